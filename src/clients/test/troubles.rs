//! Every way a request can fail.

use super::{NOW, Town, answer, chat, hello, neighbours_trusting, ok, send};
use crate::clients::teams::Place;
use crate::clients::trouble::retry_after;
use crate::clients::{Service, Trouble, TroubleKind};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use incident::{MessageId, WorkItemId};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::net::TcpListener;

/// What a `post` and a `put` make of the same answer.
async fn both(status: u16, body: Value) -> (Trouble, Trouble) {
    let town = Town::open(move |_, _| answer(status, body.clone())).await;
    let sent = send(&town).await.unwrap_err();
    let (url, chat) = (format!("{}/emea/t", town.base), chat());
    let place = Place { service_url: &url, conversation: &chat };
    let id = MessageId::from("1");
    let updated = town.neighbours().teams.update(place, &id, &hello(), NOW).await.unwrap_err();
    (sent, updated)
}

#[tokio::test]
async fn every_status_has_its_meaning() {
    use TroubleKind::{Conflict, Gone, Later, Refused, Throttled, Uncertain};
    for (status, posting, putting) in [
        (302, Refused, Refused),
        (400, Refused, Refused),
        (403, Refused, Refused),
        (404, Gone, Gone),
        (408, Uncertain, Later),
        (409, Conflict, Conflict),
        (410, Gone, Gone),
        (412, Later, Later),
        (413, Refused, Refused),
        (429, Throttled, Throttled),
        (500, Uncertain, Later),
        (502, Uncertain, Later),
        (503, Uncertain, Later),
        (504, Uncertain, Later),
    ] {
        let complaint = json!({"error": {"code": "TheirCode", "message": "their words"}});
        let (sent, updated) = both(status, complaint).await;
        assert_eq!((sent.kind, updated.kind), (posting, putting), "{status}");
        assert_eq!(
            (sent.service, sent.operation, sent.status),
            (Service::Teams, "send", Some(status))
        );
        assert_eq!((sent.code.as_str(), sent.detail.as_str()), ("TheirCode", "their words"));
    }
}

#[tokio::test]
async fn their_words_are_kept_short_and_traceable() {
    let (sent, _) = both(400, json!({"error": {"message": "é\n".repeat(999)}})).await;
    assert_eq!(sent.detail.chars().count(), 300);
    assert!(!sent.detail.contains('\n'));

    let town = Town::open(|_, _| {
        let body = axum::Json(json!({"$id": "1", "typeKey": "RuleValidationException",
            "message": "TF401320: Rule Error"}));
        (StatusCode::BAD_REQUEST, [("activityid", "a-1"), ("retry-after", "1.5")], body)
            .into_response()
    })
    .await;
    let trouble = town.neighbours().devops.teams(NOW).await.unwrap_err();
    assert_eq!(trouble.code, "RuleValidationException");
    assert_eq!(trouble.detail, "TF401320: Rule Error [activityid a-1]");
    assert_eq!(trouble.retry_after, Some(Duration::from_millis(1500)));
    assert_eq!(
        trouble.to_string(),
        "Azure DevOps (teams): 400: RuleValidationException: TF401320: Rule Error [activityid a-1]"
    );
}

#[tokio::test]
async fn a_conflict_on_a_work_item_is_one() {
    let town =
        Town::open(|_, _| answer(412, json!({"typeKey": "TestOperationFailedException"}))).await;
    let neighbours = town.neighbours();
    let changed = neighbours.devops.update_work_item(WorkItemId(7), 3, &[], NOW).await;
    assert_eq!(changed.unwrap_err().kind, TroubleKind::Conflict);
}

#[tokio::test]
async fn a_sign_in_page_means_that_we_are_not_let_in() {
    for status in [200, 203, 302] {
        let town = Town::open(move |_, _| {
            let status = StatusCode::from_u16(status).unwrap();
            (status, [("content-type", "text/html; charset=utf-8")], "<html>").into_response()
        })
        .await;
        let made = town.neighbours().devops.create_work_item("Bug", &[], NOW).await;
        assert_eq!(made.unwrap_err().kind, TroubleKind::Unauthorised, "{status}");
    }
}

#[tokio::test]
async fn an_answer_we_cannot_read_leaves_open_what_was_done() {
    let town = Town::open(|_, _| ok(json!({"surprise": "secret words"}))).await;
    let devops = town.neighbours().devops;
    let made = devops.create_work_item("Bug", &[], NOW).await.unwrap_err();
    assert_eq!(made.kind, TroubleKind::Uncertain);
    assert!(!made.to_string().contains("secret words"));
    let found = devops.wiql("SELECT", 5, NOW).await.unwrap_err();
    assert_eq!(found.kind, TroubleKind::Later, "never taken for: nothing was found");
}

#[tokio::test]
async fn who_is_not_there_was_not_asked() {
    let town = Town::open(|_, _| ok(json!({}))).await;
    let gone = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", gone.local_addr().unwrap());
    drop(gone);
    let neighbours = neighbours_trusting(&town.base, &url);
    let chat = chat();
    let place = Place { service_url: &url, conversation: &chat };
    let trouble = neighbours.teams.send(place, &hello(), NOW).await.unwrap_err();
    assert_eq!(trouble.kind, TroubleKind::NotSent, "{trouble}");
    assert!(!trouble.detail.contains("thread.v2"), "{trouble}");
    let broken = Place { service_url: "no address", conversation: &chat };
    let trouble = neighbours.teams.send(broken, &hello(), NOW).await.unwrap_err();
    assert_eq!(trouble.kind, TroubleKind::Refused, "{trouble}");
}

#[tokio::test(start_paused = true)]
async fn silence_leaves_open_what_was_done() {
    let town = Town::open(|_, _| StatusCode::IM_A_TEAPOT.into_response()).await;
    assert_eq!(send(&town).await.unwrap_err().kind, TroubleKind::Uncertain);
    let settings = town.neighbours().devops.team_settings(NOW).await;
    assert_eq!(settings.unwrap_err().kind, TroubleKind::Later);
}

#[tokio::test]
async fn hanging_up_leaves_open_what_was_done() {
    let town = Town::open(|_, _| ok(json!({}))).await;
    let rude = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", rude.local_addr().unwrap());
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = rude.accept().await.unwrap();
            let mut some = [0; 512];
            let _read = tokio::io::AsyncReadExt::read(&mut stream, &mut some).await;
        }
    });
    let chat = chat();
    let place = Place { service_url: &url, conversation: &chat };
    let teams = neighbours_trusting(&town.base, &url).teams;
    let trouble = teams.send(place, &hello(), NOW).await.unwrap_err();
    assert_eq!(trouble.kind, TroubleKind::Uncertain, "{trouble}");
}

#[test]
fn when_to_ask_again() {
    let seconds = |seconds| Some(Duration::from_secs(seconds));
    assert_eq!(retry_after("10", NOW), seconds(10));
    assert_eq!(retry_after(" 2.128 ", NOW), Some(Duration::from_millis(2128)));
    assert_eq!(retry_after("Wed, 29 Jul 2026 08:01:30 GMT", NOW), seconds(90));
    assert_eq!(retry_after("Wed, 29 Jul 2026 07:00:00 GMT", NOW), seconds(0));
    for nonsense in ["", "soon", "-1", "NaN", "inf", "1e999"] {
        assert_eq!(retry_after(nonsense, NOW), None, "{nonsense}");
    }
}
