//! `close`, `reopen because …`, `retry`.
//!
//! Grammar: `close [INC-7]`, `reopen [INC-7] [because …]`, `retry [INC-7]`.

use super::words::Words;
use super::{Heard, Manner, Spec, TEAM_AND_FIRE};
use incident::Command;

pub const CLOSE: Spec = Spec {
    name: "close",
    usage: "close INC-7",
    purpose: "Nothing is left to do",
    places: TEAM_AND_FIRE,
    openings: &["close", "sluit"],
    parse: close,
};

pub const REOPEN: Spec = Spec {
    name: "reopen",
    usage: "reopen INC-7 because …",
    purpose: "It is not over after all",
    places: TEAM_AND_FIRE,
    openings: REOPENS,
    parse: reopen,
};

pub const RETRY: Spec = Spec {
    name: "retry",
    usage: "retry INC-7",
    purpose: "Try again what could not be done",
    places: TEAM_AND_FIRE,
    openings: &["retry"],
    parse: retry,
};

const REOPENS: &[&str] = &["reopen", "re-open", "heropen"];

fn close(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    alone(words, CLOSE.openings, Command::Close)
}

fn retry(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    alone(words, RETRY.openings, Command::Retry)
}

fn alone(words: &mut Words<'_>, verbs: &[&str], command: Command) -> Option<Heard> {
    if !words.take(verbs) {
        return None;
    }
    let about = words.take_bare_id();
    words.is_empty().then_some(Heard::Change { about, command })
}

fn reopen(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    if !words.take(REOPENS) {
        return None;
    }
    let about = words.take_bare_id();
    let sure = manner.is_addressed() || about.is_some() || words.paused();
    let reason = words.take_reason(!sure).ok()?;
    Some(Heard::Change { about, command: Command::Reopen { reason } })
}
