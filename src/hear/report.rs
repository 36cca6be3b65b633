//! `report <what is wrong>`: something is wrong in production (P08).
//!
//! Grammar: `report [sev1] [for <client>:] <text>`, `incident: <text>`; `report` alone asks for
//! the form (P09).

use super::words::Words;
use super::{Heard, Manner, OUTSIDE, Place, Spec, alert, confirm, trouble};
use incident::{Enquiry, Severity};

/// A report, in the reporter's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reporting {
    /// What is wrong.
    pub summary: String,
    /// How bad the reporter thinks it is.
    pub opinion: Option<Severity>,
    /// Whose words they are, if not the reporter's.
    pub on_behalf_of: Option<String>,
}

pub const SPEC: Spec = Spec {
    name: "report",
    usage: "report payments stuck in Kenya since 08:40",
    purpose: "Report a production issue",
    places: OUTSIDE,
    openings: &["report", "melding", "incident"],
    parse,
};

/// Words that follow “report” when people talk about one.
const TALK: &str = "is was are were will has have had from due to about on back card and or by it \
    that them this your my our their of in at with here there can should looks generation template";

/// The longest name of a client, in words.
const CLIENT_WORDS_MAX: usize = 6;

fn parse(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    let begins = words.take(&["report", "melding"]);
    let paused = words.paused();
    let begins_otherwise = !begins && words.take(&["incident"]) && words.paused();
    if !(begins || begins_otherwise) {
        return None;
    }
    if words.is_empty() {
        return manner.is_addressed().then_some(Heard::Enquiry(Enquiry::ReportForm));
    }
    if let Some(heard) = alert::reported(words) {
        return Some(heard);
    }
    if manner.is_addressed() {
        words.pass(&["that"]);
    } else {
        let talk = begins && !paused && TALK.split(' ').any(|word| word == words.peek());
        if talk || words.count() < 2 || (begins && !paused && words.whole().ends_with('?')) {
            return None;
        }
    }
    if !manner.is_addressed() && begins && !paused && is_an_errand(&words.whole()) {
        let enquiry = Enquiry::MaybeReport { text: words.whole(), message: None };
        return (manner == Manner::Overheard(Place::Team)).then_some(Heard::Enquiry(enquiry));
    }
    let opinion = confirm::take_level(words, false);
    let (summary, on_behalf_of) = behalf(&words.whole());
    if !summary.contains(char::is_alphanumeric) {
        return manner.is_addressed().then_some(Heard::Enquiry(Enquiry::ReportForm));
    }
    Some(Heard::Report(Reporting { summary, opinion, on_behalf_of }))
}

/// “Report payments to finance by Friday” asks a colleague for something.
fn is_an_errand(text: &str) -> bool {
    let errand = "to|by|please|finance|azure|tomorrow|friday|monday";
    !trouble::any(text) && trouble::has_any(&trouble::words_of(text), errand)
}

/// “for Zambia RC: no vouchers” and “on behalf of Zambia RC: no vouchers”.
fn behalf(text: &str) -> (String, Option<String>) {
    let text = text.trim_start_matches([':', '-', '–', '—', ',', ' ', '\n']).trim();
    let lower = text.to_ascii_lowercase();
    for opening in ["on behalf of ", "for ", "namens "] {
        if !lower.starts_with(opening) {
            continue;
        }
        let rest = text.get(opening.len()..).unwrap_or_default();
        if let Some((client, summary)) = rest.split_once(':')
            && summary.starts_with(char::is_whitespace)
            && summary.contains(char::is_alphanumeric)
            && (1..=CLIENT_WORDS_MAX).contains(&client.split_whitespace().count())
        {
            return (summary.trim().to_owned(), Some(client.trim().to_owned()));
        }
    }
    (text.to_owned(), None)
}
