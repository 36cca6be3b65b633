//! A message without its wrapping: mentions become people, quotes and code are put aside, HTML
//! and invisible characters go.

use super::Said;
use ammonia::Builder;
use incident::Who;

/// The longest text we keep of a message.
const CHARS_MAX: usize = 4000;

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
    /// Whether the bot was mentioned or called by name.
    pub addressed: bool,
}

/// Takes the wrapping off.
pub fn clean(said: &Said<'_>) -> Clean {
    let mut clean = Clean::default();
    let from_html = said.text.trim().is_empty();
    let source = if from_html { said.html.unwrap_or_default() } else { said.text };
    let mut text: String = source.chars().filter(|letter| !is_hidden(*letter)).collect();
    text = cut_between(&text, "<quoted", "/>");
    text = cut_between(&text, "<quoted", "</quoted>");
    text = cut_between(&text, "<blockquote", "</blockquote>");
    for mention in &said.mentions {
        if mention.text.is_empty() || !text.contains(mention.text) {
            continue;
        }
        if mention.id == said.bot.id {
            text = text.replacen(mention.text, " ", 1);
            clean.addressed = true;
        } else {
            let place = person(&mut clean.people, said, mention.id, mention.name);
            text = text.replacen(mention.text, &format!(" {OPEN}{place}{CLOSE} "), 1);
        }
    }
    text = join_split_names(&text);
    if from_html || text.contains("<at>") || text.contains("</") {
        text = text.replace("</p>", "\n").replace("<br", "\n<br").replace("</div>", "\n");
        text = Builder::empty().clean(&text).to_string();
    }
    text = html_escape::decode_html_entities(&text).replace('\u{a0}', " ");
    text = without_quoted_lines(&text);
    text = without_code(&text);
    let mut rest = text.trim();
    if starts_with_name(rest, said.bot.name) {
        clean.addressed = true;
        let name = said.bot.name.chars().count() + usize::from(rest.starts_with('@'));
        rest = rest.char_indices().nth(name).map_or("", |(at, _)| rest.get(at..).unwrap_or(""));
        rest = rest.trim_start_matches([',', ':', ';', ' ', '\n']);
    }
    clean.text = cut(rest.trim());
    clean
}

/// The number of this person among those mentioned; a name in two parts is one person.
fn person(people: &mut Vec<Who>, said: &Said<'_>, id: &str, name: &str) -> usize {
    let known = (said.known)(id);
    if let (Some(known), Some(last)) = (&known, people.last_mut())
        && last.id.as_ref() == Some(known)
    {
        if !last.name.contains(name) {
            last.name = format!("{} {name}", last.name);
        }
        return people.len() - 1;
    }
    people.push(Who { id: known, name: name.to_owned() });
    people.len() - 1
}

/// Teams sometimes mentions one person as two, name by name: that is one person.
fn join_split_names(text: &str) -> String {
    let mut joined: Vec<&str> = Vec::new();
    for line in text.split(' ') {
        let is_mention = line.starts_with(OPEN) && line.ends_with(CLOSE);
        let before = joined.iter().rev().find(|word| !word.is_empty());
        if !(is_mention && before == Some(&line)) {
            joined.push(line);
        }
    }
    joined.join(" ")
}

/// Whether a text begins with the bot's name as a word of its own.
pub fn starts_with_name(text: &str, name: &str) -> bool {
    let text = text.trim_start().trim_start_matches('@');
    let Some(head) = text.get(..name.len()).filter(|_| !name.is_empty()) else { return false };
    let next = text.get(name.len()..).and_then(|rest| rest.chars().next());
    head.eq_ignore_ascii_case(name) && next.is_none_or(|next| !next.is_alphanumeric())
}

/// Controls, invisible marks that turn or join letters, and private-use characters.
fn is_hidden(letter: char) -> bool {
    (letter.is_control() && letter != '\n' && letter != '\t')
        || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{E000}'..='\u{F8FF}')
}

fn cut_between(text: &str, from: &str, to: &str) -> String {
    let mut left = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(from) {
        let Some((_, behind)) = after.split_once(to) else { break };
        left.push_str(before);
        left.push(' ');
        rest = behind;
    }
    left.push_str(rest);
    left
}

/// Lines that quote somebody are not this person's words, unless there are no others.
fn without_quoted_lines(text: &str) -> String {
    let own: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with('>')).collect();
    if own.iter().all(|line| line.trim().is_empty()) { text.to_owned() } else { own.join("\n") }
}

/// Code is shown, not said; a message that is nothing but code was pasted to be read.
fn without_code(text: &str) -> String {
    if !text.contains('`') {
        return text.to_owned();
    }
    let outside = cut_between(&cut_between(text, "```", "```"), "`", "`");
    let begins_with_code = text.trim_start().starts_with('`');
    if outside.trim().is_empty() || !begins_with_code { text.replace('`', "") } else { outside }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(CHARS_MAX) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}
