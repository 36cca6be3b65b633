//! Text with holes: `Hello ${name}`. A card's strings and texts in backticks share these rules.

use crate::lex::{name_length, quoted_length};

/// A stretch of interpolated text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Part<'s> {
    /// Text that stands for itself.
    Plain(&'s str),
    /// A dollar sign or a backtick that was protected by a backslash.
    Protected(&'s str),
    /// What stands between `${` and `}`, trimmed.
    Hole(&'s str),
}

/// Splits `text` up to its end or its first bare backtick. Returns the parts and the rest.
pub(crate) fn parts(text: &str) -> (Vec<Part<'_>>, &str) {
    let mut found = Vec::new();
    let mut plain = text;
    let mut rest = text;
    loop {
        let next = match rest.chars().next() {
            None | Some('`') => break,
            Some('\\') => protected(rest),
            Some('$') => hole(rest),
            Some(_) => None,
        };
        let Some((part, after)) = next else {
            let mut chars = rest.chars();
            chars.next();
            rest = chars.as_str();
            continue;
        };
        push_plain(&mut found, plain, rest);
        found.push(part);
        plain = after;
        rest = after;
    }
    push_plain(&mut found, plain, rest);
    (found, rest)
}

fn push_plain<'s>(found: &mut Vec<Part<'s>>, from: &'s str, to: &'s str) {
    match from.get(..from.len() - to.len()) {
        None | Some("") => {}
        Some(text) => found.push(Part::Plain(text)),
    }
}

fn protected(text: &str) -> Option<(Part<'_>, &str)> {
    let sign = text.get(1..2).filter(|sign| matches!(*sign, "$" | "`"))?;
    Some((Part::Protected(sign), text.get(2..)?))
}

/// Reads `${…}`. A line break or a bare brace inside makes it plain text.
fn hole(text: &str) -> Option<(Part<'_>, &str)> {
    let inside = text.strip_prefix("${")?;
    let after = contents(inside)?;
    let expression = inside.get(..inside.len() - after.len())?;
    if expression.is_empty() {
        return None;
    }
    Some((Part::Hole(expression.trim()), after.strip_prefix('}')?))
}

/// Skips quoted texts, object literals and ordinary characters; stops in front of a `}`.
fn contents(text: &str) -> Option<&str> {
    let mut rest = text;
    // Object literals that are open, so that nesting needs no recursion.
    let mut open = 0_usize;
    loop {
        match rest.chars().next()? {
            '}' if open == 0 => return Some(rest),
            '}' => {
                open -= 1;
                rest = rest.get(1..)?;
            }
            '{' => {
                open += 1;
                rest = object_start(rest)?;
            }
            '\'' | '"' => rest = rest.get(quoted_length(rest)?..)?,
            '\r' | '\n' | '`' => return None,
            c => rest = rest.get(c.len_utf8()..)?,
        }
    }
}

/// After `{`: either `}` follows, or a key and its colon with no blank before either.
fn object_start(text: &str) -> Option<&str> {
    let inside = text.get(1..)?;
    if inside.starts_with('}') {
        return Some(inside);
    }
    let key =
        if inside.starts_with(['\'', '"']) { quoted_length(inside)? } else { name_length(inside) };
    if key == 0 {
        return None;
    }
    let value = inside.get(key..)?.strip_prefix(':')?;
    if value.starts_with('}') { None } else { Some(value) }
}

#[cfg(test)]
mod tests {
    use super::Part::{Hole, Plain, Protected};
    use super::parts;

    #[test]
    fn finds_holes_between_plain_text() {
        assert_eq!(parts("$${ n }!").0, [Plain("$"), Hole("n"), Plain("!")]);
    }

    #[test]
    fn keeps_what_is_no_hole() {
        for text in ["a ${n", "${}", "${a\nb}", "${ {a : 1} }", "$"] {
            assert_eq!(parts(text).0, [Plain(text)], "{text}");
        }
    }

    #[test]
    fn protects_with_a_backslash() {
        assert_eq!(parts(r"\${x}").0, [Protected("$"), Plain("{x}")]);
    }

    #[test]
    fn braces_in_quotes_and_objects_do_not_close() {
        assert_eq!(parts("${'}'}").0, [Hole("'}'")]);
        assert_eq!(parts("${{a:1, b:{c:{}}}}x").0, [Hole("{a:1, b:{c:{}}}"), Plain("x")]);
    }

    #[test]
    fn stops_at_a_backtick() {
        assert_eq!(parts("a`b"), (vec![Plain("a")], "`b"));
    }
}
