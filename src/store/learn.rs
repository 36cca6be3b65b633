//! What is learnt of people and chats: written when it is new, read again at the start.

use super::act::StoreError;
use super::bearings::{Known, Learnt};
use super::desk::Desk;
use super::disk::Disk;
use super::page::Page;
use super::{format, keys};
use incident::{Ask, Command, Incident, Refusal};

impl Desk {
    /// Reads all of it.
    pub fn load_bearings(&mut self, disk: &Disk) -> Result<(), StoreError> {
        let bearings = &mut self.bearings;
        if let Some(value) = disk.get(&keys::meta("team_chat"))? {
            bearings.learn(Learnt::TeamChat(format::decode(b"team_chat", &value)?));
        }
        if let Some(value) = disk.get(&keys::meta("query"))? {
            bearings.learn(Learnt::Query(format::decode(b"query", &value)?));
        }
        for (key, value) in disk.scan(keys::SERVICE_URLS)? {
            let (chat, url): (_, Option<String>) = format::decode(&key, &value)?;
            bearings.learn(match url {
                Some(url) => Learnt::ServiceUrl(chat, url),
                None => Learnt::Left(chat),
            });
        }
        for (key, value) in disk.scan(keys::PEOPLE)? {
            let (id, known): (_, Known) = format::decode(&key, &value)?;
            bearings.learn(Learnt::Person(id, known));
        }
        for (key, value) in disk.scan(keys::FIREFIGHTING)? {
            let (chat, id) = format::decode(&key, &value)?;
            bearings.firefighting.insert(chat, id);
        }
        Ok(())
    }

    /// A chat belongs to the incident that took it first, which whoever asks may not know yet.
    pub fn taken(&self, incident: &Incident, ask: &Ask) -> Option<Refusal> {
        let Command::AdoptChat { chat: Some(chat) } = &ask.command else { return None };
        let other = self.bearings.firefighting.get(&chat.id).is_some_and(|id| *id != incident.id);
        other.then_some(Refusal::NotThisChat { incident: incident.id })
    }

    /// Remembers one thing, unless it is known.
    pub fn learn(&mut self, page: &mut Page<'_>, learnt: Learnt) -> Result<(), StoreError> {
        if self.bearings.knows(&learnt) {
            return Ok(());
        }
        let (key, value) = match &learnt {
            Learnt::TeamChat(chat) => (keys::meta("team_chat"), format::encode("chat", chat)?),
            Learnt::Query(url) => (keys::meta("query"), format::encode("query", url)?),
            Learnt::ServiceUrl(chat, url) => {
                (keys::service_url(chat), format::encode("service", &(chat, url))?)
            }
            Learnt::Left(chat) => {
                (keys::service_url(chat), format::encode("service", &(chat, None::<&str>))?)
            }
            Learnt::Person(id, known) => {
                (keys::person(id), format::encode("person", &(id, known))?)
            }
        };
        page.put(&key, &value)?;
        self.bearings.learn(learnt);
        page.learnt = true;
        Ok(())
    }
}
