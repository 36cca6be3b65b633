//! An alert is asked of somebody, answered once, and never falls asleep.

use crate::{Alert, Alerts, Also, Case, Command, Decision, Verdict, decide, next_look};
use incident::{
    Actor, AlertNews, Ask, Duty, IncidentId, Intent, Kind, Member, Moment, OnAlert, Person,
    PersonId, Refusal, Saying, Team,
};
use jiff::civil::{date, time};
use jiff::tz::TimeZone;
use rota::{Day, Plan, When};
use std::time::Duration;

const MINUTE: i64 = 60_000;
/// Monday 23 November 2026, 09:00 in Amsterdam.
const NINE: Moment = Moment(1_795_420_800_000);

fn person(name: &str) -> Person {
    Person { id: PersonId::new(name), name: name.to_owned() }
}

/// The alerts of a team of three, and what the clock has to do.
struct Play {
    team: Team,
    plan: Plan,
    alerts: Alerts,
    now: Moment,
}

impl Play {
    fn new() -> Self {
        let people = ["Bo", "Dev", "Gus"];
        let member = |name: &&str| Member {
            person: person(name),
            email: None,
            roles: vec![],
            expertise: vec![],
        };
        let team = Team {
            members: people.iter().map(member).collect(),
            critical_paths: vec![],
            log_queries: vec![],
            escalation: vec![],
            policy: incident::Policy::default(),
        };
        let zone = TimeZone::get("Europe/Amsterdam").unwrap();
        let order = people.iter().map(|name| person(name)).collect();
        let plan = Plan::new(order, date(2026, 11, 23), zone);
        Self { team, plan, alerts: Alerts::default(), now: NINE }
    }

    fn after(&mut self, minutes: i64) -> &mut Self {
        self.now = Moment(self.now.0 + minutes * MINUTE);
        self
    }

    fn says(&mut self, who: &str, command: &Command) -> Result<Decision, Refusal> {
        let actor = if who == "-" { Actor::Firewatch } else { Actor::Person(person(who)) };
        let duty = Some(Duty { checker: person("Bo"), deputy: Some(person("Dev")) });
        let command_of = incident::Command::Retry;
        let at = self.now;
        let ask = Ask { at, actor, place: None, duty, opens: None, command: command_of };
        let next = IncidentId { kind: Kind::Real, number: 4 };
        let case = Case { team: &self.team, plan: &self.plan, alerts: &self.alerts, next };
        let decision = decide(&case, &ask, command)?;
        for alert in &decision.alerts {
            self.alerts.put(alert.clone());
        }
        Ok(decision)
    }

    fn raises(&mut self, name: &str) -> Decision {
        self.says("Gus", &Command::Raise { name: name.to_owned(), detail: None }).unwrap()
    }

    fn refused(&mut self, who: &str, command: &Command) -> OnAlert {
        match self.says(who, command) {
            Err(Refusal::Alert { why }) => why,
            other => panic!("{other:?}"),
        }
    }

    /// Who is asked about the first one, in order; the team is a star.
    fn asked(&self) -> Vec<String> {
        let asked = &self.alerts.get(1).unwrap().asked;
        asked
            .iter()
            .map(|one| one.who.as_ref().map_or("*".to_owned(), |who| who.name.clone()))
            .collect()
    }
}

fn mute(number: u32, until: When) -> Command {
    Command::Mute { number: Some(number), until: Some(until), reason: Some("deploying".to_owned()) }
}

fn seen(number: u32) -> Command {
    Command::Acknowledge { number: Some(number), noted: None }
}

#[test]
fn silence_goes_to_the_deputy_and_then_to_the_team() {
    let mut play = Play::new();
    let decision = play.raises("Payment queue");
    assert_eq!(
        decision.intents,
        [Intent::ShowAlert { number: 1 }, Intent::WatchAlerts { at: Moment(NINE.0 + 10 * MINUTE) }]
    );
    play.after(9).says("-", &Command::Look).unwrap();
    assert_eq!(play.asked(), ["Bo"]);
    let decision = play.after(1).says("-", &Command::Look).unwrap();
    assert_eq!(play.asked(), ["Bo", "Dev"]);
    let news = AlertNews::Silent { to: Some(person("Dev")), before: vec![person("Bo")] };
    assert!(decision.intents.iter().any(|intent| matches!(intent,
        Intent::Say { saying: Saying::Alert { number: 1, news: said }, .. } if *said == news)));
    play.after(20).says("-", &Command::Look).unwrap();
    assert_eq!(play.asked(), ["Bo", "Dev", "*"]);
    assert_eq!(next_look(&play.plan, play.alerts.latest()), None, "the morning's card names it");
    play.says("Gus", &seen(1)).unwrap();
    assert_eq!(play.alerts.waiting().count(), 0);
}

#[test]
fn the_clock_may_be_late_and_still_gives_each_their_time() {
    let mut play = Play::new();
    play.raises("Payment queue");
    play.after(600).says("-", &Command::Look).unwrap();
    assert_eq!(play.asked(), ["Bo", "Dev"]);
    play.after(19).says("-", &Command::Look).unwrap();
    assert_eq!(play.asked(), ["Bo", "Dev"]);
    let decision = play.after(1).says("-", &Command::Look).unwrap();
    assert_eq!(play.asked(), ["Bo", "Dev", "*"]);
    assert!(!decision.intents.iter().any(|one| matches!(one, Intent::WatchAlerts { .. })));
}

#[test]
fn an_answer_stops_the_clock_and_the_second_one_is_told_who_was_faster() {
    let mut play = Play::new();
    play.raises("Payment queue");
    play.after(2).says("Dev", &seen(1)).unwrap();
    assert_eq!(next_look(&play.plan, play.alerts.latest()), None);
    let at = play.now;
    let why = play.after(1).refused("Bo", &seen(1));
    assert_eq!(why, OnAlert::Answered { number: 1, by: person("Dev"), at, incident: None });
    assert_eq!(play.refused("Ana", &seen(1)), OnAlert::Stranger);
    let nobody = Command::Acknowledge { number: None, noted: None };
    assert_eq!(play.refused("Bo", &nobody), OnAlert::NoneWaits);
}

#[test]
fn the_same_is_counted_while_it_is_fresh_and_new_after_an_hour() {
    let mut play = Play::new();
    play.raises("Payment queue");
    play.after(90).raises("payment  QUEUE");
    assert_eq!(play.alerts.get(1).unwrap().times, 2, "it waits, however long");
    play.says("Bo", &seen(1)).unwrap();
    play.after(59).raises("Payment queue");
    assert_eq!(play.alerts.get(1).unwrap().times, 3);
    play.after(60).raises("Payment queue");
    assert_eq!(play.alerts.get(2).unwrap().times, 1);
    play.raises("Registration import");
    let both = Command::Acknowledge { number: None, noted: None };
    assert_eq!(play.refused("Bo", &both), OnAlert::Which { numbers: vec![2, 3] });
}

#[test]
fn a_report_is_judged_with_it_and_only_once() {
    let mut play = Play::new();
    play.raises("Payment queue");
    let decision = play.says("Bo", &Command::Report { number: 1 }).unwrap();
    let summary = "Payment queue (ALERT-1)".to_owned();
    assert_eq!(decision.also, Some(Also::Report { summary }));
    let id = IncidentId { kind: Kind::Real, number: 4 };
    assert_eq!(play.alerts.get(1).unwrap().incident(), Some(id));
    let why = play.refused("Dev", &Command::Report { number: 1 });
    assert!(matches!(why, OnAlert::Answered { incident: Some(of), .. } if of == id));
}

#[test]
fn what_was_only_looked_at_can_still_be_reported_or_put_to_an_incident() {
    let mut play = Play::new();
    play.raises("Payment queue");
    play.says("Bo", &seen(1)).unwrap();
    let incident = IncidentId { kind: Kind::Real, number: 2 };
    let decision = play.says("Bo", &Command::Belongs { number: 1, incident }).unwrap();
    assert!(matches!(decision.also, Some(Also::Join { incident: of, .. }) if of == incident));
    assert_eq!(play.alerts.get(1).unwrap().answers.len(), 2);
}

#[test]
fn what_is_muted_is_counted_and_told_at_the_end() {
    let mut play = Play::new();
    play.raises("Payment queue");
    let decision = play.says("Bo", &mute(1, When::After(Duration::from_hours(2)))).unwrap();
    let ends = Moment(NINE.0 + 120 * MINUTE);
    assert!(decision.intents.contains(&Intent::WatchAlerts { at: ends }));
    play.after(119).raises("Payment queue");
    assert!(play.alerts.get(2).is_none());
    let decision = play.after(1).says("-", &Command::Look).unwrap();
    let ended = AlertNews::MuteEnded { held: 1 };
    assert!(decision.intents.iter().any(|intent| matches!(intent,
        Intent::Say { saying: Saying::Alert { number: 1, news }, .. } if *news == ended)));
    play.after(61).raises("Payment queue");
    assert!(play.alerts.get(2).is_some_and(Alert::waits), "it is asked again");
}

#[test]
fn nothing_is_muted_for_ever_or_without_a_reason() {
    let mut play = Play::new();
    play.raises("Payment queue");
    let wanted = OnAlert::EndAndReasonWanted { number: 1 };
    let until = Some(When::After(Duration::from_hours(1)));
    let command = Command::Mute { number: Some(1), until, reason: Some("  ".to_owned()) };
    assert_eq!(play.refused("Bo", &command), wanted);
    let command = Command::Mute { number: Some(1), until: None, reason: Some("noise".to_owned()) };
    assert_eq!(play.refused("Bo", &command), wanted);
    let long = play.refused("Bo", &mute(1, When::After(Duration::from_hours(15 * 24))));
    assert!(matches!(long, OnAlert::TooLong { .. }));
    let past = When::On(Day::Date { day: 20, month: 11, year: Some(2026) }, None);
    assert_eq!(play.refused("Bo", &mute(1, past)), OnAlert::NoSuchEnd { number: 1 });
    assert_eq!(
        play.refused("Bo", &Command::Unmute { number: Some(1) }),
        OnAlert::NotMuted { number: 1 }
    );
    assert!(play.alerts.get(1).unwrap().waits(), "it still waits");
}

#[test]
fn an_end_is_read_on_the_clocks_of_the_team() {
    for (end, minutes) in [
        (When::At(time(17, 0, 0, 0)), 8 * 60),
        (When::At(time(8, 0, 0, 0)), 23 * 60),
        (When::On(Day::Tomorrow, None), 24 * 60),
    ] {
        let mut play = Play::new();
        play.raises("Payment queue");
        play.says("Bo", &mute(1, end)).unwrap();
        let until = play.alerts.get(1).unwrap().mute.as_ref().unwrap().until;
        assert_eq!(until, Moment(NINE.0 + minutes * MINUTE), "{end:?}");
    }
}

#[test]
fn a_mute_can_be_ended_and_the_alert_is_remembered() {
    let mut play = Play::new();
    play.raises("Payment queue");
    play.says("Bo", &mute(1, When::After(Duration::from_hours(2)))).unwrap();
    play.says("Dev", &Command::Unmute { number: None }).unwrap();
    let alert = play.alerts.get(1).unwrap();
    assert!(alert.mute.is_none());
    assert_eq!(alert.answer().map(|answer| &answer.verdict), Some(&Verdict::Unmuted));
    assert_eq!(play.refused("Dev", &Command::Unmute { number: None }), OnAlert::NoneMuted);
}

#[test]
fn old_alerts_are_forgotten_but_never_one_that_waits() {
    let mut play = Play::new();
    play.raises("The first");
    for number in 0..80 {
        play.raises(&format!("Number {number}"));
        play.says("Bo", &seen(number + 2)).unwrap();
    }
    assert!(play.alerts.get(1).is_some_and(Alert::waits));
    assert!(play.alerts.get(2).is_none());
    assert_eq!(play.alerts.latest().count(), 51);
    assert_eq!(play.alerts.next(), 82);
}

#[test]
fn what_is_on_disk_is_read_as_it_was() {
    let mut play = Play::new();
    play.raises("Payment queue");
    play.says("Bo", &mute(1, When::After(Duration::from_hours(2)))).unwrap();
    let alert = play.alerts.get(1).unwrap();
    let text = serde_json::to_string(alert).unwrap();
    assert_eq!(serde_json::from_str::<Alert>(&text).unwrap(), *alert);
}
