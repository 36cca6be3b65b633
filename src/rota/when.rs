//! A time to come as people name it.

use crate::day::Day;
use crate::plan::Plan;
use incident::Moment;
use jiff::ToSpan;
use jiff::civil::Time;
use std::time::Duration;

/// A time to come as somebody named it, before anybody looked at a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// That much later.
    After(Duration),
    /// The next time clocks show this.
    At(Time),
    /// On that day, at a time where one was said.
    On(Day, Option<Time>),
}

impl Plan {
    /// The moment that is meant, on the clocks of the team; a day without a time is meant at this
    /// one. None where the calendar has no such day. It may be over.
    pub fn moment(&self, now: Moment, when: When, otherwise: Time) -> Option<Moment> {
        let wall = self.wall(now)?;
        let meant = match when {
            When::After(length) => return Some(now.plus(length)),
            When::At(time) if time > wall.time() => wall.date().to_datetime(time),
            When::At(time) => wall.date().checked_add(1.day()).ok()?.to_datetime(time),
            When::On(day, time) => {
                day.seen_from(wall.date())?.to_datetime(time.unwrap_or(otherwise))
            }
        };
        let meant = meant.to_zoned_datetime(self.zone.clone()).ok()?;
        Some(Moment(meant.timestamp().as_millisecond()))
    }
}
