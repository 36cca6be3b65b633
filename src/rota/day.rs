//! A day as people name it.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// A day as somebody named it, before anybody looked at a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// This one.
    Today,
    /// The next one.
    Tomorrow,
    /// The next one of that name; today, if it is one.
    On(Weekday),
    /// A date, with the year or without.
    Date {
        /// From 1 to 31.
        day: i8,
        /// From 1 to 12.
        month: i8,
        /// Otherwise the nearest one that is not long past.
        year: Option<i16>,
    },
}

/// A date without a year that lies further back belongs to the next year.
const PAST_DAYS: i32 = 60;

impl Day {
    /// The date, as seen from a day; none where the calendar has no such day.
    pub fn seen_from(self, today: Date) -> Option<Date> {
        match self {
            Self::Today => Some(today),
            Self::Tomorrow => today.tomorrow().ok(),
            Self::On(weekday) if today.weekday() == weekday => Some(today),
            Self::On(weekday) => today.nth_weekday(1, weekday).ok(),
            Self::Date { day, month, year: Some(year) } => Date::new(year, month, day).ok(),
            Self::Date { day, month, year: None } => {
                let long_past = today.checked_sub(PAST_DAYS.days()).ok()?;
                let years = [today.year(), today.year().saturating_add(1)];
                let mut dates =
                    years.into_iter().filter_map(|year| Date::new(year, month, day).ok());
                dates.find(|date| *date >= long_past)
            }
        }
    }
}

#[cfg(test)]
mod test {
    use super::Day;
    use jiff::civil::{Weekday, date};

    #[test]
    fn a_day_is_the_nearest_that_can_be_meant() {
        let friday = date(2026, 11, 27);
        let date_of = |day, month| Day::Date { day, month, year: None };
        let leap = Day::Date { day: 29, month: 2, year: Some(2028) };
        for (said, meant) in [
            (Day::Today, Some(friday)),
            (Day::Tomorrow, Some(date(2026, 11, 28))),
            (Day::On(Weekday::Friday), Some(friday)),
            (Day::On(Weekday::Monday), Some(date(2026, 11, 30))),
            (date_of(30, 11), Some(date(2026, 11, 30))),
            (date_of(20, 11), Some(date(2026, 11, 20))),
            (date_of(4, 1), Some(date(2027, 1, 4))),
            (date_of(31, 4), None),
            (leap, Some(date(2028, 2, 29))),
        ] {
            assert_eq!(said.seen_from(friday), meant, "{said:?}");
        }
    }
}
