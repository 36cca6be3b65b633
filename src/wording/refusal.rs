//! A no in words: what is so, then what to do.

use crate::{Joined, Words, list, say, span};
use incident::{
    Actor, Decided, IncidentId, Moment, OnAction, Person, Refusal, Right, Standing, Verdict,
};
use std::time::Duration;

/// The words, for a person. `time` writes a moment the way the team reads clocks. What people
/// typed stands in them as it is.
#[must_use]
pub fn refusal(words: &Words, refusal: &Refusal, time: &impl Fn(Moment) -> String) -> String {
    match refusal {
        Refusal::NotYours { what, incident, who } => not_yours(words, *what, *incident, who),
        Refusal::AlreadyDecided { incident, decided } => already(words, *incident, decided, time),
        Refusal::ReasonWanted { incident, suggested, chosen } => say!(
            words,
            "no-reason",
            id = incident.to_string(),
            suggested = say!(words, "severity-within", level = suggested.level()),
            chosen = say!(words, "severity-within", level = chosen.level()),
            level = chosen.level(),
        ),
        Refusal::WhyWanted { incident, command } => {
            say!(words, "no-why", id = incident.to_string(), command)
        }
        Refusal::WhoIsThat { name, could_be } if could_be.is_empty() => {
            say!(words, "no-such-person", name)
        }
        Refusal::WhoIsThat { name, could_be } => {
            say!(words, "no-one-person", name, who = list(words, could_be, Joined::Or))
        }
        Refusal::NotVerified { incident, who_missing, how_missing } => {
            not_verified(words, *incident, *who_missing, *how_missing)
        }
        Refusal::NotNow { incident, so } => not_now(words, *incident, so, time),
        Refusal::NoSuchIncident { incident } => {
            say!(words, "no-such-incident", id = incident.to_string())
        }
        Refusal::WhichIncident { could_be, command } if could_be.is_empty() => {
            say!(words, "no-incident-open", command)
        }
        Refusal::WhichIncident { could_be, command } => {
            let names: Vec<String> = could_be.iter().map(ToString::to_string).collect();
            let first = names.first().cloned().unwrap_or_default();
            say!(words, "no-one-incident", ids = list(words, &names, Joined::Or), command, first)
        }
        Refusal::EmptyUpdate => say!(words, "no-text"),
        Refusal::Action { incident, why } => on_action(words, *incident, why, time),
        Refusal::HasBug { incident, bug, named } if bug == named => {
            say!(words, "no-same-bug", id = incident.to_string(), bug = bug.to_string())
        }
        Refusal::HasBug { incident, bug, named } => {
            let (bug, named) = (bug.to_string(), named.to_string());
            say!(words, "no-second-bug", id = incident.to_string(), bug, named)
        }
        Refusal::HasChat { incident } => say!(words, "no-second-chat", id = incident.to_string()),
        Refusal::NotThisChat { incident } => {
            say!(words, "no-this-chat", id = incident.to_string())
        }
        Refusal::HasPostMortem { incident, at } => {
            say!(words, "no-second-post-mortem", id = incident.to_string(), time = time(*at))
        }
        Refusal::NobodyToTell { incident } => {
            say!(words, "no-escalation", id = incident.to_string())
        }
        Refusal::NothingOwed { incident } => say!(words, "no-reminder", id = incident.to_string()),
        Refusal::NothingStopped { incident } => {
            say!(words, "no-stopped", id = incident.to_string())
        }
        Refusal::MustBeLed { incident } => say!(words, "no-stop", id = incident.to_string()),
        Refusal::TooFar { incident, most } => too_far(words, *incident, *most),
        Refusal::NoSuchTime { incident } => say!(words, "no-such-time", id = incident.to_string()),
        Refusal::WhichClient { incident } => say!(words, "no-client", id = incident.to_string()),
        Refusal::NothingParked { incident } => {
            say!(words, "no-parked", id = incident.to_string())
        }
        Refusal::Alert { why } => crate::alert::on_alert(words, why, time),
        Refusal::Rota { why } => crate::rota::on_rota(words, why, time),
        Refusal::Nobody => say!(words, "no-identity"),
    }
}

fn not_verified(
    words: &Words,
    incident: IncidentId,
    who_missing: bool,
    how_missing: bool,
) -> String {
    let id = incident.to_string();
    match (who_missing, how_missing) {
        (true, true) => say!(words, "no-verification", id),
        (true, false) => say!(words, "no-verifier", id),
        (false, _) => say!(words, "no-proof", id),
    }
}

fn too_far(words: &Words, incident: IncidentId, most: Duration) -> String {
    say!(words, "no-further", id = incident.to_string(), span = span(words, most))
}

fn on_action(
    words: &Words,
    incident: IncidentId,
    why: &OnAction,
    time: &impl Fn(Moment) -> String,
) -> String {
    let id = incident.to_string();
    match why {
        OnAction::Empty => say!(words, "no-action-text"),
        OnAction::TooMany { most } => say!(words, "no-more-actions", id, most = *most),
        OnAction::NoSuch { number } => say!(words, "no-such-action", id, number = *number),
        OnAction::Ended { number, by, at } => {
            let by = by.person().map_or("Firewatch", |person| person.name.as_str());
            say!(words, "action-ended", id, number = *number, by, time = time(*at))
        }
    }
}

fn not_yours(words: &Words, what: Right, incident: IncidentId, who: &[Person]) -> String {
    let id = incident.to_string();
    let names: Vec<&str> = who.iter().map(|person| person.name.as_str()).collect();
    let who = match names.as_slice() {
        [] => say!(words, "nobody"),
        names => list(words, names, Joined::Or),
    };
    match what {
        Right::ConfirmSeverity if names.is_empty() => say!(words, "no-confirmer", id),
        Right::ConfirmSeverity if names.len() == 1 => say!(words, "not-the-checker", id, who),
        Right::ConfirmSeverity => say!(words, "not-a-confirmer", id, who),
        Right::AssignManager => say!(words, "not-a-chooser", id, who),
        Right::AnswerAssignment => say!(words, "not-the-asked", id, who),
        Right::Lead if names.is_empty() => say!(words, "no-manager", id),
        Right::Lead => say!(words, "not-the-manager", id, who),
        Right::ChooseChat => say!(words, "not-in-the-team-chat", id),
        Right::BelongToTeam => say!(words, "not-in-the-team"),
    }
}

fn already(
    words: &Words,
    incident: IncidentId,
    decided: &Decided,
    time: &impl Fn(Moment) -> String,
) -> String {
    let id = incident.to_string();
    let by = match &decided.by {
        Actor::Person(person) => person.name.as_str(),
        Actor::Firewatch => "Firewatch",
    };
    let time = time(decided.at);
    match &decided.what {
        Verdict::Severity(severity) => {
            let severity = say!(words, "severity-within", level = severity.level());
            if decided.by == Actor::Firewatch {
                say!(words, "already-assumed", id, severity, time)
            } else {
                say!(words, "already-confirmed", id, by, severity, time)
            }
        }
        Verdict::Declined => say!(words, "already-declined", id, by, time),
        Verdict::Asked(manager) => {
            say!(words, "already-asked", id, by, manager = manager.name.as_str(), time)
        }
        Verdict::Accepted(manager) => {
            say!(words, "already-accepted", id, manager = manager.name.as_str(), time)
        }
        Verdict::Agreed(manager) => {
            say!(words, "already-agreed", id, manager = manager.name.as_str(), time)
        }
        Verdict::Objected(manager) => {
            say!(words, "already-objected", id, by, manager = manager.name.as_str(), time)
        }
        Verdict::NotLed(manager) => {
            say!(words, "already-not-led", id, manager = manager.name.as_str(), time)
        }
    }
}

fn not_now(
    words: &Words,
    incident: IncidentId,
    so: &Standing,
    time: &impl Fn(Moment) -> String,
) -> String {
    let id = incident.to_string();
    match so {
        Standing::Unconfirmed => say!(words, "is-unconfirmed", id),
        Standing::Declined => say!(words, "is-declined", id),
        Standing::Backlogged { severity } => {
            let severity = say!(words, "severity-within", level = severity.level());
            say!(words, "is-backlogged", id, severity)
        }
        Standing::NobodyLeads => say!(words, "is-not-led", id),
        Standing::NobodyAsked => say!(words, "is-not-asked", id),
        Standing::Led { manager } => {
            say!(words, "is-led", id, manager = manager.name.as_str())
        }
        Standing::Burning => say!(words, "is-burning", id),
        Standing::Resolved { at } => say!(words, "is-resolved", id, time = time(*at)),
        Standing::Quiet => say!(words, "is-quiet", id),
        Standing::Closed => say!(words, "is-closed", id),
        Standing::SameSeverity { severity } => {
            let severity = say!(words, "severity-within", level = severity.level());
            say!(words, "is-same-severity", id, severity)
        }
    }
}
