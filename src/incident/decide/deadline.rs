//! A deadline has come. If its question has been answered since, nothing happens.

use super::{CONFIRMATION, Decision, agree, cards, hand_over, manager, remind, report, severity};
use crate::command::{Ask, Deadline};
use crate::event::Event;
use crate::ids::Moment;
use crate::intent::Intent;
use crate::managing::Managing;
use crate::people::{Person, Team};
use crate::phase::{Asked, Incident, Phase, Unconfirmed};
use crate::saying::{Room, Saying};
use crate::severity::Severity;

pub(super) fn wake(
    team: &Team,
    incident: &Incident,
    ask: &Ask,
    deadline: Deadline,
    question: u32,
) -> Decision {
    if deadline.is_standing() {
        return remind::wake(team, incident, ask, deadline, question);
    }
    if question != incident.question {
        return Decision::default();
    }
    if let (Phase::Reported(_), Some(opens), true) =
        (&incident.phase, ask.opens, is_small(incident))
    {
        return tomorrow(incident, deadline, opens);
    }
    match (&incident.phase, deadline) {
        (Phase::Reported(unconfirmed), Deadline::ConfirmationDeputy) => {
            deputy(incident, unconfirmed)
        }
        (Phase::Reported(unconfirmed), Deadline::ConfirmationTeam) => {
            everybody(incident, unconfirmed)
        }
        (Phase::Reported(_), Deadline::ConfirmationAssumed) => assumed(incident),
        (Phase::Confirmed(confirmed, Managing::Asked { manager, .. }), Deadline::Acceptance) => {
            let event = Event::ManagerSilent { manager: manager.clone() };
            let checker = confirmed.by.person().or_else(|| anybody(team));
            manager::not_led(incident, checker, manager, event)
        }
        (Phase::Firefighting(..), Deadline::Acceptance) => {
            hand_over::not_taken(incident, false).unwrap_or_default()
        }
        (Phase::Confirmed(_, Managing::Agreed { .. }), Deadline::Objection) => {
            agree::stands(team, incident)
        }
        (
            Phase::Reported(_)
            | Phase::Declined { .. }
            | Phase::Backlogged(_)
            | Phase::Confirmed(..)
            | Phase::Firefighting(..)
            | Phase::Resolved(..)
            | Phase::Closed(..),
            Deadline::ConfirmationDeputy
            | Deadline::ConfirmationTeam
            | Deadline::ConfirmationAssumed
            | Deadline::Acceptance
            | Deadline::Objection
            | Deadline::Assignment
            | Deadline::Update
            | Deadline::Monitoring
            | Deadline::PostMortem
            | Deadline::ActionItems,
        ) => Decision::default(),
    }
}

/// Whether its reporter thinks that it can wait (P14).
const fn is_small(incident: &Incident) -> bool {
    matches!(incident.opinion, Some(Severity::Medium | Severity::Low))
}

/// What can wait is asked again in office hours, one after the other as on any day.
fn tomorrow(incident: &Incident, deadline: Deadline, opens: Moment) -> Decision {
    let from = report::confirmation_deadlines(&incident.policy, opens, incident.question);
    let same =
        |intent: &Intent| matches!(intent, Intent::Wake { deadline: one, .. } if *one == deadline);
    Decision { intents: from.filter(same).collect(), ..Decision::default() }
}

fn anybody(team: &Team) -> Option<&Person> {
    team.members.iter().find(|member| member.is(crate::Role::Administrator)).map(|m| &m.person)
}

fn deputy(incident: &Incident, unconfirmed: &Unconfirmed) -> Decision {
    let (Asked::Checker, Some(deputy)) = (unconfirmed.asked, &unconfirmed.deputy) else {
        return Decision::default();
    };
    let checker = unconfirmed.checker.clone().unwrap_or_else(|| deputy.clone());
    let mut intents = cards(incident);
    if checker.id != deputy.id {
        // A private message is heard where one in a busy chat is not.
        let saying = Saying::StillAsked { deputy: deputy.clone() };
        intents.push(Intent::Say { to: Room::Private(checker.id.clone()), saying });
    }
    let saying = Saying::DeputyAsked { deputy: deputy.clone(), checker };
    intents.push(Intent::Say { to: Room::Team, saying });
    let events = vec![Event::DeputyAsked { deputy: deputy.clone() }];
    Decision { events, intents, cancelled: vec![] }
}

fn everybody(incident: &Incident, unconfirmed: &Unconfirmed) -> Decision {
    if unconfirmed.asked == Asked::Team {
        return Decision::default();
    }
    let mut intents = cards(incident);
    intents.push(Intent::Say { to: Room::Team, saying: Saying::TeamAsked });
    Decision { events: vec![Event::TeamAsked], intents, cancelled: vec![] }
}

/// Nobody has answered, so the higher of the plausible levels is assumed, for all to see.
fn assumed(incident: &Incident) -> Decision {
    let severity = match incident.opinion {
        None | Some(Severity::Critical) => Severity::Critical,
        Some(Severity::High | Severity::Medium | Severity::Low) => Severity::High,
    };
    let event = Event::SeverityConfirmed { severity, answers: None, reason: None };
    let decision = severity::first(incident, severity, event);
    Decision { cancelled: CONFIRMATION.to_vec(), ..decision }
}
