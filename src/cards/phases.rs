//! What the card says in each phase: what is so, and what is needed from whom.

use super::Scene;
use super::choosing::{accepted_at, leaderless};
use super::terms::{clock, head, level, number, severity, severity_within, time, who};
use super::text::{Mention, link, name, plain, typed};
use incident::{Actor, Asked, Confirmed, Incident, Person, Phase, Resolution, Unconfirmed};
use wording::{Joined, list, say, span};

/// What differs from phase to phase.
pub(super) struct Told {
    pub(super) phase: &'static str,
    pub(super) tone: &'static str,
    pub(super) head: String,
    pub(super) state: String,
    pub(super) facts: Vec<String>,
    pub(super) needed: String,
    pub(super) mention: Option<Mention>,
    /// For notifications, and for clients that draw no cards.
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
            head: format!(
                "☑️ {}",
                after(scene, incident, confirmed, &say!(scene.words, "state-closed"))
            ),
            needed: String::new(),
            fallback: short(incident, |id, summary| say!(scene.words, "short-closed", id, summary)),
            ..over(scene, incident, confirmed, resolution)
        },
    }
}

fn unconfirmed_yet(scene: &Scene<'_>, incident: &Incident, unconfirmed: &Unconfirmed) -> Told {
    let words = scene.words;
    let since = time(scene, incident.reported_at);
    let checker = unconfirmed.checker.as_ref();
    let deputy = unconfirmed.deputy.as_ref().filter(|_| unconfirmed.asked >= Asked::Deputy);
    let mention = checker.map(Mention::of);
    let everybody = || say!(words, "anybody");
    let waited_for = match (unconfirmed.asked, checker, deputy) {
        (Asked::Team, ..) | (Asked::Checker | Asked::Deputy, None, None) => everybody(),
        (Asked::Checker | Asked::Deputy, Some(checker), Some(deputy)) => {
            let (checker, deputy) = (name(&checker.name), name(&deputy.name));
            say!(words, "checker-or-deputy", checker, deputy)
        }
        (Asked::Checker | Asked::Deputy, Some(checker), None) => {
            say!(words, "the-checker", checker = name(&checker.name))
        }
        (Asked::Checker | Asked::Deputy, None, Some(deputy)) => name(&deputy.name),
    };
    let mut facts = Vec::new();
    if let Some(opinion) = incident.opinion {
        facts.push(say!(
            words,
            "thinks",
            reporter = name(incident.reporter.first_name()),
            level = level(words, opinion),
        ));
    }
    facts.push(say!(words, "waiting", who = waited_for, since));
    // As the process has it: what its reporter thinks small is asked about in office hours (P14).
    let small = incident.opinion.is_some_and(|opinion| !opinion.is_severe());
    if let Some(opens) = scene.rota.plan.opens(scene.now).filter(|_| small) {
        facts.push(say!(words, "can-wait", time = time(scene, opens)));
    }
    let needed = match &mention {
        Some(mention) => say!(words, "how-severe-you", checker = mention.text.as_str()),
        None => say!(words, "how-severe-anybody"),
    };
    let asked: Vec<String> =
        [checker, deputy].into_iter().flatten().map(|person| plain(&person.name)).collect();
    let asked = if unconfirmed.asked == Asked::Team || asked.is_empty() {
        everybody()
    } else {
        list(words, &asked, Joined::Or)
    };
    Told {
        phase: "reported",
        tone: "accent",
        head: format!("❓ {} · {}", say!(words, "state-unconfirmed"), number(words, incident)),
        state: String::new(),
        facts,
        needed,
        mention,
        fallback: short(incident, |id, summary| {
            say!(words, "short-unconfirmed", id, who = asked, summary)
        }),
    }
}

fn declined(scene: &Scene<'_>, incident: &Incident, by: &Actor, reason: &str) -> Told {
    let at = incident.decided.values().next_back().map(|decided| decided.at);
    let (words, by) = (scene.words, name(who(by)));
    let decided = match at {
        Some(at) => say!(words, "declined-by-at", by, time = time(scene, at)),
        None => say!(words, "declined-by", by),
    };
    Told {
        phase: "declined",
        tone: "default",
        head: format!("⚪ {} · {}", say!(words, "state-declined"), number(words, incident)),
        state: String::new(),
        facts: vec![decided, say!(words, "reason", reason = typed(reason))],
        needed: String::new(),
        mention: None,
        fallback: short(incident, |id, summary| say!(words, "short-declined", id, summary)),
    }
}

fn backlogged(scene: &Scene<'_>, incident: &Incident, confirmed: &Confirmed) -> Told {
    Told {
        phase: "backlogged",
        tone: "emphasis",
        head: head(scene.words, incident, confirmed.severity),
        state: say!(scene.words, "state-backlogged"),
        facts: basis(scene, confirmed),
        needed: String::new(),
        mention: None,
        fallback: short(incident, |id, summary| {
            let severity = severity_within(scene.words, confirmed.severity);
            say!(scene.words, "short-backlogged", id, severity, summary)
        }),
    }
}

fn led(scene: &Scene<'_>, incident: &Incident, confirmed: &Confirmed, manager: &Person) -> Told {
    let time = |moment| time(scene, moment);
    let leads = name(&manager.name);
    let words = scene.words;
    let mut facts = vec![match accepted_at(incident) {
        Some(at) => say!(words, "manager-since", manager = leads.as_str(), time = time(at)),
        None => say!(words, "manager", manager = leads.as_str()),
    }];
    if let Some(asked) = incident.asked() {
        facts.push(say!(words, "asked-to-take-over", who = name(&asked.name)));
    }
    facts.push(match &incident.last_update {
        Some(update) => {
            let (by, text) = (name(&update.by.name), typed(&update.text));
            say!(words, "last-update", by, time = time(update.at), text)
        }
        None => say!(words, "no-update"),
    });
    facts.push(level(words, confirmed.severity));
    let state = match incident.firefighting_since {
        Some(since) => say!(words, "state-led-since", clock = clock(scene, since), manager = leads),
        None => say!(words, "state-led", manager = leads),
    };
    let severity = severity_within(words, confirmed.severity);
    Told {
        phase: "firefighting",
        tone: "attention",
        head: head(scene.words, incident, confirmed.severity),
        state: format!("🔥 {state}"),
        facts,
        needed: String::new(),
        mention: None,
        fallback: short(incident, |id, summary| {
            say!(words, "short-led", id, severity, manager = plain(&manager.name), summary)
        }),
    }
}

fn over(
    scene: &Scene<'_>,
    incident: &Incident,
    confirmed: &Confirmed,
    resolution: &Resolution,
) -> Told {
    let (words, time) = (scene.words, time(scene, resolution.at));
    let mut facts = vec![match incident.firefighting_since {
        Some(since) => {
            let span = span(words, resolution.at.since(since));
            say!(words, "resolved-after", time, span)
        }
        None => say!(words, "resolved-at", time),
    }];
    facts.push(say!(
        words,
        "verified",
        verifier = name(&resolution.verified_by),
        how = typed(&resolution.how),
    ));
    if let Some(fix) = &resolution.fix {
        facts.push(say!(words, "fix", fix = typed(fix)));
    }
    if let Some(manager) = &resolution.manager {
        facts.push(say!(words, "was-manager", manager = name(&manager.name)));
    }
    if let Some(meeting) = &incident.outside.post_mortem {
        let at = clock(scene, meeting.at);
        facts.push(say!(words, "post-mortem-at", time = link(&at, &meeting.url)));
    }
    Told {
        phase: "resolved",
        tone: "good",
        head: format!("✅ {}", after(scene, incident, confirmed, &say!(words, "state-resolved"))),
        state: String::new(),
        facts,
        needed: String::new(),
        mention: None,
        fallback: short(incident, |id, summary| say!(words, "short-resolved", id, summary)),
    }
}

/// The head of a card once it is over.
fn after(scene: &Scene<'_>, incident: &Incident, confirmed: &Confirmed, state: &str) -> String {
    let severity = severity(scene.words, confirmed.severity);
    format!("{state} · {severity} · {}", number(scene.words, incident))
}

/// What is so with an incident, in a line: its number and what it is about go in.
pub(super) fn short(incident: &Incident, say: impl FnOnce(String, String) -> String) -> String {
    say(incident.id.to_string(), plain(&incident.summary))
}

/// What the level means, who said it, and why.
pub(super) fn basis(scene: &Scene<'_>, confirmed: &Confirmed) -> Vec<String> {
    let (words, time) = (scene.words, time(scene, confirmed.at));
    let meaning = level(words, confirmed.severity);
    let by = match &confirmed.by {
        Actor::Person(person) => say!(words, "confirmed-by", by = name(&person.name), time),
        Actor::Firewatch => say!(words, "assumed", time),
    };
    let mut facts = vec![meaning, by];
    if let Some(reason) = &confirmed.reason {
        facts.push(say!(words, "reason", reason = typed(reason)));
    }
    facts
}
