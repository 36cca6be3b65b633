//! What else can be done about an incident: rarer than what its cards ask for, and one press away.

use super::actions;
use super::candidates::successors;
use super::face::Face;
use super::{CardError, Cards, Scene, draw};
use incident::{Deadline, Incident, Phase, owed};
use serde_json::{Value, json};
use std::time::Duration;
use wording::span;

impl Cards {
    /// The forms for it. `on` says which card they are opened from, and go back to.
    ///
    /// # Errors
    /// See `CardError`.
    pub fn more(
        &self,
        scene: &Scene<'_>,
        incident: &Incident,
        on: &str,
    ) -> Result<Value, CardError> {
        let can = can(scene, incident);
        let spans = choices(scene, incident);
        let first = spans.first().and_then(|span| span.get("value")).cloned();
        let mut data = json!(Face::of(scene, incident));
        if let Some(fields) = data.as_object_mut() {
            fields.insert("on".to_owned(), json!(on));
            fields.insert("can".to_owned(), json!(can));
            fields.insert("choices".to_owned(), Value::Array(successors(scene, incident)));
            fields.insert("spans".to_owned(), Value::Array(spans));
            fields.insert("first".to_owned(), first.unwrap_or_default());
        }
        actions::form(scene, &mut data);
        draw((&self.more, "more"), scene, data)
    }
}

/// What that is now: `hand-over`, `object`, `escalate`, `snooze`, `action`.
pub(super) fn can(scene: &Scene<'_>, incident: &Incident) -> Vec<&'static str> {
    let led = matches!(incident.phase, Phase::Firefighting(..));
    let burns = led || matches!(incident.phase, Phase::Reported(_) | Phase::Confirmed(..));
    let all = [
        ("hand-over", led),
        ("object", led || incident.agreed().is_some()),
        ("escalate", burns && !scene.team.escalation.is_empty()),
        ("snooze", owed(incident).is_some()),
        ("action", actions::can(incident)),
    ];
    all.into_iter().filter_map(|(what, can)| can.then_some(what)).collect()
}

/// For how long a reminder can be put off, to be chosen from.
pub(super) fn choices(scene: &Scene<'_>, incident: &Incident) -> Vec<Value> {
    let choice = |minutes: &u64| {
        let length = Duration::from_mins(*minutes);
        json!({ "title": span(scene.words, length), "value": minutes.to_string() })
    };
    spans(incident).iter().map(choice).collect()
}

/// For how many minutes a reminder can be put off with a press: what can wait for days is asked
/// about after days.
fn spans(incident: &Incident) -> &'static [u64] {
    match owed(incident).map(|owed| owed.deadline) {
        None => &[],
        Some(Deadline::PostMortem | Deadline::ActionItems) => &[24 * 60, 3 * 24 * 60, 7 * 24 * 60],
        Some(
            Deadline::ConfirmationDeputy
            | Deadline::ConfirmationTeam
            | Deadline::ConfirmationAssumed
            | Deadline::Acceptance
            | Deadline::Objection
            | Deadline::Assignment,
        ) => &[30, 60],
        Some(Deadline::Update | Deadline::Monitoring) => &[30, 60, 120],
    }
}
