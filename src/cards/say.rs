//! The few things that are said aloud. A person is mentioned only where that person has to act.

use super::phases::choosers;
use super::text::{Mention, link, name, typed};
use super::words::{clock, level, span, time, who};
use super::{CardError, Cards, Scene, Spoken};
use incident::{Actor, Incident, Person, Phase, Saying};

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
            Saying::Reopened { reason, manager } => {
                (reopened(incident, reason, manager.as_ref()), manager.as_ref())
            }
            Saying::SeverityChanged => (severity_changed(incident), None),
            Saying::Refused { .. } | Saying::Answer { .. } => {
                return Err(CardError::NotAboutAnIncident);
            }
        };
        Ok(Spoken::Text { text, mentions: mentioned.map(Mention::of).into_iter().collect() })
    }
}

/// `**INC-7** payments stuck`
fn about(incident: &Incident) -> String {
    format!("**{}** {}", incident.id, typed(&incident.summary))
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
    let at = time(scene.zone, scene.now, incident.reported_at);
    format!(
        "{}, how severe is this? {}\n\n{} ({at}) waits for an answer from {}. {} can answer too: \
         press **Confirm severity** on the card, or say `confirm 1 {}`.",
        mark(deputy),
        about(incident),
        incident.id,
        name(&checker.name),
        name(&deputy.name),
        incident.id
    )
}

fn team_asked(scene: &Scene<'_>, incident: &Incident) -> String {
    let by = incident.reported_at.plus(incident.policy.confirmation_assumed);
    let then = if by > scene.now {
        let by = time(scene.zone, scene.now, by);
        format!("Without an answer by {by}, the higher plausible severity is assumed.")
    } else {
        "Without an answer, the higher plausible severity is assumed.".to_owned()
    };
    format!(
        "How severe is this? {}\n\nAnybody in the team can answer now: press **Confirm severity** \
         on the card, or say `confirm 1 {}`. {then}",
        about(incident),
        incident.id
    )
}

/// The level with its meaning; nothing before there is one.
fn severity(incident: &Incident) -> String {
    incident.confirmed().map(|confirmed| level(confirmed.severity)).unwrap_or_default()
}

fn firefighting_on(scene: &Scene<'_>, incident: &Incident) -> String {
    let confirmed = incident.confirmed().map(|confirmed| match &confirmed.by {
        Actor::Person(person) => format!("Confirmed by {}.", name(&person.name)),
        Actor::Firewatch => {
            "Nobody had answered, so Firewatch assumed this severity; it can be changed.".to_owned()
        }
    });
    format!(
        "🔥 The team is in firefighting mode: {}\n\n{} {}\n\n{} can choose the incident manager. \
         To offer, say `volunteer {}`.",
        about(incident),
        severity(incident),
        confirmed.unwrap_or_default(),
        choosers(scene, incident),
        incident.id
    )
}

fn backlogged(incident: &Incident) -> String {
    format!(
        "{}\n\n{} It goes with the regular sprint, without firefighting. Thank you for reporting, {}.",
        about(incident),
        severity(incident),
        name(incident.reporter.first_name())
    )
}

fn declined(incident: &Incident) -> String {
    let (by, reason) = match &incident.phase {
        Phase::Declined { by, reason, .. } => (name(who(by)), typed(reason)),
        Phase::Reported(_)
        | Phase::Backlogged(_)
        | Phase::Confirmed(..)
        | Phase::Firefighting(..)
        | Phase::Resolved(..)
        | Phase::Closed(..) => return format!("{} was declined and came back.", about(incident)),
    };
    format!(
        "{} is no incident after all.\n\n{by}: {reason}\n\nThank you for reporting, {}. If it is one \
         after all, say `reopen {} because …`.",
        about(incident),
        name(incident.reporter.first_name()),
        incident.id
    )
}

fn volunteered(
    scene: &Scene<'_>,
    incident: &Incident,
    volunteer: &Person,
    checker: Option<&Person>,
) -> String {
    let asked = checker.map_or_else(|| choosers(scene, incident), mark);
    format!(
        "{} offers to be incident manager of {}. {asked} can agree on the card, or with \
         `assign {} {}`.",
        name(&volunteer.name),
        about(incident),
        name(volunteer.first_name()),
        incident.id
    )
}

fn manager_wanted(
    scene: &Scene<'_>,
    incident: &Incident,
    asked: &Person,
    declined: bool,
    checker: Option<&Person>,
) -> String {
    let so =
        if declined { "cannot be" } else { "has not answered yet and is not asked any more to be" };
    let chooser = checker.map_or_else(|| choosers(scene, incident), mark);
    format!(
        "{} {so} incident manager of {}.\n\n{chooser} can ask somebody else on the card, or with \
         `assign … {}`.",
        name(&asked.name),
        about(incident),
        incident.id
    )
}

fn manager_accepted(scene: &Scene<'_>, incident: &Incident) -> String {
    let manager = incident.manager().map_or_else(|| "Nobody".to_owned(), |one| name(&one.name));
    let since = incident
        .firefighting_since
        .map(|since| format!(" since {}", clock(scene.zone, scene.now, since)))
        .unwrap_or_default();
    let so = format!(
        "{manager} is incident manager of {}\n\n{} The team is in firefighting mode{since}.",
        about(incident),
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
    let (Phase::Resolved(_, resolution) | Phase::Closed(_, resolution)) = &incident.phase else {
        return format!("{} was resolved and came back.", about(incident));
    };
    let after = incident
        .firefighting_since
        .map(|since| format!(" after {}", span(resolution.at.since(since))))
        .unwrap_or_default();
    let fix = resolution.fix.as_ref().map(|fix| format!("\n\nFix: {}", typed(fix)));
    format!(
        "✅ {} is resolved{after}, so firefighting mode is off.\n\nVerified in production by {}: {}{}",
        about(incident),
        name(&resolution.verified_by),
        typed(&resolution.how),
        fix.unwrap_or_default()
    )
}

fn reopened(incident: &Incident, reason: &str, manager: Option<&Person>) -> String {
    let next = match (&incident.phase, manager) {
        (Phase::Reported(_), _) => "It waits for its severity again.".to_owned(),
        (_, Some(manager)) => format!("{}, you lead again.", mark(manager)),
        (_, None) => "It needs an incident manager.".to_owned(),
    };
    let mode = if incident.is_firefighting() { " The team is in firefighting mode." } else { "" };
    format!("{} goes on.{mode} {next}\n\nReason: {}", about(incident), typed(reason))
}

fn severity_changed(incident: &Incident) -> String {
    let reason = incident.confirmed().and_then(|confirmed| confirmed.reason.as_deref());
    let reason = reason.map(|reason| format!("\n\nReason: {}", typed(reason))).unwrap_or_default();
    let mode = if incident.is_firefighting() {
        "The team is in firefighting mode."
    } else {
        "It goes with the regular sprint, and firefighting mode is off for it."
    };
    format!("{} is now {} {mode}{reason}", about(incident), severity(incident))
}
