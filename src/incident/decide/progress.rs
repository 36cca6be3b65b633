//! From firefighting to the last word: updates (P24), resolution (P28, P30), closing, reopening.

use super::{
    Decision, asker, belongs, cards, each_once, in_charge, is_among, report, said, standing,
};
use crate::command::{Ask, Deadline, Resolving};
use crate::errand::Errand;
use crate::event::Event;
use crate::ids::{Moment, WorkItemId};
use crate::intent::Intent;
use crate::people::{Person, Role, Team};
use crate::phase::{Incident, Phase};
use crate::refusal::Refusal;
use crate::saying::{Room, Saying};
use crate::standing::{Right, Standing};
use std::time::Duration;

/// For this long the same words are the same update.
const SAME_UPDATE: Duration = Duration::from_mins(1);

pub(super) fn update(incident: &Incident, ask: &Ask, text: &str) -> Result<Decision, Refusal> {
    let by = asker(ask)?.clone();
    let not_now = |so| Err(Refusal::NotNow { incident: incident.id, so });
    match incident.phase {
        Phase::Declined { .. } => return not_now(Standing::Declined),
        Phase::Closed(..) => return not_now(Standing::Closed),
        Phase::Reported(_)
        | Phase::Backlogged(_)
        | Phase::Confirmed(..)
        | Phase::Firefighting(..)
        | Phase::Resolved(..) => {}
    }
    let text = said(Some(text)).ok_or(Refusal::EmptyUpdate)?;
    if is_repeat(incident, &by, ask.at, &text) {
        return Ok(Decision::default());
    }
    let number = incident.updates + 1;
    let mut intents = cards(incident);
    if incident.outside.bug.is_some() {
        intents.push(Intent::Comment { number, by, at: ask.at, text: text.clone() });
    }
    Ok(Decision { events: vec![Event::Updated { number, text }], intents, cancelled: vec![] })
}

/// Teams delivers a press again under another name when our answer was late: the same words by the
/// same person a moment later are the same update.
fn is_repeat(incident: &Incident, by: &Person, at: Moment, text: &str) -> bool {
    incident.last_update.as_ref().is_some_and(|last| {
        last.by.id == by.id && last.text == text && at <= last.at.plus(SAME_UPDATE)
    })
}

pub(super) fn resolve(
    team: &Team,
    incident: &Incident,
    ask: &Ask,
    resolving: &Resolving,
) -> Result<Decision, Refusal> {
    match &incident.phase {
        Phase::Firefighting(_, manager) => {
            leads(team, incident, ask, std::slice::from_ref(manager))?;
        }
        Phase::Confirmed(confirmed, _) => {
            let mut may = in_charge(team, confirmed, ask.duty.as_ref());
            may.extend(incident.agreed().cloned());
            leads(team, incident, ask, &may)?;
        }
        Phase::Reported(_)
        | Phase::Declined { .. }
        | Phase::Backlogged(_)
        | Phase::Resolved(..)
        | Phase::Closed(..) => {
            return Err(Refusal::NotNow { incident: incident.id, so: standing(incident) });
        }
    }
    let verified_by = said(resolving.verified_by.as_deref());
    let how = said(resolving.how.as_deref());
    let (Some(verified_by), Some(how)) = (verified_by.clone(), how.clone()) else {
        return Err(Refusal::NotVerified {
            incident: incident.id,
            who_missing: verified_by.is_none(),
            how_missing: how.is_none(),
        });
    };
    let mut intents = ended(incident);
    intents.extend(super::manager::acceptance_card(incident));
    intents.push(Intent::Say { to: Room::Team, saying: Saying::Resolved });
    let events = vec![Event::Resolved { verified_by, how, fix: said(resolving.fix.as_deref()) }];
    let cancelled = [Deadline::Acceptance, Deadline::Objection].map(Errand::Wake).to_vec();
    Ok(Decision { events, intents, cancelled })
}

pub(super) fn close(team: &Team, incident: &Incident, ask: &Ask) -> Result<Decision, Refusal> {
    let Phase::Resolved(confirmed, resolution) = &incident.phase else {
        return Err(Refusal::NotNow { incident: incident.id, so: standing(incident) });
    };
    let allowed = match &resolution.manager {
        Some(manager) => vec![manager.clone()],
        None => in_charge(team, confirmed, ask.duty.as_ref()),
    };
    leads(team, incident, ask, &allowed)?;
    Ok(Decision { events: vec![Event::Closed], intents: ended(incident), cancelled: vec![] })
}

/// Everybody in the team may bring an incident back: to be wrong about that costs little.
pub(super) fn reopen(
    team: &Team,
    incident: &Incident,
    ask: &Ask,
    reason: Option<&str>,
) -> Result<Decision, Refusal> {
    let person = asker(ask)?;
    let (room, wakes) = match &incident.phase {
        Phase::Resolved(..) | Phase::Closed(..) => (Room::Firefighting, None),
        Phase::Declined { .. } => {
            let question = incident.question;
            let wakes = report::confirmation_deadlines(&incident.policy, ask.at, question);
            (Room::Team, Some(wakes))
        }
        Phase::Reported(_)
        | Phase::Backlogged(_)
        | Phase::Confirmed(..)
        | Phase::Firefighting(..) => {
            return Err(Refusal::NotNow { incident: incident.id, so: standing(incident) });
        }
    };
    belongs(team, incident, person)?;
    let Some(reason) = said(reason) else {
        return Err(Refusal::WhyWanted { incident: incident.id, command: "reopen".to_owned() });
    };
    let manager = incident.manager().cloned();
    let mut intents = ended(incident);
    let by = person.clone();
    let saying = Saying::Reopened { by, reason: reason.clone(), manager };
    intents.push(Intent::Say { to: Room::Team, saying: saying.clone() });
    if room == Room::Firefighting && incident.outside.bot_installed {
        intents.push(Intent::Say { to: room, saying });
    }
    intents.extend(wakes.into_iter().flatten());
    Ok(Decision { events: vec![Event::Reopened { reason }], intents, cancelled: vec![] })
}

/// Somebody has written the bug already, or had to write it by hand (P06, P12).
pub(super) fn adopt_bug(
    team: &Team,
    incident: &Incident,
    ask: &Ask,
    id: WorkItemId,
) -> Result<Decision, Refusal> {
    let person = asker(ask)?;
    belongs(team, incident, person)?;
    if let Some(bug) = &incident.outside.bug {
        return Err(Refusal::HasBug { incident: incident.id, bug: bug.id, named: id });
    }
    if let Phase::Declined { .. } = incident.phase {
        return Err(Refusal::NotNow { incident: incident.id, so: Standing::Declined });
    }
    let mut intents = cards(incident);
    intents.push(Intent::AdoptBug { id });
    Ok(Decision { events: vec![Event::BugNamed { id }], intents, cancelled: vec![] })
}

pub(super) fn retry(incident: &Incident, ask: &Ask) -> Result<Decision, Refusal> {
    asker(ask)?;
    if incident.outside.parked.is_empty() {
        return Err(Refusal::NothingParked { incident: incident.id });
    }
    let mut intents: Vec<Intent> =
        incident.outside.parked.iter().map(|parked| parked.intent.clone()).collect();
    intents.extend(cards(incident));
    Ok(Decision { events: vec![Event::Retried], intents, cancelled: vec![] })
}

/// What has to show that the phase at the end changed, one way or the other.
fn ended(incident: &Incident) -> Vec<Intent> {
    let mut intents = cards(incident);
    if incident.outside.bug.is_some() {
        intents.push(Intent::UpdateBug);
    }
    if incident.outside.chat.is_some() {
        intents.push(Intent::NameChat);
    }
    intents
}

/// Who leads decides; an administrator can stand in.
pub(super) fn leads(
    team: &Team,
    incident: &Incident,
    ask: &Ask,
    who: &[Person],
) -> Result<(), Refusal> {
    let person = asker(ask)?;
    let stands_in = team.member(&person.id).is_some_and(|member| member.is(Role::Administrator));
    if stands_in || is_among(person, who) {
        Ok(())
    } else {
        let who = each_once(who);
        Err(Refusal::NotYours { what: Right::Lead, incident: incident.id, who })
    }
}
