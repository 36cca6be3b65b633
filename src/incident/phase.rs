//! What is true now: the incident and its phase. A phase carries what is true in it, no more.

use crate::action::Action;
use crate::event::Reported;
use crate::ids::{IncidentId, Mark, MessageId, Moment};
use crate::informing::Informing;
use crate::managing::{HandOver, Managing};
use crate::outside::Outside;
use crate::people::{Actor, Person};
use crate::policy::Policy;
use crate::reminders::Reminders;
use crate::resolution::Resolution;
use crate::severity::{Answers, Severity};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An incident, from the first worried message to the last word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    /// Its number.
    pub id: IncidentId,
    /// What marks its traces outside.
    pub mark: Mark,
    /// What is wrong, in the reporter's words.
    pub summary: String,
    /// The severity the reporter thinks it has.
    pub opinion: Option<Severity>,
    /// Who reported.
    pub reporter: Person,
    /// Whose words they are, if not the reporter's.
    pub on_behalf_of: Option<String>,
    /// When it was reported.
    pub reported_at: Moment,
    /// The message it was said in.
    pub message: Option<MessageId>,
    /// The deadlines that hold for it.
    pub policy: Policy,
    /// Where it stands.
    pub phase: Phase,
    /// The number of the question that is open or was open last; each new question has the next.
    pub question: u32,
    /// Who answered the last questions, so that a late answer can be told what was decided.
    pub decided: BTreeMap<u32, Decided>,
    /// When firefighting mode began, the first time.
    pub firefighting_since: Option<Moment>,
    /// How many updates there were.
    pub updates: u32,
    /// The last update.
    pub last_update: Option<Update>,
    /// What exists outside.
    pub outside: Outside,
    /// Who is asked to lead from now on, while somebody else still does (P05).
    #[serde(default)]
    pub handing_over: Option<HandOver>,
    /// What those outside the team know of it (P25).
    #[serde(default)]
    pub informing: Informing,
    /// How far the reminders of what is owed have got.
    #[serde(default)]
    pub reminders: Reminders,
    /// What is to be better next time (P32).
    #[serde(default)]
    pub actions: Vec<Action>,
}

/// Where an incident stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Nobody has said how bad it is.
    Reported(Unconfirmed),
    /// No incident after all.
    Declined {
        /// Who said so.
        by: Actor,
        /// Why.
        reason: String,
        /// Who was asked, should it be reopened.
        asked: Unconfirmed,
    },
    /// Severity 3 or 4: it goes the way of the sprint (P14).
    Backlogged(Confirmed),
    /// Severe, and nobody leads yet. Firefighting mode is on (P15).
    Confirmed(Confirmed, Managing),
    /// Severe, and somebody leads.
    Firefighting(Confirmed, Person),
    /// Resolved in production.
    Resolved(Confirmed, Resolution),
    /// Nothing left to do.
    Closed(Confirmed, Resolution),
}

/// Who may say how bad it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unconfirmed {
    /// The daily log checker when it was reported.
    pub checker: Option<Person>,
    /// Who is next.
    pub deputy: Option<Person>,
    /// How far the question has gone.
    pub asked: Asked,
}

/// How far the question for the severity has gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// The daily log checker.
    Checker,
    /// The deputy too.
    Deputy,
    /// Everybody.
    Team,
}

/// The severity, and who said so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    /// The level.
    pub severity: Severity,
    /// Who confirmed it first; the bot where it was assumed.
    pub by: Actor,
    /// When, the first time.
    pub at: Moment,
    /// The answers it rests on.
    pub answers: Option<Answers>,
    /// Why it is not what the answers suggest, or why it changed.
    pub reason: Option<String>,
}

/// A line of progress (P24).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Update {
    /// Counts from 1.
    pub number: u32,
    /// When.
    pub at: Moment,
    /// Who.
    pub by: Person,
    /// What.
    pub text: String,
}

/// Who gave the answer that counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// Who.
    pub by: Actor,
    /// When.
    pub at: Moment,
    /// What was decided.
    pub what: Verdict,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The severity.
    Severity(Severity),
    /// It is no incident.
    Declined,
    /// This person was asked to lead.
    Asked(Person),
    /// This person leads unless somebody objects.
    Agreed(Person),
    /// Somebody objected to this person.
    Objected(Person),
    /// This person leads.
    Accepted(Person),
    /// This person said no, or nothing.
    NotLed(Person),
}

impl Incident {
    /// The incident as it is after its first fact.
    #[must_use]
    pub fn begin(at: Moment, reporter: Person, reported: Reported) -> Self {
        Self {
            id: reported.id,
            mark: reported.mark,
            summary: reported.summary,
            opinion: reported.opinion,
            reporter,
            on_behalf_of: reported.on_behalf_of,
            reported_at: at,
            message: reported.message,
            policy: reported.policy,
            phase: Phase::Reported(Unconfirmed {
                checker: reported.checker,
                deputy: reported.deputy,
                asked: Asked::Checker,
            }),
            question: 1,
            decided: BTreeMap::new(),
            firefighting_since: None,
            updates: 0,
            last_update: None,
            outside: Outside::default(),
            handing_over: None,
            informing: Informing::default(),
            reminders: Reminders::default(),
            actions: vec![],
        }
    }

    /// Whether the team is in firefighting mode because of it (P15).
    #[must_use]
    pub const fn is_firefighting(&self) -> bool {
        matches!(self.phase, Phase::Confirmed(..) | Phase::Firefighting(..))
    }

    /// Whether it is fought, and has no chat for it yet (P17).
    #[must_use]
    pub const fn wants_a_chat(&self) -> bool {
        self.is_firefighting() && self.outside.chat.is_none()
    }

    /// Whether a title holds its number or its mark.
    #[must_use]
    pub fn is_named_in(&self, title: &str) -> bool {
        let number = self.id.to_string();
        title
            .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
            .any(|word| word.eq_ignore_ascii_case(&number) || word == self.mark.as_str())
    }

    /// The action items that are still to be done.
    pub fn open_actions(&self) -> impl Iterator<Item = &Action> {
        self.actions.iter().filter(|action| action.is_open())
    }

    /// Whether anything is left to do about it: it stays in sight until its action items are done
    /// (P33).
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self.phase {
            Phase::Reported(_)
            | Phase::Confirmed(..)
            | Phase::Firefighting(..)
            | Phase::Resolved(..) => true,
            Phase::Backlogged(_) | Phase::Closed(..) => self.open_actions().next().is_some(),
            Phase::Declined { .. } => false,
        }
    }

    /// The severity, once somebody has said it.
    #[must_use]
    pub const fn confirmed(&self) -> Option<&Confirmed> {
        match &self.phase {
            Phase::Reported(_) | Phase::Declined { .. } => None,
            Phase::Backlogged(confirmed)
            | Phase::Confirmed(confirmed, _)
            | Phase::Firefighting(confirmed, _)
            | Phase::Resolved(confirmed, _)
            | Phase::Closed(confirmed, _) => Some(confirmed),
        }
    }

    /// Who is asked to lead now, instead of nobody or of whoever does.
    #[must_use]
    pub const fn asked(&self) -> Option<&Person> {
        match (&self.phase, &self.handing_over) {
            (Phase::Confirmed(_, Managing::Asked { manager, .. }), _) => Some(manager),
            (Phase::Firefighting(..), Some(handing_over)) => Some(&handing_over.to),
            _ => None,
        }
    }

    /// Who will lead unless somebody objects.
    #[must_use]
    pub const fn agreed(&self) -> Option<&Person> {
        if let Phase::Confirmed(_, Managing::Agreed { manager, .. }) = &self.phase {
            Some(manager)
        } else {
            None
        }
    }

    /// Who leads, or led.
    #[must_use]
    pub const fn manager(&self) -> Option<&Person> {
        match &self.phase {
            Phase::Reported(_)
            | Phase::Declined { .. }
            | Phase::Backlogged(_)
            | Phase::Confirmed(..) => None,
            Phase::Firefighting(_, manager) => Some(manager),
            Phase::Resolved(_, resolution) | Phase::Closed(_, resolution) => {
                resolution.manager.as_ref()
            }
        }
    }
}
