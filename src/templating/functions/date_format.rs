//! Writing points in time. A .NET format is first turned into one of Day.js, as the reference does,
//! with its gaps: quoted text is not protected, and single digits of seconds do not exist.

use std::fmt::Write;

use jiff::civil::DateTime;
use jiff::tz::Offset;

/// The form in which the functions give and take points in time.
pub(super) const DEFAULT: &str = "YYYY-MM-DDTHH:mm:ss.SSS[Z]";
/// How `convertFromUTC` writes without a format: seven digits and no zone.
pub(super) const LOCAL: &str = "YYYY-MM-DDTHH:mm:ss.SSS0000";

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] =
    ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/// The Day.js form of a .NET format. A format that has no such form is taken as it is.
pub(super) fn from_dot_net(format: &str) -> String {
    let source = if matches!(format, "O" | "o") { "YYYY-MM-DDTHH:mm:ss.SSS0000Z" } else { format };
    if matches!(source, "R" | "r" | "U" | "u") {
        return format.to_owned();
    }
    converted(source).unwrap_or_else(|| format.to_owned())
}

fn converted(source: &str) -> Option<String> {
    let mut result = String::new();
    let mut chars = source.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => result.push(chars.next()?),
            '\'' | '`' => loop {
                match chars.next()? {
                    end if end == c => break,
                    inside => result.push(inside),
                }
            },
            '%' => {}
            'K' => result.push('Z'),
            'd' | 'f' | 'F' | 'g' | 'h' | 'H' | 'm' | 'M' | 's' | 't' | 'y' | 'z' => {
                let mut run = 1;
                while run < longest(c) && chars.next_if_eq(&c).is_some() {
                    run += 1;
                }
                // Longer runs mean the same as the longest.
                while chars.next_if_eq(&c).is_some() {}
                result.push_str(token(c, run)?);
            }
            other => result.push(other),
        }
    }
    Some(result)
}

fn longest(c: char) -> usize {
    match c {
        'd' | 'M' | 'y' => 4,
        'f' | 'F' | 'z' => 3,
        'g' => 1,
        _ => 2,
    }
}

fn token(c: char, run: usize) -> Option<&'static str> {
    Some(match (c, run) {
        ('d', 1) => "D",
        ('d', 2) => "DD",
        ('d', 3) => "ddd",
        ('d', _) => "dddd",
        ('f' | 'F', 3) => "SSS",
        ('h', 1) => "h",
        ('h', _) => "hh",
        ('H', 1) => "H",
        ('H', _) => "HH",
        ('m', 1) => "m",
        ('m', _) => "mm",
        ('M', 1) => "M",
        ('M', 2) => "MM",
        ('M', 3) => "MMM",
        ('M', _) => "MMMM",
        ('s', 1) => "s",
        ('s', _) => "ss",
        ('t', _) => "A",
        ('y', 1 | 2) => "YY",
        ('y', _) => "YYYY",
        ('z', 1 | 2) => "ZZ",
        ('z', _) => "Z",
        _ => return None,
    })
}

/// The tokens of Day.js, longest first.
const TOKENS: [&str; 24] = [
    "YYYY", "YY", "MMMM", "MMM", "MM", "M", "DD", "D", "dddd", "ddd", "dd", "d", "HH", "H", "hh",
    "h", "a", "A", "mm", "m", "ss", "s", "ZZ", "Z",
];

/// Writes a point in time in a format of Day.js (<https://day.js.org/docs/en/display/format>).
pub(super) fn formatted(time: DateTime, format: &str) -> String {
    formatted_at(time, Offset::UTC, format)
}

/// The same for what clocks show at a place with that offset.
pub(super) fn formatted_at(time: DateTime, offset: Offset, format: &str) -> String {
    let mut text = String::with_capacity(format.len() + 8);
    let mut rest = format;
    while let Some(c) = rest.chars().next() {
        if let Some((literal, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'))
            && !literal.is_empty()
        {
            text.push_str(literal);
            rest = after;
        } else if let Some(after) = rest.strip_prefix("SSS") {
            put(&mut text, format_args!("{:03}", time.millisecond()));
            rest = after;
        } else if let Some(token) = TOKENS.into_iter().find(|token| rest.starts_with(token)) {
            write_token(&mut text, time, offset, token);
            rest = rest.get(token.len()..).unwrap_or_default();
        } else {
            text.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    text
}

fn put(text: &mut String, what: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = text.write_fmt(what);
}

fn write_token(text: &mut String, time: DateTime, offset: Offset, token: &str) {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
    let month = usize::try_from(time.month() - 1).ok().and_then(|at| MONTHS.get(at));
    let month = month.copied().unwrap_or_default();
    let day_number = time.weekday().to_sunday_zero_offset();
    let day = usize::try_from(day_number).ok().and_then(|at| DAYS.get(at));
    let day = day.copied().unwrap_or_default();
    let hour = match time.hour() % 12 {
        0 => 12,
        hour => hour,
    };
    match token {
        "YYYY" => put(text, format_args!("{:04}", time.year())),
        "YY" => put(text, format_args!("{:02}", time.year().rem_euclid(100))),
        "MMMM" => text.push_str(month),
        "MMM" => text.push_str(month.get(..3).unwrap_or(month)),
        "MM" => put(text, format_args!("{:02}", time.month())),
        "M" => put(text, format_args!("{}", time.month())),
        "DD" => put(text, format_args!("{:02}", time.day())),
        "D" => put(text, format_args!("{}", time.day())),
        "dddd" => text.push_str(day),
        "ddd" => text.push_str(day.get(..3).unwrap_or(day)),
        "dd" => text.push_str(day.get(..2).unwrap_or(day)),
        "d" => put(text, format_args!("{day_number}")),
        "HH" => put(text, format_args!("{:02}", time.hour())),
        "H" => put(text, format_args!("{}", time.hour())),
        "hh" => put(text, format_args!("{hour:02}")),
        "h" => put(text, format_args!("{hour}")),
        "A" => text.push_str(if time.hour() < 12 { "AM" } else { "PM" }),
        "a" => text.push_str(if time.hour() < 12 { "am" } else { "pm" }),
        "mm" => put(text, format_args!("{:02}", time.minute())),
        "m" => put(text, format_args!("{}", time.minute())),
        "ss" => put(text, format_args!("{:02}", time.second())),
        "s" => put(text, format_args!("{}", time.second())),
        "ZZ" => put(text, format_args!("{sign}{hours:02}{minutes:02}")),
        _ => put(text, format_args!("{sign}{hours:02}:{minutes:02}")),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{formatted, from_dot_net};

    #[test]
    fn writes_dot_net_formats() {
        let time = date(2018, 3, 5).at(0, 7, 9, 45_000_000);
        for (format, text) in [
            ("yyyy-MM-ddTHH:mm:ssZ", "2018-03-05T00:07:09+00:00"),
            ("dddd, d MMMM yy", "Monday, 5 March 18"),
            ("ddd MMM d h:mm tt", "Mon Mar 5 12:07 AM"),
            ("HH:mm:ss.fff", "00:07:09.045"),
            ("MM-DD-YY", "03-05-18"),
            ("o", "2018-03-05T00:07:09.0450000+00:00"),
        ] {
            assert_eq!(formatted(time, &from_dot_net(format)), text, "{format}");
        }
    }
}
