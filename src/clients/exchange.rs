//! One request and its answer, read whole and judged by its status.

use super::trouble::{Asked, Service, Trouble, told_to_wait};
use incident::Moment;
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use reqwest::{RequestBuilder, Response, StatusCode};
use serde::de::DeserializeOwned;
use std::time::Duration;
use tracing::Instrument;

/// Our own name for a request.
pub(super) const OWN_NAME: &str = "client-request-id";

/// The longest answer we read, in bytes.
pub(super) const READ_MOST: usize = 8 * 1024 * 1024;

/// Asks without a token.
pub(super) async fn ask_openly<T: DeserializeOwned>(
    asked: Asked,
    request: RequestBuilder,
    now: Moment,
) -> Result<T, Trouble> {
    let heard = once(asked, request, now).await?;
    parse(asked, &heard)
}

/// An answer that is not a refusal.
pub(super) struct Heard {
    pub(super) status: StatusCode,
    pub(super) body: Vec<u8>,
    pub(super) retry_after: Option<Duration>,
}

/// Asks once, within a span of its own.
pub(super) async fn once(
    asked: Asked,
    request: RequestBuilder,
    now: Moment,
) -> Result<Heard, Trouble> {
    let span = tracing::info_span!(
        "request",
        otel.kind = "client",
        service = asked.service.name(),
        operation = asked.operation,
        status = tracing::field::Empty
    );
    let heard = carried(asked, request, now).instrument(span.clone()).await;
    let status = match &heard {
        Ok(heard) => Some(heard.status.as_u16()),
        Err(trouble) => trouble.status,
    };
    if let Some(status) = status {
        span.record("status", status);
    }
    heard
}

async fn carried(asked: Asked, request: RequestBuilder, now: Moment) -> Result<Heard, Trouble> {
    let response = request.send().await.map_err(|error| asked.broken(error))?;
    let (status, headers) = (response.status(), response.headers().clone());
    tracing::debug!(
        service = asked.service.name(),
        operation = asked.operation,
        status = status.as_u16(),
        request_id = super::trouble::trace(&headers).map(|(_, id)| id),
        client_request_id = headers.get(OWN_NAME).and_then(|value| value.to_str().ok()),
        "a neighbour answered"
    );
    let body = match whole(response, READ_MOST).await {
        Ok(Some(body)) => body,
        Ok(None) if status.is_success() => {
            return Err(asked.unreadable(status, "the answer is too long"));
        }
        Err(error) if status.is_success() => return Err(asked.broken(error)),
        // The status says enough.
        Ok(None) | Err(_) => Vec::new(),
    };
    let page = asked.service == Service::DevOps
        && (status == StatusCode::NON_AUTHORITATIVE_INFORMATION || is_html(&headers));
    if status.is_success() && !page {
        Ok(Heard { status, body, retry_after: told_to_wait(&headers, now) })
    } else {
        Err(asked.answered(status, &headers, &body, now))
    }
}

/// The body, unless it has more bytes than `most`.
pub(super) async fn whole(
    mut response: Response,
    most: usize,
) -> Result<Option<Vec<u8>>, reqwest::Error> {
    let mut body = Vec::new();
    while let Some(piece) = response.chunk().await? {
        if body.len() + piece.len() > most {
            return Ok(None);
        }
        body.extend_from_slice(&piece);
    }
    Ok(Some(body))
}

fn is_html(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.trim_start().to_ascii_lowercase().starts_with("text/html"))
}

/// The parser's own words would quote the answer, so only the place is kept.
pub(super) fn parse<T: DeserializeOwned>(asked: Asked, heard: &Heard) -> Result<T, Trouble> {
    serde_json::from_slice(&heard.body).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let why = format!("the answer is not as described, at line {line} column {column}");
        asked.unreadable(heard.status, &why)
    })
}
