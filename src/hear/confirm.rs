//! `confirm <level>`: the severity is this (P02, P10).
//!
//! Grammar: `confirm [INC-7] [severity|sev] <1-4 or word> [INC-7] [because …]`,
//! `severity 2 [INC-7] [because …]`, `sev1 …`.

use super::words::Words;
use super::{Heard, Manner, Spec, TEAM_AND_FIRE};
use incident::{Command, Severity};

pub const SPEC: Spec = Spec {
    name: "confirm",
    usage: "confirm 1 INC-7 because …",
    purpose: "Confirm or change the severity, 1 to 4",
    places: TEAM_AND_FIRE,
    openings: &[
        "confirm",
        "confirmed",
        "bevestig",
        "severity",
        "sev",
        "ernst",
        "sev1",
        "sev2",
        "sev3",
        "sev4",
    ],
    parse,
};

fn parse(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    let confirms = words.take(&["confirm", "confirmed", "bevestig"]);
    let mut about = words.take_id();
    if confirms {
        words.pass(&["it", "is", "as", "at", "to", "that", "this"]);
    }
    let severity = take_level(words, confirms)?;
    words.pass(&["for", "on"]);
    about = about.or_else(|| words.take_bare_id());
    let sure = manner.is_addressed() || about.is_some();
    let reason = words.take_reason(!sure).ok()?;
    let command = Command::ConfirmSeverity { severity, answers: None, reason, question: None };
    Some(Heard::Change { about, command })
}

/// Takes a level: `severity 1`, `sev high`, `sev1`; where `bare` also `1`, `s1` and `critical`.
pub fn take_level(words: &mut Words<'_>, bare: bool) -> Option<Severity> {
    let mut ahead = words.clone();
    let named = ahead.take(&["severity", "sev", "ernst"]) || (bare && ahead.take(&["level"]));
    if named {
        ahead.pass(&["level", "to", "is", "as"]);
    }
    let word = ahead.peek();
    let level = level(&word, named || bare).or_else(|| {
        let glued = word.strip_prefix("severity").or_else(|| word.strip_prefix("sev"));
        let glued = glued.or_else(|| word.strip_prefix('s').filter(|_| bare))?;
        level(glued.trim_start_matches('-'), !glued.is_empty())
    })?;
    ahead.skip();
    *words = ahead;
    Some(level)
}

fn level(word: &str, wanted: bool) -> Option<Severity> {
    let number = |severity: &Severity| word.parse() == Ok(severity.level());
    let named = |severity: &Severity| severity.word().eq_ignore_ascii_case(word);
    Severity::ALL.into_iter().find(|severity| wanted && (number(severity) || named(severity)))
}
