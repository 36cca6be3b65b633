//! Who leads: `assign @Cleo`, `volunteer`, `accept` (P11).
//!
//! Grammar: `assign|manager [INC-7] [to] <person> [as incident manager] [INC-7]`,
//! `make <person> incident manager [INC-7]`; `[I] volunteer [INC-7]`, `I'll take it`;
//! `[I] accept [INC-7]`.

use super::words::Words;
use super::{AT_HOME, Heard, Manner, Spec, TEAM_AND_FIRE};
use incident::{Command, IncidentId, Who};

pub const ASSIGN: Spec = Spec {
    name: "assign",
    usage: "assign @Cleo INC-7",
    purpose: "Ask somebody to be incident manager",
    places: TEAM_AND_FIRE,
    openings: &["assign", "manager", "make"],
    parse: assign,
};

pub const VOLUNTEER: Spec = Spec {
    name: "volunteer",
    usage: "volunteer INC-7",
    purpose: "Offer to be incident manager",
    places: TEAM_AND_FIRE,
    openings: OFFERS,
    parse: volunteer,
};

pub const ACCEPT: Spec = Spec {
    name: "accept",
    usage: "accept INC-7",
    purpose: "Be incident manager, when asked",
    places: AT_HOME,
    openings: ACCEPTS,
    parse: accept,
};

const OFFERS: &[&str] = &[
    "volunteer",
    "i volunteer",
    "i'll take it",
    "i'll take",
    "i will take it",
    "i will take",
    "i take it",
    "ik doe het",
];

const ACCEPTS: &[&str] = &["accept", "i accept"];

/// What may stand around a person when a manager is wanted.
const ROLE: [&str; 7] = ["as", "the", "to", "for", "incident manager", "manager", "of"];

/// A name has not more words than this.
const NAME_WORDS_MAX: usize = 4;

fn assign(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    let make = words.take(&["make"]);
    if !make && !words.take(&["assign", "manager", "incident manager"]) {
        return None;
    }
    let mut about = words.take_id();
    words.pass(&["incident manager", "to", "is", "aan"]);
    let (manager, mentioned) = match words.take_mention() {
        Some(who) => {
            let before = words.count();
            words.pass(&ROLE);
            about = about.or_else(|| words.take_bare_id());
            let role = words.count() < before;
            words.pass(&ROLE);
            let explained = manner.is_addressed() && words.take(&["because", "since", "omdat"]);
            if !(words.is_empty() || explained) || (make && !role) {
                return None;
            }
            (who, true)
        }
        None => (typed(words, &mut about, make)?, false),
    };
    let sure = manner.is_addressed() || mentioned || about.is_some() || looks_like_a_name(&manager);
    sure.then_some(Heard::Change { about, command: Command::Assign { manager, question: None } })
}

/// A typed name: what is left without an incident number and without words around a name.
fn typed(words: &Words<'_>, about: &mut Option<IncidentId>, make: bool) -> Option<Who> {
    let (found, text) = words.pull_id();
    *about = about.or(found);
    let text = words.name_people(&text);
    let kept = text.split(" because ").next().unwrap_or_default();
    // “manager meeting at 3: …” is talk.
    if kept.contains([':', '?']) || kept.contains(" at ") {
        return None;
    }
    let mut names: Vec<&str> = kept.split_whitespace().collect();
    if let ([number, "to", _, ..], None) = (names.as_slice(), *about) {
        *about = Words::new(number, &[], false).take_bare_id();
        names.drain(..if about.is_some() { 2 } else { 0 });
    }
    let role = without_role(&mut names, about);
    let name = names.join(" ").trim_matches(['@', '.', '!', ',']).to_owned();
    let fits = (1..=NAME_WORDS_MAX).contains(&names.len()) && name.contains(char::is_alphabetic);
    (fits && (role || !make)).then_some(Who { id: None, name })
}

/// Takes “as incident manager for 7, please” off the end of a name; whether it names the role.
fn without_role(names: &mut Vec<&str>, about: &mut Option<IncidentId>) -> bool {
    let mut role = false;
    while let Some(last) = names.last() {
        let last = last.trim_matches(['.', '!', ',']).to_lowercase();
        let number = Words::new(&last, &[], false).take_bare_id();
        match last.as_str() {
            "manager" | "incident" | "lead" => role = true,
            "" | "as" | "the" | "to" | "for" | "of" | "please" | "pls" | "thanks" => {}
            _ if number.is_some() && about.is_none() => *about = number,
            _ => break,
        }
        names.pop();
    }
    role
}

/// Names have capitals; “assign reviewers” is talk.
fn looks_like_a_name(who: &Who) -> bool {
    let small = ["de", "den", "der", "van", "von", "la", "le", "el", "al", "bin"];
    let mut words = who.name.split_whitespace();
    words.clone().next().is_some_and(|first| first.starts_with(char::is_uppercase))
        && words.all(|word| word.starts_with(char::is_uppercase) || small.contains(&word))
}

fn volunteer(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    simple(words, OFFERS, Command::Volunteer)
}

fn accept(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    if manner.is_addressed() && words.take(&["accepted"]) {
        return at_most_a_number(words, Command::Accept { question: None });
    }
    simple(words, ACCEPTS, Command::Accept { question: None })
}

/// A phrase and perhaps a number, and nothing else.
fn simple(words: &mut Words<'_>, phrases: &[&str], command: Command) -> Option<Heard> {
    if words.take(phrases) { at_most_a_number(words, command) } else { None }
}

fn at_most_a_number(words: &mut Words<'_>, command: Command) -> Option<Heard> {
    let first = words.take_bare_id();
    words.pass(&["for", "to", "it", "as incident manager", "incident manager"]);
    let about = first.or_else(|| words.take_bare_id());
    words.is_empty().then_some(Heard::Change { about, command })
}
