//! rota: who checks the logs at this moment?
//!
//! In: the configured order, a moment. Out: the checker, the deputy, and when the next turn
//! begins; nobody where the order is empty.
//! Never: state, a clock.
//! May touch: incident, jiff.

mod country;

pub use country::Country;

use incident::{Duty, Moment, Person};
use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use std::collections::BTreeSet;

/// How many days are looked through for the next turn. A longer row of holidays has no next turn.
const DAYS_AHEAD_MAX: usize = 400;

/// People taking turns on working days (P03). On other days the turn of the last working day
/// goes on, so that there is an answer at every moment.
#[derive(Clone, Debug)]
pub struct Rota {
    /// Who takes turns, in that order.
    pub order: Vec<Person>,
    /// The first day of the first.
    pub start: Date,
    /// When on a working day the next turn begins, on the clocks of `zone`.
    pub change_at: Time,
    /// Days on which nobody of the team works.
    pub holidays: BTreeSet<Date>,
    /// Countries on whose public holidays nobody works.
    pub countries: Vec<Country>,
    /// Where the days begin and end.
    pub zone: TimeZone,
}

/// The answer for one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Who is on duty.
    pub duty: Duty,
    /// When the next turn begins, on the clocks of the rota's zone; none where it stays the same.
    pub until: Option<DateTime>,
}

impl Rota {
    /// Who is on duty at that moment. Everybody asks here; only an empty order has no answer.
    pub fn who(&self, at: Moment) -> Option<Turn> {
        let day = self.day(at)?;
        let turn = self.turns_before(day);
        let checker = self.whose(turn)?.clone();
        let deputy = self.whose(turn + 1).filter(|deputy| deputy.id != checker.id).cloned();
        Some(Turn { duty: Duty { checker, deputy }, until: self.next_after(day) })
    }

    /// Whether people work on that day.
    pub fn works(&self, day: Date) -> bool {
        is_weekday(day)
            && !self.holidays.contains(&day)
            && !self.countries.iter().any(|of| of.holidays(day.year()).contains(&day))
    }

    /// The day whose turn goes on at that moment: until the change it is still the day before.
    fn day(&self, at: Moment) -> Option<Date> {
        let at = Timestamp::from_millisecond(at.0).ok()?;
        let today = at.to_zoned_datetime(self.zone.clone()).date();
        // Compared as moments: where clocks are set back over the change, it comes once.
        let change = today.to_datetime(self.change_at).to_zoned_datetime(self.zone.clone()).ok()?;
        if at < change.timestamp() { today.yesterday().ok() } else { Some(today) }
    }

    /// The first change after the one of `day`.
    fn next_after(&self, day: Date) -> Option<DateTime> {
        if self.order.len() < 2 {
            return None;
        }
        let first = day.tomorrow().ok()?.max(self.start.tomorrow().ok()?);
        let days = first.series(1.day()).take(DAYS_AHEAD_MAX);
        let next = days.filter(|day| self.works(*day)).find(|day| self.turns_before(*day) > 0)?;
        Some(next.to_datetime(self.change_at))
    }

    fn whose(&self, turn: i64) -> Option<&Person> {
        let people = i64::try_from(self.order.len()).ok()?;
        let place = turn.checked_rem_euclid(people)?;
        self.order.get(usize::try_from(place).ok()?)
    }

    /// Which turn a day belongs to: 0 for the first working day from the start, and before it.
    fn turns_before(&self, day: Date) -> i64 {
        let days = self.start.until(day).map_or(0, |span| i64::from(span.get_days()));
        if days < 0 {
            return 0;
        }
        let weeks = days / 7;
        let rest = (weeks * 7..=days)
            .filter(|day| self.start.checked_add(day.days()).is_ok_and(is_weekday));
        let count = |many: usize| i64::try_from(many).unwrap_or(0);
        let free = self.free_weekdays(day);
        (weeks * 5 + count(rest.count()) - count(free) - 1).max(0)
    }

    /// How many weekdays from the start to that day are holidays, each counted once.
    fn free_weekdays(&self, last: Date) -> usize {
        let public = self
            .countries
            .iter()
            .flat_map(|of| (self.start.year()..=last.year()).flat_map(|year| of.holidays(year)));
        let own = self.holidays.iter().copied();
        let free: BTreeSet<Date> = public
            .chain(own)
            .filter(|day| (self.start..=last).contains(day) && is_weekday(*day))
            .collect();
        free.len()
    }
}

fn is_weekday(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[cfg(test)]
mod test;
