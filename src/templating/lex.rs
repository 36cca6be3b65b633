//! From the text of an expression to its words.

use crate::error::Problem;
use crate::interpolate::{self, Part};

/// One word of an expression.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Token<'s> {
    /// `12` or `1.5`.
    Number(f64),
    /// A quoted text with its quotes, escapes untouched.
    Quoted(&'s str),
    /// `name`, `$root`, `#x`.
    Name(&'s str),
    /// A text in backticks.
    Interpolated(Vec<Part<'s>>),
    /// An operator or a bracket.
    Sign(&'static str),
}

/// A word with its place (a byte offset) and its source.
#[derive(Debug)]
pub(crate) struct Word<'s> {
    pub(crate) token: Token<'s>,
    pub(crate) at: usize,
    pub(crate) source: &'s str,
}

/// Longest first, so that `<=` is not read as `<`.
const SIGNS: [&str; 29] = [
    "==", "!=", "<>", "&&", "||", "<=", ">=", "=>", "??", "+", "-", "!", "^", "*", "/", "%", "&",
    "<", ">", "(", ")", ".", "[", "]", "{", "}", ",", ":", "?",
];

/// Splits an expression into words.
pub(crate) fn words(text: &str) -> Result<Vec<Word<'_>>, Problem> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        rest = skip_blank(rest);
        if rest.is_empty() {
            return Ok(found);
        }
        let at = text.len() - rest.len();
        let (token, length) =
            word(rest).ok_or_else(|| Problem::Syntax { column: column(text, at) })?;
        let (source, after) = rest.split_at(length);
        found.push(Word { token, at, source });
        rest = after;
    }
}

/// The column, counted in characters from 1, of a byte offset.
pub(crate) fn column(text: &str, at: usize) -> usize {
    text.char_indices().take_while(|(start, _)| *start < at).count() + 1
}

fn skip_blank(text: &str) -> &str {
    let mut rest = text;
    loop {
        let next = rest.trim_start_matches([' ', '\t', '\n', '\u{feff}', '\u{a0}']);
        // A carriage return counts as blank only in front of a line feed.
        match next.strip_prefix("\r\n") {
            Some(after) => rest = after,
            None => return next,
        }
    }
}

fn word(rest: &str) -> Option<(Token<'_>, usize)> {
    let first = rest.chars().next()?;
    if first.is_ascii_digit() {
        let length = number_length(rest);
        let value = rest.get(..length)?.parse().ok()?;
        return Some((Token::Number(value), length));
    }
    if first == '\'' || first == '"' {
        let length = quoted_length(rest)?;
        return Some((Token::Quoted(rest.get(..length)?), length));
    }
    if let Some(inside) = rest.strip_prefix('`') {
        let (parts, after) = interpolate::parts(inside);
        after.strip_prefix('`')?;
        return Some((Token::Interpolated(parts), rest.len() - after.len() + 1));
    }
    let name = name_length(rest);
    // A lone `%` is the operator; `%x` is a name, as in the reference's grammar.
    if name > 0 && rest.get(..name) != Some("%") {
        return Some((Token::Name(rest.get(..name)?), name));
    }
    let sign = SIGNS.into_iter().find(|sign| rest.starts_with(sign))?;
    Some((Token::Sign(sign), sign.len()))
}

fn number_length(text: &str) -> usize {
    let digits =
        |from: &str| from.len() - from.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let whole = digits(text);
    let fraction = text.get(whole..).and_then(|rest| rest.strip_prefix('.')).map_or(0, digits);
    if fraction == 0 { whole } else { whole + 1 + fraction }
}

/// The length of the name that `text` starts with; 0 if it starts with none.
pub(crate) fn name_length(text: &str) -> usize {
    let start = if text.starts_with("@@") {
        2
    } else if text.starts_with(|c: char| c.is_ascii_alphabetic() || "_#@$%".contains(c)) {
        1
    } else {
        return 0;
    };
    let tail = text.get(start..).unwrap_or_default();
    let after = tail.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    text.len() - after.len()
}

/// The length of the quoted text that `text` starts with, quotes included.
///
/// A backslash protects a quote or a backslash. If that leaves the text unclosed, the last
/// protected quote closes it after all, as in the reference.
pub(crate) fn quoted_length(text: &str) -> Option<usize> {
    let quote = text.chars().next()?;
    let mut protected = false;
    let mut fallback = None;
    for (at, c) in text.char_indices().skip(1) {
        if protected {
            protected = false;
            if c == quote {
                fallback = Some(at + 1);
            }
            if c == quote || c == '\\' {
                continue;
            }
        }
        if c == '\\' {
            protected = true;
        } else if c == quote {
            return Some(at + 1);
        }
    }
    fallback
}

#[cfg(test)]
mod tests {
    use super::{Token, quoted_length, words};
    use crate::error::Problem;

    fn sources(text: &str) -> Vec<&str> {
        words(text).unwrap().into_iter().map(|word| word.source).collect()
    }

    #[test]
    fn splits_operators_longest_first() {
        assert_eq!(
            sources("a<=b!=!c=>d??e"),
            ["a", "<=", "b", "!=", "!", "c", "=>", "d", "??", "e"]
        );
    }

    #[test]
    fn reads_percent_as_operator_only_when_alone() {
        assert_eq!(words("5 % 2").unwrap()[1].token, Token::Sign("%"));
        assert_eq!(words("5%2").unwrap()[1].token, Token::Name("%2"));
    }

    #[test]
    fn ends_a_quoted_text_at_its_own_quote() {
        assert_eq!(quoted_length(r"'it\'s' x"), Some(7));
        assert_eq!(quoted_length(r"'a\\' x"), Some(5));
        assert_eq!(quoted_length(r"'a\'"), Some(4));
        assert_eq!(quoted_length("'a"), None);
    }

    #[test]
    fn counts_columns_in_characters() {
        assert_eq!(words("'é' ~").unwrap_err(), Problem::Syntax { column: 5 });
    }
}
