//! Names of things, each a type of its own so that none can be taken for another.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use std::time::Duration;

/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// The moment `duration` later; the far end of time where that would overflow.
    #[must_use]
    pub fn plus(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)))
    }

    /// How long ago `earlier` was; zero if it lies ahead.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }

    /// Whole seconds since 1970.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }
}

/// Whether this is the real thing or an exercise. Never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// People outside may be hit.
    Real,
    /// An exercise.
    Drill,
}

/// The number people say aloud: `INC-7`, or `DRILL-1` for an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct IncidentId {
    /// Real or drill; each kind counts on its own.
    pub kind: Kind,
    /// From 1 upwards, given by the store, never used twice.
    pub number: u32,
}

impl fmt::Display for IncidentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Kind::Real => write!(f, "INC-{}", self.number),
            Kind::Drill => write!(f, "DRILL-{}", self.number),
        }
    }
}

/// Says that a text is no incident number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnIncidentId;

impl FromStr for IncidentId {
    type Err = NotAnIncidentId;

    /// Reads `INC-7` in any case; leading zeros are tolerated.
    ///
    /// # Errors
    /// Where the text is anything else; the caller treats it as ordinary words.
    fn from_str(text: &str) -> Result<Self, NotAnIncidentId> {
        let (word, digits) = text.split_once('-').ok_or(NotAnIncidentId)?;
        let kind = if word.eq_ignore_ascii_case("INC") {
            Kind::Real
        } else if word.eq_ignore_ascii_case("DRILL") {
            Kind::Drill
        } else {
            return Err(NotAnIncidentId);
        };
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NotAnIncidentId);
        }
        match digits.parse() {
            Ok(number) if number > 0 => Ok(Self { kind, number }),
            Ok(_) | Err(_) => Err(NotAnIncidentId),
        }
    }
}

impl Serialize for IncidentId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for IncidentId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|NotAnIncidentId| serde::de::Error::custom("not an incident number"))
    }
}

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The text of it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    };
}

text_id! {
    /// A Teams conversation: the team chat, a firefighting chat, a private one.
    ChatId
}
text_id! {
    /// A message in a conversation, as the Bot Connector names it.
    MessageId
}
text_id! {
    /// A few random letters that mark everything outside that belongs to one incident of one
    /// installation: numbers start again when a store is lost, marks do not.
    Mark
}

/// A person's Entra object id, in lower case: ids are compared without regard to case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(String);

impl PersonId {
    /// The id in its one spelling.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.trim().to_ascii_lowercase())
    }

    /// The text of it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An Azure DevOps work item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WorkItemId(pub u64);

impl fmt::Display for WorkItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

#[cfg(test)]
mod test {
    use super::{IncidentId, Kind, Moment, PersonId};
    use std::time::Duration;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for text in ["INC-1", "INC-4294967295", "DRILL-12"] {
            assert_eq!(text.parse::<IncidentId>().unwrap().to_string(), text);
        }
        assert_eq!("inc-007".parse(), Ok(IncidentId { kind: Kind::Real, number: 7 }));
    }

    #[test]
    fn anything_else_is_no_number() {
        for text in ["", "INC", "INC-", "INC-0", "INC--1", "INC-+1", "INC-4294967296", "XINC-1"] {
            assert!(text.parse::<IncidentId>().is_err(), "{text}");
        }
    }

    #[test]
    fn time_does_not_overflow() {
        assert_eq!(Moment(i64::MAX).plus(Duration::MAX), Moment(i64::MAX));
        assert_eq!(Moment(5).since(Moment(9)), Duration::ZERO);
    }

    #[test]
    fn people_are_the_same_whatever_the_case() {
        assert_eq!(PersonId::new(" 0A-B "), PersonId::new("0a-b"));
    }
}
