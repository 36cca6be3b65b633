//! `bug 1234 INC-7`: the bug exists already (P06).
//!
//! Grammar: `bug <number>|AB#<number>|<address of the work item> [INC-7]`.

use super::words::Words;
use super::{Heard, Manner, Spec, TEAM_AND_FIRE};
use incident::{Command, WorkItemId};

pub const SPEC: Spec = Spec {
    name: "bug",
    usage: "bug 1234 INC-7",
    purpose: "Take a bug that exists already",
    places: TEAM_AND_FIRE,
    openings: &["bug"],
    parse,
};

/// What stands before the number in the address of a work item.
const EDIT: &str = "/_workitems/edit/";

fn parse(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    if !words.take(SPEC.openings) {
        return None;
    }
    let (about, text) = words.pull_id();
    let id = number(text.trim())?;
    // “bug 1234” is said of many things; to us, or with the number of an incident, it is a command.
    let sure = manner.is_addressed() || about.is_some();
    sure.then_some(Heard::Change { about, command: Command::AdoptBug { id } })
}

fn number(text: &str) -> Option<WorkItemId> {
    let digits = match text.split_once(EDIT) {
        Some((before, after)) if before.starts_with("https://") => after.trim_end_matches('/'),
        Some(_) => return None,
        None => text.trim_start_matches("AB#").trim_start_matches("ab#"),
    };
    digits.parse().ok().filter(|id| *id > 0).map(WorkItemId)
}
