//! The few things that are said aloud. A person is mentioned only where that person has to act.

use super::links::message;
use super::phases::choosers;
use super::text::{Mention, line, link, name, typed};
use super::words::{level, span, time, who};
use super::{CardError, Cards, Scene, Spoken, post_mortem};
use incident::{Actor, Card, Incident, Managing, Person, Phase, Saying};

impl Cards {
    /// What is said about an incident.
    ///
    /// # Errors
    /// `NotAboutAnIncident` for refusals and answers; `refusal` and `answer` say those.
    pub fn say(
        &self,
        scene: &Scene<'_>,
        incident: &Incident,
        saying: &Saying,
    ) -> Result<Spoken, CardError> {
        let (text, mentioned) = match saying {
            Saying::DeputyAsked { deputy, checker } => {
                (deputy_asked(scene, incident, deputy, checker), Some(deputy))
            }
            Saying::StillAsked { deputy } => (still_asked(incident, deputy), None),
            Saying::PostMortemScheduled => (post_mortem::scheduled(scene, incident), None),
            Saying::TeamAsked => (team_asked(scene, incident), None),
            Saying::FirefightingOn => (firefighting_on(scene, incident), None),
            Saying::Backlogged => (backlogged(incident), None),
            Saying::Declined => (declined(incident), None),
            Saying::Volunteered { who, checker } => {
                (volunteered(scene, incident, who, checker.as_ref()), checker.as_ref())
            }
            Saying::ManagerWanted { asked, declined, checker } => {
                let text = manager_wanted(scene, incident, asked, *declined, checker.as_ref());
                (text, checker.as_ref())
            }
            Saying::ManagerAccepted => (manager_accepted(scene, incident), None),
            Saying::Resolved => (resolved(incident), None),
            Saying::Reopened { by, reason, manager } => {
                (reopened(incident, by, reason, manager.as_ref()), manager.as_ref())
            }
            Saying::SeverityChanged { by } => (severity_changed(incident, by), None),
            Saying::Refused { .. } | Saying::Answer { .. } => {
                return Err(CardError::NotAboutAnIncident);
            }
        };
        Ok(Spoken::Text { text, mentions: mentioned.map(Mention::of).into_iter().collect() })
    }
}

/// What it is about, in the words of whoever reported it.
fn quote(incident: &Incident) -> String {
    format!("“{}”", typed(&incident.summary))
}

fn mark(person: &Person) -> String {
    Mention::of(person).text
}

fn deputy_asked(
    scene: &Scene<'_>,
    incident: &Incident,
    deputy: &Person,
    checker: &Person,
) -> String {
    let id = incident.id;
    format!(
        "{}, how severe is **{id}**? {}\n\n{} was asked at {}. {} can answer too: press **Confirm \
         severity** on the card, or say `confirm 1 {id}`.",
        mark(deputy),
        quote(incident),
        name(&checker.name),
        time(scene.zone, scene.now, incident.reported_at),
        name(&deputy.name),
    )
}

fn still_asked(incident: &Incident, deputy: &Person) -> String {
    let id = incident.id;
    let card = incident.outside.cards.get(&Card::Live).map(message);
    let card = card.map_or_else(|| "the card".to_owned(), |url| link("the card", &url));
    format!(
        "**{id}** still waits for you: how severe is it? {}\n\n{} is asked too now. Press **Confirm \
         severity** on {card}, or say `confirm 1 {id}` here.",
        quote(incident),
        name(&deputy.name),
    )
}

fn team_asked(scene: &Scene<'_>, incident: &Incident) -> String {
    let id = incident.id;
    let by = incident.reported_at.plus(incident.policy.confirmation_assumed);
    let by = if by > scene.now {
        format!(" by {}", time(scene.zone, scene.now, by))
    } else {
        String::new()
    };
    format!(
        "How severe is **{id}**? {}\n\nAnybody in the team can answer now: press **Confirm \
         severity** on the card, or say `confirm 1 {id}`. Without an answer{by}, the higher \
         plausible severity is assumed.",
        quote(incident)
    )
}

/// The level with its meaning; nothing before there is one.
fn severity(incident: &Incident) -> String {
    incident.confirmed().map(|confirmed| level(confirmed.severity)).unwrap_or_default()
}

fn firefighting_on(scene: &Scene<'_>, incident: &Incident) -> String {
    let id = incident.id;
    let by = incident.confirmed().map(|confirmed| {
        let at = time(scene.zone, scene.now, confirmed.at);
        match &confirmed.by {
            Actor::Person(person) => format!("{} confirmed it at {at}.", name(&person.name)),
            Actor::Firewatch => {
                format!("Assumed at {at}, because there was no answer. It can be changed.")
            }
        }
    });
    format!(
        "🔥 The team is in firefighting mode for **{id}**: {}\n\n{} {}\n\n{}",
        quote(incident),
        severity(incident),
        by.unwrap_or_default(),
        who_leads(scene, incident),
    )
}

/// Who leads by the time this is read: after an outage much may have happened.
fn who_leads(scene: &Scene<'_>, incident: &Incident) -> String {
    let id = incident.id;
    match &incident.phase {
        Phase::Confirmed(_, Managing::Asked { manager, .. }) => {
            format!("{} was asked to be incident manager.", name(&manager.name))
        }
        Phase::Confirmed(_, Managing::Wanted { .. }) => format!(
            "{} can choose the incident manager. To offer, say `volunteer {id}`.",
            choosers(scene, incident)
        ),
        Phase::Firefighting(_, manager) => {
            format!("This comes late: {} leads by now.", name(&manager.name))
        }
        Phase::Resolved(..) | Phase::Closed(..) => {
            "This comes late: it is resolved by now, and firefighting mode is off.".to_owned()
        }
        Phase::Reported(_) | Phase::Declined { .. } | Phase::Backlogged(_) => {
            "This comes late: firefighting mode is off by now.".to_owned()
        }
    }
}

fn backlogged(incident: &Incident) -> String {
    format!(
        "**{}** goes with the regular sprint, without firefighting: {}\n\n{}\n\nThank you for \
         reporting, {}.",
        incident.id,
        quote(incident),
        severity(incident),
        name(incident.reporter.first_name())
    )
}

fn declined(incident: &Incident) -> String {
    let id = incident.id;
    let Phase::Declined { by, reason, .. } = &incident.phase else {
        return format!("**{id}** was declined and is back: {}", quote(incident));
    };
    format!(
        "**{id}** is no incident after all: {}\n\n{}: {}\n\nThank you for reporting, {}. If it is \
         one, say `reopen {id} because …`.",
        quote(incident),
        name(who(by)),
        typed(reason),
        name(incident.reporter.first_name()),
    )
}

fn volunteered(
    scene: &Scene<'_>,
    incident: &Incident,
    volunteer: &Person,
    checker: Option<&Person>,
) -> String {
    let id = incident.id;
    let chooser = checker.map_or_else(|| choosers(scene, incident), mark);
    format!(
        "{} offers to be incident manager of **{id}**: {}\n\n{chooser} can agree on the card, or \
         with `assign {} {id}`.",
        name(&volunteer.name),
        quote(incident),
        line(volunteer.first_name()).replace('`', ""),
    )
}

fn manager_wanted(
    scene: &Scene<'_>,
    incident: &Incident,
    asked: &Person,
    declined: bool,
    checker: Option<&Person>,
) -> String {
    let (id, asked) = (incident.id, name(&asked.name));
    let so = if declined {
        format!("{asked} cannot be incident manager of **{id}**")
    } else {
        format!("There is no answer from {asked} yet, so **{id}** needs another incident manager")
    };
    let chooser = checker.map_or_else(|| choosers(scene, incident), mark);
    format!(
        "{so}: {}\n\n{chooser} can ask somebody else on the card, or with `assign … {id}`.",
        quote(incident)
    )
}

fn manager_accepted(scene: &Scene<'_>, incident: &Incident) -> String {
    let manager = incident.manager().map_or_else(|| "Nobody".to_owned(), |one| name(&one.name));
    let since = incident
        .firefighting_since
        .map(|since| format!(" since {}", time(scene.zone, scene.now, since)))
        .unwrap_or_default();
    let so = format!(
        "{manager} is incident manager of **{}**: {}\n\n{} The team is in firefighting mode{since}.",
        incident.id,
        quote(incident),
        severity(incident)
    );
    let bug = incident.outside.bug.as_ref();
    let chat = incident.outside.chat.as_ref();
    let links: Vec<String> = [
        bug.map(|bug| link(&format!("Bug {}", bug.id), &bug.url)),
        chat.map(|chat| link("Firefighting chat", &chat.url)),
    ]
    .into_iter()
    .flatten()
    .collect();
    if links.is_empty() { so } else { format!("{so}\n\n{}", links.join(" · ")) }
}

fn resolved(incident: &Incident) -> String {
    let id = incident.id;
    let (Phase::Resolved(_, resolution) | Phase::Closed(_, resolution)) = &incident.phase else {
        return format!("**{id}** was resolved and is back: {}", quote(incident));
    };
    let after = incident
        .firefighting_since
        .map(|since| format!(" after {}", span(resolution.at.since(since))))
        .unwrap_or_default();
    let fix = resolution.fix.as_ref().map(|fix| format!("\n\nFix: {}", typed(fix)));
    format!(
        "✅ **{id}** is resolved{after}, so firefighting mode is off: {}\n\nVerified in production \
         by {}: {}{}",
        quote(incident),
        name(&resolution.verified_by),
        typed(&resolution.how),
        fix.unwrap_or_default()
    )
}

fn reopened(incident: &Incident, by: &Person, reason: &str, manager: Option<&Person>) -> String {
    let next = match (&incident.phase, manager) {
        (Phase::Reported(_), _) => "It waits for its severity again.".to_owned(),
        (_, Some(manager)) => format!("{}, you lead again.", mark(manager)),
        (_, None) => "It needs an incident manager.".to_owned(),
    };
    let mode = if incident.is_firefighting() { "The team is in firefighting mode. " } else { "" };
    format!(
        "**{}** goes on: {}\n\n{} says: {}\n\n{mode}{next}",
        incident.id,
        quote(incident),
        name(&by.name),
        typed(reason)
    )
}

fn severity_changed(incident: &Incident, by: &Person) -> String {
    let reason = incident.confirmed().and_then(|confirmed| confirmed.reason.as_deref());
    let by = name(&by.name);
    let reason = reason.map(|reason| format!("\n\n{by} says: {}", typed(reason)));
    let reason = reason.unwrap_or_default();
    let mode = if incident.is_firefighting() {
        "The team is in firefighting mode."
    } else {
        "It goes with the regular sprint, and firefighting mode is off for it."
    };
    format!(
        "**{}** is now {} {mode}\n\n{}{reason}",
        incident.id,
        severity(incident),
        quote(incident)
    )
}
