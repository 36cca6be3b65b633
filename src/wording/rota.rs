//! A no about turns at checking the logs. In English only, as yet.

use crate::{Joined, Words, list};
use incident::{Moment, OnRota, Person};

#[expect(clippy::too_many_lines, reason = "a sentence for each, and nothing else")]
pub fn on_rota(words: &Words, why: &OnRota, time: &impl Fn(Moment) -> String) -> String {
    match why {
        OnRota::Stranger => "Only people on the team list can change turns. An administrator can \
                           add you."
            .into(),
        OnRota::NoChecker { who } => format!(
            "{} does not check logs. An administrator can give the role `log-checker`.",
            who.name
        ),
        OnRota::NotAdministrator { who } if who.is_empty() => {
            "That is for an administrator to say, and the team has none. For your own turns \
             there are `swap`, `take over` and `leave`."
                .into()
        }
        OnRota::NotAdministrator { who } => format!(
            "That is for {} to say. For your own turns there are `swap`, `take over` and \
             `leave`.",
            people(words, who)
        ),
        OnRota::NotForYou { who } => format!("That is for {} to decide.", who.name),
        OnRota::NoSuchDay => "The calendar has no such day. Say it like `30 Nov`, `Monday` or \
                            `2026-11-30`."
            .into(),
        OnRota::Past { at } => format!("That turn is over: {}.", time(*at)),
        OnRota::TooFar { at } => {
            format!("{} is more than a year ahead. Say it when it is nearer.", time(*at))
        }
        OnRota::Backwards { from, until } => format!(
            "The last day comes before the first: {} is before {}.",
            time(*until),
            time(*from)
        ),
        OnRota::DayOff { at } => {
            format!("No turn begins on that day: {}. The one before it goes on.", time(*at))
        }
        OnRota::NotTheirTurn { at, who, whose } => format!(
            "The turn at {} is not {}’s but {}’s. `rota` shows the turns to come.",
            time(*at),
            who.name,
            whose.name
        ),
        OnRota::NoTurn { who } => format!(
            "{} has no turn in the next months. Name the day you want: `swap 30 Nov with Dev 2 \
             Dec`.",
            who.name
        ),
        OnRota::YoursAlready { at } => format!("You check the logs then already: {}.", time(*at)),
        OnRota::WithYourself => "Swap with somebody else: `swap Monday with Dev`.".into(),
        OnRota::Wished { number } => {
            format!("That was asked already, as swap {number}. `rota` shows what waits.")
        }
        OnRota::NoWish => "No swap waits for your answer. `rota` shows what waits.".into(),
        OnRota::WhichWish { numbers } => {
            let names: Vec<String> = numbers.iter().map(u32::to_string).collect();
            let first = names.first().cloned().unwrap_or_default();
            format!("Which one, {}? Say `accept swap {first}`.", list(words, &names, Joined::Or))
        }
        OnRota::Overlaps { number, who, until } => format!(
            "By change {number}, {} has some of these days: until {}. `rota undo {number}` \
             takes that back; then say it again.",
            who.name,
            time(*until)
        ),
        OnRota::AwayAlready { number, who } => format!(
            "{} is known to be away then, by change {number}. `rota undo {number}` takes that \
             back.",
            who.name
        ),
        OnRota::NoSuchChange { number } => {
            format!("No change {number} is in force. `rota` lists those that are.")
        }
        OnRota::Checked { by, at } => {
            format!(
                "{} looked at the logs already, at {}. `log checks` shows it.",
                by.name,
                time(*at)
            )
        }
        OnRota::NobodyLeft => "Nobody is left to pass it on to. Ask in the chat: whoever can says \
                             `take over`."
            .into(),
        OnRota::NobodyAtAll => {
            "Nobody takes turns at checking the logs. An administrator can fill in the rota.".into()
        }
    }
}

fn people(words: &Words, who: &[Person]) -> String {
    let names: Vec<String> = who.iter().map(|person| person.name.clone()).collect();
    list(words, &names, Joined::Or)
}
