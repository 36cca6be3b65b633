//! Arithmetic.

use super::Args;
use crate::error::Fault;
use crate::eval::World;
use crate::print::Sink;
use crate::value::{Val, float};

type Answer<'a> = Result<Val<'a>, Fault>;

/// `+`: numbers are added; as soon as a text is among them, text is joined.
pub(super) fn add<'a>(args: Args<'_, 'a>, world: &World<'a>) -> Answer<'a> {
    let fits = |value: &Val<'_>| {
        matches!(value, Val::Undefined | Val::Text(_)) || value.as_number().is_some()
    };
    if !args.all().iter().all(fits) {
        return Err(Fault::Refused("can only add numbers and texts"));
    }
    let mut sum = args.value(0);
    for next in args.all().iter().skip(1) {
        sum = match (&sum, next) {
            (Val::Number(one), Val::Number(other)) => Val::Number(one + other),
            (Val::Number(_), Val::Undefined) | (Val::Undefined, Val::Number(_)) => {
                return Err(Fault::Refused("cannot add a number and nothing"));
            }
            (one, other) => {
                let mut sink = Sink::new(&world.fuel);
                for part in [one, other] {
                    if !part.is_nothing() {
                        sink.push_display(part)?;
                    }
                }
                Val::text_of(sink.into_text())
            }
        };
    }
    Ok(sum)
}

pub(super) fn subtract<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    fold(args, |one, other| one - other)
}

pub(super) fn multiply<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    fold(args, |one, other| one * other)
}

pub(super) fn power<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    fold(args, f64::powf)
}

/// `/`: whole numbers give a whole number, rounded down.
pub(super) fn divide<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    if args.all().iter().skip(1).any(|value| value.as_number() == Some(0.0)) {
        return Err(Fault::Refused("cannot divide by 0"));
    }
    fold(args, |one, other| {
        let result = one / other;
        if one.fract() == 0.0 && other.fract() == 0.0 { result.floor() } else { result }
    })
}

fn fold<'a>(args: Args<'_, '_>, step: fn(f64, f64) -> f64) -> Answer<'a> {
    let mut result = args.number(0)?;
    for at in 1..args.len() {
        result = step(result, args.number(at)?);
    }
    Ok(Val::Number(result))
}

pub(super) fn modulo<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let (one, other) = (args.number(0)?, args.number(1)?);
    if one.fract() != 0.0 || other.fract() != 0.0 {
        return Err(Fault::Refused("needs whole numbers"));
    }
    if other == 0.0 {
        Err(Fault::Refused("cannot divide by 0"))
    } else {
        Ok(Val::Number(one % other))
    }
}

pub(super) fn floor<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    Ok(Val::Number(args.number(0)?.floor()))
}

pub(super) fn ceiling<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    Ok(Val::Number(args.number(0)?.ceil()))
}

pub(super) fn abs<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    Ok(Val::Number(args.number(0)?.abs()))
}

pub(super) fn sqrt<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let n = args.number(0)?;
    if n < 0.0 { Err(Fault::Refused("needs a number from 0")) } else { Ok(Val::Number(n.sqrt())) }
}

pub(super) fn round<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let digits = if args.len() == 2 { args.whole(1)? } else { 0 };
    match i32::try_from(digits) {
        Ok(digits @ 0..=15) => Ok(Val::Number(round_to(args.number(0)?, digits))),
        _ => Err(Fault::Refused("rounds to 0 to 15 digits")),
    }
}

/// Rounds halves up, as JavaScript does, to so many digits after the point.
pub(super) fn round_to(n: f64, digits: i32) -> f64 {
    let factor = 10_f64.powi(digits);
    let scaled = n * factor;
    let floor = scaled.floor();
    (if scaled - floor >= 0.5 { floor + 1.0 } else { floor }) / factor
}

pub(super) fn min<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    extreme(args, f64::INFINITY, f64::min)
}

pub(super) fn max<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    extreme(args, f64::NEG_INFINITY, f64::max)
}

/// Takes numbers and arrays of numbers.
fn extreme<'a>(args: Args<'_, '_>, start: f64, pick: fn(f64, f64) -> f64) -> Answer<'a> {
    let mut found = start;
    for value in args.all() {
        match (value.as_number(), value.items()) {
            (Some(n), _) => found = pick(found, n),
            (_, Some(items)) => found = numbers(&items)?.into_iter().fold(found, pick),
            (None, None) => return Err(Fault::Refused("needs numbers")),
        }
    }
    Ok(Val::Number(found))
}

fn numbers(items: &[Val<'_>]) -> Result<Vec<f64>, Fault> {
    items.iter().map(|item| item.as_number().ok_or(Fault::Refused("needs numbers"))).collect()
}

pub(super) fn sum<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let (sum, _) = total(args)?;
    Ok(Val::Number(sum))
}

pub(super) fn average<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let (sum, count) = total(args)?;
    Ok(Val::Number(sum / count))
}

fn total(args: Args<'_, '_>) -> Result<(f64, f64), Fault> {
    let numbers = numbers(&args.items(0)?)?;
    if numbers.is_empty() {
        return Err(Fault::Refused("the array is empty"));
    }
    Ok((numbers.iter().sum(), float(numbers.len())))
}

/// `range(first, count)`.
pub(super) fn range<'a>(args: Args<'_, 'a>, world: &World<'a>) -> Answer<'a> {
    args.whole(0)?;
    let first = args.number(0)?;
    let count = match usize::try_from(args.whole(1)?) {
        Ok(count) if count > 0 => count,
        _ => return Err(Fault::Refused("needs a count above 0")),
    };
    world.fuel.take(count)?;
    Ok(Val::list((0..count).map(|n| Val::Number(first + float(n))).collect()))
}

/// `int`: the whole number a text starts with, or a number without its fraction.
pub(super) fn int<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let value = args.value(0);
    match (value.as_text(), value.as_number()) {
        (Some(text), _) => parsed(leading_number(text, false)),
        (_, Some(n)) => Ok(Val::Number(n.trunc())),
        (None, None) => Ok(Val::Undefined),
    }
}

/// `float`: the number a text starts with.
pub(super) fn to_float<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let value = args.value(0);
    match value.as_text() {
        Some(text) => parsed(leading_number(text, true)),
        None => Ok(value.as_number().map_or(Val::Undefined, Val::Number)),
    }
}

fn parsed<'a>(source: &str) -> Answer<'a> {
    source.parse().map(Val::Number).map_err(|_| Fault::Refused("the text is not a number"))
}

/// The longest start of a text that is a number, after blanks.
fn leading_number(text: &str, fraction: bool) -> &str {
    let text = text.trim_start();
    let digits = |from: usize| {
        let rest = text.get(from..).unwrap_or_default();
        rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len()
    };
    let sign = usize::from(text.starts_with(['+', '-']));
    let mut end = sign + digits(sign);
    if fraction {
        if text.get(end..).is_some_and(|rest| rest.starts_with('.')) {
            let places = digits(end + 1);
            // "5." is 5, ".5" is 0.5, "." is no number.
            if places > 0 || end > sign {
                end += 1 + places;
            }
        }
        if end > sign && text.get(end..).is_some_and(|rest| rest.starts_with(['e', 'E'])) {
            let signed = text.get(end + 1..).is_some_and(|rest| rest.starts_with(['+', '-']));
            let start = end + 1 + usize::from(signed);
            if digits(start) > 0 {
                end = start + digits(start);
            }
        }
    }
    text.get(..end).unwrap_or_default()
}

/// `addOrdinal`: 1st, 2nd, 3rd, 4th, 11th.
pub(super) fn ordinal<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let n = args.whole(0)?;
    let suffix = match (n, n % 100, n % 10) {
        (..=0, _, _) => "",
        (_, 11..=13, _) => "th",
        (_, _, 1) => "st",
        (_, _, 2) => "nd",
        (_, _, 3) => "rd",
        _ => "th",
    };
    Ok(Val::text_of(format!("{n}{suffix}")))
}
