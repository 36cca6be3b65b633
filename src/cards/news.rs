//! What is said when turns at checking the logs change (P03). Who has to act is mentioned.

use super::terms::{day, time};
use super::text::{Mention, link, name};
use super::turns::{Sheet, button, on_duty, rows, told};
use super::{CardError, Cards, Scene, Spoken};
use incident::{Moment, News, Person, Worry};
use jiff::civil::Date;
use rota::{Change, How, Roster, Rota, What};
use serde_json::{Value, json};
use std::sync::Arc;
use wording::say;

impl Cards {
    /// What is said about the rota.
    ///
    /// # Errors
    /// See `CardError`.
    pub fn news(&self, scene: &Scene<'_>, news: &News) -> Result<Spoken, CardError> {
        let words = scene.words;
        let (text, mentioned) = match news {
            News::Changed { numbers, by } => changed(scene, numbers, by),
            News::Undone { number, by } => {
                let by = name(&by.name);
                let so = say!(words, "turns-undone", by, number = *number);
                (format!("{so} {}", on_duty(scene)), vec![])
            }
            News::Wish { number } => return self.wish(scene, *number),
            News::WishDeclined { by, asker } => {
                let asker = Mention::of(asker);
                let by = name(&by.name);
                (say!(words, "wish-declined", asker = asker.text.as_str(), by), vec![asker])
            }
            News::WishLapsed { asker, with } => {
                let asker = Mention::of(asker);
                let with = name(&with.name);
                (say!(words, "wish-lapsed", asker = asker.text.as_str(), with), vec![asker])
            }
            News::Preview { .. } => return self.preview(scene, news),
            News::Bare { at, administrators } => bare(scene, *at, administrators),
            News::Worry { worry, administrators } => worried(scene, worry, administrators),
            News::CheckNudged { who } => {
                let who = Mention::of(who);
                let card = standing(scene);
                (say!(words, "duty-nudge", who = who.text.as_str(), card), vec![who])
            }
            News::CheckPassed { to, from, silent } => {
                let to = Mention::of(to);
                let (from, card) = (name(&from.name), standing(scene));
                let text = if *silent {
                    say!(words, "duty-silent", to = to.text.as_str(), from, card)
                } else {
                    say!(words, "duty-passed", to = to.text.as_str(), from, card)
                };
                (text, vec![to])
            }
        };
        Ok(Spoken::Text { text, mentions: mentioned })
    }

    fn wish(&self, scene: &Scene<'_>, number: u32) -> Result<Spoken, CardError> {
        let Some(wish) = scene.rota.roster.wish(number) else {
            let so = say!(scene.words, "wish-answered", number);
            let text = format!("{so} {}", on_duty(scene));
            return Ok(Spoken::Text { text, mentions: vec![] });
        };
        let with = Mention::of(&wish.with);
        let (by, gives, gets) =
            (name(&wish.by.name), day(scene, wish.gives), day(scene, wish.gets));
        let swap = json!({ "swap": number });
        let words = scene.words;
        let (asker, asked) = (by.as_str(), with.text.as_str());
        let fallback = say!(words, "wish-short", by = asker, with = name(&wish.with.name));
        self.spoken(
            scene,
            Sheet {
                head: say!(words, "wish-head"),
                text: say!(words, "wish-ask", with = asked, by = asker),
                rows: vec![
                    json!({ "left": gives, "right": say!(words, "wish-gives", by = asker) }),
                    json!({ "left": gets, "right": say!(words, "wish-gets", by = asker) }),
                ],
                notes: vec![say!(words, "wish-or-say", number)],
                actions: vec![
                    button(&say!(words, "wish-yes"), "swap-yes", &swap),
                    button(&say!(words, "wish-no"), "swap-no", &swap),
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
        let (words, who) = (scene.words, name(&who.name));
        let who = who.as_str();
        let (first, last) = (first.as_str(), last.as_str());
        self.spoken(
            scene,
            Sheet {
                head: say!(words, "preview-head"),
                text: say!(words, "preview-text", who),
                rows,
                notes: vec![say!(words, "preview-or-say", first, last, who, agreed = *agreed)],
                actions: vec![button(&say!(words, "preview-yes"), "override", &data)],
                fallback: say!(words, "preview-short", who),
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
            line = say!(scene.words, "turns-you-now", who = who.text.as_str(), told = line);
            mentions.push(who);
        }
        lines.push(line);
    }
    if lines.is_empty() {
        lines.push(say!(scene.words, "turns-changed-back"));
    }
    lines.push(on_duty(scene));
    let undo = numbers.first().map(|number| say!(scene.words, "turns-undo", number = *number));
    lines.extend(undo);
    (lines.join("\n\n"), mentions)
}

fn bare(scene: &Scene<'_>, at: Moment, administrators: &[Person]) -> (String, Vec<Mention>) {
    let (who, mentions) = called(scene, administrators);
    (say!(scene.words, "turns-bare", who, time = time(scene, at)), mentions)
}

/// What is odd about the plan; who can mend it is mentioned.
fn worried(scene: &Scene<'_>, worry: &Worry, administrators: &[Person]) -> (String, Vec<Mention>) {
    let (who, mentions) = called(scene, administrators);
    let (words, now) = (scene.words, on_duty(scene));
    let text = match worry {
        Worry::NobodyAtAll => say!(words, "turns-no-people", who),
        Worry::StartsLater { from } => {
            let from = from.parse().map_or_else(|_| from.clone(), |from| day(scene, from));
            say!(words, "turns-start-later", who, from, now)
        }
        Worry::NeverWorks => say!(words, "turns-never-work", who, now),
    };
    (text, mentions)
}

/// Those who can mend something, mentioned; everybody where there are none.
fn called(scene: &Scene<'_>, people: &[Person]) -> (String, Vec<Mention>) {
    let mentions: Vec<Mention> = people.iter().map(Mention::of).collect();
    let names: Vec<&str> = mentions.iter().map(|one| one.text.as_str()).collect();
    let who = if names.is_empty() {
        say!(scene.words, "turns-everybody")
    } else {
        wording::list(scene.words, &names, wording::Joined::Or)
    };
    (who, mentions)
}

/// The way to the card of the morning duty.
fn standing(scene: &Scene<'_>) -> String {
    let card = scene.rota.roster.check.as_ref().and_then(|check| check.card.as_ref());
    let label = say!(scene.words, "duty-card");
    card.map_or_else(|| label.clone(), |card| link(&label, &super::links::message(card)))
}
