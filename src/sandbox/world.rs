//! What exists in the little world: people, chats, work items. Plain data, saved as JSON.

use super::backlog::DevOps;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Everything the neighbours remember.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct World {
    /// The Entra tenant all of this belongs to.
    pub tenant: String,
    /// The bot as the people see it.
    pub bot: Bot,
    /// What Entra knows of the bot's ways to prove itself.
    #[serde(default)]
    pub registration: Registration,
    /// The people of the team.
    pub people: Vec<Resident>,
    /// Chats, oldest first.
    pub chats: Vec<Chat>,
    /// Application permissions that Microsoft Graph has been granted for the bot.
    pub granted: BTreeSet<String>,
    /// Presence by person id; a person who is absent here is unknown.
    pub presence: BTreeMap<String, Presence>,
    /// Meetings in the calendars, oldest first.
    pub meetings: Vec<Meeting>,
    /// The Dev Ops side.
    pub devops: DevOps,
    /// Things the bot did that the real services accept but people regret.
    pub complaints: Vec<String>,
    /// How the neighbours behave when nobody asked for a mood.
    pub habits: Habits,
    /// The counter behind fresh ids.
    pub(super) counter: u64,
    /// The latest message id given out, milliseconds since 1970.
    pub(super) latest_stamp: i64,
}

/// The bot's entry in the tenant.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Bot {
    /// Entra application id.
    pub app_id: String,
    /// The name people mention.
    pub name: String,
    /// The id of the app in the tenant's catalogue.
    pub catalogue_id: String,
    /// The id in the app manifest, `externalId` in the catalogue.
    pub manifest_id: String,
    /// Resource-specific permissions the manifest asks for in chats.
    pub chat_permissions: Vec<String>,
}

/// The bot's app registration, besides its secret.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Registration {
    /// The secret has expired.
    pub secret_expired: bool,
    /// The tenant has no service principal for the app.
    pub no_service_principal: bool,
    /// The certificates that were uploaded, as PEM.
    pub certificates: Vec<String>,
    /// Whose tokens are trusted in the place of a secret.
    pub federations: Vec<Federation>,
    /// Client ids of the identities given to the machine; an empty text is its own.
    pub machine: Vec<String>,
}

/// A federated identity credential: tokens of this issuer for this subject are as good as a secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Federation {
    /// The issuer, to the letter.
    pub issuer: String,
    /// The subject, to the letter.
    pub subject: String,
    /// The issuer's public key, as PEM.
    pub key: String,
}

/// A person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resident {
    /// Entra object id.
    pub id: String,
    /// The Bot Connector's name for the person, `29:…`.
    pub mri: String,
    /// Full name; the first word is what tests call the person by.
    pub name: String,
    /// E-mail address and user principal name.
    pub email: String,
    /// Roles, in the words of the configuration file.
    pub roles: Vec<String>,
    /// Areas of expertise.
    pub expertise: Vec<String>,
    /// Whether the account is a guest of the tenant.
    #[serde(default)]
    pub guest: bool,
}

impl Resident {
    /// What colleagues call the person.
    pub fn first_name(&self) -> &str {
        self.name.split(' ').next().unwrap_or(&self.name)
    }
}

/// What Teams shows beside a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presence {
    /// `Available`, `Busy`, `Offline` and the like.
    pub availability: String,
    /// The finer word, such as `InACall`.
    pub activity: String,
}

/// The kinds of conversation Teams knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ChatKind {
    /// One person and the bot.
    Personal,
    /// Several people.
    GroupChat,
    /// A channel of a team.
    Channel,
}

impl ChatKind {
    /// The word the Bot Connector uses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Personal => "personal",
            Self::GroupChat => "groupChat",
            Self::Channel => "channel",
        }
    }
}

/// A conversation.
#[expect(clippy::struct_excessive_bools, reason = "four facts that have nothing in common")]
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Chat {
    /// `19:…@thread.v2`, or `a:…` for a private chat with the bot.
    pub id: String,
    /// What sort of conversation it is.
    pub kind: ChatKind,
    /// The title, if it has one.
    pub topic: Option<String>,
    /// Ids of the people in it.
    pub members: Vec<String>,
    /// Whether the bot may read and write here.
    pub bot_installed: bool,
    /// Whether it was made through Microsoft Graph.
    pub created_by_graph: bool,
    /// Made with two people only; Teams refuses to add a third for ever after.
    pub closed_roster: bool,
    /// The bot came in before its manifest asked for anything; an upgrade brings that in.
    #[serde(default)]
    pub outdated_app: bool,
    /// When it was made, milliseconds since 1970.
    pub created_at: i64,
    /// When title or members changed last, milliseconds since 1970.
    pub updated_at: i64,
    /// What was said, oldest first.
    pub messages: Vec<Message>,
}

impl Chat {
    /// The message with this id, deleted or not.
    pub fn message(&self, id: &str) -> Option<&Message> {
        self.messages.iter().find(|message| message.id == id)
    }

    pub(super) fn message_mut(&mut self, id: &str) -> Option<&mut Message> {
        self.messages.iter_mut().find(|message| message.id == id)
    }
}

/// One message.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Message {
    /// Milliseconds since 1970 as text; unique in the conversation.
    pub id: String,
    /// `bot`, or the id of a person.
    pub from: String,
    /// The words, with `<at>…</at>` around mentions.
    pub text: String,
    /// The Adaptive Card everybody sees, if it carries one.
    pub card: Option<Value>,
    /// Mentions as they came.
    pub entities: Vec<Value>,
    /// How often it was changed.
    pub edited: u32,
    /// When it was said, milliseconds since 1970.
    pub at: i64,
    /// The card a single person sees instead, by person id.
    pub views: BTreeMap<String, Value>,
    /// Taken back.
    pub deleted: bool,
}

impl Message {
    /// The card as this person sees it.
    pub fn card_for(&self, person: &str) -> Option<&Value> {
        self.views.get(person).or(self.card.as_ref())
    }
}

/// A meeting somebody was invited to.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Meeting {
    /// Its id.
    pub id: String,
    /// The id of the person in whose calendar it was made.
    pub organizer: String,
    /// The sender's own key, by which a repeat is recognised.
    pub transaction_id: Option<String>,
    /// The event as it was sent, with what the calendar added.
    pub event: Value,
}

/// What the neighbours do unasked. All on by default.
#[expect(clippy::struct_excessive_bools, reason = "four switches that have nothing in common")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Habits {
    /// Deliver everything said where the bot is installed, mentioned or not.
    pub all_messages: bool,
    /// Deliver once more when the bot answers with 5xx or not in time.
    pub redelivery: bool,
    /// Refuse more than seven messages a second in one conversation.
    pub throttle: bool,
    /// Tell the bot what changes in its chats through Graph; the real Teams sometimes forgets.
    pub chat_events: bool,
}

impl Default for Habits {
    fn default() -> Self {
        Self { all_messages: true, redelivery: true, throttle: true, chat_events: true }
    }
}
