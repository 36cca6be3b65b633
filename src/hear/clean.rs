//! A message without its wrapping: mentions become people, quotes and code are put aside, HTML
//! and invisible characters go.

use super::Said;
use super::wrapping;
use incident::Who;

/// The longest text we keep of a message.
pub const CHARS_MAX: usize = 4000;

/// The longest text we look at. Teams itself takes no message above 28 KB.
const SOURCE_CHARS_MAX: usize = 32_000;

/// More people than this are not told apart in one message.
const MENTIONS_MAX: usize = 32;

/// A name has not more letters than this.
const NAME_CHARS_MAX: usize = 80;

/// Stands before and after the number of a mentioned person. Private-use characters that people
/// type are taken out before, so nobody can write one.
pub const OPEN: char = '\u{E000}';
/// See [`OPEN`].
pub const CLOSE: char = '\u{E001}';

/// What is left.
#[derive(Debug, Default)]
pub struct Clean {
    /// The words; people stand in it as numbers between [`OPEN`] and [`CLOSE`].
    pub text: String,
    /// The people.
    pub people: Vec<Who>,
    /// Whether the bot is spoken to.
    pub called: Called,
}

/// How the bot is spoken to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Called {
    /// Not at all.
    #[default]
    Not,
    /// The text begins with its name; that may be talk about it.
    ByName,
    /// By a mention, or by name and a pause: “Firewatch, …”.
    Surely,
}

/// Takes the wrapping off.
pub fn clean(said: &Said<'_>) -> Clean {
    // What stands in quotations and in code can be told apart in HTML only.
    let html = said.html.filter(|html| said.text.trim().is_empty() || wrapping::is_layered(html));
    let source = html.unwrap_or(said.text);
    let mut text: String =
        visible(source.chars().take(SOURCE_CHARS_MAX)).collect::<String>().replace('\r', "\n");
    text = wrapping::without_quotations(&text);
    let mut clean = Clean::default();
    text = take_mentions(text, said, &mut clean);
    text = wrapping::plain(text, html.is_some());
    // Entities may have brought new ones; the marks of people are ours by now.
    text.retain(|letter| matches!(letter, OPEN | CLOSE) || is_joiner(letter) || !is_hidden(letter));
    let own = without_own_name(text.trim(), said.bot.name, &mut clean.called);
    clean.text = cut(own);
    clean
}

/// A text from an input, as we keep it.
pub fn tidy(text: &str) -> String {
    let text: String = visible(text.chars().take(CHARS_MAX)).collect();
    text.trim().to_owned()
}

/// Whether a text begins with the bot's name as a word of its own.
pub fn starts_with_name(text: &str, name: &str) -> bool {
    after_name(text.trim_start(), name).is_some()
}

fn after_name<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let text = text.strip_prefix('@').unwrap_or(text);
    let head = text.get(..name.len()).filter(|_| !name.is_empty())?;
    let rest = text.get(name.len()..)?;
    let ends = !rest.starts_with(|next: char| next.is_alphanumeric() || "'’-_".contains(next));
    (head.eq_ignore_ascii_case(name) && ends).then_some(rest)
}

fn without_own_name<'t>(text: &'t str, name: &str, called: &mut Called) -> &'t str {
    let Some(rest) = after_name(text, name) else {
        return text.trim_start_matches([',', ':', ';', ' ', '\n']);
    };
    let sure = text.starts_with('@') || rest.trim().is_empty() || rest.starts_with([',', ':', ';']);
    if *called == Called::Not {
        *called = if sure { Called::Surely } else { Called::ByName };
    }
    rest.trim_start_matches([',', ':', ';', ' ', '\n'])
}

/// Puts people in the place of mentions; the bot's own goes.
fn take_mentions(mut text: String, said: &Said<'_>, clean: &mut Clean) -> String {
    let mut ids: Vec<&str> = Vec::new();
    for mention in said.mentions.iter().take(MENTIONS_MAX) {
        let Some((at, length)) = place_of(&text, mention.text, mention.name) else { continue };
        let (before, after) = (text.get(..at), text.get(at + length..));
        let (Some(before), Some(after)) = (before, after) else { continue };
        text = if mention.id == said.bot.id && !mention.id.is_empty() {
            clean.called = Called::Surely;
            let gap = before.is_empty() || before.ends_with(char::is_whitespace);
            format!("{before}{}", if gap { after.trim_start_matches(' ') } else { after })
        } else {
            let name: String = visible(mention.name.chars()).take(NAME_CHARS_MAX).collect();
            let place = ids.iter().position(|id| *id == mention.id).unwrap_or(ids.len());
            match clean.people.get_mut(place) {
                Some(who) if who.name.contains(&name) => {}
                Some(who) => who.name = format!("{} {name}", who.name),
                None => {
                    ids.push(mention.id);
                    clean.people.push(Who { id: (said.known)(mention.id), name });
                }
            }
            format!("{before}{OPEN}{place}{CLOSE}{after}")
        };
    }
    join_split_names(&text)
}

/// Where a mention stands: as Teams says it does, or as it is written in HTML.
fn place_of(text: &str, marked: &str, name: &str) -> Option<(usize, usize)> {
    let marked: String = visible(marked.chars()).collect();
    if let Some(at) = text.find(&marked).filter(|_| !marked.is_empty()) {
        return Some((at, marked.len()));
    }
    let name = html_escape::encode_text(name);
    ["</span>", "</at>"].into_iter().find_map(|end| {
        let at = text.find(&format!(">{name}{end}"))?;
        Some((at + 1, name.len())).filter(|_| !name.is_empty())
    })
}

/// Teams sometimes mentions one person as two, name by name: that is one person.
fn join_split_names(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut last = None;
    for (number, piece) in text.split(OPEN).enumerate() {
        match piece.split_once(CLOSE).filter(|_| number > 0) {
            Some((place, rest)) => {
                if last == Some(place) {
                    joined.truncate(joined.trim_end().len());
                } else {
                    joined.extend([OPEN]);
                    joined.push_str(place);
                    joined.extend([CLOSE]);
                }
                joined.push_str(rest);
                let alone = rest.replace("&nbsp;", "").replace('\u{a0}', "");
                last = Some(place).filter(|_| alone.trim().is_empty());
            }
            None => joined.push_str(piece),
        }
    }
    joined
}

/// Letters without controls, without marks that turn or hide text, without private-use letters.
/// Joiners stay between letters that need them: families of emoji, Persian.
fn visible(letters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let mut before = ' ';
    letters.filter(move |letter| {
        let joins = is_joiner(*letter) && !before.is_ascii() && !is_hidden(before);
        before = *letter;
        joins || !is_hidden(*letter)
    })
}

const fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{200C}' | '\u{200D}')
}

fn is_hidden(letter: char) -> bool {
    (letter.is_control() && !matches!(letter, '\n' | '\t' | '\r'))
        || matches!(letter,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{E000}'..='\u{F8FF}')
}

/// At most [`CHARS_MAX`] letters, and never half a person.
fn cut(text: &str) -> String {
    if text.chars().nth(CHARS_MAX).is_none() {
        return text.to_owned();
    }
    let end = text.char_indices().nth(CHARS_MAX - 1).map_or(text.len(), |(at, _)| at);
    let kept = text.get(..end).unwrap_or_default();
    let whole = match (kept.rfind(OPEN), kept.rfind(CLOSE)) {
        (Some(open), close) if close.is_none_or(|close| close < open) => kept.get(..open),
        _ => Some(kept),
    };
    format!("{}…", whole.unwrap_or_default())
}
