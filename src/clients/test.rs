//! Our voices against small servers on this machine.

use super::teams::Place;
use super::token::{Credential, Identity, Tokens};
use super::{Addresses, Neighbours, Trouble, devops, http};
use crate::wire::Trusted;
use crate::wire::connector::Message;
use axum::Router;
use axum::body::{Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use incident::{ChatId, MessageId, Moment};
use secrecy::SecretString;
use serde_json::{Value, json};
use std::future::pending;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::TcpListener;

mod graph;
mod remedies;
mod requests;
mod tokens;
mod troubles;

/// 2026-07-29T08:00:00Z.
const NOW: Moment = Moment(1_785_312_000_000);

/// One request as a neighbour heard it.
#[derive(Clone, Debug)]
struct Heard {
    line: String,
    headers: HeaderMap,
    body: Bytes,
}

impl Heard {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

type Script = Arc<dyn Fn(&Heard, usize) -> Response + Send + Sync>;

/// All neighbours in one server: tokens are given freely, everything else follows the script.
#[derive(Clone)]
struct Town {
    base: String,
    heard: Arc<Mutex<Vec<Heard>>>,
    tokens: Arc<Mutex<Vec<Heard>>>,
    script: Script,
    login: Script,
}

async fn listen(State(town): State<Town>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    let heard =
        Heard { line: format!("{} {}", parts.method, parts.uri), headers: parts.headers, body };
    let token = heard.line.ends_with("/oauth2/v2.0/token");
    let (log, script) =
        if token { (&town.tokens, &town.login) } else { (&town.heard, &town.script) };
    let count = {
        let mut log = log.lock().unwrap();
        log.push(heard.clone());
        log.len()
    };
    if token {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let response = script(&heard, count);
    if response.status() == StatusCode::IM_A_TEAPOT { pending().await } else { response }
}

impl Town {
    async fn open(script: impl Fn(&Heard, usize) -> Response + Send + Sync + 'static) -> Self {
        let token = |_: &Heard, count| {
            let token = format!("token {count}");
            ok(json!({"token_type": "Bearer", "expires_in": 3600, "access_token": token}))
        };
        Self::with_login(script, token).await
    }

    async fn with_login(
        script: impl Fn(&Heard, usize) -> Response + Send + Sync + 'static,
        login: impl Fn(&Heard, usize) -> Response + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let town = Self {
            base: format!("http://{}", listener.local_addr().unwrap()),
            heard: Arc::default(),
            tokens: Arc::default(),
            script: Arc::new(script),
            login: Arc::new(login),
        };
        let router = Router::new().fallback(listen).with_state(town.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        town
    }

    fn neighbours(&self) -> Neighbours {
        neighbours(&self.base)
    }

    fn lines(&self) -> Vec<String> {
        self.heard.lock().unwrap().iter().map(|heard| heard.line.clone()).collect()
    }

    fn last(&self) -> Heard {
        self.heard.lock().unwrap().last().unwrap().clone()
    }
}

fn tokens(base: &str) -> Arc<Tokens> {
    let identity = Identity {
        login: base.to_owned(),
        tenant_id: "t".to_owned(),
        app_id: "app".to_owned(),
        credential: Credential::Secret(SecretString::from("s&cret")),
    };
    Arc::new(Tokens::new(http::client().unwrap(), identity, Arc::default()).unwrap())
}

fn neighbours(base: &str) -> Neighbours {
    neighbours_trusting(base, base)
}

/// Those of a town, with a Connector that is somewhere else.
fn neighbours_trusting(base: &str, connector: &str) -> Neighbours {
    let place = devops::Place {
        base: format!("{base}/devops/"),
        organization: "redcross".to_owned(),
        project: "121 Platform".to_owned(),
        team: "121 Platform Team".to_owned(),
    };
    let addresses = Addresses {
        connectors: Trusted::new(vec![connector.parse().unwrap()]),
        graph: format!("{base}/v1.0/"),
        devops: place,
    };
    Neighbours::new(&http::client().unwrap(), &tokens(base), &addresses, None, &Arc::default())
}

fn ok(json: Value) -> Response {
    axum::Json(json).into_response()
}

fn answer(status: u16, body: Value) -> Response {
    (StatusCode::from_u16(status).unwrap(), axum::Json(body)).into_response()
}

fn chat() -> ChatId {
    ChatId::from("19:ab@thread.v2;messageid=5")
}

fn hello() -> Message {
    Message::text("hello".to_owned(), vec![])
}

async fn send(town: &Town) -> Result<Option<MessageId>, Trouble> {
    let (url, chat) = (format!("{}/emea/t/", town.base), chat());
    let place = Place { service_url: &url, conversation: &chat };
    town.neighbours().teams.send(place, &hello(), NOW).await
}
