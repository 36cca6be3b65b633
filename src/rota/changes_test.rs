//! Whatever people change, every moment keeps exactly one answer.

use crate::test::person;
use crate::{Ask, Change, Command, Day, Event, How, Plan, Roster, Rota, What, apply, decide};
use incident::{Actor, ChatId, Member, Moment, OnRota, Person, Policy, Refusal, Role, Team, Who};
use jiff::civil::{Date, Weekday, date, time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;
use std::sync::Arc;

const PEOPLE: [&str; 4] = ["Bo", "Dev", "Gus", "Ana"];
const HOUR: i64 = 3_600_000;

pub(super) fn team() -> Team {
    let member = |name: &&str| Member {
        person: person(name),
        email: None,
        roles: vec![Role::LogChecker],
        expertise: vec![],
    };
    Team {
        members: PEOPLE.iter().map(member).collect(),
        critical_paths: vec![],
        log_queries: vec![],
        escalation: vec![],
        policy: Policy::default(),
    }
}

pub(super) fn rota(zone: &str, hour: i8) -> Rota {
    let zone = TimeZone::get(zone).unwrap();
    let order = PEOPLE.iter().map(|name| person(name)).collect();
    let mut plan = Plan::new(order, date(2026, 11, 23), zone);
    plan.change_at = time(hour, 0, 0, 0);
    plan.administrators = vec![person("Gus")];
    Rota { plan: Arc::new(plan), roster: Arc::default() }
}

pub(super) fn at(rota: &Rota, day: Date, hour: i8) -> Moment {
    let moment = day.at(hour, 0, 0, 0).to_zoned_datetime(rota.plan.zone.clone()).unwrap();
    Moment(moment.timestamp().as_millisecond())
}

/// Asks, and makes what follows true where it is no refusal.
fn ask(rota: &mut Rota, at: Moment, by: &str, command: Command) -> Result<Vec<Event>, Refusal> {
    let by = if by.is_empty() { Actor::Firewatch } else { Actor::Person(person(by)) };
    let ask = Ask { at, by, place: Some(ChatId::from("team")), command };
    let decision = decide(&team(), rota, &ask)?;
    let roster = Arc::make_mut(&mut rota.roster);
    decision.events.iter().for_each(|event| apply(roster, at, event));
    Ok(decision.events)
}

fn checker(rota: &Rota, at: Moment) -> String {
    rota.who(at).unwrap().duty.checker.name
}

fn refused(result: Result<Vec<Event>, Refusal>) -> OnRota {
    match result {
        Err(Refusal::Rota { why }) => why,
        other => unreachable!("{other:?} is no refusal of the rota"),
    }
}

fn who(name: &str) -> Who {
    Who { id: None, name: name.to_owned() }
}

#[test]
fn a_swap_changes_two_turns_and_its_end_changes_them_back() {
    let mut rota = rota("Europe/Amsterdam", 9);
    let monday = at(&rota, date(2026, 11, 23), 10);
    let swap = Command::Swap { gives: Day::Tomorrow, with: who("Gus"), gets: None };
    ask(&mut rota, monday, "Dev", swap).unwrap();
    let yes = Command::AnswerSwap { number: None, yes: true };
    assert_eq!(refused(ask(&mut rota, monday, "Ana", yes.clone())), OnRota::NoWish);
    ask(&mut rota, monday, "Gus", yes).unwrap();
    let days: Vec<String> =
        [24, 25, 26].map(|day| checker(&rota, at(&rota, date(2026, 11, day), 12))).to_vec();
    assert_eq!(days, ["Gus", "Dev", "Ana"]);
    ask(&mut rota, monday, "Dev", Command::Undo { number: 3 }).unwrap();
    assert_eq!(checker(&rota, at(&rota, date(2026, 11, 24), 12)), "Dev");
    assert_eq!(checker(&rota, at(&rota, date(2026, 11, 25), 12)), "Gus");
}

#[test]
fn a_wish_that_nobody_answers_ends_when_the_first_turn_begins() {
    let mut rota = rota("Europe/Amsterdam", 9);
    let monday = at(&rota, date(2026, 11, 23), 10);
    let swap = Command::Swap { gives: Day::Tomorrow, with: who("Gus"), gets: None };
    ask(&mut rota, monday, "Dev", swap).unwrap();
    let begins = at(&rota, date(2026, 11, 24), 9);
    let events = ask(&mut rota, begins, "", Command::Look).unwrap();
    assert!(events.iter().any(|event| matches!(event, Event::WishEnded { by: None, .. })));
    assert!(rota.roster.wishes.is_empty());
}

#[test]
fn who_is_away_is_skipped_and_where_all_are_somebody_is_named_all_the_same() {
    let mut rota = rota("Europe/Amsterdam", 9);
    let monday = at(&rota, date(2026, 11, 23), 10);
    for name in ["Dev", "Gus", "Ana"] {
        let (from, until) = (Day::Tomorrow, Day::Tomorrow);
        let away = Command::Away { from, until, who: None };
        ask(&mut rota, monday, name, away).unwrap();
    }
    let tuesday = at(&rota, date(2026, 11, 24), 12);
    assert_eq!(checker(&rota, tuesday), "Bo");
    let away = Command::Away { from: Day::Today, until: Day::Tomorrow, who: None };
    let events = ask(&mut rota, monday, "Bo", away).unwrap();
    assert!(events.contains(&Event::Bare { day: date(2026, 11, 24) }), "{events:?}");
    let turn = rota.who(tuesday).unwrap();
    assert!(turn.bare);
    assert_eq!(turn.duty.checker.name, "Dev");
}

#[test]
fn who_left_the_team_covers_nothing_any_more() {
    let mut rota = rota("Europe/Amsterdam", 9);
    let (from, until) = (Moment(0), Moment(i64::MAX));
    let what = What::Covers { who: person("Zed"), from, until, how: How::Override };
    let change = Change { number: 1, at: from, by: person("Gus"), what };
    rota.roster = Arc::new(Roster { changes: vec![change], ..Roster::default() });
    assert_eq!(checker(&rota, at(&rota, date(2026, 11, 24), 12)), "Dev");
}

#[test]
fn overrides_of_one_day_do_not_pile_up() {
    let mut rota = rota("Europe/Amsterdam", 9);
    let monday = at(&rota, date(2026, 11, 23), 10);
    let put =
        |from: Day, until: Day, agreed| Command::Override { from, until, who: who("Ana"), agreed };
    let weekday = Day::On;
    let first = put(weekday(Weekday::Tuesday), weekday(Weekday::Thursday), None);
    assert_eq!(ask(&mut rota, monday, "Gus", first), Ok(vec![]), "a preview changes nothing");
    let first = put(weekday(Weekday::Tuesday), weekday(Weekday::Thursday), Some(0));
    assert_eq!(ask(&mut rota, monday, "Gus", first).unwrap().len(), 1);
    let second = put(weekday(Weekday::Wednesday), weekday(Weekday::Wednesday), Some(1));
    let refusal = refused(ask(&mut rota, monday, "Gus", second));
    assert!(matches!(refusal, OnRota::Overlaps { number: 1, .. }), "{refusal:?}");
    let stranger = put(Day::Today, Day::Today, Some(1));
    let refusal = refused(ask(&mut rota, monday, "Dev", stranger));
    assert!(matches!(refusal, OnRota::NotAdministrator { .. }), "{refusal:?}");
}

#[test]
fn weekdays_and_times_with_an_order_of_their_own() {
    let mut rota = rota("Europe/Amsterdam", 0);
    let mut plan = Plan::clone(&rota.plan);
    plan.weekdays = Some(["Ana", "Bo", "Ana", "Bo", "Gus"].map(person));
    plan.deputy = Some(person("Dev"));
    plan.temporary = vec![crate::Temporary {
        from: date(2026, 12, 21),
        until: date(2026, 12, 31),
        order: vec![person("Dev")],
    }];
    rota.plan = Arc::new(plan);
    let name = |day: Date| checker(&rota, at(&rota, day, 12));
    let week: Vec<String> = (23..30).map(|day| name(date(2026, 11, day))).collect();
    assert_eq!(week, ["Ana", "Bo", "Ana", "Bo", "Gus", "Gus", "Gus"]);
    assert_eq!(name(date(2026, 12, 20)), "Gus", "the Friday before goes on");
    assert_eq!(name(date(2026, 12, 23)), "Dev");
    assert_eq!(name(date(2027, 1, 1)), "Gus");
    let duty = rota.duty(at(&rota, date(2026, 11, 24), 12)).unwrap();
    assert_eq!(duty.deputy.unwrap().name, "Dev");
}

#[test]
fn clocks_that_jump_bring_no_second_morning() {
    let mut rota = rota("Europe/Amsterdam", 0);
    let monday = at(&rota, date(2026, 11, 23), 10);
    ask(&mut rota, monday, "", Command::Look).unwrap();
    let began = |events: Vec<Event>| {
        events.iter().filter(|event| matches!(event, Event::CheckBegan(_))).count()
    };
    let mut mornings = 0;
    // Three weeks are slept through; then the clock goes back, and forth again.
    for (month, day, hour) in [(12, 15, 14), (12, 14, 8), (12, 15, 9), (12, 15, 15), (12, 16, 8)] {
        let now = at(&rota, date(2026, month, day), hour);
        mornings += began(ask(&mut rota, now, "", Command::Look).unwrap());
    }
    assert_eq!(mornings, 1);
    let check = rota.roster.check.clone().unwrap();
    assert_eq!((check.day, check.due.is_some()), (date(2026, 12, 15), true));
}

fn command() -> impl Strategy<Value = Command> {
    let day = || {
        prop_oneof![
            Just(Day::Today),
            Just(Day::Tomorrow),
            (0_i8..7).prop_map(|day| {
                Day::On(Weekday::from_monday_zero_offset(day).unwrap_or(Weekday::Monday))
            }),
            (0_i32..120).prop_map(|ahead| {
                let day = date(2026, 11, 23) + ahead.days();
                Day::Date { day: day.day(), month: day.month(), year: Some(day.year()) }
            }),
        ]
    };
    let name = || prop::sample::select(PEOPLE.to_vec()).prop_map(who);
    let note = Just(None::<String>);
    prop_oneof![
        (day(), name(), prop::option::of(day())).prop_map(|(gives, with, gets)| Command::Swap {
            gives,
            with,
            gets
        }),
        any::<bool>().prop_map(|yes| Command::AnswerSwap { number: None, yes }),
        prop::option::of(day()).prop_map(|day| Command::TakeOver { day }),
        (day(), day(), name(), 0_u32..20).prop_map(|(from, until, who, agreed)| {
            Command::Override { from, until, who, agreed: Some(agreed) }
        }),
        (day(), day()).prop_map(|(from, until)| Command::Away { from, until, who: None }),
        (0_u32..20).prop_map(|number| Command::Undo { number }),
        note.prop_map(|noted| Command::Checked { day: None, noted }),
        Just(Command::PassOn { day: None }),
        Just(Command::Look),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn whatever_is_changed_there_is_one_checker_and_an_end_that_is_true(
        zone in prop::sample::select(vec!["Europe/Amsterdam", "Africa/Nairobi", "Asia/Colombo"]),
        hour in 0_i8..24,
        asked in prop::collection::vec(
            (prop::sample::select(PEOPLE.to_vec()), command(), 0_i64..40), 0..30),
        later in prop::collection::vec(0_i64..4000, 8),
    ) {
        let mut rota = rota(zone, hour);
        let mut now = at(&rota, date(2026, 11, 23), 10);
        for (by, command, hours) in asked {
            let by = if command == Command::Look { "" } else { by };
            let last = rota.roster.last;
            let mut command = command;
            if let Command::Override { agreed, .. } = &mut command {
                *agreed = Some(last);
            }
            drop(ask(&mut rota, now, by, command));
            let next = crate::next_look(&rota, now);
            prop_assert!(next.is_some_and(|next| next >= now), "somebody always looks again");
            now = Moment(now.0 + hours * HOUR);
        }
        let stored = serde_json::to_string(rota.roster.as_ref()).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Roster>(&stored).unwrap(), rota.roster.as_ref());
        for hours in later {
            let at = Moment(now.0 + hours * HOUR + 1);
            let turn = rota.who(at).unwrap();
            let checker: &Person = &turn.duty.checker;
            prop_assert!(turn.duty.deputy.as_ref().is_none_or(|deputy| deputy.id != checker.id));
            let day = rota.plan.day(at).unwrap();
            prop_assert_eq!(rota.roster.is_away(checker, day), turn.bare);
            if let Some(until) = turn.until {
                let until = until.to_zoned_datetime(rota.plan.zone.clone()).unwrap().timestamp();
                prop_assert!(until > Timestamp::from_millisecond(at.0).unwrap());
                let before = Moment(until.as_millisecond() - 1);
                let after = Moment(until.as_millisecond());
                prop_assert_eq!(&rota.who(before).unwrap().duty.checker, checker);
                prop_assert_ne!(&rota.who(after).unwrap().duty.checker, checker);
            }
        }
    }
}
