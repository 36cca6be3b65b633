//! A no about turns at checking the logs.

use crate::{Joined, Words, list, say};
use incident::{Moment, OnRota, Person};

pub fn on_rota(words: &Words, why: &OnRota, time: &impl Fn(Moment) -> String) -> String {
    match why {
        OnRota::Stranger => say!(words, "rota-stranger"),
        OnRota::NoChecker { who } => say!(words, "rota-no-checker", who = who.name.as_str()),
        OnRota::NotAdministrator { who } if who.is_empty() => say!(words, "rota-no-administrator"),
        OnRota::NotAdministrator { who } => {
            say!(words, "rota-not-administrator", who = people(words, who))
        }
        OnRota::NotForYou { who } => say!(words, "rota-not-for-you", who = who.name.as_str()),
        OnRota::NoSuchDay => say!(words, "rota-no-such-day"),
        OnRota::Past { at } => say!(words, "rota-past", time = time(*at)),
        OnRota::TooFar { at } => say!(words, "rota-too-far", time = time(*at)),
        OnRota::Backwards { from, until } => {
            say!(words, "rota-backwards", from = time(*from), until = time(*until))
        }
        OnRota::DayOff { at } => say!(words, "rota-day-off", time = time(*at)),
        OnRota::NotTheirTurn { at, who, whose } => say!(
            words,
            "rota-not-their-turn",
            time = time(*at),
            who = who.name.as_str(),
            whose = whose.name.as_str(),
        ),
        OnRota::NoTurn { who } => say!(words, "rota-no-turn", who = who.name.as_str()),
        OnRota::YoursAlready { at } => say!(words, "rota-yours-already", time = time(*at)),
        OnRota::WithYourself => say!(words, "rota-with-yourself"),
        OnRota::Wished { number } => say!(words, "rota-wished", number = *number),
        OnRota::NoWish => say!(words, "rota-no-wish"),
        OnRota::WhichWish { numbers } => {
            let names: Vec<String> = numbers.iter().map(u32::to_string).collect();
            let first = names.first().cloned().unwrap_or_default();
            say!(words, "rota-which-wish", numbers = list(words, &names, Joined::Or), first)
        }
        OnRota::Overlaps { number, who, until } => say!(
            words,
            "rota-overlaps",
            number = *number,
            who = who.name.as_str(),
            time = time(*until),
        ),
        OnRota::AwayAlready { number, who } => {
            say!(words, "rota-away-already", number = *number, who = who.name.as_str())
        }
        OnRota::NoSuchChange { number } => say!(words, "rota-no-such-change", number = *number),
        OnRota::Checked { by, at } => {
            say!(words, "rota-checked", by = by.name.as_str(), time = time(*at))
        }
        OnRota::NobodyLeft => say!(words, "rota-nobody-left"),
        OnRota::NobodyAtAll => say!(words, "rota-nobody-at-all"),
    }
}

fn people(words: &Words, who: &[Person]) -> String {
    let names: Vec<String> = who.iter().map(|person| person.name.clone()).collect();
    list(words, &names, Joined::Or)
}
