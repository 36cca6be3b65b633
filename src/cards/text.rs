//! What people typed is data. Here it becomes text that no client reads as anything else.

use incident::{Person, PersonId};
use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation;

/// How much of what people typed a card shows, in characters. The rest is in the history.
pub(super) const CARD_CHARS: usize = 300;

/// Somebody mentioned in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Who.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// How it stands in the text, to the letter: `<at>Bo Mwangi</at>`.
    pub text: String,
}

impl Mention {
    /// Text and entity come from one place, or Teams refuses the message.
    pub(super) fn of(person: &Person) -> Self {
        let name = line(&person.name);
        let text = format!("<at>{}</at>", html_escape::encode_text(&name));
        Self { person: person.id.clone(), name, text }
    }

    /// The entity for a card, by the Entra id.
    pub(super) fn entity(&self) -> Value {
        let mentioned = json!({ "id": self.person.as_str(), "name": self.name });
        json!({ "type": "mention", "text": self.text, "mentioned": mentioned })
    }
}

/// One line without anything that is not text: no control characters, and no marks that turn the
/// direction of what follows. Right-to-left letters keep their direction without them.
pub(super) fn line(text: &str) -> String {
    let visible = |c: char| match c {
        c if c.is_whitespace() => Some(' '),
        '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => None,
        c if c.is_control() => None,
        c => Some(c),
    };
    let text: String = text.chars().filter_map(visible).collect();
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The beginning, at most so many characters, with a sign where something is missing. What people
/// see as one sign, such as a flag or a family, stays whole or is left out.
pub(super) fn cut(text: &str, chars: usize) -> String {
    if text.chars().count() <= chars {
        return text.to_owned();
    }
    let mut room = chars.saturating_sub(1);
    let fits = |sign: &&str| {
        let left = room.checked_sub(sign.chars().count());
        room = left.unwrap_or_default();
        left.is_some()
    };
    let start: String = text.graphemes(true).take_while(fits).collect();
    format!("{}…", start.trim_end())
}

/// Typed text for a card: one line, cut, and no Markdown.
pub(super) fn typed(text: &str) -> String {
    apart(escape(&cut(&line(text), CARD_CHARS)))
}

/// The reason why an errand did not work, for a card. Cards do not know the backticks around
/// commands, so these become quotation marks.
pub(super) fn reason(text: &str) -> String {
    let mut opens = true;
    let quote = |c: char| {
        if c != '`' {
            return c;
        }
        opens = !opens;
        if opens { '”' } else { '“' }
    };
    typed(&text.chars().map(quote).collect::<String>())
}

/// A name or another short text, for Markdown.
pub(super) fn name(text: &str) -> String {
    apart(escape(&cut(&line(text), 80)))
}

/// Keeps what is written from right to left from changing places with what stands around it in the
/// sentence: between two signs that nobody sees, it counts as one.
/// <https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates>
fn apart(text: String) -> String {
    let leftwards = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    if text.contains(leftwards) { format!("\u{2068}{text}\u{2069}") } else { text }
}

/// A space of no width. It parts two signs that would mean something together, and nobody sees it.
const APART: char = '\u{200b}';

/// Takes apart what Markdown, Teams' mentions and the card's date functions would read.
///
/// Clients differ. Those on the desktop follow `CommonMark`. The parser that the renderers for
/// phones share begins a link at `[` whatever stands before it, and it shows a backslash; so
/// backslashes are kept for emphasis, which is rare, and everything else is parted by a space of
/// no width. Angle brackets become their lookalikes: a mention or a tag must not come to life in
/// any client.
/// <https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features>,
/// <https://github.com/microsoft/AdaptiveCards/blob/main/source/shared/cpp/ObjectModel/MarkDownBlockParser.cpp>
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    if begins_a_block(text) {
        escaped.push(APART);
    }
    let mut before = ' ';
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let after = rest.peek().map_or(' ', |(_, after)| *after);
        let in_a_word = before.is_alphanumeric() && after.is_alphanumeric();
        match c {
            '<' => escaped.push('‹'),
            '>' => escaped.push('›'),
            '&' if entity(text.get(at..).unwrap_or_default()) => escaped.push_str("&amp;"),
            '*' | '`' => escaped.extend(['\\', c]),
            '_' if !in_a_word => escaped.extend(['\\', c]),
            '~' if before == '~' || after == '~' => escaped.extend(['\\', c]),
            '\\' if after.is_ascii_punctuation() => escaped.extend(['\\', c]),
            ']' if matches!(after, '(' | '[' | ':') => escaped.extend([c, APART]),
            '{' if after == '{' => escaped.extend([c, APART]),
            c => escaped.push(c),
        }
        before = c;
    }
    escaped
}

/// Whether a line would be read as a heading, a list, a rule or a table.
fn begins_a_block(line: &str) -> bool {
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.len() < line.len() && digits.starts_with(['.', ')']);
    numbered || line.starts_with(['#', '-', '+', '=', '|'])
}

/// Whether this begins like `&lt;`, which clients would read as the sign it stands for.
fn entity(text: &str) -> bool {
    let Some((name, _)) = text.trim_start_matches('&').split_once(';') else { return false };
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
}

/// Typed text for places that may or may not read Markdown, such as notifications: what could
/// mean something is replaced by its lookalike.
pub(super) fn plain(text: &str) -> String {
    let text = cut(&line(text).replace("{{", "{ {"), CARD_CHARS);
    let lookalike = |(at, c): (usize, char)| match c {
        '<' => '‹',
        '>' => '›',
        '[' => '(',
        ']' => ')',
        '`' => '\'',
        '*' => '∗',
        '&' if entity(text.get(at..).unwrap_or_default()) => '＆',
        c => c,
    };
    apart(text.char_indices().map(lookalike).collect())
}

/// Typed text for HTML: lines kept, nothing else.
pub(super) fn html(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(line).collect();
    lines
        .iter()
        .map(|line| html_escape::encode_text(line).into_owned())
        .collect::<Vec<_>>()
        .join("<br>")
}

/// A link, where the address is one that a browser opens; its label alone otherwise.
pub(super) fn link(label: &str, url: &str) -> String {
    match address(url) {
        Some(url) => format!("[{}]({url})", escape(label)),
        None => escape(label),
    }
}

/// The address, fit for Markdown and for a button; none where it is not one of the web.
pub(super) fn address(url: &str) -> Option<String> {
    let web = ["https://", "http://"].iter().any(|scheme| url.starts_with(scheme));
    let mut safe = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '(' => safe.push_str("%28"),
            ')' => safe.push_str("%29"),
            ' ' => safe.push_str("%20"),
            '<' => safe.push_str("%3C"),
            '>' => safe.push_str("%3E"),
            '"' => safe.push_str("%22"),
            '\\' => safe.push_str("%5C"),
            c if c.is_control() => {}
            c => safe.push(c),
        }
    }
    web.then_some(safe)
}

#[cfg(test)]
mod test {
    use super::{address, cut, escape, line, link, plain};
    use expect_test::expect;
    use std::fmt::Write;

    #[test]
    fn what_people_typed_stays_text() {
        let mut table = String::new();
        for text in [
            "payments (NL) stuck, error #5 in a_b_c",
            r"C:\dir\*",
            "[click](https://evil.example)",
            "<at>Bo Mwangi</at>",
            "&lt;at&gt;Bo&lt;/at&gt; R&D; R&D",
            "**bold** _and_ `code` # ~",
            "- list",
            "+ list",
            "12. list 1.5",
            "{{DATE(2026-07-29T08:00:00Z, SHORT)}} ${x}",
        ] {
            let escaped = escape(text).replace(super::APART, "·");
            writeln!(table, "{escaped}  |  {}", plain(text)).unwrap();
        }
        expect![[r"
            payments (NL) stuck, error #5 in a_b_c  |  payments (NL) stuck, error #5 in a_b_c
            C:\dir\\\*  |  C:\dir\∗
            [click]·(https://evil.example)  |  (click)(https://evil.example)
            ‹at›Bo Mwangi‹/at›  |  ‹at›Bo Mwangi‹/at›
            &amp;lt;at&amp;gt;Bo&amp;lt;/at&amp;gt; R&amp;D; R&D  |  ＆lt;at＆gt;Bo＆lt;/at＆gt; R＆D; R&D
            \*\*bold\*\* \_and\_ \`code\` # ~  |  ∗∗bold∗∗ _and_ 'code' # ~
            ·- list  |  - list
            ·+ list  |  + list
            ·12. list 1.5  |  12. list 1.5
            {·{DATE(2026-07-29T08:00:00Z, SHORT)}} ${x}  |  { {DATE(2026-07-29T08:00:00Z, SHORT)}} ${x}
        "]].assert_eq(&table);
    }

    #[test]
    fn one_line_without_tricks() {
        assert_eq!(line(" a\r\n\tb \u{202e}evil\u{202c} \u{7} שלום"), "a b evil שלום");
        assert_eq!(cut("abcdef", 4), "abc…");
        assert_eq!(cut("abcd", 4), "abcd");
    }

    #[test]
    fn only_addresses_of_the_web_become_links() {
        assert_eq!(
            link("Bug 1", "https://x.example/a(b) c"),
            "[Bug 1](https://x.example/a%28b%29%20c)"
        );
        assert_eq!(link("Bug 1", "javascript:alert(1)"), "Bug 1");
        assert_eq!(address("ftp://x"), None);
    }
}
