//! Somebody else leads from now on (P05): asked, accepted, declined. Until then whoever leads does.

use super::manager::{acceptance_card, will_you_lead};
use super::progress::leads;
use super::{Decision, already, asker, cards, in_charge, said, still_open};
use crate::command::{Ask, Deadline};
use crate::errand::Errand;
use crate::event::Event;
use crate::intent::Intent;
use crate::people::{Person, Team, Who};
use crate::phase::{Incident, Phase};
use crate::refusal::Refusal;
use crate::saying::{Room, Saying};
use crate::standing::Standing;

/// Who shall take over, and what goes with it.
pub(super) struct Taking<'a> {
    pub to: &'a Who,
    pub summary: Option<&'a str>,
    /// The question a pressed button belonged to.
    pub question: Option<u32>,
}

/// Whoever leads, whoever is in charge of that, and administrators ask somebody to take over. Where
/// nobody leads yet it is an assignment.
pub(super) fn ask_for(
    team: &Team,
    incident: &Incident,
    ask: &Ask,
    taking: &Taking<'_>,
) -> Result<Decision, Refusal> {
    let Phase::Firefighting(confirmed, manager) = &incident.phase else {
        return super::manager::assign(team, incident, ask, taking.to, taking.question);
    };
    let person = asker(ask)?;
    still_open(incident, taking.question)?;
    let mut may = vec![manager.clone()];
    may.extend(in_charge(team, confirmed, ask.duty.as_ref()));
    leads(team, incident, ask, &may)?;
    let to = super::manager::found(team, taking.to)?;
    if to.id == manager.id {
        let so = Standing::Led { manager: manager.clone() };
        return Err(Refusal::NotNow { incident: incident.id, so });
    }
    if incident.asked().is_some_and(|asked| asked.id == to.id)
        && let Some(decided) = incident.decided.values().next_back()
    {
        return Err(already(incident, decided));
    }
    let summary = said(taking.summary);
    if to.id == person.id {
        return Ok(done(incident, manager, to, summary));
    }
    let intents = will_you_lead(incident, ask);
    Ok(Decision { events: vec![Event::HandOverAsked { to, summary }], intents, cancelled: vec![] })
}

/// The person asked says yes; nothing where nobody or somebody else is asked.
pub(super) fn accept(incident: &Incident, person: &Person) -> Option<Decision> {
    let Phase::Firefighting(_, manager) = &incident.phase else { return None };
    let asked = incident.handing_over.as_ref().filter(|asked| asked.to.id == person.id)?;
    Some(done(incident, manager, asked.to.clone(), asked.summary.clone()))
}

fn done(incident: &Incident, from: &Person, to: Person, summary: Option<String>) -> Decision {
    let mut intents = cards(incident);
    intents.extend(acceptance_card(incident));
    let saying = Saying::HandedOver { from: from.clone(), summary };
    intents.push(Intent::Say { to: Room::Team, saying: saying.clone() });
    if incident.outside.bot_installed {
        intents.push(Intent::Say { to: Room::Firefighting, saying });
    }
    if incident.outside.chat.is_some() {
        intents.push(Intent::Summon { people: vec![to.clone()] });
    }
    let cancelled = vec![Errand::Wake(Deadline::Acceptance)];
    Decision { events: vec![Event::HandedOver { to }], intents, cancelled }
}

/// The person asked says no, or nothing in time: whoever leads goes on leading.
pub(super) fn not_taken(incident: &Incident, declined: bool) -> Option<Decision> {
    let asked = incident.handing_over.as_ref()?;
    let to = asked.to.clone();
    let mut intents = cards(incident);
    intents.extend(acceptance_card(incident));
    let saying = Saying::NotHandedOver { to: to.clone(), declined };
    intents.push(Intent::Say { to: Room::Team, saying });
    let cancelled = vec![Errand::Wake(Deadline::Acceptance)];
    Some(Decision { events: vec![Event::NotHandedOver { to, declined }], intents, cancelled })
}
