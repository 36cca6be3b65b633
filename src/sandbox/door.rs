//! The door all neighbours share: reads a request, lets the mood have its way, keeps the book.

use super::ground::Ground;
use super::line::Scissors;
use super::moods::{Fault, Service};
use super::requests::Request;
use super::{connector, devops, graph, login, machine};
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, State};
use axum::http::header::RETRY_AFTER;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri};
use axum::response::Response;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// A request in the form the neighbours like to read.
pub(super) struct Call {
    pub(super) method: String,
    /// Percent-decoded parts of the path, without the neighbour's prefix.
    pub(super) parts: Vec<String>,
    pub(super) query: BTreeMap<String, String>,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

impl Call {
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub(super) fn query(&self, name: &str) -> Option<&str> {
        self.query.get(name).map(String::as_str)
    }

    /// The body as JSON, if it is JSON.
    pub(super) fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }

    /// The path as slices, to match on.
    pub(super) fn path(&self) -> Vec<&str> {
        self.parts.iter().map(String::as_str).collect()
    }
}

impl Call {
    /// A request that came inside another one.
    pub(super) fn inner(
        method: &str,
        address: &Uri,
        headers: HeaderMap,
        body: Option<&Value>,
    ) -> Self {
        let body = body.map(|body| Bytes::from(body.to_string())).unwrap_or_default();
        let (parts, query) = (decoded(address), query(address));
        Self { method: method.to_owned(), parts, query, headers, body }
    }
}

/// What a neighbour answers.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(HeaderName, String)>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn json(status: u16, body: &Value) -> Self {
        Self {
            status,
            headers: vec![(
                axum::http::header::CONTENT_TYPE,
                "application/json; charset=utf-8".to_owned(),
            )],
            body: body.to_string().into_bytes(),
        }
    }

    pub(super) fn empty(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new() }
    }

    pub(super) fn html(status: u16, page: &str) -> Self {
        Self {
            status,
            headers: vec![(
                axum::http::header::CONTENT_TYPE,
                "text/html; charset=utf-8".to_owned(),
            )],
            body: page.as_bytes().to_vec(),
        }
    }

    pub(super) fn with(mut self, name: HeaderName, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

impl From<Answer> for Response {
    fn from(answer: Answer) -> Self {
        let mut response = Self::new(Body::from(answer.body));
        *response.status_mut() =
            StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        for (name, value) in answer.headers {
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().append(name, value);
            }
        }
        response
    }
}

/// More than any of the services takes.
const LARGEST_BODY: usize = 4 * 1024 * 1024;

/// Answers everything that is not the page.
pub(super) async fn answer(
    State(ground): State<Arc<Ground>>,
    ConnectInfo(scissors): ConnectInfo<Scissors>,
    request: axum::extract::Request,
) -> Response {
    let (head, body) = request.into_parts();
    let mut parts = decoded(&head.uri);
    let Some(service) = parts.first().and_then(|first| Service::behind(first)) else {
        return Answer::empty(404).into();
    };
    parts.remove(0);
    let fault = ground.moods.strike(service, head.method.as_str(), &parts.join("/"));
    let Ok(body) = axum::body::to_bytes(body, LARGEST_BODY).await else {
        return Answer::empty(413).into();
    };
    if fault == Some(Fault::Refuse) {
        ground.ledger.note(entry(&ground, &head, &body, 0));
        scissors.cut();
        return Answer::empty(500).into();
    }
    let noted = entry(&ground, &head, &body, 0);
    let call = Call {
        method: head.method.as_str().to_owned(),
        parts,
        query: query(&head.uri),
        headers: head.headers,
        body,
    };
    let answer = suffer(&ground, service, &call, fault.as_ref()).await;
    let lost = fault == Some(Fault::LostAnswer);
    let own = fault.as_ref().is_none_or(|fault| instead(service, fault).is_none());
    let body =
        if own { serde_json::from_slice(&answer.body).unwrap_or_default() } else { Value::Null };
    let status = if lost { 0 } else { answer.status };
    ground.ledger.note(Request { status, answer: body, ..noted });
    if lost {
        scissors.cut();
    }
    answer.into()
}

async fn suffer(
    ground: &Arc<Ground>,
    service: Service,
    call: &Call,
    fault: Option<&Fault>,
) -> Answer {
    if let Some(answer) = fault.and_then(|fault| instead(service, fault)) {
        return answer;
    }
    if let Some(Fault::Delay(milliseconds)) = fault {
        tokio::time::sleep(Duration::from_millis(*milliseconds)).await;
    }
    let answer = serve(ground, service, call);
    match fault {
        Some(Fault::Tired(seconds)) => answer.with(RETRY_AFTER, seconds.to_string()),
        Some(_) | None => answer,
    }
}

/// What a neighbour answers in this mood without doing anything; none where it does something.
pub(super) fn instead(service: Service, fault: &Fault) -> Option<Answer> {
    match fault {
        Fault::Status { status, body, retry_after } => {
            let words = body.clone().unwrap_or_else(|| service.words_for(*status));
            let answer = if words.is_null() {
                Answer::empty(*status)
            } else {
                Answer::json(*status, &words)
            };
            Some(match retry_after {
                Some(seconds) => answer.with(RETRY_AFTER, seconds.to_string()),
                None => answer,
            })
        }
        Fault::Says { status, headers, body } => {
            let named = headers.iter().filter_map(|(name, value)| {
                Some((HeaderName::try_from(name.as_str()).ok()?, value.clone()))
            });
            Some(Answer {
                status: *status,
                headers: named.collect(),
                body: body.as_bytes().to_vec(),
            })
        }
        Fault::Delay(_) | Fault::Tired(_) | Fault::LostAnswer | Fault::Refuse => None,
    }
}

fn serve(ground: &Arc<Ground>, service: Service, call: &Call) -> Answer {
    match service {
        Service::Login => login::answer(ground, call),
        Service::Identity => machine::answer(ground, call),
        Service::OpenId => login::documents(ground, call),
        Service::Connector => connector::answer(ground, call),
        Service::Graph => graph::answer(ground, call),
        Service::DevOps => devops::answer(ground, call),
    }
}

fn decoded(uri: &Uri) -> Vec<String> {
    // A path decodes like a form value, except that a plus sign is a plus sign.
    let plain = |part: &str| {
        let text = format!("={}", part.replace('+', "%2B").replace('&', "%26"));
        let value = url::form_urlencoded::parse(text.as_bytes()).next();
        value.map(|(_, value)| value.into_owned()).unwrap_or_default()
    };
    uri.path().split('/').skip(1).map(plain).collect()
}

fn query(uri: &Uri) -> BTreeMap<String, String> {
    url::form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).into_owned().collect()
}

fn entry(ground: &Ground, head: &Parts, body: &Bytes, status: u16) -> Request {
    let kept = ["accept", "content-type", "consistencylevel", "prefer", "x-tfs-fedauthredirect"];
    let text = |name: &str| head.headers.get(name).and_then(|value| value.to_str().ok());
    let mut headers: BTreeMap<String, String> = kept
        .into_iter()
        .filter_map(|name| Some((name.to_owned(), text(name)?.to_owned())))
        .collect();
    if let Some(scheme) = text("authorization").and_then(|value| value.split(' ').next()) {
        headers.insert("authorization".to_owned(), scheme.to_owned());
    }
    let form = text("content-type").is_some_and(|kind| kind.starts_with("application/x-www-form"));
    let body = if body.is_empty() {
        Value::Null
    } else if form {
        let fields = url::form_urlencoded::parse(body);
        fields.map(|(name, _)| Value::from(name.into_owned())).collect()
    } else {
        serde_json::from_slice(body)
            .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(body).into_owned()))
    };
    Request {
        at: ground.now(),
        method: head.method.as_str().to_owned(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        headers,
        body,
        status,
        answer: Value::Null,
    }
}
