//! Days as people write them: `today`, `Monday`, `30 Nov`, `Nov 30`, `30/11`, `2026-11-30`.

use super::words::Words;
use jiff::civil::{Date, Time, Weekday};
use rota::{Day, When};

const WEEKDAYS: [(&str, &str, Weekday); 7] = [
    ("monday", "maandag", Weekday::Monday),
    ("tuesday", "dinsdag", Weekday::Tuesday),
    ("wednesday", "woensdag", Weekday::Wednesday),
    ("thursday", "donderdag", Weekday::Thursday),
    ("friday", "vrijdag", Weekday::Friday),
    ("saturday", "zaterdag", Weekday::Saturday),
    ("sunday", "zondag", Weekday::Sunday),
];

const MONTHS: [(&str, &str); 12] = [
    ("january", "januari"),
    ("february", "februari"),
    ("march", "maart"),
    ("april", "april"),
    ("may", "mei"),
    ("june", "juni"),
    ("july", "juli"),
    ("august", "augustus"),
    ("september", "september"),
    ("october", "oktober"),
    ("november", "november"),
    ("december", "december"),
];

/// Shorter beginnings of a name could be anything.
const LETTERS_MIN: usize = 3;

/// Takes a time of a day, or nothing: `17:00`.
fn clock(words: &mut Words<'_>) -> Option<Time> {
    let mut ahead = words.clone();
    ahead.pass(&["at", "om"]);
    let time = ahead.peek().parse().ok()?;
    ahead.skip();
    *words = ahead;
    Some(time)
}

/// Takes a time to come, or nothing: `17:00`, `Monday`, `tomorrow at 10:00`.
pub fn when(words: &mut Words<'_>) -> Option<When> {
    if let Some(time) = clock(words) {
        return Some(When::At(time));
    }
    let day = take(words)?;
    Some(When::On(day, clock(words)))
}

/// Takes a day, or nothing.
pub fn take(words: &mut Words<'_>) -> Option<Day> {
    let mut ahead = words.clone();
    ahead.pass(&["on", "next", "op"]);
    let day = one(&mut ahead)?;
    *words = ahead;
    Some(day)
}

fn one(words: &mut Words<'_>) -> Option<Day> {
    let first = words.peek();
    words.skip();
    let known = match first.as_str() {
        "today" | "vandaag" | "now" => Some(Day::Today),
        "tomorrow" | "morgen" => Some(Day::Tomorrow),
        _ => weekday(&first).or_else(|| date(&first)),
    };
    if let Some(Day::On(_)) = known {
        // “Monday 30 Nov” is the date.
        let mut ahead = words.clone();
        if let Some(date @ Day::Date { .. }) = one(&mut ahead) {
            *words = ahead;
            return Some(date);
        }
    }
    if known.is_some() {
        return known;
    }
    let second = words.peek();
    let (day, month) = match (ordinal(&first), month_of(&second)) {
        (Some(day), Some(month)) => (day, month),
        _ => (ordinal(&second)?, month_of(&first)?),
    };
    words.skip();
    let year = words.peek().parse().ok().filter(|year| (2000..=9998).contains(year));
    if year.is_some() {
        words.skip();
    }
    Some(Day::Date { day, month, year })
}

fn weekday(word: &str) -> Option<Day> {
    let found = WEEKDAYS.iter().find(|(english, dutch, _)| is_short(word, english, dutch))?;
    Some(Day::On(found.2))
}

fn month_of(word: &str) -> Option<i8> {
    let found = MONTHS.iter().position(|(english, dutch)| is_short(word, english, dutch))?;
    i8::try_from(found + 1).ok()
}

fn is_short(word: &str, english: &str, dutch: &str) -> bool {
    let dutch_day = word.len() == 2 && dutch.ends_with("dag") && dutch.starts_with(word);
    let long = word.chars().count() >= LETTERS_MIN;
    dutch_day || (long && (english.starts_with(word) || dutch.starts_with(word)))
}

fn ordinal(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = word.get(digits.len()..).unwrap_or_default();
    let day = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
    matches!(ending, "" | "st" | "nd" | "rd" | "th" | "e").then_some(day)
}

/// `2026-11-30`, or `30/11` as Europe writes it.
fn date(word: &str) -> Option<Day> {
    if let Ok(date) = word.parse::<Date>() {
        let (day, month) = (date.day(), date.month());
        return Some(Day::Date { day, month, year: Some(date.year()) });
    }
    let (day, month) = word.split_once('/')?;
    let month = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    Some(Day::Date { day: ordinal(day)?, month, year: None })
}

#[cfg(test)]
mod test {
    use super::{Words, take};
    use jiff::civil::Weekday;
    use rota::Day;

    #[test]
    fn days_are_understood_as_people_write_them() {
        let date = |day, month, year| Some(Day::Date { day, month, year });
        for (text, day) in [
            ("today", Some(Day::Today)),
            ("Tomorrow,", Some(Day::Tomorrow)),
            ("next Monday", Some(Day::On(Weekday::Monday))),
            ("wo", Some(Day::On(Weekday::Wednesday))),
            ("thu", Some(Day::On(Weekday::Thursday))),
            ("30 Nov", date(30, 11, None)),
            ("Mon 30 Nov", date(30, 11, None)),
            ("Nov 30th 2026", date(30, 11, Some(2026))),
            ("on 2 december", date(2, 12, None)),
            ("30/11", date(30, 11, None)),
            ("2026-11-30", date(30, 11, Some(2026))),
            ("payments", None),
            ("31", None),
            ("40 Nov", None),
        ] {
            assert_eq!(take(&mut Words::new(text, &[], false)), day, "{text}");
        }
    }
}
