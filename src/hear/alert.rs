//! Alerts (P04): `alert`, `acknowledge`, `mute`, `unmute`, `alerts`; and `report ALERT-3`.
//!
//! Grammar: `alert <name>[: <what it says>]`; `acknowledge|ack [ALERT-3] [: what was seen]`;
//! `mute [ALERT-3] for <duration>|until <time>|<day> because …`; `unmute [ALERT-3]`;
//! `[show] alerts`; `report ALERT-3`; `ALERT-3 belongs to INC-7`.

use super::owed::duration;
use super::words::Words;
use super::{Heard, Manner, OUTSIDE, Spec, day};
use alerts::Command;
use incident::Enquiry;
use rota::When;

pub const RAISE: Spec = Spec {
    name: "alert",
    usage: "alert payment queue: 250 waiting",
    purpose: "Pass on what a machine says, to the log checker",
    places: OUTSIDE,
    openings: &[],
    parse: raise,
};

pub const ACKNOWLEDGE: Spec = Spec {
    name: "acknowledge",
    usage: "acknowledge ALERT-3",
    purpose: "Say that you look at an alert",
    places: OUTSIDE,
    openings: SEEN,
    parse: acknowledge,
};

pub const MUTE: Spec = Spec {
    name: "mute",
    usage: "mute ALERT-3 for 2 hours because …",
    purpose: "Keep an alert quiet for a while",
    places: OUTSIDE,
    openings: &["mute"],
    parse: mute,
};

pub const UNMUTE: Spec = Spec {
    name: "unmute",
    usage: "unmute ALERT-3",
    purpose: "Keep an alert quiet no longer",
    places: OUTSIDE,
    openings: &["unmute"],
    parse: unmute,
};

pub const LIST: Spec = Spec {
    name: "alerts",
    usage: "alerts",
    purpose: "See which alerts came, and what became of them",
    places: OUTSIDE,
    openings: &["alerts", "show alerts", "list alerts"],
    parse: list,
};

const SEEN: &[&str] = &["acknowledge", "ack"];

/// Longer names are sentences; the whole of one is what the alert says.
const NAME_WORDS_MAX: usize = 12;

fn raise(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    let mut ahead = words.clone();
    if let Some(number) = take_number(&mut ahead) {
        return belongs(&mut ahead, number);
    }
    // “Alert!” in the chat is said to everybody.
    if !manner.is_addressed() || !words.take(&["alert"]) {
        return None;
    }
    let text = words.whole();
    let text = text.trim_start_matches([':', ',', '-', ' ']);
    let (name, detail) = match text.split_once(": ").or_else(|| text.split_once('\n')) {
        Some((name, detail)) => (name.trim(), Some(detail.trim().to_owned())),
        None => (text, None),
    };
    let few: Vec<&str> = name.split_whitespace().take(NAME_WORDS_MAX).collect();
    let cut = few.len() < name.split_whitespace().count();
    let detail = if cut { Some(text.to_owned()) } else { detail };
    let detail = detail.filter(|detail| !detail.is_empty());
    Some(Heard::Alert(Command::Raise { name: few.join(" "), detail }))
}

/// `ALERT-3 belongs to INC-7`; the bare number asks for the list.
fn belongs(words: &mut Words<'_>, number: u32) -> Option<Heard> {
    if words.is_empty() {
        return Some(Heard::Enquiry(Enquiry::Alerts));
    }
    let said = words.take(&["belongs to", "is part of", "is", "hoort bij"]);
    let incident = words.take_id().filter(|_| said && words.is_empty())?;
    Some(Heard::Alert(Command::Belongs { number, incident }))
}

/// What follows `report`, where it is an alert.
pub fn reported(words: &Words<'_>) -> Option<Heard> {
    let mut ahead = words.clone();
    let number = take_number(&mut ahead)?;
    ahead.is_empty().then_some(Heard::Alert(Command::Report { number }))
}

fn acknowledge(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    if !words.take(SEEN) {
        return None;
    }
    let number = take_number(words);
    if number.is_none() && !(manner.is_addressed() && words.is_empty()) {
        return None;
    }
    let noted = words.rest().filter(|_| !words.is_empty());
    Some(Heard::Alert(Command::Acknowledge { number, noted }))
}

fn mute(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    if !words.take(&["mute"]) {
        return None;
    }
    let number = take_number(words);
    let until = end(words);
    if number.is_none() && !(manner.is_addressed() && (words.is_empty() || until.is_some())) {
        return None;
    }
    let reason = words.take_reason(false).ok()?;
    Some(Heard::Alert(Command::Mute { number, until, reason }))
}

/// When it ends; nothing where nobody said so.
fn end(words: &mut Words<'_>) -> Option<When> {
    if words.take(&["until", "till", "tot"]) {
        return day::when(words);
    }
    words.pass(&["for", "voor"]);
    duration(words).map(When::After)
}

fn unmute(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    if !words.take(&["unmute"]) {
        return None;
    }
    let number = take_number(words);
    let sure = words.is_empty() && (number.is_some() || manner.is_addressed());
    sure.then_some(Heard::Alert(Command::Unmute { number }))
}

fn list(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    let mut asked = words.clone().without_question_mark();
    let said = asked.take(&["alerts", "show alerts", "list alerts", "show the alerts"])
        || (asked.take(&["show"]) && take_number(&mut asked).is_some());
    (said && asked.is_empty()).then_some(Heard::Enquiry(Enquiry::Alerts))
}

/// Whether a text begins with the number of an alert. Allocates nothing: all talk passes by here.
pub fn begins(text: &str) -> bool {
    text.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("alert"))
        && text.get(5..).is_some_and(|rest| rest.contains(|one: char| one.is_ascii_digit()))
}

/// Takes the number of an alert: `ALERT-3`, `alert3`.
fn take_number(words: &mut Words<'_>) -> Option<u32> {
    let word = words.peek();
    let digits = word.strip_prefix("alert")?;
    let digits = digits.trim_start_matches(['-', '–', '—', '\u{2010}', '\u{2011}']);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse().ok().filter(|number| plain && *number > 0)?;
    words.skip();
    Some(number)
}
