//! `isMatch`: regular expressions that take time in proportion to the text.

use regex::{Regex, RegexBuilder};

use super::Args;
use crate::error::Fault;
use crate::eval::World;
use crate::value::Val;

const NO_PATTERN: Fault = Fault::Refused("the text is not a regular expression");

/// What reading a pattern costs of the allowance, and the bytes it may take when it is read.
const READING: usize = 1 << 13;
const MOST_BYTES: usize = 1 << 18;

/// `isMatch(text, pattern)`: whether the pattern is found anywhere. Nothing counts as empty.
pub(super) fn is_match<'a>(args: Args<'_, 'a>, world: &World<'a>) -> Result<Val<'a>, Fault> {
    let text = if args.value(0).is_nothing() { "" } else { args.text(0)? };
    let source = args.text(1)?;
    world.fuel.take(text.len().saturating_mul(1 + source.len() / 16))?;
    // Nearly always one pattern is asked of many texts.
    let mut last = world.pattern.borrow_mut();
    let known = last.take().filter(|(known, _)| known == source);
    let (_, pattern) = if let Some(known) = known {
        last.insert(known)
    } else {
        world.fuel.take(READING)?;
        last.insert((source.to_owned(), read(source)?))
    };
    Ok(Val::Bool(pattern.is_match(text)))
}

/// `(?i)`, `(?m)` and `(?s)` hold for the whole wherever they stand, as in the reference.
fn read(source: &str) -> Result<Regex, Fault> {
    if source.is_empty() {
        return Err(NO_PATTERN);
    }
    let has = |flag: &str| source.contains(flag);
    let bare = ["(?i)", "(?m)", "(?s)"]
        .into_iter()
        .fold(source.to_owned(), |source, flag| source.replacen(flag, "", 1));
    RegexBuilder::new(&bare)
        .case_insensitive(has("(?i)"))
        .multi_line(has("(?m)"))
        .dot_matches_new_line(has("(?s)"))
        .size_limit(MOST_BYTES)
        .dfa_size_limit(MOST_BYTES)
        .nest_limit(32)
        .build()
        .map_err(|_| NO_PATTERN)
}
