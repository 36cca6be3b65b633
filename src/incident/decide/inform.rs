//! Those outside the team: when it should be over, who was told, which clients are hit (P25, P26, P27).

use super::{Decision, asker, belongs, cards, said, standing};
use crate::command::Ask;
use crate::event::Event;
use crate::ids::Moment;
use crate::informing::{CLIENTS_MAX, informer, stirs};
use crate::intent::{Card, Intent};
use crate::people::Team;
use crate::phase::{Incident, Phase};
use crate::refusal::Refusal;
use crate::saying::{Room, Saying};

/// Longer names are cut.
const NAME_CHARS: usize = 80;

/// It should be over by then.
pub(super) fn expect(
    team: &Team,
    incident: &Incident,
    ask: &Ask,
    over: Option<Moment>,
) -> Result<Decision, Refusal> {
    belongs(team, incident, asker(ask)?)?;
    if !incident.is_firefighting() {
        return Err(Refusal::NotNow { incident: incident.id, so: standing(incident) });
    }
    let over = over.filter(|over| *over > ask.at);
    let over = over.ok_or(Refusal::NoSuchTime { incident: incident.id })?;
    Ok(Decision {
        events: vec![Event::Expected { over }],
        intents: cards(incident),
        cancelled: vec![],
    })
}

/// Stakeholders know.
pub(super) fn informed(
    team: &Team,
    incident: &Incident,
    ask: &Ask,
    whom: Option<&str>,
) -> Result<Decision, Refusal> {
    may_tell(team, incident, ask)?;
    Ok(told(incident, Event::Informed { whom: said(whom) }))
}

/// This client is hit.
pub(super) fn affected(
    team: &Team,
    incident: &Incident,
    ask: &Ask,
    client: &str,
) -> Result<Decision, Refusal> {
    may_tell(team, incident, ask)?;
    let client = name(incident, client)?;
    if incident.informing.client(&client).is_some() {
        return Ok(Decision::default());
    }
    Ok(told(incident, Event::ClientAffected { client }))
}

/// This client knows.
pub(super) fn client_informed(
    team: &Team,
    incident: &Incident,
    ask: &Ask,
    (client, how): (&str, Option<&str>),
) -> Result<Decision, Refusal> {
    may_tell(team, incident, ask)?;
    let client = name(incident, client)?;
    Ok(told(incident, Event::ClientInformed { client, how: said(how) }))
}

/// Everybody of the team, about what is or was severe.
fn may_tell(team: &Team, incident: &Incident, ask: &Ask) -> Result<(), Refusal> {
    belongs(team, incident, asker(ask)?)?;
    if incident.informing.version == 0 {
        return Err(Refusal::NotNow { incident: incident.id, so: standing(incident) });
    }
    Ok(())
}

/// The name of a client, as it was written first.
fn name(incident: &Incident, name: &str) -> Result<String, Refusal> {
    let name: String = name.trim().chars().take(NAME_CHARS).collect();
    if !name.contains(char::is_alphanumeric) {
        return Err(Refusal::WhichClient { incident: incident.id });
    }
    match incident.informing.client(&name) {
        Some(client) => Ok(client.name.clone()),
        None if incident.informing.clients.len() >= CLIENTS_MAX => {
            Err(Refusal::WhichClient { incident: incident.id })
        }
        None => Ok(name),
    }
}

fn told(incident: &Incident, event: Event) -> Decision {
    let mut intents = cards(incident);
    intents.push(Intent::Show { card: Card::Informing });
    Decision { events: vec![event], intents, cancelled: vec![] }
}

/// What is new to those outside the team is put before whoever informs them.
pub(super) fn follow(team: &Team, incident: &Incident, mut decision: Decision) -> Decision {
    if !decision.events.iter().any(|event| stirs(incident, event)) {
        return decision;
    }
    // Whoever is asked to lead only now gets the card with it.
    let Some(person) = informer(team, incident) else { return decision };
    decision.intents.push(Intent::Show { card: Card::Informing });
    if incident.outside.cards.contains_key(&Card::Informing) {
        // A card that changes makes no sound.
        let version = incident.informing.version + 1;
        let to = Room::Private(person.id);
        decision.intents.push(Intent::Say { to, saying: Saying::InformAgain { version } });
    }
    decision
}

/// Whoever leads informs where nobody else does, and gets the card with the lead.
pub(super) fn with_the_lead(team: &Team, incident: &Incident) -> Option<Intent> {
    let alone = informer(team, incident).is_none();
    let fought = matches!(incident.phase, Phase::Confirmed(..));
    (alone && fought).then_some(Intent::Show { card: Card::Informing })
}
