//! `decline`: no incident, for the checker; no, for the person asked to lead.
//!
//! Grammar: `decline [INC-7] [because …]`, `false alarm`, `not an incident`, `reject`.

use super::words::Words;
use super::{Heard, Manner, Spec};
use incident::Command;

pub const SPEC: Spec = Spec {
    name: "decline",
    usage: "decline INC-7 because …",
    purpose: "No incident; or: I cannot lead this one",
    parse,
};

fn parse(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    let phrase = words.take_phrase("false alarm") || words.take_phrase("not an incident");
    if !phrase && !words.take_word(&["decline", "reject", "weiger"]) {
        return None;
    }
    if phrase && !manner.is_addressed() {
        return None;
    }
    let about = words.take_id();
    let reason = words.take_reason(!manner.is_addressed()).ok()?;
    // “False alarm” says why by itself.
    let reason = reason.or_else(|| phrase.then(|| "false alarm".to_owned()));
    Some(Heard::Change { about, command: Command::Decline { reason, question: None } })
}
