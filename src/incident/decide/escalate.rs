//! It is more than the team can mend alone: those who are to be told are told (P05).

use super::{Decision, asker, belongs, cards, said, standing};
use crate::command::Ask;
use crate::event::Event;
use crate::intent::Intent;
use crate::people::Team;
use crate::phase::{Incident, Phase};
use crate::refusal::Refusal;
use crate::saying::{Room, Saying};

/// Everybody in the team may escalate what is open: to be wrong about that costs little.
pub(super) fn escalate(
    team: &Team,
    incident: &Incident,
    ask: &Ask,
    reason: Option<&str>,
) -> Result<Decision, Refusal> {
    let by = asker(ask)?.clone();
    belongs(team, incident, &by)?;
    let (Phase::Reported(_) | Phase::Confirmed(..) | Phase::Firefighting(..)) = incident.phase
    else {
        return Err(Refusal::NotNow { incident: incident.id, so: standing(incident) });
    };
    if team.escalation.is_empty() {
        return Err(Refusal::NobodyToTell { incident: incident.id });
    }
    let (people, reason) = (team.escalation.clone(), said(reason));
    let saying = Saying::Escalated { by, reason: reason.clone(), people: people.clone() };
    let mut intents = cards(incident);
    intents.push(Intent::Say { to: Room::Team, saying: saying.clone() });
    // A private message is heard where one in a busy chat is not.
    intents.extend(people.iter().map(|person| Intent::Say {
        to: Room::Private(person.id.clone()),
        saying: saying.clone(),
    }));
    if incident.outside.chat.is_some() {
        intents.push(Intent::Summon { people: people.clone() });
    }
    Ok(Decision { events: vec![Event::Escalated { people, reason }], intents, cancelled: vec![] })
}
