//! Who leads: history into state.

use super::answer;
use crate::event::{Entry, Event};
use crate::managing::{HandOver, Managing};
use crate::people::Person;
use crate::phase::{Incident, Phase, Verdict};

pub(super) fn manage(incident: &mut Incident, entry: &Entry) {
    let Phase::Confirmed(confirmed, managing) = &incident.phase else { return };
    let (confirmed, mut volunteers) = (confirmed.clone(), managing.volunteers().to_vec());
    let without = |person: &Person, mut volunteers: Vec<Person>| {
        volunteers.retain(|one| one.id != person.id);
        volunteers
    };
    let (managing, verdict) = if let Event::Volunteered = &entry.event {
        volunteers.extend(entry.by.person().cloned());
        let managing = match managing.clone() {
            Managing::Wanted { .. } => Managing::Wanted { volunteers },
            Managing::Asked { manager, .. } => Managing::Asked { manager, volunteers },
            Managing::Agreed { manager, until, .. } => {
                Managing::Agreed { manager, until, volunteers }
            }
        };
        incident.phase = Phase::Confirmed(confirmed, managing);
        return;
    } else if let Event::ManagerAsked { manager } = &entry.event {
        let manager = manager.clone();
        (Managing::Asked { manager: manager.clone(), volunteers }, Verdict::Asked(manager))
    } else if let Event::ManagerAgreed { manager, until } = &entry.event {
        let (manager, until) = (manager.clone(), *until);
        let verdict = Verdict::Agreed(manager.clone());
        (Managing::Agreed { manager, until, volunteers }, verdict)
    } else if let (Event::Objected { .. }, Managing::Agreed { manager, .. }) =
        (&entry.event, managing)
    {
        let volunteers = without(manager, volunteers);
        (Managing::Wanted { volunteers }, Verdict::Objected(manager.clone()))
    } else if let (
        Event::ManagerSilent { .. } | Event::ManagerDeclined { .. },
        Managing::Asked { manager, .. },
    ) = (&entry.event, managing)
    {
        let volunteers = without(manager, volunteers);
        (Managing::Wanted { volunteers }, Verdict::NotLed(manager.clone()))
    } else if let Event::ManagerAccepted { manager } = &entry.event {
        incident.phase = Phase::Firefighting(confirmed, manager.clone());
        return answer(incident, entry, Verdict::Accepted(manager.clone()));
    } else {
        return;
    };
    incident.phase = Phase::Confirmed(confirmed, managing);
    answer(incident, entry, verdict);
}

pub(super) fn hand_over(incident: &mut Incident, entry: &Entry) {
    let Phase::Firefighting(confirmed, _) = &incident.phase else { return };
    let confirmed = confirmed.clone();
    if let Event::HandOverAsked { to, summary } = &entry.event {
        incident.handing_over = Some(HandOver { to: to.clone(), summary: summary.clone() });
        answer(incident, entry, Verdict::Asked(to.clone()));
    } else if let Event::NotHandedOver { to, .. } = &entry.event {
        incident.handing_over = None;
        answer(incident, entry, Verdict::NotLed(to.clone()));
    } else if let Event::HandedOver { to } = &entry.event {
        incident.phase = Phase::Firefighting(confirmed, to.clone());
        incident.handing_over = None;
        answer(incident, entry, Verdict::Accepted(to.clone()));
    }
}
