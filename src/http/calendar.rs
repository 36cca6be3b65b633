//! `GET /calendar/SECRET.ics`: the turns, for whoever has the link.
//!
//! The path is a secret: nothing here is logged, and a wrong one looks like a page that is not there.

use super::{Door, Road};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

/// Whose turns.
#[derive(Deserialize)]
pub(super) struct Whose {
    /// An e-mail; everybody's without it.
    who: Option<String>,
}

pub(super) async fn turns<R: Road>(
    State(door): State<Door<R>>,
    Path(file): Path<String>,
    Query(whose): Query<Whose>,
) -> Response {
    let secret = file.strip_suffix(".ics");
    match secret.map(|secret| door.road.calendar(secret, whose.who.as_deref())) {
        Some(Ok(Some(calendar))) => {
            let headers = [
                (CONTENT_TYPE, "text/calendar; charset=utf-8"),
                (CACHE_CONTROL, "private, max-age=300"),
                (X_CONTENT_TYPE_OPTIONS, "nosniff"),
            ];
            (headers, calendar).into_response()
        }
        Some(Ok(None)) | None => {
            door.road.denied(StatusCode::NOT_FOUND);
            StatusCode::NOT_FOUND.into_response()
        }
        Some(Err(reason)) => super::Answer::Unavailable(reason).into_response(),
    }
}
