//! What is counted, what is left out, and what holds whatever happened.

use crate::{Amount, FEW, Measured, Metric, Noticed, Spread, Statistics, statistics};
use expect_test::expect;
use incident::{
    Actor, Entry, Event, IncidentId, Kind, Mark, Moment, Person, PersonId, Policy, Receipt,
    Reported, Severity,
};
use jiff::civil::date;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use rota::Plan;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::time::Duration;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60;

fn plan() -> Plan {
    let zone = TimeZone::get("Europe/Amsterdam").unwrap();
    Plan::new(vec![person("Bo")], date(2026, 11, 2), zone)
}

fn person(name: &str) -> Person {
    Person { id: PersonId::new(name), name: name.to_owned() }
}

/// So many minutes after nine o'clock on Friday 27 November 2026 in Amsterdam.
fn at(minutes: i64) -> Moment {
    let nine = date(2026, 11, 27).at(9, 0, 0, 0).to_zoned_datetime(plan().zone).unwrap();
    Moment(nine.timestamp().as_millisecond() + minutes * MINUTE)
}

fn id(kind: Kind, number: u32) -> IncidentId {
    IncidentId { kind, number }
}

/// A history: its report, then what happened, each so many minutes after nine.
struct Story(Vec<Entry>);

impl Story {
    fn reported(number: u32, minutes: i64) -> Self {
        Self::begun(id(Kind::Real, number), minutes, None)
    }

    fn begun(id: IncidentId, minutes: i64, on_behalf_of: Option<&str>) -> Self {
        let reported = Reported {
            id,
            mark: Mark::from("mark"),
            summary: "payments stuck".to_owned(),
            opinion: None,
            on_behalf_of: on_behalf_of.map(str::to_owned),
            chat: None,
            message: None,
            checker: None,
            deputy: None,
            policy: Policy::default(),
        };
        Self(vec![]).then(minutes, "Ana", Event::Reported(Box::new(reported)))
    }

    /// `-` is the bot itself.
    fn then(mut self, minutes: i64, who: &str, event: Event) -> Self {
        let by = if who == "-" { Actor::Firewatch } else { Actor::Person(person(who)) };
        self.0.push(Entry { at: at(minutes), by, event });
        self
    }

    fn confirmed(self, minutes: i64, level: u8) -> Self {
        self.then(minutes, "Bo", confirmed(level))
    }

    fn led(self, minutes: i64) -> Self {
        self.then(minutes, "Cleo", led())
    }

    fn updated(self, minutes: i64) -> Self {
        self.then(minutes, "Cleo", updated())
    }

    fn resolved(self, minutes: i64) -> Self {
        self.then(minutes, "Cleo", resolved())
    }

    fn reopened(self, minutes: i64) -> Self {
        self.then(minutes, "Ana", Event::Reopened { reason: "stuck again".to_owned() })
    }

    fn declined(self, minutes: i64) -> Self {
        self.then(minutes, "Bo", Event::Declined { reason: "a test".to_owned() })
    }

    /// The meeting, so many minutes after nine.
    fn meets(self, minutes: i64) -> Self {
        self.then(minutes, "-", meets(minutes))
    }
}

fn confirmed(level: u8) -> Event {
    let severity = Severity::from_level(level).unwrap();
    Event::SeverityConfirmed { severity, answers: None, reason: None }
}

fn led() -> Event {
    Event::ManagerAccepted { manager: person("Cleo") }
}

fn updated() -> Event {
    Event::Updated { number: 1, text: "the queue drains".to_owned() }
}

fn resolved() -> Event {
    Event::Resolved { verified_by: "Bo".to_owned(), how: "test payments".to_owned(), fix: None }
}

fn meets(minutes: i64) -> Event {
    let url = "https://outlook.example/1".to_owned();
    Event::Noted(Receipt::PostMortemScheduled { at: at(minutes), url })
}

fn count(now: i64, days: u16, stories: &[Story]) -> Statistics {
    let histories = stories.iter().map(|story| story.0.as_slice());
    statistics(&plan(), at(now), days, histories, &BTreeSet::new()).unwrap()
}

fn amount(amount: Amount) -> String {
    match amount {
        Amount::Time(time) => format!("{} min", time.as_secs() / 60),
        Amount::WorkingDays(days) => format!("{days} working days"),
    }
}

/// What each metric says of one incident.
fn told(story: Story) -> String {
    let told = count(30 * DAY, 90, &[story]);
    let case = &told.cases[0];
    let mut lines = String::new();
    for metric in Metric::ALL {
        let value = match case.measured(metric) {
            Measured::Value(value) => amount(value),
            Measured::NotThere => "-".to_owned(),
            Measured::Invalid => "invalid".to_owned(),
        };
        writeln!(lines, "{:13} {value}", format!("{metric:?}")).unwrap();
    }
    lines
}

#[test]
fn each_metric_lies_between_two_facts_of_the_history() {
    let story = Story::reported(1, 0)
        .confirmed(4, 2)
        .led(10)
        .updated(30)
        .updated(95)
        .resolved(120)
        .meets(3 * DAY);
    // From Friday to Monday is one working day.
    expect![[r"
        Confirmation  4 min
        Manager       6 min
        Firefighting  4 min
        Silence       65 min
        Resolution    120 min
        PostMortem    1 working days
    "]]
    .assert_eq(&told(story));
}

#[test]
fn what_has_not_happened_is_not_there() {
    expect![[r"
        Confirmation  -
        Manager       -
        Firefighting  -
        Silence       -
        Resolution    -
        PostMortem    -
    "]]
    .assert_eq(&told(Story::reported(1, 0)));
    // A silence that goes on has no length yet.
    expect![[r"
        Confirmation  4 min
        Manager       1 min
        Firefighting  4 min
        Silence       -
        Resolution    -
        PostMortem    -
    "]]
    .assert_eq(&told(Story::reported(1, 0).confirmed(4, 1).led(5).updated(9)));
    // What goes with the sprint is not resolved here.
    expect![[r"
        Confirmation  4 min
        Manager       -
        Firefighting  -
        Silence       -
        Resolution    -
        PostMortem    -
    "]]
    .assert_eq(&told(Story::reported(1, 0).confirmed(4, 3).updated(9)));
}

#[test]
fn the_last_resolution_counts_and_how_often_it_went_on() {
    let story = || Story::reported(1, 0).confirmed(4, 1).led(5).resolved(60).reopened(90);
    assert_eq!(count(DAY, 90, &[story()]).reopened(), (1, 1));
    expect![[r"
        Confirmation  4 min
        Manager       1 min
        Firefighting  4 min
        Silence       70 min
        Resolution    160 min
        PostMortem    0 working days
    "]]
    .assert_eq(&told(story().resolved(160).meets(170)));
    let twice = story().resolved(160).then(170, "Cleo", Event::Closed).reopened(180);
    assert_eq!(count(DAY, 90, &[twice]).reopened(), (1, 2));
    // While it goes on it is not resolved, whatever was said before.
    assert_eq!(count(DAY, 90, &[story()]).spread(Metric::Resolution).values, []);
    // A post-mortem that was held before the last repair is not one of it.
    let early = Story::reported(1, 0).confirmed(4, 1).led(5).resolved(60).meets(70);
    assert!(told(early.reopened(90).resolved(160)).contains("PostMortem    invalid"));
}

#[test]
fn somebody_to_lead_is_wanted_from_the_severity_that_needs_it() {
    let story = Story::reported(1, 0).confirmed(4, 3).confirmed(100, 2).led(107).resolved(130);
    expect![[r"
        Confirmation  4 min
        Manager       7 min
        Firefighting  100 min
        Silence       30 min
        Resolution    130 min
        PostMortem    -
    "]]
    .assert_eq(&told(story));
    // Lowered and raised again before anybody led, it is wanted anew.
    let story = Story::reported(1, 0).confirmed(4, 2).confirmed(9, 3).confirmed(100, 1).led(102);
    assert!(told(story).contains("Manager       2 min"));
    // Over before anybody led, and reopened: nobody was wanted meanwhile.
    let story = Story::reported(1, 0).confirmed(4, 2).resolved(20).reopened(300).led(301);
    assert!(told(story).contains("Manager       -"));
}

#[test]
fn an_assumed_severity_is_no_confirmation() {
    let assumed = |number| Story::reported(number, 0).then(20, "-", confirmed(1)).led(25);
    let told = count(DAY, 90, &[assumed(1), Story::reported(2, 0).confirmed(3, 1)]);
    let spread = told.spread(Metric::Confirmation);
    assert_eq!((told.assumed(), spread.assumed), (1, 1));
    assert_eq!(spread.values, [(minutes(3), id(Kind::Real, 2))]);
    // Firefighting began by it all the same, and somebody had to lead.
    assert_eq!(told.spread(Metric::Firefighting).values.len(), 2);
    assert_eq!(told.spread(Metric::Manager).values, [(minutes(5), id(Kind::Real, 1))]);
}

#[test]
fn the_first_answer_counts_also_where_it_was_no() {
    let story = Story::reported(1, 0).declined(5).reopened(60).confirmed(64, 2);
    let lines = told(story);
    assert!(lines.contains("Confirmation  5 min"), "{lines}");
    assert!(lines.contains("Firefighting  64 min"), "{lines}");
    let back = count(DAY, 90, &[Story::reported(1, 0).declined(5).reopened(60)]);
    assert_eq!((back.cases.len(), back.declined, back.reopened()), (1, 0, (0, 0)));
}

#[test]
fn times_that_contradict_each_other_are_no_number() {
    let story = Story::reported(1, 0).confirmed(-3, 1).led(5).updated(3).resolved(60).meets(90);
    expect![[r"
        Confirmation  invalid
        Manager       8 min
        Firefighting  invalid
        Silence       57 min
        Resolution    invalid
        PostMortem    0 working days
    "]]
    .assert_eq(&told(story));
    let story = Story::reported(1, 0).confirmed(3, 1).led(5).updated(2).resolved(60);
    let told = count(DAY, 90, &[story]);
    let silence = told.spread(Metric::Silence);
    assert_eq!((silence.invalid, silence.values.len()), (1, 0));
}

#[test]
fn exercises_and_declined_reports_are_counted_and_measured_nowhere() {
    let drill = Story::begun(id(Kind::Drill, 1), 0, None).confirmed(1, 1).led(2).resolved(3);
    let no = Story::reported(2, 0).declined(1);
    let with = count(DAY, 90, &[drill, no, Story::reported(3, 0).confirmed(9, 2)]);
    let without = count(DAY, 90, &[Story::reported(3, 0).confirmed(9, 2)]);
    assert_eq!((with.exercises, with.declined), (1, 1));
    assert_eq!(with.cases, without.cases);
}

#[test]
fn an_incident_belongs_to_the_days_in_which_it_was_reported() {
    // Midnight in Amsterdam is 15 hours after nine.
    let stories = || {
        [-10 * 60, 14 * 60 + 59, 15 * 60]
            .map(|minutes| Story::reported(u32::try_from(minutes + 1000).unwrap(), minutes))
    };
    let counted = |now, days| count(now, days, &stories()).cases.len();
    assert_eq!(counted(16 * 60, 1), 1);
    assert_eq!(counted(16 * 60, 2), 2);
    assert_eq!(counted(16 * 60, 3), 3);
    assert_eq!(counted(14 * 60 + 59, 1), 1);
    let told = count(16 * 60, 0, &stories());
    assert_eq!((told.first, told.last), (date(2026, 11, 28), date(2026, 11, 28)));
    let newest: Vec<u32> =
        count(16 * 60, 9, &stories()).cases.iter().map(|c| c.id.number).collect();
    assert_eq!(newest, [1900, 1899, 400]);
}

#[test]
fn how_it_was_noticed_is_counted_and_how_severe_it_is_by_now() {
    let told = Story::begun(id(Kind::Real, 2), 0, Some("Zambia Red Cross")).confirmed(1, 2);
    let stories = [Story::reported(1, 0).confirmed(1, 2).confirmed(9, 3), told];
    let own = Story::reported(3, 0);
    let histories = stories.iter().chain([&own]).map(|story| story.0.as_slice());
    let alarmed = BTreeSet::from([id(Kind::Real, 1)]);
    let told = statistics(&plan(), at(DAY), 90, histories, &alarmed).unwrap();
    assert_eq!(Noticed::ALL.map(|how| told.noticed(how)), [1, 1, 1]);
    assert_eq!(Severity::ALL.map(|one| told.of_severity(Some(one))), [0, 1, 1, 0]);
    assert_eq!(told.of_severity(None), 1);
}

#[test]
fn working_days_pass_over_what_the_team_has_off() {
    let mut plan = plan();
    plan.holidays.insert(date(2026, 11, 30));
    let story = Story::reported(1, 0).confirmed(4, 2).resolved(30).meets(5 * DAY);
    let days = |plan: &Plan| {
        let histories = [story.0.as_slice()];
        let told = statistics(plan, at(9 * DAY), 90, histories, &BTreeSet::new()).unwrap();
        told.cases[0].measured(Metric::PostMortem)
    };
    // Monday, Tuesday and Wednesday; then without Monday.
    assert_eq!(days(&self::plan()), Measured::Value(Amount::WorkingDays(3)));
    assert_eq!(days(&plan), Measured::Value(Amount::WorkingDays(2)));
}

#[test]
fn a_history_without_a_report_and_a_moment_outside_the_calendar_are_no_reason_to_fall_over() {
    let stray = Story(vec![]).then(0, "Bo", confirmed(1));
    assert_eq!(count(DAY, 90, &[stray, Story(vec![])]).cases, []);
    assert_eq!(statistics(&plan(), Moment(i64::MAX), 90, [], &BTreeSet::new()), None);
    let told = statistics(&plan(), at(0), u16::MAX, [], &BTreeSet::new()).unwrap();
    assert!(told.first < told.last);
}

fn minutes(minutes: u64) -> Amount {
    Amount::Time(Duration::from_mins(minutes))
}

/// Incidents that were confirmed after so many minutes each.
fn confirmations(minutes: &[u16]) -> Spread {
    let stories: Vec<Story> = (1..)
        .zip(minutes)
        .map(|(number, minutes)| Story::reported(number, 0).confirmed(i64::from(*minutes), 3))
        .collect();
    count(60 * DAY, 90, &stories).spread(Metric::Confirmation)
}

#[test]
fn half_and_nine_of_ten_are_told_from_five_on() {
    let of = |minutes: &[u16]| {
        let spread = confirmations(minutes);
        (spread.values.len(), spread.median(), spread.p90())
    };
    assert_eq!(of(&[]), (0, None, None));
    assert_eq!(of(&[9, 1, 5, 3]), (4, None, None));
    assert_eq!(of(&[9, 1, 5, 3, 7]), (5, Some(minutes(5)), Some(minutes(9))));
    // An even number has no middle: of the two, the one that half of them do not exceed.
    assert_eq!(of(&[1, 2, 3, 4, 5, 6]), (6, Some(minutes(3)), Some(minutes(6))));
    let many: Vec<u16> = (1..=20).collect();
    assert_eq!(of(&many), (20, Some(minutes(10)), Some(minutes(18))));
}

fn anything() -> impl Strategy<Value = Event> {
    prop_oneof![
        (1_u8..=4).prop_map(confirmed),
        Just(led()),
        Just(updated()),
        Just(resolved()),
        Just(Event::Closed),
        Just(Event::Reopened { reason: "again".to_owned() }),
        Just(Event::Declined { reason: "no".to_owned() }),
        (0_i64..9000).prop_map(meets),
    ]
}

/// What happened, in any order; each comes so many minutes after the one before.
fn history(
    number: u32,
    steps: impl Strategy<Value = i64> + 'static,
) -> impl Strategy<Value = Vec<Entry>> {
    let step = (steps, prop::sample::select(vec!["-", "Bo", "Cleo"]), anything());
    prop::collection::vec(step, 0..12).prop_map(move |steps| {
        let begin = (Story::reported(number, 0), 0);
        let story = steps.into_iter().fold(begin, |(story, now), (minutes, who, event)| {
            (story.then(now + minutes, who, event), now + minutes)
        });
        story.0.0
    })
}

fn time(measured: Measured) -> Option<Duration> {
    match measured {
        Measured::Value(Amount::Time(time)) => Some(time),
        Measured::Value(Amount::WorkingDays(_)) | Measured::NotThere | Measured::Invalid => None,
    }
}

proptest! {
    #[test]
    fn times_in_order_give_metrics_in_order(history in history(1, 0_i64..200)) {
        let told =
            statistics(&plan(), at(60 * DAY), 90, [history.as_slice()], &BTreeSet::new()).unwrap();
        let Some(case) = told.cases.first() else { return Ok(()) };
        let of = |metric| time(case.measured(metric));
        for metric in Metric::ALL {
            let post_mortem = metric == Metric::PostMortem;
            prop_assert!(post_mortem || case.measured(metric) != Measured::Invalid, "{metric:?}");
        }
        let (confirmed, fire) = (of(Metric::Confirmation), of(Metric::Firefighting));
        let (led, resolved) = (of(Metric::Manager), of(Metric::Resolution));
        prop_assert!(fire.is_none() || confirmed <= fire, "confirmed before firefighting");
        prop_assert!(resolved.is_none() || fire <= resolved, "firefighting before resolved");
        if let (Some(led), Some(resolved), Some(fire)) = (led, resolved, fire) {
            prop_assert!(fire + led <= resolved, "led before resolved");
        }
        if let (Some(silence), Some(resolved), Some(fire)) = (of(Metric::Silence), resolved, fire) {
            prop_assert!(fire + silence <= resolved, "no silence outside the fight");
        }
    }

    #[test]
    fn a_clock_that_went_back_never_becomes_a_number(history in history(1, -50_i64..50)) {
        let told =
            statistics(&plan(), at(60 * DAY), 90, [history.as_slice()], &BTreeSet::new()).unwrap();
        let Some(case) = told.cases.first() else { return Ok(()) };
        let first = history[0].at;
        let answer = |entry: &&Entry| {
            matches!(entry.event, Event::SeverityConfirmed { .. } | Event::Declined { .. })
        };
        let expected = history.iter().find(answer).map_or(Measured::NotThere, |answer| {
            if answer.at < first {
                Measured::Invalid
            } else {
                Measured::Value(Amount::Time(answer.at.since(first)))
            }
        });
        prop_assert_eq!(case.measured(Metric::Confirmation), expected);
    }

    #[test]
    fn half_and_nine_of_ten_are_values_of_incidents_and_in_order(
        minutes in prop::collection::vec(0_u16..5000, 0..40),
        turn in 0_usize..40,
    ) {
        let spread = confirmations(&minutes);
        prop_assert_eq!(spread.values.len(), minutes.len());
        prop_assert!(spread.values.is_sorted());
        let mut turned = minutes.clone();
        turned.rotate_left(turn.checked_rem(minutes.len()).unwrap_or(0));
        let other = confirmations(&turned);
        prop_assert_eq!((spread.median(), spread.p90()), (other.median(), other.p90()));
        let (Some(median), Some(p90)) = (spread.median(), spread.p90()) else {
            prop_assert!(minutes.len() < FEW);
            return Ok(());
        };
        prop_assert!(minutes.len() >= FEW && median <= p90);
        let values: Vec<Amount> = spread.values.iter().map(|(amount, _)| *amount).collect();
        let share = |limit: Amount, percent: usize| {
            let within = values.iter().filter(|value| **value <= limit).count();
            let below = values.iter().filter(|value| **value < limit).count();
            within * 100 >= percent * values.len() && below * 100 < percent * values.len()
        };
        prop_assert!(values.contains(&median) && share(median, 50), "{median:?} of {values:?}");
        prop_assert!(values.contains(&p90) && share(p90, 90), "{p90:?} of {values:?}");
    }

    #[test]
    fn each_history_is_counted_once(
        histories in prop::collection::vec(history(1, -50_i64..3000), 0..12),
    ) {
        let slices = || histories.iter().map(Vec::as_slice);
        let told = statistics(&plan(), at(60 * DAY), 90, slices(), &BTreeSet::new()).unwrap();
        prop_assert_eq!(told.cases.len() + told.declined, histories.len());
        let severities = Severity::ALL.map(Some).into_iter().chain([None]);
        let severities: usize = severities.map(|one| told.of_severity(one)).sum();
        prop_assert_eq!(severities, told.cases.len());
        let noticed: usize = Noticed::ALL.into_iter().map(|how| told.noticed(how)).sum();
        prop_assert_eq!(noticed, told.cases.len());
        for metric in Metric::ALL {
            let spread = told.spread(metric);
            let known = spread.values.len() + spread.assumed + spread.invalid;
            prop_assert!(known <= told.cases.len());
            prop_assert!(metric == Metric::Confirmation || spread.assumed == 0);
        }
    }
}
