//! People, calendars, batches and installations, as Graph hears of them.

use super::{NOW, Town, answer, chat, ok};
use crate::clients::TroubleKind;
use crate::clients::graph::calendar::calendar_time;
use crate::wire::graph::ChatRole;
use crate::wire::graph::calendar::{Attendee, EventBody, NewEvent};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use incident::{ChatId, Moment, PersonId};
use serde_json::{Value, json};
use std::time::Duration;

fn ids(count: usize) -> Vec<PersonId> {
    (0..count).map(|n| PersonId::new(&format!("person-{n}"))).collect()
}

/// Answers each request of a batch with this, the last one first.
fn batched(heard: &super::Heard, one: impl Fn(&Value) -> (u16, Value)) -> axum::response::Response {
    let requests = heard.json()["requests"].as_array().unwrap().clone();
    let responses = requests.iter().rev().map(|request| {
        let (status, body) = one(request);
        json!({ "id": request["id"], "status": status, "body": body,
                "headers": { "Retry-After": "7", "bad name": "x" } })
    });
    ok(json!({ "responses": responses.collect::<Vec<_>>() }))
}

#[tokio::test]
async fn people_are_looked_up_twenty_at_a_time_and_strangers_left_out() {
    let town = Town::open(|heard, _| {
        batched(heard, |request| match request["url"].as_str().unwrap() {
            url if url.starts_with("/users/person-3?") => (404, json!({})),
            url => (200, json!({ "id": url, "userType": "Guest" })),
        })
    })
    .await;
    let found = town.neighbours().graph.users(&ids(45), NOW).await.unwrap();
    assert_eq!(found.len(), 44);
    assert!(found[3].id.starts_with("/users/person-4?$select=id,"), "{}", found[3].id);
    assert_eq!(town.lines(), vec!["POST /v1.0/$batch"; 3]);
}

#[tokio::test]
async fn one_of_a_batch_can_fail_alone() {
    let town = Town::open(|heard, _| {
        batched(heard, |request| match request["id"].as_str().unwrap() {
            "1" => (429, json!({ "error": { "code": "TooManyRequests", "message": "later" } })),
            _ => (201, Value::Null),
        })
    })
    .await;
    let people: Vec<_> = ids(3).into_iter().map(|id| (id, ChatRole::Guest)).collect();
    let graph = town.neighbours().graph;
    let added = graph.add_chat_members(&chat(), &people, NOW).await.unwrap();
    let trouble = added[1].clone().unwrap_err();
    assert_eq!((added[0].is_ok(), added[2].is_ok()), (true, true));
    assert_eq!(trouble.kind, TroubleKind::Throttled);
    assert_eq!(trouble.retry_after, Some(Duration::from_secs(7)));
    let sent = town.last().json()["requests"][0].clone();
    assert_eq!(sent["url"], "/chats/19%3Aab%40thread.v2%3Bmessageid%3D5/members");
    assert_eq!(sent["headers"], json!({ "Content-Type": "application/json" }));
    assert_eq!(sent["body"]["visibleHistoryStartDateTime"], "0001-01-01T00:00:00Z");
    assert_eq!(sent["body"]["roles"], json!(["guest"]));
    let one = graph.add_chat_members(&chat(), &people[..1], NOW).await;
    assert!(town.last().line.ends_with("/members"), "one needs no batch: {one:?}");
}

#[tokio::test]
async fn an_answer_that_is_missing_from_a_batch_is_no_yes() {
    let town = Town::open(|_, _| ok(json!({ "responses": [] }))).await;
    let people: Vec<_> = ids(2).into_iter().map(|id| (id, ChatRole::Owner)).collect();
    let added = town.neighbours().graph.add_chat_members(&chat(), &people, NOW).await.unwrap();
    assert!(added.iter().all(|one| one.as_ref().is_err_and(|it| it.kind == TroubleKind::Later)));
}

#[tokio::test]
async fn presence_is_asked_for_all_at_once_and_read_leniently() {
    let town = Town::open(|_, _| {
        ok(json!({ "value": [{ "id": "p", "availability": "Busy", "activity": 7 }] }))
    })
    .await;
    let got = town.neighbours().graph.presences(&ids(700), NOW).await.unwrap();
    assert_eq!((got[0].availability.as_deref(), got[0].activity.as_deref()), (Some("Busy"), None));
    let heard = town.last();
    assert_eq!(heard.line, "POST /v1.0/communications/getPresencesByUserId");
    assert_eq!(heard.json()["ids"].as_array().unwrap().len(), 650);
}

#[tokio::test]
async fn somebody_is_found_by_mail_or_sign_in_name() {
    let town = Town::open(|_, _| ok(json!({ "value": [{ "id": "p" }] }))).await;
    let got = town.neighbours().graph.users_by_mail("o'x@a.example", NOW).await.unwrap();
    assert_eq!(got[0].id, "p");
    let filter = "mail%20eq%20%27o%27%27x%40a.example%27%20or%20userPrincipalName%20eq%20%27o%27%27x%40a.example%27";
    assert!(town.last().line.contains(filter), "{}", town.last().line);
}

#[tokio::test]
async fn a_meeting_carries_what_makes_a_repeat_harmless() {
    let town = Town::open(|_, _| {
        answer(201, json!({ "id": "e", "webLink": "w", "onlineMeeting": { "joinUrl": "j" } }))
    })
    .await;
    let event = NewEvent {
        subject: "Post-mortem".to_owned(),
        body: EventBody::html("<p>agenda</p>".to_owned()),
        start: calendar_time(NOW),
        end: calendar_time(Moment(NOW.0 + 6_300_000)),
        attendees: vec![Attendee::required("a@a.example".to_owned(), "Ana".to_owned())],
        is_online_meeting: true,
        transaction_id: "inc-7".to_owned(),
        allow_new_time_proposals: true,
    };
    let made = town.neighbours().graph.create_event(&ids(1)[0], &event, NOW).await.unwrap();
    assert_eq!(made.online_meeting.unwrap().join_url.as_deref(), Some("j"));
    let heard = town.last();
    assert_eq!(heard.line, "POST /v1.0/users/person-0/events");
    let body = heard.json();
    assert_eq!(body["start"], json!({ "dateTime": "2026-07-29T08:00:00", "timeZone": "UTC" }));
    assert_eq!(body["end"]["dateTime"], "2026-07-29T09:45:00");
    assert_eq!(body["transactionId"], "inc-7");
    assert_eq!(body["attendees"][0]["emailAddress"]["address"], "a@a.example");
}

#[tokio::test]
async fn free_time_is_read_and_a_calendar_without_any_is_no_failure() {
    let town = Town::open(|_, _| {
        ok(json!({ "value": [
            { "scheduleId": "a@a.example", "availabilityView": "0021" },
            { "scheduleId": "b@a.example", "error": { "responseCode": "ErrorMailRecipientNotFound" } },
        ] }))
    })
    .await;
    let until = Moment(NOW.0 + 7_200_000);
    let graph = town.neighbours().graph;
    let got = graph.schedules(&ids(1)[0], &["a@a.example"; 30], (NOW, until, 30), NOW).await;
    let views: Vec<_> = got.unwrap().into_iter().map(|one| one.availability_view).collect();
    assert_eq!(views, [Some("0021".to_owned()), None]);
    let heard = town.last();
    assert_eq!(heard.line, "POST /v1.0/users/person-0/calendar/getSchedule");
    assert_eq!(heard.json()["schedules"].as_array().unwrap().len(), 20);
}

#[tokio::test]
async fn an_installation_is_found_and_upgraded_with_the_whole_set() {
    let town = Town::open(|heard, _| {
        if heard.line.starts_with("GET") {
            let of = |id: &str, app: &str| json!({ "id": id, "teamsApp": { "id": app } });
            ok(json!({ "value": [of("1", "other"), of("2", "cat-1")] }))
        } else {
            StatusCode::NO_CONTENT.into_response()
        }
    })
    .await;
    let graph = town.neighbours().graph;
    let found = graph.installed_app(&chat(), "cat-1", NOW).await.unwrap().unwrap();
    assert_eq!(found.id, "2");
    graph.upgrade_app(&chat(), &found.id, &["ChatMessage.Read.Chat"], NOW).await.unwrap();
    let heard = town.last();
    assert!(heard.line.ends_with("/installedApps/2/upgrade"), "{}", heard.line);
    let set = &heard.json()["consentedPermissionSet"]["resourceSpecificPermissions"];
    assert_eq!(set[0]["permissionValue"], "ChatMessage.Read.Chat");
}

#[tokio::test]
async fn what_a_chat_consented_to_is_read_as_graph_writes_it() {
    let town = Town::open(|heard, _| {
        let kind = if heard.line.contains("19%3Aa") { "Application" } else { "delegated" };
        let set = json!({ "resourceSpecificPermissions": [
            { "permissionValue": "ChatSettings.ReadWrite.Chat", "permissionType": kind },
        ] });
        ok(json!({ "value": [
            { "id": "1", "teamsApp": { "id": "cat-1" }, "consentedPermissionSet": set },
        ] }))
    })
    .await;
    let graph = town.neighbours().graph;
    let may = async |chat: &str| {
        let found = graph.consent(&ChatId::from(chat), "o'clock", NOW).await.unwrap();
        found.unwrap().may("ChatSettings.ReadWrite.Chat")
    };
    assert_eq!(may("19:a").await, Some(true));
    let line = town.last().line;
    assert!(line.contains("$select=id,consentedPermissionSet"), "{line}");
    assert!(line.contains("teamsApp%2FexternalId%20eq%20%27o%27%27clock%27"), "{line}");
    assert_eq!(may("19:b").await, Some(false), "somebody else's permission is not the app's own");
}

#[tokio::test]
async fn every_request_to_graph_has_a_name_of_its_own() {
    let town = Town::open(|_, _| ok(json!({ "id": "x" }))).await;
    let graph = town.neighbours().graph;
    let mut names = Vec::new();
    for _ in 0..2 {
        graph.chat(&chat(), NOW).await.unwrap();
        names.push(town.last().header("client-request-id").to_owned());
    }
    assert!(names.iter().all(|name| uuid::Uuid::parse_str(name).is_ok()), "{names:?}");
    assert_ne!(names[0], names[1]);
}
