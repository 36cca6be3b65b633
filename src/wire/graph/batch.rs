//! Several requests in one.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// At most 20 requests that do not depend on one another.
/// <https://learn.microsoft.com/en-us/graph/json-batching>
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Batch {
    /// These.
    pub requests: Vec<BatchRequest>,
}

/// One request of a batch.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BatchRequest {
    /// By which its answer is found.
    pub id: String,
    /// `GET` or `POST`.
    pub method: &'static str,
    /// Without the version: `/users/…`.
    pub url: String,
    /// Wanted where there is a body.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub headers: BTreeMap<&'static str, &'static str>,
    /// What is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<Value>,
}

/// The answers, in any order.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct BatchAnswers {
    /// These.
    pub responses: Vec<BatchAnswer>,
}

/// The answer to one request of a batch.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct BatchAnswer {
    /// That of the request.
    pub id: String,
    /// The HTTP status.
    pub status: u16,
    /// Its headers.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// What was answered.
    #[serde(default)]
    pub body: Value,
}
