//! On the way to an incident manager: who can choose one, and when somebody was asked.

use super::Scene;
use super::phases::{Told, basis, short};
use super::terms::{head, severity_within, time};
use super::text::{name, plain};
use incident::{Confirmed, Incident, Managing, Moment, Verdict, for_everybody, may_assign};
use wording::{Joined, list, say};

/// Who can choose the incident manager.
pub(super) fn choosers(scene: &Scene<'_>, incident: &Incident) -> String {
    let confirmer = incident.confirmed().and_then(|confirmed| confirmed.by.person());
    if confirmer.is_none() || for_everybody(incident) {
        return say!(scene.words, "anybody-first");
    }
    let checker = scene.duty.map(|duty| &duty.checker);
    let mut names: Vec<String> = Vec::new();
    for person in [confirmer, checker].into_iter().flatten() {
        let name = name(&person.name);
        if may_assign(scene.team, incident, scene.duty, &person.id) && !names.contains(&name) {
            names.push(name);
        }
    }
    list(scene.words, &names, Joined::Or)
}

/// When the person who is asked to lead was asked.
pub(super) fn asked_at(incident: &Incident) -> Option<Moment> {
    incident.decided.values().rev().find_map(|decided| match decided.what {
        Verdict::Asked(_) => Some(decided.at),
        Verdict::Severity(_)
        | Verdict::Declined
        | Verdict::Agreed(_)
        | Verdict::Objected(_)
        | Verdict::Accepted(_)
        | Verdict::NotLed(_) => None,
    })
}

/// When whoever leads accepted.
pub(super) fn accepted_at(incident: &Incident) -> Option<Moment> {
    incident.decided.values().rev().find_map(|decided| match decided.what {
        Verdict::Accepted(_) => Some(decided.at),
        Verdict::Severity(_)
        | Verdict::Declined
        | Verdict::Asked(_)
        | Verdict::Agreed(_)
        | Verdict::Objected(_)
        | Verdict::NotLed(_) => None,
    })
}

/// What the card says while nobody leads.
pub(super) fn leaderless(
    scene: &Scene<'_>,
    incident: &Incident,
    confirmed: &Confirmed,
    managing: &Managing,
) -> Told {
    let words = scene.words;
    let mut facts = basis(scene, confirmed);
    let volunteers: Vec<String> =
        managing.volunteers().iter().map(|person| name(&person.name)).collect();
    if !volunteers.is_empty() {
        facts.push(say!(words, "offered", who = list(words, &volunteers, Joined::And)));
    }
    let choosers = choosers(scene, incident);
    let (state, needed) = match managing {
        Managing::Wanted { .. } => {
            (say!(words, "state-leaderless"), say!(words, "can-choose", who = choosers))
        }
        Managing::Agreed { manager, until, .. } => {
            let (manager, until) = (name(&manager.name), time(scene, *until));
            (
                say!(words, "state-agreed", manager = manager.as_str()),
                say!(words, "can-object", manager, time = until),
            )
        }
        Managing::Asked { manager, .. } => {
            let manager = name(&manager.name);
            let at = asked_at(incident).map(|at| time(scene, at));
            let asked = manager.as_str();
            facts.push(match at {
                Some(at) => say!(words, "asked-to-lead-at", manager = asked, time = at),
                None => say!(words, "asked-to-lead", manager = asked),
            });
            (
                say!(words, "state-asked", manager = asked),
                say!(words, "can-accept", manager = asked),
            )
        }
    };
    let severity = severity_within(words, confirmed.severity);
    let fallback = short(incident, |id, summary| match managing {
        Managing::Wanted { .. } => {
            say!(words, "short-leaderless", id, severity, summary)
        }
        Managing::Agreed { manager, .. } => {
            say!(words, "short-agreed", id, severity, manager = plain(&manager.name), summary)
        }
        Managing::Asked { manager, .. } => {
            say!(words, "short-asked", id, severity, manager = plain(&manager.name), summary)
        }
    });
    Told {
        phase: "confirmed",
        tone: "attention",
        head: head(scene.words, incident, confirmed.severity),
        state: format!("🔥 {state}"),
        facts,
        needed,
        mention: None,
        fallback,
    }
}
