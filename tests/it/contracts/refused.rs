//! The judge of requests, judged: each of these is not as published, for the reason that stands
//! beside it. A judge that lets one pass would let ours pass too.

use super::{judge, published};
use firewatch::sandbox::Request;
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn request(method: &str, address: &str, kind: &str, body: Value) -> Request {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let mut headers = BTreeMap::from([("authorization".to_owned(), "Bearer".to_owned())]);
    if !kind.is_empty() {
        headers.insert("content-type".to_owned(), kind.to_owned());
    }
    let (method, path, query) = (method.to_owned(), path.to_owned(), query.to_owned());
    Request { at: 0, method, path, query, headers, body, status: 0, answer: Value::Null }
}

const JSON: &str = "application/json";
const PATCH: &str = "application/json-patch+json";
const WIT: &str = "/devops/o/p/_apis/wit";

fn member(id: &str, roles: &[&str]) -> Value {
    json!({ "@odata.type": "#microsoft.graph.aadUserConversationMember", "roles": roles,
            "user@odata.bind": format!("https://graph.microsoft.com/v1.0/users('{id}')") })
}

fn three() -> Value {
    json!([member("a", &["owner"]), member("b", &["owner"]), member("c", &["guest"])])
}

fn chat(topic: &str) -> Value {
    json!({ "chatType": "group", "topic": topic, "members": three() })
}

fn title() -> Value {
    json!([{ "op": "add", "path": "/fields/System.Title", "value": "x" }])
}

/// Requests to Graph, with what is wrong about each.
fn to_graph() -> Vec<(Request, &'static str)> {
    vec![
        (request("POST", "/graph/v1.0/me/chats", JSON, chat("x")), "no such operation"),
        (request("PUT", "/graph/v1.0/chats", JSON, chat("x")), "no such operation"),
        (request("POST", "/graph/v1.0/chats", JSON, chat("INC-1: payments")), "/topic"),
        (request("POST", "/graph/v1.0/chats", JSON, json!({ "chatType": "group" })), "members"),
        (request("POST", "/graph/v1.0/chats", "text/plain", chat("x")), "content type"),
        (request("POST", "/graph/v1.0/chats", JSON, Value::Null), "the body is missing"),
        (request("GET", "/graph/v1.0/users/u/chats?$top=many", "", Value::Null), "cannot be many"),
        (request("GET", "/graph/v1.0/users/u/chats?top=5", "", Value::Null), "top is unknown"),
    ]
}

/// Requests to Azure `DevOps`, the Bot Connector and the login, with what is wrong about each.
fn to_others() -> Vec<(Request, &'static str)> {
    vec![
        (request("POST", &format!("{WIT}/workitems/$Bug"), PATCH, title()), "api-version"),
        (
            request("POST", &format!("{WIT}/workitems/$Bug?api-version=7.1"), JSON, title()),
            "content type",
        ),
        (
            request(
                "POST",
                &format!("{WIT}/workitems/$Bug?api-version=7.1"),
                PATCH,
                json!([{ "op": "put", "path": "/fields/System.Title", "value": "x" }]),
            ),
            "/0/op",
        ),
        (
            request(
                "POST",
                &format!("{WIT}/workItems/7/comments?api-version=7.1-preview.4&format=rtf"),
                JSON,
                json!({ "text": "x" }),
            ),
            "format cannot be rtf",
        ),
        (
            request(
                "POST",
                "/connector/v3/conversations/19%3Aa/activities",
                JSON,
                json!({ "type": "message", "txt": "hello" }),
            ),
            "txt",
        ),
        (
            request(
                "POST",
                "/connector/v3/conversations/19%3Aa/activities",
                JSON,
                json!({ "type": "message", "attachments": "card" }),
            ),
            "/attachments",
        ),
        (request("POST", "/login/t/oauth2/v2.0/token", JSON, json!({})), "with a form"),
        (
            request(
                "POST",
                "/login/t/oauth2/v2.0/token",
                "application/x-www-form-urlencoded",
                json!(["grant_type", "client_id", "client_secret"]),
            ),
            "the form has the fields",
        ),
    ]
}

#[test]
fn what_is_not_as_published_is_found() {
    let Some(operations) = published() else { return };
    let good = [
        request("POST", "/graph/v1.0/chats", JSON, chat("INC-1 payments")),
        request("POST", &format!("{WIT}/workitems/$Bug?api-version=7.1"), PATCH, title()),
        request("GET", "/graph/v1.0/users/u/chats?$top=50", "", Value::Null),
    ];
    for request in good {
        assert!(judge(operations, &request).is_ok_and(|found| found.is_some()), "{request:?}");
    }
    for (request, reason) in to_graph().into_iter().chain(to_others()) {
        let why = judge(operations, &request).err().unwrap_or_default();
        assert!(why.contains(reason), "{} {}: {why:?}", request.method, request.path);
    }
    let mut stranger = request("GET", "/graph/v1.0/users/u", "", Value::Null);
    stranger.headers.clear();
    assert!(judge(operations, &stranger).err().unwrap().contains("no token"));
}

fn answered(request: Request, status: u16, answer: Value) -> Request {
    Request { status, answer, ..request }
}

#[test]
fn an_answer_of_the_town_that_is_not_as_published_is_found() {
    let Some(operations) = published() else { return };
    let get = |address: &str| request("GET", address, "", Value::Null);
    let wrong = [
        (answered(get("/graph/v1.0/chats/c"), 200, json!({ "topic": 5 })), "/topic"),
        (answered(get("/graph/v1.0/chats/c"), 202, Value::Null), "202 is not published"),
        (answered(get("/graph/v1.0/chats/c"), 404, json!({ "error": "no" })), "/error"),
        (
            answered(
                get(&format!("{WIT}/workitems/7?api-version=7.1")),
                200,
                json!({ "rev": "1" }),
            ),
            "/rev",
        ),
        (
            answered(
                get("/devops/o/p/t/_apis/work/teamsettings/iterations?api-version=7.1"),
                200,
                json!({ "count": 1, "value": [{ "name": 7 }] }),
            ),
            "/0/name",
        ),
    ];
    for (request, reason) in wrong {
        let operation = judge(operations, &request).unwrap().unwrap();
        let why = operation.answers(&request).unwrap_err();
        assert!(why.contains(reason), "{} {}: {why}", request.method, request.path);
    }
    let right = answered(get("/graph/v1.0/chats/c"), 200, json!({ "topic": "x" }));
    let operation = judge(operations, &right).unwrap().unwrap();
    assert_eq!(operation.answers(&right), Ok(()));
}

#[test]
fn what_is_sent_within_a_batch_is_judged_by_itself() {
    let Some(operations) = published() else { return };
    let inner = |url: &str, body: Value| {
        json!({ "id": "1", "method": "POST", "url": url, "body": body,
                "headers": { "Content-Type": JSON } })
    };
    let batch = |inner: Value| {
        let body = json!({ "requests": [inner] });
        let answer = json!({ "responses": [{ "id": "1", "status": 201 }] });
        answered(request("POST", "/graph/v1.0/$batch", JSON, body), 200, answer)
    };
    let joining = member("a", &["owner"]);
    let sent = super::batched(&batch(inner("/chats/c/members", joining)));
    assert_eq!(sent.len(), 1);
    assert_eq!((sent[0].path.as_str(), sent[0].status), ("/graph/v1.0/chats/c/members", 201));
    assert!(judge(operations, &sent[0]).is_ok());
    for (url, body) in [
        ("/chats/c/members", json!({ "roles": ["king"] })),
        ("/v1.0/chats/c/members", member("a", &["owner"])),
    ] {
        let sent = super::batched(&batch(inner(url, body)));
        assert!(judge(operations, &sent[0]).is_err(), "{url}");
    }
}
