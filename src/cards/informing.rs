//! Those outside the team: what they should be told, who was, and which clients are hit (P25, P26,
//! P27).

use super::links;
use super::say::mark;
use super::terms::{clock, number, severity, time};
use super::text::{Mention, cut, line, name, typed};
use super::{CardError, Cards, Scene, Spoken, draw};
use incident::{Client, Incident, Phase, Told, informer};
use serde_json::{Value, json};
use wording::{Joined, list, say};

/// How many clients the card names at the most.
const CLIENTS_MAX: usize = 20;

impl Cards {
    /// The card for whoever informs stakeholders and clients, as it should be now.
    ///
    /// # Errors
    /// See `CardError`.
    pub fn informing(&self, scene: &Scene<'_>, incident: &Incident) -> Result<Value, CardError> {
        let (words, informing) = (scene.words, &incident.informing);
        let owed = informing.is_owed();
        let who = informer(scene.team, incident);
        let mention = who.as_ref().filter(|_| owed).map(Mention::of);
        let clients: Vec<Value> = informing
            .clients
            .iter()
            .take(CLIENTS_MAX)
            .map(|one| {
                json!({ "line": client(scene, incident, one), "name": one.name,
                    "title": name(&one.name), "owed": informing.owes(one) })
            })
            .collect();
        let id = number(words, incident);
        let draft = draft(scene, incident);
        let subject = say!(words, "informing-subject", id = id.as_str());
        let ask = match &mention {
            Some(mention) => say!(words, "informing-ask", who = mention.text.as_str()),
            None if owed => say!(words, "informing-ask-anybody"),
            None => String::new(),
        };
        let left: Vec<&Value> = clients.iter().filter(|one| one["owed"] == json!(true)).collect();
        let data = json!({
            "inc": incident.id.to_string(),
            "head": format!("📣 {}", say!(words, "informing-head", id = id.as_str())),
            "tone": if owed || !left.is_empty() { "attention" } else { "good" },
            "summary": typed(&incident.summary),
            "ask": ask,
            "owed": owed,
            "told": informing.told.as_ref().map(|one| told(scene, one)).unwrap_or_default(),
            "expected": expected(scene, incident),
            "burns": incident.is_firefighting(),
            "draft": draft.iter().map(|line| typed(line)).collect::<Vec<_>>(),
            "mail": links::mail(&subject, &draft.join("\n\n")),
            "clients": clients,
            "left": left,
            "entities": mention.iter().map(Mention::entity).collect::<Vec<_>>(),
            "fallback": if owed {
                say!(words, "informing-short-owed", id = id.as_str())
            } else {
                say!(words, "informing-short-told", id = id.as_str())
            },
        });
        draw((&self.informing, "informing"), scene, data)
    }
}

/// What whoever informs is told once there is something new.
pub(super) fn again(scene: &Scene<'_>, incident: &Incident) -> Spoken {
    let words = scene.words;
    let who = informer(scene.team, incident);
    let people = who.as_ref().map_or_else(|| say!(words, "anybody-first"), mark);
    let card = incident.outside.cards.get(&incident::Card::Informing).map(links::message);
    let label = say!(words, "the-card");
    let card = card.map_or_else(|| label.clone(), |url| super::text::link(&label, &url));
    let state = news(scene, incident);
    let text = say!(words, "informing-again", people, id = incident.id.to_string(), state, card);
    Spoken::Text { text, mentions: who.iter().map(Mention::of).collect() }
}

/// What the incident's card tells of those outside the team.
pub(super) fn facts(scene: &Scene<'_>, incident: &Incident) -> Vec<String> {
    let (words, informing) = (scene.words, &incident.informing);
    let mut facts = Vec::new();
    if incident.is_firefighting() && informing.expected.is_some() {
        facts.push(expected(scene, incident));
    }
    match &informing.told {
        Some(one) if informing.is_owed() => {
            facts.push(say!(words, "informing-stale", told = told(scene, one)));
        }
        Some(one) => facts.push(told(scene, one)),
        None => {}
    }
    let names = |owed: bool| -> Vec<String> {
        let which = informing.clients.iter().filter(|one| informing.owes(one) == owed);
        which.take(CLIENTS_MAX).map(|one| name(&one.name)).collect()
    };
    let (left, done) = (names(true), names(false));
    if !left.is_empty() {
        let clients = list(words, &left, Joined::And);
        facts.push(say!(words, "informing-clients-left", clients));
    }
    if !done.is_empty() {
        let clients = list(words, &done, Joined::And);
        facts.push(say!(words, "informing-clients-told", clients));
    }
    facts
}

fn told(scene: &Scene<'_>, told: &Told) -> String {
    let (words, by, time) = (scene.words, name(&told.by.name), time(scene, told.at));
    match &told.how {
        Some(whom) => say!(words, "informing-told-whom", by, time, whom = typed(whom)),
        None => say!(words, "informing-told", by, time),
    }
}

fn client(scene: &Scene<'_>, incident: &Incident, client: &Client) -> String {
    let (words, called) = (scene.words, name(&client.name));
    let Some(told) = &client.told else {
        return format!("☐ {}", say!(words, "client-not-told", client = called));
    };
    let (by, time) = (name(&told.by.name), clock(scene, told.at));
    let how = told.how.as_deref().map(|how| format!(" ({})", typed(how))).unwrap_or_default();
    if incident.informing.owes(client) {
        format!("☐ {}", say!(words, "client-told-before", client = called, by, time, how))
    } else {
        format!("✅ {}", say!(words, "client-told", client = called, by, time, how))
    }
}

fn expected(scene: &Scene<'_>, incident: &Incident) -> String {
    let words = scene.words;
    match &incident.informing.expected {
        Some(one) if one.at > scene.now => {
            say!(words, "expected", time = time(scene, one.at), by = name(&one.by.name))
        }
        Some(one) => say!(words, "expected-over", time = time(scene, one.at)),
        None => say!(words, "expected-unknown", id = incident.id.to_string()),
    }
}

/// Where it stands, in a sentence for those outside the team.
fn news(scene: &Scene<'_>, incident: &Incident) -> String {
    let words = scene.words;
    let level = incident.confirmed().map(|confirmed| severity(words, confirmed.severity));
    let level = level.unwrap_or_default();
    match &incident.phase {
        Phase::Resolved(_, resolution) | Phase::Closed(_, resolution) => {
            say!(words, "draft-resolved", time = clock(scene, resolution.at))
        }
        Phase::Backlogged(_) => say!(words, "draft-lowered", level),
        Phase::Reported(_) | Phase::Declined { .. } => say!(words, "draft-looked-at"),
        Phase::Confirmed(..) | Phase::Firefighting(..) => {
            match incident.informing.expected.as_ref().filter(|one| one.at > scene.now) {
                Some(one) => {
                    say!(words, "draft-expected", level, time = clock(scene, one.at))
                }
                None => say!(words, "draft-burns", level),
            }
        }
    }
}

/// What can be sent to stakeholders as it is: what, since when, how bad, what is done, when it
/// should be over. What people typed in the firefighting chat is not in it.
fn draft(scene: &Scene<'_>, incident: &Incident) -> Vec<String> {
    let words = scene.words;
    let mut lines = vec![
        say!(words, "draft-what", summary = line(&cut(&incident.summary, 200))),
        say!(words, "draft-since", time = clock(scene, incident.reported_at)),
        news(scene, incident),
    ];
    if incident.is_firefighting() {
        let led = incident.manager().map(|one| say!(words, "draft-led", manager = line(&one.name)));
        lines.extend(led);
        lines.push(say!(words, "draft-next"));
    }
    lines
}
