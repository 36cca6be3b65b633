//! What is said in chats, as data, and where: the words are the cards' business.

use crate::command::Deadline;
use crate::ids::{ChatId, IncidentId, MessageId, Moment, PersonId};
use crate::news::{AlertNews, News};
use crate::people::Person;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// A place to say something in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Room {
    /// The 121 Team chat.
    Team,
    /// The incident's firefighting chat, if it exists by then; the team chat otherwise.
    Firefighting,
    /// The conversation somebody spoke in.
    Chat(ChatId),
    /// With one person alone, if that person has the app; nowhere otherwise.
    Private(PersonId),
}

/// What is said, as data: the words are the cards' business.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "saying", rename_all = "snake_case")]
pub enum Saying {
    /// The checker has not answered: this person is asked to confirm the severity.
    DeputyAsked {
        /// Who is asked now.
        deputy: Person,
        /// Who was asked before.
        checker: Person,
    },
    /// To the checker who has not answered, alone: the incident waits still.
    StillAsked {
        /// Who is asked too now.
        deputy: Person,
    },
    /// Nobody has answered: the whole team may confirm.
    TeamAsked,
    /// The post-mortem stands in the calendars (P31).
    PostMortemScheduled,
    /// Firefighting mode is on (P15, P18).
    FirefightingOn,
    /// Not severe: it goes the way of the sprint (P14).
    Backlogged,
    /// No incident after all.
    Declined,
    /// Somebody offers to be incident manager.
    Volunteered {
        /// Who offers.
        who: Person,
        /// Who can assign.
        checker: Option<Person>,
    },
    /// The person asked has said no, or nothing: the checker is asked to choose another.
    ManagerWanted {
        /// Who was asked.
        asked: Person,
        /// Whether that person said no; otherwise there was no answer.
        declined: bool,
        /// Who can assign.
        checker: Option<Person>,
    },
    /// This person leads (P11).
    ManagerAccepted,
    /// This person leads unless somebody objects (P11).
    ManagerAgreed {
        /// By then.
        until: Moment,
    },
    /// Somebody objects to whoever leads, or will (P11).
    Objected {
        /// Who.
        by: Person,
        /// Why.
        reason: String,
        /// To whom.
        manager: Person,
        /// Who can choose.
        checker: Option<Person>,
    },
    /// This person leads from now on (P05).
    HandedOver {
        /// Who led before.
        from: Person,
        /// What was handed over with it.
        summary: Option<String>,
    },
    /// The person asked to lead from now on does not.
    NotHandedOver {
        /// Who was asked.
        to: Person,
        /// Whether that person said no; otherwise there was no answer.
        declined: bool,
    },
    /// These people should know of it (P05).
    Escalated {
        /// Who says so.
        by: Person,
        /// Why, if said.
        reason: Option<String>,
        /// Who should know.
        people: Vec<Person>,
    },
    /// To whoever informs stakeholders, alone: there is something new to tell (P25).
    InformAgain {
        /// What is new: void once that was told, or there is something newer.
        version: u32,
    },
    /// It is resolved; firefighting mode is off (P30).
    Resolved,
    /// It goes on.
    Reopened {
        /// Who said so.
        by: Person,
        /// Why.
        reason: String,
        /// Who leads, and so has to act.
        manager: Option<Person>,
    },
    /// People are reminded of what is owed.
    Reminder {
        /// Of what.
        deadline: Deadline,
        /// Whom.
        people: Vec<Person>,
        /// Since when it is owed.
        since: Moment,
        /// The state of the reminders: when it is another one by the time this is said, it is void.
        version: u32,
    },
    /// The severity is another one now.
    SeverityChanged {
        /// Who said so.
        by: Person,
    },
    /// About an alert.
    Alert {
        /// Its number.
        number: u32,
        /// What.
        news: AlertNews,
    },
    /// About the rota.
    Rota {
        /// What.
        news: News,
    },
    /// No, and what to do instead.
    Refused {
        /// Who asked.
        to: Person,
        /// Why not.
        refusal: Refusal,
    },
    /// The answer to a question that changes nothing.
    Answer {
        /// Who asked.
        to: Person,
        /// What was asked.
        enquiry: Enquiry,
    },
}

/// A question that changes nothing. Answered when it is sent, with what is true by then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "enquiry", rename_all = "snake_case")]
pub enum Enquiry {
    /// Who is the daily log checker? (P03)
    WhoIsChecking,
    /// Whose turn is it when? (P03)
    Rota {
        /// How many days are shown.
        days: u16,
    },
    /// Were the logs looked at, and what was found? (P03)
    LogChecks,
    /// Who carried how much of checking the logs? (P03)
    Fairness {
        /// How many days are counted.
        days: u16,
    },
    /// How did the incidents go?
    Statistics {
        /// How many days are counted.
        days: u16,
    },
    /// How does one subscribe to the calendar of turns? (P03)
    Calendar {
        /// Whether it was asked in a chat with the bot alone.
        alone: bool,
    },
    /// Which alerts came, and what became of them? (P04)
    Alerts,
    /// Which incidents are there? (P13)
    Incidents,
    /// Which action items are open? (P33)
    ActionItems,
    /// How does this one stand?
    Show {
        /// Which.
        incident: IncidentId,
    },
    /// What can I say here?
    Help,
    /// The report form, for somebody who said `report` and nothing else (P09).
    ReportForm,
    /// Is this a report? (P08)
    MaybeReport {
        /// The words in question.
        text: String,
        /// The message they stand in: however many people press, it is reported once.
        message: Option<MessageId>,
    },
    /// Somebody spoke to the bot and was not understood.
    Unclear {
        /// The command it may have been.
        nearest: Option<String>,
    },
}
