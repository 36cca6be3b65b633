//! Every "no" about alerts.

use crate::ids::{IncidentId, Moment};
use crate::people::Person;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Why something about an alert was not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "on_alert", rename_all = "snake_case")]
pub enum OnAlert {
    /// The asker does not belong to the team.
    Stranger,
    /// Nothing says what the alert is.
    NameWanted,
    /// No alert has this number.
    NoSuch {
        /// The number.
        number: u32,
    },
    /// No alert waits for an answer.
    NoneWaits,
    /// No alert is muted.
    NoneMuted,
    /// Several are meant, or could be.
    Which {
        /// Some of them.
        numbers: Vec<u32>,
    },
    /// Somebody was faster.
    Answered {
        /// The number.
        number: u32,
        /// Who.
        by: Person,
        /// When.
        at: Moment,
        /// The incident it became or is part of.
        incident: Option<IncidentId>,
    },
    /// Nothing is muted without an end and a reason.
    EndAndReasonWanted {
        /// The number.
        number: u32,
    },
    /// The end is none, or over.
    NoSuchEnd {
        /// The number.
        number: u32,
    },
    /// Nothing is muted for so long.
    TooLong {
        /// The number.
        number: u32,
        /// The longest.
        most: Duration,
    },
    /// It is not muted.
    NotMuted {
        /// The number.
        number: u32,
    },
}
