//! What is owed is asked about until it is there, put off, or stopped with a reason (P11, P24,
//! P29, P31).

use super::manager::{REMINDED_MAX, for_everybody};
use super::progress::leads;
use super::{Decision, asker, belongs, cards, each_once, in_charge, said, standing};
use crate::action::Action;
use crate::apply;
use crate::command::{Ask, Deadline};
use crate::errand::Errand;
use crate::event::{Entry, Event};
use crate::intent::Intent;
use crate::people::{Person, Team};
use crate::phase::{Incident, Phase};
use crate::refusal::Refusal;
use crate::reminders::owed;
use crate::saying::{Room, Saying};
use crate::standing::Standing;
use std::time::Duration;

const HOUR: Duration = Duration::from_hours(1);

/// The appointment follows what is owed, in the write that changes it.
pub(super) fn follow(incident: &Incident, ask: &Ask, mut decision: Decision) -> Decision {
    if decision.events.is_empty() {
        return decision;
    }
    let mut after = incident.clone();
    for event in &decision.events {
        apply(&mut after, &Entry { at: ask.at, by: ask.actor.clone(), event: event.clone() });
    }
    let (was, is) = (owed(incident), owed(&after));
    if was == is {
        return decision;
    }
    if let Some(was) = was.filter(|was| is.is_none_or(|is| is.deadline != was.deadline)) {
        decision.cancelled.push(Errand::Wake(was.deadline));
    }
    decision.intents.extend(is.map(|is| Intent::Wake {
        deadline: is.deadline,
        at: is.at,
        question: is.version,
    }));
    decision
}

/// The moment has come; if nothing else has happened, people are reminded.
pub(super) fn wake(
    team: &Team,
    incident: &Incident,
    ask: &Ask,
    deadline: Deadline,
    version: u32,
) -> Decision {
    let due = owed(incident).filter(|owed| owed.deadline == deadline && owed.version == version);
    if due.is_none() {
        return Decision::default();
    }
    if let (Some(opens), true) = (ask.opens, waits(incident, deadline)) {
        let again = Intent::Wake { deadline, at: opens, question: version };
        return Decision { intents: vec![again], ..Decision::default() };
    }
    let people = who(team, incident, ask, deadline);
    let first = incident.reminders.asked == 0;
    let at_the_fire = matches!(deadline, Deadline::Update | Deadline::Monitoring);
    let to = if first && at_the_fire { Room::Firefighting } else { Room::Team };
    let since = match &incident.last_update {
        Some(update) if deadline == Deadline::Update => update.at,
        _ => began(incident),
    };
    let saying = Saying::Reminder { deadline, people: people.clone(), since, version: version + 1 };
    // Somebody may be choosing on the card right now; it is drawn anew only where it changes.
    let choosing = deadline == Deadline::Assignment && incident.reminders.asked + 1 != REMINDED_MAX;
    let mut intents = if choosing { vec![] } else { cards(incident) };
    intents.push(Intent::Say { to, saying });
    Decision { events: vec![Event::Reminded { deadline, people }], intents, cancelled: vec![] }
}

/// Since when the present phase lasts.
fn began(incident: &Incident) -> crate::Moment {
    match &incident.phase {
        Phase::Resolved(_, resolution) => resolution.at,
        Phase::Confirmed(confirmed, _) => confirmed.at,
        Phase::Firefighting(confirmed, _) => {
            incident.decided.values().next_back().map_or(confirmed.at, |decided| decided.at)
        }
        Phase::Reported(_) | Phase::Declined { .. } | Phase::Backlogged(_) | Phase::Closed(..) => {
            incident.reported_at
        }
    }
}

/// Whether this can wait for office hours: what comes after the fire can, and a second question
/// whether all is quiet.
const fn waits(incident: &Incident, deadline: Deadline) -> bool {
    match deadline {
        Deadline::PostMortem | Deadline::ActionItems => true,
        Deadline::Monitoring => incident.reminders.asked > 0,
        Deadline::ConfirmationDeputy
        | Deadline::ConfirmationTeam
        | Deadline::ConfirmationAssumed
        | Deadline::Acceptance
        | Deadline::Objection
        | Deadline::Assignment
        | Deadline::Update => false,
    }
}

/// Who is reminded: whoever owes it; from the second time on, whoever stands behind that person.
fn who(team: &Team, incident: &Incident, ask: &Ask, deadline: Deadline) -> Vec<Person> {
    let checker = ask.duty.as_ref().map(|duty| &duty.checker);
    let deputy = ask.duty.as_ref().and_then(|duty| duty.deputy.as_ref());
    let again = incident.reminders.asked > 0;
    let confirmer = incident.confirmed().and_then(|confirmed| confirmed.by.person());
    let owes = incident.manager().or(confirmer).or(checker);
    if deadline == Deadline::Assignment {
        return each_once([checker.or(confirmer), deputy.filter(|_| again)].into_iter().flatten());
    }
    if deadline == Deadline::ActionItems {
        return owners(team, incident, owes);
    }
    let behind = checker.filter(|_| again && deadline != Deadline::Update);
    let people = each_once([owes, behind].into_iter().flatten());
    let gone = people.iter().all(|person| team.member(&person.id).is_none());
    if gone { each_once([checker, None].into_iter().flatten()) } else { people }
}

/// Who has action items to do; whoever led, where nobody in the team has one.
fn owners<'a>(team: &Team, incident: &'a Incident, led: Option<&'a Person>) -> Vec<Person> {
    let there = |person: &&Person| team.member(&person.id).is_some();
    let owner = |action: &'a Action| action.owner.as_ref().filter(there).or(led);
    each_once(incident.open_actions().filter_map(owner))
}

/// Somebody looked, and all is quiet.
pub(super) fn monitored(
    team: &Team,
    incident: &Incident,
    ask: &Ask,
    noted: Option<&str>,
) -> Result<Decision, Refusal> {
    let person = asker(ask)?;
    let not_now = |so| Err(Refusal::NotNow { incident: incident.id, so });
    let Phase::Resolved(_, resolution) = &incident.phase else {
        return not_now(standing(incident));
    };
    if resolution.monitored.is_some() {
        return not_now(Standing::Quiet);
    }
    belongs(team, incident, person)?;
    let events = vec![Event::Monitored { noted: said(noted) }];
    Ok(Decision { events, intents: cards(incident), cancelled: vec![] })
}

/// “Not now”: whoever is reminded may be reminded later, within reason.
pub(super) fn snooze(
    team: &Team,
    incident: &Incident,
    ask: &Ask,
    by: Duration,
    reason: Option<&str>,
) -> Result<Decision, Refusal> {
    let deadline = owed_by(team, incident, ask)?;
    let most = most(deadline);
    if by > most || by.is_zero() {
        return Err(Refusal::TooFar { incident: incident.id, most });
    }
    let until = ask.at.plus(by);
    let events = vec![Event::Snoozed { deadline, until, reason: said(reason) }];
    Ok(Decision { events, intents: cards(incident), cancelled: vec![] })
}

/// How far something can be put off: what people wait for less than what comes afterwards.
const fn most(deadline: Deadline) -> Duration {
    match deadline {
        Deadline::ConfirmationDeputy
        | Deadline::ConfirmationTeam
        | Deadline::ConfirmationAssumed
        | Deadline::Acceptance
        | Deadline::Objection
        | Deadline::Assignment => HOUR,
        Deadline::Update => HOUR.saturating_mul(8),
        Deadline::Monitoring => HOUR.saturating_mul(3 * 24),
        Deadline::PostMortem => HOUR.saturating_mul(14 * 24),
        Deadline::ActionItems => HOUR.saturating_mul(28 * 24),
    }
}

/// “Ask nobody about it any more”, with a reason.
pub(super) fn stop(
    team: &Team,
    incident: &Incident,
    ask: &Ask,
    reason: Option<&str>,
) -> Result<Decision, Refusal> {
    let deadline = owed_by(team, incident, ask)?;
    if deadline == Deadline::Assignment {
        return Err(Refusal::MustBeLed { incident: incident.id });
    }
    let Some(reason) = said(reason) else {
        let command = "stop reminders".to_owned();
        return Err(Refusal::WhyWanted { incident: incident.id, command });
    };
    let events = vec![Event::RemindersStopped { deadline, reason }];
    Ok(Decision { events, intents: cards(incident), cancelled: vec![] })
}

/// “Ask again.”
pub(super) fn resume(team: &Team, incident: &Incident, ask: &Ask) -> Result<Decision, Refusal> {
    let person = asker(ask)?;
    belongs(team, incident, person)?;
    if incident.reminders.stopped.is_empty() {
        return Err(Refusal::NothingStopped { incident: incident.id });
    }
    let events = vec![Event::RemindersResumed];
    Ok(Decision { events, intents: cards(incident), cancelled: vec![] })
}

/// What is owed, if this person may say when it is asked about.
fn owed_by(team: &Team, incident: &Incident, ask: &Ask) -> Result<Deadline, Refusal> {
    let person = asker(ask)?;
    let Some(owed) = owed(incident) else {
        return Err(Refusal::NothingOwed { incident: incident.id });
    };
    if for_everybody(incident) && team.member(&person.id).is_some() {
        return Ok(owed.deadline);
    }
    let charge =
        incident.confirmed().map(|confirmed| in_charge(team, confirmed, ask.duty.as_ref()));
    let mut may: Vec<Person> = incident.manager().cloned().into_iter().collect();
    may.extend(charge.unwrap_or_default());
    if owed.deadline == Deadline::ActionItems {
        may.extend(owners(team, incident, None));
    }
    leads(team, incident, ask, &may)?;
    Ok(owed.deadline)
}
