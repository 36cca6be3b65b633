//! What exists outside for an incident, as far as is known.

use crate::ids::{ChatId, MessageId, Moment, WorkItemId};
use crate::intent::{Card, Intent, Task};
use crate::phase::Update;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What exists outside for this incident, as far as is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outside {
    /// Where each card stands.
    #[serde(with = "pairs")]
    pub cards: BTreeMap<Card, Posted>,
    /// Messages of cards that were gone, so that the card was posted anew; on some screens they
    /// stand there still.
    #[serde(default)]
    pub superseded: Vec<MessageId>,
    /// The bug (P12).
    pub bug: Option<Bug>,
    /// Somebody named a bug that existed already.
    #[serde(default)]
    pub bug_named: bool,
    /// Its tasks (P12).
    #[serde(with = "pairs")]
    pub tasks: BTreeMap<Task, WorkItemId>,
    /// The sprint the bug leads (P12).
    pub leads_sprint: Option<String>,
    /// Whether we set the bug's state to resolved (P30).
    pub bug_resolved: bool,
    /// Updates that wait for the bug to exist.
    pub notes_waiting: Vec<Update>,
    /// The firefighting chat (P17).
    pub chat: Option<Chat>,
    /// The post-mortem (P31).
    #[serde(default)]
    pub post_mortem: Option<Meeting>,
    /// Whether the bot may speak there.
    pub bot_installed: bool,
    /// What could not be done and waits for a person.
    pub parked: Vec<Parked>,
}

/// Where a card stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posted {
    /// The conversation.
    pub chat: ChatId,
    /// The message.
    pub message: MessageId,
}

/// The bug in Azure DevOps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bug {
    /// Its number.
    pub id: WorkItemId,
    /// Where people look at it.
    pub url: String,
}

/// The firefighting chat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chat {
    /// The conversation.
    pub id: ChatId,
    /// Where people open it.
    pub url: String,
}

/// The post-mortem, in the calendars.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// When it begins.
    pub at: Moment,
    /// Where people open it.
    pub url: String,
}

/// An errand that could not be run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parked {
    /// The errand, whole.
    pub intent: Intent,
    /// What is so and what to do, for people.
    pub reason: String,
}

/// Maps with keys that are no text, as a list of pairs.
mod pairs {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::collections::BTreeMap;

    pub fn serialize<K: Serialize, V: Serialize, S: Serializer>(
        map: &BTreeMap<K, V>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(map)
    }

    pub fn deserialize<'de, K, V, D>(deserializer: D) -> Result<BTreeMap<K, V>, D::Error>
    where
        K: Deserialize<'de> + Ord,
        V: Deserialize<'de>,
        D: Deserializer<'de>,
    {
        Ok(Vec::<(K, V)>::deserialize(deserializer)?.into_iter().collect())
    }
}
