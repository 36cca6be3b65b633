//! What errands brought home, and what can be done now that could not be done before.

use super::{Decision, action, cards, post_mortem};
use crate::event::Event;
use crate::intent::{Card, Intent, Task};
use crate::phase::{Incident, Phase};
use crate::receipt::Receipt;

pub(super) fn record(incident: &Incident, receipt: &Receipt) -> Decision {
    let outside = &incident.outside;
    let noted = |intents: Vec<Intent>| Decision {
        events: vec![Event::Noted(receipt.clone())],
        intents,
        cancelled: vec![],
    };
    match receipt {
        Receipt::CardShown { .. } => noted(vec![]),
        Receipt::BugUpdated { resolved } if outside.bug_resolved != *resolved => noted(vec![]),
        Receipt::BugOpened { .. } if outside.bug.is_none() => noted(after_the_bug(incident)),
        Receipt::TaskAdded { task, .. } if !outside.tasks.contains_key(task) => {
            let mut intents = cards(incident);
            intents.extend(next_task(incident, Some(*task)));
            noted(intents)
        }
        Receipt::PutOnTop { .. } => noted(cards(incident)),
        Receipt::ChatOpened { .. } if outside.chat.is_none() => {
            let mut intents = cards(incident);
            intents.push(Intent::InstallBot);
            // The bug links the chat.
            intents.extend(outside.bug.as_ref().map(|_| Intent::UpdateBug));
            noted(intents)
        }
        Receipt::BotInstalled if !outside.bot_installed => {
            let mut intents = cards(incident);
            intents.push(Intent::Show { card: Card::WarRoom });
            intents.push(Intent::NameChat);
            noted(intents)
        }
        Receipt::PostMortemScheduled { .. } if outside.post_mortem.is_none() => {
            noted(post_mortem::scheduled(incident))
        }
        Receipt::ActionAdded { number, .. } => {
            action::added(incident, *number).map(noted).unwrap_or_default()
        }
        Receipt::ActionsEnded { numbers } => action::seen_ended(incident, numbers),
        Receipt::Parked { intent, .. } => {
            let mut intents = cards(incident);
            if let Intent::AddAction { .. } | Intent::EndAction { .. } = intent.as_ref() {
                intents.push(Intent::Show { card: Card::Actions });
            }
            intents.retain(|card| card != intent.as_ref());
            // One task that cannot be created does not hold up the others.
            if let Intent::AddTask { task } = intent.as_ref() {
                intents.extend(next_task(incident, Some(*task)));
            }
            noted(intents)
        }
        Receipt::BugOpened { .. }
        | Receipt::TaskAdded { .. }
        | Receipt::ChatOpened { .. }
        | Receipt::BotInstalled
        | Receipt::BugUpdated { .. }
        | Receipt::PostMortemScheduled { .. }
        | Receipt::DutyShown { .. }
        | Receipt::AlertShown { .. }
        | Receipt::Done => Decision::default(),
    }
}

/// The bug exists: its tasks, its place in the sprint, and what was said while it did not.
fn after_the_bug(incident: &Incident) -> Vec<Intent> {
    let mut intents = cards(incident);
    let severe = match &incident.phase {
        Phase::Reported(_) | Phase::Declined { .. } | Phase::Backlogged(_) => false,
        Phase::Confirmed(..) | Phase::Firefighting(..) => true,
        Phase::Resolved(..) | Phase::Closed(..) => {
            intents.push(Intent::UpdateBug);
            true
        }
    };
    if severe {
        intents.extend(below_the_bug(incident));
    }
    intents.extend(action::missing(incident));
    let adopted = incident.outside.bug_named;
    if (adopted || incident.outside.chat.is_some()) && !intents.contains(&Intent::UpdateBug) {
        intents.push(Intent::UpdateBug);
    }
    intents.extend(incident.outside.notes_waiting.iter().map(|update| Intent::Comment {
        number: update.number,
        by: update.by.clone(),
        at: update.at,
        text: update.text.clone(),
    }));
    intents
}

/// What a bug for a severe issue must have and does not have yet (P12).
pub(super) fn below_the_bug(incident: &Incident) -> Vec<Intent> {
    let mut intents: Vec<Intent> = next_task(incident, None).into_iter().collect();
    if incident.outside.leads_sprint.is_none() {
        intents.push(Intent::PutOnTop);
    }
    intents
}

/// The next task that is missing, in the order of the process document, in which people will see
/// them: each is created once the one before it exists.
fn next_task(incident: &Incident, after: Option<Task>) -> Option<Intent> {
    let missing = |task: &Task| !incident.outside.tasks.contains_key(task);
    let later = |task: &Task| after.is_none_or(|after| *task > after);
    let task = Task::ALL.into_iter().filter(later).find(missing)?;
    Some(Intent::AddTask { task })
}
