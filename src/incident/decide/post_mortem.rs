//! The post-mortem finds its time (P31).

use super::{Decision, asker, belongs, cards, standing};
use crate::command::Ask;
use crate::event::Event;
use crate::intent::{Intent, Task};
use crate::people::Team;
use crate::phase::{Incident, Phase};
use crate::refusal::Refusal;
use crate::saying::{Room, Saying};

/// Everybody in the team may have it scheduled, once the incident is over.
pub(super) fn schedule(team: &Team, incident: &Incident, ask: &Ask) -> Result<Decision, Refusal> {
    let person = asker(ask)?;
    let (Phase::Resolved(..) | Phase::Closed(..)) = incident.phase else {
        return Err(Refusal::NotNow { incident: incident.id, so: standing(incident) });
    };
    belongs(team, incident, person)?;
    if let Some(meeting) = &incident.outside.post_mortem {
        return Err(Refusal::HasPostMortem { incident: incident.id, at: meeting.at });
    }
    let mut intents = cards(incident);
    intents.push(Intent::SchedulePostMortem { organizer: person.clone(), after: ask.at });
    Ok(Decision { events: vec![Event::PostMortemWanted], intents, cancelled: vec![] })
}

/// It stands in the calendars: the task for it is done, and the team is told.
pub(super) fn scheduled(incident: &Incident) -> Vec<Intent> {
    let mut intents = cards(incident);
    let task = Task::PostMortem;
    if incident.outside.tasks.contains_key(&task) {
        intents.push(Intent::FinishTask { task });
    }
    intents.push(Intent::Say { to: Room::Team, saying: Saying::PostMortemScheduled });
    intents
}
