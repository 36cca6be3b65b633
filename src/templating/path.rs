//! Walking along paths such as `a.b[0].c`.

use crate::error::Fault;
use crate::functions::Missing;
use crate::print::{Sink, number_text};
use crate::value::{Fuel, Val, whole};

/// A step of a path whose index was computed.
#[derive(Debug)]
pub(crate) enum Key<'k> {
    Name(&'k str),
    Index(f64),
    Text(String),
}

pub(crate) const BAD_INDEX: Fault =
    Fault::Refused("the index is neither a whole number nor a text");

/// Follows the keys; what is not there is undefined, never a fault.
pub(crate) fn walk<'a>(from: Val<'a>, keys: &[Key<'_>]) -> Val<'a> {
    let mut at = from;
    for key in keys {
        let next = match key {
            Key::Name(name) => at.property(name),
            Key::Text(text) => at.property(text),
            Key::Index(n) if at.is_array() => position(*n).and_then(|n| at.item(n)),
            Key::Index(n) => at.property(&number_text(*n)),
        };
        match next {
            Some(value) => at = value,
            None => return Val::Undefined,
        }
    }
    at
}

fn position(n: f64) -> Option<usize> {
    whole(n).and_then(|n| usize::try_from(n).ok())
}

/// `of[index]` at the end of a path. Nothing has no parts; an array must have the position.
pub(crate) fn element<'a>(of: &Val<'a>, index: &Val<'a>) -> Result<Val<'a>, Fault> {
    if let Some(name) = index.as_text() {
        return Ok(of.property(name).unwrap_or(Val::Undefined));
    }
    let n = index.as_whole().ok_or(BAD_INDEX)?;
    if of.is_nothing() {
        return Ok(Val::Undefined);
    }
    if !of.is_array() {
        return Err(Fault::Refused("only an array has positions"));
    }
    usize::try_from(n)
        .ok()
        .and_then(|n| of.item(n))
        .ok_or(Fault::Refused("the array has no such position"))
}

/// Splits a path that is itself text at dots and brackets; quotes around a part fall away.
pub(crate) fn split(path: &str) -> Vec<Key<'_>> {
    path.split(['.', '[', ']'])
        .filter(|part| !part.is_empty())
        .map(|part| {
            let quoted =
                part.strip_prefix(['"', '\'']).and_then(|inside| inside.strip_suffix(['"', '\'']));
            Key::Name(quoted.unwrap_or(part))
        })
        .collect()
}

/// What was found, or the path's source if nothing was and the source is wanted.
pub(crate) fn or_source<'a>(found: Val<'a>, path: &str, missing: Missing) -> Val<'a> {
    if missing == Missing::Source && matches!(found, Val::Undefined) {
        return Val::text_of(format!("${{{path}}}"));
    }
    found
}

/// A path as it stays in the card when it leads nowhere.
pub(crate) fn source<'a>(keys: &[Key<'_>], fuel: &Fuel) -> Result<Val<'a>, Fault> {
    let mut sink = Sink::new(fuel);
    sink.push("${")?;
    for (at, key) in keys.iter().enumerate() {
        match key {
            Key::Name(name) => {
                sink.push(if at == 0 { "" } else { "." })?;
                sink.push(name)?;
            }
            Key::Index(n) => sink.push(&format!("[{}]", number_text(*n)))?,
            Key::Text(text) => {
                sink.push("['")?;
                sink.push(text)?;
                sink.push("']")?;
            }
        }
    }
    sink.push("}")?;
    Ok(Val::text_of(sink.into_text()))
}
