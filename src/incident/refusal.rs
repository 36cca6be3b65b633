//! Every "no", and its words: what is so, then what to do.

mod words;

use crate::ids::{IncidentId, Moment, WorkItemId};
use crate::people::Person;
use crate::phase::Decided;
use crate::severity::Severity;
use crate::standing::{Right, Standing};
use serde::{Deserialize, Serialize};
use words::{already, list, not_now, not_verified, not_yours};

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
    /// There is nothing that waits for another try.
    NothingParked {
        /// The incident.
        incident: IncidentId,
    },
    /// Nobody whose identity is proven said it.
    Nobody,
}

impl Refusal {
    /// The words, for a person. `time` writes a moment the way the team reads clocks.
    #[must_use]
    pub fn words(&self, time: &impl Fn(Moment) -> String) -> String {
        match self {
            Self::NotYours { what, incident, who } => not_yours(*what, *incident, who),
            Self::AlreadyDecided { incident, decided } => already(*incident, decided, time),
            Self::ReasonWanted { incident, suggested, chosen } => format!(
                "Your answers suggest {suggested} for {incident}, and you chose {chosen}. Say why: \
                 `confirm {} {incident} because …`, or fill in the reason on the card.",
                chosen.level()
            ),
            Self::WhyWanted { incident, command } => format!(
                "That needs a reason, so that others understand it later. Say \
                 `{command} {incident} because …`."
            ),
            Self::WhoIsThat { name, could_be } if could_be.is_empty() => format!(
                "I know nobody called “{name}” in the team. Mention the person with @, or use the \
                 name as it is in Teams."
            ),
            Self::WhoIsThat { name, could_be } => {
                format!("“{name}” could be {}. Use the whole name.", list(could_be, "or"))
            }
            Self::NotVerified { incident, who_missing, how_missing } => {
                not_verified(*incident, *who_missing, *how_missing)
            }
            Self::NotNow { incident, so } => not_now(*incident, so, time),
            Self::NoSuchIncident { incident } => {
                format!("There is no {incident}. `incidents` lists those there are.")
            }
            Self::WhichIncident { could_be, command } if could_be.is_empty() => format!(
                "No incident is open that this could be about. Name one: `{command} INC-1`; \
                 `incidents` lists them."
            ),
            Self::WhichIncident { could_be, command } => {
                let names: Vec<String> = could_be.iter().map(ToString::to_string).collect();
                let first = names.first().cloned().unwrap_or_default();
                format!("Which one, {}? Say `{command} {first}`.", list(&names, "or"))
            }
            Self::EmptyUpdate => {
                "There is no text in this update. Say `update` and what people should know.".into()
            }
            Self::HasBug { incident, bug, named } if bug == named => {
                format!("Bug {bug} is the bug of {incident} already.")
            }
            Self::HasBug { incident, bug, named } => format!(
                "{incident} has bug {bug} already, and an incident has one. Link {named} to it in \
                 Azure DevOps."
            ),
            Self::HasChat { incident } => format!(
                "{incident} has its firefighting chat already; `show {incident}` has the way there."
            ),
            Self::NotThisChat { incident } => format!(
                "This cannot be the firefighting chat of {incident}. Say `use this chat for \
                 {incident}` in a group chat that is for it alone."
            ),
            Self::HasPostMortem { incident, at } => format!(
                "The post-mortem of {incident} is set for {}. To move it, move the meeting in the calendar.",
                time(*at)
            ),
            Self::NothingParked { incident } => {
                format!("Nothing waits for another try on {incident}.")
            }
            Self::Nobody => "I cannot tell who said this, so I did nothing.".into(),
        }
    }
}
