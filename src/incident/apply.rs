//! History into state.

mod action;
mod manage;

use action::act;
use manage::{hand_over, manage};

use crate::action::Item;
use crate::errand::Errand;
use crate::event::{Entry, Event};
use crate::informing;
use crate::intent::Intent;
use crate::managing::Managing;
use crate::outside::{Bug, Chat, Meeting, Outside, Parked, Posted};
use crate::people::Actor;
use crate::phase::{Asked, Confirmed, Decided, Incident, Phase, Unconfirmed, Update, Verdict};
use crate::receipt::Receipt;
use crate::reminders;
use crate::resolution::{Monitored, Resolution};
use crate::severity::Severity;

/// The incident that a history tells of; none where it does not begin with a report by a person.
#[must_use]
pub fn replay<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Option<Incident> {
    let mut entries = entries.into_iter();
    let first = entries.next()?;
    let (Event::Reported(reported), Actor::Person(reporter)) = (&first.event, &first.by) else {
        return None;
    };
    let mut incident = Incident::begin(first.at, reporter.clone(), reported.as_ref().clone());
    entries.for_each(|entry| apply(&mut incident, entry));
    Some(incident)
}

/// Folds one fact into the state. Never refuses: history already happened. A fact that cannot be
/// about the present phase changes nothing.
pub fn apply(incident: &mut Incident, entry: &Entry) {
    let owed = reminders::owed(incident).map(|owed| owed.deadline);
    if informing::stirs(incident, &entry.event) {
        incident.informing.version += 1;
    }
    fold(incident, entry);
    if !matches!(incident.phase, Phase::Firefighting(..)) {
        incident.handing_over = None;
    }
    reminders::follow(incident, entry, owed);
}

fn fold(incident: &mut Incident, entry: &Entry) {
    match &entry.event {
        Event::Reported(_)
        | Event::Reminded { .. }
        | Event::Snoozed { .. }
        | Event::Escalated { .. } => {}
        Event::DeputyAsked { .. } => ask(incident, Asked::Deputy),
        Event::TeamAsked => ask(incident, Asked::Team),
        Event::SeverityConfirmed { severity, answers, reason } => {
            let confirmed = Confirmed {
                severity: *severity,
                by: entry.by.clone(),
                at: entry.at,
                answers: answers.clone(),
                reason: reason.clone(),
            };
            confirm(incident, entry, confirmed);
        }
        Event::Declined { reason } => {
            if let Phase::Reported(asked) = &incident.phase {
                let (by, reason, asked) = (entry.by.clone(), reason.clone(), asked.clone());
                incident.phase = Phase::Declined { by, reason, asked };
                answer(incident, entry, Verdict::Declined);
            }
        }
        Event::Volunteered
        | Event::ManagerAsked { .. }
        | Event::ManagerSilent { .. }
        | Event::ManagerDeclined { .. }
        | Event::ManagerAgreed { .. }
        | Event::Objected { .. }
        | Event::ManagerAccepted { .. } => manage(incident, entry),
        Event::HandOverAsked { .. } | Event::NotHandedOver { .. } | Event::HandedOver { .. } => {
            hand_over(incident, entry);
        }
        Event::Updated { number, text } => update(incident, entry, *number, text),
        Event::Expected { .. }
        | Event::Informed { .. }
        | Event::ClientAffected { .. }
        | Event::ClientInformed { .. } => informing::note(&mut incident.informing, entry),
        Event::Resolved { .. } => resolve(incident, entry),
        Event::Closed => {
            if let Phase::Resolved(confirmed, resolution) = &incident.phase {
                incident.phase = Phase::Closed(confirmed.clone(), resolution.clone());
            }
        }
        Event::Reopened { .. } => reopen(incident),
        Event::PostMortemWanted => forget_parked(incident, Errand::SchedulePostMortem),
        Event::BugNamed { .. } => {
            incident.outside.bug_named = true;
            forget_parked(incident, Errand::OpenBug);
        }
        Event::ChatAdopted(chat) => {
            incident.outside.chat.get_or_insert_with(|| chat.clone());
            come_in(&mut incident.outside);
        }
        Event::ActionAdded { .. } | Event::ActionDone { .. } | Event::ActionDropped { .. } => {
            act(incident, entry);
        }
        Event::Monitored { noted } => monitored(incident, entry, noted.as_ref()),
        Event::RemindersStopped { .. } | Event::RemindersResumed => {
            reminders::note(incident, entry);
        }
        Event::Retried => incident.outside.parked.clear(),
        Event::Noted(receipt) => note(incident, receipt),
    }
}

/// The open question has been answered; the next one has the next number.
pub(super) fn answer(incident: &mut Incident, entry: &Entry, what: Verdict) {
    let decided = Decided { by: entry.by.clone(), at: entry.at, what };
    incident.decided.insert(incident.question, decided);
    incident.question += 1;
}

fn ask(incident: &mut Incident, further: Asked) {
    if let Phase::Reported(unconfirmed) = &mut incident.phase {
        unconfirmed.asked = unconfirmed.asked.max(further);
    }
}

fn confirm(incident: &mut Incident, entry: &Entry, confirmed: Confirmed) {
    let severity = confirmed.severity;
    // Who confirmed first, and when, stays: a later change is a fact of its own in the history.
    let confirmed = match incident.confirmed() {
        Some(first) => Confirmed {
            by: first.by.clone(),
            at: first.at,
            answers: confirmed.answers.or_else(|| first.answers.clone()),
            ..confirmed
        },
        None => confirmed,
    };
    let wanted = || Managing::Wanted { volunteers: vec![] };
    let (phase, answered) = match (&incident.phase, severity.is_severe()) {
        (Phase::Reported(_), true) => (Phase::Confirmed(confirmed, wanted()), true),
        (Phase::Reported(_), false) => (Phase::Backlogged(confirmed), true),
        (Phase::Backlogged(_), true) => (Phase::Confirmed(confirmed, wanted()), false),
        (Phase::Confirmed(_, managing), true) => {
            (Phase::Confirmed(confirmed, managing.clone()), false)
        }
        (Phase::Firefighting(_, manager), true) => {
            (Phase::Firefighting(confirmed, manager.clone()), false)
        }
        (Phase::Backlogged(_) | Phase::Confirmed(..) | Phase::Firefighting(..), false) => {
            (Phase::Backlogged(confirmed), matches!(incident.phase, Phase::Confirmed(..)))
        }
        (Phase::Declined { .. } | Phase::Resolved(..) | Phase::Closed(..), _) => return,
    };
    incident.phase = phase;
    if answered {
        answer(incident, entry, Verdict::Severity(severity));
    }
    begin_firefighting(incident, entry, severity);
}

fn begin_firefighting(incident: &mut Incident, entry: &Entry, severity: Severity) {
    if severity.is_severe() && incident.firefighting_since.is_none() {
        incident.firefighting_since = Some(entry.at);
    }
}

fn update(incident: &mut Incident, entry: &Entry, number: u32, text: &str) {
    let Some(by) = entry.by.person().cloned() else { return };
    let update = Update { number, at: entry.at, by, text: text.to_owned() };
    incident.updates = incident.updates.max(number);
    if incident.outside.bug.is_none() {
        incident.outside.notes_waiting.push(update.clone());
    }
    incident.last_update = Some(update);
}

fn reopen(incident: &mut Incident) {
    incident.phase = match &incident.phase {
        Phase::Resolved(confirmed, resolution) | Phase::Closed(confirmed, resolution) => {
            match &resolution.manager {
                Some(manager) => Phase::Firefighting(confirmed.clone(), manager.clone()),
                None => {
                    Phase::Confirmed(confirmed.clone(), Managing::Wanted { volunteers: vec![] })
                }
            }
        }
        Phase::Declined { asked, .. } => {
            Phase::Reported(Unconfirmed { asked: Asked::Checker, ..asked.clone() })
        }
        Phase::Reported(_)
        | Phase::Backlogged(_)
        | Phase::Confirmed(..)
        | Phase::Firefighting(..) => return,
    };
}

fn resolve(incident: &mut Incident, entry: &Entry) {
    let (Event::Resolved { verified_by, how, fix }, Some(confirmed)) =
        (&entry.event, incident.confirmed().cloned())
    else {
        return;
    };
    let resolution = Resolution {
        manager: incident.manager().or_else(|| incident.agreed()).cloned(),
        verified_by: verified_by.clone(),
        how: how.clone(),
        fix: fix.clone(),
        by: entry.by.clone(),
        at: entry.at,
        monitored: None,
    };
    incident.phase = Phase::Resolved(confirmed, resolution);
}

fn monitored(incident: &mut Incident, entry: &Entry, noted: Option<&String>) {
    if let (Phase::Resolved(_, resolution), Some(by)) = (&mut incident.phase, entry.by.person()) {
        let (by, noted) = (by.clone(), noted.cloned());
        resolution.monitored.get_or_insert(Monitored { by, at: entry.at, noted });
    }
}

/// What exists outside. The first bug, task and chat count; cards may move to a new message.
fn note(incident: &mut Incident, receipt: &Receipt) {
    let outside = &mut incident.outside;
    match receipt.clone() {
        Receipt::CardShown { card, chat, message } => {
            let posted = Posted { chat, message };
            let earlier = outside.cards.insert(card, posted.clone());
            outside.superseded.extend(earlier.filter(|one| *one != posted).map(|one| one.message));
        }
        Receipt::BugOpened { id, url } => {
            outside.bug.get_or_insert(Bug { id, url });
            outside.notes_waiting.clear();
        }
        Receipt::TaskAdded { task, id } => {
            outside.tasks.entry(task).or_insert(id);
        }
        Receipt::PutOnTop { sprint } => outside.leads_sprint = Some(sprint),
        Receipt::ChatOpened { id, url } => {
            outside.chat.get_or_insert(Chat { id, url });
        }
        Receipt::BotInstalled => come_in(outside),
        Receipt::PostMortemScheduled { at, url } => {
            outside.post_mortem.get_or_insert(Meeting { at, url });
        }
        Receipt::BugUpdated { resolved } => outside.bug_resolved = resolved,
        Receipt::ActionAdded { number, id, url } => {
            action::made(incident, number, Item { id, url });
        }
        // Of these the facts are told by themselves, or elsewhere.
        Receipt::ActionsEnded { .. }
        | Receipt::DutyShown { .. }
        | Receipt::AlertShown { .. }
        | Receipt::Done => {}
        Receipt::Parked { intent, reason } => park(&mut outside.parked, *intent, reason),
    }
}

fn forget_parked(incident: &mut Incident, errand: Errand) {
    incident.outside.parked.retain(|parked| parked.intent.errand() != Some(errand));
}

/// The bot is in the firefighting chat, whoever made it: what hindered that is over.
fn come_in(outside: &mut Outside) {
    outside.bot_installed = true;
    outside
        .parked
        .retain(|parked| !matches!(parked.intent, Intent::OpenChat { .. } | Intent::InstallBot));
}

fn park(parked: &mut Vec<Parked>, intent: Intent, reason: String) {
    // What is said once has no name: each of those waits for itself.
    let same = |other: &Intent| match intent.errand() {
        Some(errand) => other.errand() == Some(errand),
        None => *other == intent,
    };
    parked.retain(|other| !same(&other.intent));
    parked.push(Parked { intent, reason });
}
