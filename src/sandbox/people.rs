//! Who is who, and the ids the world hands out.

use super::world::{Chat, ChatKind, Message, Resident, World};
use serde_json::{Value, json};

impl World {
    /// The person called by this first name, full name, id, `29:` id or e-mail.
    pub fn person(&self, who: &str) -> Option<&Resident> {
        self.people.iter().find(|person| {
            person.first_name() == who
                || person.name == who
                || person.mri == who
                || person.id.eq_ignore_ascii_case(who)
                || person.email.eq_ignore_ascii_case(who)
        })
    }

    /// The chat with this id.
    pub fn chat(&self, id: &str) -> Option<&Chat> {
        self.chats.iter().find(|chat| chat.id == id)
    }

    pub(super) fn chat_mut(&mut self, id: &str) -> Option<&mut Chat> {
        self.chats.iter_mut().find(|chat| chat.id == id)
    }

    /// The private chat of this person with the bot.
    pub fn personal_chat(&self, person: &str) -> Option<&Chat> {
        self.chats.iter().find(|chat| {
            chat.kind == ChatKind::Personal && chat.members.iter().any(|member| member == person)
        })
    }

    /// The bot's account in conversations.
    pub fn bot_mri(&self) -> String {
        format!("28:{}", self.bot.app_id)
    }

    /// A number nobody had before.
    pub(super) fn fresh_number(&mut self) -> u64 {
        self.counter += 1;
        self.counter
    }

    /// An id nobody had before, in the form of a GUID.
    pub(super) fn fresh_guid(&mut self, now: i64) -> String {
        guid(self.fresh_number(), now)
    }

    /// A number for what somebody does: the present millisecond, or the next one that is free.
    pub(super) fn fresh_stamp(&mut self, now: i64) -> String {
        self.latest_stamp = now.max(self.latest_stamp + 1);
        self.latest_stamp.to_string()
    }

    /// Puts a new message at the end of a chat and returns its id.
    pub(super) fn append(&mut self, chat: &str, draft: Draft, now: i64) -> Option<String> {
        // The present millisecond, or the next one that is free in this chat.
        let last =
            self.chat(chat)?.messages.iter().filter_map(|one| one.id.parse::<i64>().ok()).max();
        let free = || now.max(last.map_or(now, |last| last + 1)).to_string();
        let id = draft.id.unwrap_or_else(free);
        let message = Message {
            id: id.clone(),
            from: draft.from,
            text: draft.text,
            card: draft.card,
            entities: draft.entities,
            edited: 0,
            at: now,
            views: std::collections::BTreeMap::new(),
            deleted: false,
        };
        self.chat_mut(chat)?.messages.push(message);
        Some(id)
    }

    /// A person as the Bot Connector describes one.
    pub(super) fn account(&self, person: &Resident) -> Value {
        let surname = person.name.split_once(' ').map_or("", |(_, rest)| rest);
        json!({
            "id": person.mri, "name": person.name,
            "objectId": person.id, "aadObjectId": person.id,
            "givenName": person.first_name(), "surname": surname,
            "email": person.email, "userPrincipalName": person.email,
            "tenantId": self.tenant, "userRole": "user",
        })
    }
}

/// A message before it has its place in a chat.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub(super) id: Option<String>,
    pub(super) from: String,
    pub(super) text: String,
    pub(super) card: Option<Value>,
    pub(super) entities: Vec<Value>,
}

/// Mixes two numbers into the look of a version 4 GUID; the same input gives the same id.
pub(super) fn guid(number: u64, salt: i64) -> String {
    let high = scramble(number ^ scramble(salt.cast_unsigned()));
    let low = scramble(high ^ number);
    format!(
        "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0xfff,
        0x8000 | ((low >> 48) & 0x3fff),
        low & 0xffff_ffff_ffff,
    )
}

/// One round of `SplitMix64` (Steele, Lea and Flood 2014): spreads neighbouring numbers.
fn scramble(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
