//! Moments, spans of time and lists, as people say them.

use crate::{Words, say};
use incident::Moment;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime, civil};
use std::time::Duration;

/// A moment the way the team reads clocks, with its distance: `09:04 CET, 12 min ago`. With the
/// date when it is not today: `Mon 23 Nov 09:04 CET, 1 day ago`.
#[must_use]
pub fn time(words: &Words, zone: &TimeZone, now: Moment, moment: Moment) -> String {
    let (clock, distance) = (clock(words, zone, now, moment), distance(words, now, moment));
    say!(words, "time", clock, distance)
}

/// A moment without its distance, for places that already say when they were written.
#[must_use]
pub fn clock(words: &Words, zone: &TimeZone, now: Moment, moment: Moment) -> String {
    let (Some(now), Some(moment)) = (zoned(zone, now), zoned(zone, moment)) else {
        return say!(words, "time-outside-at");
    };
    let clock = moment.strftime("%H:%M %Z").to_string();
    if now.date() == moment.date() {
        clock
    } else if now.year() == moment.year() {
        say!(words, "time-dated", day = day(words, moment.date()), clock)
    } else {
        whole(words, &moment)
    }
}

/// A moment for what is kept: whole, and without a distance that would soon be wrong.
#[must_use]
pub fn stamp(words: &Words, zone: &TimeZone, moment: Moment) -> String {
    zoned(zone, moment).map_or_else(|| say!(words, "time-outside"), |moment| whole(words, &moment))
}

/// With the date and the year.
fn whole(words: &Words, moment: &ZonedDateTime) -> String {
    let (day, year) = (day(words, moment.date()), moment.year().to_string());
    say!(words, "time-dated-year", day, year, clock = moment.strftime("%H:%M %Z").to_string())
}

/// A day of this year: `Mon 23 Nov`.
#[must_use]
pub fn day(words: &Words, date: civil::Date) -> String {
    let weekday = say!(words, "weekday", day = date.weekday().to_monday_one_offset());
    let month = say!(words, "month", month = date.month());
    say!(words, "day", weekday, day = date.day(), month)
}

fn zoned(zone: &TimeZone, moment: Moment) -> Option<ZonedDateTime> {
    Timestamp::from_millisecond(moment.0).ok().map(|moment| moment.to_zoned_datetime(zone.clone()))
}

fn distance(words: &Words, now: Moment, moment: Moment) -> String {
    if moment > now {
        return say!(words, "time-in", span = span(words, moment.since(now)));
    }
    let since = now.since(moment);
    if since < Duration::from_mins(1) {
        say!(words, "time-now")
    } else {
        say!(words, "time-ago", span = span(words, since))
    }
}

/// A span of time, as exact as people say it: `45 s`, `12 min`, `1 h 5 min`, `3 days`.
#[must_use]
pub fn span(words: &Words, span: Duration) -> String {
    let minutes = span.as_secs() / 60;
    match (minutes / 60, minutes % 60) {
        (0, 0) => say!(words, "span-seconds", seconds = span.as_secs()),
        (0, minutes) => say!(words, "span-minutes", minutes),
        (hours @ 1..24, 0) => say!(words, "span-hours", hours),
        (hours @ 1..24, minutes) => say!(words, "span-hours-minutes", hours, minutes),
        (hours, _) => say!(words, "span-days", days = hours / 24),
    }
}

/// How the last of a list is joined to the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joined {
    /// All of them: `Ana, Bo and Cleo`.
    And,
    /// One of them: `Ana, Bo or Cleo`.
    Or,
}

/// `Ana`, `Ana or Bo`, `Ana, Bo or Cleo`; nothing for nobody.
#[must_use]
pub fn list<S: AsRef<str>>(words: &Words, names: &[S], joined: Joined) -> String {
    match names {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [before @ .., last] => {
            let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
            let (before, last) = (before.join(", "), last.as_ref());
            match joined {
                Joined::And => say!(words, "list-and", before, last),
                Joined::Or => say!(words, "list-or", before, last),
            }
        }
    }
}

#[cfg(test)]
mod test {
    use super::{Joined, list, span, time};
    use crate::{Language, Words};
    use expect_test::expect;
    use incident::Moment;
    use jiff::tz::TimeZone;
    use std::fmt::Write;
    use std::time::Duration;

    fn moment(text: &str) -> Moment {
        Moment(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
    }

    fn told(language: Language) -> String {
        let words = Words::new(language);
        let zone = TimeZone::get("Europe/Amsterdam").unwrap();
        let now = moment("2026-11-24T08:16:00Z");
        let mut told = String::new();
        for text in [
            "2026-11-24T08:15:30Z",
            "2026-11-24T08:04:00Z",
            "2026-11-24T06:04:00Z",
            "2026-11-24T08:21:00Z",
            "2026-11-23T08:04:00Z",
            "2026-10-20T08:04:00Z",
            "2025-11-24T08:04:00Z",
        ] {
            writeln!(told, "{}", time(&words, &zone, now, moment(text))).unwrap();
        }
        told
    }

    #[test]
    fn a_moment_is_told_with_its_zone_and_its_distance() {
        expect![[r"
            09:15 CET, just now
            09:04 CET, 12 min ago
            07:04 CET, 2 h 12 min ago
            09:21 CET, in 5 min
            Mon 23 Nov 09:04 CET, 1 day ago
            Tue 20 Oct 10:04 CEST, 35 days ago
            Mon 24 Nov 2025 09:04 CET, 365 days ago
        "]]
        .assert_eq(&told(Language::English));
    }

    #[test]
    fn a_moment_in_dutch() {
        expect![[r"
            09:15 CET, zojuist
            09:04 CET, 12 min geleden
            07:04 CET, 2 u 12 min geleden
            09:21 CET, over 5 min
            ma 23 nov 09:04 CET, 1 dag geleden
            di 20 okt 10:04 CEST, 35 dagen geleden
            ma 24 nov 2025 09:04 CET, 365 dagen geleden
        "]]
        .assert_eq(&told(Language::Dutch));
    }

    #[test]
    fn the_end_of_time_is_no_reason_to_fall_over() {
        let (zone, words) = (TimeZone::UTC, Words::new(Language::English));
        let told = time(&words, &zone, Moment(0), Moment(i64::MAX));
        assert!(told.contains("outside the calendar"));
        assert_eq!(span(&words, Duration::from_secs(59)), "59 s");
        assert_eq!(list(&words, &["Ana", "Bo", "Cleo"], Joined::Or), "Ana, Bo or Cleo");
    }
}
