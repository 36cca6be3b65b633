//! Reading points in time.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

use super::date_format::{DEFAULT, formatted};
use crate::error::Fault;

const NO_TIME: Fault = Fault::Refused("the text is not a point in time");

/// Reads the one form that most functions take: `2018-03-15T13:00:00.111Z`, to the letter.
pub(super) fn exact(text: &str) -> Result<DateTime, Fault> {
    let found = instant(text)?;
    if formatted(found, DEFAULT) == text { Ok(found) } else { Err(NO_TIME) }
}

/// Reads what JavaScript's `Date` reads, as far as it occurs in data: ISO 8601 (also shortened),
/// RFC 2822, and US dates such as `03/15/2018 12:00:00`. Without an offset, UTC is meant.
pub(super) fn instant(text: &str) -> Result<DateTime, Fault> {
    let text = text.trim();
    let us = text.split_once('/').and_then(|(month, rest)| {
        let (day, rest) = rest.split_once('/')?;
        let (year, time) = rest.split_at(rest.find(' ').unwrap_or(rest.len()));
        iso(&format!("{year}-{month:0>2}-{day:0>2}{time}"))
    });
    let mail = || jiff::fmt::rfc2822::parse(text).ok().map(|time| time.timestamp());
    us.or_else(|| iso(text)).or_else(mail).map(utc).ok_or(NO_TIME)
}

pub(super) fn utc(timestamp: Timestamp) -> DateTime {
    Offset::UTC.to_datetime(timestamp)
}

fn iso(text: &str) -> Option<Timestamp> {
    let (text, offset) = split_offset(text);
    let (day, time) = match text.split_once(['T', ' ']) {
        Some((day, time)) => (day, time.trim()),
        None => (text, "00:00"),
    };
    // `2018` and `2018-03` are their first days. Digits alone could be anything, so the shape of
    // the whole is checked before the values are.
    let shaped = |text: &str, lengths: &[usize], separator: char| {
        let parts: Vec<&str> = text.split(separator).collect();
        parts.len() <= lengths.len()
            && parts.iter().zip(lengths).all(|(part, length)| {
                part.len() == *length && part.bytes().all(|byte| byte.is_ascii_digit())
            })
    };
    let clock = time.split_once('.').map_or(time, |(clock, _)| clock);
    if !shaped(day, &[4, 2, 2], '-') || !shaped(clock, &[2, 2, 2], ':') {
        return None;
    }
    let first_days = ["", "-01", "-01-01"];
    let day = format!("{day}{}", first_days.get(2 - day.matches('-').count())?);
    format!("{day}T{time}{offset}").parse().ok()
}

/// Takes `Z` or `+02:00` off the end; nothing means UTC.
fn split_offset(text: &str) -> (&str, &str) {
    if let Some(rest) = text.strip_suffix(['Z', 'z']) {
        return (rest, "Z");
    }
    match text.rfind(['+', '-']) {
        // A sign before a colon is that of a time zone, not of a date.
        Some(at) if at > 10 => text.split_at(at),
        _ => (text, "Z"),
    }
}

#[cfg(test)]
mod tests {
    use super::{DEFAULT, exact, formatted, instant};

    #[test]
    fn reads_the_forms_that_occur() {
        for (text, time) in [
            ("03/15/2018 12:00:00", "2018-03-15T12:00:00.000Z"),
            ("3/5/2018", "2018-03-05T00:00:00.000Z"),
            ("2018-03", "2018-03-01T00:00:00.000Z"),
            ("2018-03-15T13:00:00+02:00", "2018-03-15T11:00:00.000Z"),
            ("2018-03-15 13:00:00.1239", "2018-03-15T13:00:00.123Z"),
            ("Thu, 15 Mar 2018 13:00:00 GMT", "2018-03-15T13:00:00.000Z"),
        ] {
            assert_eq!(
                instant(text).map(|time| formatted(time, DEFAULT)),
                Ok(time.into()),
                "{text}"
            );
        }
        for text in
            ["", "20181115", "1521118800", "timestamp", "2018-13-01", "2018-03-15T25:00", "1/2"]
        {
            assert!(instant(text).is_err(), "{text}");
        }
    }

    #[test]
    fn most_functions_want_the_exact_form() {
        assert!(exact("2018-03-15T13:00:00.111Z").is_ok());
        assert!(exact("2018-03-15T13:00:00Z").is_err());
    }
}
