//! meter: how long do others let us wait?
//!
//! In: a request that came home, a token that was fetched, acts that came to disk. Out: the same in
//! numbers, for the watch.
//! Never: a label that comes from outside; a wait.
//! May touch: `prometheus_client`.

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};
use std::time::Duration;

/// Upper bounds of the steps in which requests are counted, in seconds; a request ends after ten.
const REQUEST_STEPS: [f64; 7] = [0.03, 0.1, 0.3, 1.0, 3.0, 5.0, 10.0];
/// The same for what comes to disk.
const COMMIT_STEPS: [f64; 8] = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Request {
    service: &'static str,
    operation: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Fetch {
    service: &'static str,
    outcome: &'static str,
}

/// What those who wait for others note down.
#[derive(Debug)]
pub struct Meter {
    requests: Family<Request, Histogram>,
    tokens: Family<Fetch, Counter>,
    commits: Histogram,
}

impl Default for Meter {
    fn default() -> Self {
        Self {
            requests: Family::new_with_constructor(|| Histogram::new(REQUEST_STEPS)),
            tokens: Family::default(),
            commits: Histogram::new(COMMIT_STEPS),
        }
    }
}

impl Meter {
    /// A neighbour answered a request, or did not, after so long.
    pub fn asked(&self, service: &'static str, operation: &'static str, took: Duration) {
        self.requests.get_or_create(&Request { service, operation }).observe(took.as_secs_f64());
    }

    /// A token for a neighbour was fetched, or could not be.
    pub fn fetched(&self, service: &'static str, outcome: &'static str) {
        self.tokens.get_or_create(&Fetch { service, outcome }).inc();
    }

    /// A group of acts was judged and brought to disk within so long.
    pub fn committed(&self, took: Duration) {
        self.commits.observe(took.as_secs_f64());
    }

    /// Shows its numbers among others.
    pub fn enter(&self, registry: &mut Registry) {
        let help = "How long a neighbour took to answer a request";
        registry.register_with_unit("request_duration", help, Unit::Seconds, self.requests.clone());
        let help = "Tokens fetched for a neighbour, and what came of it";
        registry.register("token_fetches", help, self.tokens.clone());
        let help = "How long it took to judge a group of acts and bring it to disk";
        registry.register_with_unit("commit_duration", help, Unit::Seconds, self.commits.clone());
    }
}
