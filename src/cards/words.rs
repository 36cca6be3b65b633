//! Words that every card needs: moments, spans of time, lists, severities.

use incident::{Actor, Extent, Incident, Kind, Moment, Severity, Workaround};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};
use std::time::Duration;

/// A moment the way the team reads clocks, with its distance: `09:04 CET, 12 min ago`. With the
/// date when it is not today: `Mon 23 Nov 09:04 CET, 1 day ago`.
pub fn time(zone: &TimeZone, now: Moment, moment: Moment) -> String {
    format!("{}, {}", clock(zone, now, moment), distance(now, moment))
}

/// A moment without its distance, for places that already say when they were written.
pub(super) fn clock(zone: &TimeZone, now: Moment, moment: Moment) -> String {
    let (Some(now), Some(moment)) = (zoned(zone, now), zoned(zone, moment)) else {
        return "at a time outside the calendar".to_owned();
    };
    let format = if now.date() == moment.date() {
        "%H:%M %Z"
    } else if now.year() == moment.year() {
        "%a %-d %b %H:%M %Z"
    } else {
        "%a %-d %b %Y %H:%M %Z"
    };
    moment.strftime(format).to_string()
}

/// A moment for what is kept: whole, and without a distance that would soon be wrong.
pub(super) fn stamp(zone: &TimeZone, moment: Moment) -> String {
    zoned(zone, moment).map_or_else(
        || "a time outside the calendar".to_owned(),
        |moment| moment.strftime("%a %-d %b %Y %H:%M %Z").to_string(),
    )
}

fn zoned(zone: &TimeZone, moment: Moment) -> Option<ZonedDateTime> {
    Timestamp::from_millisecond(moment.0).ok().map(|moment| moment.to_zoned_datetime(zone.clone()))
}

fn distance(now: Moment, moment: Moment) -> String {
    if moment > now {
        return format!("in {}", span(moment.since(now)));
    }
    let since = now.since(moment);
    if since < Duration::from_mins(1) {
        "just now".to_owned()
    } else {
        format!("{} ago", span(since))
    }
}

/// A span of time, as exact as people say it: `45 s`, `12 min`, `1 h 5 min`, `3 days`.
pub(super) fn span(span: Duration) -> String {
    let minutes = span.as_secs() / 60;
    match (minutes / 60, minutes % 60) {
        (0, 0) => format!("{} s", span.as_secs()),
        (0, minutes) => format!("{minutes} min"),
        (hours @ 1..24, 0) => format!("{hours} h"),
        (hours @ 1..24, minutes) => format!("{hours} h {minutes} min"),
        (24..48, _) => "1 day".to_owned(),
        (hours, _) => format!("{} days", hours / 24),
    }
}

/// `Ana`, `Ana or Bo`, `Ana, Bo or Cleo`; nothing for nobody.
pub(super) fn list<S: AsRef<str>>(names: &[S], word: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [before @ .., last] => {
            let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
            format!("{} {word} {}", before.join(", "), last.as_ref())
        }
    }
}

/// The sign of a level. It never stands without its word.
pub(super) const fn sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "🔴",
        Severity::High => "🟠",
        Severity::Medium => "🟡",
        Severity::Low => "🔵",
    }
}

/// The number, and that it is an exercise where it is one.
pub(super) fn number(incident: &Incident) -> String {
    match incident.id.kind {
        Kind::Real => incident.id.to_string(),
        Kind::Drill => format!("{} (exercise)", incident.id),
    }
}

/// The level with its meaning, as a sentence.
pub(super) fn level(severity: Severity) -> String {
    format!("{severity}: {}.", severity.meaning())
}

/// Who did it; the bot under its own name.
pub(super) fn who(actor: &Actor) -> &str {
    actor.person().map_or("Firewatch", |person| person.name.as_str())
}

/// How much of it is broken.
pub(super) const fn extent(extent: Extent) -> &'static str {
    match extent {
        Extent::Outage => "nothing gets through",
        Extent::Degradation => "slow, partly failing, or wrong for some",
        Extent::Blemish => "it works, something about it is not right",
    }
}

/// Whether people can go on.
pub(super) const fn workaround(workaround: Workaround) -> &'static str {
    match workaround {
        Workaround::None => "there is no workaround",
        Workaround::Limited => "the workaround helps some, or for a while",
        Workaround::Viable => "there is a workaround that will do",
    }
}

#[cfg(test)]
mod test {
    use super::{list, span, time};
    use expect_test::expect;
    use incident::Moment;
    use jiff::tz::TimeZone;
    use std::fmt::Write;
    use std::time::Duration;

    fn moment(text: &str) -> Moment {
        Moment(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
    }

    #[test]
    fn a_moment_is_told_with_its_zone_and_its_distance() {
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
            writeln!(told, "{}", time(&zone, now, moment(text))).unwrap();
        }
        expect![[r"
            09:15 CET, just now
            09:04 CET, 12 min ago
            07:04 CET, 2 h 12 min ago
            09:21 CET, in 5 min
            Mon 23 Nov 09:04 CET, 1 day ago
            Tue 20 Oct 10:04 CEST, 35 days ago
            Mon 24 Nov 2025 09:04 CET, 365 days ago
        "]]
        .assert_eq(&told);
    }

    #[test]
    fn the_end_of_time_is_no_reason_to_fall_over() {
        let zone = TimeZone::UTC;
        assert!(time(&zone, Moment(0), Moment(i64::MAX)).contains("outside the calendar"));
        assert_eq!(span(Duration::from_secs(59)), "59 s");
        assert_eq!(list(&["Ana", "Bo", "Cleo"], "or"), "Ana, Bo or Cleo");
    }
}
