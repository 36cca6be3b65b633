//! What can be asked of an incident: by a person, by a receipt, by time.

use crate::action::Wanted;
use crate::ids::{ChatId, IncidentId, Mark, MessageId, Moment, WorkItemId};
use crate::outside::Chat;
use crate::people::{Actor, Duty, Who};
use crate::receipt::Receipt;
use crate::severity::{Answers, Severity};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Who asks what, when and where: everything a decision may depend on besides the incident.
#[derive(Clone, Debug)]
pub struct Ask {
    /// When it was asked.
    pub at: Moment,
    /// Who asks, proven.
    pub actor: Actor,
    /// The conversation it was asked in; nowhere for receipts and deadlines.
    pub place: Option<ChatId>,
    /// Who checks the logs at that moment; nobody where the rota has no answer.
    pub duty: Option<Duty>,
    /// When office hours begin again; none while it is office hours.
    pub opens: Option<Moment>,
    /// What is asked.
    pub command: Command,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// The severity is this (P02, P10).
    ConfirmSeverity {
        /// The level the person chose.
        severity: Severity,
        /// The three answers, where they were given.
        answers: Option<Answers>,
        /// Why, where it differs from what the answers suggest.
        reason: Option<String>,
        /// The question the pressed button belonged to; none when typed.
        question: Option<u32>,
    },
    /// No: to a report for the checker, to an assignment for the person asked.
    Decline {
        /// Why; a report needs one, an assignment does not.
        reason: Option<String>,
        /// The question the pressed button belonged to; none when typed.
        question: Option<u32>,
    },
    /// This person shall be incident manager (P11).
    Assign {
        /// Whom.
        manager: Who,
        /// The question the pressed button belonged to; none when typed.
        question: Option<u32>,
    },
    /// I will be incident manager, if you like (P11).
    Volunteer,
    /// I am incident manager now (P11).
    Accept {
        /// The question the pressed button belonged to; none when typed.
        question: Option<u32>,
    },
    /// Somebody else shall lead from now on (P05).
    HandOver {
        /// Who.
        to: Who,
        /// What that person should know.
        summary: Option<String>,
    },
    /// This person should not lead it, I think (P11).
    Object {
        /// Why.
        reason: Option<String>,
    },
    /// Those who are to be told of what goes wrong shall know (P05).
    Escalate {
        /// Why, if said.
        reason: Option<String>,
    },
    /// This is where we are (P24).
    Update {
        /// What people shall know.
        text: String,
    },
    /// It should be over by then (P25).
    Expect {
        /// When; none where no such time is to come.
        over: Option<Moment>,
    },
    /// Stakeholders know of it (P25).
    Informed {
        /// Whom somebody told, if said.
        whom: Option<String>,
    },
    /// A client is hit (P26).
    ClientAffected {
        /// Which.
        client: String,
    },
    /// A client knows of it (P27).
    ClientInformed {
        /// Which.
        client: String,
        /// By which way, and what, if said.
        how: Option<String>,
    },
    /// It is resolved in production (P28, P30).
    Resolve(Resolving),
    /// Nothing is left to do.
    Close,
    /// It is not over after all.
    Reopen {
        /// Why.
        reason: Option<String>,
    },
    /// A bug that exists already is the incident's (P06, P12).
    AdoptBug {
        /// Its number.
        id: WorkItemId,
    },
    /// This chat, made by a person, is the firefighting chat (P17).
    AdoptChat {
        /// The chat; none where the conversation cannot be one.
        chat: Option<Chat>,
    },
    /// The post-mortem shall take place at the first time that suits (P31).
    SchedulePostMortem,
    /// This is to be better next time (P32).
    AddAction(Wanted),
    /// An action item is done (P33).
    FinishAction {
        /// Its number within the incident.
        number: u32,
    },
    /// An action item will not be done (P33).
    DropAction {
        /// Its number within the incident.
        number: u32,
        /// Why.
        reason: Option<String>,
    },
    /// All is quiet since it was resolved (P29).
    Monitored {
        /// What was seen, where somebody says so.
        noted: Option<String>,
    },
    /// Not now: remind me later of what is owed.
    Snooze {
        /// How much later.
        by: Duration,
        /// Why, if said.
        reason: Option<String>,
    },
    /// Remind nobody any more of what is owed now.
    StopReminders {
        /// Why.
        reason: Option<String>,
    },
    /// Remind us again.
    ResumeReminders,
    /// Try once more what could not be done.
    Retry,
    /// A deadline has come.
    Wake {
        /// Which one.
        deadline: Deadline,
        /// The question it belongs to, or the state of the reminders.
        question: u32,
    },
    /// An errand was run: this is what came of it.
    Record(Receipt),
}

/// What somebody says who thinks that it is resolved; all of it has to be there (P28).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resolving {
    /// Who saw it work in production.
    pub verified_by: Option<String>,
    /// What that person did to see it.
    pub how: Option<String>,
    /// What repaired it, where somebody says so.
    pub fix: Option<String>,
}

/// A report before it is an incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The number the incident will have, from the store.
    pub id: IncidentId,
    /// What marks its traces outside, from chance.
    pub mark: Mark,
    /// What is wrong, in the reporter's words.
    pub summary: String,
    /// The severity the reporter thinks it has, if said.
    pub opinion: Option<Severity>,
    /// Who wrote the words, where it is not the person who reports.
    pub on_behalf_of: Option<String>,
    /// The message it was said in.
    pub message: Option<MessageId>,
}

/// An appointment of the process with itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deadline {
    /// The checker has not confirmed: ask the deputy.
    ConfirmationDeputy,
    /// Nor has the deputy: ask everybody.
    ConfirmationTeam,
    /// Nor has anybody: assume the worst.
    ConfirmationAssumed,
    /// The person asked to be incident manager has not answered.
    Acceptance,
    /// Nobody has objected to the incident manager (P11).
    Objection,
    /// It is severe, and nobody leads or is asked to (P11).
    Assignment,
    /// The team has heard nothing for a while (P24).
    Update,
    /// It was resolved a while ago: is all quiet? (P29)
    Monitoring,
    /// The post-mortem has no date (P31).
    PostMortem,
    /// Action items are open (P33).
    ActionItems,
}

impl Deadline {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::ConfirmationDeputy,
        Self::ConfirmationTeam,
        Self::ConfirmationAssumed,
        Self::Acceptance,
        Self::Objection,
        Self::Assignment,
        Self::Update,
        Self::Monitoring,
        Self::PostMortem,
        Self::ActionItems,
    ];

    /// Whether it is a reminder of something that is owed for as long as a phase lasts, so that
    /// there always is the next one.
    #[must_use]
    pub const fn is_standing(self) -> bool {
        match self {
            Self::Assignment
            | Self::Update
            | Self::Monitoring
            | Self::PostMortem
            | Self::ActionItems => true,
            Self::ConfirmationDeputy
            | Self::ConfirmationTeam
            | Self::ConfirmationAssumed
            | Self::Acceptance
            | Self::Objection => false,
        }
    }
}
