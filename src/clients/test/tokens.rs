//! Getting, keeping and dropping tokens.

use super::{Heard, NOW, Script, Town, answer, ok, send, tokens};
use crate::clients::token::Scope;
use crate::clients::{Service, TroubleKind};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use incident::MessageId;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;

#[tokio::test]
async fn fifty_who_want_a_token_make_one_request() {
    let town = Town::open(|_, _| ok(json!({}))).await;
    let tokens = tokens(&town.base);
    let asking: Vec<_> = (0..50)
        .map(|_| {
            let tokens = Arc::clone(&tokens);
            tokio::spawn(async move { tokens.token(Scope::Graph, NOW).await.unwrap() })
        })
        .collect();
    for one in asking {
        assert_eq!(one.await.unwrap().expose_secret(), "token 1");
    }
    let asked = town.tokens.lock().unwrap().clone();
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].line, "POST /t/oauth2/v2.0/token");
    let form: Vec<_> = url::form_urlencoded::parse(&asked[0].body).collect();
    for (name, value) in [
        ("grant_type", "client_credentials"),
        ("client_id", "app"),
        ("client_secret", "s&cret"),
        ("scope", "https://graph.microsoft.com/.default"),
    ] {
        assert!(form.contains(&(name.into(), value.into())), "{name}");
    }
}

#[tokio::test]
async fn a_token_is_kept_until_five_minutes_before_its_end_and_for_its_scope_only() {
    let town = Town::open(|_, _| ok(json!({}))).await;
    let tokens = tokens(&town.base);
    let later = |minutes| NOW.plus(Duration::from_mins(minutes));
    for (scope, now, expected) in [
        (Scope::Graph, NOW, "token 1"),
        (Scope::Connector, NOW, "token 2"),
        (Scope::DevOps, NOW, "token 3"),
        (Scope::Graph, later(54), "token 1"),
        (Scope::Graph, later(55), "token 4"),
        (Scope::Graph, later(56), "token 4"),
    ] {
        let token = tokens.token(scope, now).await.unwrap();
        assert_eq!(token.expose_secret(), expected, "{scope:?} {now:?}");
    }
    let old = SecretString::from("token 1");
    tokens.forget(Scope::Graph, &old).await;
    let token = tokens.token(Scope::Graph, later(56)).await.unwrap();
    assert_eq!(token.expose_secret(), "token 4", "only the refused one is dropped");
}

#[tokio::test]
async fn why_there_is_no_token() {
    let refused = || {
        answer(
            401,
            json!({"error": "invalid_client", "error_codes": [7_000_215],
            "error_description": "AADSTS7000215: Invalid client secret provided."}),
        )
    };
    let busy = || (StatusCode::TOO_MANY_REQUESTS, [("retry-after", "7")]).into_response();
    let down = || (StatusCode::BAD_GATEWAY, "<html>").into_response();
    let odd = || ok(json!({"hello": "world"}));
    for (login, expected) in [
        (Arc::new(move |_: &Heard, _| refused()) as Script, TroubleKind::Unauthorised),
        (Arc::new(move |_: &Heard, _| busy()), TroubleKind::Throttled),
        (Arc::new(move |_: &Heard, _| down()), TroubleKind::NotSent),
        (Arc::new(move |_: &Heard, _| odd()), TroubleKind::NotSent),
    ] {
        let town = Town::with_login(|_, _| ok(json!({})), move |heard, n| login(heard, n)).await;
        let trouble = send(&town).await.unwrap_err();
        assert_eq!((trouble.service, trouble.kind), (Service::Login, expected));
        assert!(town.lines().is_empty(), "nothing was sent");
        if expected == TroubleKind::Unauthorised {
            assert_eq!(trouble.code, "invalid_client");
            assert!(trouble.detail.contains("AADSTS7000215"), "{trouble}");
        }
        let busy = expected == TroubleKind::Throttled;
        assert_eq!(trouble.retry_after, busy.then_some(Duration::from_secs(7)));
        assert!(!format!("{trouble:?}").contains("s&cret"));
    }
}

#[tokio::test]
async fn who_waits_for_a_token_shares_the_failure() {
    let town = Town::with_login(
        |_, _| ok(json!({})),
        |_, _| answer(400, json!({"error": "invalid_client"})),
    )
    .await;
    let tokens = tokens(&town.base);
    let asking: Vec<_> = (0..20)
        .map(|_| {
            let tokens = Arc::clone(&tokens);
            tokio::spawn(async move { tokens.token(Scope::Graph, NOW).await.is_err() })
        })
        .collect();
    for one in asking {
        assert!(one.await.unwrap());
    }
    assert_eq!(town.tokens.lock().unwrap().len(), 1);
    assert!(tokens.token(Scope::Graph, NOW).await.is_err());
    assert_eq!(town.tokens.lock().unwrap().len(), 2, "who comes later asks again");
}

#[tokio::test]
async fn a_refused_token_is_replaced_once() {
    let town = Town::open(|heard, _| {
        if heard.header("authorization") == "Bearer token 1" {
            answer(401, json!({}))
        } else {
            answer(201, json!({"id": "17"}))
        }
    })
    .await;
    assert_eq!(send(&town).await.unwrap(), Some(MessageId::from("17")));
    assert_eq!(town.heard.lock().unwrap().len(), 2);

    let town = Town::open(|_, _| answer(401, json!({}))).await;
    assert_eq!(send(&town).await.unwrap_err().kind, TroubleKind::Unauthorised);
    assert_eq!(town.heard.lock().unwrap().len(), 2);
    assert_eq!(town.tokens.lock().unwrap().len(), 2);
}
