//! `resolve … verified by <who>: <how>`: it works again, and somebody saw it (P28, P30).
//!
//! Grammar: `resolve [INC-7] [<fix>] [verified by <who>[: | , | by | with] <how>] [; fix: <fix>]`,
//! parts in any order. What is missing stays missing; the judgement says so.

use super::words::Words;
use super::{Heard, Manner, Place, Spec, TEAM_AND_FIRE};
use incident::{Command, Resolving};

pub const SPEC: Spec = Spec {
    name: "resolve",
    usage: "resolve INC-7 verified by Bo: 20 test payments went through",
    purpose: "It works again in production",
    places: TEAM_AND_FIRE,
    openings: VERBS,
    parse,
};

const VERBS: &[&str] = &["resolve", "resolved", "opgelost"];

/// What stands before the person who saw it work.
const VERIFIED: [&str; 4] = ["verified by", "verified:", "confirmed by", "geverifieerd door"];

/// What stands before the repair.
const FIXED: [&str; 5] = ["fix:", "fixed by", "fix was", "solution:", "oplossing:"];

/// What stands between the person and the way.
const HOW: [&str; 10] =
    [", ", "; ", " - ", " – ", " — ", " by ", " with ", " who ", " via ", " using "];

fn parse(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    if !words.take(VERBS) {
        return None;
    }
    let paused = words.paused();
    let mut ahead = words.clone();
    let bare = ahead.take_bare_id().filter(|_| {
        let ends = ahead.is_empty() || ahead.paused();
        ends || ["verified", "fix", "fixed"].contains(&ahead.peek().as_str())
    });
    if bare.is_some() {
        *words = ahead;
    }
    let (found, text) = match bare {
        Some(_) => (bare, words.whole()),
        None => words.pull_id(),
    };
    let text = words.name_people(&text);
    let alone = !text.contains(char::is_alphanumeric);
    let says_who = find(&text, &VERIFIED).is_some();
    let here = manner == Manner::Overheard(Place::Firefighting) && (alone || paused);
    if !(manner.is_addressed() || says_who || (alone && found.is_some()) || here) {
        return None;
    }
    Some(Heard::Change { about: found, command: Command::Resolve(resolving(&text)) })
}

/// Takes fix, person and way out of a text.
fn resolving(text: &str) -> Resolving {
    let verified = find(text, &VERIFIED);
    let fixed = find(text, &FIXED);
    let first = [verified, fixed].into_iter().flatten().map(|(at, _)| at).min();
    let before = part(text, 0, first);
    let until = |from: usize, other: Option<(usize, usize)>| {
        other.map(|(at, _)| at).filter(|at| *at >= from)
    };
    let fix = fixed.and_then(|(at, length)| part(text, at + length, until(at, verified)));
    let fix = match (before, fix) {
        (Some(before), Some(fix)) => Some(format!("{before}; {fix}")),
        (before, fix) => before.or(fix),
    };
    let Some((at, length)) = verified else { return Resolving { fix, ..Resolving::default() } };
    let (verified_by, how) = who_and_how(text, at + length, until(at, fixed));
    Resolving { verified_by, how, fix }
}

/// “Bo: 20 payments”, “Bo, 20 payments”, “Bo by sending 20 payments”, “Bo Mwangi”.
fn who_and_how(text: &str, from: usize, to: Option<usize>) -> (Option<String>, Option<String>) {
    let rest = text.get(from..to.unwrap_or(text.len())).unwrap_or_default();
    let rest = rest.trim_start_matches([':', ' ', '\n']);
    let colon = rest.match_indices(':').map(|(at, _)| at).find(|at| !is_in_a_time(rest, *at));
    let line = rest.find('\n');
    let marks = HOW.into_iter().filter_map(|mark| rest.find(mark).map(|at| (at, mark.len())));
    let marks = marks.chain([colon, line].into_iter().flatten().map(|at| (at, 1)));
    match marks.min() {
        Some((at, length)) => (part(rest, 0, Some(at)), part(rest, at + length, None)),
        None => (part(rest, 0, None), None),
    }
}

/// “10:30” has no person before its colon.
fn is_in_a_time(text: &str, colon: usize) -> bool {
    let before = text.get(..colon).and_then(|before| before.chars().next_back());
    let after = text.get(colon + 1..).and_then(|after| after.chars().next());
    before.zip(after).is_some_and(|(one, other)| one.is_ascii_digit() && other.is_ascii_digit())
}

/// The first of these phrases in any case, at the beginning of a word.
fn find(text: &str, phrases: &[&str]) -> Option<(usize, usize)> {
    let lower = text.to_ascii_lowercase();
    let begins_a_word =
        |at: usize| !lower.get(..at).is_some_and(|before| before.ends_with(char::is_alphanumeric));
    let found = phrases.iter().filter_map(|phrase| {
        let (at, _) = lower.match_indices(phrase).find(|(at, _)| begins_a_word(*at))?;
        Some((at, phrase.len()))
    });
    found.min()
}

/// A piece without marks around it, if there is anything in it.
fn part(text: &str, from: usize, to: Option<usize>) -> Option<String> {
    let piece = text.get(from..to.unwrap_or(text.len()))?;
    let piece = piece.trim_matches([' ', ',', ';', ':', '.', '-', '–', '—', '\n']);
    let piece = piece.strip_suffix(" and").unwrap_or(piece).trim();
    (piece.contains(char::is_alphanumeric)).then(|| piece.to_owned())
}
