//! Turns at checking the logs as a calendar, for programs that subscribe to it (P03).
//!
//! The form is iCalendar: <https://www.rfc-editor.org/rfc/rfc5545>, and for what a subscriber shows
//! and how often it comes again <https://www.rfc-editor.org/rfc/rfc7986>.

use super::text::line;
use super::{Cards, Scene};
use icalendar::{Calendar, Component, Event, Property};
use incident::Moment;
use jiff::Timestamp;
use rota::Planned;
use wording::say;

/// How often programs are asked to come again.
const AGAIN: &str = "PT1H";

impl Cards {
    /// The calendar. `of` tells this Firewatch from others, so that no two events of the world
    /// have one key.
    pub fn calendar(&self, scene: &Scene<'_>, of: &str, agenda: &[Planned]) -> String {
        let name = say!(scene.words, "checks-head");
        let mut calendar = Calendar::new();
        calendar.properties = vec![
            Property::new("VERSION", "2.0"),
            Property::new("PRODID", "-//121 Platform//Firewatch//EN"),
            Property::new("CALSCALE", "GREGORIAN"),
            Property::new("NAME", &name),
            // What programs read that do not know NAME and REFRESH-INTERVAL.
            Property::new("X-WR-CALNAME", &name),
            Property::new("REFRESH-INTERVAL", AGAIN).add_parameter("VALUE", "DURATION").done(),
            Property::new("X-PUBLISHED-TTL", AGAIN),
        ];
        for one in agenda {
            calendar.push(event(scene, of, one));
        }
        calendar.to_string()
    }
}

fn event(scene: &Scene<'_>, of: &str, one: &Planned) -> Event {
    let words = scene.words;
    let duty = &one.turn.duty;
    let key = if one.whole { one.day.strftime("%Y%m%d").to_string() } else { utc(one.from) };
    let checker = line(&duty.checker.name);
    let deputy = duty.deputy.as_ref().map(|deputy| {
        let first = line(duty.checker.first_name());
        say!(words, "checker-deputy", first, deputy = line(&deputy.name))
    });
    let mut event = Event::new();
    event
        .uid(&format!("turn-{key}@{of}"))
        .add_property("DTSTAMP", utc(one.revised))
        .add_property("LAST-MODIFIED", utc(one.revised))
        .add_property("DTSTART", utc(one.from))
        .add_property("DTEND", utc(one.until))
        .sequence(one.revisions)
        .summary(&say!(words, "calendar-summary", checker))
        // A turn leaves time for meetings.
        .add_property("TRANSP", "TRANSPARENT");
    if let Some(deputy) = deputy {
        event.description(&deputy);
    }
    event
}

/// A moment in the form with UTC time: 20261124T080000Z.
fn utc(moment: Moment) -> String {
    let at = Timestamp::from_millisecond(moment.0).unwrap_or_default();
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}
