//! What is said when turns at checking the logs change (P03). Who has to act is mentioned.

use super::terms::{day, time};
use super::text::{Mention, link, name};
use super::turns::{Sheet, button, on_duty, rows, told};
use super::{CardError, Cards, Scene, Spoken};
use incident::{Moment, News, Person};
use jiff::civil::Date;
use rota::{Change, How, Roster, Rota, What};
use serde_json::{Value, json};
use std::sync::Arc;

impl Cards {
    /// What is said about the rota.
    ///
    /// # Errors
    /// See `CardError`.
    pub fn news(&self, scene: &Scene<'_>, news: &News) -> Result<Spoken, CardError> {
        let (text, mentioned) = match news {
            News::Changed { numbers, by } => changed(scene, numbers, by),
            News::Undone { number, by } => {
                let so = format!("{} took back change {number} of the rota.", name(&by.name));
                (format!("{so} {}", on_duty(scene)), vec![])
            }
            News::Wish { number } => return self.wish(scene, *number),
            News::WishDeclined { by, asker } => {
                let asker = Mention::of(asker);
                let so = format!("{}, the swap is off: {} said no.", asker.text, name(&by.name));
                (so, vec![asker])
            }
            News::WishLapsed { asker, with } => {
                let asker = Mention::of(asker);
                let so = "did not answer in time, so the turns stay as they were";
                (format!("{}, {} {so}.", asker.text, name(&with.name)), vec![asker])
            }
            News::Preview { .. } => return self.preview(scene, news),
            News::Bare { at, administrators } => bare(scene, *at, administrators),
            News::CheckNudged { who } => {
                let who = Mention::of(who);
                let ask = "have you looked at the logs today? Press a button on the log check";
                let or = "or say `logs checked`; if you cannot, say `pass on`";
                (format!("{}, {ask}{}, {or}.", who.text, standing(scene)), vec![who])
            }
            News::CheckPassed { to, from, silent } => {
                let to = Mention::of(to);
                let from = name(&from.name);
                let so = if *silent { "has not answered" } else { "cannot today" };
                let ask = "please look at the logs";
                let then = "Press a button on the log check";
                let text = format!(
                    "{}, {ask}: {from} {so}. {then}{}, or say `logs checked`.",
                    to.text,
                    standing(scene)
                );
                (text, vec![to])
            }
        };
        Ok(Spoken::Text { text, mentions: mentioned })
    }

    fn wish(&self, scene: &Scene<'_>, number: u32) -> Result<Spoken, CardError> {
        let Some(wish) = scene.rota.roster.wish(number) else {
            let text = format!("Swap {number} has been answered. {}", on_duty(scene));
            return Ok(Spoken::Text { text, mentions: vec![] });
        };
        let with = Mention::of(&wish.with);
        let (by, gives, gets) =
            (name(&wish.by.name), day(scene, wish.gives), day(scene, wish.gets));
        let swap = json!({ "swap": number });
        let fallback = format!("{by} wants to swap turns with {}.", name(&wish.with.name));
        self.spoken(
            scene,
            Sheet {
                head: "Swap turns?".to_owned(),
                text: format!("{}, {by} asks you to swap turns at checking the logs.", with.text),
                rows: vec![
                    json!({ "left": gives, "right": format!("you, instead of {by}") }),
                    json!({ "left": gets, "right": format!("{by}, instead of you") }),
                ],
                notes: vec![format!("Or say `accept swap {number}` or `decline swap {number}`.")],
                actions: vec![
                    button("Swap", "swap-yes", &swap),
                    button("Keep as it is", "swap-no", &swap),
                ],
                mentions: vec![with],
                fallback,
            },
        )
    }

    /// The turns before and after what an administrator wants.
    fn preview(&self, scene: &Scene<'_>, news: &News) -> Result<Spoken, CardError> {
        let News::Preview { who, first, last, from, until, agreed } = news else {
            return Err(CardError::NotAboutAnIncident);
        };
        let what =
            What::Covers { who: who.clone(), from: *from, until: *until, how: How::Override };
        let change = Change { number: u32::MAX, at: scene.now, by: who.clone(), what };
        let mut roster = Roster::clone(&scene.rota.roster);
        roster.changes.push(change);
        let then = Rota { plan: Arc::clone(&scene.rota.plan), roster: Arc::new(roster) };
        let days = first.parse::<Date>().ok().zip(last.parse::<Date>().ok());
        let (first_day, last_day) = days.unwrap_or_default();
        let many = first_day.until(last_day).map_or(0, |span| span.get_days()) + 1;
        let before = rows(scene, scene.rota, first_day, many);
        let after = rows(scene, &then, first_day, many);
        let right = |row: &Value| row["right"].as_str().unwrap_or_default().to_owned();
        let rows = after
            .iter()
            .zip(before.iter().map(Some).chain(std::iter::repeat(None)))
            .map(|(now, was)| match was.map(right).filter(|was| *was != right(now)) {
                Some(was) => {
                    json!({ "left": now["left"], "right": format!("{was} → {}", right(now)) })
                }
                None => now.clone(),
            })
            .collect();
        let data = json!({ "who": who.id, "first": first, "last": last, "agreed": agreed });
        let again =
            format!("`override {first} to {last} {} yes {agreed}`", who.name.replace('`', ""));
        self.spoken(
            scene,
            Sheet {
                head: "Change the rota?".to_owned(),
                text: format!("{} would check the logs. Nothing is changed yet.", name(&who.name)),
                rows,
                notes: vec![format!("Or say {again}.")],
                actions: vec![button("Change it", "override", &data)],
                fallback: format!(
                    "A change of the rota: {} would check the logs.",
                    name(&who.name)
                ),
                ..Sheet::default()
            },
        )
    }
}

/// What changed; who has to act now because of it is mentioned.
fn changed(scene: &Scene<'_>, numbers: &[u32], by: &Person) -> (String, Vec<Mention>) {
    let roster = &scene.rota.roster;
    let changes: Vec<&Change> =
        numbers.iter().filter_map(|number| roster.change(*number)).collect();
    let mut mentions = Vec::new();
    let mut lines: Vec<String> = Vec::new();
    for change in &changes {
        let mut line = format!("{}.", told(scene, change));
        if let What::Covers { who, from, until, how: How::Override } = &change.what
            && (*from..*until).contains(&scene.now)
            && who.id != by.id
        {
            let who = Mention::of(who);
            line = format!("{}, you check the logs now. {line}", who.text);
            mentions.push(who);
        }
        lines.push(line);
    }
    if lines.is_empty() {
        lines.push("The rota has changed, and changed back since.".to_owned());
    }
    lines.push(on_duty(scene));
    let undo = numbers.first().map(|number| format!("To take it back: `rota undo {number}`."));
    lines.extend(undo);
    (lines.join("\n\n"), mentions)
}

fn bare(scene: &Scene<'_>, at: Moment, administrators: &[Person]) -> (String, Vec<Mention>) {
    let mentions: Vec<Mention> = administrators.iter().map(Mention::of).collect();
    let names: Vec<&str> = mentions.iter().map(|one| one.text.as_str()).collect();
    let who = if names.is_empty() {
        "Everybody".to_owned()
    } else {
        wording::list(scene.words, &names, wording::Joined::Or)
    };
    let text = format!(
        "{who}, nobody is left to check the logs at {}: everybody who takes turns is away. Somebody \
         can say `take over`, or an administrator `override`.",
        time(scene, at)
    );
    (text, mentions)
}

/// The way to the card of the morning duty.
fn standing(scene: &Scene<'_>) -> String {
    let card = scene.rota.roster.check.as_ref().and_then(|check| check.card.as_ref());
    let url = card.map(super::links::message);
    url.map(|url| format!(" ({})", link("here", &url))).unwrap_or_default()
}
