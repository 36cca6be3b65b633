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
    places: &[Place::Firefighting],
    openings: &["update", "note", "progress"],
    parse,
};

fn parse(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    let update = words.take(&["update"]);
    if !update && !words.take(&["note", "progress"]) {
        return None;
    }
    let paused = words.paused();
    let mut ahead = words.clone();
    // “update 7: …” means an incident, “update 7 of 12 done” does not.
    let about = words.take_id().or_else(|| {
        let bare = ahead.take_bare_id().filter(|_| ahead.paused())?;
        *words = ahead;
        Some(bare)
    });
    let fire = manner == Manner::Overheard(Place::Firefighting);
    let said = (about.is_some() || (paused && (update || fire))) && !words.is_empty();
    let here = update && fire && words.count() >= 2;
    if !(manner.is_addressed() || said || here) {
        return None;
    }
    let text = words.rest().unwrap_or_default();
    Some(Heard::Change { about, command: Command::Update { text } })
}
