//! Where people and chats are: learnt from what Teams sends, kept across restarts.

use incident::{ChatId, Event, Incident, IncidentId, Moment, Person, PersonId, Verdict};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Everything learnt so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bearings {
    /// The 121 Team chat.
    pub team_chat: Option<ChatId>,
    /// Which Connector serves which chat; it may change, so the last word counts.
    pub service_urls: BTreeMap<ChatId, String>,
    /// The chats the bot was taken out of.
    pub left: BTreeSet<ChatId>,
    /// The Connector of the last authenticated message, for chats that have not spoken.
    pub latest_service_url: Option<String>,
    /// People by Entra id.
    pub people: BTreeMap<PersonId, Known>,
    /// People by Teams id.
    pub by_mri: BTreeMap<String, PersonId>,
    /// Where people find all critical production issues in Azure `DevOps` (P13).
    pub query: Option<String>,
    /// When somebody began to lead an incident the last time.
    pub led: BTreeMap<PersonId, Moment>,
    /// Which firefighting chat belongs to which incident.
    pub firefighting: BTreeMap<ChatId, IncidentId>,
}

/// A person as Teams knows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// The `29:` id that Teams wants in lists of users.
    pub mri: String,
    /// The name Teams shows.
    pub name: String,
}

/// One thing learnt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Learnt {
    /// This is the team chat.
    TeamChat(ChatId),
    /// This Connector serves this chat, and the bot is in it.
    ServiceUrl(ChatId, String),
    /// The bot was taken out of this chat.
    Left(ChatId),
    /// This person has this Teams id.
    Person(PersonId, Known),
    /// The shared query is at this address.
    Query(String),
}

impl Bearings {
    /// Remembers who has led an incident, as far as its last questions tell.
    pub fn has_been_led(&mut self, incident: &Incident) {
        for decided in incident.decided.values() {
            if let Verdict::Accepted(manager) = &decided.what {
                self.leads(manager, decided.at);
            }
        }
    }

    /// Remembers who leads from now on; whether the event was about that.
    pub fn is_led(&mut self, event: &Event, at: Moment) -> bool {
        let (Event::ManagerAccepted { manager } | Event::HandedOver { to: manager }) = event else {
            return false;
        };
        self.leads(manager, at);
        true
    }

    fn leads(&mut self, manager: &Person, at: Moment) {
        let last = self.led.entry(manager.id.clone()).or_insert(at);
        *last = at.max(*last);
    }

    /// Whether this is known already.
    pub fn knows(&self, learnt: &Learnt) -> bool {
        match learnt {
            Learnt::TeamChat(chat) => self.team_chat.as_ref() == Some(chat),
            Learnt::ServiceUrl(chat, url) => self.service_urls.get(chat) == Some(url),
            Learnt::Left(chat) => self.left.contains(chat),
            Learnt::Person(id, known) => self.people.get(id) == Some(known),
            Learnt::Query(url) => self.query.as_ref() == Some(url),
        }
    }

    /// Remembers it.
    pub fn learn(&mut self, learnt: Learnt) {
        match learnt {
            Learnt::TeamChat(chat) => self.team_chat = Some(chat),
            Learnt::ServiceUrl(chat, url) => {
                self.latest_service_url = Some(url.clone());
                self.left.remove(&chat);
                self.service_urls.insert(chat, url);
            }
            Learnt::Left(chat) => {
                self.service_urls.remove(&chat);
                self.left.insert(chat);
            }
            Learnt::Query(url) => self.query = Some(url),
            Learnt::Person(id, known) => {
                self.by_mri.insert(known.mri.clone(), id.clone());
                self.people.insert(id, known);
            }
        }
    }

    /// The Connectors that may serve a chat, the likeliest first: its own, that of the team chat,
    /// and whichever spoke last.
    pub fn service_urls(&self, chat: &ChatId) -> impl Iterator<Item = &str> {
        let of = |chat: &ChatId| self.service_urls.get(chat);
        let likely =
            [of(chat), self.team_chat.as_ref().and_then(of), self.latest_service_url.as_ref()];
        likely.into_iter().flatten().map(String::as_str)
    }
}
