//! The writer's desk: everything it needs to judge an act, and the page it writes on.

use super::act::{Act, Aloud, Outcome, StoreError, Target};
use super::bearings::Bearings;
use super::format::{self, Stored};
use super::keys;
use super::page::Page;
use super::queue::Change;
use alerts::Alerts;
use incident::{
    Ask, Chat, Entry, Errand, Event, Incident, IncidentId, Intent, Kind, Receipt, Refusal, Report,
    Team,
};
use rota::{Plan, Roster};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The incidents about which something is left to do.
#[derive(Clone, Debug, Default)]
pub struct Open {
    /// By number.
    pub incidents: BTreeMap<IncidentId, Arc<Incident>>,
    /// How many errands of incidents that are not open wait for a person, where there are any.
    pub parked_elsewhere: BTreeMap<IncidentId, usize>,
}

impl Open {
    /// Takes an incident as it is now, whether it is open or not.
    pub fn put(&mut self, id: IncidentId, incident: Arc<Incident>) {
        let parked = incident.outside.parked.len();
        if incident.is_open() {
            self.parked_elsewhere.remove(&id);
            self.incidents.insert(id, incident);
            return;
        }
        self.incidents.remove(&id);
        if parked > 0 {
            self.parked_elsewhere.insert(id, parked);
        } else {
            self.parked_elsewhere.remove(&id);
        }
    }
}

/// What the writer knows.
#[derive(Debug)]
pub struct Desk {
    pub(super) team: Arc<Team>,
    pub(super) plan: Arc<Plan>,
    pub roster: Arc<Roster>,
    pub alerts: Arc<Alerts>,
    pub(super) rota_entries: u64,
    pub bearings: Bearings,
    pub open: Open,
    pub(super) entries: BTreeMap<IncidentId, u32>,
    pub(super) last_number: u32,
    pub(super) last_sequence: u64,
    pub(super) named: BTreeMap<(Option<IncidentId>, Errand), (u64, u32)>,
}

impl Desk {
    /// Judges one act. What follows stands on the page; nothing is on disk yet.
    pub fn judge(&mut self, page: &mut Page<'_>, act: Act) -> Result<Outcome, StoreError> {
        match act {
            Act::Report { seen, ask, summary, opinion, on_behalf_of, message, mark } => {
                if !page.first_time(&seen, ask.at)? {
                    return Ok(Outcome::AlreadySeen);
                }
                let id = IncidentId { kind: Kind::Real, number: self.last_number + 1 };
                let report = Report { id, mark, summary, opinion, on_behalf_of, message };
                self.report(page, &ask, report)
            }
            Act::Change { seen, target, ask, aloud } => {
                if !page.first_time(&seen, ask.at)? {
                    return Ok(Outcome::AlreadySeen);
                }
                let outcome = self.change(page, &target, &ask)?;
                if let Outcome::Refused(refusal, about) = &outcome
                    && (aloud == Aloud::Yes || (aloud == Aloud::IfAboutOne && about.is_some()))
                {
                    self.refuse_aloud(page, (ask.place.as_ref(), &ask.actor, ask.at), refusal)?;
                }
                Ok(outcome)
            }
            Act::Rota { seen, ask, aloud } => self.turns(page, seen.as_ref(), &ask, aloud),
            Act::Alert { seen, asks, aloud } => self.alerted(page, seen.as_ref(), &asks, aloud),
            Act::Say { seen, at, to, saying } => {
                self.once(page, &seen, at, Intent::Say { to, saying })
            }
            Act::ReadTitle { seen, at, chat, by } => {
                self.once(page, &seen, at, Intent::ReadTitle { chat, by })
            }
            Act::Keep { incident, ask } => self.change(page, &Target::Named(incident), &ask),
            Act::Settle(settled) => self.settle(page, &settled),
            Act::Learn(learnt) => {
                self.learn(page, learnt)?;
                Ok(Outcome::Kept)
            }
        }
    }

    pub(super) fn report(
        &mut self,
        page: &mut Page<'_>,
        ask: &Ask,
        report: Report,
    ) -> Result<Outcome, StoreError> {
        let id = report.id;
        let decision = match incident::report(&self.team, ask, report) {
            Ok(decision) => decision,
            Err(refusal) => return Ok(Outcome::Refused(refusal, None)),
        };
        let (Some(Event::Reported(first)), Some(reporter)) =
            (decision.events.first(), ask.actor.person())
        else {
            return Ok(Outcome::Refused(Refusal::Nobody, None));
        };
        let incident = Incident::begin(ask.at, reporter.clone(), first.as_ref().clone());
        self.last_number = id.number;
        self.enter(page, Stored { entries: 0, incident: Arc::new(incident) }, ask, decision)
    }

    pub(super) fn change(
        &mut self,
        page: &mut Page<'_>,
        target: &Target,
        ask: &Ask,
    ) -> Result<Outcome, StoreError> {
        let found = match target {
            Target::Named(id) | Target::Here(id) => self.stored(page, *id)?.ok_or(*id),
            Target::Obvious { command } => match self.obvious(page, ask, command) {
                Ok(stored) => Ok(stored),
                Err(refusal) => return Ok(Outcome::Refused(refusal, None)),
            },
        };
        let stored = match found {
            Ok(stored) => stored,
            Err(incident) => {
                return Ok(Outcome::Refused(Refusal::NoSuchIncident { incident }, None));
            }
        };
        if let Some(refusal) = self.taken(&stored.incident, ask) {
            return Ok(Outcome::Refused(refusal, Some(stored.incident)));
        }
        match incident::decide(&self.team, &stored.incident, ask) {
            Ok(decision) => self.enter(page, stored, ask, decision),
            Err(refusal) => Ok(Outcome::Refused(refusal, Some(stored.incident))),
        }
    }

    /// The only open incident a command can be about; where it can be about none and only one
    /// is open, that one says why not.
    fn obvious(&self, page: &Page<'_>, ask: &Ask, command: &str) -> Result<Stored, Refusal> {
        let open: Vec<Stored> = self
            .open
            .incidents
            .iter()
            .map(|(id, incident)| {
                page.touched.get(id).cloned().unwrap_or_else(|| Stored {
                    entries: self.entries.get(id).copied().unwrap_or_default(),
                    incident: Arc::clone(incident),
                })
            })
            .collect();
        let fits = |stored: &&Stored| incident::decide(&self.team, &stored.incident, ask).is_ok();
        let fitting: Vec<&Stored> = open.iter().filter(fits).collect();
        match (fitting.as_slice(), open.as_slice()) {
            ([one], _) => Ok((*one).clone()),
            ([], [one]) => Ok(one.clone()),
            (fitting, open) => {
                let all: Vec<&Stored> = open.iter().collect();
                let could = if fitting.is_empty() { all.as_slice() } else { fitting };
                let could_be = could.iter().map(|stored| stored.incident.id).collect();
                Err(Refusal::WhichIncident { could_be, command: command.to_owned() })
            }
        }
    }

    pub(super) fn stored(
        &self,
        page: &Page<'_>,
        id: IncidentId,
    ) -> Result<Option<Stored>, StoreError> {
        if let Some(stored) = page.touched.get(&id) {
            return Ok(Some(stored.clone()));
        }
        if let (Some(incident), Some(entries)) =
            (self.open.incidents.get(&id), self.entries.get(&id))
        {
            return Ok(Some(Stored { entries: *entries, incident: Arc::clone(incident) }));
        }
        format::snapshot(page.disk, id)
    }

    /// Writes a decision down: history, state, errands.
    fn enter(
        &mut self,
        page: &mut Page<'_>,
        mut stored: Stored,
        ask: &Ask,
        decision: incident::Decision,
    ) -> Result<Outcome, StoreError> {
        let id = stored.incident.id;
        if decision == incident::Decision::default() {
            return Ok(Outcome::Done(stored.incident));
        }
        for event in decision.events {
            let entry = Entry { at: ask.at, by: ask.actor.clone(), event };
            let value = format::encode("entry", &entry)?;
            page.put(&keys::entry(id, stored.entries), &value)?;
            stored.entries += 1;
            incident::apply(Arc::make_mut(&mut stored.incident), &entry);
            page.learnt |= self.bearings.is_led(&entry.event, ask.at);
            if let Event::Noted(Receipt::ChatOpened { id: chat, .. })
            | Event::ChatAdopted(Chat { id: chat, .. }) = &entry.event
            {
                let value = format::encode("chat", &(chat, id))?;
                page.put(&keys::firefighting(chat), &value)?;
                self.bearings.firefighting.insert(chat.clone(), id);
                page.learnt = true;
            }
        }
        page.put(&keys::snapshot(id), &format::encode("snapshot", &stored)?)?;
        for errand in decision.cancelled {
            if let Some((sequence, _)) = self.named.remove(&(Some(id), errand)) {
                page.remove(&keys::errand(sequence))?;
                page.queue.push(Change::Remove(sequence));
            }
        }
        for intent in decision.intents {
            let due = if let Intent::Wake { at, .. } = intent { at } else { ask.at };
            self.send_from(page, Some(id), (intent, due), ask.place.clone())?;
        }
        if stored.incident.is_open() {
            self.entries.insert(id, stored.entries);
        } else {
            self.entries.remove(&id);
        }
        self.open.put(id, Arc::clone(&stored.incident));
        page.touched.insert(id, stored.clone());
        Ok(Outcome::Done(stored.incident))
    }
}
