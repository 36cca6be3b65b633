//! Moods: what goes wrong on request.

use super::ground::lock;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};

/// A neighbour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Service {
    /// The Entra token endpoint.
    Login,
    /// Where Azure vouches for the machine the bot runs on.
    Identity,
    /// The Bot Connector's key documents.
    OpenId,
    /// The Bot Connector.
    Connector,
    /// Microsoft Graph.
    Graph,
    /// Azure DevOps.
    DevOps,
}

impl Service {
    /// All of them, in the order people think of them.
    pub const ALL: [Self; 6] =
        [Self::Connector, Self::Graph, Self::DevOps, Self::Login, Self::Identity, Self::OpenId];

    /// The neighbour behind the first part of a path.
    pub(super) fn behind(prefix: &str) -> Option<Self> {
        match prefix {
            "login" => Some(Self::Login),
            "identity" => Some(Self::Identity),
            "openid" => Some(Self::OpenId),
            "connector" => Some(Self::Connector),
            "graph" => Some(Self::Graph),
            "devops" => Some(Self::DevOps),
            _ => None,
        }
    }

    /// The error body this neighbour would send with a status of its own accord.
    pub(super) fn words_for(self, status: u16) -> Value {
        let (code, message) = match status {
            429 => ("TooManyRequests", "Too many requests"),
            503 => ("ServiceUnavailable", "Service is unavailable"),
            504 => ("GatewayTimeout", "The gateway did not receive a response in time"),
            _ => ("ServiceError", "Unknown"),
        };
        match self {
            Self::Login | Self::Identity => {
                json!({ "error": "temporarily_unavailable", "error_description": message })
            }
            Self::OpenId => Value::Null,
            Self::Connector => json!({ "error": { "code": code, "message": message } }),
            Self::Graph => {
                json!({ "error": { "code": code, "message": message, "innerError": {} } })
            }
            Self::DevOps => json!({
                "$id": "1", "innerException": null, "message": message, "typeKey": code,
                "typeName": "Microsoft.VisualStudio.Services.Common.VssServiceException",
                "errorCode": 0, "eventId": 3000,
            }),
        }
    }
}

/// What a mood does to a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// Answers with this status and does nothing else.
    Status {
        /// The HTTP status.
        status: u16,
        /// The body; what the neighbour usually says with this status where absent.
        body: Option<Value>,
        /// Seconds for the `Retry-After` header.
        retry_after: Option<u32>,
    },
    /// Answers with exactly this and does nothing else: a page, or a header of any form.
    Says {
        /// The HTTP status.
        status: u16,
        /// Names and values; those that no header may have are left out.
        headers: Vec<(String, String)>,
        /// The body, as it is.
        body: String,
    },
    /// Waits this many milliseconds, then answers as usual.
    Delay(u64),
    /// Answers as usual, and asks to be left alone for so many seconds, as Azure `DevOps` does where
    /// it was slow: <https://learn.microsoft.com/en-us/azure/devops/integrate/concepts/rate-limits>
    Tired(u32),
    /// Carries the request out, then breaks the connection before the answer is sent.
    LostAnswer,
    /// Breaks the connection and does nothing.
    Refuse,
}

/// A rule for requests to one neighbour.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mood {
    /// Whose requests.
    pub service: Service,
    /// Only this method, if given.
    pub method: Option<String>,
    /// Only paths that contain this text (percent-decoded), if given.
    pub path_contains: Option<String>,
    /// How many more requests it meets; none means for ever.
    pub times: Option<u32>,
    /// What happens.
    pub fault: Fault,
}

impl Mood {
    /// This fault for every request to a neighbour.
    pub fn of(service: Service, fault: Fault) -> Self {
        Self { service, method: None, path_contains: None, times: None, fault }
    }

    /// Only for the next requests.
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.times = Some(times);
        self
    }

    /// Only for requests with this method and a path that contains this text.
    #[must_use]
    pub fn at(mut self, method: &str, path_contains: &str) -> Self {
        self.method = Some(method.to_owned());
        self.path_contains = Some(path_contains.to_owned());
        self
    }

    fn meets(&self, service: Service, method: &str, path: &str) -> bool {
        self.service == service
            && self.times != Some(0)
            && self.method.as_ref().is_none_or(|wanted| wanted == method)
            && self.path_contains.as_ref().is_none_or(|part| path.contains(part))
    }
}

/// How a neighbour is, in the words of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weather {
    /// As it should be.
    Fine,
    /// Three seconds late.
    Slow,
    /// Answers everything with 503.
    Down,
    /// Does what it is asked and loses the answer.
    Forgetful,
}

impl Weather {
    fn fault(self) -> Option<Fault> {
        match self {
            Self::Fine => None,
            Self::Slow => Some(Fault::Delay(3000)),
            Self::Down => Some(Fault::Status { status: 503, body: None, retry_after: None }),
            Self::Forgetful => Some(Fault::LostAnswer),
        }
    }
}

/// The moods in force. Clones share them.
#[derive(Clone, Debug, Default)]
pub struct Moods(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    rules: Vec<Mood>,
    weather: Vec<(Service, Weather)>,
}

impl Moods {
    /// Adds a rule; the oldest that fits a request is the one that counts.
    pub fn add(&self, mood: Mood) {
        lock(&self.0).rules.push(mood);
    }

    /// Forgets all rules and all bad weather.
    pub fn clear(&self) {
        *lock(&self.0) = State::default();
    }

    /// The rules that still have requests to meet.
    pub fn list(&self) -> Vec<Mood> {
        lock(&self.0).rules.iter().filter(|mood| mood.times != Some(0)).cloned().collect()
    }

    /// Sets how a neighbour is until told otherwise.
    pub fn set_weather(&self, service: Service, weather: Weather) {
        let mut state = lock(&self.0);
        state.weather.retain(|(other, _)| *other != service);
        state.weather.push((service, weather));
    }

    /// How a neighbour is.
    pub fn weather(&self, service: Service) -> Weather {
        let state = lock(&self.0);
        let found = state.weather.iter().find(|(other, _)| *other == service);
        found.map_or(Weather::Fine, |(_, weather)| *weather)
    }

    /// What is to happen to this request. A rule comes before the weather and counts down.
    pub(super) fn strike(&self, service: Service, method: &str, path: &str) -> Option<Fault> {
        let mut state = lock(&self.0);
        if let Some(mood) = state.rules.iter_mut().find(|mood| mood.meets(service, method, path)) {
            mood.times = mood.times.map(|times| times.saturating_sub(1));
            return Some(mood.fault.clone());
        }
        drop(state);
        self.weather(service).fault()
    }
}
