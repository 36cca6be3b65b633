//! http: the door. What does the world get to hear at once?
//!
//! In: requests. Out: the answer of the road behind, in the form Teams expects.
//! Never: a decision about an incident, a neighbour, the store.
//! May touch: auth, incident, axum, `futures_util`, hyper, `hyper_util`, serde, `serde_json`, tokio, `tower_http`.

mod calendar;
mod messages;
mod serve;

pub use serve::serve;

use crate::auth::{Gate, Inbound};
use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::{ACCEPT, CONTENT_TYPE};
use axum::http::{HeaderMap, Response, StatusCode};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use incident::Moment;
use std::any::Any;
use std::sync::Arc;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

/// The largest body we read. Teams sends less than 100 KB.
const BODY_BYTES_MOST: usize = 1024 * 1024;

/// Teams gives up on an invoke after about 15 seconds.
const WHOLE_REQUEST: Duration = Duration::from_secs(14);

/// What lies behind the door.
pub trait Road: Clone + Send + Sync + 'static {
    /// Takes one proven activity all the way and says what to answer. Whatever it acknowledges
    /// must be durable when it returns.
    fn travel(&self, inbound: Inbound) -> impl Future<Output = Answer> + Send;

    /// Whether work can be taken on.
    ///
    /// # Errors
    /// The reason, in words for an operator, why it cannot.
    fn ready(&self) -> Result<(), String>;

    /// How it is, without names, for whoever wants to know more than whether it is ready.
    fn state(&self) -> serde_json::Value;

    /// The present.
    fn now(&self) -> Moment;

    /// Somebody was not let in, with this status.
    fn denied(&self, status: StatusCode);

    /// The numbers that Prometheus reads.
    fn numbers(&self) -> String;

    /// The calendar of turns, of everybody or of whoever has that e-mail, for whoever knows the
    /// secret of its link; none for others.
    ///
    /// # Errors
    /// The reason, in words for an operator, why it cannot be told.
    fn calendar(&self, secret: &str, who: Option<&str>) -> Result<Option<String>, String>;
}

/// What to answer to an activity.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Taken; 200 with an empty body.
    Accepted,
    /// Taken, and this is the answer to the press or the dialog; 200 with JSON.
    Invoke(serde_json::Value),
    /// An invoke nobody here knows; 501.
    NotImplemented,
    /// It could not be taken, for this reason, and should come again; 503.
    Unavailable(String),
}

/// A door onto a road.
#[derive(Debug)]
pub struct Door<R> {
    /// Who may come in.
    pub gate: Arc<Gate>,
    /// Where it leads.
    pub road: R,
}

impl<R: Clone> Clone for Door<R> {
    fn clone(&self) -> Self {
        Self { gate: Arc::clone(&self.gate), road: self.road.clone() }
    }
}

/// The routes, with their limits around them. The guard against panics is outermost, so that a
/// panic anywhere is answered with 500 instead of a dropped connection.
pub fn router<R: Road>(door: Door<R>) -> Router {
    limited(messages_and_health(&door).merge(only_numbers(door)))
}

/// The same without the numbers, which tell how many incidents are open.
pub fn router_without_numbers<R: Road>(door: &Door<R>) -> Router {
    limited(messages_and_health(door))
}

/// The numbers alone, for a door that the world cannot reach.
pub fn numbers_alone<R: Road>(door: Door<R>) -> Router {
    limited(only_numbers(door))
}

fn messages_and_health<R: Road>(door: &Door<R>) -> Router {
    Router::new()
        .route("/api/messages", post(messages::receive::<R>))
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(ready::<R>))
        .route("/calendar/{file}", get(calendar::turns::<R>))
        .with_state(door.clone())
}

fn only_numbers<R: Road>(door: Door<R>) -> Router {
    Router::new().route("/metrics", get(numbers::<R>)).with_state(door)
}

fn limited(routes: Router) -> Router {
    routes
        .layer(DefaultBodyLimit::disable())
        .layer(RequestBodyLimitLayer::new(BODY_BYTES_MOST))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, WHOLE_REQUEST))
        .layer(CatchPanicLayer::custom(after_panic))
}

/// In a word, or as JSON for whoever accepts that alone.
async fn ready<R: Road>(State(door): State<Door<R>>, headers: HeaderMap) -> impl IntoResponse {
    let ready = door.road.ready();
    let status = if ready.is_ok() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let wanted = headers.get(ACCEPT).and_then(|kinds| kinds.to_str().ok());
    if wanted.is_some_and(|kinds| kinds.starts_with("application/json")) {
        return (status, axum::Json(door.road.state())).into_response();
    }
    (status, ready.err().unwrap_or_else(|| "ready".to_owned())).into_response()
}

/// The form that Prometheus asks for:
/// <https://prometheus.io/docs/specs/om/open_metrics_spec/>
async fn numbers<R: Road>(State(door): State<Door<R>>) -> impl IntoResponse {
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(CONTENT_TYPE, kind)], door.road.numbers())
}

/// The panic's own words may hold what somebody wrote, so only the fact is logged here.
fn after_panic(_: Box<dyn Any + Send>) -> Response<axum::body::Body> {
    tracing::error!("a request ended in a panic");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

#[cfg(test)]
mod test;
