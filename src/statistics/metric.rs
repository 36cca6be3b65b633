//! What is measured, and what came of it for one incident.

use incident::Moment;
use std::time::Duration;

/// What is measured of an incident, in the order in which it comes to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Metric {
    /// From the report until somebody said how severe it is, or that it is none (P10).
    Confirmation,
    /// From the severity that needs somebody to lead until somebody led (P11).
    Manager,
    /// From the report until the team was in firefighting mode (P15).
    Firefighting,
    /// The longest time without an update while the team was in firefighting mode (P24).
    Silence,
    /// From the report until it was resolved in production, the last time (P28, P30).
    Resolution,
    /// From then until its post-mortem, in working days (P31).
    PostMortem,
}

impl Metric {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Confirmation,
        Self::Manager,
        Self::Firefighting,
        Self::Silence,
        Self::Resolution,
        Self::PostMortem,
    ];
}

/// How much it was. Within one metric all have one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Amount {
    /// By the clock.
    Time(Duration),
    /// By the calendar of the team; none where it was on the same day.
    WorkingDays(u32),
}

/// What a metric says of one incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measured {
    /// So much.
    Value(Amount),
    /// It has not happened, or nobody told us.
    NotThere,
    /// The facts contradict their order: one that comes after another has an earlier time.
    Invalid,
}

impl Measured {
    /// From the first of these moments to the last; they have to be in order.
    pub(crate) fn between(moments: &[Moment]) -> Self {
        let (Some(from), Some(until)) = (moments.first(), moments.last()) else {
            return Self::NotThere;
        };
        if moments.is_sorted() {
            Self::Value(Amount::Time(until.since(*from)))
        } else {
            Self::Invalid
        }
    }
}
