//! Who leads: `assign @Cleo`, `volunteer`, `accept` (P11).
//!
//! Grammar: `assign [INC-7] [to] <person> [INC-7]`, `manager <person>`, `make <person> incident
//! manager`; `[I] volunteer [INC-7]`, `I'll take it`; `[I] accept [INC-7]`.

use super::words::Words;
use super::{Heard, Manner, Spec};
use incident::{Command, IncidentId, Who};

pub const ASSIGN: Spec = Spec {
    name: "assign",
    usage: "assign @Cleo INC-7",
    purpose: "Ask somebody to be incident manager",
    parse: assign,
};

pub const VOLUNTEER: Spec = Spec {
    name: "volunteer",
    usage: "volunteer INC-7",
    purpose: "Offer to be incident manager",
    parse: volunteer,
};

pub const ACCEPT: Spec = Spec {
    name: "accept",
    usage: "accept INC-7",
    purpose: "Be incident manager, when asked",
    parse: accept,
};

/// A name has not more words than this.
const NAME_WORDS_MAX: usize = 5;

fn assign(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    let make = words.take_word(&["make"]);
    if !make && !words.take_word(&["assign", "manager", "im"]) {
        return None;
    }
    words.take_phrase("incident manager");
    let mut about = words.take_id();
    words.take_word(&["to", "is", "aan"]);
    let (manager, by_mention) = match words.take_mention() {
        Some(who) => (who, true),
        None => (name(words, &mut about)?, false),
    };
    for filler in ["as", "to", "for", "the", "incident", "manager", "im", "of"] {
        words.take_word(&[filler]);
    }
    about = about.or_else(|| words.take_id());
    if by_mention && !words.is_empty() && !manner.is_addressed() {
        return None;
    }
    let one_word = !manager.name.contains(' ');
    let sure = by_mention || about.is_some() || (one_word && !make);
    if !manner.is_addressed() && !sure {
        return None;
    }
    Some(Heard::Change { about, command: Command::Assign { manager, question: None } })
}

/// A typed name: what is left without an incident number and without words around a name.
fn name(words: &mut Words<'_>, about: &mut Option<IncidentId>) -> Option<Who> {
    let mut text = String::new();
    let found = words.pull_id(&mut text);
    *about = about.or(found);
    let text = text.trim_matches(['.', '!', ',', ' ']);
    let mut name = text;
    for ending in [" as incident manager", " incident manager", " as manager", " to", " for"] {
        let lower = name.to_lowercase();
        if lower.ends_with(ending) {
            name = name.get(..name.len() - ending.len()).unwrap_or(name);
        }
    }
    let name = words.name_people(name.trim().trim_start_matches('@'));
    let words_in_name = name.split_whitespace().count();
    (1..=NAME_WORDS_MAX).contains(&words_in_name).then_some(Who { id: None, name })
}

fn volunteer(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    let phrases =
        ["i volunteer", "volunteer", "i'll take it", "i will take it", "i take it", "ik doe het"];
    simple(words, &phrases, Command::Volunteer)
}

fn accept(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    simple(words, &["i accept", "accept", "accepted"], Command::Accept { question: None })
}

/// A phrase and perhaps a number, and nothing else.
fn simple(words: &mut Words<'_>, phrases: &[&str], command: Command) -> Option<Heard> {
    if !phrases.iter().any(|phrase| words.take_phrase(phrase)) {
        return None;
    }
    words.take_word(&["for", "to", "it"]);
    let about = words.take_id();
    words.is_empty().then_some(Heard::Change { about, command })
}
