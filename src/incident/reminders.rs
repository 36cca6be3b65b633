//! What is owed now and when somebody is reminded of it: one clock that follows the phase.
//!
//! The appointments of a question that only one person can answer (how severe? will you lead?) are
//! made where the question is asked. This is about what is owed for as long as a phase lasts.

use crate::command::Deadline;
use crate::event::{Entry, Event};
use crate::ids::Moment;
use crate::managing::Managing;
use crate::people::Person;
use crate::phase::{Incident, Phase};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::time::Duration;

/// How far an incident's reminders have got.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminders {
    /// Since when what is owed now is owed, or when somebody was reminded of it last.
    pub since: Moment,
    /// How often somebody was reminded of it.
    pub asked: u32,
    /// Counts whatever moves the clock: an appointment with another number is void.
    pub version: u32,
    /// Not before this, somebody said.
    pub put_off: Option<PutOff>,
    /// What nobody is to be reminded of any more.
    pub stopped: BTreeMap<Deadline, Stopped>,
}

/// Somebody put a reminder off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutOff {
    /// Until when.
    pub until: Moment,
    /// Who.
    pub by: Person,
}

/// Somebody stopped a reminder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stopped {
    /// Who.
    pub by: Person,
    /// When.
    pub at: Moment,
    /// Why.
    pub reason: String,
}

/// What is owed now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    /// What.
    pub deadline: Deadline,
    /// When somebody is reminded of it.
    pub at: Moment,
    /// What the appointment has to agree with when it comes.
    pub version: u32,
}

/// What an incident owes now, if anything, and when somebody is reminded of it.
#[must_use]
pub fn owed(incident: &Incident) -> Option<Owed> {
    let (deadline, after) = what(incident)?;
    let reminders = &incident.reminders;
    let at = match &reminders.put_off {
        Some(put_off) => put_off.until,
        None => reminders.since.plus(after),
    };
    Some(Owed { deadline, at, version: reminders.version })
}

fn what(incident: &Incident) -> Option<(Deadline, Duration)> {
    let policy = &incident.policy;
    let goes = |deadline: &Deadline| !incident.reminders.stopped.contains_key(deadline);
    let (deadline, after) = match &incident.phase {
        Phase::Confirmed(_, Managing::Wanted { .. }) => {
            (Deadline::Assignment, ever_longer(policy.assignment, incident.reminders.asked))
        }
        Phase::Firefighting(confirmed, _) => (Deadline::Update, policy.updates(confirmed.severity)),
        Phase::Resolved(_, resolution)
            if resolution.monitored.is_none() && goes(&Deadline::Monitoring) =>
        {
            (Deadline::Monitoring, policy.monitoring)
        }
        Phase::Resolved(..)
            if incident.outside.post_mortem.is_none() && goes(&Deadline::PostMortem) =>
        {
            (Deadline::PostMortem, policy.post_mortem)
        }
        Phase::Backlogged(_) | Phase::Resolved(..) | Phase::Closed(..)
            if incident.open_actions().next().is_some() =>
        {
            (Deadline::ActionItems, policy.action_items)
        }
        Phase::Reported(_)
        | Phase::Declined { .. }
        | Phase::Backlogged(_)
        | Phase::Confirmed(_, Managing::Asked { .. } | Managing::Agreed { .. })
        | Phase::Resolved(..)
        | Phase::Closed(..) => return None,
    };
    goes(&deadline).then_some((deadline, after))
}

/// What everybody in the chat hears is said at ever longer intervals, up to an hour.
fn ever_longer(first: Duration, asked: u32) -> Duration {
    let factor = 2_u32.saturating_pow(asked);
    first.saturating_mul(factor).min(first.max(Duration::from_hours(1)))
}

/// Moves the clock on, after the fact has been folded into the state. `before` is what was owed.
pub(crate) fn follow(incident: &mut Incident, entry: &Entry, before: Option<Deadline>) {
    let after = owed(incident).map(|owed| owed.deadline);
    let reminders = &mut incident.reminders;
    match (&entry.event, entry.by.person()) {
        (Event::Reminded { .. }, _) => {
            reminders.since = entry.at;
            reminders.asked += 1;
            reminders.put_off = None;
        }
        (Event::Snoozed { until, .. }, Some(by)) => {
            reminders.put_off = Some(PutOff { until: *until, by: by.clone() });
        }
        _ if before != after || matches!(entry.event, Event::Updated { .. }) => {
            reminders.since = entry.at;
            reminders.asked = 0;
            reminders.put_off = None;
        }
        _ => return,
    }
    reminders.version += 1;
}

/// Notes that somebody stopped a reminder, or wants all of them again.
pub(crate) fn note(incident: &mut Incident, entry: &Entry) {
    let Some(by) = entry.by.person().cloned() else { return };
    let stopped = &mut incident.reminders.stopped;
    if let Event::RemindersStopped { deadline, reason } = &entry.event {
        stopped.insert(*deadline, Stopped { by, at: entry.at, reason: reason.clone() });
    } else {
        stopped.clear();
    }
}
