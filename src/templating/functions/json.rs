//! Functions of objects and JSON. They make new objects; the data is never changed.

use serde_json::Value;

use super::{Args, Missing};
use crate::error::Fault;
use crate::eval::{Env, World};
use crate::node::Node;
use crate::path;
use crate::print::{Sink, display};
use crate::value::{Entries, Val};

type Answer<'a> = Result<Val<'a>, Fault>;

const NO_OBJECT: Fault = Fault::Refused("needs an object");

/// `json`: the value that a text holds.
pub(super) fn json<'a>(args: Args<'_, 'a>, world: &World<'a>) -> Answer<'a> {
    let text = args.text(0)?.trim();
    world.fuel.take(text.len())?;
    serde_json::from_str::<Value>(text)
        .map(Val::owning)
        .map_err(|_| Fault::Refused("the text is not JSON"))
}

pub(super) fn json_stringify<'a>(args: Args<'_, 'a>, world: &World<'a>) -> Answer<'a> {
    let value = args.value(0);
    if matches!(value, Val::Undefined) {
        return Ok(value);
    }
    let mut sink = Sink::new(&world.fuel);
    sink.push_json(&value)?;
    Ok(Val::text_of(sink.into_text()))
}

/// `coalesce` and `??`: the first value that is there.
pub(super) fn coalesce<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Val<'a> {
    args.all().iter().find(|value| !value.is_nothing()).cloned().unwrap_or(Val::Undefined)
}

fn object<'a>(args: Args<'_, 'a>) -> Result<Entries<'a>, Fault> {
    args.value(0).entries().ok_or(NO_OBJECT)
}

fn key(args: Args<'_, '_>, world: &World<'_>) -> Result<String, Fault> {
    display(&args.value(1), &world.fuel)
}

pub(super) fn add_property<'a>(args: Args<'_, 'a>, world: &World<'a>) -> Answer<'a> {
    let (mut entries, name) = (object(args)?, key(args, world)?);
    if entries.iter().any(|(known, _)| *known == name) {
        return Err(Fault::Refused("the object already has this property"));
    }
    entries.push((name.into(), args.value(2)));
    Ok(Val::record(entries))
}

pub(super) fn set_property<'a>(args: Args<'_, 'a>, world: &World<'a>) -> Answer<'a> {
    let (mut entries, name) = (object(args)?, key(args, world)?);
    set(&mut entries, (name.into(), args.value(2)));
    Ok(Val::record(entries))
}

fn set<'a>(entries: &mut Entries<'a>, entry: (std::borrow::Cow<'a, str>, Val<'a>)) {
    match entries.iter_mut().find(|(known, _)| *known == entry.0) {
        Some(known) => *known = entry,
        None => entries.push(entry),
    }
}

/// `removeProperty`: what has no properties comes back as it is.
pub(super) fn remove_property<'a>(args: Args<'_, 'a>, world: &World<'a>) -> Answer<'a> {
    let value = args.value(0);
    if !value.is_object() && !value.is_nothing() {
        return Ok(value);
    }
    let (mut entries, name) = (object(args)?, key(args, world)?);
    entries.retain(|(known, _)| *known != name);
    Ok(Val::record(entries))
}

/// `merge`: of objects and arrays of objects; the later wins.
pub(super) fn merge<'a>(args: Args<'_, 'a>, world: &World<'a>) -> Answer<'a> {
    let mut merged = Entries::new();
    for value in args.all() {
        for part in value.items().unwrap_or_else(|| vec![value.clone()]) {
            for entry in part.entries().ok_or(NO_OBJECT)? {
                world.fuel.take(1 + merged.len())?;
                set(&mut merged, entry);
            }
        }
    }
    Ok(Val::record(merged))
}

/// `indicesAndValues`: each item with its position, or each property with its name.
pub(super) fn indices_and_values<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let pair = |index, value| Val::record(vec![("index".into(), index), ("value".into(), value)]);
    let value = args.value(0);
    match (value.items(), value.entries()) {
        (Some(items), _) => {
            let pairs = items.into_iter().enumerate();
            Ok(Val::list(pairs.map(|(at, value)| pair(Val::count(at), value)).collect()))
        }
        (_, Some(entries)) => {
            let pairs = entries.into_iter();
            Ok(Val::list(pairs.map(|(key, value)| pair(Val::Text(key), value)).collect()))
        }
        (None, None) => Err(Fault::Refused("needs an array or an object")),
    }
}

/// `getProperty(path)` of the data, or `getProperty(object, path)`.
pub(super) fn get_property<'a>(args: &'a [Node], env: Env<'_, 'a>, missing: Missing) -> Answer<'a> {
    match args {
        [path] => match env.value(path, missing)?.as_text() {
            Some(path) => Ok(env.at_path(path, missing)),
            None => Err(Fault::Refused("needs a text")),
        },
        [of, path] => {
            let of = env.value(of, missing)?;
            let path = env.value(path, missing)?;
            let path = display(&path, &env.world.fuel)?;
            Ok(path::or_source(path::walk(of, &path::split(&path)), &path, missing))
        }
        _ => Ok(Val::Undefined),
    }
}
