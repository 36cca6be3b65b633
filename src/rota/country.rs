//! The days that a country keeps as public holidays.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use std::str::FromStr;

/// A country whose public holidays are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Country {
    /// The Netherlands.
    Netherlands,
}

impl FromStr for Country {
    type Err = ();

    /// From its code in ISO 3166-1.
    fn from_str(code: &str) -> Result<Self, ()> {
        if code.trim().eq_ignore_ascii_case("NL") { Ok(Self::Netherlands) } else { Err(()) }
    }
}

impl Country {
    /// Its public holidays in a year, in no order; none before the year 1 or after 9998.
    ///
    /// The days are those of article 3 of the Dutch `Algemene termijnenwet`, without Good Friday,
    /// on which offices are open. Liberation Day counts once in five years, as most Dutch
    /// employers have it; `rota.holidays` takes the others.
    pub fn holidays(self, year: i16) -> Vec<Date> {
        let Some(easter) = easter(year) else { return vec![] };
        let after = |days: i64| easter.checked_add(days.days()).unwrap_or(easter);
        let king = date(year, 4, 27);
        let king = if king.weekday() == Weekday::Sunday { date(year, 4, 26) } else { king };
        let mut days = vec![
            date(year, 1, 1),
            easter,
            after(1),
            king,
            after(39),
            after(49),
            after(50),
            date(year, 12, 25),
            date(year, 12, 26),
        ];
        if year % 5 == 0 {
            days.push(date(year, 5, 5));
        }
        days
    }
}

/// Easter Sunday by the Gregorian rule, in the form of Meeus, Jones and Butcher.
fn easter(year: i16) -> Option<Date> {
    if !(1..=9998).contains(&year) {
        return None;
    }
    let y = i32::from(year);
    let (golden, century, rest) = (y % 19, y / 100, y % 100);
    let sun = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - sun + 15) % 30;
    let week = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * week) / 451;
    let day = epact + week - 7 * late + 114;
    Date::new(year, i8::try_from(day / 31).ok()?, i8::try_from(day % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod test {
    use super::{Country, easter};
    use jiff::civil::date;

    #[test]
    fn easter_is_where_the_calendars_have_it() {
        let known = [
            date(1818, 3, 22),
            date(1943, 4, 25),
            date(2000, 4, 23),
            date(2024, 3, 31),
            date(2025, 4, 20),
            date(2026, 4, 5),
            date(2038, 4, 25),
        ];
        for day in known {
            assert_eq!(easter(day.year()), Some(day));
        }
        assert_eq!(easter(0), None);
    }

    #[test]
    fn the_netherlands_keep_the_day_of_the_king_off_sundays_and_liberation_once_in_five() {
        let in_2025 = Country::Netherlands.holidays(2025);
        assert!(in_2025.contains(&date(2025, 4, 26)) && !in_2025.contains(&date(2025, 4, 27)));
        assert!(in_2025.contains(&date(2025, 5, 5)));
        let in_2026 = Country::Netherlands.holidays(2026);
        let expected = [
            date(2026, 1, 1),
            date(2026, 4, 5),
            date(2026, 4, 6),
            date(2026, 4, 27),
            date(2026, 5, 14),
            date(2026, 5, 24),
            date(2026, 5, 25),
            date(2026, 12, 25),
            date(2026, 12, 26),
        ];
        assert_eq!(in_2026, expected);
        assert_eq!("nl".parse(), Ok(Country::Netherlands));
        assert_eq!("XX".parse::<Country>(), Err(()));
    }
}
