//! Turns at checking the logs (P03): `rota`, `swap`, `take over`, `leave`, `override`.
//!
//! Grammar: `rota [next] [2 weeks|10 days]`, `rota undo 5`, `rota calendar`; `swap <day> with <person> [for <day>]`,
//! `accept swap [3]`, `decline swap [3]`; `[I] take over [<day>]`;
//! `leave <day> [to <day>] [for <person>]`; `override <day> [to <day>] [with] <person> [yes 4]`.

use super::words::Words;
use super::{Heard, Manner, OUTSIDE, Spec, day};
use incident::{Enquiry, Who};
use rota::Command;

pub const ROTA: Spec = Spec {
    name: "rota",
    usage: "rota next 2 weeks",
    purpose: "See whose turn it is when",
    places: OUTSIDE,
    openings: &["rota", "undo change", "calendar of the rota"],
    parse: rota,
};

pub const SWAP: Spec = Spec {
    name: "swap",
    usage: "swap Monday with @Dev",
    purpose: "Swap your turn with somebody",
    places: OUTSIDE,
    openings: &["swap", "accept swap", "decline swap"],
    parse: swap,
};

pub const TAKE_OVER: Spec = Spec {
    name: "take over",
    usage: "take over",
    purpose: "Check the logs in somebody’s place",
    places: OUTSIDE,
    openings: TAKES,
    parse: take_over,
};

pub const LEAVE: Spec = Spec {
    name: "leave",
    usage: "leave 1 Dec to 4 Dec",
    purpose: "Say when you cannot check the logs",
    places: OUTSIDE,
    openings: LEAVES,
    parse: leave,
};

pub const OVERRIDE: Spec = Spec {
    name: "override",
    usage: "override 1 Dec @Dev",
    purpose: "Give a turn to somebody, as administrator",
    places: OUTSIDE,
    openings: &["override"],
    parse: put,
};

const TAKES: &[&str] = &["take over", "i take over", "i'll take over", "i will take over"];
const LEAVES: &[&str] = &["leave", "i am on leave", "i'm on leave", "i am away", "i'm away"];
const CALENDAR: &[&str] =
    &["rota calendar link", "rota calendar", "calendar of the rota", "rota feed", "rota ical"];
const TO: [&str; 7] = ["to", "until", "till", "through", "tot", "t/m", "-"];

/// How many days are shown where nobody says.
const DAYS: u16 = 14;
/// How many at the most.
const DAYS_MAX: u16 = 56;
/// A month, in days: whole weeks, as turns go.
const MONTH: u16 = 28;
/// A name has not more words than this.
const NAME_WORDS_MAX: usize = 4;

fn rota(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    let mut asked = words.clone().without_question_mark();
    if asked.take(&["rota undo change", "rota undo", "undo change"]) {
        let number = number(&mut asked)?;
        return asked.is_empty().then_some(Heard::Rota(Command::Undo { number }));
    }
    let mut calendar = asked.clone();
    if calendar.take(CALENDAR) && calendar.is_empty() {
        return Some(Heard::Enquiry(Enquiry::Calendar { alone: false }));
    }
    if !asked.take(&["rota", "show rota", "show the rota", "rooster"]) {
        return None;
    }
    asked.pass(&["for", "the", "next"]);
    let mut days = DAYS;
    if !asked.is_empty() {
        days = many_days(&mut asked, MONTH)?.clamp(1, DAYS_MAX);
    }
    asked.is_empty().then_some(Heard::Enquiry(Enquiry::Rota { days }))
}

/// `30 days`, `2 weeks`, `month`, in days.
pub(super) fn many_days(words: &mut Words<'_>, month: u16) -> Option<u16> {
    let many = number(words).unwrap_or(1);
    let unit = if words.take(&["weeks", "week", "weken"]) {
        7
    } else if words.take(&["days", "day", "dagen"]) {
        1
    } else if words.take(&["months", "month", "maanden", "maand"]) {
        month
    } else {
        return None;
    };
    Some(u16::try_from(many).unwrap_or(u16::MAX).saturating_mul(unit))
}

fn swap(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    for (phrases, yes) in
        [(["accept swap", "agree to swap"], true), (["decline swap", "refuse swap"], false)]
    {
        if words.take(&phrases) {
            let number = number(words);
            let answer = Heard::Rota(Command::AnswerSwap { number, yes });
            return words.is_empty().then_some(answer);
        }
    }
    if !words.take(&["swap", "ruil"]) {
        return None;
    }
    words.pass(&["my", "turn", "on"]);
    let gives = day::take(words)?;
    if !words.take(&["with", "met"]) {
        return None;
    }
    let with = person(words)?;
    words.pass(&["for", "on", "his", "her", "their"]);
    let gets = day::take(words);
    words.is_empty().then_some(Heard::Rota(Command::Swap { gives, with, gets }))
}

fn take_over(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    if !words.take(TAKES) {
        return None;
    }
    words.pass(&["checking", "the", "logs", "log", "check"]);
    let day = day::take(words);
    words.is_empty().then_some(Heard::Rota(Command::TakeOver { day }))
}

fn leave(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    if !words.take(LEAVES) {
        return None;
    }
    words.pass(&["from", "van"]);
    let (from, until) = days(words)?;
    let who = if words.take(&["for", "of", "voor"]) { Some(person(words)?) } else { None };
    words.is_empty().then_some(Heard::Rota(Command::Away { from, until, who }))
}

fn put(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    if !words.take(&["override"]) {
        return None;
    }
    let who = words.take_mention();
    words.pass(&["from", "for"]);
    let (from, until) = days(words)?;
    words.pass(&["with", "by", "to"]);
    let who = match who {
        Some(who) => who,
        None => person(words)?,
    };
    let agreed = if words.take(&["yes", "ja"]) { number(words) } else { None };
    words.is_empty().then_some(Heard::Rota(Command::Override { from, until, who, agreed }))
}

/// A day, or the days from one to another.
fn days(words: &mut Words<'_>) -> Option<(rota::Day, rota::Day)> {
    let from = day::take(words)?;
    let mut ahead = words.clone();
    if ahead.take(&TO)
        && let Some(until) = day::take(&mut ahead)
    {
        *words = ahead;
        return Some((from, until));
    }
    Some((from, from))
}

/// Somebody mentioned, or named.
fn person(words: &mut Words<'_>) -> Option<Who> {
    words.take_mention().or_else(|| name(words))
}

/// A typed name: the words up to a day, a yes or the end.
fn name(words: &mut Words<'_>) -> Option<Who> {
    let mut names: Vec<String> = Vec::new();
    while names.len() < NAME_WORDS_MAX && !words.is_empty() {
        let next = words.peek();
        let ends = matches!(next.as_str(), "for" | "on" | "yes" | "ja" | "their" | "his" | "her");
        if ends || day::take(&mut words.clone()).is_some() {
            break;
        }
        names.push(next.trim_start_matches('@').to_owned());
        words.skip();
    }
    let name = names.join(" ");
    name.contains(char::is_alphabetic).then_some(Who { id: None, name })
}

fn number(words: &mut Words<'_>) -> Option<u32> {
    let number = words.peek().trim_start_matches('#').parse().ok()?;
    words.skip();
    Some(number)
}
