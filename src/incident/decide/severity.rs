//! How bad is it? (P02, P10) And what follows from the answer (P12, P14, P15, P18).

use super::{
    CONFIRMATION, Decision, already, asker, cards, each_once, in_charge, said, still_open,
};
use crate::command::{Ask, Deadline};
use crate::errand::Errand;
use crate::event::Event;
use crate::ids::PersonId;
use crate::intent::Intent;
use crate::people::{Duty, Person, Team};
use crate::phase::{Asked, Confirmed, Decided, Incident, Phase, Verdict};
use crate::refusal::Refusal;
use crate::saying::{Room, Saying};
use crate::severity::{Answers, Severity};
use crate::standing::{Right, Standing};

/// What the person chose.
pub(super) struct Chosen<'a> {
    pub severity: Severity,
    pub answers: &'a Option<Answers>,
    pub reason: &'a Option<String>,
}

impl Chosen<'_> {
    fn event(&self) -> Event {
        Event::SeverityConfirmed {
            severity: self.severity,
            answers: self.answers.clone(),
            reason: said(self.reason.as_deref()),
        }
    }
}

pub(super) fn confirm(
    team: &Team,
    incident: &Incident,
    ask: &Ask,
    chosen: &Chosen<'_>,
    question: Option<u32>,
) -> Result<Decision, Refusal> {
    let person = asker(ask)?;
    still_open(incident, question)?;
    let not_now = |so| Refusal::NotNow { incident: incident.id, so };
    match &incident.phase {
        Phase::Reported(_) => {
            permitted(team, incident, ask, person)?;
            reasoned(incident, chosen)?;
            Ok(first(incident, chosen.severity, chosen.event()))
        }
        Phase::Backlogged(confirmed)
        | Phase::Confirmed(confirmed, _)
        | Phase::Firefighting(confirmed, _) => {
            permitted(team, incident, ask, person)?;
            change(team, incident, confirmed, chosen, person)
        }
        Phase::Declined { .. } => Err(not_now(Standing::Declined)),
        Phase::Resolved(_, resolution) => Err(not_now(Standing::Resolved { at: resolution.at })),
        Phase::Closed(..) => Err(not_now(Standing::Closed)),
    }
}

/// Whether this person may say now how bad it is, or that it became better or worse (P02, P10).
#[must_use]
pub fn may_confirm(
    team: &Team,
    incident: &Incident,
    duty: Option<&Duty>,
    person: &PersonId,
) -> bool {
    let everybody = matches!(&incident.phase, Phase::Reported(open) if open.asked == Asked::Team);
    (everybody && team.member(person).is_some())
        || confirmers(team, incident, duty).iter().any(|one| one.id == *person)
}

fn permitted(team: &Team, incident: &Incident, ask: &Ask, person: &Person) -> Result<(), Refusal> {
    let duty = ask.duty.as_ref();
    if may_confirm(team, incident, duty, &person.id) {
        return Ok(());
    }
    let who = confirmers(team, incident, duty);
    Err(Refusal::NotYours { what: Right::ConfirmSeverity, incident: incident.id, who })
}

/// Whose word it is. First the checker; after a while the deputy too (P10). Later whoever is in
/// charge, and the incident manager.
fn confirmers(team: &Team, incident: &Incident, duty: Option<&Duty>) -> Vec<Person> {
    match &incident.phase {
        Phase::Reported(unconfirmed) => {
            let mut asked = vec![unconfirmed.checker.as_ref(), duty.map(|duty| &duty.checker)];
            if unconfirmed.asked >= Asked::Deputy {
                asked.push(unconfirmed.deputy.as_ref());
                asked.push(duty.and_then(|duty| duty.deputy.as_ref()));
            }
            each_once(asked.into_iter().flatten())
        }
        Phase::Backlogged(confirmed) | Phase::Confirmed(confirmed, _) => {
            in_charge(team, confirmed, duty)
        }
        Phase::Firefighting(confirmed, manager) => {
            let mut who = in_charge(team, confirmed, duty);
            who.push(manager.clone());
            who
        }
        Phase::Declined { .. } | Phase::Resolved(..) | Phase::Closed(..) => vec![],
    }
}

/// A decision other than the suggestion keeps its reason (P02).
fn reasoned(incident: &Incident, chosen: &Chosen<'_>) -> Result<(), Refusal> {
    let Some(suggested) = chosen.answers.as_ref().map(Answers::suggest) else { return Ok(()) };
    if suggested == chosen.severity || said(chosen.reason.as_deref()).is_some() {
        Ok(())
    } else {
        Err(Refusal::ReasonWanted { incident: incident.id, suggested, chosen: chosen.severity })
    }
}

/// The first time somebody, or time itself, says how bad it is.
pub(super) fn first(incident: &Incident, severity: Severity, event: Event) -> Decision {
    let saying = if severity.is_severe() { Saying::FirefightingOn } else { Saying::Backlogged };
    let mut intents = cards(incident);
    intents.push(Intent::Say { to: Room::Team, saying });
    if incident.outside.bug.is_none() {
        intents.push(Intent::OpenBug);
    } else {
        intents.push(Intent::UpdateBug);
        if severity.is_severe() {
            intents.extend(super::receipt::below_the_bug(incident));
        }
    }
    Decision { events: vec![event], intents, cancelled: CONFIRMATION.to_vec() }
}

/// It turned out better or worse. The process follows.
fn change(
    team: &Team,
    incident: &Incident,
    confirmed: &Confirmed,
    chosen: &Chosen<'_>,
    person: &Person,
) -> Result<Decision, Refusal> {
    if confirmed.severity == chosen.severity {
        return Err(match incident.decided.values().next_back() {
            Some(decided) if decided.at == confirmed.at => already(incident, decided),
            Some(_) | None => Refusal::NotNow {
                incident: incident.id,
                so: Standing::SameSeverity { severity: chosen.severity },
            },
        });
    }
    if said(chosen.reason.as_deref()).is_none() {
        // Most likely a late answer to the first question: it is told who gave the one that counts.
        let first = |decided: &&Decided| matches!(decided.what, Verdict::Severity(_));
        return Err(match incident.decided.values().find(first) {
            Some(decided) => already(incident, decided),
            None => Refusal::WhyWanted {
                incident: incident.id,
                command: format!("severity {}", chosen.severity.level()),
            },
        });
    }
    let mut intents = cards(incident);
    // What becomes severe is as new to the team as what was so from the start.
    let ignites = chosen.severity.is_severe() && !confirmed.severity.is_severe();
    let saying = if ignites {
        Saying::FirefightingOn
    } else {
        Saying::SeverityChanged { by: person.clone() }
    };
    intents.push(Intent::Say { to: Room::Team, saying });
    intents.extend(super::manager::acceptance_card(incident));
    if incident.outside.bug.is_some() {
        intents.push(Intent::UpdateBug);
        if chosen.severity.is_severe() {
            intents.extend(super::receipt::below_the_bug(incident));
        }
    }
    if incident.outside.chat.is_some() {
        intents.push(Intent::NameChat);
        if chosen.severity == Severity::Critical {
            // What became critical gets everybody, as what was so from the start (P14).
            let people = team.members.iter().map(|member| member.person.clone()).collect();
            intents.push(Intent::Summon { people });
        }
    }
    let mut cancelled = vec![];
    if !chosen.severity.is_severe() {
        cancelled.extend([Deadline::Acceptance, Deadline::Objection].map(Errand::Wake));
    }
    let mut events = vec![chosen.event()];
    if let (Severity::Critical, Some(manager)) = (chosen.severity, incident.agreed()) {
        // What became critical waits for no objection.
        let confirmed = Confirmed { severity: chosen.severity, ..confirmed.clone() };
        let leads = super::manager::accepted(team, incident, &confirmed, manager.clone());
        events.extend(leads.events);
        intents.extend(leads.intents);
        cancelled.extend(leads.cancelled);
    }
    Ok(Decision { events, intents, cancelled })
}

/// “No”: to the report, by the checker; to an assignment, by the person asked.
pub(super) fn decline(
    team: &Team,
    incident: &Incident,
    ask: &Ask,
    reason: Option<&str>,
    question: Option<u32>,
) -> Result<Decision, Refusal> {
    still_open(incident, question)?;
    let not_now = |so| Refusal::NotNow { incident: incident.id, so };
    match &incident.phase {
        Phase::Reported(_) => {
            permitted(team, incident, ask, asker(ask)?)?;
            let Some(reason) = said(reason) else {
                let command = "decline".to_owned();
                return Err(Refusal::WhyWanted { incident: incident.id, command });
            };
            let mut intents = cards(incident);
            intents.push(Intent::Say { to: Room::Team, saying: Saying::Declined });
            let events = vec![Event::Declined { reason }];
            Ok(Decision { events, intents, cancelled: CONFIRMATION.to_vec() })
        }
        Phase::Confirmed(_, managing) => super::manager::decline(incident, ask, managing, reason),
        Phase::Declined { .. } => match incident.decided.values().next_back() {
            Some(decided) => Err(already(incident, decided)),
            None => Err(not_now(Standing::Declined)),
        },
        Phase::Backlogged(confirmed) => {
            Err(not_now(Standing::Backlogged { severity: confirmed.severity }))
        }
        Phase::Firefighting(_, manager) => {
            let person = asker(ask)?;
            let asked = incident.asked().is_some_and(|asked| asked.id == person.id);
            let decision = super::hand_over::not_taken(incident, true).filter(|_| asked);
            decision.ok_or_else(|| not_now(Standing::Led { manager: manager.clone() }))
        }
        Phase::Resolved(_, resolution) => Err(not_now(Standing::Resolved { at: resolution.at })),
        Phase::Closed(..) => Err(not_now(Standing::Closed)),
    }
}
