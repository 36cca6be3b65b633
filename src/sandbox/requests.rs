//! The book of everything the bot has sent.

use super::ground::lock;
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Mutex;

/// One request the bot made.
#[derive(Clone, Debug, Serialize)]
pub struct Request {
    /// When it came, milliseconds since 1970.
    pub at: i64,
    /// The HTTP method.
    pub method: String,
    /// The path as it was sent, still percent-encoded.
    pub path: String,
    /// The query as it was sent.
    pub query: String,
    /// The headers that matter to a contract, in lower case; of credentials only the scheme.
    pub headers: BTreeMap<String, String>,
    /// The body: JSON where it is JSON, otherwise a string; null where empty. Of a form only the
    /// names of its fields are kept, for it carries the secret.
    pub body: Value,
    /// The status it was answered with; 0 if the connection was cut.
    pub status: u16,
    /// The body it was answered with, where that is JSON and the neighbour's own doing rather than
    /// a mood's; null otherwise.
    pub answer: Value,
}

/// The latest requests, oldest first.
#[derive(Default)]
pub(super) struct Ledger(Mutex<VecDeque<Request>>);

impl Ledger {
    const KEPT: usize = 10_000;

    pub(super) fn note(&self, request: Request) {
        let mut book = lock(&self.0);
        if book.len() == Self::KEPT {
            book.pop_front();
        }
        book.push_back(request);
    }

    pub(super) fn all(&self) -> Vec<Request> {
        lock(&self.0).iter().cloned().collect()
    }
}
