//! Points in time. Everything is in UTC; what is shown in a reader's own time is written by Teams
//! from `{{DATE(…)}}` and `{{TIME(…)}}`.

use jiff::civil::DateTime;
use jiff::tz::Offset;
use jiff::{Span, Timestamp, Unit};

use super::Args;
use super::date_format::{DEFAULT, LOCAL, formatted, formatted_at, from_dot_net};
use super::date_read::{exact, instant, utc};
use crate::error::Fault;
use crate::eval::World;
use crate::print::number_text;
use crate::value::{Val, whole};

type Answer<'a> = Result<Val<'a>, Fault>;

const OUT_OF_RANGE: Fault = Fault::Refused("the point in time is out of range");
const NO_UNIT: Fault =
    Fault::Refused("the unit is not Year, Month, Week, Day, Hour, Minute, Second");

/// .NET counts in ticks of 100 ns from the year 1; this many lie before 1970.
const TICKS_TO_1970: i128 = 621_355_968_000_000_000;
const TICKS_PER_MILLISECOND: i128 = 10_000;

/// A whole amount of a unit.
fn span(amount: i64, unit: Unit) -> Result<Span, Fault> {
    let span = Span::new();
    match unit {
        Unit::Year => span.try_years(amount),
        Unit::Month => span.try_months(amount),
        Unit::Week => span.try_weeks(amount),
        Unit::Day => span.try_days(amount),
        Unit::Hour => span.try_hours(amount),
        Unit::Minute => span.try_minutes(amount),
        Unit::Second | Unit::Millisecond | Unit::Microsecond | Unit::Nanosecond => {
            span.try_seconds(amount)
        }
    }
    .map_err(|_| OUT_OF_RANGE)
}

fn shifted(from: DateTime, amount: i64, unit: Unit) -> Result<DateTime, Fault> {
    from.checked_add(span(amount, unit)?).map_err(|_| OUT_OF_RANGE)
}

fn unit(name: &str) -> Result<Unit, Fault> {
    match name {
        "Year" => Ok(Unit::Year),
        "Month" => Ok(Unit::Month),
        "Week" => Ok(Unit::Week),
        "Day" => Ok(Unit::Day),
        "Hour" => Ok(Unit::Hour),
        "Minute" => Ok(Unit::Minute),
        "Second" => Ok(Unit::Second),
        _ => Err(NO_UNIT),
    }
}

/// Writes a point in time with the format at that place of the arguments, if there is one. The
/// locale after it is ignored: names of months and days are English.
fn written<'a>(time: DateTime, args: Args<'_, '_>, format: usize) -> Val<'a> {
    written_as(time, Offset::UTC, args, (format, DEFAULT))
}

/// The same for a place with that offset, and with the format that goes without being named.
pub(super) fn written_as<'a>(
    time: DateTime,
    offset: Offset,
    args: Args<'_, '_>,
    (format, default): (usize, &str),
) -> Val<'a> {
    Val::text_of(match args.value(format).as_text() {
        None | Some("") => formatted_at(time, offset, default),
        Some(format) => formatted_at(time, offset, &from_dot_net(format)),
    })
}

/// `formatDateTime(time, format?, locale?)`.
pub(super) fn format_date_time<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    Ok(written(instant(args.text(0)?)?, args, 1))
}

/// `formatEpoch(seconds since 1970, format?, locale?)`.
pub(super) fn format_epoch<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let milliseconds = whole((args.number(0)? * 1000.0).trunc()).ok_or(OUT_OF_RANGE)?;
    Ok(written(at_millisecond(milliseconds.into())?, args, 1))
}

/// `formatTicks(ticks, format?, locale?)`: a number or a text of digits.
pub(super) fn format_ticks<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let value = args.value(0);
    let digits = value.as_number().map(number_text);
    let ticks: Option<i128> =
        digits.as_deref().or_else(|| value.as_text()).and_then(|digits| digits.parse().ok());
    let ticks = ticks.ok_or(Fault::Refused("needs a count of ticks"))?;
    let since_1970 = ticks.checked_sub(TICKS_TO_1970).ok_or(OUT_OF_RANGE)?;
    Ok(written(at_millisecond(since_1970 / TICKS_PER_MILLISECOND)?, args, 1))
}

fn at_millisecond(milliseconds: i128) -> Result<DateTime, Fault> {
    let milliseconds = i64::try_from(milliseconds).map_err(|_| OUT_OF_RANGE)?;
    Timestamp::from_millisecond(milliseconds).map(utc).map_err(|_| OUT_OF_RANGE)
}

pub(super) fn utc_now<'a>(args: Args<'_, 'a>, world: &World<'a>) -> Val<'a> {
    written(utc(world.now), args, 0)
}

pub(super) fn add_days<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    plus(args, Unit::Day, DateTime::day)
}

pub(super) fn add_hours<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    plus(args, Unit::Hour, DateTime::hour)
}

pub(super) fn add_minutes<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    plus(args, Unit::Minute, DateTime::minute)
}

pub(super) fn add_seconds<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    plus(args, Unit::Second, DateTime::second)
}

fn plus<'a>(args: Args<'_, '_>, unit: Unit, now: impl Fn(DateTime) -> i8) -> Answer<'a> {
    let time = exact(args.text(0)?)?;
    let now = f64::from(now(time));
    // The sum is cut, not the amount, as JavaScript's `setSeconds` and its kin do.
    let amount = whole((now + args.number(1)?).trunc() - now).ok_or(OUT_OF_RANGE)?;
    Ok(written(shifted(time, amount, unit)?, args, 2))
}

/// `addToTime(time, amount, unit, format?, locale?)`.
pub(super) fn add_to_time<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let (amount, unit) = (args.whole(1)?, unit(args.text(2)?)?);
    Ok(written(shifted(exact(args.text(0)?)?, amount, unit)?, args, 3))
}

pub(super) fn subtract_from_time<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let (amount, unit) = (args.whole(1)?, unit(args.text(2)?)?);
    Ok(written(shifted(exact(args.text(0)?)?, -amount, unit)?, args, 3))
}

/// `getPastTime(amount, unit, format?, locale?)`.
pub(super) fn past_time<'a>(args: Args<'_, 'a>, world: &World<'a>) -> Answer<'a> {
    let (amount, unit) = (args.whole(0)?, unit(args.text(1)?)?);
    Ok(written(shifted(utc(world.now), -amount, unit)?, args, 2))
}

pub(super) fn future_time<'a>(args: Args<'_, 'a>, world: &World<'a>) -> Answer<'a> {
    let (amount, unit) = (args.whole(0)?, unit(args.text(1)?)?);
    Ok(written(shifted(utc(world.now), amount, unit)?, args, 2))
}

pub(super) fn start_of_day<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    Ok(written(exact(args.text(0)?)?.start_of_day(), args, 1))
}

pub(super) fn start_of_month<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    Ok(written(exact(args.text(0)?)?.first_of_month().start_of_day(), args, 1))
}

pub(super) fn start_of_hour<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let hour = exact(args.text(0)?)?.with().minute(0).second(0).subsec_nanosecond(0).build();
    Ok(written(hour.map_err(|_| OUT_OF_RANGE)?, args, 1))
}

pub(super) fn day_of_month<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    Ok(Val::Number(exact(args.text(0)?)?.day().into()))
}

/// Sunday is 0.
pub(super) fn day_of_week<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    Ok(Val::Number(exact(args.text(0)?)?.weekday().to_sunday_zero_offset().into()))
}

pub(super) fn day_of_year<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    Ok(Val::Number(exact(args.text(0)?)?.day_of_year().into()))
}

pub(super) fn month<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    Ok(Val::Number(exact(args.text(0)?)?.month().into()))
}

pub(super) fn year<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    Ok(Val::Number(exact(args.text(0)?)?.year().into()))
}

/// `date`: `3/15/2018`.
pub(super) fn date<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    Ok(Val::text_of(formatted(exact(args.text(0)?)?, "M/DD/YYYY")))
}

pub(super) fn time_of_day<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let text = args.text(0)?;
    // What `convertFromUTC` writes is understood here, too.
    let local = || instant(text).ok().filter(|time| formatted(*time, LOCAL) == text);
    let time = exact(text).or_else(|fault| local().ok_or(fault))?;
    Ok(Val::text_of(match (time.hour(), time.minute()) {
        (0, 0) => "midnight",
        (..12, _) => "morning",
        (12, 0) => "noon",
        (..18, _) => "afternoon",
        (..22, _) | (22, 0) => "evening",
        _ => "night",
    }))
}

pub(super) fn is_date_time<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Val<'a> {
    Val::Bool(args.value(0).as_text().is_some_and(|text| exact(text).is_ok()))
}

fn ticks_of(text: &str) -> Result<i128, Fault> {
    let time = Offset::UTC.to_timestamp(exact(text)?).map_err(|_| OUT_OF_RANGE)?;
    Ok(TICKS_TO_1970 + i128::from(time.as_millisecond()) * TICKS_PER_MILLISECOND)
}

#[expect(clippy::cast_precision_loss, reason = "JavaScript has no wider numbers either")]
fn number<'a>(ticks: i128) -> Val<'a> {
    Val::Number(ticks as f64)
}

pub(super) fn ticks<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    Ok(number(ticks_of(args.text(0)?)?))
}

/// `dateTimeDiff(one, other)`: one minus other, in ticks.
pub(super) fn date_time_diff<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    Ok(number(ticks_of(args.text(0)?)? - ticks_of(args.text(1)?)?))
}

pub(super) fn ticks_to_days<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    ticks_to(args, 864_000_000_000.0)
}

pub(super) fn ticks_to_hours<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    ticks_to(args, 36_000_000_000.0)
}

pub(super) fn ticks_to_minutes<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    ticks_to(args, 600_000_000.0)
}

fn ticks_to<'a>(args: Args<'_, '_>, size: f64) -> Answer<'a> {
    let ticks = args.number(0)?;
    if ticks.fract() == 0.0 {
        Ok(Val::Number(ticks / size))
    } else {
        Err(Fault::Refused("needs a whole number"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Unit, exact, formatted, shifted};

    #[test]
    fn months_end_where_they_end() {
        let end = exact("2024-01-31T00:00:00.000Z").unwrap();
        let next = shifted(end, 1, Unit::Month).unwrap();
        assert_eq!(formatted(next, "YYYY-MM-DD"), "2024-02-29");
        assert!(shifted(end, i64::MAX, Unit::Year).is_err());
    }
}
