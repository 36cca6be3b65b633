//! `POST /api/messages`: prove, read, travel, answer.

use super::{Answer, BODY_BYTES_MOST, Door, Road};
use crate::auth::Denied;
use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{AUTHORIZATION, HeaderMap, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt;

/// When to come again, in seconds.
const COME_AGAIN: HeaderValue = HeaderValue::from_static("5");

pub(super) async fn receive<R: Road>(State(door): State<Door<R>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let proof = match door.gate.prove(authorization(&head.headers), door.road.now()).await {
        Ok(proof) => proof,
        Err(denied) => {
            drain(body).await;
            return refuse(&door.road, &denied);
        }
    };
    let Ok(body) = to_bytes(body, BODY_BYTES_MOST).await else {
        // Too much, or the sender hung up; then nobody reads the answer.
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    match door.gate.open(&proof, &body) {
        Ok(inbound) => door.road.travel(inbound).await.into_response(),
        Err(denied) => refuse(&door.road, &denied),
    }
}

/// The one `Authorization` header; several of them count as an empty one.
fn authorization(headers: &HeaderMap) -> Option<&[u8]> {
    let mut all = headers.get_all(AUTHORIZATION).iter().map(HeaderValue::as_bytes);
    match (all.next(), all.next()) {
        (first, None) => first,
        (_, Some(_)) => Some(b""),
    }
}

/// Lets a stranger finish talking without keeping a word, since an answer in mid-sentence would
/// be lost with the connection.
async fn drain(body: Body) {
    let mut pieces = body.into_data_stream();
    while pieces.next().await.is_some_and(|piece| piece.is_ok()) {}
}

fn refuse(road: &impl Road, denied: &Denied) -> Response {
    tracing::warn!(reason = %denied, "denied");
    let status = StatusCode::from_u16(denied.status()).unwrap_or(StatusCode::UNAUTHORIZED);
    road.denied(status);
    if status == StatusCode::SERVICE_UNAVAILABLE {
        return (status, [(RETRY_AFTER, COME_AGAIN)]).into_response();
    }
    status.into_response()
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        match self {
            Self::Accepted => StatusCode::OK.into_response(),
            Self::Invoke(value) => Json(value).into_response(),
            Self::NotImplemented => StatusCode::NOT_IMPLEMENTED.into_response(),
            Self::Unavailable(reason) => {
                tracing::error!(%reason, "an activity could not be taken");
                (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, COME_AGAIN)]).into_response()
            }
        }
    }
}
