//! rota: who checks the logs at this moment?
//!
//! In: the configured order, a moment. Out: the checker and the deputy; nobody where the order
//! is empty.
//! Never: state, a clock.
//! May touch: incident, jiff.

use incident::{Duty, Moment, Person};
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use std::collections::BTreeSet;

/// People taking turns on working days (P03). On other days the turn of the last working day
/// goes on, so that there is an answer at every moment.
#[derive(Clone, Debug)]
pub struct Rota {
    /// Who takes turns, in that order.
    pub order: Vec<Person>,
    /// The first day of the first.
    pub start: Date,
    /// Days on which nobody works.
    pub holidays: BTreeSet<Date>,
    /// Where the days begin and end.
    pub zone: TimeZone,
}

impl Rota {
    /// Who is on duty at that moment.
    pub fn duty(&self, at: Moment) -> Option<Duty> {
        let today =
            Timestamp::from_millisecond(at.0).ok()?.to_zoned_datetime(self.zone.clone()).date();
        let turn = self.turns_before(today);
        let checker = self.whose(turn)?.clone();
        let deputy = self.whose(turn + 1).filter(|deputy| deputy.id != checker.id).cloned();
        Some(Duty { checker, deputy })
    }

    /// The first day after `at` on which somebody else is on duty; none where it stays the same.
    pub fn until(&self, at: Moment) -> Option<Date> {
        if self.order.len() < 2 {
            return None;
        }
        let today =
            Timestamp::from_millisecond(at.0).ok()?.to_zoned_datetime(self.zone.clone()).date();
        let mut day = today.tomorrow().ok()?;
        while !self.works(day) {
            day = day.tomorrow().ok()?;
        }
        Some(day)
    }

    fn whose(&self, turn: i64) -> Option<&Person> {
        let people = i64::try_from(self.order.len()).ok()?;
        let place = turn.checked_rem_euclid(people)?;
        self.order.get(usize::try_from(place).ok()?)
    }

    /// Whether people work on that day.
    pub fn works(&self, day: Date) -> bool {
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
            && !self.holidays.contains(&day)
    }

    /// Which turn a day belongs to: 0 for the first working day from the start, and before it.
    fn turns_before(&self, day: Date) -> i64 {
        let days = self.start.until(day).map_or(0, |span| i64::from(span.get_days()));
        if days < 0 {
            return 0;
        }
        let weeks = days / 7;
        let rest = (weeks * 7..=days).filter(|day| {
            let weekday = self.start.checked_add(day.days()).map(Date::weekday);
            !matches!(weekday, Ok(Weekday::Saturday | Weekday::Sunday))
        });
        let free = self
            .holidays
            .range(self.start..=day)
            .filter(|free| !matches!(free.weekday(), Weekday::Saturday | Weekday::Sunday));
        let count = |many: usize| i64::try_from(many).unwrap_or(0);
        (weeks * 5 + count(rest.count()) - count(free.count()) - 1).max(0)
    }
}

#[cfg(test)]
mod test {
    use super::Rota;
    use expect_test::expect;
    use incident::{Moment, Person, PersonId};
    use jiff::civil::date;
    use jiff::tz::TimeZone;
    use std::fmt::Write;

    fn rota(names: &[&str]) -> Rota {
        let person = |name: &&str| Person { id: PersonId::new(name), name: (*name).to_owned() };
        Rota {
            order: names.iter().map(person).collect(),
            start: date(2026, 11, 23),
            holidays: [date(2026, 12, 25)].into(),
            zone: TimeZone::get("Europe/Amsterdam").unwrap(),
        }
    }

    fn at(rota: &Rota, day: jiff::civil::Date, hour: i8) -> Moment {
        let moment = day.at(hour, 0, 0, 0).to_zoned_datetime(rota.zone.clone()).unwrap();
        Moment(moment.timestamp().as_millisecond())
    }

    #[test]
    fn p03_people_take_turns_on_working_days() {
        let rota = rota(&["Bo", "Dev", "Gus"]);
        let mut table = String::new();
        let mut day = date(2026, 12, 17);
        while day <= date(2026, 12, 29) {
            let duty = rota.duty(at(&rota, day, 9)).unwrap();
            let deputy = duty.deputy.unwrap().name;
            let until = rota.until(at(&rota, day, 9)).unwrap();
            let name = duty.checker.name;
            writeln!(table, "{} {day} {name:3} then {deputy:3} on {until}", day.strftime("%a"))
                .unwrap();
            day = day.tomorrow().unwrap();
        }
        expect![[r"
            Thu 2026-12-17 Bo  then Dev on 2026-12-18
            Fri 2026-12-18 Dev then Gus on 2026-12-21
            Sat 2026-12-19 Dev then Gus on 2026-12-21
            Sun 2026-12-20 Dev then Gus on 2026-12-21
            Mon 2026-12-21 Gus then Bo  on 2026-12-22
            Tue 2026-12-22 Bo  then Dev on 2026-12-23
            Wed 2026-12-23 Dev then Gus on 2026-12-24
            Thu 2026-12-24 Gus then Bo  on 2026-12-28
            Fri 2026-12-25 Gus then Bo  on 2026-12-28
            Sat 2026-12-26 Gus then Bo  on 2026-12-28
            Sun 2026-12-27 Gus then Bo  on 2026-12-28
            Mon 2026-12-28 Bo  then Dev on 2026-12-29
            Tue 2026-12-29 Dev then Gus on 2026-12-30
        "]]
        .assert_eq(&table);
    }

    #[test]
    fn the_arithmetic_is_what_counting_on_fingers_gives() {
        let rota = rota(&["Bo", "Dev", "Gus", "Ana", "Eve", "Kim", "Lou"]);
        let (mut day, mut turn) = (rota.start, 0_usize);
        for _ in 0..3000 {
            let duty = rota.duty(at(&rota, day, 0)).unwrap();
            assert_eq!(duty.checker, rota.order[turn % 7], "{day}");
            assert_eq!(rota.duty(at(&rota, day, 23)).unwrap(), duty, "{day}");
            day = day.tomorrow().unwrap();
            turn += usize::from(rota.works(day));
        }
    }

    #[test]
    fn one_person_is_on_duty_every_day_and_nobody_never() {
        let alone = rota(&["Bo"]);
        let sunday = at(&alone, date(2026, 11, 29), 12);
        assert_eq!(alone.duty(sunday).unwrap().checker.name, "Bo");
        assert_eq!(alone.duty(sunday).unwrap().deputy, None);
        assert_eq!(alone.until(sunday), None);
        assert_eq!(rota(&[]).duty(sunday), None);
        assert_eq!(alone.duty(at(&alone, date(2020, 1, 1), 12)).unwrap().checker.name, "Bo");
    }
}
