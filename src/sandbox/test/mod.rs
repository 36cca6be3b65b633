//! The neighbours, met from outside: a small bot of our own talks to them over HTTP.

mod batches;
mod connector;
mod devops;
mod graph;
mod login;
mod moods;
mod page;
mod people;
mod sprint;

use super::{Setting, Town};
use axum::http::{HeaderMap, StatusCode};
use axum::{Json, Router};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

/// A bot that remembers what it hears and says what it was told to say.
#[derive(Clone, Default)]
pub(super) struct Parrot {
    heard: Arc<Mutex<Vec<(String, Value)>>>,
    lines: Arc<Mutex<VecDeque<(u16, Value)>>>,
}

impl Parrot {
    fn hear(&self, headers: &HeaderMap, activity: Value) -> (StatusCode, String) {
        let token = headers["authorization"].to_str().unwrap().to_owned();
        self.heard.lock().unwrap().push((token, activity));
        let line = self.lines.lock().unwrap().pop_front();
        let (status, body) = line.unwrap_or((200, Value::Null));
        let body = if body.is_null() { String::new() } else { body.to_string() };
        (StatusCode::from_u16(status).unwrap(), body)
    }

    fn will_say(&self, status: u16, body: Value) {
        self.lines.lock().unwrap().push_back((status, body));
    }

    fn heard(&self) -> Vec<Value> {
        self.heard.lock().unwrap().iter().map(|(_, activity)| activity.clone()).collect()
    }

    fn tokens(&self) -> Vec<String> {
        self.heard.lock().unwrap().iter().map(|(token, _)| token.clone()).collect()
    }
}

/// A town with a parrot in it.
pub(super) struct Stage {
    pub(super) town: Town,
    pub(super) parrot: Parrot,
    client: reqwest::Client,
}

impl Stage {
    pub(super) async fn open() -> Self {
        Self::with(Setting::default()).await
    }

    pub(super) async fn with(setting: Setting) -> Self {
        let town = Town::open(setting).await.unwrap();
        let parrot = Parrot::default();
        let ear = parrot.clone();
        let hear = move |headers: HeaderMap, Json(activity): Json<Value>| async move {
            ear.hear(&headers, activity)
        };
        let router = Router::new().route("/api/messages", axum::routing::post(hear));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        town.bot_at(&format!("http://{}/api/messages", listener.local_addr().unwrap()));
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        let client = reqwest::Client::builder().tls_certs_only([]).build().unwrap();
        Self { town, parrot, client }
    }

    pub(super) fn base(&self) -> String {
        self.town.addresses().page.trim_end_matches('/').to_owned()
    }

    pub(super) async fn token_for(&self, scope: &str) -> String {
        let setting = Setting::default();
        let form = [
            ("grant_type", "client_credentials"),
            ("client_id", &setting.app_id),
            ("client_secret", &setting.secret),
            ("scope", scope),
        ];
        let (status, body) = self.login(&form).await;
        assert_eq!(status, 200, "{body}");
        body["access_token"].as_str().unwrap().to_owned()
    }

    pub(super) async fn login(&self, form: &[(&str, &str)]) -> (u16, Value) {
        let tenant = Setting::default().tenant;
        let url = format!("{}/login/{tenant}/oauth2/v2.0/token", self.base());
        let response = self.client.post(url).form(form).send().await.unwrap();
        (response.status().as_u16(), response.json().await.unwrap())
    }

    /// A call with a good token for the neighbour the path leads to.
    pub(super) async fn call(&self, method: &str, path: &str, body: &Value) -> (u16, Value) {
        let scope = match path.split('/').nth(1).unwrap() {
            "connector" => "https://api.botframework.com/.default",
            "graph" => "https://graph.microsoft.com/.default",
            _ => "499b84ac-1321-427f-aa17-267ca6975798/.default",
        };
        let token = self.token_for(scope).await;
        self.call_with(method, path, body, &format!("Bearer {token}")).await
    }

    pub(super) async fn call_with(
        &self,
        method: &str,
        path: &str,
        body: &Value,
        authorization: &str,
    ) -> (u16, Value) {
        let kind = if path.contains("/_apis/wit/workitems/") && body.is_array() {
            "application/json-patch+json"
        } else {
            "application/json"
        };
        let mut request = self
            .client
            .request(method.parse().unwrap(), format!("{}{path}", self.base()))
            .header("authorization", authorization)
            .header("content-type", kind);
        if !body.is_null() {
            request = request.body(body.to_string());
        }
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        let bytes = response.bytes().await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        (status, serde_json::from_slice(&bytes).unwrap_or(Value::String(text)))
    }

    /// The path of the team chat at the connector.
    pub(super) fn chat_path(&self) -> String {
        let id = self.town.team_chat().replace(':', "%3A").replace('@', "%40");
        format!("/connector/v3/conversations/{id}")
    }
}

/// A message with an Adaptive Card.
pub(super) fn card_message(card: &Value) -> Value {
    json!({
        "type": "message",
        "attachments": [{
            "contentType": "application/vnd.microsoft.card.adaptive", "content": card,
        }],
    })
}

#[tokio::test]
async fn many_towns_live_side_by_side() {
    let mut towns = Vec::new();
    for _ in 0..100 {
        towns.push(Town::open(Setting::default()).await.unwrap());
    }
    let pages: std::collections::BTreeSet<String> =
        towns.iter().map(|town| town.addresses().page).collect();
    assert_eq!(pages.len(), 100);
}

#[tokio::test]
async fn the_world_survives_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let setting = || Setting { keep: Some(folder.path().join("world.json")), ..Setting::default() };
    let town = Town::open(setting()).await.unwrap();
    let chat = town.team_chat();
    town.says("Ana", &chat, "report payments stuck").await;
    drop(town);
    let town = Town::open(setting()).await.unwrap();
    let world = town.world();
    assert_eq!(
        world.chat(&chat).unwrap().messages[0].text,
        "<at>Firewatch</at> report payments stuck"
    );
    let again = town.says("Ana", &chat, "report payments stuck").await;
    assert_eq!(again.status, 0, "nobody has said where the bot is");
    assert_eq!(town.world().chat(&chat).unwrap().messages.len(), 2);
}
