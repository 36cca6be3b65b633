//! Functions of arrays, and of texts where they are taken as rows of characters.

use super::text::{slice, units};
use super::{Args, Missing};
use crate::compare;
use crate::error::Fault;
use crate::eval::{Env, World};
use crate::node::Node;
use crate::print::{Sink, display};
use crate::value::Val;

type Answer<'a> = Result<Val<'a>, Fault>;

const TEXT_OR_ARRAY: Fault = Fault::Refused("needs a text or an array");

pub(super) fn count<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let value = args.value(0);
    match value.as_text() {
        Some(text) => Ok(Val::count(units(text))),
        None if value.is_array() || value.is_object() => Ok(Val::count(value.weight())),
        None => Err(Fault::Refused("needs a text, an array or an object")),
    }
}

pub(super) fn create<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Val<'a> {
    Val::list(args.all().to_vec())
}

pub(super) fn first<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Val<'a> {
    let value = args.value(0);
    let letter = value.as_text().and_then(|text| text.chars().next());
    letter.map(Val::text_of).or_else(|| value.item(0)).unwrap_or(Val::Undefined)
}

pub(super) fn last<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Val<'a> {
    let value = args.value(0);
    let letter = value.as_text().and_then(|text| text.chars().next_back());
    let item = || value.item(value.weight().checked_sub(1)?);
    letter.map(Val::text_of).or_else(item).unwrap_or(Val::Undefined)
}

/// `join(array, separator, lastSeparator?)`.
pub(super) fn join<'a>(args: Args<'_, 'a>, world: &World<'a>) -> Answer<'a> {
    let items = args.items(0)?;
    let separator = |at| match args.get(at) {
        None | Some(Val::Undefined) => Ok(String::from(",")),
        Some(value) => display(value, &world.fuel),
    };
    let mut sink = Sink::new(&world.fuel);
    match items.split_last() {
        Some((_, [_])) if args.len() == 3 => sink.push_joined(&items, &separator(2)?)?,
        Some((last, front)) if args.len() == 3 && !front.is_empty() => {
            sink.push_joined(front, &separator(1)?)?;
            sink.push(&separator(2)?)?;
            // Nothing is written out here, as in the reference.
            sink.push_display(last)?;
        }
        _ => sink.push_joined(&items, &separator(1)?)?,
    }
    Ok(Val::text_of(sink.into_text()))
}

/// Whether a text has a text in it, an array an equal item, an object a property. A refusal on
/// the way is a "no".
pub(super) fn contains<'a>(args: &'a [Node], env: Env<'_, 'a>, missing: Missing) -> Answer<'a> {
    let [within, what] = args else { return Ok(Val::Bool(false)) };
    let both = env.value(within, missing).and_then(|one| Ok((one, env.value(what, missing)?)));
    let (within, what) = match both {
        Ok(both) => both,
        Err(fault) if fault.is_soft() => return Ok(Val::Bool(false)),
        Err(fault) => return Err(fault),
    };
    env.world.fuel.take(within.weight())?;
    Ok(Val::Bool(match (within.items(), what.as_text()) {
        (Some(items), _) => items.iter().any(|item| compare::equal(item, &what)),
        (None, Some(name)) => match within.as_text() {
            Some(text) => text.contains(name),
            None => within.property(name).is_some(),
        },
        (None, None) => false,
    }))
}

pub(super) fn index_of<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let (within, what) = args.pair();
    if let Some(items) = within.items() {
        return Ok(place(items.iter().position(|item| compare::same(item, &what))));
    }
    let (text, what) = texts(&within, &what)?;
    Ok(place(text.find(what).map(|at| units(text.get(..at).unwrap_or_default()))))
}

pub(super) fn last_index_of<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let (within, what) = args.pair();
    if let Some(items) = within.items() {
        return Ok(place(items.iter().rposition(|item| compare::same(item, &what))));
    }
    let (text, what) = texts(&within, &what)?;
    if what.is_empty() {
        // The search starts at the last character.
        return Ok(Val::count(units(text).saturating_sub(1)));
    }
    Ok(place(text.rfind(what).map(|at| units(text.get(..at).unwrap_or_default()))))
}

fn texts<'v>(within: &'v Val<'_>, what: &'v Val<'_>) -> Result<(&'v str, &'v str), Fault> {
    let text = match within {
        Val::Text(text) => text.as_ref(),
        Val::Undefined | Val::Null => "",
        Val::Bool(_)
        | Val::Number(_)
        | Val::Array(_)
        | Val::Object(_)
        | Val::List(_)
        | Val::Record(_) => return Err(TEXT_OR_ARRAY),
    };
    if matches!(what, Val::Undefined) {
        return Ok((text, ""));
    }
    Ok((text, what.as_text().ok_or(Fault::Refused("can only look for a text"))?))
}

fn place<'a>(at: Option<usize>) -> Val<'a> {
    at.map_or(Val::Number(-1.0), Val::count)
}

pub(super) fn reverse<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let value = args.value(0);
    match (value.as_text(), value.items()) {
        (Some(text), _) => Ok(Val::text_of(text.chars().rev().collect::<String>())),
        (_, Some(mut items)) => {
            items.reverse();
            Ok(Val::list(items))
        }
        (None, None) => Err(TEXT_OR_ARRAY),
    }
}

/// A count of items; what is negative counts as none.
fn limit(args: Args<'_, '_>, at: usize) -> Result<usize, Fault> {
    Ok(usize::try_from(args.whole(at)?).unwrap_or_default())
}

pub(super) fn skip<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let items = args.items(0)?;
    Ok(Val::list(items.into_iter().skip(limit(args, 1)?).collect()))
}

pub(super) fn take<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let value = args.value(0);
    let count = limit(args, 1)?;
    match (value.as_text(), value.items()) {
        (Some(text), _) => Ok(Val::text_of(slice(text, 0, count))),
        (_, Some(items)) => Ok(Val::list(items.into_iter().take(count).collect())),
        (None, None) => Err(TEXT_OR_ARRAY),
    }
}

/// `subArray(array, start, end?)`: both must lie within the array.
pub(super) fn sub_array<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    const OUT_OF_RANGE: Fault = Fault::Refused("the position is outside the array");
    let items = args.items(0)?;
    let inside = |at| {
        let n = usize::try_from(args.whole(at)?).map_err(|_| OUT_OF_RANGE)?;
        if n > items.len() { Err(OUT_OF_RANGE) } else { Ok(n) }
    };
    let start = inside(1)?;
    let end = if args.len() == 3 { inside(2)? } else { items.len() };
    Ok(Val::list(items.get(start..end).unwrap_or_default().to_vec()))
}

pub(super) fn union<'a>(args: Args<'_, 'a>, world: &World<'a>) -> Answer<'a> {
    let mut all = Vec::new();
    for at in 0..args.len() {
        all.extend(args.items(at)?);
    }
    distinct(all, world)
}

pub(super) fn unique<'a>(args: Args<'_, 'a>, world: &World<'a>) -> Answer<'a> {
    distinct(args.items(0)?, world)
}

pub(super) fn intersection<'a>(args: Args<'_, 'a>, world: &World<'a>) -> Answer<'a> {
    let mut common = args.items(0)?;
    for at in 1..args.len() {
        let others = args.items(at)?;
        world.fuel.take(common.len().saturating_mul(others.len()))?;
        common.retain(|item| others.iter().any(|other| compare::same(item, other)));
    }
    distinct(common, world)
}

fn distinct<'a>(items: Vec<Val<'a>>, world: &World<'a>) -> Answer<'a> {
    let mut found: Vec<Val<'a>> = Vec::new();
    for item in items {
        world.fuel.take(found.len())?;
        if !found.iter().any(|known| compare::same(known, &item)) {
            found.push(item);
        }
    }
    Ok(Val::list(found))
}

/// `flatten(array, depth?)`: all levels if no depth is given.
pub(super) fn flatten<'a>(args: Args<'_, 'a>, world: &World<'a>) -> Answer<'a> {
    const ALL_LEVELS: i64 = 100;
    let depth = if args.len() == 2 { args.value(1).as_whole().unwrap_or(1) } else { ALL_LEVELS };
    let mut items = args.items(0)?;
    for _ in 0..depth.clamp(1, ALL_LEVELS) {
        if !items.iter().any(Val::is_array) {
            break;
        }
        let mut flat = Vec::with_capacity(items.len());
        for item in items {
            world.fuel.take(1 + item.weight())?;
            match item.items() {
                Some(inner) => flat.extend(inner),
                None => flat.push(item),
            }
        }
        items = flat;
    }
    Ok(Val::list(items))
}

pub(super) fn sort_by<'a>(args: Args<'_, 'a>, world: &World<'a>) -> Answer<'a> {
    sorted(args, world).map(Val::list)
}

pub(super) fn sort_by_descending<'a>(args: Args<'_, 'a>, world: &World<'a>) -> Answer<'a> {
    let mut items = sorted(args, world)?;
    items.reverse();
    Ok(Val::list(items))
}

/// Sorts by a property, or by the items' texts if none is named.
fn sorted<'a>(args: Args<'_, 'a>, world: &World<'a>) -> Result<Vec<Val<'a>>, Fault> {
    let items = args.items(0)?;
    let mut keyed = Vec::with_capacity(items.len());
    for item in items {
        let key = match args.get(1) {
            None => Val::text_of(display(&item, &world.fuel)?),
            Some(name) => {
                item.property(name.as_text().unwrap_or_default()).unwrap_or(Val::Undefined)
            }
        };
        keyed.push((key, item));
    }
    keyed.sort_by(|(one, _), (other, _)| compare::sort_order(one, other));
    Ok(keyed.into_iter().map(|(_, item)| item).collect())
}
