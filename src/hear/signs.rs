//! Reports that do not say “report” (P08): what states a production issue, and what only might.

use super::{Heard, Manner, Place, Reporting};
use incident::Enquiry;

/// What states it, at the beginning of a message.
const STATEMENTS: [&str; 11] = [
    "production critical issue",
    "production critical incident",
    "production critical",
    "prod critical issue",
    "prod critical",
    "critical production issue",
    "critical production incident",
    "critical production problem",
    "critical prod issue",
    "kritiek productieprobleem",
    "productie kritiek",
];

/// What people say before they come to the point.
const GREETINGS: [&str; 14] = [
    "hi all",
    "hi everyone",
    "hi team",
    "hello all",
    "hello everyone",
    "hi",
    "hello",
    "hey all",
    "hey",
    "hoi allemaal",
    "hoi",
    "all",
    "team",
    "there is a",
];

/// What makes a statement a question or a story.
const HEDGES: [&str; 16] = [
    "not sure",
    "maybe",
    "might",
    "is someone",
    "is anyone",
    "does anyone",
    "false alarm",
    "was a",
    "resolved",
    "fixed",
    "solved",
    "no longer",
    "yesterday",
    "last week",
    "drill",
    "if we",
];

/// What makes it sure that nothing is wrong now.
const ALL_CLEAR: [&str; 14] = [
    "prod untouched",
    "false alarm",
    "works again",
    "working again",
    "resolved",
    "fixed",
    "solved",
    "is back",
    "never mind",
    "no issue",
    "no problem",
    "post-mortem",
    "postmortem",
    "yesterday",
];

/// Words of trouble.
const TROUBLE: [&str; 29] = [
    "down",
    "stuck",
    "fail",
    "error",
    "cannot",
    "can't",
    "cant ",
    "not working",
    "doesn't work",
    "does not work",
    "twice",
    "timeout",
    "timing out",
    "time out",
    "timed out",
    "broken",
    "outage",
    "ligt eruit",
    "kan niet",
    "werkt niet",
    "loop",
    "500",
    "502",
    "503",
    "401",
    "unreachable",
    "critical",
    "kritiek",
    "lost",
];

/// What it would be bad for.
const HURTS: [&str; 36] = [
    "prod",
    "payment",
    "pay out",
    "payout",
    "transfer",
    "transaction",
    "portal",
    "registration",
    "beneficiar",
    "recipient",
    "import",
    "login",
    "log in",
    "inloggen",
    "whatsapp",
    "voucher",
    "visa",
    "safaricom",
    "intersolve",
    "onafriq",
    "nedbank",
    "airtel",
    "cbe",
    "fsp",
    "kobo",
    "callback",
    "queue",
    "121",
    "kenya",
    "ethiopia",
    "zambia",
    "oekra",
    "somalia",
    "sudan",
    "netherlands",
    "cron",
];

/// Whether a message in small letters holds any word of trouble: most talk does not.
pub fn any_trouble(lower: &str) -> bool {
    TROUBLE.iter().any(|word| lower.contains(word))
}

/// Reads free text: a report, a question whether it is one, or nothing.
pub fn read(text: &str, manner: Manner) -> Option<Heard> {
    if !matches!(manner, Manner::Addressed | Manner::Overheard(Place::Team)) {
        return None;
    }
    let (start, rest) = after_greeting(text);
    let lower = start.to_lowercase();
    let sentence = lower.split(['.', '\n']).next().unwrap_or_default();
    let hedged = sentence.contains('?') || HEDGES.iter().any(|hedge| sentence.contains(hedge));
    if !hedged && let Some(summary) = stated(&lower, start) {
        let summary = if summary.split_whitespace().count() < 3 { rest } else { summary };
        return Some(Heard::Report(Reporting {
            summary: summary.to_owned(),
            opinion: None,
            on_behalf_of: None,
        }));
    }
    let whole = text.to_lowercase();
    let clear = ALL_CLEAR.iter().any(|word| whole.contains(word));
    let hurts = HURTS.iter().any(|word| has_word(&whole, word));
    if clear || !hurts || !TROUBLE.iter().any(|word| has_word(&whole, word)) {
        return None;
    }
    let enquiry = Enquiry::MaybeReport { text: text.to_owned(), message: None };
    Some(Heard::Enquiry(enquiry))
}

/// Whether a word begins so: “fail” is in “failing”, “down” is not in “sundown”.
fn has_word(text: &str, beginning: &str) -> bool {
    text.match_indices(beginning).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|letter| !letter.is_alphanumeric())
    })
}

/// The statement's content, where the text begins with a statement and goes on after it.
fn stated<'a>(lower: &str, text: &'a str) -> Option<&'a str> {
    let statement = STATEMENTS.iter().find(|statement| lower.starts_with(**statement))?;
    // All statements are plain ASCII, so capital and small letters have the same length.
    let rest = text.get(statement.len()..)?;
    let content = rest.trim_start_matches([' ', ':', '-', '–', '—', ',', '!', '.']);
    let separated = rest.starts_with([':', ',', '!', '.', '\n'])
        || rest.trim_start().starts_with(['-', '–', '—', ':', '!', '\n']);
    (separated && !content.trim().is_empty()).then_some(content.trim())
}

/// The text after greetings, twice: where a statement would begin, and the same for a summary.
fn after_greeting(text: &str) -> (&str, &str) {
    let mut rest = text.trim();
    for _ in 0..3 {
        let lower = rest.to_lowercase();
        let greeting = GREETINGS.iter().find(|greeting| {
            lower
                .strip_prefix(**greeting)
                .is_some_and(|next| next.starts_with([',', ' ', '!', '\n', ':']))
        });
        let Some(greeting) = greeting else { break };
        rest = rest
            .get(greeting.len()..)
            .unwrap_or(rest)
            .trim_start_matches([',', ' ', '!', '\n', ':']);
    }
    (rest, rest)
}
