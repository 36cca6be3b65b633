//! The morning duty (P03): `checked`, `pass on`, `log checks`.
//!
//! Grammar: `[logs] checked [nothing found|<what was found>]`, `log check done [noted …]`;
//! `pass on`, `[I] cannot check today`; `log checks`.

use super::words::Words;
use super::{Heard, Manner, OUTSIDE, Spec};
use incident::Enquiry;
use rota::Command;

pub const CHECKED: Spec = Spec {
    name: "logs checked",
    usage: "logs checked: two late payments, retried",
    purpose: "Say that you looked at the logs",
    places: OUTSIDE,
    openings: DONE,
    parse: checked,
};

pub const PASS_ON: Spec = Spec {
    name: "pass on",
    usage: "pass on",
    purpose: "Let the deputy check the logs today",
    places: OUTSIDE,
    openings: CANNOT,
    parse: pass_on,
};

pub const LOG_CHECKS: Spec = Spec {
    name: "log checks",
    usage: "log checks",
    purpose: "See who looked at the logs, and what was found",
    places: OUTSIDE,
    openings: &["log checks", "show log checks"],
    parse: log_checks,
};

const DONE: &[&str] = &["logs checked", "log check done", "checked the logs", "i checked the logs"];
const CANNOT: &[&str] = &[
    "pass on the log check",
    "pass on",
    "cannot check today",
    "can't check today",
    "i cannot check today",
    "i can't check today",
    "i cannot check the logs today",
    "i can't check the logs today",
];
const NOTHING: [&str; 6] =
    ["nothing found", "nothing", "all good", "all fine", "noted nothing", "ok"];

fn checked(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    // “Checked, works” in the team chat is about something else.
    let said = words.take(DONE) || (manner.is_addressed() && words.take(&["checked"]));
    if !said {
        return None;
    }
    words.pass(&["today", "and", "noted", "found"]);
    let mut rest = words.clone();
    let nothing = words.is_empty() || (rest.take(&NOTHING) && rest.is_empty());
    let noted = words.whole().trim_start_matches([':', ',', '-', ' ']).to_owned();
    let noted = (!nothing && !noted.is_empty()).then_some(noted);
    Some(Heard::Rota(Command::Checked { day: None, noted }))
}

fn pass_on(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    // The longest phrases come first; a short one would leave words behind.
    let said = words.take(CANNOT) && words.is_empty();
    said.then_some(Heard::Rota(Command::PassOn { day: None }))
}

fn log_checks(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    let mut asked = words.clone().without_question_mark();
    let said = asked.take(&["log checks", "show log checks", "show the log checks"]);
    (said && asked.is_empty()).then_some(Heard::Enquiry(Enquiry::LogChecks))
}
