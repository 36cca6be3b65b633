//! The page on which a person plays the scene: what it is made of, and what it may ask.

mod guest;
mod sight;

use super::delivery::Delivered;
use super::ground::Ground;
use super::moods::{Service, Weather};
use super::teams::Saying;
use super::{cards, teams};
use axum::Json;
use axum::extract::Query;
use axum::http::{HeaderName, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use futures_util::{Stream, StreamExt};
use guest::Guest;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::convert::Infallible;
use std::sync::Arc;
use tokio_stream::wrappers::WatchStream;

/// Everything the page loads, by its path.
const FILES: [(&str, &str, &str); 11] = [
    ("/", "text/html", include_str!("page/index.html")),
    ("/page.css", "text/css", include_str!("page/page.css")),
    ("/page.js", "text/javascript", include_str!("page/page.js")),
    ("/board.js", "text/javascript", include_str!("page/board.js")),
    ("/cards.js", "text/javascript", include_str!("page/cards.js")),
    ("/conversation.js", "text/javascript", include_str!("page/conversation.js")),
    ("/dialog.js", "text/javascript", include_str!("page/dialog.js")),
    ("/words.js", "text/javascript", include_str!("page/words.js")),
    ("/adaptivecards.js", "text/javascript", RENDERER),
    ("/markdown-it.js", "text/javascript", MARKDOWN),
    ("/licences.txt", "text/plain", LICENCES),
];

/// The renderer, and what it needs; empty if the build could not fetch it (see `build.rs`).
const RENDERER: &str = include_str!(concat!(env!("OUT_DIR"), "/adaptivecards.min.js"));
const MARKDOWN: &str = include_str!(concat!(env!("OUT_DIR"), "/markdown-it.min.js"));
const LICENCES: &str = include_str!(concat!(env!("OUT_DIR"), "/renderer-licences.txt"));

/// Sent with everything. The page loads nothing from elsewhere and nobody may frame it; cards may
/// carry pictures in `data:` addresses.
const HEADERS: [(HeaderName, &str); 5] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'none'; object-src 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::CACHE_CONTROL, "no-store"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

pub(super) fn router() -> axum::Router<Arc<Ground>> {
    let mut router = axum::Router::new();
    for (path, kind, text) in FILES {
        router = router.route(path, get(move |_: Guest| async move { file(kind, text) }));
    }
    router
        .route("/events", get(events))
        .route("/world", get(world))
        .route("/say", post(say))
        .route("/press", post(press))
        .route("/refresh", post(refresh))
        .route("/message-action", post(message_action))
        .route("/dialog", post(dialog))
        .route("/weather", get(weather).post(set_weather))
        .layer(axum::middleware::map_response(async |mut response: Response| {
            for (name, value) in HEADERS {
                response.headers_mut().insert(name, header::HeaderValue::from_static(value));
            }
            response
        }))
}

fn file(kind: &str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, format!("{kind}; charset=utf-8"))], text).into_response()
}

/// The world's version, now and at every change, until the town closes.
async fn events(Guest(ground): Guest) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let versions = WatchStream::new(ground.changes());
    let mut closing = ground.closing.clone();
    let closed = async move {
        // An error says that the town is gone, which is a close as well.
        let _ended = closing.wait_for(|closed| *closed).await;
    };
    let events = versions.map(|version| Ok(Event::default().data(version.to_string())));
    Sse::new(events.take_until(Box::pin(closed))).keep_alive(KeepAlive::default())
}

#[derive(Deserialize)]
struct As {
    /// Empty where the page does not know anybody yet.
    #[serde(rename = "as", default)]
    who: String,
}

async fn world(Guest(ground): Guest, Query(As { who }): Query<As>) -> Response {
    match sight::seen_by(&ground, &who) {
        Some(seen) => Json(seen).into_response(),
        None => (StatusCode::NOT_FOUND, format!("nobody is called {who}")).into_response(),
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Said {
    #[serde(rename = "as")]
    who: String,
    chat: String,
    text: String,
    #[serde(default)]
    mention_bot: bool,
}

async fn say(Guest(ground): Guest, Json(said): Json<Said>) -> Json<Value> {
    let (text, mentions) = ground.look(|world| sight::mentioned(&said.text, &world.people));
    let saying = Saying { text, mentions, mention_bot: said.mention_bot, ..Saying::default() };
    told(teams::says(&ground, &said.who, &said.chat, saying).await)
}

#[derive(Deserialize)]
struct Pressed {
    #[serde(rename = "as")]
    who: String,
    chat: String,
    message: String,
    action: Value,
    #[serde(default)]
    inputs: Map<String, Value>,
}

async fn press(Guest(ground): Guest, Json(pressed): Json<Pressed>) -> Json<Value> {
    let Pressed { who, chat, message, action, inputs } = pressed;
    let inputs = Value::Object(inputs);
    told(cards::presses(&ground, &who, (&chat, &message), &action, &inputs).await)
}

#[derive(Deserialize)]
struct Refreshed {
    #[serde(rename = "as")]
    who: String,
    chat: String,
    message: String,
}

async fn refresh(Guest(ground): Guest, Json(refreshed): Json<Refreshed>) -> Json<Value> {
    let Refreshed { who, chat, message } = refreshed;
    told(cards::refreshes(&ground, &who, (&chat, &message)).await)
}

/// A message action opened (without data), or its dialog sent (with data).
#[derive(Deserialize)]
struct Chosen {
    #[serde(rename = "as")]
    who: String,
    chat: String,
    message: String,
    command: String,
    data: Option<Value>,
}

async fn message_action(Guest(ground): Guest, Json(chosen): Json<Chosen>) -> Json<Value> {
    let Chosen { who, chat, message, command, data } = chosen;
    let at = (chat.as_str(), message.as_str());
    told(match data {
        None => cards::opens_message_action(&ground, &who, at, &command).await,
        Some(data) => cards::submits_message_action(&ground, &who, at, &command, data).await,
    })
}

/// The dialog sent that a button of a card has opened.
#[derive(Deserialize)]
struct Filled {
    #[serde(rename = "as")]
    who: String,
    chat: String,
    message: String,
    data: Value,
}

async fn dialog(Guest(ground): Guest, Json(filled): Json<Filled>) -> Json<Value> {
    let Filled { who, chat, message, data } = filled;
    let value = json!({ "data": data, "context": { "theme": "default" } });
    told(cards::invokes(&ground, &who, (&chat, &message), ("task/submit", value)).await)
}

/// What became of an act: whether the bot was to hear of it, and its HTTP status and answer. The
/// activity itself is nothing a person would see.
fn told(delivered: Delivered) -> Json<Value> {
    let Delivered { activity, status, body } = delivered;
    Json(json!({ "told": !activity.is_null(), "status": status, "body": body }))
}

async fn weather(Guest(ground): Guest) -> Json<Value> {
    Json(sight::weather(&ground))
}

#[derive(Deserialize)]
struct Forecast {
    service: Service,
    weather: Weather,
}

async fn set_weather(Guest(ground): Guest, Json(forecast): Json<Forecast>) -> Json<Value> {
    ground.moods.set_weather(forecast.service, forecast.weather);
    // The moods are no part of the world, but whoever watches the world wants to see them change.
    ground.change(|_world, _now| ());
    Json(sight::weather(&ground))
}
