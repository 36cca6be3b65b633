//! What is counted, and that no day is lost.

use crate::roster::{Asked, Check, Done};
use crate::test::person;
use crate::{Country, Liberation, Plan, fairness};
use incident::{Actor, Entry, Event, Moment, Severity};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use proptest::prelude::*;

const PEOPLE: [&str; 3] = ["Bo", "Dev", "Gus"];

fn plan() -> Plan {
    let order = PEOPLE.iter().map(|name| person(name)).collect();
    let zone = TimeZone::get("Europe/Amsterdam").unwrap();
    let mut plan = Plan::new(order, date(2026, 11, 2), zone);
    plan.countries = vec![Country::Netherlands(Liberation::Lustrum)];
    plan
}

fn at(plan: &Plan, day: Date, hour: i8) -> Moment {
    let moment = day.at(hour, 0, 0, 0).to_zoned_datetime(plan.zone.clone()).unwrap();
    Moment(moment.timestamp().as_millisecond())
}

fn check(plan: &Plan, day: Date, done: Option<(&str, i8)>) -> Check {
    let asked = vec![Asked { who: person("Bo"), at: at(plan, day, 9), why: None }];
    let done = done.map(|(by, hour)| Done { by: person(by), at: at(plan, day, hour), noted: None });
    Check { day, asked, due: None, nudged: false, card: None, done }
}

fn line(plan: &Plan, day: Date, hour: i8, by: &str, event: Event) -> Entry {
    Entry { at: at(plan, day, hour), by: Actor::Person(person(by)), event }
}

fn confirmed(severity: Severity) -> Event {
    Event::SeverityConfirmed { severity, answers: None, reason: None }
}

#[test]
fn days_incidents_and_answers_out_of_hours_are_counted_for_whoever_gave_them() {
    let plan = plan();
    let (monday, tuesday, wednesday) = (date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25));
    let checks = [
        check(&plan, monday, Some(("Bo", 10))),
        check(&plan, tuesday, Some(("Gus", 19))),
        check(&plan, wednesday, None),
    ];
    let histories = [
        vec![
            line(&plan, tuesday, 22, "Bo", confirmed(Severity::Critical)),
            // A second answer about the same incident is no second incident.
            line(&plan, tuesday, 23, "Gus", confirmed(Severity::High)),
            line(&plan, tuesday, 23, "Ana", Event::ManagerAccepted { manager: person("Ana") }),
        ],
        vec![line(&plan, monday, 11, "Bo", Event::Declined { reason: "a test".to_owned() })],
    ];
    let report = fairness(&plan, at(&plan, wednesday, 12), 90, &checks, &histories).unwrap();
    assert_eq!((report.first, report.last, report.unanswered), (monday, wednesday, 1));
    let rows: Vec<(&str, u32, u32, u32)> = report
        .shares
        .iter()
        .map(|one| (one.who.name.as_str(), one.days, one.incidents, one.out_of_hours))
        .collect();
    assert_eq!(rows, [("Bo", 1, 2, 1), ("Gus", 1, 0, 2), ("Ana", 0, 0, 1), ("Dev", 0, 0, 0)]);
}

#[test]
fn what_lies_before_the_span_is_not_counted_and_this_morning_only_once_it_has_come() {
    let plan = plan();
    let (monday, thursday) = (date(2026, 11, 23), date(2026, 11, 26));
    let checks = [check(&plan, monday, Some(("Bo", 20)))];
    let histories = [vec![line(&plan, monday, 22, "Bo", confirmed(Severity::Low))]];
    let count = |hour, days| {
        let report = fairness(&plan, at(&plan, thursday, hour), days, &checks, &histories).unwrap();
        let bo = report.shares.iter().find(|share| share.who.name == "Bo").unwrap();
        (report.days(), bo.days, bo.incidents, bo.out_of_hours)
    };
    assert_eq!(count(8, 30), (3, 1, 1, 2));
    assert_eq!(count(9, 30), (4, 1, 1, 2));
    assert_eq!(count(9, 3), (3, 0, 0, 0));
    let nothing = fairness(&plan, at(&plan, thursday, 9), 90, &[], &[]).unwrap();
    assert_eq!((nothing.first, nothing.last, nothing.days()), (thursday, thursday, 1));
}

proptest! {
    #[test]
    fn every_working_day_of_the_span_is_counted_once(
        days in 1_u16..200,
        began in 0_i64..300,
        asked in prop::collection::vec(prop::option::of((0_usize..3, 0_i8..24)), 0..150),
        hour in 0_i8..24,
    ) {
        let plan = plan();
        let start = date(2026, 11, 2) + began.days();
        let mut day = start;
        let mut checks = vec![];
        for done in asked {
            if plan.works(day) {
                let by = done.and_then(|(who, hour)| Some((*PEOPLE.get(who)?, hour)));
                checks.push(check(&plan, day, by));
            }
            day = day.tomorrow().unwrap();
        }
        let report = fairness(&plan, at(&plan, day, hour), days, &checks, &[]).unwrap();
        let span = report.first.series(1.day()).take_while(|day| *day <= report.last);
        let working = u32::try_from(span.filter(|day| plan.works(*day)).count()).unwrap();
        prop_assert_eq!(report.days(), working);
        let length = report.first.until(report.last).unwrap().get_days() + 1;
        prop_assert!(length <= i32::from(days), "{length} days of {days}");
    }
}
