//! `resolve … verified by <who>: <how>`: it works again, and somebody saw it (P28, P30).
//!
//! Grammar: `resolve [INC-7] [<fix>] [verified by <who>[: | , | by | with] <how>]`, parts in any
//! order. What is missing stays missing; the judgement says so.

use super::words::Words;
use super::{Heard, Manner, Place, Spec};
use incident::{Command, Resolving};

pub const SPEC: Spec = Spec {
    name: "resolve",
    usage: "resolve INC-7 verified by Bo: 20 test payments went through",
    purpose: "It works again in production",
    parse,
};

fn parse(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    if !words.take_word(&["resolve", "resolved", "opgelost"]) {
        return None;
    }
    let mut text = String::new();
    let first = words.take_id();
    let about = words.pull_id(&mut text).or(first);
    let text = words.name_people(&text);
    let says_who = text.to_lowercase().contains("verified");
    let alone = text.trim_matches(['.', '!', ' ']).is_empty();
    let here = manner == Manner::Overheard(Place::Firefighting);
    if !(manner.is_addressed() || says_who || (alone && about.is_some()) || here) {
        return None;
    }
    Some(Heard::Change { about, command: Command::Resolve(resolving(&text)) })
}

/// Takes fix, person and way out of a text.
fn resolving(text: &str) -> Resolving {
    let owned = |text: &str| {
        let text = text.trim_matches([' ', ',', ';', ':', '.', '-', '–']);
        (!text.is_empty()).then(|| text.to_owned())
    };
    let lower = text.to_lowercase();
    let marker = ["verified by", "verified:", "geverifieerd door"]
        .into_iter()
        .find_map(|marker| lower.find(marker).map(|at| (at, marker.len())));
    let Some((at, length)) = marker else {
        return Resolving { fix: owned(text), ..Resolving::default() };
    };
    // Small letters may be longer than capital ones, so the place must be checked.
    let fix = text.get(..at).and_then(owned);
    let rest = text.get(at + length..).unwrap_or_default().trim();
    let (who, how) = who_and_how(rest);
    Resolving { verified_by: owned(who), how: owned(how), fix }
}

/// “Bo: 20 payments”, “Bo, 20 payments”, “Bo by sending 20 payments”, “Bo Mwangi”.
fn who_and_how(rest: &str) -> (&str, &str) {
    let marks = [":", ",", ";", " - ", " – ", " by ", " with ", " who ", " via ", " how "];
    let first =
        marks.into_iter().filter_map(|mark| rest.find(mark).map(|at| (at, mark.len()))).min();
    match first {
        Some((at, length)) => {
            (rest.get(..at).unwrap_or_default(), rest.get(at + length..).unwrap_or_default())
        }
        None => (rest, ""),
    }
}
