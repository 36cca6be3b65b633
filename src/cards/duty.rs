//! The morning duty (P03): the card that asks the day's checker to look at the logs.

use super::terms::{day, number, time};
use super::text::{Mention, cut, line, name, typed};
use super::{CardError, Cards, Scene, draw};
use incident::Incident;
use rota::{Asked, Check, Why};
use serde_json::{Value, json};
use std::sync::Arc;

/// How many open incidents the card names at the most.
const OPEN_MAX: usize = 5;

impl Cards {
    /// The card of a morning duty as it should be now.
    ///
    /// # Errors
    /// See `CardError`.
    pub fn duty(
        &self,
        scene: &Scene<'_>,
        check: &Check,
        open: &[Arc<Incident>],
    ) -> Result<Value, CardError> {
        let day = day(scene, check.day);
        let asked = check.asks().map(Mention::of).filter(|_| check.done.is_none());
        let ask = asked.as_ref().map(|one| format!("{}, please look at the logs today.", one.text));
        let done = check.done.as_ref().map(|done| match &done.noted {
            Some(noted) => format!("✅ {} looked: {}", name(&done.by.name), typed(noted)),
            None => format!("✅ {} looked and found nothing.", name(&done.by.name)),
        });
        let when = check.done.as_ref().map(|done| time(scene, done.at));
        let late = check
            .due
            .filter(|_| check.done.is_none())
            .map(|due| format!("This comes late: it was due at {}.", time(scene, due)));
        let incidents: Vec<String> = open
            .iter()
            .take(OPEN_MAX)
            .map(|one| {
                format!("{} · {}", number(scene.words, one), name(&cut(&line(&one.summary), 80)))
            })
            .collect();
        let queries: Vec<Value> = scene
            .team
            .log_queries
            .iter()
            .map(|query| json!({ "title": query.name, "url": query.url }))
            .collect();
        let fallback = match (&check.done, check.asks()) {
            (Some(done), _) => format!("Log check of {day}: done by {}.", line(&done.by.name)),
            (None, Some(who)) => format!("Log check of {day}: {} is asked.", line(&who.name)),
            (None, None) => format!("Log check of {day}."),
        };
        let data = json!({
            "head": format!("Log check · {day}"),
            "tone": if check.done.is_some() { "good" } else { "accent" },
            "open": check.done.is_none(),
            "ask": ask.unwrap_or_default(),
            "why": why(check),
            "late": late.unwrap_or_default(),
            "done": done.unwrap_or_default(),
            "when": when.unwrap_or_default(),
            "before": before(scene, check),
            "incidents": incidents,
            "queries": queries,
            "day": check.day.to_string(),
            "entities": asked.iter().map(Mention::entity).collect::<Vec<_>>(),
            "fallback": fallback,
        });
        draw((&self.duty, "duty"), scene, data)
    }
}

/// Why the one who is asked is asked.
fn why(check: &Check) -> String {
    let [.., before, Asked { why: Some(why), .. }] = check.asked.as_slice() else {
        return String::new();
    };
    let before = name(&before.who.name);
    match why {
        Why::Silence => format!("{before} was asked first, and there was no answer."),
        Why::PassedOn => format!("{before} cannot today."),
        Why::Changed => format!("{before} was asked first; the turn has changed since."),
    }
}

/// What the one before leaves behind.
fn before(scene: &Scene<'_>, check: &Check) -> String {
    let roster = &scene.rota.roster;
    let Some(before) = roster.before.as_ref().filter(|before| before.day < check.day) else {
        return String::new();
    };
    let day = day(scene, before.day);
    if let Some(done) = &before.done {
        match &done.noted {
            Some(noted) => format!("{day}, {}: {}", name(&done.by.name), typed(noted)),
            None => format!("{day}, {}: nothing found.", name(&done.by.name)),
        }
    } else {
        let asked: Vec<String> = before.asked.iter().map(|asked| name(&asked.who.name)).collect();
        format!(
            "{day}: no answer from {}.",
            wording::list(scene.words, &asked, wording::Joined::Or)
        )
    }
}
