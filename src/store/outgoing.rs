//! Errands on their way out and home again, written down with what they belong to.

use super::act::{Outcome, Settled, StoreError, Target};
use super::desk::Desk;
use super::format::{self, StoredErrand};
use super::keys;
use super::page::Page;
use super::queue::{Change, Waiting};
use incident::{Actor, Ask, ChatId, Command, IncidentId, Intent, Moment, Receipt};

impl Desk {
    /// Puts an errand in the outbox, in the place of an older version that still waits there.
    pub(super) fn send(
        &mut self,
        page: &mut Page<'_>,
        incident: Option<IncidentId>,
        intent: Intent,
        due: Moment,
    ) -> Result<(), StoreError> {
        self.send_from(page, incident, (intent, due), None)
    }

    /// The same, for somebody who asked for it in a chat. After a restart nobody knows where.
    pub(super) fn send_from(
        &mut self,
        page: &mut Page<'_>,
        incident: Option<IncidentId>,
        (intent, due): (Intent, Moment),
        place: Option<ChatId>,
    ) -> Result<(), StoreError> {
        let name = intent.errand().map(|errand| (incident, errand));
        let waiting = name.and_then(|name| self.named.get(&name));
        let (sequence, generation) = if let Some((sequence, generation)) = waiting {
            (*sequence, generation + 1)
        } else {
            self.last_sequence += 1;
            (self.last_sequence, 0)
        };
        if let Some(name) = name {
            self.named.insert(name, (sequence, generation));
        }
        let stored = StoredErrand { incident, intent, due };
        page.put(&keys::errand(sequence), &format::encode("errand", &stored)?)?;
        let intent = stored.intent;
        page.queue.push(Change::Put(Box::new(Waiting {
            sequence,
            generation,
            incident,
            intent,
            asked: due,
            due,
            place,
            lacks: false,
        })));
        Ok(())
    }

    /// What an errand brought home comes in like everything else, and takes the errand away in
    /// the same write.
    pub(super) fn settle(
        &mut self,
        page: &mut Page<'_>,
        settled: &Settled,
    ) -> Result<Outcome, StoreError> {
        let ticket = settled.ticket;
        let name = ticket.name.map(|errand| (ticket.incident, errand));
        let newest = name.and_then(|name| self.named.get(&name)).copied();
        match newest {
            Some((sequence, generation))
                if sequence == ticket.sequence && generation != ticket.generation =>
            {
                page.queue.push(Change::RunNewer(ticket.sequence, settled.at));
            }
            Some(_) | None => {
                if let Some(name) =
                    name.filter(|_| newest.is_some_and(|(sequence, _)| sequence == ticket.sequence))
                {
                    self.named.remove(&name);
                }
                page.remove(&keys::errand(ticket.sequence))?;
                page.queue.push(Change::Remove(ticket.sequence));
            }
        }
        let Some(id) = ticket.incident else { return self.turned(page, settled) };
        if settled.receipt == Receipt::Done {
            return Ok(Outcome::Kept);
        }
        let ask = Ask {
            at: settled.at,
            actor: Actor::Firewatch,
            place: None,
            duty: None,
            opens: None,
            command: Command::Record(settled.receipt.clone()),
        };
        self.change(page, &Target::Named(id), &ask)
    }
}
