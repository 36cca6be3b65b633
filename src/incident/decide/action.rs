//! What is to be better next time: noted, done, let go (P32, P33).

use super::{Decision, asker, belongs, cards, said, standing};
use crate::action::{Action, Wanted};
use crate::command::Ask;
use crate::event::Event;
use crate::intent::{Card, Intent};
use crate::people::{Person, Team};
use crate::phase::{Incident, Phase};
use crate::refusal::{OnAction, Refusal};
use std::time::Duration;

/// For this long the same words by the same person are the same action item.
const SAME: Duration = Duration::from_mins(1);
/// No post-mortem comes to more.
const MOST: usize = 50;

/// Everybody in the team may note one, from the moment at which it is severe.
pub(super) fn add(
    team: &Team,
    incident: &Incident,
    ask: &Ask,
    wanted: &Wanted,
) -> Result<Decision, Refusal> {
    let person = asker(ask)?;
    let (Phase::Confirmed(..) | Phase::Firefighting(..) | Phase::Resolved(..) | Phase::Closed(..)) =
        incident.phase
    else {
        return Err(Refusal::NotNow { incident: incident.id, so: standing(incident) });
    };
    belongs(team, incident, person)?;
    let text = said(Some(&wanted.text)).ok_or_else(|| no(incident, OnAction::Empty))?;
    let (text, owner) = owned(team, text, wanted)?;
    let number = incident.actions.iter().map(|action| action.number).max().unwrap_or_default() + 1;
    let (due, priority) = (wanted.due.clone(), wanted.priority);
    let event = Event::ActionAdded { number, text, owner, due, priority };
    if incident.actions.last().is_some_and(|last| is_repeat(last, &event, ask)) {
        return Ok(Decision::default());
    }
    if incident.actions.len() >= MOST {
        return Err(no(incident, OnAction::TooMany { most: MOST }));
    }
    let mut intents = shown(incident);
    if incident.outside.bug.is_some() {
        intents.push(Intent::AddAction { number });
    }
    Ok(Decision { events: vec![event], intents, cancelled: vec![] })
}

fn no(incident: &Incident, why: OnAction) -> Refusal {
    Refusal::Action { incident: incident.id, why }
}

/// Who does it. A typed name that is nobody's belongs to the text: “train people for Kenya”.
fn owned(team: &Team, text: String, wanted: &Wanted) -> Result<(String, Option<Person>), Refusal> {
    let Some(who) = &wanted.owner else { return Ok((text, None)) };
    match super::manager::found(team, who) {
        Ok(person) => Ok((text, Some(person))),
        Err(Refusal::WhoIsThat { could_be, .. }) if who.id.is_none() && could_be.is_empty() => {
            Ok((format!("{text} for {}", who.name), None))
        }
        Err(refusal) => Err(refusal),
    }
}

/// Teams delivers a press again under another name when our answer was late.
fn is_repeat(last: &Action, event: &Event, ask: &Ask) -> bool {
    let Event::ActionAdded { text, owner, due, .. } = event else { return false };
    let same = last.text == *text && last.owner == *owner && last.due == *due;
    same && last.by == ask.actor && ask.at <= last.at.plus(SAME)
}

/// Somebody did it.
pub(super) fn finish(
    team: &Team,
    incident: &Incident,
    ask: &Ask,
    number: u32,
) -> Result<Decision, Refusal> {
    open(team, incident, ask, number)?;
    Ok(ended(incident, number, Event::ActionDone { number }))
}

/// Nobody will do it, with a reason.
pub(super) fn let_go(
    team: &Team,
    incident: &Incident,
    ask: &Ask,
    number: u32,
    reason: Option<&str>,
) -> Result<Decision, Refusal> {
    open(team, incident, ask, number)?;
    let Some(reason) = said(reason) else {
        let command = format!("drop action item {number}");
        return Err(Refusal::WhyWanted { incident: incident.id, command });
    };
    Ok(ended(incident, number, Event::ActionDropped { number, reason }))
}

fn open(team: &Team, incident: &Incident, ask: &Ask, number: u32) -> Result<(), Refusal> {
    let person = asker(ask)?;
    let action = incident.actions.iter().find(|action| action.number == number);
    let Some(action) = action else {
        return Err(no(incident, OnAction::NoSuch { number }));
    };
    belongs(team, incident, person)?;
    match &action.ended {
        None => Ok(()),
        Some(ended) => {
            let (by, at) = (ended.by.clone(), ended.at);
            Err(no(incident, OnAction::Ended { number, by, at }))
        }
    }
}

fn ended(incident: &Incident, number: u32, event: Event) -> Decision {
    let mut intents = shown(incident);
    let known = |action: &Action| action.number == number && action.item.is_some();
    if incident.actions.iter().any(known) {
        intents.push(Intent::EndAction { number });
    }
    Decision { events: vec![event], intents, cancelled: vec![] }
}

/// People ended these where they work, in Azure DevOps.
pub(super) fn seen_ended(incident: &Incident, numbers: &[u32]) -> Decision {
    let open = incident.open_actions().filter(|action| numbers.contains(&action.number));
    let events: Vec<Event> =
        open.map(|action| Event::ActionDone { number: action.number }).collect();
    let intents = if events.is_empty() { vec![] } else { shown(incident) };
    Decision { events, intents, cancelled: vec![] }
}

/// The work item is there; somebody may have been faster with the work itself.
pub(super) fn added(incident: &Incident, number: u32) -> Option<Vec<Intent>> {
    let action = incident.actions.iter().find(|action| action.number == number)?;
    if action.item.is_some() {
        return None;
    }
    let mut intents = vec![Intent::Show { card: Card::Actions }];
    if action.ended.is_some() {
        intents.push(Intent::EndAction { number });
    }
    Some(intents)
}

/// Those that have no work item, for the bug to which they belong is there only now.
pub(super) fn missing(incident: &Incident) -> impl Iterator<Item = Intent> {
    let missing = incident.actions.iter().filter(|action| action.item.is_none());
    missing.map(|action| Intent::AddAction { number: action.number })
}

fn shown(incident: &Incident) -> Vec<Intent> {
    let mut intents = cards(incident);
    intents.push(Intent::Show { card: Card::Actions });
    intents
}
