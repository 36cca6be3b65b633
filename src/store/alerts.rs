//! Alerts: judged like everything else, and one record each.

use super::act::{AlertAsk, Aloud, Outcome, Seen, StoreError, Target};
use super::desk::Desk;
use super::disk::Disk;
use super::page::Page;
use super::{format, keys};
use alerts::{Alert, Also, Case, Command, Verdict};
use incident::{
    Actor, Ask, IncidentId, Intent, Kind, Mark, Moment, Phase, Posted, Refusal, Report,
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The incidents that came of an alert.
pub fn alarmed(disk: &Disk) -> Result<BTreeSet<IncidentId>, StoreError> {
    let mut found = BTreeSet::new();
    for (key, value) in disk.scan(keys::ALERTS)? {
        let alert: Alert = format::decode(&key, &value)?;
        found.extend(alert.answers.iter().filter_map(|answer| match answer.verdict {
            Verdict::Reported { incident } => Some(incident),
            Verdict::Acknowledged { .. }
            | Verdict::Belongs { .. }
            | Verdict::Muted { .. }
            | Verdict::Unmuted => None,
        }));
    }
    Ok(found)
}

impl Desk {
    /// Reads them.
    pub fn load_alerts(&mut self, disk: &Disk) -> Result<(), StoreError> {
        let alerts = Arc::make_mut(&mut self.alerts);
        for (key, value) in disk.scan(keys::ALERTS)? {
            alerts.put(format::decode(&key, &value)?);
        }
        Ok(())
    }

    /// Judges what somebody wants of an alert, and writes down what follows.
    pub fn alerted(
        &mut self,
        page: &mut Page<'_>,
        seen: Option<&Seen>,
        asks: &AlertAsk,
        aloud: Aloud,
    ) -> Result<Outcome, StoreError> {
        let ask = &asks.ask;
        if let Some(seen) = seen
            && !page.first_time(seen, ask.at)?
        {
            return Ok(Outcome::AlreadySeen);
        }
        self.remember(page, &asks.command)?;
        let outcome = self.judge_alert(page, asks)?;
        if let Outcome::Refused(refusal, _) = &outcome
            && aloud == Aloud::Yes
        {
            self.refuse_aloud(page, (ask.place.as_ref(), &ask.actor, ask.at), refusal)?;
        }
        Ok(outcome)
    }

    fn judge_alert(
        &mut self,
        page: &mut Page<'_>,
        AlertAsk { ask, command, mark }: &AlertAsk,
    ) -> Result<Outcome, StoreError> {
        let next = IncidentId { kind: Kind::Real, number: self.last_number + 1 };
        let (team, plan) = (Arc::clone(&self.team), Arc::clone(&self.plan));
        let known = Arc::clone(&self.alerts);
        let case = Case { team: &team, plan: &plan, alerts: &known, next };
        let decision = match alerts::decide(&case, ask, command) {
            Ok(decision) => decision,
            Err(refusal) => return Ok(Outcome::Refused(refusal, None)),
        };
        let outcome = match decision.also {
            None => Outcome::Kept,
            Some(Also::Report { summary }) => {
                let card = decision.alerts.first().and_then(|alert| alert.card.as_ref());
                // A message is known by the chat it stands in.
                let here = card.filter(|card| Some(&card.chat) == ask.place.as_ref());
                let message = here.map(|card| card.message.clone());
                let mark = mark.clone();
                let report =
                    Report { id: next, mark, summary, opinion: None, on_behalf_of: None, message };
                self.report(page, ask, report)?
            }
            Some(Also::Join { incident, reason }) => self.join(page, ask, incident, reason)?,
        };
        if matches!(outcome, Outcome::Refused(..)) {
            return Ok(outcome);
        }
        for alert in decision.alerts {
            self.keep(page, alert)?;
        }
        for intent in decision.intents {
            let due = if let Intent::WatchAlerts { at } = intent { at } else { ask.at };
            self.send(page, None, intent, due)?;
        }
        Ok(outcome)
    }

    /// The incident an alert is part of; it goes on if it was over.
    fn join(
        &mut self,
        page: &mut Page<'_>,
        ask: &Ask,
        incident: IncidentId,
        reason: String,
    ) -> Result<Outcome, StoreError> {
        let Some(stored) = self.stored(page, incident)? else {
            return Ok(Outcome::Refused(Refusal::NoSuchIncident { incident }, None));
        };
        if !matches!(stored.incident.phase, Phase::Resolved(..) | Phase::Closed(..)) {
            return Ok(Outcome::Done(stored.incident));
        }
        let command = incident::Command::Reopen { reason: Some(reason) };
        let ask = Ask { command, ..ask.clone() };
        self.change(page, &Target::Named(incident), &ask)
    }

    fn keep(&mut self, page: &mut Page<'_>, alert: Alert) -> Result<(), StoreError> {
        page.put(&keys::alert(alert.number), &format::encode("alert", &alert)?)?;
        Arc::make_mut(&mut self.alerts).put(alert);
        page.alerted = true;
        Ok(())
    }

    /// An alert that only the disk remembers is brought to mind when somebody names it.
    fn remember(&mut self, page: &Page<'_>, command: &Command) -> Result<(), StoreError> {
        let unknown = |number: &u32| self.alerts.get(*number).is_none();
        let Some(number) = command.number().filter(unknown) else {
            return Ok(());
        };
        let key = keys::alert(number);
        if let Some(value) = page.disk.get(&key)? {
            Arc::make_mut(&mut self.alerts).recall(format::decode(&key, &value)?);
        }
        Ok(())
    }

    /// The card of an alert stands in a chat.
    pub fn alert_shown(
        &mut self,
        page: &mut Page<'_>,
        at: Moment,
        number: u32,
        card: Posted,
    ) -> Result<Outcome, StoreError> {
        let ask = Ask {
            at,
            actor: Actor::Firewatch,
            place: None,
            duty: None,
            opens: None,
            command: incident::Command::Retry,
        };
        let command = Command::Shown { number, card };
        let asks = AlertAsk { ask, command, mark: Mark::from("") };
        self.alerted(page, None, &asks, Aloud::No)
    }
}
