//! The face of an incident: what its card says in each phase, in the team chat and in the
//! firefighting chat alike.

use super::informing;
use super::links;
use super::more;
use super::outside;
use super::phases::tell;
use super::reminder;
use super::terms::{clock, time};
use super::text::{Mention, address, name, typed};
use super::{Scene, actions};
use incident::{Incident, Phase};
use serde::Serialize;
use serde_json::Value;
use wording::say;

/// What the templates `live` and `war-room` are filled with. Texts are Markdown, typed words in
/// them escaped.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Face {
    pub(super) inc: String,
    pub(super) q: u32,
    pub(super) phase: &'static str,
    /// The style of the head: it repeats what the words say.
    pub(super) tone: &'static str,
    pub(super) head: String,
    pub(super) state: String,
    pub(super) summary: String,
    pub(super) who: String,
    pub(super) facts: Vec<String>,
    pub(super) needed: String,
    pub(super) outside: Vec<String>,
    pub(super) parked: bool,
    pub(super) bug: String,
    pub(super) chat: String,
    /// Starts a chat by hand, where that has to be done.
    pub(super) start_chat: String,
    /// What can be done now that it is resolved: `quiet`, `meet`.
    pub(super) after: Vec<&'static str>,
    /// Whether more can be done about it than these buttons tell.
    pub(super) more: bool,
    /// Opens an invitation to the post-mortem, filled in, where it has to be written by hand.
    pub(super) post_mortem: String,
    pub(super) call: String,
    pub(super) seen: String,
    pub(super) fallback: String,
    pub(super) entities: Vec<Value>,
    pub(super) user_ids: Vec<String>,
    /// Whether the person who looks is the one who is asked to lead.
    pub(super) asked_you: bool,
}

impl Face {
    pub(super) fn of(scene: &Scene<'_>, incident: &Incident) -> Self {
        let mut told = tell(scene, incident);
        told.facts.extend(informing::facts(scene, incident));
        told.facts.extend(actions::fact(scene, incident));
        told.facts.extend(reminder::facts(scene, incident));
        let bug = incident.outside.bug.as_ref().and_then(|bug| address(&bug.url));
        let chat = incident.outside.chat.as_ref().and_then(|chat| address(&chat.url));
        Self {
            inc: incident.id.to_string(),
            q: incident.question,
            phase: told.phase,
            tone: told.tone,
            head: told.head,
            state: told.state,
            summary: typed(&incident.summary),
            who: reported(scene, incident),
            facts: told.facts,
            needed: told.needed,
            outside: outside::lines(scene.words, incident),
            parked: !incident.outside.parked.is_empty(),
            bug: bug.unwrap_or_default(),
            chat: chat.unwrap_or_default(),
            start_chat: links::start_chat(scene, incident),
            after: after(incident),
            more: !more::can(scene, incident).is_empty(),
            post_mortem: links::post_mortem(scene, incident).unwrap_or_default(),
            call: call(scene, incident),
            seen: say!(scene.words, "as-of", clock = clock(scene, scene.now)),
            fallback: told.fallback,
            entities: told.mention.iter().map(Mention::entity).collect(),
            user_ids: vec![],
            asked_you: false,
        }
    }
}

/// What people can still do about it once it is resolved.
fn after(incident: &Incident) -> Vec<&'static str> {
    let watched = matches!(&incident.phase, Phase::Resolved(_, so) if so.monitored.is_none());
    let all = [("quiet", watched), ("meet", links::can_meet(incident))];
    all.into_iter().filter_map(|(what, can)| can.then_some(what)).collect()
}

/// Who reported it, when, and for whom.
pub(super) fn reported(scene: &Scene<'_>, incident: &Incident) -> String {
    let time = time(scene, incident.reported_at);
    let reporter = name(&incident.reporter.name);
    match &incident.on_behalf_of {
        Some(source) => {
            say!(scene.words, "reported-for", reporter, source = name(source), time)
        }
        None => say!(scene.words, "reported", reporter, time),
    }
}

/// A link that calls those who began: the manager, who confirmed, who reported.
fn call(scene: &Scene<'_>, incident: &Incident) -> String {
    let confirmer = incident.confirmed().and_then(|confirmed| confirmed.by.person());
    let people = [incident.manager(), confirmer, Some(&incident.reporter)];
    links::call(scene, people.into_iter().flatten())
}
