//! Office hours: when somebody can be expected to read what can wait.

use crate::plan::Plan;
use incident::Moment;
use jiff::civil::Time;

/// When people of the team are at work on working days, on the clocks of the rota's zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Office {
    /// From this time.
    pub from: Time,
    /// Up to this time.
    pub until: Time,
}

impl Default for Office {
    fn default() -> Self {
        Self { from: Time::constant(9, 0, 0, 0), until: Time::constant(17, 0, 0, 0) }
    }
}

impl Plan {
    /// When office hours begin again; none while it is office hours, and none where nobody ever
    /// works again: then nothing is to wait.
    #[must_use]
    pub fn opens(&self, at: Moment) -> Option<Moment> {
        let day = self.date(at)?;
        if self.works(day) {
            let (from, until) = (self.at(day, self.office.from)?, self.at(day, self.office.until)?);
            if at < from {
                return Some(from);
            }
            if at < until {
                return None;
            }
        }
        self.at(self.next_working(day)?, self.office.from)
    }
}
