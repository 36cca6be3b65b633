//! The few things that are said aloud. A person is mentioned only where that person has to act.

use super::choosing::choosers;
use super::informing;
use super::leading;
use super::links::message;
use super::reminder;
use super::terms::{level, time, who};
use super::text::{Mention, link, name, typed};
use super::{CardError, Cards, Scene, Spoken, post_mortem};
use incident::{Actor, Card, Deadline, Incident, Managing, Person, Phase, Saying};
use wording::{say, span};

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
            Saying::StillAsked { deputy } => (still_asked(scene, incident, deputy), None),
            Saying::PostMortemScheduled => (post_mortem::scheduled(scene, incident), None),
            Saying::TeamAsked => (team_asked(scene, incident), None),
            Saying::FirefightingOn => (firefighting_on(scene, incident), None),
            Saying::Backlogged => (backlogged(scene, incident), None),
            Saying::Declined => (declined(scene, incident), None),
            Saying::Volunteered { who, checker } => {
                (leading::volunteered(scene, incident, who, checker.as_ref()), checker.as_ref())
            }
            Saying::ManagerWanted { asked, declined, checker } => {
                let text =
                    leading::manager_wanted(scene, incident, asked, *declined, checker.as_ref());
                (text, checker.as_ref())
            }
            Saying::ManagerAccepted => (manager_accepted(scene, incident), None),
            Saying::InformAgain { .. } => return Ok(informing::again(scene, incident)),
            Saying::Resolved => (resolved(scene, incident), None),
            Saying::Reopened { by, reason, manager } => {
                (reopened(scene, incident, by, reason, manager.as_ref()), manager.as_ref())
            }
            Saying::ManagerAgreed { .. }
            | Saying::Objected { .. }
            | Saying::HandedOver { .. }
            | Saying::NotHandedOver { .. }
            | Saying::Escalated { .. } => return Ok(leading::say(scene, incident, saying)),
            Saying::Reminder { deadline: Deadline::Update, people, since, .. } => {
                return self.update_wanted(scene, incident, people, *since);
            }
            Saying::Reminder { deadline, people, since, .. } => {
                let text = reminder::reminder(scene, incident, *deadline, people, *since);
                let mentions = people.iter().map(Mention::of).collect();
                return Ok(Spoken::Text { text, mentions });
            }
            Saying::SeverityChanged { by } => (severity_changed(scene, incident, by), None),
            Saying::Alert { .. }
            | Saying::Rota { .. }
            | Saying::Refused { .. }
            | Saying::Answer { .. } => {
                return Err(CardError::NotAboutAnIncident);
            }
        };
        Ok(Spoken::Text { text, mentions: mentioned.map(Mention::of).into_iter().collect() })
    }
}

/// Its number, and what it is about in the words of whoever reported it.
pub(super) fn about(incident: &Incident) -> (String, String) {
    (incident.id.to_string(), typed(&incident.summary))
}

pub(super) fn mark(person: &Person) -> String {
    Mention::of(person).text
}

fn deputy_asked(
    scene: &Scene<'_>,
    incident: &Incident,
    deputy: &Person,
    checker: &Person,
) -> String {
    let (id, summary) = about(incident);
    say!(
        scene.words,
        "say-deputy-asked",
        id,
        summary,
        mention = mark(deputy),
        checker = name(&checker.name),
        time = time(scene, incident.reported_at),
        deputy = name(&deputy.name),
    )
}

fn still_asked(scene: &Scene<'_>, incident: &Incident, deputy: &Person) -> String {
    let (id, summary) = about(incident);
    let words = say!(scene.words, "the-card");
    let card = incident.outside.cards.get(&Card::Live).map(message);
    let card = card.map_or_else(|| words.clone(), |url| link(&words, &url));
    say!(scene.words, "say-still-asked", id, summary, deputy = name(&deputy.name), card)
}

fn team_asked(scene: &Scene<'_>, incident: &Incident) -> String {
    let (id, summary) = about(incident);
    let by = incident.reported_at.plus(incident.policy.confirmation_assumed);
    if by > scene.now {
        say!(scene.words, "say-team-asked-until", id, summary, time = time(scene, by))
    } else {
        say!(scene.words, "say-team-asked", id, summary)
    }
}

/// The level with its meaning; nothing before there is one.
fn severity(scene: &Scene<'_>, incident: &Incident) -> String {
    let confirmed = incident.confirmed();
    confirmed.map(|confirmed| level(scene.words, confirmed.severity)).unwrap_or_default()
}

fn firefighting_on(scene: &Scene<'_>, incident: &Incident) -> String {
    let (id, summary) = about(incident);
    let by = incident.confirmed().map(|confirmed| {
        let time = time(scene, confirmed.at);
        match &confirmed.by {
            Actor::Person(person) => {
                say!(scene.words, "confirmed-it", by = name(&person.name), time)
            }
            Actor::Firewatch => say!(scene.words, "assumed-it", time),
        }
    });
    say!(
        scene.words,
        "say-firefighting-on",
        id,
        summary,
        severity = severity(scene, incident),
        by = by.unwrap_or_default(),
        leads = who_leads(scene, incident),
    )
}

/// Who leads by the time this is read: after an outage much may have happened.
fn who_leads(scene: &Scene<'_>, incident: &Incident) -> String {
    let words = scene.words;
    match &incident.phase {
        Phase::Confirmed(_, Managing::Asked { manager, .. }) => {
            say!(words, "leads-asked", manager = name(&manager.name))
        }
        Phase::Confirmed(_, Managing::Agreed { manager, until, .. }) => {
            let (manager, time) = (name(&manager.name), time(scene, *until));
            say!(words, "leads-agreed", manager, time)
        }
        Phase::Confirmed(_, Managing::Wanted { .. }) => {
            let (id, who) = (incident.id.to_string(), choosers(scene, incident));
            say!(words, "leads-wanted", who, id)
        }
        Phase::Firefighting(_, manager) => {
            say!(words, "leads-late", manager = name(&manager.name))
        }
        Phase::Resolved(..) | Phase::Closed(..) => say!(words, "late-resolved"),
        Phase::Reported(_) | Phase::Declined { .. } | Phase::Backlogged(_) => {
            say!(words, "late-off")
        }
    }
}

fn backlogged(scene: &Scene<'_>, incident: &Incident) -> String {
    let (id, summary) = about(incident);
    let (severity, reporter) = (severity(scene, incident), name(incident.reporter.first_name()));
    say!(scene.words, "say-backlogged", id, summary, severity, reporter)
}

fn declined(scene: &Scene<'_>, incident: &Incident) -> String {
    let (id, summary) = about(incident);
    let Phase::Declined { by, reason, .. } = &incident.phase else {
        return say!(scene.words, "say-declined-and-back", id, summary);
    };
    say!(
        scene.words,
        "say-declined",
        id,
        summary,
        by = name(who(by)),
        reason = typed(reason),
        reporter = name(incident.reporter.first_name()),
    )
}

fn manager_accepted(scene: &Scene<'_>, incident: &Incident) -> String {
    let words = scene.words;
    let (id, summary) = about(incident);
    let manager =
        incident.manager().map_or_else(|| say!(words, "nobody-first"), |one| name(&one.name));
    let mode = match incident.firefighting_since {
        Some(since) => say!(words, "mode-since", time = time(scene, since)),
        None => say!(words, "mode-on"),
    };
    let severity = severity(scene, incident);
    let so = say!(words, "say-manager-accepted", id, summary, manager, severity, mode);
    let bug = incident.outside.bug.as_ref();
    let chat = incident.outside.chat.as_ref();
    let links: Vec<String> = [
        bug.map(|bug| link(&say!(words, "bug", id = bug.id.to_string()), &bug.url)),
        chat.map(|chat| link(&say!(words, "chat"), &chat.url)),
    ]
    .into_iter()
    .flatten()
    .collect();
    if links.is_empty() { so } else { format!("{so}\n\n{}", links.join(" · ")) }
}

fn resolved(scene: &Scene<'_>, incident: &Incident) -> String {
    let words = scene.words;
    let (id, summary) = about(incident);
    let (Phase::Resolved(_, resolution) | Phase::Closed(_, resolution)) = &incident.phase else {
        return say!(words, "say-resolved-and-back", id, summary);
    };
    let (verifier, how) = (name(&resolution.verified_by), typed(&resolution.how));
    let so = match incident.firefighting_since {
        Some(since) => {
            let span = span(words, resolution.at.since(since));
            say!(words, "say-resolved-after", id, summary, span, verifier, how)
        }
        None => say!(words, "say-resolved", id, summary, verifier, how),
    };
    match &resolution.fix {
        Some(fix) => format!("{so}\n\n{}", say!(words, "fix", fix = typed(fix))),
        None => so,
    }
}

fn reopened(
    scene: &Scene<'_>,
    incident: &Incident,
    by: &Person,
    reason: &str,
    manager: Option<&Person>,
) -> String {
    let words = scene.words;
    let (id, summary) = about(incident);
    let next = match (&incident.phase, manager) {
        (Phase::Reported(_), _) => say!(words, "next-severity"),
        (_, Some(manager)) => say!(words, "next-you-lead", manager = mark(manager)),
        (_, None) => say!(words, "next-manager"),
    };
    let next = if incident.is_firefighting() {
        format!("{} {next}", say!(words, "mode-on"))
    } else {
        next
    };
    say!(words, "say-reopened", id, summary, by = name(&by.name), reason = typed(reason), next,)
}

fn severity_changed(scene: &Scene<'_>, incident: &Incident, by: &Person) -> String {
    let words = scene.words;
    let (id, summary) = about(incident);
    let mode = if incident.is_firefighting() {
        say!(words, "mode-on")
    } else {
        say!(words, "mode-off-sprint")
    };
    let severity = severity(scene, incident);
    let so = say!(words, "say-severity-changed", id, summary, severity, mode);
    match incident.confirmed().and_then(|confirmed| confirmed.reason.as_deref()) {
        Some(reason) => {
            let (by, reason) = (name(&by.name), typed(reason));
            format!("{so}\n\n{}", say!(words, "says", by, reason))
        }
        None => so,
    }
}
