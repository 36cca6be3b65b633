//! The rota's own record: what people changed of the plan, and what came of each morning.

use super::act::{Aloud, Outcome, Seen, Settled, StoreError};
use super::desk::Desk;
use super::disk::Disk;
use super::page::Page;
use super::{format, keys};
use incident::{Actor, Intent, Moment, Posted, Receipt, Saying};
use rota::{Ask, Check, Command, Roster, Rota, apply};
use std::sync::Arc;

impl Desk {
    /// Reads it.
    pub fn load_roster(&mut self, disk: &Disk) -> Result<(), StoreError> {
        if let Some(value) = disk.get(&keys::meta("roster"))? {
            let roster: Roster = format::decode(b"roster", &value)?;
            self.roster = Arc::new(roster);
        }
        if let Some((key, _)) = disk.scan_back(keys::TURNS, 1)?.pop() {
            let number = key.get(1..9).and_then(|bytes| bytes.try_into().ok());
            self.rota_entries = number.map_or(0, |number| u64::from_be_bytes(number) + 1);
        }
        Ok(())
    }

    /// Judges what somebody wants of the rota, and writes down what follows.
    pub fn turns(
        &mut self,
        page: &mut Page<'_>,
        seen: Option<&Seen>,
        ask: &Ask,
        aloud: Aloud,
    ) -> Result<Outcome, StoreError> {
        if let Some(seen) = seen
            && !page.first_time(seen, ask.at)?
        {
            return Ok(Outcome::AlreadySeen);
        }
        let rota = Rota { plan: Arc::clone(&self.plan), roster: Arc::clone(&self.roster) };
        let decision = match rota::decide(&self.team, &rota, ask) {
            Ok(decision) => decision,
            Err(refusal) => {
                let waits = aloud == Aloud::IfAboutOne && ask.command.is_about_turns_alone();
                if aloud == Aloud::Yes || waits {
                    self.refuse_aloud(page, (ask.place.as_ref(), &ask.by, ask.at), &refusal)?;
                }
                return Ok(Outcome::Refused(refusal, None));
            }
        };
        if !decision.events.is_empty() {
            let roster = Arc::make_mut(&mut self.roster);
            for event in &decision.events {
                let entry = (ask.at, &ask.by, event);
                let key = keys::turn(self.rota_entries);
                page.put(&key, &format::encode("turn", &entry)?)?;
                self.rota_entries += 1;
                apply(roster, ask.at, event);
            }
            if let Some(check) = &roster.check {
                let day = check.day.to_string();
                page.put(&keys::check(&day), &format::encode("check", check)?)?;
            }
            page.put(&keys::meta("roster"), &format::encode("roster", roster)?)?;
            page.turned = true;
        }
        for intent in decision.intents {
            let due = if let Intent::WatchRota { at } = intent { at } else { ask.at };
            self.send(page, None, intent, due)?;
        }
        Ok(Outcome::Kept)
    }

    /// What an errand of no incident brought home.
    pub fn turned(
        &mut self,
        page: &mut Page<'_>,
        settled: &Settled,
    ) -> Result<Outcome, StoreError> {
        if let Receipt::AlertShown { number, chat, message } = &settled.receipt {
            let card = Posted { chat: chat.clone(), message: message.clone() };
            return self.alert_shown(page, settled.at, *number, card);
        }
        let command = if let Receipt::DutyShown { day, chat, message } = &settled.receipt {
            let Ok(day) = day.parse() else { return Ok(Outcome::Kept) };
            let card = Posted { chat: chat.clone(), message: message.clone() };
            Command::Shown { day, card }
        } else if let Receipt::Parked { intent, reason } = &settled.receipt
            && is_about_turns(intent)
        {
            Command::Unsaid { intent: intent.clone(), reason: reason.clone() }
        } else {
            return Ok(Outcome::Kept);
        };
        let ask = Ask { at: settled.at, by: Actor::Firewatch, place: None, command };
        self.turns(page, None, &ask, Aloud::No)
    }
}

/// What everybody who takes turns should have heard; answers to one person are not.
fn is_about_turns(intent: &Intent) -> bool {
    matches!(
        intent,
        Intent::ShowDuty
            | Intent::ShowAlert { .. }
            | Intent::Say { saying: Saying::Rota { .. } | Saying::Alert { .. }, .. }
    )
}

/// More lines of the rota's history than anybody looks at again: some years of it.
const HISTORY_MAX: usize = 10_000;

/// What happened to the rota, newest first.
pub fn history(disk: &Disk) -> Result<Vec<(Moment, rota::Event)>, StoreError> {
    let found = disk.scan_back(keys::TURNS, HISTORY_MAX)?;
    let line = |(key, value): &(Vec<u8>, Vec<u8>)| {
        let (at, _, event): (Moment, Actor, rota::Event) = format::decode(key, value)?;
        Ok((at, event))
    };
    found.iter().map(line).collect()
}

/// The latest morning duties, newest first.
pub fn checks(disk: &Disk, limit: usize) -> Result<Vec<Check>, StoreError> {
    let found = disk.scan_back(keys::CHECKS, limit)?;
    found.iter().map(|(key, value)| format::decode(key, value)).collect()
}
