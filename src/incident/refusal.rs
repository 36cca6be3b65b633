//! Every "no", and its words: what is so, then what to do.

use crate::ids::{IncidentId, Moment, WorkItemId};
use crate::people::{Actor, Person};
use crate::phase::{Decided, Verdict};
use crate::severity::Severity;
use crate::standing::{Right, Standing};
use serde::{Deserialize, Serialize};

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
            Self::NothingParked { incident } => {
                format!("Nothing waits for another try on {incident}.")
            }
            Self::Nobody => "I cannot tell who said this, so I did nothing.".into(),
        }
    }
}

fn not_yours(what: Right, incident: IncidentId, who: &[Person]) -> String {
    let names: Vec<String> = who.iter().map(|person| person.name.clone()).collect();
    let can = list(&names, "or");
    match what {
        Right::ConfirmSeverity if who.is_empty() => format!(
            "Nobody is on the rota now, so nobody can confirm {incident} yet; soon the whole team may."
        ),
        Right::ConfirmSeverity if who.len() == 1 => format!(
            "The severity of {incident} is for {can} to confirm, as daily log checker. \
             `who is checking` shows who that is."
        ),
        Right::ConfirmSeverity => format!("The severity of {incident} is for {can} to confirm."),
        Right::AssignManager => format!(
            "The incident manager of {incident} is for {can} to assign. You can `volunteer`."
        ),
        Right::AnswerAssignment => {
            format!(
                "{can} was asked to be incident manager of {incident}, so the answer is theirs. You can `volunteer`."
            )
        }
        Right::Lead if who.is_empty() => format!("{incident} has no incident manager yet."),
        Right::Lead => format!("That is for {can} to decide, who is in charge of {incident}."),
        Right::BelongToTeam => {
            "Only people on the team list can lead an incident. An administrator can add you."
                .into()
        }
    }
}

fn already(incident: IncidentId, decided: &Decided, time: &impl Fn(Moment) -> String) -> String {
    let by = match &decided.by {
        Actor::Person(person) => person.name.as_str(),
        Actor::Firewatch => "Firewatch",
    };
    let at = time(decided.at);
    match &decided.what {
        Verdict::Severity(severity) if decided.by == Actor::Firewatch => {
            format!("{incident} was taken as {severity} at {at}, because nobody had answered.")
        }
        Verdict::Severity(severity) => format!(
            "{by} confirmed {incident} as {severity} at {at}. To change it, say `severity 1 {incident} \
             because …`, with the level you mean."
        ),
        Verdict::Declined => format!("{incident} is no incident: {by} decided so at {at}."),
        Verdict::Asked(manager) => {
            format!("{by} asked {} to be incident manager of {incident} at {at}.", manager.name)
        }
        Verdict::Accepted(manager) => {
            format!("{} has been incident manager of {incident} since {at}.", manager.name)
        }
        Verdict::NotLed(manager) => {
            format!("{} is not asked any more to lead {incident}, since {at}.", manager.name)
        }
    }
}

fn not_verified(incident: IncidentId, who_missing: bool, how_missing: bool) -> String {
    let missing = match (who_missing, how_missing) {
        (true, true) => "who verified it in production, and how",
        (true, false) => "who verified it in production",
        (false, _) => "how it was verified in production",
    };
    format!(
        "{incident} cannot be resolved yet: say {missing}. For example: `resolve {incident} verified \
         by Bo: 20 test payments went through`."
    )
}

fn not_now(incident: IncidentId, so: &Standing, time: &impl Fn(Moment) -> String) -> String {
    match so {
        Standing::Unconfirmed => {
            format!("Nobody has confirmed the severity of {incident} yet; that comes first.")
        }
        Standing::Declined => {
            format!("{incident} was declined. `reopen {incident} because …` brings it back.")
        }
        Standing::Backlogged { severity } => format!(
            "{incident} is {severity} and goes with the sprint. If it got worse, the log checker can \
             say `severity 2 {incident} because …`."
        ),
        Standing::NobodyAsked => {
            format!("Nobody has been asked to lead {incident} yet. You can `volunteer {incident}`.")
        }
        Standing::Led { manager } => format!("{} leads {incident} already.", manager.name),
        Standing::Burning => {
            format!("{incident} is not resolved yet. `resolve {incident}` comes first.")
        }
        Standing::Resolved { at } => format!(
            "{incident} has been resolved since {}. `reopen {incident} because …` brings it back.",
            time(*at)
        ),
        Standing::Closed => {
            format!("{incident} is closed. `reopen {incident} because …` brings it back.")
        }
        Standing::SameSeverity { severity } => format!("{incident} is {severity} already."),
    }
}

/// “Ana”, “Ana or Bo”, “Ana, Bo or Cleo”.
fn list(names: &[String], word: &str) -> String {
    match names {
        [] => "nobody".to_owned(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} {word} {last}", before.join(", ")),
    }
}
