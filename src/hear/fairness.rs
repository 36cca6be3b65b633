//! Who carried how much of checking the logs (P03): `fairness`.
//!
//! Grammar: `fairness [report] [for] [the] [last] [30 days|2 weeks|3 months]`; `rota report` and
//! `workload report` mean the same.

use super::turns::many_days;
use super::words::Words;
use super::{Heard, Manner, OUTSIDE, Spec};
use incident::Enquiry;

pub const SPEC: Spec = Spec {
    name: "fairness",
    usage: "fairness 30 days",
    purpose: "See who checked the logs how often",
    places: OUTSIDE,
    openings: PHRASES,
    parse: fairness,
};

/// The longest come first; a short one would leave words behind.
const PHRASES: &[&str] = &[
    "fairness report",
    "fairness of the rota",
    "fairness",
    "rota fairness",
    "rota report",
    "workload report",
];

/// How many days are counted where nobody says.
pub(super) const DAYS: u16 = 90;
/// How many at the most.
pub(super) const DAYS_MAX: u16 = 366;
/// A month, in days.
const MONTH: u16 = 30;

fn fairness(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    let days = days(words, PHRASES)?;
    Some(Heard::Enquiry(Enquiry::Fairness { days }))
}

/// How many days are to be counted, behind one of these phrases; nothing where more is said.
pub(super) fn days(words: &Words<'_>, phrases: &[&str]) -> Option<u16> {
    let mut asked = words.clone().without_question_mark();
    if !asked.take(phrases) {
        return None;
    }
    asked.pass(&["for", "of", "over", "the", "last", "past"]);
    let days = if asked.is_empty() { DAYS } else { many_days(&mut asked, MONTH)? };
    asked.is_empty().then(|| days.clamp(1, DAYS_MAX))
}
