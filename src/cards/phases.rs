//! What the card says in each phase: what is so, and what is needed from whom.

use super::Scene;
use super::text::{Mention, link, name, plain, typed};
use super::words::{clock, level, list, number, sign, span, time, who};
use incident::{
    Actor, Asked, Confirmed, Incident, Managing, Moment, Person, Phase, Resolution, Unconfirmed,
    Verdict, may_assign,
};

/// What differs from phase to phase.
pub(super) struct Told {
    pub(super) phase: &'static str,
    pub(super) tone: &'static str,
    pub(super) head: String,
    pub(super) state: String,
    pub(super) facts: Vec<String>,
    pub(super) needed: String,
    pub(super) mention: Option<Mention>,
    /// Goes on after the number: `is resolved`.
    pub(super) fallback: String,
}

/// What the card says now.
pub(super) fn tell(scene: &Scene<'_>, incident: &Incident) -> Told {
    match &incident.phase {
        Phase::Reported(unconfirmed) => unconfirmed_yet(scene, incident, unconfirmed),
        Phase::Declined { by, reason, .. } => declined(scene, incident, by, reason),
        Phase::Backlogged(confirmed) => backlogged(scene, incident, confirmed),
        Phase::Confirmed(confirmed, managing) => leaderless(scene, incident, confirmed, managing),
        Phase::Firefighting(confirmed, manager) => led(scene, incident, confirmed, manager),
        Phase::Resolved(confirmed, resolution) => over(scene, incident, confirmed, resolution),
        Phase::Closed(confirmed, resolution) => Told {
            phase: "closed",
            tone: "default",
            head: format!("☑️ Closed · {} · {}", confirmed.severity, number(incident)),
            needed: String::new(),
            fallback: "is closed".to_owned(),
            ..over(scene, incident, confirmed, resolution)
        },
    }
}

fn unconfirmed_yet(scene: &Scene<'_>, incident: &Incident, unconfirmed: &Unconfirmed) -> Told {
    let since = time(scene.zone, scene.now, incident.reported_at);
    let checker = unconfirmed.checker.as_ref();
    let deputy = unconfirmed.deputy.as_ref().filter(|_| unconfirmed.asked >= Asked::Deputy);
    let mention = checker.map(Mention::of);
    let everybody = || "anybody in the team".to_owned();
    let waited_for = match (unconfirmed.asked, checker, deputy) {
        (Asked::Team, ..) | (Asked::Checker | Asked::Deputy, None, None) => everybody(),
        (Asked::Checker | Asked::Deputy, Some(checker), Some(deputy)) => format!(
            "{} (daily log checker) or {} (deputy)",
            name(&checker.name),
            name(&deputy.name)
        ),
        (Asked::Checker | Asked::Deputy, Some(checker), None) => {
            format!("{} (daily log checker)", name(&checker.name))
        }
        (Asked::Checker | Asked::Deputy, None, Some(deputy)) => name(&deputy.name),
    };
    let mut facts = Vec::new();
    if let Some(opinion) = incident.opinion {
        facts.push(format!("{} thinks: {}", name(incident.reporter.first_name()), level(opinion)));
    }
    facts.push(format!("Waiting for {waited_for} since {since}."));
    let needed = match &mention {
        Some(mention) => format!("{}, how severe is it?", mention.text),
        None => "How severe is it? Anybody in the team can say.".to_owned(),
    };
    let asked: Vec<String> =
        [checker, deputy].into_iter().flatten().map(|person| plain(&person.name)).collect();
    let asked = if unconfirmed.asked == Asked::Team || asked.is_empty() {
        everybody()
    } else {
        list(&asked, "or")
    };
    Told {
        phase: "reported",
        tone: "accent",
        head: format!("❓ Severity not confirmed · {}", number(incident)),
        state: String::new(),
        facts,
        needed,
        mention,
        fallback: format!("waits for {asked} to confirm its severity"),
    }
}

fn declined(scene: &Scene<'_>, incident: &Incident, by: &Actor, reason: &str) -> Told {
    let at = incident.decided.values().next_back().map(|decided| decided.at);
    let at = at.map(|at| format!(" at {}", time(scene.zone, scene.now, at))).unwrap_or_default();
    Told {
        phase: "declined",
        tone: "default",
        head: format!("⚪ Not an incident · {}", number(incident)),
        state: String::new(),
        facts: vec![
            format!("{} decided{at}.", name(who(by))),
            format!("Reason: {}", typed(reason)),
        ],
        needed: String::new(),
        mention: None,
        fallback: "is no incident".to_owned(),
    }
}

fn backlogged(scene: &Scene<'_>, incident: &Incident, confirmed: &Confirmed) -> Told {
    Told {
        phase: "backlogged",
        tone: "emphasis",
        head: format!("{} {} · {}", sign(confirmed.severity), confirmed.severity, number(incident)),
        state: "Goes with the regular sprint".to_owned(),
        facts: basis(scene, confirmed),
        needed: String::new(),
        mention: None,
        fallback: format!("is {} and goes with the regular sprint", confirmed.severity),
    }
}

fn leaderless(
    scene: &Scene<'_>,
    incident: &Incident,
    confirmed: &Confirmed,
    managing: &Managing,
) -> Told {
    let mut facts = basis(scene, confirmed);
    let volunteers: Vec<String> =
        managing.volunteers().iter().map(|person| name(&person.name)).collect();
    if !volunteers.is_empty() {
        facts.push(format!("Offered to lead: {}.", list(&volunteers, "and")));
    }
    let choosers = choosers(scene, incident);
    let (state, needed) = match managing {
        Managing::Wanted { .. } => {
            ("nobody leads yet".to_owned(), format!("{choosers} can choose the incident manager."))
        }
        Managing::Asked { manager, .. } => {
            let manager = name(&manager.name);
            let at = asked_at(incident).map(|at| time(scene.zone, scene.now, at));
            let at = at.map(|at| format!(" at {at}")).unwrap_or_default();
            facts.push(format!("{manager} was asked to lead{at}."));
            (format!("{manager} is asked to lead"), format!("{manager} can accept or decline."))
        }
    };
    let fallback = match managing {
        Managing::Wanted { .. } => "nobody leads yet".to_owned(),
        Managing::Asked { manager, .. } => format!("{} is asked to lead", plain(&manager.name)),
    };
    Told {
        phase: "confirmed",
        tone: "attention",
        head: format!("{} {} · {}", sign(confirmed.severity), confirmed.severity, number(incident)),
        state: format!("🔥 FIREFIGHTING, {state}"),
        facts,
        needed,
        mention: None,
        fallback: format!("is {}, firefighting mode is on, {fallback}", confirmed.severity),
    }
}

fn led(scene: &Scene<'_>, incident: &Incident, confirmed: &Confirmed, manager: &Person) -> Told {
    let time = |moment| time(scene.zone, scene.now, moment);
    let leads = name(&manager.name);
    let since = accepted_at(incident).map(|at| format!(" since {}", time(at))).unwrap_or_default();
    let mut facts = vec![format!("{leads} is incident manager{since}.")];
    facts.push(match &incident.last_update {
        Some(update) => format!(
            "Last update by {} at {}: “{}”",
            name(&update.by.name),
            time(update.at),
            typed(&update.text)
        ),
        None => "No update yet.".to_owned(),
    });
    facts.push(level(confirmed.severity));
    let burning = incident
        .firefighting_since
        .map(|since| format!(" since {}", clock(scene.zone, scene.now, since)))
        .unwrap_or_default();
    Told {
        phase: "firefighting",
        tone: "attention",
        head: format!("{} {} · {}", sign(confirmed.severity), confirmed.severity, number(incident)),
        state: format!("🔥 FIREFIGHTING{burning}, {leads} leads"),
        facts,
        needed: String::new(),
        mention: None,
        fallback: format!(
            "is {}, firefighting mode is on, {} leads",
            confirmed.severity,
            plain(&manager.name)
        ),
    }
}

fn over(
    scene: &Scene<'_>,
    incident: &Incident,
    confirmed: &Confirmed,
    resolution: &Resolution,
) -> Told {
    let at = time(scene.zone, scene.now, resolution.at);
    let mut facts = vec![match incident.firefighting_since {
        Some(since) => format!("Resolved at {at}, after {}.", span(resolution.at.since(since))),
        None => format!("Resolved at {at}."),
    }];
    facts.push(format!(
        "Verified in production by {}: {}",
        name(&resolution.verified_by),
        typed(&resolution.how)
    ));
    if let Some(fix) = &resolution.fix {
        facts.push(format!("Fix: {}", typed(fix)));
    }
    if let Some(manager) = &resolution.manager {
        facts.push(format!("{} was incident manager.", name(&manager.name)));
    }
    if let Some(meeting) = &incident.outside.post_mortem {
        let at = clock(scene.zone, scene.now, meeting.at);
        facts.push(format!("Post-mortem: {}.", link(&at, &meeting.url)));
    }
    Told {
        phase: "resolved",
        tone: "good",
        head: format!("✅ Resolved · {} · {}", confirmed.severity, number(incident)),
        state: String::new(),
        facts,
        needed: String::new(),
        mention: None,
        fallback: "is resolved, firefighting mode is off".to_owned(),
    }
}

/// What the level means, who said it, and why.
fn basis(scene: &Scene<'_>, confirmed: &Confirmed) -> Vec<String> {
    let at = time(scene.zone, scene.now, confirmed.at);
    let meaning = level(confirmed.severity);
    let by = match &confirmed.by {
        Actor::Person(person) => format!("Confirmed by {} at {at}.", name(&person.name)),
        Actor::Firewatch => format!("Assumed at {at}, because there was no answer."),
    };
    let mut facts = vec![meaning, by];
    if let Some(reason) = &confirmed.reason {
        facts.push(format!("Reason: {}", typed(reason)));
    }
    facts
}

/// Who can choose the incident manager.
pub(super) fn choosers(scene: &Scene<'_>, incident: &Incident) -> String {
    let confirmer = incident.confirmed().and_then(|confirmed| confirmed.by.person());
    if confirmer.is_none() {
        return "Anybody in the team".to_owned();
    }
    let checker = scene.duty.map(|duty| &duty.checker);
    let mut names: Vec<String> = Vec::new();
    for person in [confirmer, checker].into_iter().flatten() {
        let name = name(&person.name);
        if may_assign(scene.team, incident, scene.duty, &person.id) && !names.contains(&name) {
            names.push(name);
        }
    }
    list(&names, "or")
}

/// When the person who is asked to lead was asked.
pub(super) fn asked_at(incident: &Incident) -> Option<Moment> {
    incident.decided.values().rev().find_map(|decided| match decided.what {
        Verdict::Asked(_) => Some(decided.at),
        Verdict::Severity(_) | Verdict::Declined | Verdict::Accepted(_) | Verdict::NotLed(_) => {
            None
        }
    })
}

fn accepted_at(incident: &Incident) -> Option<Moment> {
    incident.decided.values().rev().find_map(|decided| match decided.what {
        Verdict::Accepted(_) => Some(decided.at),
        Verdict::Severity(_) | Verdict::Declined | Verdict::Asked(_) | Verdict::NotLed(_) => None,
    })
}
