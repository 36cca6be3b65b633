//! What is odd about a plan is told, and not for ever.

use crate::changes_test::{at, rota, team};
use crate::{Ask, Command, Plan, apply, decide};
use incident::{Actor, Intent, Moment, News, Saying, Worry};
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
