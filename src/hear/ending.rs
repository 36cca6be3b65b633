//! `close`, `reopen because …`, `retry`.
//!
//! Grammar: `close [INC-7]`, `reopen [INC-7] [because …]`, `retry [INC-7]`.

use super::words::Words;
use super::{Heard, Manner, Spec};
use incident::Command;

pub const CLOSE: Spec =
    Spec { name: "close", usage: "close INC-7", purpose: "Nothing is left to do", parse: close };

pub const REOPEN: Spec = Spec {
    name: "reopen",
    usage: "reopen INC-7 because …",
    purpose: "It is not over after all",
    parse: reopen,
};

pub const RETRY: Spec = Spec {
    name: "retry",
    usage: "retry INC-7",
    purpose: "Try again what could not be done",
    parse: retry,
};

fn close(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    alone(words, &["close", "closed", "sluit"], Command::Close)
}

fn retry(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    alone(words, &["retry"], Command::Retry)
}

fn alone(words: &mut Words<'_>, verbs: &[&str], command: Command) -> Option<Heard> {
    if !words.take_word(verbs) {
        return None;
    }
    let about = words.take_id();
    words.is_empty().then_some(Heard::Change { about, command })
}

fn reopen(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    if !words.take_word(&["reopen", "re-open", "heropen"]) {
        return None;
    }
    let about = words.take_id();
    let reason = words.take_reason(!manner.is_addressed()).ok()?;
    Some(Heard::Change { about, command: Command::Reopen { reason } })
}
