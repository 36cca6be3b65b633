//! Turns at checking the logs (P03): the lists of them, and of what came of each morning.

use super::terms::{clock, day};
use super::text::{Mention, name, typed};
use super::{CardError, Cards, Scene, Spoken, draw};
use incident::Moment;
use jiff::civil::Date;
use rota::{Change, Check, How, Rota, What};
use serde_json::{Value, json};
use wording::say;

/// A card with rows, notes and buttons: whatever is left out is not shown.
#[derive(Default)]
pub(super) struct Sheet {
    pub head: String,
    pub text: String,
    pub rows: Vec<Value>,
    pub notes: Vec<String>,
    pub actions: Vec<Value>,
    pub mentions: Vec<Mention>,
    pub fallback: String,
}

/// A button with what it sends.
pub(super) fn button(title: &str, verb: &str, data: &Value) -> Value {
    let mut submit = json!({ "verb": verb });
    if let (Some(submit), Some(data)) = (submit.as_object_mut(), data.as_object()) {
        submit.extend(data.clone());
    }
    json!({ "title": title, "verb": verb, "data": data, "submit": submit })
}

impl Cards {
    /// The turns of some days, and what people changed of them.
    pub(super) fn rota(&self, scene: &Scene<'_>, days: u16) -> Result<Value, CardError> {
        let (rota, words) = (scene.rota, scene.words);
        let today = rota.plan.day(scene.now).map(|day| rota.plan.begun(day)).unwrap_or_default();
        let rows = rows(scene, rota, today, i32::from(days));
        let mut notes: Vec<String> = rota
            .roster
            .wishes
            .iter()
            .map(|wish| {
                say!(
                    words,
                    "turns-wish",
                    number = wish.number,
                    with = name(&wish.with.name),
                    by = name(&wish.by.name),
                    gives = day(scene, wish.gives),
                    gets = day(scene, wish.gets),
                )
            })
            .collect();
        let in_force = rota.roster.changes.iter().filter(|one| is_in_force(one, scene.now, today));
        let change = |one: &Change| {
            say!(words, "turns-change", told = told(scene, one), number = one.number)
        };
        notes.extend(in_force.map(change));
        let text = if rows.is_empty() { say!(words, "turns-nobody") } else { String::new() };
        self.sheet(
            scene,
            Sheet {
                head: say!(words, "turns-head"),
                text,
                rows,
                notes,
                actions: vec![button(&say!(words, "checks-head"), "log-checks", &json!({}))],
                fallback: say!(words, "turns-short", now = on_duty(scene)),
                ..Sheet::default()
            },
        )
    }

    /// What came of the latest mornings.
    pub(super) fn log_checks(
        &self,
        scene: &Scene<'_>,
        checks: &[Check],
    ) -> Result<Value, CardError> {
        let words = scene.words;
        let row = |check: &Check| {
            let asked: Vec<String> =
                check.asked.iter().map(|asked| name(&asked.who.name)).collect();
            let came = if let Some(done) = &check.done {
                let clock = clock(scene, done.at);
                let nothing = || say!(words, "checks-nothing");
                let noted = done.noted.as_deref().map_or_else(nothing, typed);
                say!(words, "checks-done", by = name(&done.by.name), clock, noted)
            } else {
                let who = wording::list(words, &asked, wording::Joined::Or);
                say!(words, "checks-open", who)
            };
            json!({ "left": day(scene, check.day), "right": came })
        };
        let text = if checks.is_empty() { say!(words, "checks-none") } else { String::new() };
        self.sheet(
            scene,
            Sheet {
                head: say!(words, "checks-head"),
                text,
                rows: checks.iter().map(row).collect(),
                notes: super::duty::unsaid(scene),
                actions: vec![
                    button(&say!(words, "turns-button"), "rota", &json!({})),
                    button(&say!(words, "fairness-head"), "fairness", &json!({})),
                ],
                fallback: say!(words, "checks-short"),
                ..Sheet::default()
            },
        )
    }

    pub(super) fn spoken(&self, scene: &Scene<'_>, sheet: Sheet) -> Result<Spoken, CardError> {
        let summary = sheet.fallback.clone();
        Ok(Spoken::Card { card: self.sheet(scene, sheet)?, summary })
    }

    pub(super) fn sheet(&self, scene: &Scene<'_>, sheet: Sheet) -> Result<Value, CardError> {
        let Sheet { head, text, rows, notes, actions, mentions, fallback } = sheet;
        let entities: Vec<Value> = mentions.iter().map(Mention::entity).collect();
        let data = json!({
            "head": head, "text": text, "rows": rows, "notes": notes, "actions": actions,
            "entities": entities, "fallback": fallback,
        });
        draw((&self.turns, "turns"), scene, data)
    }
}

pub(super) fn rows(scene: &Scene<'_>, rota: &Rota, from: Date, days: i32) -> Vec<Value> {
    let stretches = rota.stretches(from, days);
    let row = |stretch: &rota::Stretch| {
        let day_of = rota.plan.day(stretch.from).unwrap_or_default();
        let on_time = rota.plan.change(day_of) == Some(stretch.from);
        let left = if on_time { day(scene, day_of) } else { clock(scene, stretch.from) };
        let duty = &stretch.turn.duty;
        let who = name(&duty.checker.name);
        let instead = stretch.turn.instead_of.as_ref();
        let who = match instead {
            Some(one) => {
                say!(scene.words, "turn-instead", who, planned = name(one.first_name()))
            }
            None => who,
        };
        let right = if stretch.turn.bare { say!(scene.words, "turn-bare", who) } else { who };
        json!({ "left": left, "right": right })
    };
    stretches.iter().map(row).collect()
}

fn is_in_force(change: &Change, now: Moment, today: Date) -> bool {
    match &change.what {
        What::Covers { until, .. } => *until > now,
        What::Away { until, .. } => *until >= today,
    }
}

/// A change as a sentence without its end.
pub(super) fn told(scene: &Scene<'_>, change: &Change) -> String {
    let words = scene.words;
    match &change.what {
        What::Covers { who, from, until, how } => {
            let from = clock(scene, *from);
            let until = clock(scene, *until);
            let who = name(&who.name);
            match how {
                How::Override => {
                    let by = name(&change.by.name);
                    say!(words, "change-override", who, from, until, by)
                }
                How::TakeOver => say!(words, "change-take-over", who, from, until),
                How::Swap => say!(words, "change-swap", who, from, until),
                How::PassedOn => say!(words, "change-passed-on", who, from, until),
            }
        }
        What::Away { who, from, until } if from == until => {
            say!(words, "change-away-day", who = name(&who.name), day = day(scene, *from))
        }
        What::Away { who, from, until } => {
            let (from, until) = (day(scene, *from), day(scene, *until));
            say!(words, "change-away", who = name(&who.name), from, until)
        }
    }
}

/// Who checks now, and until when.
pub(super) fn on_duty(scene: &Scene<'_>) -> String {
    let Some(duty) = scene.duty else { return String::new() };
    let until = scene.until.and_then(|until| until.to_zoned_datetime(scene.zone.clone()).ok());
    let checker = name(&duty.checker.name);
    match until {
        Some(until) => {
            let until = clock(scene, Moment(until.timestamp().as_millisecond()));
            say!(scene.words, "on-duty-until", checker, until)
        }
        None => say!(scene.words, "on-duty", checker),
    }
}
