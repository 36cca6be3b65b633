//! `use this chat for INC-7`.
//!
//! Grammar: `use this chat|group [for] [INC-7]`, `this chat is for INC-7`.

use super::words::Words;
use super::{Heard, Manner, Place, Spec};
use incident::Command;

pub const SPEC: Spec = Spec {
    name: "use this chat",
    usage: "use this chat for INC-7",
    purpose: "Fight the incident in a chat that you made",
    places: &[Place::Elsewhere],
    openings: OPENINGS,
    parse,
};

const OPENINGS: &[&str] = &["use this chat", "use this group", "this chat is"];

fn parse(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    if !words.take(OPENINGS) {
        return None;
    }
    words.pass(&["for", "now"]);
    let about = words.take_bare_id();
    let meant = about.is_some() || manner.is_addressed();
    let command = Command::AdoptChat { chat: None };
    (meant && words.is_empty()).then_some(Heard::Change { about, command })
}
