//! Every "no". Its words, what is so and then what to do, are in the package `wording`.

mod action;
mod alert;
mod rota;

pub use action::OnAction;
pub use alert::OnAlert;
pub use rota::OnRota;

use crate::ids::{IncidentId, Moment, WorkItemId};
use crate::people::Person;
use crate::phase::Decided;
use crate::severity::Severity;
use crate::standing::{Right, Standing};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Why something was not done. An answer for the asker, not an error for the operator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "refusal", rename_all = "snake_case")]
pub enum Refusal {
    /// Only these people may.
    NotYours {
        /// What was wanted.
        what: Right,
        /// The incident.
        incident: IncidentId,
        /// Who may; empty where nobody can at the moment.
        who: Vec<Person>,
    },
    /// The question was answered before.
    AlreadyDecided {
        /// The incident.
        incident: IncidentId,
        /// By whom, when, what.
        decided: Decided,
    },
    /// The answers suggest another level and no reason was given (P02).
    ReasonWanted {
        /// The incident.
        incident: IncidentId,
        /// What follows from the answers.
        suggested: Severity,
        /// What was chosen.
        chosen: Severity,
    },
    /// A decision needs a sentence that explains it.
    WhyWanted {
        /// The incident.
        incident: IncidentId,
        /// The command to repeat with a reason.
        command: String,
    },
    /// No such person in the team, or several.
    WhoIsThat {
        /// As typed.
        name: String,
        /// Whom it could mean.
        could_be: Vec<String>,
    },
    /// It cannot be resolved while nobody said who verified it and how (P28).
    NotVerified {
        /// The incident.
        incident: IncidentId,
        /// Whether the person is missing.
        who_missing: bool,
        /// Whether the way is missing.
        how_missing: bool,
    },
    /// It is not in a phase in which that can be done.
    NotNow {
        /// The incident.
        incident: IncidentId,
        /// What is so.
        so: Standing,
    },
    /// No incident with this number.
    NoSuchIncident {
        /// The number.
        incident: IncidentId,
    },
    /// The command could be about several incidents, or about none.
    WhichIncident {
        /// Those it could be about.
        could_be: Vec<IncidentId>,
        /// The command to repeat with a number.
        command: String,
    },
    /// There is nothing to say.
    EmptyUpdate,
    /// About an action item.
    Action {
        /// The incident.
        incident: IncidentId,
        /// Why not.
        why: OnAction,
    },
    /// It has a bug, and an incident has one.
    HasBug {
        /// The incident.
        incident: IncidentId,
        /// Its bug.
        bug: WorkItemId,
        /// The one that was named.
        named: WorkItemId,
    },
    /// It has its firefighting chat.
    HasChat {
        /// The incident.
        incident: IncidentId,
    },
    /// This conversation cannot be its firefighting chat.
    NotThisChat {
        /// The incident.
        incident: IncidentId,
    },
    /// Its post-mortem stands in the calendars.
    HasPostMortem {
        /// The incident.
        incident: IncidentId,
        /// When it begins.
        at: Moment,
    },
    /// Nobody is configured to be told.
    NobodyToTell {
        /// The incident.
        incident: IncidentId,
    },
    /// Nobody is reminded of anything at the moment.
    NothingOwed {
        /// The incident.
        incident: IncidentId,
    },
    /// No reminder was stopped.
    NothingStopped {
        /// The incident.
        incident: IncidentId,
    },
    /// This reminder is not to be stopped: somebody has to lead.
    MustBeLed {
        /// The incident.
        incident: IncidentId,
    },
    /// It cannot be put off that far.
    TooFar {
        /// The incident.
        incident: IncidentId,
        /// How far at the most.
        most: Duration,
    },
    /// The time by which it should be over is none, or over.
    NoSuchTime {
        /// The incident.
        incident: IncidentId,
    },
    /// Nothing says which client.
    WhichClient {
        /// The incident.
        incident: IncidentId,
    },
    /// There is nothing that waits for another try.
    NothingParked {
        /// The incident.
        incident: IncidentId,
    },
    /// About an alert.
    Alert {
        /// Why not.
        why: OnAlert,
    },
    /// About the rota.
    Rota {
        /// Why not.
        why: OnRota,
    },
    /// Nobody whose identity is proven said it.
    Nobody,
}
