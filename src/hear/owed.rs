//! What is owed, and when somebody is reminded of it: `snooze 30 min`, `stop reminders`, `resume
//! reminders`; and `all quiet` (P29).
//!
//! Grammar: `snooze [INC-7] [for|in] <duration> [INC-7] [because …]`,
//! `stop reminders|reminding [for] [INC-7] [because …]`, `resume|start reminders [for] [INC-7]`,
//! `all quiet [INC-7] [: what was seen]`.

use super::words::Words;
use super::{Heard, Manner, Spec, TEAM_AND_FIRE};
use incident::Command;
use jiff::{Span, SpanRelativeTo};
use std::time::Duration;

pub const SNOOZE: Spec = Spec {
    name: "snooze",
    usage: "snooze 30 min INC-7",
    purpose: "Be reminded later of what is owed",
    places: TEAM_AND_FIRE,
    openings: &["snooze"],
    parse: snooze,
};

pub const STOP: Spec = Spec {
    name: "stop reminders",
    usage: "stop reminders INC-7 because …",
    purpose: "Let nobody be reminded any more",
    places: TEAM_AND_FIRE,
    openings: STOPS,
    parse: stop,
};

pub const RESUME: Spec = Spec {
    name: "resume reminders",
    usage: "resume reminders INC-7",
    purpose: "Let people be reminded again",
    places: TEAM_AND_FIRE,
    openings: RESUMES,
    parse: resume,
};

pub const QUIET: Spec = Spec {
    name: "all quiet",
    usage: "all quiet INC-7",
    purpose: "Say that nothing strange was seen since it was resolved",
    places: TEAM_AND_FIRE,
    openings: QUIETS,
    parse: quiet,
};

const STOPS: &[&str] = &["stop reminders", "stop reminding", "stop the reminders"];
const RESUMES: &[&str] = &["resume reminders", "start reminders", "resume the reminders"];
const QUIETS: &[&str] = &["all quiet", "all is quiet", "alles rustig"];

/// Longer than anybody writes a time: “1 hour 30 minutes”.
const DURATION_WORDS_MAX: usize = 4;

fn snooze(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    if !words.take(SNOOZE.openings) {
        return None;
    }
    let mut about = words.take_id();
    words.pass(&["it", "for", "by", "in", "voor"]);
    let by = duration(words)?;
    words.pass(&["for", "voor"]);
    about = about.or_else(|| words.take_id());
    let sure = manner.is_addressed() || about.is_some() || words.is_empty();
    let reason = words.take_reason(!sure).ok()?;
    Some(Heard::Change { about, command: Command::Snooze { by, reason } })
}

/// Takes the longest run of words that is a length of time.
pub(super) fn duration(words: &mut Words<'_>) -> Option<Duration> {
    let mut text = String::new();
    let mut found = None;
    let mut ahead = words.clone();
    for _ in 0..DURATION_WORDS_MAX {
        let word = ahead.peek();
        if word.is_empty() {
            break;
        }
        ahead.skip();
        text.push_str(match word.as_str() {
            "an" | "a" | "één" | "een" => "1",
            "uur" | "uren" => "hours",
            "minuut" | "minuten" => "minutes",
            "dag" | "dagen" => "days",
            other => other,
        });
        text.push(' ');
        if let Some(length) = length(text.trim()) {
            found = Some(length);
            *words = ahead.clone();
        }
    }
    found
}

fn length(text: &str) -> Option<Duration> {
    let span: Span = text.parse().ok()?;
    let length = span.to_duration(SpanRelativeTo::days_are_24_hours()).ok()?;
    Duration::try_from(length).ok()
}

fn stop(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    if !words.take(STOPS) {
        return None;
    }
    words.pass(&["for", "of", "about", "on", "voor"]);
    let about = words.take_bare_id();
    let reason = words.take_reason(true).ok()?;
    Some(Heard::Change { about, command: Command::StopReminders { reason } })
}

fn resume(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    if !words.take(RESUMES) {
        return None;
    }
    words.pass(&["for", "of", "about", "on", "voor"]);
    let about = words.take_bare_id();
    words.is_empty().then_some(Heard::Change { about, command: Command::ResumeReminders })
}

fn quiet(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    if !words.take(QUIETS) {
        return None;
    }
    let mut paused = words.paused();
    words.pass(&["after", "since", "for", "on", "na"]);
    let about = words.take_bare_id();
    paused |= words.paused();
    // “All quiet on the western front” is talk.
    let sure = about.is_some() || paused || words.is_empty();
    let noted = words.rest();
    sure.then_some(Heard::Change { about, command: Command::Monitored { noted } })
}
