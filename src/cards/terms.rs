//! Terms that every card needs, in the words of the language it is drawn in.

use super::Scene;
use incident::{Actor, Extent, Incident, Kind, Moment, Severity, Workaround};
use jiff::civil::Date;
use wording::{Words, say};

/// A moment with its distance.
pub(super) fn time(scene: &Scene<'_>, moment: Moment) -> String {
    wording::time(scene.words, scene.zone, scene.now, moment)
}

/// A moment without its distance, for places that already say when they were written.
pub(super) fn clock(scene: &Scene<'_>, moment: Moment) -> String {
    wording::clock(scene.words, scene.zone, scene.now, moment)
}

/// A day of this year.
pub(super) fn day(scene: &Scene<'_>, day: Date) -> String {
    wording::day(scene.words, day)
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
pub(super) fn number(words: &Words, incident: &Incident) -> String {
    let id = incident.id.to_string();
    match incident.id.kind {
        Kind::Real => id,
        Kind::Drill => say!(words, "exercise", id),
    }
}

/// The level as it stands at the beginning of a line.
pub(super) fn severity(words: &Words, severity: Severity) -> String {
    say!(words, "severity", level = severity.level())
}

/// The level as it stands within a sentence.
pub(super) fn severity_within(words: &Words, severity: Severity) -> String {
    say!(words, "severity-within", level = severity.level())
}

/// The level with its sign and the number of the incident.
pub(super) fn head(words: &Words, incident: &Incident, level: Severity) -> String {
    format!("{} {} · {}", sign(level), severity(words, level), number(words, incident))
}

/// What the level stands for, in half a sentence.
pub(super) fn meaning(words: &Words, severity: Severity) -> String {
    say!(words, "meaning", level = severity.level())
}

/// The level with its meaning, as a sentence.
pub(super) fn level(words: &Words, severity: Severity) -> String {
    say!(words, "severity-meaning", level = severity.level())
}

/// Who did it; the bot under its own name.
pub(super) fn who(actor: &Actor) -> &str {
    actor.person().map_or("Firewatch", |person| person.name.as_str())
}

/// How much of it is broken.
pub(super) fn extent(words: &Words, extent: Extent) -> String {
    match extent {
        Extent::Outage => say!(words, "extent-outage"),
        Extent::Degradation => say!(words, "extent-degradation"),
        Extent::Blemish => say!(words, "extent-blemish"),
    }
}

/// Whether people can go on.
pub(super) fn workaround(words: &Words, workaround: Workaround) -> String {
    match workaround {
        Workaround::None => say!(words, "workaround-none"),
        Workaround::Limited => say!(words, "workaround-limited"),
        Workaround::Viable => say!(words, "workaround-viable"),
    }
}
