//! Action items, as they come and go (P32, P33).

use crate::action::{Action, Ended, Item};
use crate::event::{Entry, Event};
use crate::phase::Incident;

pub(super) fn act(incident: &mut Incident, entry: &Entry) {
    if let Event::ActionAdded { number, text, owner, due, priority } = &entry.event {
        incident.actions.push(Action {
            number: *number,
            text: text.clone(),
            owner: owner.clone(),
            due: due.clone(),
            priority: *priority,
            by: entry.by.clone(),
            at: entry.at,
            item: None,
            ended: None,
        });
    } else if let Event::ActionDone { number } = &entry.event {
        end(incident, entry, *number, None);
    } else if let Event::ActionDropped { number, reason } = &entry.event {
        end(incident, entry, *number, Some(reason.clone()));
    }
}

fn end(incident: &mut Incident, entry: &Entry, number: u32, dropped: Option<String>) {
    if let Some(action) = of(incident, number) {
        action.ended.get_or_insert(Ended { by: entry.by.clone(), at: entry.at, dropped });
    }
}

/// The first work item counts.
pub(super) fn made(incident: &mut Incident, number: u32, item: Item) {
    if let Some(action) = of(incident, number) {
        action.item.get_or_insert(item);
    }
}

fn of(incident: &mut Incident, number: u32) -> Option<&mut Action> {
    incident.actions.iter_mut().find(|action| action.number == number)
}
