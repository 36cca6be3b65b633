//! Action items: what is to be better next time, who does it and until when (P32, P33).

use super::paper::TITLE_CHARS;
use super::terms::{clock, day, number, who};
use super::text::{cut, html, line, link, name, plain, reason, typed};
use super::{CardError, Cards, Scene, draw};
use incident::{Action, Errand, Incident, Phase};
use jiff::civil::Date;
use serde_json::{Value, json};
use wording::say;

/// How many of one incident a card shows at the most; the others are counted.
const SHOWN_MAX: usize = 12;
/// How many incidents a list shows at the most.
const INCIDENTS_MAX: usize = 10;

/// What a work item says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemText {
    /// The title, plain text.
    pub title: String,
    /// The description, HTML.
    pub html: String,
    /// What stands in the description of this one and of no other.
    pub signature: String,
}

impl Cards {
    /// The action items of an incident, as they should be shown now.
    ///
    /// # Errors
    /// See `CardError`.
    pub fn actions(&self, scene: &Scene<'_>, incident: &Incident) -> Result<Value, CardError> {
        let words = scene.words;
        let id = incident.id.to_string();
        let (open, all) = (incident.open_actions().count(), incident.actions.len());
        // What is still to be done comes first; of the rest, the latest.
        let rest = incident.actions.iter().rev().filter(|action| !action.is_open());
        let shown: Vec<&Action> = incident.open_actions().chain(rest).collect();
        let choice = |action: &Action| {
            let title = format!("{}. {}", action.number, line(&cut(&action.text, 80)));
            json!({ "title": title, "value": action.number.to_string() })
        };
        let head = if open == 0 {
            say!(words, "actions-over", id = id.as_str())
        } else {
            say!(words, "actions-open", id = id.as_str(), open, all)
        };
        let fallback = format!("{head}: {}", plain(&incident.summary));
        let mut data = json!({
            "inc": id,
            "single": true,
            "tone": if open == 0 { "good" } else { "accent" },
            "head": if open == 0 { format!("✅ {head}") } else { format!("📝 {head}") },
            "groups": [group(scene, incident, &typed(&incident.summary), &shown)],
            "more": "",
            "open": incident.open_actions().map(choice).collect::<Vec<_>>(),
            "seen": say!(words, "as-of", clock = clock(scene, scene.now)),
            "fallback": fallback,
        });
        form(scene, &mut data);
        draw((&self.actions, "action-items"), scene, data)
    }

    /// The action items of all incidents that are open.
    ///
    /// # Errors
    /// See `CardError`.
    pub(super) fn all_actions(
        &self,
        scene: &Scene<'_>,
        open: &[Incident],
    ) -> Result<Value, CardError> {
        let words = scene.words;
        let with: Vec<&Incident> =
            open.iter().filter(|one| one.open_actions().next().is_some()).collect();
        let count: usize = with.iter().map(|one| one.open_actions().count()).sum();
        let head = say!(words, "actions-all", count);
        let groups: Vec<Value> = with
            .iter()
            .take(INCIDENTS_MAX)
            .map(|one| {
                let summary = name(&cut(&line(&one.summary), 80));
                let title = format!("{} · {summary}", number(words, one));
                group(scene, one, &title, &one.open_actions().collect::<Vec<_>>())
            })
            .collect();
        let more = with.len().saturating_sub(INCIDENTS_MAX);
        let more =
            if more > 0 { say!(words, "incidents-more", count = more) } else { String::new() };
        let data = json!({
            "inc": "",
            "single": false,
            "tone": if count == 0 { "good" } else { "accent" },
            "head": head,
            "groups": groups,
            "more": more,
            "open": [],
            "people": [],
            "seen": say!(words, "as-of", clock = clock(scene, scene.now)),
            "fallback": head,
        });
        draw((&self.actions, "action-items"), scene, data)
    }

    /// What the work item of an action item says. The backlog has one language, English.
    pub fn action_item(&self, scene: &Scene<'_>, incident: &Incident, action: &Action) -> ItemText {
        let title = cut(&line(&action.text), TITLE_CHARS);
        let signature = format!("Action item {} after {}:", action.number, incident.id);
        let summary = html(&line(&incident.summary));
        let mut rows =
            vec![format!("<p>{}</p>", html(&action.text)), format!("<p>{signature} {summary}</p>")];
        if let Some(owner) = &action.owner {
            rows.push(format!("<p><b>Owner:</b> {}</p>", html(&owner.name)));
        }
        if let Some(due) = &action.due {
            rows.push(format!("<p><b>Due:</b> {}</p>", html(due)));
        }
        let at = wording::stamp(&self.english, scene.zone, action.at);
        rows.push(format!("<p><b>Noted:</b> {at}, by {}</p>", html(who(&action.by))));
        ItemText { title, html: rows.concat(), signature }
    }
}

/// What the form for one more needs.
pub(super) fn form(scene: &Scene<'_>, data: &mut Value) {
    let person = |member: &incident::Member| json!({ "title": line(&member.person.name), "value": member.person.id.as_str() });
    let people: Vec<Value> = scene.team.members.iter().map(person).collect();
    let level = |level: u8| json!({ "title": say!(scene.words, "priority", level), "value": level.to_string() });
    if let Some(fields) = data.as_object_mut() {
        fields.insert("people".to_owned(), Value::Array(people));
        fields.insert("levels".to_owned(), json!([1, 2, 3, 4].map(level)));
    }
}

fn group(scene: &Scene<'_>, incident: &Incident, title: &str, shown: &[&Action]) -> Value {
    let items: Vec<Value> = shown
        .iter()
        .take(SHOWN_MAX)
        .map(|action| {
            let sign = match &action.ended {
                None => "☐",
                Some(ended) if ended.dropped.is_none() => "☑",
                Some(_) => "☒",
            };
            let number = action.number;
            let line = format!("{sign} **{number}.** {}", typed(&action.text));
            json!({ "line": line, "told": told(scene, incident, action) })
        })
        .collect();
    let more = shown.len().saturating_sub(SHOWN_MAX);
    let more =
        if more > 0 { say!(scene.words, "incidents-more", count = more) } else { String::new() };
    json!({ "title": title, "items": items, "more": more })
}

/// Who, until when, how urgent, where; or how it ended.
fn told(scene: &Scene<'_>, incident: &Incident, action: &Action) -> String {
    let words = scene.words;
    let errand = Errand::AddAction(action.number);
    let parked = incident.outside.parked.iter().find(|one| one.intent.errand() == Some(errand));
    let item = match (&action.item, parked) {
        (Some(item), _) => Some(link(&say!(words, "item", id = item.id.to_string()), &item.url)),
        (None, Some(parked)) => Some(format!("✗ {}", reason(&parked.reason))),
        (None, None) => None,
    };
    if let Some(ended) = &action.ended {
        let (by, time) = (name(who(&ended.by)), clock(scene, ended.at));
        let so = match &ended.dropped {
            None if ended.by.person().is_none() => say!(words, "action-seen", time),
            None => say!(words, "action-done", by, time),
            Some(why) => say!(words, "action-dropped", by, time, reason = typed(why)),
        };
        return std::iter::once(so).chain(item).collect::<Vec<_>>().join(" · ");
    }
    let urgent = action.priority.map(|level| say!(words, "priority", level));
    [Some(owner(scene, action)), due(scene, action), urgent, item]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

fn owner(scene: &Scene<'_>, action: &Action) -> String {
    let owner = action.owner.as_ref();
    owner.map_or_else(|| say!(scene.words, "action-nobody"), |person| name(&person.name))
}

/// Until when, and that it is late where it is.
fn due(scene: &Scene<'_>, action: &Action) -> Option<String> {
    let due: Date = action.due.as_ref()?.parse().ok()?;
    let today = scene.rota.plan.date(scene.now)?;
    let told = day(scene, due);
    let told = if due.year() == today.year() { told } else { format!("{told} {}", due.year()) };
    Some(if due < today {
        format!("⏰ {}", say!(scene.words, "action-overdue", day = told))
    } else {
        say!(scene.words, "action-due", day = told)
    })
}

/// An action item that is still to be done, in a line.
pub(super) fn short(scene: &Scene<'_>, action: &Action) -> String {
    let so: Vec<String> = std::iter::once(owner(scene, action)).chain(due(scene, action)).collect();
    format!("{}. {} ({})", action.number, typed(&cut(&action.text, 120)), so.join(", "))
}

/// How many there are, for the card of the incident.
pub(super) fn fact(scene: &Scene<'_>, incident: &Incident) -> Option<String> {
    let (open, all) = (incident.open_actions().count(), incident.actions.len());
    match (all, open) {
        (0, _) => None,
        (_, 0) => Some(say!(scene.words, "actions-fact-over", all)),
        _ => Some(say!(scene.words, "actions-fact", open, all)),
    }
}

/// Whether somebody can note one.
pub(super) const fn can(incident: &Incident) -> bool {
    matches!(
        incident.phase,
        Phase::Confirmed(..) | Phase::Firefighting(..) | Phase::Resolved(..) | Phase::Closed(..)
    )
}
