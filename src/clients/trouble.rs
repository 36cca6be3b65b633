//! What can go wrong with a neighbour, sorted by the one question that matters to who asked: was
//! it carried out?

use incident::Moment;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use serde_json::Value;
use std::fmt;
use std::time::Duration;

/// The longest detail we keep.
const DETAIL_CHARS_MOST: usize = 300;

/// Where their support finds a request again.
const TRACES: [&str; 3] = ["request-id", "ms-cv", "activityid"];

/// A neighbour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Service {
    /// The Bot Connector.
    Teams,
    /// Microsoft Graph.
    Graph,
    /// Azure Dev Ops.
    DevOps,
    /// Entra's token endpoint.
    Login,
    /// Where Azure vouches for the machine we run on.
    Identity,
    /// The Bot Connector's `OpenID` document and keys.
    Keys,
}

impl Service {
    /// Its name for people.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Teams => "Teams",
            Self::Graph => "Microsoft Graph",
            Self::DevOps => "Azure DevOps",
            Self::Login => "Microsoft Entra",
            Self::Identity => "the managed identity of this machine",
            Self::Keys => "the Bot Connector's keys",
        }
    }
}

/// Whether a request may be carried out twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Twice is as good as once.
    Repeatable,
    /// A second time makes a second thing.
    Once,
}

/// What a failure means for who asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TroubleKind {
    /// It never got there: surely not carried out.
    NotSent,
    /// It may have been carried out; look before asking again.
    Uncertain,
    /// Too much at once: surely not carried out.
    Throttled,
    /// Not now; asking again does no harm.
    Later,
    /// No, and asking again will not change it.
    Refused,
    /// The thing is not there, or not any more.
    Gone,
    /// The thing is already there, or has changed meanwhile.
    Conflict,
    /// We are not let in, with a fresh token either.
    Unauthorised,
}

impl TroubleKind {
    /// A word for it, for numbers.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotSent => "not_sent",
            Self::Uncertain => "uncertain",
            Self::Throttled => "throttled",
            Self::Later => "later",
            Self::Refused => "refused",
            Self::Gone => "gone",
            Self::Conflict => "conflict",
            Self::Unauthorised => "unauthorised",
        }
    }
}

/// A request that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// Who failed us. For a missing token it is the login, whoever was to be asked.
    pub service: Service,
    /// What was asked, by the name of the method here.
    pub operation: &'static str,
    /// What it means.
    pub kind: TroubleKind,
    /// The HTTP status, if there was an answer.
    pub status: Option<u16>,
    /// Their code for it, such as `BotNotInConversationRoster`; empty where they gave none.
    pub code: String,
    /// Their words, cut short; for operators.
    pub detail: String,
    /// When they want to be asked again.
    pub retry_after: Option<Duration>,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.service.name(), self.operation)?;
        if let Some(status) = self.status {
            write!(f, ": {status}")?;
        }
        for part in [&self.code, &self.detail] {
            if !part.is_empty() {
                write!(f, ": {part}")?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for Trouble {}

/// Which request failed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    pub(super) service: Service,
    pub(super) operation: &'static str,
    pub(super) effect: Effect,
}

impl Asked {
    /// There was no answer, or only part of one.
    pub(super) fn broken(self, error: reqwest::Error) -> Trouble {
        let kind = if error.is_connect() {
            TroubleKind::NotSent
        } else if error.is_builder() {
            TroubleKind::Refused
        } else {
            self.unclear()
        };
        self.trouble(kind, None, &chain(&error.without_url()))
    }

    /// The answer was yes, but not in a form we can read.
    pub(super) fn unreadable(self, status: StatusCode, why: &str) -> Trouble {
        self.trouble(self.unclear(), Some(status), why)
    }

    /// We do not even ask.
    pub(super) fn refused(self, why: &str) -> Trouble {
        self.trouble(TroubleKind::Refused, None, why)
    }

    /// The answer was no.
    pub(super) fn answered(
        self,
        status: StatusCode,
        headers: &HeaderMap,
        body: &[u8],
        now: Moment,
    ) -> Trouble {
        let (code, mut detail) = complaint(body);
        if let Some((name, value)) = trace(headers) {
            detail = format!("{detail} [{name} {value}]");
        }
        Trouble {
            code,
            retry_after: told_to_wait(headers, now),
            ..self.trouble(self.kind(status), Some(status), detail.trim_start())
        }
    }

    fn trouble(self, kind: TroubleKind, status: Option<StatusCode>, detail: &str) -> Trouble {
        Trouble {
            service: self.service,
            operation: self.operation,
            kind,
            status: status.map(|status| status.as_u16()),
            code: String::new(),
            detail: short(detail),
            retry_after: None,
        }
    }

    fn unclear(self) -> TroubleKind {
        match self.effect {
            Effect::Once => TroubleKind::Uncertain,
            Effect::Repeatable => TroubleKind::Later,
        }
    }

    fn kind(self, status: StatusCode) -> TroubleKind {
        match status.as_u16() {
            401 => TroubleKind::Unauthorised,
            // Without a good token Azure DevOps shows its sign-in page.
            200..=399 if self.service == Service::DevOps => TroubleKind::Unauthorised,
            404 | 410 => TroubleKind::Gone,
            // The Bot Connector's 412 asks for another try of the same:
            // https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/conversations/conversation-messages#status-codes-from-bot-conversational-apis
            412 if self.service == Service::Teams => TroubleKind::Later,
            409 | 412 | 423 => TroubleKind::Conflict,
            429 => TroubleKind::Throttled,
            408 | 500..=599 => self.unclear(),
            _ => TroubleKind::Refused,
        }
    }
}

/// How long an answer wants us to wait before we ask again.
pub(super) fn told_to_wait(headers: &HeaderMap, now: Moment) -> Option<Duration> {
    headers
        .get(reqwest::header::RETRY_AFTER)
        .and_then(|value| retry_after(value.to_str().ok()?, now))
}

/// Reads `Retry-After`: seconds, also with a fraction, or an HTTP date.
/// <https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3>
pub(super) fn retry_after(text: &str, now: Moment) -> Option<Duration> {
    let text = text.trim();
    if let Ok(seconds) = text.parse::<f64>() {
        return Duration::try_from_secs_f64(seconds).ok();
    }
    let date = jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(text).ok()?;
    Some(Moment(date.as_millisecond()).since(now))
}

/// Their code and words: `{error: {code, message}}` of Graph and the Bot Connector,
/// `{typeKey, message}` of Azure DevOps, `{error, error_description}` of the login.
fn complaint(body: &[u8]) -> (String, String) {
    let json: Value = serde_json::from_slice(body).unwrap_or_default();
    let text = |value: &Value, name: &str| {
        value.get(name).and_then(Value::as_str).map(short).unwrap_or_default()
    };
    match json.get("error") {
        Some(error @ Value::Object(_)) => (text(error, "code"), text(error, "message")),
        Some(Value::String(code)) => (short(code), text(&json, "error_description")),
        _ => (text(&json, "typeKey"), text(&json, "message")),
    }
}

pub(super) fn trace(headers: &HeaderMap) -> Option<(&'static str, &str)> {
    TRACES.iter().find_map(|&name| Some((name, headers.get(name)?.to_str().ok()?)))
}

/// An error with what caused it.
pub(super) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    text
}

pub(super) fn short(text: &str) -> String {
    let printable = text.chars().map(|char| if char.is_control() { ' ' } else { char });
    printable.take(DETAIL_CHARS_MOST).collect()
}
