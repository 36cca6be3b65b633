//! Several requests in one, as Graph takes them: <https://learn.microsoft.com/en-us/graph/json-batching>

use super::{Refusal, body, route};
use crate::sandbox::door::{Answer, Call, instead};
use crate::sandbox::ground::Ground;
use crate::sandbox::moods::Service;
use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;

const MOST: usize = 20;

pub(super) fn answer(ground: &Arc<Ground>, call: &Call) -> Result<Answer, Refusal> {
    let wish = body(call)?;
    let requests = wish.get("requests").and_then(Value::as_array).map(Vec::as_slice);
    let requests = requests.filter(|list| !list.is_empty() && list.len() <= MOST);
    let words = "The number of requests in a batch has to be between 1 and 20.";
    let requests = requests.ok_or_else(|| Refusal::bad(words))?;
    let ids: BTreeSet<&str> = requests.iter().filter_map(|one| one.get("id")?.as_str()).collect();
    if ids.len() != requests.len() {
        return Err(Refusal::bad("Every request in a batch needs an id of its own."));
    }
    let mut responses: Vec<Value> =
        requests.iter().map(|request| one(ground, call, request)).collect();
    // The answers come as they please.
    responses.reverse();
    Ok(Answer::json(200, &json!({ "responses": responses })))
}

fn one(ground: &Arc<Ground>, outer: &Call, request: &Value) -> Value {
    let text = |name: &str| request.get(name).and_then(Value::as_str).unwrap_or_default();
    let answer = match inner(outer, request) {
        Ok(call) => {
            let path = call.path().join("/");
            let fault = ground.moods.strike(Service::Graph, &call.method, &path);
            let answer = fault.and_then(|fault| instead(Service::Graph, &fault));
            answer.unwrap_or_else(|| {
                route(ground, &call).unwrap_or_else(|refusal| refusal.answer(ground, &call))
            })
        }
        Err(refusal) => refusal.answer(ground, outer),
    };
    let headers: Map<String, Value> =
        answer.headers.iter().map(|(name, value)| (name.to_string(), json!(value))).collect();
    let body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    json!({ "id": text("id"), "status": answer.status, "headers": headers, "body": body })
}

fn inner(outer: &Call, request: &Value) -> Result<Call, Refusal> {
    let text = |name: &str| request.get(name).and_then(Value::as_str).unwrap_or_default();
    let url = text("url");
    let address = format!("/v1.0{url}").parse::<axum::http::Uri>().ok();
    let address = address.filter(|_| url.starts_with('/') && !url.starts_with("/v1.0"));
    let address = address.ok_or_else(|| Refusal::bad("Invalid batch URL."))?;
    let body = request.get("body").filter(|body| !body.is_null());
    let typed = request.pointer("/headers/Content-Type").is_some();
    if body.is_some() && !typed {
        return Err(Refusal::bad("Write request id does not contain Content-Type header."));
    }
    let mut headers = HeaderMap::new();
    if let Some(token) = outer.headers.get(AUTHORIZATION) {
        headers.insert(AUTHORIZATION, token.clone());
    }
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    Ok(Call::inner(text("method"), &address, headers, body))
}
