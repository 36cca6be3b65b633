//! What can be asked of the store, and what it answers.

use super::bearings::Learnt;
use super::queue::Ticket;
use incident::{
    Ask, ChatId, Incident, IncidentId, Mark, MessageId, Moment, Person, Receipt, Refusal, Room,
    Saying, Severity,
};
use std::sync::Arc;

/// One thing to be judged and kept.
#[derive(Debug)]
pub enum Act {
    /// Somebody reports (P08). The number comes from here.
    Report {
        /// Recognises a repeat.
        seen: Seen,
        /// Who, when, where; the command is not looked at.
        ask: Box<Ask>,
        /// What is wrong.
        summary: String,
        /// How bad the reporter thinks it is.
        opinion: Option<Severity>,
        /// Whose words they are, if not the reporter's.
        on_behalf_of: Option<String>,
        /// The message it was said in.
        message: Option<MessageId>,
        /// What will mark the traces outside.
        mark: Mark,
    },
    /// Somebody wants something of an incident.
    Change {
        /// Recognises a repeat.
        seen: Seen,
        /// Of which one.
        target: Target,
        /// What.
        ask: Box<Ask>,
        /// Whether a refusal is to be said in the chat.
        aloud: Aloud,
    },
    /// Somebody, a receipt or the clock wants something of the rota.
    Rota {
        /// Recognises a repeat; receipts and the clock need none.
        seen: Option<Seen>,
        /// What.
        ask: Box<rota::Ask>,
        /// Whether a refusal is to be said in the chat.
        aloud: Aloud,
    },
    /// Somebody, or the clock, wants something of an alert.
    Alert {
        /// Recognises a repeat; the clock needs none.
        seen: Option<Seen>,
        /// What.
        asks: Box<AlertAsk>,
        /// Whether a refusal is to be said in the chat.
        aloud: Aloud,
    },
    /// Something is to be said that changes nothing.
    Say {
        /// Recognises a repeat.
        seen: Seen,
        /// When it was asked.
        at: Moment,
        /// Where.
        to: Room,
        /// What.
        saying: Saying,
    },
    /// What a chat is called is to be looked up, for it may be an incident's.
    ReadTitle {
        /// Recognises a repeat.
        seen: Seen,
        /// When the bot came there.
        at: Moment,
        /// The chat.
        chat: ChatId,
        /// Who brought the bot.
        by: Person,
    },
    /// An appointment of the process with itself has come. It recognises a repeat by its question.
    Keep {
        /// Whose.
        incident: IncidentId,
        /// Which.
        ask: Box<Ask>,
    },
    /// An errand has been run, or can never be.
    Settle(Settled),
    /// Where somebody or something is.
    Learn(Learnt),
}

/// What somebody, or the clock, wants of an alert.
#[derive(Debug)]
pub struct AlertAsk {
    /// Who, when, where; its command is not looked at.
    pub ask: Ask,
    /// What.
    pub command: alerts::Command,
    /// What will mark the traces of the incident, if it becomes one.
    pub mark: Mark,
}

/// Whether a refusal is said in the chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aloud {
    /// Yes: it was said to us.
    Yes,
    /// Only if it is about an incident, or can be about turns alone: it was overheard, and may not
    /// have been meant for us.
    IfAboutOne,
    /// No: buttons get theirs in the response.
    No,
}

/// What came of an errand.
#[derive(Debug)]
pub struct Settled {
    /// The errand.
    pub ticket: Ticket,
    /// When.
    pub at: Moment,
    /// What it brought home.
    pub receipt: Receipt,
}

/// What recognises a repeat: Teams sends a message again when it is not sure it was heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The conversation: message numbers are unique only within one.
    pub chat: ChatId,
    /// The activity.
    pub activity: String,
}

/// Which incident somebody means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// This one.
    Named(IncidentId),
    /// The one whose firefighting chat this is.
    Here(IncidentId),
    /// The only one it can be about; the word is what to repeat with a number otherwise.
    Obvious {
        /// The command, as people type it.
        command: &'static str,
    },
}

/// What became of an act.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It is a repeat: nothing happened now that had not happened before.
    AlreadySeen,
    /// It is done; this is the incident now.
    Done(Arc<Incident>),
    /// It was refused, for this reason; the incident, if it was about one.
    Refused(Refusal, Option<Arc<Incident>>),
    /// It is kept, and about no incident.
    Kept,
}

/// Why the store cannot do what it is for.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    /// Another process has the folder.
    #[error("another process uses the data folder {0}; stop it first, only one may run")]
    InUse(String),
    /// Written by a version that came later.
    #[error(
        "the data folder was written by a newer Firewatch (format {found}, this one reads {known}); install that version or restore a backup"
    )]
    Newer {
        /// The format on disk.
        found: u32,
        /// The newest format this version reads.
        known: u32,
    },
    /// No room left.
    #[error(
        "the disk with the data folder is full ({0} bytes free); nothing is accepted until there is room"
    )]
    Full(u64),
    /// The disk refuses.
    #[error("the data folder cannot be used: {0}")]
    Disk(String),
    /// Something on disk cannot be understood.
    #[error("the data folder holds something unreadable at {key}: {problem}")]
    Unreadable {
        /// Which record.
        key: String,
        /// Why.
        problem: String,
    },
    /// The writer has ended.
    #[error("the store is closed")]
    Closed,
}

impl From<sled::Error> for StoreError {
    fn from(error: sled::Error) -> Self {
        Self::Disk(error.to_string())
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        Self::Disk(error.to_string())
    }
}
