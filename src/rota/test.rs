//! Every moment has one answer, and it is what counting day by day gives.

use super::{Country, Liberation, Plan, Rota};
use expect_test::expect;
use incident::{Moment, Person, PersonId};
use jiff::civil::{Date, date, time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;
use std::fmt::Write;
use std::sync::Arc;

pub(super) fn person(name: &str) -> Person {
    Person { id: PersonId::new(name), name: name.to_owned() }
}

fn plan(names: &[&str]) -> Plan {
    let order = names.iter().map(|name| person(name)).collect();
    let zone = TimeZone::get("Europe/Amsterdam").unwrap();
    let mut plan = Plan::new(order, date(2026, 11, 23), zone);
    plan.holidays = [date(2026, 12, 28)].into();
    plan.countries = vec![Country::Netherlands(Liberation::Lustrum)];
    plan
}

/// The plan, with nothing changed.
fn plain(plan: &Plan) -> Rota {
    Rota { plan: Arc::new(plan.clone()), roster: Arc::default() }
}

fn at(rota: &Plan, day: Date, hour: i8, minute: i8) -> Moment {
    let moment = day.at(hour, minute, 0, 0).to_zoned_datetime(rota.zone.clone()).unwrap();
    Moment(moment.timestamp().as_millisecond())
}

fn checker(rota: &Plan, at: Moment) -> String {
    plain(rota).who(at).unwrap().duty.checker.name
}

#[test]
fn p03_people_take_turns_on_working_days() {
    let rota = plan(&["Bo", "Dev", "Gus"]);
    let mut table = String::new();
    let mut day = date(2026, 12, 22);
    while day <= date(2026, 12, 30) {
        let turn = plain(&rota).who(at(&rota, day, 9, 0)).unwrap();
        let (name, deputy) = (turn.duty.checker.name, turn.duty.deputy.unwrap().name);
        let until = turn.until.unwrap();
        writeln!(table, "{} {day} {name:3} then {deputy:3} at {until}", day.strftime("%a"))
            .unwrap();
        day = day.tomorrow().unwrap();
    }
    expect![[r"
        Tue 2026-12-22 Bo  then Dev at 2026-12-23T00:00:00
        Wed 2026-12-23 Dev then Gus at 2026-12-24T00:00:00
        Thu 2026-12-24 Gus then Bo  at 2026-12-29T00:00:00
        Fri 2026-12-25 Gus then Bo  at 2026-12-29T00:00:00
        Sat 2026-12-26 Gus then Bo  at 2026-12-29T00:00:00
        Sun 2026-12-27 Gus then Bo  at 2026-12-29T00:00:00
        Mon 2026-12-28 Gus then Bo  at 2026-12-29T00:00:00
        Tue 2026-12-29 Bo  then Dev at 2026-12-30T00:00:00
        Wed 2026-12-30 Dev then Gus at 2026-12-31T00:00:00
    "]]
    .assert_eq(&table);
}

#[test]
fn the_arithmetic_is_what_counting_on_fingers_gives() {
    let rota = plan(&["Bo", "Dev", "Gus", "Ana", "Eve", "Kim", "Lou"]);
    let (mut day, mut turn) = (rota.start, 0_usize);
    for _ in 0..3660 {
        let duty = plain(&rota).who(at(&rota, day, 0, 0)).unwrap().duty;
        assert_eq!(duty.checker, rota.order[turn % 7], "{day}");
        assert_eq!(plain(&rota).who(at(&rota, day, 23, 59)).unwrap().duty, duty, "{day}");
        day = day.tomorrow().unwrap();
        turn += usize::from(rota.works(day));
    }
}

#[test]
fn one_person_is_on_duty_every_day_and_nobody_never() {
    let alone = plan(&["Bo"]);
    let sunday = at(&alone, date(2026, 11, 29), 12, 0);
    let turn = plain(&alone).who(sunday).unwrap();
    assert_eq!(turn.duty.checker.name, "Bo");
    assert_eq!((turn.duty.deputy, turn.until), (None, None));
    assert_eq!(plain(&plan(&[])).who(sunday), None);
    assert_eq!(checker(&alone, at(&alone, date(2020, 1, 1), 12, 0)), "Bo");
}

#[test]
fn before_its_start_the_rota_has_its_first_and_says_when_the_second_begins() {
    let rota = plan(&["Bo", "Dev"]);
    let turn = plain(&rota).who(at(&rota, date(2026, 11, 2), 12, 0)).unwrap();
    assert_eq!(turn.duty.checker.name, "Bo");
    assert_eq!(turn.until, Some(date(2026, 11, 24).at(0, 0, 0, 0)));
}

#[test]
fn a_holiday_on_every_day_leaves_the_first_on_duty() {
    let mut rota = plan(&["Bo", "Dev"]);
    rota.holidays = rota.start.series(1.day()).take(1000).collect();
    let turn = plain(&rota).who(at(&rota, date(2027, 6, 1), 12, 0)).unwrap();
    assert_eq!((turn.duty.checker.name.as_str(), turn.until), ("Bo", None));
}

#[test]
fn the_change_comes_once_on_both_days_when_clocks_are_set() {
    let mut rota = plan(&["Bo", "Dev"]);
    rota.holidays.clear();
    rota.countries.clear();
    rota.change_at = time(2, 30, 0, 0);
    for zone in ["Africa/Cairo", "America/New_York", "Europe/Amsterdam", "Asia/Colombo"] {
        rota.zone = TimeZone::get(zone).unwrap();
        let mut last = String::new();
        let mut changes = 0;
        // Every quarter of an hour of a year with 261 weekdays, of which the first begins no turn.
        let first = at(&rota, date(2027, 1, 1), 12, 0);
        for quarter in 0..365 * 96 {
            let name = checker(&rota, Moment(first.0 + quarter * 900_000));
            changes += i32::from(!last.is_empty() && name != last);
            last = name;
        }
        assert_eq!(changes, 260, "{zone}");
    }
}

proptest! {
    #[test]
    fn every_moment_of_ten_years_has_one_answer_that_holds_until_the_next_turn(
        seconds in 0_i64..315_000_000,
        hour in 0_i8..24,
        zone in prop::sample::select(vec!["Europe/Amsterdam", "Africa/Nairobi", "Asia/Colombo"]),
        people in 2_usize..6,
        off in prop::collection::btree_set(0_i32..3650, 0..40),
    ) {
        let mut rota = plan(&["Bo", "Dev", "Gus", "Ana", "Eve"][..people.min(5)]);
        rota.change_at = time(hour, 30, 0, 0);
        rota.zone = TimeZone::get(zone).unwrap();
        rota.holidays = off.into_iter().map(|days| rota.start + days.days()).collect();
        let from = Timestamp::from_second(1_795_392_000 + seconds).unwrap();
        let now = Moment(from.as_millisecond());
        let turn = plain(&rota).who(now).unwrap();
        let deputy = turn.duty.deputy.clone().unwrap();
        prop_assert_ne!(&deputy.id, &turn.duty.checker.id);
        let until = turn.until.unwrap().to_zoned_datetime(rota.zone.clone()).unwrap().timestamp();
        prop_assert!(until > from);
        let just_before = Moment(until.as_millisecond() - 1);
        prop_assert_eq!(plain(&rota).who(just_before).unwrap(), turn);
        let next = plain(&rota).who(Moment(until.as_millisecond())).unwrap();
        prop_assert_eq!(next.duty.checker, deputy);
    }
}
