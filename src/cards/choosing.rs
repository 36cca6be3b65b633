//! On the way to an incident manager: who can choose one, and when somebody was asked.

use super::Scene;
use super::text::name;
use incident::{Incident, Moment, Verdict, for_everybody, may_assign};
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
        Verdict::Severity(_) | Verdict::Declined | Verdict::Accepted(_) | Verdict::NotLed(_) => {
            None
        }
    })
}

/// When whoever leads accepted.
pub(super) fn accepted_at(incident: &Incident) -> Option<Moment> {
    incident.decided.values().rev().find_map(|decided| match decided.what {
        Verdict::Accepted(_) => Some(decided.at),
        Verdict::Severity(_) | Verdict::Declined | Verdict::Asked(_) | Verdict::NotLed(_) => None,
    })
}
