//! The days that a country keeps as public holidays.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use std::str::FromStr;

/// A country whose public holidays are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Country {
    /// The Netherlands, with the years in which the fifth of May is a day off.
    Netherlands(Liberation),
}

/// In which years nobody works on Liberation Day, the fifth of May. The law leaves it to employers:
/// the government itself has it every year, most others in lustrum years.
/// <https://www.rijksoverheid.nl/onderwerpen/arbeidsovereenkomst-en-cao/vraag-en-antwoord/officiele-feestdagen>
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Liberation {
    /// 2025, 2030 and so on.
    #[default]
    Lustrum,
    /// Every year.
    Yearly,
    /// Never.
    Never,
}

impl FromStr for Liberation {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.trim() {
            "lustrum" => Ok(Self::Lustrum),
            "yearly" => Ok(Self::Yearly),
            "never" => Ok(Self::Never),
            _ => Err(()),
        }
    }
}

impl Country {
    /// The country with that code in ISO 3166-1, where its public holidays are known.
    pub fn from_code(code: &str, liberation: Liberation) -> Option<Self> {
        code.trim().eq_ignore_ascii_case("NL").then_some(Self::Netherlands(liberation))
    }

    /// Its public holidays in a year, in no order; none before the year 1 or after 9998.
    ///
    /// The days are those of article 3 of the Dutch `Algemene termijnenwet`
    /// (<https://wetten.overheid.nl/BWBR0002448/>), without Good Friday, on which offices are open;
    /// `rota.holidays` takes others. A King's Day on a Sunday is kept on the Saturday before.
    pub fn holidays(self, year: i16) -> Vec<Date> {
        let Self::Netherlands(liberation) = self;
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
        let off = match liberation {
            Liberation::Lustrum => year % 5 == 0,
            Liberation::Yearly => true,
            Liberation::Never => false,
        };
        if off {
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
    use super::{Country, Liberation, easter};
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
        let country = Country::Netherlands(Liberation::Lustrum);
        let in_2025 = country.holidays(2025);
        assert!(in_2025.contains(&date(2025, 4, 26)) && !in_2025.contains(&date(2025, 4, 27)));
        assert!(in_2025.contains(&date(2025, 5, 5)));
        let in_2026 = country.holidays(2026);
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
        assert_eq!(Country::from_code("nl", Liberation::Lustrum), Some(country));
        assert_eq!(Country::from_code("XX", Liberation::Lustrum), None);
    }

    #[test]
    fn ascension_and_whitsun_follow_easter_in_known_years() {
        // From the official lists of past and coming years.
        let known = [
            (2014, date(2014, 5, 29), date(2014, 6, 9), date(2014, 4, 26)),
            (2020, date(2020, 5, 21), date(2020, 6, 1), date(2020, 4, 27)),
            (2024, date(2024, 5, 9), date(2024, 5, 20), date(2024, 4, 27)),
            (2027, date(2027, 5, 6), date(2027, 5, 17), date(2027, 4, 27)),
            (2031, date(2031, 5, 22), date(2031, 6, 2), date(2031, 4, 26)),
        ];
        for (year, ascension, whit_monday, king) in known {
            let days = Country::Netherlands(Liberation::Lustrum).holidays(year);
            for day in [ascension, whit_monday, king] {
                assert!(days.contains(&day), "{day} is a holiday: {days:?}");
            }
        }
    }

    #[test]
    fn liberation_day_is_what_the_employer_says() {
        let off = |liberation: &str, year| {
            let liberation = liberation.parse().unwrap();
            Country::Netherlands(liberation).holidays(year).contains(&date(year, 5, 5))
        };
        assert!(off("lustrum", 2030) && !off("lustrum", 2027));
        assert!(off("yearly", 2030) && off("yearly", 2027));
        assert!(!off("never", 2030) && !off("never", 2027));
        assert_eq!("often".parse::<Liberation>(), Err(()));
    }
}
