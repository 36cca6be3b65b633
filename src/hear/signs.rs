//! Reports that do not say “report” (P08): what states a production issue, and what only might.

use super::words::Words;
use super::{Heard, Manner, Place, Reporting, trouble};
use incident::Enquiry;

/// What states it, at the beginning of a message. The longer ones come first.
const STATEMENTS: &str = "production critical incident|production critical issue|\
    production critical problem|production critical|prod critical incident|prod critical issue|\
    prod critical|critical production incident|critical production issue|\
    critical production problem|critical prod incident|critical prod issue|critical prod problem|\
    kritiek productieprobleem|kritiek probleem in productie|kritiek probleem op productie|\
    productie kritiek|prod kritiek";

/// What people say before they come to the point.
const GREETINGS: &str = "hi all|hi everyone|hi everybody|hi team|hi|hello all|hello everyone|hello|\
    hey all|hey team|hey|good morning|morning all|good afternoon|dear all|hoi allemaal|hoi|hallo|\
    goedemorgen|all|team|everyone|urgent|fyi|there is a|we have a|we've got a|this is a|er is een|\
    we hebben een";

/// Greetings follow one another, but not for ever.
const GREETINGS_MAX: usize = 4;

/// What makes a statement a question, a guess or an exercise.
const HEDGES: &str = "not sure|maybe|perhaps|misschien|possibly|might|is someone|is anyone|\
    is anybody|does anyone|has anyone|drill|oefening|exercise|if we|how do|what if";

/// With fewer words a content says nothing by itself.
const CONTENT_WORDS_MIN: usize = 2;

/// Reads free text: a report, a question whether it is one, or nothing.
pub fn read(mut words: Words<'_>, manner: Manner) -> Option<Heard> {
    if !matches!(manner, Manner::Addressed | Manner::Overheard(Place::Team)) {
        return None;
    }
    let text = words.whole();
    while words.take_mention().is_some() {}
    let said = words.whole();
    let start = after_greetings(&said);
    let stated = stated(start);
    if stated.is_some() && trouble::is_over(start) {
        return None;
    }
    match stated {
        Some(content) if !is_hedged(start) => Some(Heard::Report(Reporting {
            summary: content.to_owned(),
            opinion: None,
            on_behalf_of: None,
        })),
        stated => (stated.is_some() || trouble::is_told(&text))
            .then_some(Heard::Enquiry(Enquiry::MaybeReport { text, message: None })),
    }
}

/// What the text goes on with after a statement; the whole of it where that says too little.
fn stated(text: &str) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    let statement = STATEMENTS.split('|').find(|statement| lower.starts_with(statement))?;
    let rest = text.get(statement.len()..)?;
    let separates =
        |letter: char| matches!(letter, ':' | ',' | '!' | '.' | ';' | '-' | '–' | '—' | '\n');
    let separated = rest.starts_with(separates) || rest.trim_start().starts_with(separates);
    let content = rest.trim_start_matches(|letter| separates(letter) || letter == ' ').trim();
    if !separated || !content.contains(char::is_alphanumeric) {
        return None;
    }
    let enough = content.split_whitespace().count() >= CONTENT_WORDS_MIN;
    Some(if enough { content } else { text })
}

/// Whether the first sentence leaves a doubt.
fn is_hedged(text: &str) -> bool {
    let mut ends = text.char_indices().filter(|(at, letter)| {
        let rest = text.get(at + letter.len_utf8()..).unwrap_or_default();
        matches!(letter, '.' | '!' | '?' | '\n') && !rest.starts_with(char::is_alphanumeric)
    });
    // “PROD CRITICAL! …” begins with its title.
    let end = ends.find(|(at, _)| text.get(..*at).is_some_and(|head| head.split(' ').count() > 4));
    let first = end.and_then(|(at, _)| text.get(..=at)).unwrap_or(text);
    first.contains('?')
        || trouble::has_any(&trouble::words_of(first), HEDGES)
        || trouble::is_past(text)
}

/// The text from where people come to the point; signs and pictures in front of it are passed.
fn after_greetings(text: &str) -> &str {
    let from =
        |text: &'_ str| text.len() - text.trim_start_matches(|l: char| !l.is_alphanumeric()).len();
    let mut rest = text.get(from(text)..).unwrap_or_default();
    for _ in 0..GREETINGS_MAX {
        let lower = rest.to_ascii_lowercase();
        let ends =
            |rest: &str| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '\'');
        let greeting =
            GREETINGS.split('|').find(|greeting| lower.strip_prefix(greeting).is_some_and(ends));
        let Some(behind) = greeting.and_then(|greeting| rest.get(greeting.len()..)) else { break };
        rest = behind.get(from(behind)..).unwrap_or_default();
    }
    rest
}
