//! What is owed: how people are reminded of it, and what the card tells of it.

use super::say::{about, mark};
use super::terms::time;
use super::text::{Mention, name, plain, typed};
use super::{CardError, Cards, Scene, Spoken, actions, draw, more};
use incident::{Deadline, Incident, Moment, Person, Phase, for_everybody, owed};
use serde_json::json;
use wording::{Joined, Words, list, say};

/// How many action items a reminder names at the most.
const ITEMS_MAX: usize = 5;

/// The words of a reminder, with whom it concerns mentioned.
pub(super) fn reminder(
    scene: &Scene<'_>,
    incident: &Incident,
    deadline: Deadline,
    people: &[Person],
    since: Moment,
) -> String {
    let words = scene.words;
    let (id, summary) = about(incident);
    let marks: Vec<String> = people.iter().map(mark).collect();
    let people = if marks.is_empty() {
        say!(words, "anybody-first")
    } else {
        list(words, &marks, Joined::And)
    };
    let time = time(scene, since);
    match deadline {
        Deadline::Update => say!(words, "remind-update", people, id, summary),
        Deadline::Monitoring => say!(words, "say-remind-monitoring", people, id, summary, time),
        Deadline::PostMortem => say!(words, "say-remind-post-mortem", people, id, summary),
        Deadline::ActionItems => {
            let open = incident.open_actions().count();
            let shown = incident.open_actions().take(ITEMS_MAX);
            let mut lines: Vec<String> = shown.map(|one| actions::short(scene, one)).collect();
            if open > ITEMS_MAX {
                lines.push(say!(words, "incidents-more", count = open - ITEMS_MAX));
            }
            let items = lines.join("\n\n");
            let first = incident.open_actions().next().map_or(1, |one| one.number);
            say!(words, "say-remind-actions", people, count = open, id, summary, items, first)
        }
        Deadline::Assignment if for_everybody(incident) => {
            say!(words, "say-remind-assignment-all", people, id, summary, time)
        }
        Deadline::Assignment
        | Deadline::Acceptance
        | Deadline::Objection
        | Deadline::ConfirmationDeputy
        | Deadline::ConfirmationTeam
        | Deadline::ConfirmationAssumed => {
            say!(words, "say-remind-assignment", people, id, summary, time)
        }
    }
}

impl Cards {
    /// The reminder of an update, to be answered with a press.
    ///
    /// # Errors
    /// See `CardError`.
    pub(super) fn update_wanted(
        &self,
        scene: &Scene<'_>,
        incident: &Incident,
        people: &[Person],
        since: Moment,
    ) -> Result<Spoken, CardError> {
        let words = scene.words;
        let id = incident.id.to_string();
        let names: Vec<String> = people.iter().map(|person| plain(&person.name)).collect();
        let names = if names.is_empty() {
            say!(words, "anybody-first")
        } else {
            list(words, &names, Joined::And)
        };
        let since_when = time(scene, since);
        // In notifications it stands alone, and no reminder looks like the one before.
        let fallback = say!(
            words,
            "remind-update-short",
            people = names,
            id = id.as_str(),
            summary = plain(&incident.summary),
            time = since_when.as_str(),
        );
        let spans = more::choices(scene, incident);
        let on = if incident.outside.bot_installed { "war-room" } else { "live" };
        let data = json!({
            "inc": id.as_str(),
            "on": on,
            "ask": reminder(scene, incident, Deadline::Update, people, since),
            "told": say!(words, "remind-update-told", time = since_when, id = id.as_str()),
            "first": spans.first().and_then(|span| span.get("value")).cloned().unwrap_or_default(),
            "spans": spans,
            "entities": people.iter().map(|one| Mention::of(one).entity()).collect::<Vec<_>>(),
            "fallback": fallback,
        });
        let card = draw((&self.reminder, "reminder"), scene, data)?;
        Ok(Spoken::Card { card, summary: fallback })
    }
}

/// What is owed, in a word or two.
pub(super) fn what(words: &Words, deadline: Deadline) -> String {
    match deadline {
        Deadline::Update => say!(words, "owed-update"),
        Deadline::Monitoring => say!(words, "owed-monitoring"),
        Deadline::PostMortem => say!(words, "owed-post-mortem"),
        Deadline::ActionItems => say!(words, "owed-action-items"),
        Deadline::ConfirmationDeputy
        | Deadline::ConfirmationTeam
        | Deadline::ConfirmationAssumed => say!(words, "owed-severity"),
        Deadline::Assignment | Deadline::Acceptance | Deadline::Objection => {
            say!(words, "owed-manager")
        }
    }
}

/// What the card tells of what is owed.
pub(super) fn facts(scene: &Scene<'_>, incident: &Incident) -> Vec<String> {
    let words = scene.words;
    let mut facts = Vec::new();
    if let Phase::Resolved(_, resolution) | Phase::Closed(_, resolution) = &incident.phase
        && let Some(quiet) = &resolution.monitored
    {
        let (by, time) = (name(&quiet.by.name), time(scene, quiet.at));
        facts.push(match &quiet.noted {
            Some(noted) => say!(words, "quiet-noted", by, time, noted = typed(noted)),
            None => say!(words, "quiet", by, time),
        });
    }
    let reminders = &incident.reminders;
    if let Some(owed) = owed(incident) {
        let at = time(scene, owed.at);
        let put_off = reminders.put_off.as_ref().map(|put_off| name(&put_off.by.name));
        match (owed.deadline, put_off) {
            (Deadline::Update, None) if reminders.asked > 0 => {
                facts.push(say!(words, "update-overdue"));
            }
            (Deadline::Update, None) => facts.push(say!(words, "next-update", time = at)),
            (Deadline::Monitoring, None) if reminders.asked == 0 => {
                facts.push(say!(words, "watched-until", time = at));
            }
            (deadline, Some(by)) => {
                facts.push(say!(words, "put-off", what = what(words, deadline), time = at, by));
            }
            _ => {}
        }
    }
    if incident.is_open() {
        facts.extend(reminders.stopped.iter().map(|(deadline, stopped)| {
            let (by, reason) = (name(&stopped.by.name), typed(&stopped.reason));
            let (what, time) = (what(words, *deadline), time(scene, stopped.at));
            say!(words, "reminders-stopped", what, by, time, reason)
        }));
    }
    facts
}
