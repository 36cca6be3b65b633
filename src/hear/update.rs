//! `update <text>`: this is where we are (P24).
//!
//! Grammar: `update [INC-7] <text>`, `note …`, `progress …`.

use super::words::Words;
use super::{Heard, Manner, Place, Spec};
use incident::Command;

pub const SPEC: Spec = Spec {
    name: "update",
    usage: "update INC-7 the queue runs again",
    purpose: "Tell everybody, and the bug, where it stands",
    parse,
};

fn parse(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    let colon = words.colon_follows();
    let begins = words.take_word(&["update"])
        || ((colon || manner.is_addressed()) && words.take_word(&["note", "progress"]));
    if !begins {
        return None;
    }
    let about = words.take_id();
    let here = manner == Manner::Overheard(Place::Firefighting) && words.count() >= 2;
    if !(manner.is_addressed() || colon || about.is_some() || here) {
        return None;
    }
    let text = words.whole();
    let text = text.trim_start_matches([':', '-', ' ']).to_owned();
    Some(Heard::Change { about, command: Command::Update { text } })
}
