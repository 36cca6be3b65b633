//! What is odd about a plan is told, and not for ever; whoever left is not asked.

use crate::changes_test::{at, rota, team};
use crate::test::person;
use crate::{Ask, Command, Day, Plan, apply, decide};
use incident::{Actor, Intent, Moment, News, Saying, Who, Worry};
use jiff::ToSpan;
use jiff::civil::date;
use std::sync::Arc;

#[test]
fn what_is_odd_about_a_plan_is_told_once_and_again_only_after_it_was_well() {
    let mut rota = rota("Europe/Amsterdam", 0);
    let monday = at(&rota, date(2026, 11, 23), 10);
    let told = |rota: &mut crate::Rota, at: Moment| {
        let ask = Ask { at, by: Actor::Firewatch, place: None, command: Command::Look };
        let decision = decide(&team(), rota, &ask).unwrap();
        let roster = Arc::make_mut(&mut rota.roster);
        decision.events.iter().for_each(|event| apply(roster, at, event));
        let news = |intent: &Intent| {
            let Intent::Say { saying: Saying::Rota { news }, .. } = intent else { return None };
            let News::Worry { worry, .. } = news else { return None };
            Some(worry.clone())
        };
        decision.intents.iter().filter_map(news).collect::<Vec<Worry>>()
    };
    let well = Arc::clone(&rota.plan);
    assert_eq!(told(&mut rota, monday), []);
    let mut later = Plan::clone(&well);
    later.start = date(2026, 12, 1);
    later.holidays = (0..500).map(|days| date(2026, 11, 1) + days.days()).collect();
    rota.plan = Arc::new(later);
    let both = [Worry::StartsLater { from: "2026-12-01".to_owned() }, Worry::NeverWorks];
    assert_eq!(told(&mut rota, monday), both);
    assert_eq!(told(&mut rota, monday), []);
    assert!(rota.who(monday).is_some(), "somebody is named all the same");
    rota.plan = well;
    assert_eq!(told(&mut rota, monday), []);
    let mut nobody = Plan::clone(&rota.plan);
    nobody.order.clear();
    rota.plan = Arc::new(nobody);
    assert_eq!(told(&mut rota, monday), [Worry::NobodyAtAll]);
    assert_eq!(told(&mut rota, monday), []);
}

#[test]
fn whoever_left_the_team_is_asked_no_more_and_waits_for_no_swap() {
    let mut rota = rota("Europe/Amsterdam", 0);
    let ask = |rota: &mut crate::Rota, at: Moment, by: Actor, command: Command| {
        let decision = decide(&team(), rota, &Ask { at, by, place: None, command }).unwrap();
        let roster = Arc::make_mut(&mut rota.roster);
        decision.events.iter().for_each(|event| apply(roster, at, event));
        decision.intents
    };
    let monday = at(&rota, date(2026, 11, 23), 10);
    ask(&mut rota, monday, Actor::Firewatch, Command::Look);
    for (name, with) in [("Gus", "Dev"), ("Dev", "Ana")] {
        let gives = if name == "Gus" { 25 } else { 30 };
        let gives = Day::Date { day: gives, month: 11, year: Some(2026) };
        let with = Who { id: None, name: with.to_owned() };
        let swap = Command::Swap { gives, with, gets: None };
        ask(&mut rota, monday, Actor::Person(person(name)), swap);
    }
    let tuesday = at(&rota, date(2026, 11, 24), 9);
    ask(&mut rota, tuesday, Actor::Firewatch, Command::Look);
    let asked = |rota: &crate::Rota| rota.roster.check.as_ref().unwrap().asks().unwrap().clone();
    assert_eq!((asked(&rota).name.as_str(), rota.roster.wishes.len()), ("Dev", 1));

    let mut plan = Plan::clone(&rota.plan);
    plan.order.retain(|one| one.name != "Dev");
    plan.members.remove(&person("Dev").id);
    rota.plan = Arc::new(plan);
    let later = Moment(tuesday.0 + 60_000);
    let intents = ask(&mut rota, later, Actor::Firewatch, Command::Look);
    assert_eq!(asked(&rota), rota.who(later).unwrap().duty.checker);
    assert_ne!(asked(&rota).name, "Dev");
    assert!(intents.contains(&Intent::ShowDuty));
    assert_eq!(rota.roster.wishes, []);
    let again = ask(&mut rota, later, Actor::Firewatch, Command::Look);
    assert!(!again.contains(&Intent::ShowDuty), "asked once");
}
