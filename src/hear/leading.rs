//! `hand over to @Dev: …`, `object because …`, `escalate because …` (P05, P11).
//!
//! Grammar: `hand over|hand it over [INC-7] [to] <person> [INC-7] [: summary | because …]`,
//! `object|i object [to] [INC-7] [because …]`, `escalate [INC-7] [because …]`.

use super::words::Words;
use super::{AT_HOME, Heard, Manner, Spec, TEAM_AND_FIRE};
use incident::{Command, Who};

pub const HAND_OVER: Spec = Spec {
    name: "hand over",
    usage: "hand over INC-7 to @Dev: what is so",
    purpose: "Let somebody else lead from now on",
    places: TEAM_AND_FIRE,
    openings: HANDS,
    parse: hand_over,
};

pub const OBJECT: Spec = Spec {
    name: "object",
    usage: "object INC-7 because …",
    purpose: "Say that somebody else should lead",
    places: TEAM_AND_FIRE,
    openings: OBJECTS,
    parse: object,
};

pub const ESCALATE: Spec = Spec {
    name: "escalate",
    usage: "escalate INC-7 because …",
    purpose: "Tell those who should know that it is serious",
    places: AT_HOME,
    openings: ESCALATES,
    parse: escalate,
};

const HANDS: &[&str] = &["hand over", "handover", "hand it over"];
const OBJECTS: &[&str] = &["object", "i object", "objection"];
const ESCALATES: &[&str] = &["escalate", "escaleer"];

fn hand_over(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    if !words.take(HANDS) {
        return None;
    }
    let mut about = words.take_id();
    words.pass(&["to", "aan"]);
    let to = match words.take_mention() {
        Some(who) => who,
        None => name(words)?,
    };
    about = about.or_else(|| words.take_id());
    let summary = words.take_reason(false).ok().flatten();
    Some(Heard::Change { about, command: Command::HandOver { to, summary } })
}

/// A typed name: a single word, as people call each other.
fn name(words: &mut Words<'_>) -> Option<Who> {
    let name = words.peek().trim_start_matches('@').to_owned();
    words.skip();
    let fits = name.chars().count() > 1 && name.chars().all(char::is_alphabetic);
    fits.then_some(Who { id: None, name })
}

fn object(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    if !words.take(OBJECTS) {
        return None;
    }
    words.pass(&["to", "against", "on", "for"]);
    let about = words.take_id();
    let sure = manner.is_addressed() || about.is_some();
    let reason = words.take_reason(!sure).ok()?;
    Some(Heard::Change { about, command: Command::Object { reason } })
}

fn escalate(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    if !words.take(ESCALATES) {
        return None;
    }
    let about = words.take_bare_id();
    let sure = manner.is_addressed() || about.is_some();
    let reason = words.take_reason(!sure).ok()?;
    Some(Heard::Change { about, command: Command::Escalate { reason } })
}
