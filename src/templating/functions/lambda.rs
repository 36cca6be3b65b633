//! Functions that compute an expression for each item of a collection.

use super::Missing;
use crate::error::Fault;
use crate::eval::{Env, Local};
use crate::node::Node;
use crate::value::Val;

type Answer<'a> = Result<Val<'a>, Fault>;

/// A collection, the name its items get, and the expression to compute for each.
struct Loop<'a> {
    of: Val<'a>,
    items: Vec<Val<'a>>,
    name: &'a str,
    body: &'a Node,
}

impl<'a> Loop<'a> {
    /// An object is a collection of `{key, value}`.
    fn over(args: &'a [Node], env: Env<'_, 'a>, missing: Missing) -> Result<Self, Fault> {
        const REFUSED: Fault = Fault::Refused("needs an array or an object");
        let [of, name, body] = args else { return Err(REFUSED) };
        let of = env.value(of, missing)?;
        let pairs = |entries: Vec<_>| {
            let pair = |(key, value)| {
                Val::record(vec![("key".into(), Val::Text(key)), ("value".into(), value)])
            };
            entries.into_iter().map(pair).collect()
        };
        let items = of.items().or_else(|| of.entries().map(pairs)).ok_or(REFUSED)?;
        env.world.fuel.take(items.len())?;
        Ok(Self { of, items, name: name.lone_name().unwrap_or_default(), body })
    }

    /// The body's value for one item.
    fn run(&self, item: &Val<'a>, env: Env<'_, 'a>, missing: Missing) -> Answer<'a> {
        let local = Local { name: self.name, item: item.clone(), outer: env.local };
        // A fresh environment: the local lives shorter than the one outside.
        let inner = Env { world: env.world, data: env.data, index: env.index, local: Some(&local) };
        inner.value(self.body, missing)
    }

    /// Whether the body holds for one item; a refusal is a "no".
    fn holds(&self, item: &Val<'a>, env: Env<'_, 'a>, missing: Missing) -> Result<bool, Fault> {
        match self.run(item, env, missing) {
            Ok(value) => Ok(value.holds()),
            Err(fault) if fault.is_soft() => Ok(false),
            Err(fault) => Err(fault),
        }
    }
}

/// `select` and `foreach`.
pub(super) fn select<'a>(args: &'a [Node], env: Env<'_, 'a>, missing: Missing) -> Answer<'a> {
    let each = Loop::over(args, env, missing)?;
    let found: Result<_, _> = each.items.iter().map(|item| each.run(item, env, missing)).collect();
    Ok(Val::list(found?))
}

/// `where`: of an object, the properties for which it holds.
pub(super) fn filter<'a>(args: &'a [Node], env: Env<'_, 'a>, missing: Missing) -> Answer<'a> {
    let each = Loop::over(args, env, missing)?;
    let mut keep = Vec::with_capacity(each.items.len());
    for item in &each.items {
        keep.push(each.holds(item, env, missing)?);
    }
    let mut keep = keep.into_iter();
    if let Some(mut entries) = each.of.entries() {
        entries.retain(|_| keep.next().unwrap_or_default());
        return Ok(Val::record(entries));
    }
    let mut items = each.items;
    items.retain(|_| keep.next().unwrap_or_default());
    Ok(Val::list(items))
}

pub(super) fn any<'a>(args: &'a [Node], env: Env<'_, 'a>, missing: Missing) -> Answer<'a> {
    let each = Loop::over(args, env, missing)?;
    for item in &each.items {
        if each.holds(item, env, missing)? {
            return Ok(Val::Bool(true));
        }
    }
    Ok(Val::Bool(false))
}

pub(super) fn all<'a>(args: &'a [Node], env: Env<'_, 'a>, missing: Missing) -> Answer<'a> {
    let each = Loop::over(args, env, missing)?;
    for item in &each.items {
        if !each.holds(item, env, missing)? {
            return Ok(Val::Bool(false));
        }
    }
    Ok(Val::Bool(true))
}
