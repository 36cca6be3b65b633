//! `confirm <level>`: the severity is this (P02, P10).
//!
//! Grammar: `confirm [severity|sev] <1-4 or word> [INC-7] [because …]`, `severity 2 [INC-7] …`.

use super::words::Words;
use super::{Heard, Manner, Spec};
use incident::{Command, Severity};

pub const SPEC: Spec = Spec {
    name: "confirm",
    usage: "confirm 1 INC-7 because …",
    purpose: "Confirm or change the severity, 1 to 4",
    parse,
};

fn parse(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    let said_confirm = words.take_word(&["confirm", "confirmed", "bevestig"]);
    let mut about = words.take_id();
    let severity = take_level(words, said_confirm)?;
    about = about.or_else(|| words.take_id());
    let reason = words.take_reason(!manner.is_addressed()).ok()?;
    let command = Command::ConfirmSeverity { severity, answers: None, reason, question: None };
    Some(Heard::Change { about, command })
}

/// Takes a level: `severity 1`, `sev 1`, `sev1`, `s1`; where `bare` also `1` and `critical`.
pub fn take_level(words: &mut Words<'_>, bare: bool) -> Option<Severity> {
    let named = words.take_word(&["severity", "sev", "level", "ernst"]);
    if named {
        words.take_word(&["to", "is", "as", "level"]);
    }
    let word = words.peek();
    let digits = word.strip_prefix("severity").or_else(|| word.strip_prefix("sev"));
    let digits = digits.or_else(|| word.strip_prefix('s')).filter(|rest| !rest.is_empty());
    let level = match digits.map(|digits| digits.trim_matches(['-', ' '])) {
        Some(digits) => digits.parse().ok().and_then(Severity::from_level),
        None if named || bare => match word.as_str() {
            "critical" => Some(Severity::Critical),
            "high" => Some(Severity::High),
            "medium" => Some(Severity::Medium),
            "low" => Some(Severity::Low),
            digits => digits.parse().ok().and_then(Severity::from_level),
        },
        None => None,
    };
    let level = level.or_else(|| {
        let known = matches!(word.as_str(), "severe") && bare;
        known.then_some(Severity::High)
    })?;
    words.skip();
    Some(level)
}
