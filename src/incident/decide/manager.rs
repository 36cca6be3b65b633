//! Who leads? Asked, offered, accepted, declined (P05, P11); and who comes along (P14, P16, P17).

use super::agree::agreed;
use super::{Decision, already, asker, belongs, cards, in_charge, is_among, said, still_open};
use crate::command::{Ask, Deadline};
use crate::errand::Errand;
use crate::event::Event;
use crate::ids::PersonId;
use crate::intent::{Card, Intent};
use crate::managing::Managing;
use crate::people::{Duty, Member, Person, Role, Team, Who};
use crate::phase::{Confirmed, Incident, Phase};
use crate::refusal::Refusal;
use crate::saying::{Room, Saying};
use crate::severity::Severity;
use crate::standing::{Right, Standing};

/// Fewer people than this make a chat that nobody can join later.
const CHAT_MEMBERS_MIN: usize = 3;

/// After so many reminders without an answer, everybody in the team can choose.
pub(super) const REMINDED_MAX: u32 = 2;

/// Whether this person may choose the incident manager now (P11).
#[must_use]
pub fn may_assign(
    team: &Team,
    incident: &Incident,
    duty: Option<&Duty>,
    person: &PersonId,
) -> bool {
    let Ok((confirmed, _)) = leaderless(incident) else { return false };
    let everybody = for_everybody(incident) && team.member(person).is_some();
    everybody || in_charge(team, confirmed, duty).iter().any(|one| one.id == *person)
}

/// Whether those who can choose have been reminded so often that everybody in the team can (P11).
#[must_use]
pub fn for_everybody(incident: &Incident) -> bool {
    let nobody = matches!(incident.phase, Phase::Confirmed(_, Managing::Wanted { .. }));
    nobody && incident.reminders.asked >= REMINDED_MAX
}

pub(super) fn assign(
    team: &Team,
    incident: &Incident,
    ask: &Ask,
    who: &Who,
    question: Option<u32>,
) -> Result<Decision, Refusal> {
    if let Phase::Firefighting(..) = incident.phase {
        let taking = super::hand_over::Taking { to: who, summary: None, question };
        return super::hand_over::ask_for(team, incident, ask, &taking);
    }
    let person = asker(ask)?;
    still_open(incident, question)?;
    let (confirmed, managing) = leaderless(incident)?;
    if !may_assign(team, incident, ask.duty.as_ref(), &person.id) {
        let who = in_charge(team, confirmed, ask.duty.as_ref());
        return Err(Refusal::NotYours { what: Right::AssignManager, incident: incident.id, who });
    }
    let manager = found(team, who)?;
    if let Managing::Asked { manager: asked, .. } | Managing::Agreed { manager: asked, .. } =
        managing
        && asked.id == manager.id
        && let Some(decided) = incident.decided.values().next_back()
    {
        return Err(already(incident, decided));
    }
    if manager.id == person.id || is_among(&manager, managing.volunteers()) {
        return Ok(agreed(team, incident, ask, confirmed, manager));
    }
    let intents = will_you_lead(incident, ask);
    let cancelled = vec![Errand::Wake(Deadline::Objection)];
    Ok(Decision { events: vec![Event::ManagerAsked { manager }], intents, cancelled })
}

/// Somebody is asked to lead: with a card, and with an end.
pub(super) fn will_you_lead(incident: &Incident, ask: &Ask) -> Vec<Intent> {
    let mut intents = cards(incident);
    intents.extend(acceptance_card(incident));
    let question = incident.question + 1;
    let at = ask.at.plus(incident.policy.acceptance);
    intents.push(Intent::Show { card: Card::Acceptance { question } });
    intents.push(Intent::Wake { deadline: Deadline::Acceptance, at, question });
    intents
}

/// Whom somebody named.
pub(super) fn found(team: &Team, who: &Who) -> Result<Person, Refusal> {
    let found = team.find(who).map_err(|found| Refusal::WhoIsThat {
        name: who.name.clone(),
        could_be: found.iter().map(|member| member.person.name.clone()).collect(),
    })?;
    Ok(found.person.clone())
}

pub(super) fn volunteer(team: &Team, incident: &Incident, ask: &Ask) -> Result<Decision, Refusal> {
    let person = asker(ask)?;
    let (confirmed, managing) = leaderless(incident)?;
    belongs(team, incident, person)?;
    let asked = matches!(managing, Managing::Asked { manager, .. } if manager.id == person.id);
    let chooses = may_assign(team, incident, ask.duty.as_ref(), &person.id);
    if asked || chooses {
        return Ok(agreed(team, incident, ask, confirmed, person.clone()));
    }
    if is_among(person, managing.volunteers()) {
        return Ok(Decision::default());
    }
    let mut intents = cards(incident);
    let checker = ask.duty.as_ref().map(|duty| duty.checker.clone());
    let checker = checker.or_else(|| confirmed.by.person().cloned());
    let saying = Saying::Volunteered { who: person.clone(), checker };
    intents.push(Intent::Say { to: Room::Team, saying });
    Ok(Decision { events: vec![Event::Volunteered], intents, cancelled: vec![] })
}

pub(super) fn accept(
    team: &Team,
    incident: &Incident,
    ask: &Ask,
    question: Option<u32>,
) -> Result<Decision, Refusal> {
    let person = asker(ask)?;
    still_open(incident, question)?;
    if let Some(decision) = super::hand_over::accept(incident, person) {
        return Ok(decision);
    }
    let (confirmed, managing) = leaderless(incident)?;
    let manager = asked(incident, managing)?;
    if manager.id != person.id {
        let who = vec![manager.clone()];
        let incident = incident.id;
        return Err(Refusal::NotYours { what: Right::AnswerAssignment, incident, who });
    }
    Ok(agreed(team, incident, ask, confirmed, manager.clone()))
}

pub(super) fn decline(
    incident: &Incident,
    ask: &Ask,
    managing: &Managing,
    reason: Option<&str>,
) -> Result<Decision, Refusal> {
    let person = asker(ask)?;
    let manager = asked(incident, managing)?;
    if manager.id != person.id {
        let who = vec![manager.clone()];
        let incident = incident.id;
        return Err(Refusal::NotYours { what: Right::AnswerAssignment, incident, who });
    }
    let event = Event::ManagerDeclined { reason: said(reason) };
    Ok(not_led(incident, ask.duty.as_ref().map(|duty| &duty.checker), manager, event))
}

/// The person asked does not lead: by a no, or by silence. The checker chooses again.
pub(super) fn not_led(
    incident: &Incident,
    checker: Option<&Person>,
    manager: &Person,
    event: Event,
) -> Decision {
    let confirmer = incident.confirmed().and_then(|confirmed| confirmed.by.person());
    let saying = Saying::ManagerWanted {
        asked: manager.clone(),
        declined: matches!(event, Event::ManagerDeclined { .. }),
        checker: checker.or(confirmer).cloned(),
    };
    let mut intents = cards(incident);
    intents.extend(acceptance_card(incident));
    intents.push(Intent::Say { to: Room::Team, saying });
    let cancelled = vec![Errand::Wake(Deadline::Acceptance)];
    Decision { events: vec![event], intents, cancelled }
}

/// Somebody leads: the team is told and the firefighting chat is opened.
pub(super) fn accepted(
    team: &Team,
    incident: &Incident,
    confirmed: &Confirmed,
    manager: Person,
) -> Decision {
    let mut intents = cards(incident);
    intents.extend(acceptance_card(incident));
    intents.push(Intent::Say { to: Room::Team, saying: Saying::ManagerAccepted });
    intents.extend(super::inform::with_the_lead(team, incident));
    let people = response_team(team, incident, confirmed, &manager);
    intents.push(match incident.outside.chat {
        None => Intent::OpenChat { members: people },
        Some(_) => Intent::Summon { people },
    });
    let both = [Deadline::Acceptance, Deadline::Objection];
    let cancelled = both.map(Errand::Wake).to_vec();
    Decision { events: vec![Event::ManagerAccepted { manager }], intents, cancelled }
}

/// The card that asked the person whose answer is still open, to be brought up to date.
pub(super) fn acceptance_card(incident: &Incident) -> Option<Intent> {
    let question = incident.question;
    incident.asked().map(|_| Intent::Show { card: Card::Acceptance { question } })
}

/// Severity 1 summons everybody; severity 2 the manager, those who know the paths that are hit,
/// the reporter and the checker (P14, P16). Never fewer than three where the team has three.
pub(super) fn response_team(
    team: &Team,
    incident: &Incident,
    confirmed: &Confirmed,
    manager: &Person,
) -> Vec<Person> {
    let mut people = vec![manager.clone()];
    let add = |person: &Person, people: &mut Vec<Person>| {
        if !is_among(person, people) {
            people.push(person.clone());
        }
    };
    if let Some(confirmer) = confirmed.by.person() {
        add(confirmer, &mut people);
    }
    add(&incident.reporter, &mut people);
    let responders = || team.members.iter().filter(|member| member.is(Role::Responder));
    let hit: &[String] = confirmed.answers.as_ref().map_or(&[], |answers| &answers.critical_paths);
    let knows = |member: &&Member| member.expertise.iter().any(|word| hit.contains(word));
    if confirmed.severity == Severity::Critical {
        team.members.iter().for_each(|member| add(&member.person, &mut people));
    } else {
        responders().filter(knows).for_each(|member| add(&member.person, &mut people));
    }
    for member in responders().chain(team.members.iter()) {
        if people.len() >= CHAT_MEMBERS_MIN {
            break;
        }
        add(&member.person, &mut people);
    }
    people
}

/// The incident as one that is severe and waits for somebody to lead it.
fn leaderless(incident: &Incident) -> Result<(&Confirmed, &Managing), Refusal> {
    let not_now = |so| Err(Refusal::NotNow { incident: incident.id, so });
    match &incident.phase {
        Phase::Confirmed(confirmed, managing) => Ok((confirmed, managing)),
        Phase::Reported(_) => not_now(Standing::Unconfirmed),
        Phase::Declined { .. } => not_now(Standing::Declined),
        Phase::Backlogged(confirmed) => {
            not_now(Standing::Backlogged { severity: confirmed.severity })
        }
        Phase::Firefighting(_, manager) => not_now(Standing::Led { manager: manager.clone() }),
        Phase::Resolved(_, resolution) => not_now(Standing::Resolved { at: resolution.at }),
        Phase::Closed(..) => not_now(Standing::Closed),
    }
}

fn asked<'a>(incident: &Incident, managing: &'a Managing) -> Result<&'a Person, Refusal> {
    match managing {
        Managing::Asked { manager, .. } => Ok(manager),
        Managing::Agreed { manager, .. } => {
            let so = Standing::Led { manager: manager.clone() };
            Err(Refusal::NotNow { incident: incident.id, so })
        }
        Managing::Wanted { .. } => {
            Err(Refusal::NotNow { incident: incident.id, so: Standing::NobodyAsked })
        }
    }
}
