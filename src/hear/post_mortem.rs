//! `schedule post-mortem INC-7` (P31).
//!
//! Grammar: `schedule|plan [the] post-mortem|postmortem [for] [INC-7]`.

use super::words::Words;
use super::{Heard, Manner, Spec, TEAM_AND_FIRE};
use incident::Command;

pub const SPEC: Spec = Spec {
    name: "schedule post-mortem",
    usage: "schedule post-mortem INC-7",
    purpose: "Put the post-mortem into the calendars",
    places: TEAM_AND_FIRE,
    openings: &["schedule", "plan"],
    parse,
};

fn parse(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    if !words.take(SPEC.openings) {
        return None;
    }
    words.pass(&["the", "a", "de", "een"]);
    if !words.take(&["post-mortem", "postmortem", "post mortem"]) {
        return None;
    }
    words.pass(&["for", "of", "voor"]);
    let about = words.take_bare_id();
    let command = Command::SchedulePostMortem;
    words.is_empty().then_some(Heard::Change { about, command })
}
