//! Will you lead? Asked of one person (P11); afterwards, what came of it.

use super::face::Face;
use super::text::{Mention, name, plain};
use super::words::{number, time, who};
use super::{CardError, Cards, Scene, draw};
use incident::{Actor, Decided, Incident, Managing, Person, Phase, Verdict};
use serde_json::{Value, json};

impl Cards {
    /// The card that asks one person to be incident manager, or tells what was decided.
    ///
    /// # Errors
    /// See `CardError`.
    pub fn acceptance(
        &self,
        scene: &Scene<'_>,
        incident: &Incident,
        question: u32,
    ) -> Result<Value, CardError> {
        let face = Face::of(scene, incident);
        let asking = question.checked_sub(1).and_then(|before| incident.decided.get(&before));
        let open = match &incident.phase {
            Phase::Confirmed(_, Managing::Asked { manager, .. })
                if incident.question == question =>
            {
                Some(manager)
            }
            Phase::Reported(_)
            | Phase::Declined { .. }
            | Phase::Backlogged(_)
            | Phase::Confirmed(..)
            | Phase::Firefighting(..)
            | Phase::Resolved(..)
            | Phase::Closed(..) => None,
        };
        let mention = open.map(Mention::of);
        let outcome = match open {
            Some(_) => String::new(),
            None => outcome(scene, incident, incident.decided.get(&question)),
        };
        let fallback = match open {
            Some(manager) => format!(
                "{}: {} is asked to be incident manager: {}",
                incident.id,
                plain(&manager.name),
                plain(&incident.summary)
            ),
            None => format!("{}: {}", incident.id, plain(&outcome.replace('\\', ""))),
        };
        let severity = incident.confirmed().map(|confirmed| confirmed.severity);
        let data = json!({
            "inc": face.inc,
            "q": question,
            "open": open.is_some(),
            "tone": if open.is_some() { "attention" } else { "default" },
            "head": severity.map_or_else(
                || face.head.clone(),
                |severity| format!("{} {severity} · {}", super::words::sign(severity), number(incident)),
            ),
            "summary": face.summary,
            "meaning": severity.map(super::words::level).unwrap_or_default(),
            "ask": mention.as_ref().map(|mention| format!(
                "{}, will you be incident manager?", mention.text
            )).unwrap_or_default(),
            "asked": asking.map(|asking| asked(scene, incident, asking)).unwrap_or_default(),
            "outcome": outcome,
            "seen": face.seen,
            "fallback": fallback,
            "entities": mention.iter().map(Mention::entity).collect::<Vec<_>>(),
        });
        draw(&self.acceptance, scene, &data)
    }
}

/// Who asked whom, when, and how long there is to answer.
fn asked(scene: &Scene<'_>, incident: &Incident, asking: &Decided) -> String {
    let Verdict::Asked(manager) = &asking.what else { return String::new() };
    let at = time(scene.zone, scene.now, asking.at);
    let by = asking.at.plus(incident.policy.acceptance);
    format!(
        "{} asked {} at {at}. Without an answer by {}, somebody else is chosen.",
        name(who(&asking.by)),
        name(&manager.name),
        time(scene.zone, scene.now, by)
    )
}

fn outcome(scene: &Scene<'_>, incident: &Incident, decided: Option<&Decided>) -> String {
    let Some(decided) = decided else {
        return "The question is not open any more.".to_owned();
    };
    let at = time(scene.zone, scene.now, decided.at);
    let full = |person: &Person| name(&person.name);
    match (&decided.what, &decided.by) {
        (Verdict::Accepted(manager), _) => {
            format!("{} is incident manager since {at}.", full(manager))
        }
        (Verdict::NotLed(manager), Actor::Person(_)) => {
            format!("{} cannot take it, said at {at}.", full(manager))
        }
        (Verdict::NotLed(manager), Actor::Firewatch) => {
            format!("{} had not answered by {at}, so somebody else is chosen.", full(manager))
        }
        (Verdict::Asked(manager), by) => {
            format!("{} asked {} instead at {at}.", name(who(by)), full(manager))
        }
        (Verdict::Severity(_) | Verdict::Declined, _) => {
            format!("Nobody is needed to lead {} any more, since {at}.", incident.id)
        }
    }
}
