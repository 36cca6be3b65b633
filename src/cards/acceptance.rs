//! Will you lead? Asked of one person (P11); afterwards, what came of it.

use super::face::Face;
use super::terms::{head, level, time, who};
use super::text::{Mention, name, plain, typed};
use super::{CardError, Cards, Scene, draw};
use incident::{Actor, Decided, Incident, Person, Verdict};
use serde_json::{Value, json};
use wording::say;

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
        let open = incident.asked().filter(|_| incident.question == question);
        let mention = open.map(Mention::of);
        let outcome = match open {
            Some(_) => String::new(),
            None => outcome(scene, incident, question),
        };
        let fallback = match open {
            Some(manager) => say!(
                scene.words,
                "acceptance-open",
                id = incident.id.to_string(),
                manager = plain(&manager.name),
                summary = plain(&incident.summary),
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
                |severity| head(scene.words, incident, severity),
            ),
            "summary": face.summary,
            "meaning": severity.map(|severity| level(scene.words, severity)).unwrap_or_default(),
            "ask": mention.as_ref().map(|mention| say!(
                scene.words, "acceptance-ask", manager = mention.text.as_str()
            )).unwrap_or_default(),
            "asked": asking.map(|asking| asked(scene, incident, asking)).unwrap_or_default(),
            "outcome": outcome,
            "seen": face.seen,
            "fallback": fallback,
            "entities": mention.iter().map(Mention::entity).collect::<Vec<_>>(),
        });
        draw((&self.acceptance, "acceptance"), scene, data)
    }
}

/// Who asked whom, when, and how long there is to answer.
fn asked(scene: &Scene<'_>, incident: &Incident, asking: &Decided) -> String {
    let Verdict::Asked(manager) = &asking.what else { return String::new() };
    let at = time(scene, asking.at);
    let by = asking.at.plus(incident.policy.acceptance);
    let words = scene.words;
    let (by_whom, until) = (name(who(&asking.by)), time(scene, by));
    let manager = name(&manager.name);
    let (Some(leads), Some(handing_over)) = (incident.manager(), &incident.handing_over) else {
        return say!(words, "acceptance-asked", by = by_whom, manager, time = at, until);
    };
    let leads = name(&leads.name);
    let who_leads = leads.as_str();
    let asked =
        say!(words, "hand-over-asked", by = by_whom, manager, time = at, until, leads = who_leads);
    let Some(summary) = &handing_over.summary else { return asked };
    let note = say!(words, "hand-over-note", summary = typed(summary));
    format!("{asked}\n\n{note}")
}

fn outcome(scene: &Scene<'_>, incident: &Incident, question: u32) -> String {
    let next = incident.decided.get(&(question + 1));
    // Who said yes and then became manager is told of as that.
    let settled = next.filter(|next| {
        let agreed = incident.decided.get(&question).map(|decided| &decided.what);
        matches!(
            (agreed, &next.what),
            (Some(Verdict::Agreed(_)), Verdict::Accepted(_) | Verdict::Objected(_))
        )
    });
    let Some(decided) = settled.or_else(|| incident.decided.get(&question)) else {
        return say!(scene.words, "acceptance-gone");
    };
    let (words, time) = (scene.words, time(scene, decided.at));
    let full = |person: &Person| name(&person.name);
    match (&decided.what, &decided.by) {
        (Verdict::Accepted(manager), _) => {
            say!(words, "acceptance-leads", manager = full(manager), time)
        }
        (Verdict::Agreed(manager), _) => {
            say!(words, "acceptance-agreed", manager = full(manager), time)
        }
        (Verdict::Objected(manager), by) => {
            say!(words, "acceptance-objected", by = name(who(by)), manager = full(manager), time)
        }
        (Verdict::NotLed(manager), Actor::Person(_)) => {
            say!(words, "acceptance-cannot", manager = full(manager), time)
        }
        (Verdict::NotLed(manager), Actor::Firewatch) => {
            say!(words, "acceptance-silent", manager = full(manager), time)
        }
        (Verdict::Asked(manager), by) => {
            say!(words, "acceptance-instead", by = name(who(by)), manager = full(manager), time)
        }
        (Verdict::Severity(_) | Verdict::Declined, _) => {
            say!(words, "acceptance-off", id = incident.id.to_string(), time)
        }
    }
}
