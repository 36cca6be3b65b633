//! What errands bring home.

use crate::ids::{ChatId, MessageId, Moment, WorkItemId};
use crate::intent::{Card, Intent, Task};
use serde::{Deserialize, Serialize};

/// What came of an errand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "receipt", rename_all = "snake_case")]
pub enum Receipt {
    /// The card stands in the chat as this message.
    CardShown {
        /// Which card.
        card: Card,
        /// Where.
        chat: ChatId,
        /// As which message.
        message: MessageId,
    },
    /// The bug exists (P12).
    BugOpened {
        /// Its number.
        id: WorkItemId,
        /// Where people can look at it.
        url: String,
    },
    /// One of the three tasks exists (P12).
    TaskAdded {
        /// Which one.
        task: Task,
        /// Its number.
        id: WorkItemId,
    },
    /// The bug leads the sprint backlog (P12).
    PutOnTop {
        /// The sprint it leads.
        sprint: String,
    },
    /// The firefighting chat exists (P17).
    ChatOpened {
        /// The chat.
        id: ChatId,
        /// Where people can open it.
        url: String,
    },
    /// The bot may speak in the firefighting chat.
    BotInstalled,
    /// The bug's state says what the incident's phase says.
    BugUpdated {
        /// Whether that is: resolved. Only a state that we set is ever taken back by us.
        resolved: bool,
    },
    /// The post-mortem stands in the calendars (P31).
    PostMortemScheduled {
        /// When it begins. Not stored as `at`, which is when the line of history was written.
        #[serde(rename = "meets_at")]
        at: Moment,
        /// Where people open it.
        url: String,
    },
    /// The action item is a work item (P32).
    ActionAdded {
        /// Its number within the incident.
        number: u32,
        /// The number of the work item.
        id: WorkItemId,
        /// Where people look at it.
        url: String,
    },
    /// People ended these in Azure DevOps (P33).
    ActionsEnded {
        /// Their numbers within the incident.
        numbers: Vec<u32>,
    },
    /// The card of a morning duty stands in the chat as this message.
    DutyShown {
        /// Which day's, as a date.
        day: String,
        /// Where.
        chat: ChatId,
        /// As which message.
        message: MessageId,
    },
    /// The card of an alert stands in the chat as this message.
    AlertShown {
        /// Its number.
        number: u32,
        /// Where.
        chat: ChatId,
        /// As which message.
        message: MessageId,
    },
    /// Done, and nothing about it needs to be remembered.
    Done,
    /// It cannot be done; a person has to look.
    Parked {
        /// The errand, whole, so that a person can have it tried again.
        intent: Box<Intent>,
        /// What is so and what to do, for people.
        reason: String,
    },
}
