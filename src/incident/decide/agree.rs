//! “In accordance with the team” (P11): whoever said yes leads unless somebody objects. At severity 1
//! it holds at once, and an objection comes afterwards.

use super::manager::{acceptance_card, accepted};
use super::{Decision, asker, belongs, cards, said};
use crate::command::{Ask, Deadline};
use crate::errand::Errand;
use crate::event::Event;
use crate::ids::Moment;
use crate::intent::{Card, Intent};
use crate::managing::Managing;
use crate::people::{Person, Team};
use crate::phase::{Confirmed, Incident, Phase, Verdict};
use crate::refusal::Refusal;
use crate::saying::{Room, Saying};
use crate::severity::Severity;
use crate::standing::Standing;

/// Somebody will lead: at once, or when the team has had its time to object.
pub(super) fn agreed(
    team: &Team,
    incident: &Incident,
    ask: &Ask,
    confirmed: &Confirmed,
    manager: Person,
) -> Decision {
    let until = asked_at(incident, &manager).unwrap_or(ask.at).plus(incident.policy.objection);
    if confirmed.severity == Severity::Critical || until <= ask.at {
        return accepted(team, incident, confirmed, manager);
    }
    let mut intents = cards(incident);
    intents.extend(acceptance_card(incident));
    let question = incident.question + 1;
    intents.push(Intent::Say { to: Room::Team, saying: Saying::ManagerAgreed { until } });
    intents.push(Intent::Wake { deadline: Deadline::Objection, at: until, question });
    let cancelled = vec![Errand::Wake(Deadline::Acceptance)];
    Decision { events: vec![Event::ManagerAgreed { manager, until }], intents, cancelled }
}

/// When this person was asked, if it is the one who is asked now.
fn asked_at(incident: &Incident, manager: &Person) -> Option<Moment> {
    let asked = incident.asked().is_some_and(|asked| asked.id == manager.id);
    let last = incident.decided.values().next_back().filter(|_| asked)?;
    matches!(last.what, Verdict::Asked(_)).then_some(last.at)
}

/// Nobody objected.
pub(super) fn stands(team: &Team, incident: &Incident) -> Decision {
    let Phase::Confirmed(confirmed, Managing::Agreed { manager, .. }) = &incident.phase else {
        return Decision::default();
    };
    let mut leads = accepted(team, incident, confirmed, manager.clone());
    leads.intents.extend(answered_card(incident));
    leads
}

/// The card on which the person said yes, if there was one.
fn answered_card(incident: &Incident) -> Option<Intent> {
    let card = Card::Acceptance { question: incident.question.checked_sub(1)? };
    incident.outside.cards.contains_key(&card).then_some(Intent::Show { card })
}

/// Somebody of the team thinks that somebody else should lead.
pub(super) fn object(
    team: &Team,
    incident: &Incident,
    ask: &Ask,
    reason: Option<&str>,
) -> Result<Decision, Refusal> {
    let person = asker(ask)?;
    belongs(team, incident, person)?;
    let leads = if let Phase::Firefighting(_, manager) = &incident.phase {
        Some(manager)
    } else {
        incident.agreed()
    };
    let Some(manager) = leads.cloned() else {
        return Err(Refusal::NotNow { incident: incident.id, so: Standing::NobodyLeads });
    };
    let Some(reason) = said(reason) else {
        let command = "object".to_owned();
        return Err(Refusal::WhyWanted { incident: incident.id, command });
    };
    let confirmer = incident.confirmed().and_then(|confirmed| confirmed.by.person());
    let checker = ask.duty.as_ref().map(|duty| &duty.checker).or(confirmer).cloned();
    let mut intents = cards(incident);
    intents.extend(answered_card(incident).filter(|_| incident.agreed().is_some()));
    let (by, said) = (person.clone(), reason.clone());
    let saying = Saying::Objected { by, reason: said, manager, checker };
    intents.push(Intent::Say { to: Room::Team, saying });
    let cancelled = vec![Errand::Wake(Deadline::Objection)];
    Ok(Decision { events: vec![Event::Objected { reason }], intents, cancelled })
}
