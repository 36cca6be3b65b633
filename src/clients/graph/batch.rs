//! Several requests in one.

use super::Graph;
use crate::clients::trouble::{Asked, Effect, Service, Trouble};
use crate::wire::graph::batch::{Batch, BatchAnswer, BatchAnswers, BatchRequest};
use incident::Moment;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Method, StatusCode};
use serde_json::Value;
use std::collections::BTreeMap;

/// The most requests in one batch. <https://learn.microsoft.com/en-us/graph/json-batching>
const REQUESTS_MOST: usize = 20;

impl Graph {
    /// Makes requests whose repetition changes nothing, twenty at a time. The answers come in the
    /// order of the requests; each may have failed by itself, so that only those that did are
    /// asked again.
    ///
    /// # Errors
    /// [`Trouble`] where a batch as a whole failed; those before it were carried out.
    pub(super) async fn batch(
        &self,
        operation: &'static str,
        requests: Vec<BatchRequest>,
        now: Moment,
    ) -> Result<Vec<Result<Value, Trouble>>, Trouble> {
        let asked = Asked { service: Service::Graph, operation, effect: Effect::Repeatable };
        let mut settled = Vec::new();
        for some in requests.chunks(REQUESTS_MOST) {
            let url = format!("{}/$batch", self.base);
            let body = Batch { requests: some.to_vec() };
            let asking = self.voice.repeatable(operation, Method::POST, url).json(&body);
            let answers: BatchAnswers = self.voice.ask(asking, now).await?;
            let mut answers: BTreeMap<String, BatchAnswer> =
                answers.responses.into_iter().map(|one| (one.id.clone(), one)).collect();
            settled.extend(some.iter().map(|request| match answers.remove(&request.id) {
                Some(answer) => outcome(asked, answer, now),
                None => Err(asked.unreadable(StatusCode::OK, "one answer of a batch is missing")),
            }));
        }
        Ok(settled)
    }
}

fn outcome(asked: Asked, answer: BatchAnswer, now: Moment) -> Result<Value, Trouble> {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::BAD_GATEWAY);
    if status.is_success() {
        return Ok(answer.body);
    }
    let headers: HeaderMap = answer
        .headers
        .iter()
        .filter_map(|(name, value)| {
            let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
            Some((name, HeaderValue::from_str(value).ok()?))
        })
        .collect();
    Err(asked.answered(status, &headers, answer.body.to_string().as_bytes(), now))
}
