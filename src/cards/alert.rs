//! Alerts (P04): the card that asks the checker to look, what is said of it, and the list.

use super::duty::queries;
use super::terms::{clock, number, time};
use super::text::{Mention, cut, line, link, name, typed};
use super::turns::{Sheet, button};
use super::{CardError, Cards, Scene, Spoken, draw};
use alerts::{Alert, Alerts, Answer, Asked, Verdict};
use incident::{AlertNews, Incident, Person, Phase};
use serde_json::{Value, json};
use std::sync::Arc;
use wording::{Joined, say};

/// How many incidents an alert can be put to with one press.
const OPEN_MAX: usize = 2;
/// How many answers the card names.
const ANSWERS_MAX: usize = 4;
/// How many alerts the list shows at the most.
const LIST_MAX: usize = 15;

impl Cards {
    /// The card of an alert as it should be now.
    ///
    /// # Errors
    /// See `CardError`.
    pub fn alert(
        &self,
        scene: &Scene<'_>,
        alert: &Alert,
        open: &[Arc<Incident>],
    ) -> Result<Value, CardError> {
        let words = scene.words;
        let title = title(alert);
        let asked = alert.asked.last().and_then(|asked| asked.who.as_ref());
        let asked = asked.filter(|_| alert.waits()).map(Mention::of);
        let free = alert.incident().is_none();
        let answers: Vec<String> = alert.answers.iter().map(|one| answer(scene, one)).collect();
        let latest = answers.len().saturating_sub(ANSWERS_MAX);
        let muted = alert.mute.as_ref().map(|mute| {
            let until = time(scene, mute.until);
            let reason = typed(&mute.reason);
            say!(words, "alert-muted", until, reason, held = mute.held)
        });
        let data = json!({
            "alert": alert.number,
            "head": format!("🔔 {title}"),
            "tone": tone(alert),
            "detail": alert.detail.as_deref().map(typed).unwrap_or_default(),
            "times": came(scene, alert),
            "waits": alert.waits(),
            "ask": if alert.waits() { ask(scene, asked.as_ref()) } else { String::new() },
            "why": if alert.waits() { why(scene, alert) } else { String::new() },
            "answers": answers.get(latest..).unwrap_or_default(),
            "muted": muted.unwrap_or_default(),
            "free": free,
            "loud": alert.mute.is_none(),
            "queries": queries(scene),
            "incidents": if free { incidents(scene, open) } else { vec![] },
            "entities": asked.iter().map(Mention::entity).collect::<Vec<_>>(),
            "fallback": short(scene, alert),
        });
        draw((&self.alert, "alert"), scene, data)
    }

    /// What is said of an alert. Who has to act is mentioned.
    pub fn alert_news(&self, scene: &Scene<'_>, alert: &Alert, news: &AlertNews) -> Spoken {
        let words = scene.words;
        let title = way(alert);
        match news {
            AlertNews::Again => {
                let so = state(scene, alert);
                let text = say!(words, "alert-again", title, count = alert.times, so);
                Spoken::Text { text, mentions: vec![] }
            }
            AlertNews::Silent { to, before } => {
                let before: Vec<String> = before.iter().map(|one| name(&one.name)).collect();
                let before = wording::list(words, &before, Joined::And);
                let to = to.as_ref().map(Mention::of);
                let text = match &to {
                    Some(to) => {
                        say!(words, "alert-silent", title, to = to.text.as_str(), before)
                    }
                    None if before.is_empty() => say!(words, "alert-silent-nobody", title),
                    None => say!(words, "alert-silent-team", title, before),
                };
                Spoken::Text { text, mentions: to.into_iter().collect() }
            }
            AlertNews::MuteEnded { held } => {
                let text = say!(words, "alert-mute-ended", title, held = *held);
                Spoken::Text { text, mentions: vec![] }
            }
        }
    }

    /// Which alerts came, and what became of them.
    pub(super) fn alerts(&self, scene: &Scene<'_>, alerts: &Alerts) -> Result<Value, CardError> {
        let words = scene.words;
        let row = |alert: &Alert| {
            let at = clock(scene, alert.last);
            json!({ "left": title(alert), "right": format!("{at} · {}", state(scene, alert)) })
        };
        let rows: Vec<Value> = alerts.latest().take(LIST_MAX).map(row).collect();
        let text = if rows.is_empty() { say!(words, "alerts-none") } else { String::new() };
        let waiting = alerts.waiting().count();
        let fallback = say!(words, "alerts-short", count = waiting);
        let actions = vec![button(&say!(words, "checks-head"), "log-checks", &json!({}))];
        let head = say!(words, "alerts-head");
        self.sheet(scene, Sheet { head, text, rows, actions, fallback, ..Sheet::default() })
    }
}

/// Its number and its name.
pub(super) fn title(alert: &Alert) -> String {
    format!("ALERT-{} · {}", alert.number, name(&alert.name))
}

/// The same, with the way to its card.
fn way(alert: &Alert) -> String {
    let title = title(alert);
    alert
        .card
        .as_ref()
        .map_or_else(|| title.clone(), |card| link(&title, &super::links::message(card)))
}

/// How it stands, in half a sentence.
pub(super) fn state(scene: &Scene<'_>, alert: &Alert) -> String {
    let words = scene.words;
    match (&alert.mute, alert.answer()) {
        (Some(mute), _) => {
            say!(words, "alert-is-muted", until = clock(scene, mute.until), held = mute.held)
        }
        (None, Some(one)) => answer(scene, one),
        (None, None) => {
            let asked = alert.asked.last().and_then(|asked| asked.who.as_ref());
            match asked {
                Some(who) => say!(words, "alert-waits", who = name(&who.name)),
                None => say!(words, "alert-waits-team"),
            }
        }
    }
}

fn short(scene: &Scene<'_>, alert: &Alert) -> String {
    let title = format!("ALERT-{} {}", alert.number, line(&cut(&alert.name, 80)));
    say!(scene.words, "alert-short", title, so = super::text::plain(&state(scene, alert)))
}

fn tone(alert: &Alert) -> &'static str {
    match alert.answer().map(|answer| &answer.verdict) {
        None => "attention",
        Some(Verdict::Acknowledged { .. } | Verdict::Unmuted) => "good",
        Some(Verdict::Reported { .. } | Verdict::Belongs { .. }) => "accent",
        Some(Verdict::Muted { .. }) => "emphasis",
    }
}

fn ask(scene: &Scene<'_>, asked: Option<&Mention>) -> String {
    match asked {
        Some(who) => say!(scene.words, "alert-ask", who = who.text.as_str()),
        None => say!(scene.words, "alert-ask-team"),
    }
}

/// Who was asked before.
fn why(scene: &Scene<'_>, alert: &Alert) -> String {
    let [before @ .., _] = alert.asked.as_slice() else { return String::new() };
    let named = |asked: &Asked| asked.who.as_ref().map(|who: &Person| name(&who.name));
    let names: Vec<String> = before.iter().filter_map(named).collect();
    if names.is_empty() {
        return String::new();
    }
    say!(scene.words, "alert-why", before = wording::list(scene.words, &names, Joined::Or))
}

/// Who passed it on, when, and how often it came.
fn came(scene: &Scene<'_>, alert: &Alert) -> String {
    let (words, by) = (scene.words, name(&alert.by.name));
    if alert.times > 1 {
        let (first, last) = (clock(scene, alert.at), time(scene, alert.last));
        say!(words, "alert-came-often", by, first, last, count = alert.times)
    } else {
        say!(words, "alert-came", by, time = time(scene, alert.at))
    }
}

fn answer(scene: &Scene<'_>, answer: &Answer) -> String {
    let (words, by) = (scene.words, name(&answer.by.name));
    let time = clock(scene, answer.at);
    match &answer.verdict {
        Verdict::Acknowledged { noted: None } => say!(words, "alert-seen", by, time),
        Verdict::Acknowledged { noted: Some(noted) } => {
            say!(words, "alert-noted", by, time, noted = typed(noted))
        }
        Verdict::Reported { incident } => {
            say!(words, "alert-reported", by, time, id = incident.to_string())
        }
        Verdict::Belongs { incident } => {
            say!(words, "alert-belongs", by, time, id = incident.to_string())
        }
        Verdict::Muted { until, .. } => {
            say!(words, "alert-was-muted", by, time, until = clock(scene, *until))
        }
        Verdict::Unmuted => say!(words, "alert-unmuted", by, time),
    }
}

/// The incidents it may be part of: those that go on, and those that were repaired and are watched
/// (P29).
fn incidents(scene: &Scene<'_>, open: &[Arc<Incident>]) -> Vec<Value> {
    let severe = |one: &&Arc<Incident>| {
        matches!(one.phase, Phase::Confirmed(..) | Phase::Firefighting(..) | Phase::Resolved(..))
    };
    let choice = |one: &Arc<Incident>| {
        let id = number(scene.words, one);
        let title = if matches!(one.phase, Phase::Resolved(..)) {
            say!(scene.words, "alert-reopen", id)
        } else {
            say!(scene.words, "alert-part-of", id)
        };
        json!({ "title": title, "inc": one.id.to_string() })
    };
    open.iter().rev().filter(severe).take(OPEN_MAX).map(choice).collect()
}
