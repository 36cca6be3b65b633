//! `decline`: no incident, for the checker; no, for the person asked to lead.
//!
//! Grammar: `decline|reject [INC-7] [because …]`, `false alarm [INC-7] [, …]`, `not an incident`.

use super::words::Words;
use super::{Heard, Manner, Spec, TEAM_AND_FIRE};
use incident::Command;

pub const SPEC: Spec = Spec {
    name: "decline",
    usage: "decline INC-7 because …",
    purpose: "No incident; or: I cannot lead this one",
    places: TEAM_AND_FIRE,
    openings: &["decline", "reject", "weiger", "false alarm", "vals alarm", "not an incident"],
    parse,
};

fn parse(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    let explains = words.take(&["false alarm", "vals alarm", "not an incident"]);
    if !explains && !words.take(&["decline", "reject", "weiger"]) {
        return None;
    }
    let paused = words.paused();
    let about = words.take_bare_id();
    let sure = manner.is_addressed() || about.is_some() || paused || words.paused();
    let reason = words.take_reason(!sure).ok()?;
    let reason = reason.or_else(|| explains.then(|| "false alarm".to_owned()));
    Some(Heard::Change { about, command: Command::Decline { reason, question: None } })
}
