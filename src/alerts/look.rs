//! Alerts do not fall asleep: after the checker the deputy is asked, then the whole team; a mute
//! ends when it said it would.

use crate::alert::{Alert, Asked};
use crate::decide::{Case, Decision};
use incident::{AlertNews, Ask, Intent, Moment, Person, Room, Saying};
use rota::Plan;

/// When the clock has to be looked at next; never where nothing waits.
pub fn next_look<'a>(plan: &Plan, alerts: impl IntoIterator<Item = &'a Alert>) -> Option<Moment> {
    let all = alerts.into_iter();
    all.flat_map(|alert| [silent_until(plan, alert), alert.mute.as_ref().map(|mute| mute.until)])
        .flatten()
        .min()
}

/// When somebody else is asked; never once the whole team is.
fn silent_until(plan: &Plan, alert: &Alert) -> Option<Moment> {
    if !alert.waits() {
        return None;
    }
    let (deputy, team) = (plan.alert_deputy_after, plan.alert_team_after);
    match alert.asked.as_slice() {
        [] | [.., Asked { who: None, .. }] => None,
        [checker] => Some(checker.at.plus(deputy)),
        // However late the deputy was asked, there is time to answer.
        [.., last] => Some(last.at.plus(team.saturating_sub(deputy))),
    }
}

/// Looks at the clock.
pub fn look(case: &Case<'_>, ask: &Ask) -> Decision {
    let mut decision = Decision::default();
    for alert in case.alerts.latest() {
        let silent = silent_until(case.plan, alert).is_some_and(|at| at <= ask.at);
        let over = alert.mute.as_ref().filter(|mute| mute.until <= ask.at);
        if !silent && over.is_none() {
            continue;
        }
        let number = alert.number;
        let mut alert = alert.clone();
        if let Some(mute) = alert.mute.take_if(|mute| mute.until <= ask.at)
            && mute.held > 0
        {
            decision.intents.push(tell(number, AlertNews::MuteEnded { held: mute.held }));
        }
        if silent {
            let before = alert.asked.iter().filter_map(|asked| asked.who.clone()).collect();
            let to = stands_in(ask, &alert);
            decision.intents.push(tell(number, AlertNews::Silent { to: to.clone(), before }));
            alert.asked.push(Asked { who: to, at: ask.at });
        }
        decision.intents.push(Intent::ShowAlert { number });
        decision.alerts.push(alert);
    }
    decision
}

/// Whoever is on duty and was not asked yet; nobody, which is the whole team, otherwise and after
/// that.
fn stands_in(ask: &Ask, alert: &Alert) -> Option<Person> {
    let duty = ask.duty.as_ref().filter(|_| alert.asked.len() == 1)?;
    let both = [duty.deputy.as_ref(), Some(&duty.checker)];
    let asked = |person: &&Person| {
        alert.asked.iter().any(|asked| asked.who.as_ref().is_some_and(|who| who.id == person.id))
    };
    both.into_iter().flatten().find(|one| !asked(one)).cloned()
}

fn tell(number: u32, news: AlertNews) -> Intent {
    Intent::Say { to: Room::Team, saying: Saying::Alert { number, news } }
}
