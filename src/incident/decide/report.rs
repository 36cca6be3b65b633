//! A worried message becomes an incident (P08).

use super::Decision;
use crate::command::{Ask, Deadline, Report};
use crate::event::{Event, Reported};
use crate::ids::Moment;
use crate::intent::{Card, Intent};
use crate::people::{Actor, Duty, Team};
use crate::policy::Policy;
use crate::refusal::Refusal;

/// Decides what a report means: an incident, always. Everybody may report (P07).
///
/// The ask's command is not looked at; the report stands in its place.
///
/// # Errors
/// Where nobody is proven to have said it.
pub fn report(team: &Team, ask: &Ask, report: Report) -> Result<Decision, Refusal> {
    if matches!(ask.actor, Actor::Firewatch) {
        return Err(Refusal::Nobody);
    }
    let (checker, deputy) = match ask.duty.clone() {
        Some(Duty { checker, deputy }) => (Some(checker), deputy),
        None => (None, None),
    };
    let nobody_on_duty = checker.is_none();
    let mut events = vec![Event::Reported(Box::new(Reported {
        id: report.id,
        mark: report.mark,
        summary: report.summary,
        opinion: report.opinion,
        on_behalf_of: report.on_behalf_of,
        chat: ask.place.clone(),
        message: report.message,
        checker,
        deputy,
        policy: team.policy,
    }))];
    if nobody_on_duty {
        events.push(Event::TeamAsked);
    }
    let mut intents = vec![Intent::Show { card: Card::Live }];
    intents.extend(confirmation_deadlines(&team.policy, ask.at, 1));
    Ok(Decision { events, intents, cancelled: vec![] })
}

/// The appointments that keep the question for the severity awake.
pub(super) fn confirmation_deadlines(
    policy: &Policy,
    from: Moment,
    question: u32,
) -> impl Iterator<Item = Intent> + use<> {
    [
        (Deadline::ConfirmationDeputy, policy.confirmation_deputy),
        (Deadline::ConfirmationTeam, policy.confirmation_team),
        (Deadline::ConfirmationAssumed, policy.confirmation_assumed),
    ]
    .into_iter()
    .map(move |(deadline, after)| Intent::Wake { deadline, at: from.plus(after), question })
}
