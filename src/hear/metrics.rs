//! How incidents went: `statistics`.
//!
//! Grammar: `statistics [for] [the] [last] [30 days|2 weeks|3 months]`; `metrics` means the same.

use super::words::Words;
use super::{Heard, Manner, OUTSIDE, Spec, fairness};
use incident::Enquiry;

pub const SPEC: Spec = Spec {
    name: "statistics",
    usage: "statistics 90 days",
    purpose: "See how incidents went",
    places: OUTSIDE,
    openings: PHRASES,
    parse: statistics,
};

/// The longest come first; a short one would leave words behind.
const PHRASES: &[&str] = &[
    "incident statistics",
    "incident metrics",
    "statistics of incidents",
    "statistics",
    "metrics",
    "stats",
    "statistieken",
];

fn statistics(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    let days = fairness::days(words, PHRASES)?;
    Some(Heard::Enquiry(Enquiry::Statistics { days }))
}
