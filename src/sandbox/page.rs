//! The page on which a person plays the scene: its files, its view of the world, its deeds.

use super::cards;
use super::delivery::Delivered;
use super::ground::Ground;
use super::moods::{Service, Weather};
use super::teams::{self, Saying};
use super::view;
use axum::extract::{Query, Request, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, ORIGIN};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use futures_util::{Stream, StreamExt};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;
use tokio_stream::wrappers::WatchStream;

const CARDS: &str = include_str!(concat!(env!("OUT_DIR"), "/adaptivecards.min.js"));
const MARKDOWN: &str = include_str!(concat!(env!("OUT_DIR"), "/markdown-it.min.js"));

/// Address, media type, content.
const FILES: [(&str, &str, &str); 7] = [
    ("/", "text/html; charset=utf-8", include_str!("page/index.html")),
    ("/page.css", "text/css; charset=utf-8", include_str!("page/page.css")),
    ("/page.js", "text/javascript; charset=utf-8", include_str!("page/page.js")),
    ("/cards.js", "text/javascript; charset=utf-8", include_str!("page/cards.js")),
    ("/board.js", "text/javascript; charset=utf-8", include_str!("page/board.js")),
    ("/adaptivecards.js", "text/javascript; charset=utf-8", CARDS),
    ("/markdown-it.js", "text/javascript; charset=utf-8", MARKDOWN),
];

/// Scripts from here only, whatever a card or a message contains.
const POLICY: &str = "default-src 'self'; img-src 'self' https: data:; style-src 'self' \
                      'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

pub(super) fn router() -> Router<Arc<Ground>> {
    let mut router = Router::new();
    for (address, kind, content) in FILES {
        let file = move || async move {
            ([(CONTENT_TYPE, kind), (CONTENT_SECURITY_POLICY, POLICY)], content)
        };
        router = router.route(address, get(file));
    }
    router
        .route("/world", get(world))
        .route("/events", get(events))
        .route("/say", post(say))
        .route("/press", post(press))
        .route("/refresh", post(refresh))
        .route("/open", post(open))
        .route("/submit", post(submit))
        .route("/weather", get(weather).post(set_weather))
        .layer(middleware::from_fn(guard))
}

/// Answers only who asks for this machine by name, so that no page from elsewhere can look in by
/// pointing a name of its own here; and takes deeds only from our own page.
async fn guard(request: Request, next: Next) -> Response {
    match refusal(&request) {
        Some(refusal) => refusal.into_response(),
        None => next.run(request).await,
    }
}

fn refusal(request: &Request) -> Option<(StatusCode, &'static str)> {
    let text =
        |name| request.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let host = text(HOST).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _port)| name);
    if !["127.0.0.1", "localhost"].contains(&name) {
        return Some((StatusCode::MISDIRECTED_REQUEST, "This page is for this machine only.\n"));
    }
    let own = text(ORIGIN).is_none_or(|origin| origin == format!("http://{host}"));
    let deed = request.method() == Method::POST;
    (deed && !own).then_some((StatusCode::FORBIDDEN, "Only the page itself may do that.\n"))
}

async fn world(
    State(ground): State<Arc<Ground>>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Json<Value> {
    let who = query.get("as").map(String::as_str).unwrap_or_default();
    let version = *ground.changes().borrow();
    let mut seen = ground.look(|world| view::seen_by(world, who, ground.now()));
    if let Some(fields) = seen.as_object_mut() {
        fields.insert("version".to_owned(), json!(version));
        fields.insert("renderer".to_owned(), json!(!CARDS.is_empty() && !MARKDOWN.is_empty()));
        fields.insert("weather".to_owned(), forecast(&ground));
    }
    Json(seen)
}

async fn events(
    State(ground): State<Arc<Ground>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let mut closing = ground.closing.clone();
    let changes = WatchStream::new(ground.changes());
    let events = changes.map(|version| Ok(Event::default().data(version.to_string())));
    let until_closed = async move {
        // An error says that the town is gone, which is a close as well.
        let _ended = closing.wait_for(|closed| *closed).await;
    };
    Sse::new(events.take_until(Box::pin(until_closed))).keep_alive(KeepAlive::default())
}

/// What somebody does on the page. Each deed reads the fields it needs.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Deed {
    r#as: String,
    chat: String,
    message: String,
    text: String,
    #[serde(rename = "mentionBot")]
    mention_bot: bool,
    action: Value,
    inputs: Value,
    /// The message action a dialog belongs to; empty for a dialog of a card.
    command: String,
    data: Value,
}

async fn say(State(ground): State<Arc<Ground>>, Json(deed): Json<Deed>) -> Json<Delivered> {
    let mentions = ground.look(|world| view::mentioned(world, &deed.text));
    let saying =
        Saying { text: deed.text, mention_bot: deed.mention_bot, mentions, ..Saying::default() };
    Json(teams::says(&ground, &deed.r#as, &deed.chat, saying).await)
}

async fn press(State(ground): State<Arc<Ground>>, Json(deed): Json<Deed>) -> Json<Delivered> {
    let at = (deed.chat.as_str(), deed.message.as_str());
    Json(cards::presses(&ground, &deed.r#as, at, &deed.action, &deed.inputs).await)
}

async fn refresh(State(ground): State<Arc<Ground>>, Json(deed): Json<Deed>) -> Json<Delivered> {
    let at = (deed.chat.as_str(), deed.message.as_str());
    Json(cards::refreshes(&ground, &deed.r#as, at).await)
}

/// Chooses a message action.
async fn open(State(ground): State<Arc<Ground>>, Json(deed): Json<Deed>) -> Json<Delivered> {
    let at = (deed.chat.as_str(), deed.message.as_str());
    Json(cards::opens_message_action(&ground, &deed.r#as, at, &deed.command).await)
}

/// Sends a dialog, of a message action or of a card.
async fn submit(State(ground): State<Arc<Ground>>, Json(deed): Json<Deed>) -> Json<Delivered> {
    let at = (deed.chat.as_str(), deed.message.as_str());
    let Deed { r#as: who, command, data, .. } = &deed;
    if command.is_empty() {
        let value = json!({ "data": data, "context": { "theme": "default" } });
        return Json(cards::invokes(&ground, who, at, ("task/submit", value)).await);
    }
    Json(cards::submits_message_action(&ground, who, at, command, data.clone()).await)
}

fn forecast(ground: &Ground) -> Value {
    let entry = |service| json!({ "service": service, "weather": ground.moods.weather(service) });
    Service::ALL.into_iter().map(entry).collect()
}

async fn weather(State(ground): State<Arc<Ground>>) -> Json<Value> {
    Json(forecast(&ground))
}

#[derive(Deserialize)]
struct Change {
    service: Service,
    weather: Weather,
}

async fn set_weather(State(ground): State<Arc<Ground>>, Json(change): Json<Change>) -> Json<Value> {
    ground.moods.set_weather(change.service, change.weather);
    // The world is the same, but the page shows the weather too.
    ground.change(|_world, _now| ());
    Json(forecast(&ground))
}
