//! TIMEX: how recognisers of speech write points and stretches of time (ISO 24617-1).
//!
//! Times are texts such as `2020-12-20T14:20`, `2020-W05`, `PT30M`, or objects with the same parts.
//! Only what is definite is resolved: `resolve` never asks what "next" means.

use jiff::civil::Date;

use super::Args;
use super::date_read::exact;
use crate::error::Fault;
use crate::eval::World;
use crate::value::Val;

type Answer<'a> = Result<Val<'a>, Fault>;

/// The parts that are known, each with its number where it has one.
struct Timex(Vec<(String, Option<i64>)>);

const ANY_YEAR: &str = "*";
const PARTS_OF_DAY: [&str; 6] = ["DT", "NI", "MO", "AF", "EV", "MI"];
const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];

fn digits(text: &str, count: usize) -> Option<i64> {
    let fits = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

impl Timex {
    fn of(value: &Val<'_>) -> Result<Self, Fault> {
        if let Some(entries) = value.entries().filter(|entries| !entries.is_empty()) {
            let known = entries.iter().filter(|(_, value)| !value.is_nothing());
            return Ok(Self(known.map(|(key, v)| (key.to_string(), v.as_whole())).collect()));
        }
        let text = value.as_text().ok_or(Fault::Refused("needs a text of TIMEX"))?;
        Ok(Self(Self::read(text).unwrap_or_default()))
    }

    fn read(text: &str) -> Option<Vec<(String, Option<i64>)>> {
        if text == "PRESENT_REF" {
            return Some(vec![("now".into(), None)]);
        }
        if let Some(amount) = text.strip_prefix('P') {
            return Self::duration(amount);
        }
        let (date, time) = match text.split_once('T') {
            Some((date, time)) => (date, Some(time)),
            None => (text, None),
        };
        // A part that cannot be read is as if it were not there.
        let mut found = Self::date(date).unwrap_or_default();
        found.extend(time.and_then(Self::time).unwrap_or_default());
        Some(found)
    }

    fn duration(amount: &str) -> Option<Vec<(String, Option<i64>)>> {
        let (amount, units) = match amount.strip_prefix('T') {
            Some(amount) => {
                (amount, [("H", "hours"), ("M", "minutes"), ("S", "seconds"), ("", "")])
            }
            None => (amount, [("Y", "years"), ("M", "months"), ("W", "weeks"), ("D", "days")]),
        };
        let (count, name) = units
            .into_iter()
            .filter(|(letter, _)| !letter.is_empty())
            .find_map(|(letter, name)| Some((amount.strip_suffix(letter)?, name)))?;
        let number = count.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
            && count.parse::<f64>().is_ok();
        number.then(|| vec![(name.to_owned(), count.parse().ok())])
    }

    fn date(text: &str) -> Option<Vec<(String, Option<i64>)>> {
        let part = |name: &str, number: i64| (name.to_owned(), Some(number));
        let season = |text: &str| ("season".to_owned(), SEASONS.contains(&text).then_some(0));
        // Four letters X stand for any year.
        let year = |part| if part == "X".repeat(4) { ANY_YEAR } else { part };
        let parts: Vec<&str> = text.split('-').map(year).collect();
        let week = |text: &str| digits(text.strip_prefix('W')?, 2);
        Some(match parts.as_slice() {
            [one] if SEASONS.contains(one) => vec![season(one)],
            [year] => vec![part("year", digits(year, 4)?)],
            [ANY_YEAR, "WXX", day] => vec![part("dayOfWeek", digits(day, 1)?)],
            [ANY_YEAR, month] => vec![part("month", digits(month, 2)?)],
            [ANY_YEAR, month, day] if day.starts_with('W') => {
                vec![part("month", digits(month, 2)?), part("weekOfMonth", week(day)?)]
            }
            [ANY_YEAR, month, day] => {
                vec![part("month", digits(month, 2)?), part("dayOfMonth", digits(day, 2)?)]
            }
            [year, one] if SEASONS.contains(one) => {
                vec![part("year", digits(year, 4)?), season(one)]
            }
            [year, one] | [year, one, "WE"] if one.starts_with('W') => {
                vec![part("year", digits(year, 4)?), part("weekOfYear", week(one)?)]
            }
            [year, month] => {
                vec![part("year", digits(year, 4)?), part("month", digits(month, 2)?)]
            }
            [year, month, day] => vec![
                part("year", digits(year, 4)?),
                part("month", digits(month, 2)?),
                part("dayOfMonth", digits(day, 2)?),
            ],
            _ => return None,
        })
    }

    fn time(text: &str) -> Option<Vec<(String, Option<i64>)>> {
        if PARTS_OF_DAY.contains(&text) {
            return Some(vec![("partOfDay".into(), None)]);
        }
        let mut parts = text.split(':');
        let mut found = Vec::with_capacity(3);
        for name in ["hour", "minute", "second"] {
            let number = match parts.next() {
                Some(text) => digits(text, 2)?,
                None if name == "hour" => return None,
                None => 0,
            };
            found.push((name.to_owned(), Some(number)));
        }
        parts.next().is_none().then_some(found)
    }

    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }

    fn has_any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.has(name))
    }

    fn has_all(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.has(name))
    }

    fn number(&self, name: &str) -> Option<i64> {
        self.0.iter().find(|(known, _)| known == name).and_then(|(_, number)| *number)
    }
}

fn asks<'a>(args: Args<'_, '_>, question: impl Fn(&Timex) -> bool) -> Answer<'a> {
    Ok(Val::Bool(question(&Timex::of(&args.value(0))?)))
}

const DATE: [&str; 3] = ["year", "month", "dayOfMonth"];
const TIME: [&str; 3] = ["hour", "minute", "second"];

pub(super) fn is_definite<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    asks(args, |timex| timex.has_all(&DATE))
}

pub(super) fn is_time<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    asks(args, |timex| timex.has_all(&TIME))
}

pub(super) fn is_duration<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    const ANY: [&str; 7] = ["years", "months", "weeks", "days", "hours", "minutes", "seconds"];
    asks(args, |timex| timex.has_any(&ANY))
}

pub(super) fn is_date<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    asks(args, |timex| timex.has_all(&["month", "dayOfMonth"]) || timex.has("dayOfWeek"))
}

pub(super) fn is_time_range<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    asks(args, |timex| timex.has("partOfDay"))
}

pub(super) fn is_date_range<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    asks(args, |timex| {
        timex.has_any(&["season", "weekOfYear", "weekOfMonth"])
            || (timex.has_any(&["year", "month"]) && !timex.has("dayOfMonth"))
    })
}

pub(super) fn is_present<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    asks(args, |timex| timex.has("now"))
}

/// `resolve`: `14:20:00`, `2020-12-20`, or both with a blank between.
pub(super) fn resolve<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    const NOT_DEFINITE: Fault = Fault::Refused("is neither a definite date nor a time");
    let timex = Timex::of(&args.value(0))?;
    let three = |names: [&str; 3]| {
        let [one, two, three] = names.map(|name| timex.number(name));
        Some((one?, two?, three?))
    };
    let date = three(DATE).map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}"));
    let time = three(TIME).map(|(h, m, s)| format!("{h:02}:{m:02}:{s:02}"));
    match (date, time) {
        (Some(date), Some(time)) => Ok(Val::text_of(format!("{date} {time}"))),
        (Some(one), None) | (None, Some(one)) => Ok(Val::text_of(one)),
        (None, None) => Err(NOT_DEFINITE),
    }
}

/// `dateReadBack(now, day)`: the day as people say it.
pub(super) fn date_read_back<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let (now, day) = (exact(args.text(0)?)?.date(), exact(args.text(1)?)?.date());
    let between = |one: Date, other: Date| one.until(other).map_or(0, |span| span.get_days());
    let monday = |day: Date| {
        let since = day.weekday().to_monday_zero_offset();
        day.checked_sub(jiff::Span::new().days(since)).unwrap_or(day)
    };
    let name = || day.strftime("%A");
    Ok(Val::text_of(match (between(now, day), between(monday(now), monday(day))) {
        (0, _) => "today".to_owned(),
        (1, _) => "tomorrow".to_owned(),
        (-1, _) => "yesterday".to_owned(),
        (_, 0) => format!("this {}", name()),
        (_, 7) => format!("next {}", name()),
        (_, -7) => format!("last {}", name()),
        _ => format!("{}{} {}", day.day(), ordinal(day.day()), day.strftime("%B %Y")),
    }))
}

fn ordinal(day: i8) -> &'static str {
    match (day, day % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}
