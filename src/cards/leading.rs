//! What is said about who leads: agreed, objected to, handed over; and who is told when it is more
//! than the team can mend (P05, P11).

use super::choosing::choosers;
use super::say::{about, mark};
use super::terms::{level, time};
use super::text::{Mention, line, name, typed};
use super::{Scene, Spoken};
use incident::{Incident, Person, Saying};
use wording::{Joined, list, say};

/// The words, with whom they concern mentioned.
pub(super) fn say(scene: &Scene<'_>, incident: &Incident, saying: &Saying) -> Spoken {
    let words = scene.words;
    let (id, summary) = about(incident);
    let leads = incident.manager().or_else(|| incident.agreed());
    let full = |person: Option<&Person>| {
        person.map_or_else(|| say!(words, "nobody-first"), |one| name(&one.name))
    };
    let (text, mentioned): (String, Vec<&Person>) = if let Saying::ManagerAgreed { until } = saying
    {
        let (manager, time) = (full(leads), time(scene, *until));
        (say!(words, "say-manager-agreed", manager, id, summary, time), vec![])
    } else if let Saying::Objected { by, reason, manager, checker } = saying {
        let (by, reason, manager) = (name(&by.name), typed(reason), name(&manager.name));
        let chooser = checker.as_ref().map_or_else(|| say!(words, "anybody-first"), mark);
        let text = if incident.manager().is_some() {
            say!(words, "say-objected-late", by, manager, id, summary, reason, chooser)
        } else {
            say!(words, "say-objected", by, manager, id, summary, reason, chooser)
        };
        (text, checker.iter().collect())
    } else if let Saying::HandedOver { from, summary: note } = saying {
        let (manager, from) = (full(leads), name(&from.name));
        let so = say!(words, "say-handed-over", manager, from, id, summary);
        match note {
            Some(note) => {
                let note = say!(words, "handed-note", note = typed(note));
                (format!("{so}\n\n{note}"), vec![])
            }
            None => (so, vec![]),
        }
    } else if let Saying::NotHandedOver { to, declined } = saying {
        let (to, manager) = (name(&to.name), leads.map(mark).unwrap_or_default());
        let text = if *declined {
            say!(words, "say-not-taken", to, manager, id, summary)
        } else {
            say!(words, "say-not-answered", to, manager, id, summary)
        };
        (text, leads.into_iter().collect())
    } else if let Saying::Escalated { by, reason, people } = saying {
        let marks: Vec<String> = people.iter().map(mark).collect();
        let told = list(words, &marks, Joined::And);
        let severity = incident.confirmed().map_or_else(
            || say!(words, "state-unconfirmed"),
            |confirmed| level(words, confirmed.severity),
        );
        let (by, manager) = (name(&by.name), full(leads));
        let who = by.as_str();
        let so =
            say!(words, "say-escalated", people = told, id, summary, by = who, severity, manager);
        let text = match reason {
            Some(reason) => {
                format!("{so}\n\n{}", say!(words, "says", by, reason = typed(reason)))
            }
            None => so,
        };
        (text, people.iter().collect())
    } else {
        (String::new(), vec![])
    };
    Spoken::Text { text, mentions: mentioned.into_iter().map(Mention::of).collect() }
}

/// Somebody offers to lead.
pub(super) fn volunteered(
    scene: &Scene<'_>,
    incident: &Incident,
    volunteer: &Person,
    checker: Option<&Person>,
) -> String {
    let (id, summary) = about(incident);
    say!(
        scene.words,
        "say-volunteered",
        id,
        summary,
        volunteer = name(&volunteer.name),
        chooser = checker.map_or_else(|| choosers(scene, incident), mark),
        first = line(volunteer.first_name()).replace('`', ""),
    )
}

/// Whoever was asked does not lead.
pub(super) fn manager_wanted(
    scene: &Scene<'_>,
    incident: &Incident,
    asked: &Person,
    declined: bool,
    checker: Option<&Person>,
) -> String {
    let (id, summary) = about(incident);
    let asked = name(&asked.name);
    let chooser = checker.map_or_else(|| choosers(scene, incident), mark);
    if declined {
        say!(scene.words, "say-manager-declined", id, summary, asked, chooser)
    } else {
        say!(scene.words, "say-manager-silent", id, summary, asked, chooser)
    }
}
