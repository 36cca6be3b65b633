//! Functions of texts. Lengths and positions count UTF-16 units, as in JavaScript.

use super::Args;
use crate::error::Fault;
use crate::eval::World;
use crate::print::{Sink, plain};
use crate::value::Val;

type Answer<'a> = Result<Val<'a>, Fault>;

const OUT_OF_RANGE: Fault = Fault::Refused("the position is outside the text");

pub(super) fn units(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.encode_utf16().count() }
}

/// The units from `start` on, at most `length` of them. Half a character becomes U+FFFD.
pub(super) fn slice(text: &str, start: usize, length: usize) -> String {
    if text.is_ascii() {
        let end = start.saturating_add(length).min(text.len());
        return text.get(start.min(end)..end).unwrap_or_default().to_owned();
    }
    let units: Vec<u16> = text.encode_utf16().skip(start).take(length).collect();
    String::from_utf16_lossy(&units)
}

/// `concat` and `&`: arrays are chained, anything else is joined as text.
pub(super) fn concat<'a>(args: Args<'_, 'a>, world: &World<'a>) -> Answer<'a> {
    let mut joined = args.value(0);
    for next in args.all().iter().skip(1) {
        world.fuel.take(joined.weight())?;
        joined = match (joined.items(), next.items()) {
            (Some(mut one), Some(other)) => {
                one.extend(other);
                Val::list(one)
            }
            (Some(_), None) if next.is_nothing() => joined,
            (None, Some(_)) if joined.is_nothing() => next.clone(),
            (None, None) if joined.is_nothing() && next.is_nothing() => Val::Undefined,
            _ => Val::text_of(plain(&joined, &world.fuel)? + &plain(next, &world.fuel)?),
        };
    }
    Ok(joined)
}

pub(super) fn length<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    Ok(Val::count(units(args.text_or_missing(0)?)))
}

pub(super) fn upper<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    Ok(Val::text_of(args.text_or_missing(0)?.to_uppercase()))
}

pub(super) fn lower<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    Ok(Val::text_of(args.text_or_missing(0)?.to_lowercase()))
}

pub(super) fn trim<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let blank = |c: char| c.is_whitespace() || c == '\u{feff}';
    Ok(Val::text_of(args.text_or_missing(0)?.trim_matches(blank)))
}

pub(super) fn sentence_case<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    Ok(Val::text_of(capitalized(args.text_or_missing(0)?)))
}

/// `titleCase`: a word starts at a letter, digit or underscore and runs to the next blank.
pub(super) fn title_case<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let text = args.text_or_missing(0)?.to_lowercase();
    let mut done = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(start) = rest.find(|c: char| c.is_ascii_alphanumeric() || c == '_') {
        let (before, from) = rest.split_at(start);
        let (word, after) = from.split_at(from.find(char::is_whitespace).unwrap_or(from.len()));
        done.push_str(before);
        done.push_str(&capitalized(word));
        rest = after;
    }
    Ok(Val::text_of(done + rest))
}

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars.as_str().to_lowercase().chars()).collect()
}

pub(super) fn replace<'a>(args: Args<'_, 'a>, world: &World<'a>) -> Answer<'a> {
    let (text, old) = (args.text_or_missing(0)?, args.text_or_missing(1)?);
    let found = text.match_indices(old).map(|(at, _)| (at, old.len()));
    replaced(args, found.collect(), world)
}

/// `replaceIgnoreCase`: without regard to the case of ASCII letters.
pub(super) fn replace_ignore_case<'a>(args: Args<'_, 'a>, world: &World<'a>) -> Answer<'a> {
    let text = args.text_or_missing(0)?.to_ascii_lowercase();
    let old = args.text_or_missing(1)?.to_ascii_lowercase();
    let found = text.match_indices(&old).map(|(at, _)| (at, old.len()));
    replaced(args, found.collect(), world)
}

fn replaced<'a>(args: Args<'_, '_>, found: Vec<(usize, usize)>, world: &World<'a>) -> Answer<'a> {
    let (text, new) = (args.text_or_missing(0)?, args.text_or_missing(2)?);
    if args.text_or_missing(1)?.is_empty() {
        return Err(Fault::Refused("cannot replace the empty text"));
    }
    let mut sink = Sink::new(&world.fuel);
    let mut end = 0;
    for (at, length) in found {
        sink.push(text.get(end..at).unwrap_or_default())?;
        sink.push(new)?;
        end = at + length;
    }
    sink.push(text.get(end..).unwrap_or_default())?;
    Ok(Val::text_of(sink.into_text()))
}

pub(super) fn split<'a>(args: Args<'_, 'a>, world: &World<'a>) -> Answer<'a> {
    let (text, separator) = (args.text_or_missing(0)?, args.text_or_missing(1)?);
    world.fuel.take(text.len())?;
    let pieces: Vec<Val<'a>> = if separator.is_empty() {
        text.chars().map(Val::text_of).collect()
    } else {
        text.split(separator).map(Val::text_of).collect()
    };
    Ok(Val::list(pieces))
}

/// `substring(text, start, length?)`: both must lie within the text.
pub(super) fn substring<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let text = args.text_or_missing(0)?;
    if matches!(args.get(0), Some(Val::Undefined)) {
        return Ok(Val::text_of(""));
    }
    let all = units(text);
    let start = usize::try_from(args.whole(1)?).map_err(|_| OUT_OF_RANGE)?;
    let rest = all.checked_sub(start).ok_or(OUT_OF_RANGE)?;
    let length = match args.get(2) {
        None => rest,
        Some(_) => usize::try_from(args.whole(2)?).map_err(|_| OUT_OF_RANGE)?,
    };
    if length > rest { Err(OUT_OF_RANGE) } else { Ok(Val::text_of(slice(text, start, length))) }
}

pub(super) fn starts_with<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    Ok(Val::Bool(args.text_or_missing(0)?.starts_with(args.text_or_missing(1)?)))
}

pub(super) fn ends_with<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    Ok(Val::Bool(args.text_or_missing(0)?.ends_with(args.text_or_missing(1)?)))
}

pub(super) fn count_word<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    // The empty text counts as one word, as in the reference.
    Ok(Val::count(args.text_or_missing(0)?.split_whitespace().count().max(1)))
}

pub(super) fn end_of_line<'a>(_: Args<'_, 'a>, _: &World<'a>) -> Val<'a> {
    Val::text_of("\n")
}
