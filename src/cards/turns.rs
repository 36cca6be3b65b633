//! Turns at checking the logs (P03): the lists of them, and of what came of each morning.

use super::terms::{clock, day};
use super::text::{Mention, name, typed};
use super::{CardError, Cards, Scene, Spoken, draw};
use incident::Moment;
use jiff::civil::Date;
use rota::{Change, Check, How, Rota, What};
use serde_json::{Value, json};

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
        let rota = scene.rota;
        let today = rota.plan.day(scene.now).map(|day| rota.plan.begun(day)).unwrap_or_default();
        let rows = rows(scene, rota, today, i32::from(days));
        let mut notes: Vec<String> = rota
            .roster
            .wishes
            .iter()
            .map(|wish| {
                format!(
                    "Swap {} waits for {}: {} gives {} and gets {}.",
                    wish.number,
                    name(&wish.with.name),
                    name(&wish.by.name),
                    day(scene, wish.gives),
                    day(scene, wish.gets)
                )
            })
            .collect();
        let in_force = rota.roster.changes.iter().filter(|one| is_in_force(one, scene.now, today));
        notes.extend(in_force.map(|one| format!("{} · change {}", told(scene, one), one.number)));
        let text = if rows.is_empty() { "Nobody takes turns." } else { "" }.to_owned();
        self.sheet(
            scene,
            Sheet {
                head: "Who checks the logs".to_owned(),
                text,
                rows,
                notes,
                actions: vec![button("Log checks", "log-checks", &json!({}))],
                fallback: format!("The rota. {}", on_duty(scene)),
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
        let row = |check: &Check| {
            let asked: Vec<String> =
                check.asked.iter().map(|asked| name(&asked.who.name)).collect();
            let came = match &check.done {
                Some(done) => {
                    let at = clock(scene, done.at);
                    let noted =
                        done.noted.as_deref().map_or_else(|| "nothing found".to_owned(), typed);
                    format!("✅ {}, {at}: {noted}", name(&done.by.name))
                }
                None => format!(
                    "❓ no answer yet from {}",
                    wording::list(scene.words, &asked, wording::Joined::Or)
                ),
            };
            json!({ "left": day(scene, check.day), "right": came })
        };
        let text = if checks.is_empty() { "No morning has been asked about yet." } else { "" };
        self.sheet(
            scene,
            Sheet {
                head: "Log checks".to_owned(),
                text: text.to_owned(),
                rows: checks.iter().map(row).collect(),
                actions: vec![button("Rota", "rota", &json!({}))],
                fallback: "Who looked at the logs, and what was found.".to_owned(),
                ..Sheet::default()
            },
        )
    }

    pub(super) fn spoken(&self, scene: &Scene<'_>, sheet: Sheet) -> Result<Spoken, CardError> {
        let summary = sheet.fallback.clone();
        Ok(Spoken::Card { card: self.sheet(scene, sheet)?, summary })
    }

    fn sheet(&self, scene: &Scene<'_>, sheet: Sheet) -> Result<Value, CardError> {
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
        let instead = instead.map(|one| format!(" instead of {}", name(one.first_name())));
        let bare = if stretch.turn.bare { " ⚠ away, and nobody is left" } else { "" };
        json!({ "left": left, "right": format!("{who}{}{bare}", instead.unwrap_or_default()) })
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
    match &change.what {
        What::Covers { who, from, until, how } => {
            let from = clock(scene, *from);
            let until = clock(scene, *until);
            let how = match how {
                How::Override => format!("set by {}", name(&change.by.name)),
                How::TakeOver => "taken over".to_owned(),
                How::Swap => "swapped".to_owned(),
                How::PassedOn => "passed on".to_owned(),
            };
            format!("{} checks the logs from {from} until {until}, {how}", name(&who.name))
        }
        What::Away { who, from, until } if from == until => {
            format!("{} is away on {}", name(&who.name), day(scene, *from))
        }
        What::Away { who, from, until } => {
            format!(
                "{} is away from {} to {}",
                name(&who.name),
                day(scene, *from),
                day(scene, *until)
            )
        }
    }
}

/// Who checks now, and until when.
pub(super) fn on_duty(scene: &Scene<'_>) -> String {
    let Some(duty) = scene.duty else { return String::new() };
    let until = scene.until.and_then(|until| until.to_zoned_datetime(scene.zone.clone()).ok());
    let until = until.map(|until| {
        let until = Moment(until.timestamp().as_millisecond());
        format!(" until {}", clock(scene, until))
    });
    format!("{} checks the logs now{}.", name(&duty.checker.name), until.unwrap_or_default())
}
