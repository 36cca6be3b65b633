//! `report <what is wrong>`: something is wrong in production (P08).
//!
//! Grammar: `report [sev1] [for <client>:] <text>`, `incident: <text>`; `report` alone asks for
//! the form (P09).

use super::words::Words;
use super::{Heard, Manner, Reporting, Spec, confirm};
use incident::Enquiry;

pub const SPEC: Spec = Spec {
    name: "report",
    usage: "report payments stuck in Kenya since 08:40",
    purpose: "Report a production issue",
    parse,
};

/// Words that follow “report” when people talk about one.
const ABOUT_REPORTS: [&str; 18] = [
    "is", "was", "are", "will", "has", "from", "due", "to", "about", "on", "back", "card", "and",
    "by", "it", "that", "them", "this",
];

fn parse(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    let colon = words.colon_follows();
    let begins =
        words.take_word(&["report", "melding"]) || (colon && words.take_word(&["incident"]));
    if !begins {
        return None;
    }
    if words.is_empty() {
        return manner.is_addressed().then_some(Heard::Enquiry(Enquiry::ReportForm));
    }
    let talk = ABOUT_REPORTS.contains(&words.peek().as_str()) && !colon;
    if !manner.is_addressed() && (words.count() < 2 || talk) {
        return None;
    }
    let opinion = opinion(words);
    let (summary, on_behalf_of) = behalf(&words.whole());
    if summary.is_empty() {
        return Some(Heard::Enquiry(Enquiry::ReportForm));
    }
    Some(Heard::Report(Reporting { summary, opinion, on_behalf_of }))
}

/// A severity in front of the text is the reporter's opinion.
fn opinion(words: &mut Words<'_>) -> Option<incident::Severity> {
    let mut ahead = words.clone();
    let found = confirm::take_level(&mut ahead, false)?;
    *words = ahead;
    Some(found)
}

/// “for Zambia RC: no vouchers” and “on behalf of Zambia RC: no vouchers”.
fn behalf(text: &str) -> (String, Option<String>) {
    let trimmed = text.trim_start_matches([':', '-', '–', ' ']).trim().to_owned();
    let lower = trimmed.to_lowercase();
    for opening in ["on behalf of ", "for ", "namens "] {
        if !lower.starts_with(opening) {
            continue;
        }
        let rest = trimmed.get(opening.len()..).unwrap_or_default();
        if let Some((client, summary)) = rest.split_once(':')
            && !summary.trim().is_empty()
            && client.split_whitespace().count() <= 6
        {
            return (summary.trim().to_owned(), Some(client.trim().to_owned()));
        }
    }
    (trimmed, None)
}
