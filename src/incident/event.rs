//! What has happened: the stored history, and the timeline people read afterwards.

use crate::command::Deadline;
use crate::ids::{ChatId, IncidentId, Mark, MessageId, Moment, WorkItemId};
use crate::outside::Chat;
use crate::people::{Actor, Person};
use crate::policy::Policy;
use crate::receipt::Receipt;
use crate::severity::{Answers, Severity};
use serde::{Deserialize, Serialize};

/// One line of history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// When it happened.
    pub at: Moment,
    /// Who made it happen.
    pub by: Actor,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
}

/// One fact. Facts are never changed or taken back; a correction is a fact of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// Somebody reported it (P08).
    Reported(Box<Reported>),
    /// The question for the severity went on to the deputy.
    DeputyAsked {
        /// Who is asked now.
        deputy: Person,
    },
    /// The question for the severity went on to everybody.
    TeamAsked,
    /// The severity is known (P02, P10).
    SeverityConfirmed {
        /// The level.
        severity: Severity,
        /// The answers it rests on.
        answers: Option<Answers>,
        /// Why it is not the suggested one, or why it changed.
        reason: Option<String>,
    },
    /// It is no incident.
    Declined {
        /// Why.
        reason: String,
    },
    /// Somebody offers to be incident manager.
    Volunteered,
    /// Somebody was asked to be incident manager (P11).
    ManagerAsked {
        /// Who.
        manager: Person,
    },
    /// The person asked has not answered in time.
    ManagerSilent {
        /// Who.
        manager: Person,
    },
    /// The person asked said no.
    ManagerDeclined {
        /// Why, if said.
        reason: Option<String>,
    },
    /// This person will be incident manager unless somebody objects (P11).
    ManagerAgreed {
        /// Who.
        manager: Person,
        /// By then.
        until: Moment,
    },
    /// Somebody thinks that somebody else should lead (P11).
    Objected {
        /// Why.
        reason: String,
    },
    /// Somebody was asked to lead from now on (P05).
    HandOverAsked {
        /// Who.
        to: Person,
        /// What that person should know.
        summary: Option<String>,
    },
    /// The person asked to lead from now on said no, or nothing.
    NotHandedOver {
        /// Who.
        to: Person,
        /// Whether that person said no.
        declined: bool,
    },
    /// This person leads from now on (P05).
    HandedOver {
        /// Who.
        to: Person,
    },
    /// Those who are to be told of what goes wrong are told (P05).
    Escalated {
        /// Who.
        people: Vec<Person>,
        /// Why, if said.
        reason: Option<String>,
    },
    /// This person is incident manager (P11).
    ManagerAccepted {
        /// Who.
        manager: Person,
    },
    /// Where it stands (P24).
    Updated {
        /// Counts from 1.
        number: u32,
        /// What was said.
        text: String,
    },
    /// It should be over by then (P25).
    Expected {
        /// When. Not stored as `at`, which is when the line of history was written.
        over: Moment,
    },
    /// Stakeholders were told (P25).
    Informed {
        /// Whom, in the words of whoever told them.
        whom: Option<String>,
    },
    /// A client is hit (P26).
    ClientAffected {
        /// What it is called.
        client: String,
    },
    /// A client was told (P27).
    ClientInformed {
        /// What it is called.
        client: String,
        /// By which way, and what.
        how: Option<String>,
    },
    /// Resolved in production (P28, P30).
    Resolved {
        /// Who saw it work.
        verified_by: String,
        /// What that person did to see it.
        how: String,
        /// What repaired it.
        fix: Option<String>,
    },
    /// Nothing left to do.
    Closed,
    /// It goes on after all.
    Reopened {
        /// Why.
        reason: String,
    },
    /// Somebody named a bug that exists already as the incident's (P06).
    BugNamed {
        /// Its number.
        id: WorkItemId,
    },
    /// A chat that a person made is the firefighting chat (P17).
    ChatAdopted(Chat),
    /// Somebody wants the post-mortem scheduled (P31).
    PostMortemWanted,
    /// This is to be better next time (P32).
    ActionAdded {
        /// Its number within the incident, from 1.
        number: u32,
        /// What is to be done.
        text: String,
        /// Who does it.
        owner: Option<Person>,
        /// Until which day, as a date.
        due: Option<String>,
        /// How urgent, from 1 to 4.
        priority: Option<u8>,
    },
    /// An action item is done (P33).
    ActionDone {
        /// Its number.
        number: u32,
    },
    /// An action item will not be done (P33).
    ActionDropped {
        /// Its number.
        number: u32,
        /// Why.
        reason: String,
    },
    /// Somebody saw that all is quiet since it was resolved (P29).
    Monitored {
        /// What was seen, where somebody said so.
        noted: Option<String>,
    },
    /// People were reminded of what is owed.
    Reminded {
        /// Of what.
        deadline: Deadline,
        /// Whom.
        people: Vec<Person>,
    },
    /// Somebody put a reminder off.
    Snoozed {
        /// Of what.
        deadline: Deadline,
        /// Until when.
        until: Moment,
        /// Why, if said.
        reason: Option<String>,
    },
    /// Somebody stopped a reminder.
    RemindersStopped {
        /// Of what.
        deadline: Deadline,
        /// Why.
        reason: String,
    },
    /// Somebody wants the reminders again.
    RemindersResumed,
    /// Somebody had parked errands tried again.
    Retried,
    /// What came of an errand.
    Noted(Receipt),
}

/// How an incident begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    /// Its number.
    pub id: IncidentId,
    /// What marks its traces outside.
    pub mark: Mark,
    /// What is wrong, in the reporter's words.
    pub summary: String,
    /// The severity the reporter thinks it has.
    pub opinion: Option<Severity>,
    /// Whose words they are, if not the reporter's.
    pub on_behalf_of: Option<String>,
    /// The conversation it was reported in.
    pub chat: Option<ChatId>,
    /// The message it was said in.
    pub message: Option<MessageId>,
    /// The daily log checker at that moment.
    pub checker: Option<Person>,
    /// Who is asked when the checker does not answer.
    pub deputy: Option<Person>,
    /// The deadlines that hold for this incident.
    pub policy: Policy,
}
