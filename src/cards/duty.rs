//! The morning duty (P03): the card that asks the day's checker to look at the logs.

use super::alert;
use super::outside::label;
use super::terms::{clock, day, number, time};
use super::text::{Mention, cut, line, name, reason, typed};
use super::{CardError, Cards, Scene, actions, draw};
use alerts::Alerts;
use incident::{Incident, Phase};
use rota::{Asked, Check, Unsaid, Why};
use serde_json::{Value, json};
use std::sync::Arc;
use wording::{Words, say};

/// How many of each the card names at the most.
const OPEN_MAX: usize = 5;

/// What is left to do, besides the logs.
#[derive(Clone, Copy, Debug)]
pub struct Left<'a> {
    /// The incidents that are open.
    pub open: &'a [Arc<Incident>],
    /// The alerts, those that nobody has answered among them (P04).
    pub alerts: &'a Alerts,
}

impl Cards {
    /// The card of a morning duty as it should be now.
    ///
    /// # Errors
    /// See `CardError`.
    pub fn duty(
        &self,
        scene: &Scene<'_>,
        check: &Check,
        left: Left<'_>,
    ) -> Result<Value, CardError> {
        let words = scene.words;
        let day = day(scene, check.day);
        let day = day.as_str();
        let asked = check.asks().map(Mention::of).filter(|_| check.done.is_none());
        let ask = asked.as_ref().map(|one| say!(words, "duty-ask", who = one.text.as_str()));
        let done = check.done.as_ref().map(|done| {
            let by = name(&done.by.name);
            match &done.noted {
                Some(noted) => say!(words, "duty-noted", by, noted = typed(noted)),
                None => say!(words, "duty-nothing", by),
            }
        });
        let when = check.done.as_ref().map(|done| time(scene, done.at));
        let late = check
            .due
            .filter(|_| check.done.is_none())
            .map(|due| say!(words, "duty-late", time = time(scene, due)));
        let incidents: Vec<String> = left
            .open
            .iter()
            .filter(|one| !matches!(one.phase, Phase::Backlogged(_) | Phase::Closed(..)))
            .take(OPEN_MAX)
            .map(|one| {
                format!("{} · {}", number(scene.words, one), name(&cut(&line(&one.summary), 80)))
            })
            .collect();
        let alerts: Vec<String> = left.alerts.waiting().take(OPEN_MAX).map(alert::title).collect();
        let items = items(scene, left.open);
        let fallback = match (&check.done, check.asks()) {
            (Some(done), _) => say!(words, "duty-short-done", day, by = line(&done.by.name)),
            (None, Some(who)) => say!(words, "duty-short-asked", day, who = line(&who.name)),
            (None, None) => say!(words, "duty-short", day),
        };
        let data = json!({
            "head": say!(words, "duty-head", day),
            "tone": if check.done.is_some() { "good" } else { "accent" },
            "open": check.done.is_none(),
            "ask": ask.unwrap_or_default(),
            "why": why(words, check),
            "late": late.unwrap_or_default(),
            "done": done.unwrap_or_default(),
            "when": when.unwrap_or_default(),
            "before": before(scene, check),
            "incidents": incidents,
            "alerts": alerts,
            "items": items,
            "queries": queries(scene),
            "unsaid": unsaid(scene),
            "day": check.day.to_string(),
            "entities": asked.iter().map(Mention::entity).collect::<Vec<_>>(),
            "fallback": fallback,
        });
        draw((&self.duty, "duty"), scene, data)
    }
}

/// The action items that are open, of all incidents (P33).
fn items(scene: &Scene<'_>, open: &[Arc<Incident>]) -> Vec<String> {
    let of = |one: &'_ Arc<Incident>| {
        let id = number(scene.words, one);
        one.open_actions()
            .map(|action| format!("{id} · {}", actions::short(scene, action)))
            .collect::<Vec<_>>()
    };
    let mut items: Vec<String> = open.iter().flat_map(of).collect();
    let more = items.len().saturating_sub(OPEN_MAX);
    items.truncate(OPEN_MAX);
    if more > 0 {
        items.push(say!(scene.words, "incidents-more", count = more));
    }
    items
}

/// Where the checker looks, as buttons.
pub(super) fn queries(scene: &Scene<'_>) -> Vec<Value> {
    let queries = scene.team.log_queries.iter();
    queries.map(|query| json!({ "title": query.name, "url": query.url })).collect()
}

/// What could not be said about turns, lately: administrators see it here.
pub(super) fn unsaid(scene: &Scene<'_>) -> Vec<String> {
    let line = |unsaid: &Unsaid| {
        let (clock, what) = (clock(scene, unsaid.at), label(scene.words, &unsaid.intent));
        format!("✗ {clock} · {what}: {}", reason(&unsaid.reason))
    };
    scene.rota.roster.unsaid.iter().map(line).collect()
}

/// Why the one who is asked is asked.
fn why(words: &Words, check: &Check) -> String {
    let [.., before, Asked { why: Some(why), .. }] = check.asked.as_slice() else {
        return String::new();
    };
    let before = name(&before.who.name);
    match why {
        Why::Silence => say!(words, "duty-why-silence", before),
        Why::PassedOn => say!(words, "duty-why-passed", before),
        Why::Changed => say!(words, "duty-why-changed", before),
    }
}

/// What the one before leaves behind.
fn before(scene: &Scene<'_>, check: &Check) -> String {
    let (roster, words) = (&scene.rota.roster, scene.words);
    let Some(before) = roster.before.as_ref().filter(|before| before.day < check.day) else {
        return String::new();
    };
    let day = day(scene, before.day);
    if let Some(done) = &before.done {
        let by = name(&done.by.name);
        match &done.noted {
            Some(noted) => say!(words, "duty-before-noted", day, by, noted = typed(noted)),
            None => say!(words, "duty-before-nothing", day, by),
        }
    } else {
        let asked: Vec<String> = before.asked.iter().map(|asked| name(&asked.who.name)).collect();
        let who = wording::list(words, &asked, wording::Joined::Or);
        say!(words, "duty-before-silent", day, who)
    }
}
