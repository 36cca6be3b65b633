//! Conditions and comparisons.

use super::{Args, Missing};
use crate::compare;
use crate::error::Fault;
use crate::eval::{Env, World};
use crate::node::Node;
use crate::value::Val;

/// Whether a node holds, where what is missing counts as nothing and a refusal as "no".
fn holds<'a>(node: &'a Node, env: Env<'_, 'a>) -> Result<bool, Fault> {
    match env.value(node, Missing::Nothing) {
        Ok(value) => Ok(value.holds()),
        Err(fault) if fault.is_soft() => Ok(false),
        Err(fault) => Err(fault),
    }
}

pub(super) fn and<'a>(
    args: &'a [Node],
    env: Env<'_, 'a>,
    _missing: Missing,
) -> Result<Val<'a>, Fault> {
    for node in args {
        if !holds(node, env)? {
            return Ok(Val::Bool(false));
        }
    }
    Ok(Val::Bool(true))
}

/// True, or else the last value as it is; nothing if the last was refused.
pub(super) fn or<'a>(
    args: &'a [Node],
    env: Env<'_, 'a>,
    _missing: Missing,
) -> Result<Val<'a>, Fault> {
    let mut last = Val::Bool(false);
    for node in args {
        last = match env.value(node, Missing::Nothing) {
            Ok(value) if value.holds() => return Ok(Val::Bool(true)),
            Ok(value) => value,
            Err(fault) if fault.is_soft() => Val::Undefined,
            Err(fault) => return Err(fault),
        };
    }
    Ok(last)
}

pub(super) fn not<'a>(
    args: &'a [Node],
    env: Env<'_, 'a>,
    _missing: Missing,
) -> Result<Val<'a>, Fault> {
    match args {
        [node] => Ok(Val::Bool(!holds(node, env)?)),
        _ => Ok(Val::Undefined),
    }
}

/// `if`: only the chosen side is computed.
pub(super) fn choose<'a>(
    args: &'a [Node],
    env: Env<'_, 'a>,
    missing: Missing,
) -> Result<Val<'a>, Fault> {
    let [condition, yes, no] = args else { return Ok(Val::Undefined) };
    env.value(if holds(condition, env)? { yes } else { no }, missing)
}

pub(super) fn equals(args: Args<'_, '_>) -> bool {
    let (one, other) = args.pair();
    compare::equal(&one, &other)
}

pub(super) fn differs(args: Args<'_, '_>) -> bool {
    !equals(args)
}

pub(super) fn exists(args: Args<'_, '_>) -> bool {
    !args.value(0).is_nothing()
}

/// Nothing and what has no parts is empty; a number or a boolean is not.
pub(super) fn empty(args: Args<'_, '_>) -> bool {
    match args.value(0) {
        Val::Undefined | Val::Null => true,
        Val::Bool(_) | Val::Number(_) => false,
        value @ (Val::Text(_) | Val::Array(_) | Val::Object(_) | Val::List(_) | Val::Record(_)) => {
            value.weight() == 0
        }
    }
}

/// `bool`: 0 is false, and so is any text with "false" in it.
pub(super) fn to_bool(args: Args<'_, '_>) -> bool {
    let value = args.value(0);
    match (value.as_text(), value.as_number()) {
        (Some(text), _) => !text.to_ascii_lowercase().contains("false"),
        (_, Some(n)) => n != 0.0,
        (None, None) => value.holds(),
    }
}

pub(super) fn is_text<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Val<'a> {
    Val::Bool(args.value(0).as_text().is_some())
}

pub(super) fn is_whole<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Val<'a> {
    Val::Bool(args.value(0).as_number().is_some_and(|n| n.fract() == 0.0))
}

pub(super) fn is_fraction<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Val<'a> {
    Val::Bool(args.value(0).as_number().is_some_and(|n| n.fract() != 0.0))
}

pub(super) fn is_list<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Val<'a> {
    Val::Bool(args.value(0).is_array())
}

pub(super) fn is_bool<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Val<'a> {
    Val::Bool(matches!(args.value(0), Val::Bool(_)))
}

/// In JavaScript's sense: arrays and null are objects, too.
pub(super) fn is_object<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Val<'a> {
    let value = args.value(0);
    Val::Bool(value.is_object() || value.is_array() || matches!(value, Val::Null))
}
