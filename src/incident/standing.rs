//! Why not: whose right it is, and where an incident stands.

use crate::ids::Moment;
use crate::people::Person;
use crate::severity::Severity;
use serde::{Deserialize, Serialize};

/// What somebody wanted to do that only some may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Right {
    /// Confirm the severity.
    ConfirmSeverity,
    /// Assign an incident manager.
    AssignManager,
    /// Accept or decline an assignment.
    AnswerAssignment,
    /// Resolve, close or reopen.
    Lead,
    /// Volunteer; only people of the team can.
    BelongToTeam,
    /// Choose the firefighting chat; only people of the team can.
    ChooseChat,
}

/// Where an incident stands, when that is why something cannot be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "standing", rename_all = "snake_case")]
pub enum Standing {
    /// Its severity is not known.
    Unconfirmed,
    /// It was no incident.
    Declined,
    /// It went the way of the sprint.
    Backlogged {
        /// At this level.
        severity: Severity,
    },
    /// Nobody has been asked to lead.
    NobodyAsked,
    /// Nobody leads, or will.
    NobodyLeads,
    /// This person leads.
    Led {
        /// Who.
        manager: Person,
    },
    /// It is still burning.
    Burning,
    /// It is resolved.
    Resolved {
        /// When.
        at: Moment,
    },
    /// Somebody saw that all is quiet since it was resolved.
    Quiet,
    /// It is closed.
    Closed,
    /// It has this severity already.
    SameSeverity {
        /// The level.
        severity: Severity,
    },
}
