//! Who could lead? (P05, P11) Those who offer, then those who can be reached and know what is hit,
//! then the rest.

use super::face::Face;
use super::live::who_acts;
use super::text::{escape, line, name};
use super::{CardError, Cards, Scene, draw};
use crate::presence::There;
use incident::{Incident, Member, Moment, Person, Phase, Role, Verdict};
use serde_json::{Value, json};
use wording::{Words, say, span};

/// How many are told of in words, before all of them can be chosen from: on a phone a choice shows
/// the beginning of its line only.
const BEST_MAX: usize = 3;

/// Somebody who could be asked.
struct Candidate<'a> {
    member: &'a Member,
    /// Smaller comes first: whoever offers; whoever has not said no; whoever can be reached and works;
    /// whoever leads nothing else; whoever knows and leads; whoever led longest ago; whoever can be
    /// reached best.
    rank: (bool, bool, bool, bool, u8, Option<Moment>, There),
    /// What speaks for or against this person, for the person who chooses.
    because: Vec<String>,
}

impl Cards {
    /// The choice of an incident manager.
    pub(super) fn candidates(
        &self,
        scene: &Scene<'_>,
        incident: &Incident,
    ) -> Result<Value, CardError> {
        let ranked = ranked(scene, incident);
        let best: Vec<String> = ranked
            .iter()
            .take(BEST_MAX)
            .filter(|candidate| !candidate.because.is_empty())
            .map(|candidate| {
                let because = escape(&candidate.because.join(", "));
                format!("**{}**: {because}", name(&candidate.member.person.name))
            })
            .collect();
        let choices = ranked.iter().map(choice).collect::<Vec<Value>>();
        let face = Face { user_ids: who_acts(scene, incident), ..Face::of(scene, incident) };
        let first = choices.first().and_then(|choice| choice.get("value")).cloned();
        let mut data = json!(face);
        if let Some(fields) = data.as_object_mut() {
            fields.insert("best".to_owned(), json!(best));
            fields.insert("choices".to_owned(), Value::Array(choices));
            fields.insert("first".to_owned(), first.unwrap_or_default());
        }
        draw((&self.manager, "manager"), scene, data)
    }
}

/// Everybody who could take over from whoever leads, the likeliest first.
pub(super) fn successors(scene: &Scene<'_>, incident: &Incident) -> Vec<Value> {
    let leads = |person: &Person| incident.manager().is_some_and(|one| one.id == person.id);
    let ranked = ranked(scene, incident);
    ranked.iter().filter(|one| !leads(&one.member.person)).map(choice).collect()
}

/// A candidate to be chosen from a list.
fn choice(candidate: &Candidate<'_>) -> Value {
    let name = line(&candidate.member.person.name);
    let title = if candidate.because.is_empty() {
        name
    } else {
        format!("{name} ({})", candidate.because.join(", "))
    };
    json!({ "title": title, "value": candidate.member.person.id.as_str() })
}

fn ranked<'a>(scene: &Scene<'a>, incident: &Incident) -> Vec<Candidate<'a>> {
    let (volunteers, hit): (&[Person], &[String]) = match &incident.phase {
        Phase::Confirmed(confirmed, managing) => {
            let hit = confirmed.answers.as_ref().map(|answers| answers.critical_paths.as_slice());
            (managing.volunteers(), hit.unwrap_or_default())
        }
        Phase::Reported(_)
        | Phase::Declined { .. }
        | Phase::Backlogged(_)
        | Phase::Firefighting(..)
        | Phase::Resolved(..)
        | Phase::Closed(..) => (&[], &[]),
    };
    let candidate = |member: &'a Member| {
        let mut because = Vec::new();
        let offers = volunteers.iter().any(|one| one.id == member.person.id);
        let known: Vec<String> = scene
            .team
            .critical_paths
            .iter()
            .filter(|path| hit.contains(&path.id) && member.expertise.contains(&path.id))
            .map(|path| say!(scene.words, "candidate-knows", path = line(&path.name)))
            .collect();
        let leads = member.is(Role::IncidentManager);
        let asked = incident.asked().is_some_and(|asked| asked.id == member.person.id);
        let refused = asked || has_not_led(incident, &member.person) && !offers;
        let there = (scene.there)(&member.person.id);
        let gone = there.is_some_and(There::is_gone) || (scene.away)(&member.person);
        let served = (scene.served)(&member.person.id);
        let busy = served.leads.filter(|id| *id != incident.id);
        let fits = match (leads, known.is_empty()) {
            (true, false) => 0,
            (true, true) => 1,
            (false, _) => 2,
        };
        if offers {
            because.push(say!(scene.words, "candidate-offered"));
        }
        because.extend(known);
        if leads {
            because.push(say!(scene.words, "candidate-manager"));
        }
        if refused {
            because.push(say!(scene.words, "candidate-asked"));
        }
        if let Some(id) = busy {
            because.push(say!(scene.words, "candidate-leads", id = id.to_string()));
        }
        if (scene.away)(&member.person) {
            because.push(say!(scene.words, "candidate-away"));
        }
        because.extend(there.map(|there| presence(scene.words, there)));
        if let (true, None, Some(at)) = (leads, busy, served.last) {
            because.push(say!(
                scene.words,
                "candidate-led",
                span = span(scene.words, scene.now.since(at))
            ));
        }
        let reached = there.unwrap_or(There::Away);
        let gone = gone && !offers;
        // Whoever chooses while somebody is asked wants another.
        let first = offers && !asked;
        let rank = (!first, refused, gone, busy.is_some(), fits, served.last, reached);
        Candidate { member, rank, because }
    };
    let mut candidates: Vec<Candidate<'a>> = scene.team.members.iter().map(candidate).collect();
    candidates.sort_by_key(|candidate| candidate.rank);
    candidates
}

/// Whether this person said no, or nothing, or the team objected.
fn has_not_led(incident: &Incident, person: &Person) -> bool {
    incident.decided.values().any(|decided| {
        matches!(&decided.what, Verdict::NotLed(asked) | Verdict::Objected(asked) if asked.id == person.id)
    })
}

/// How somebody is to be reached.
fn presence(words: &Words, there: There) -> String {
    match there {
        There::Available => say!(words, "there-available"),
        There::Busy => say!(words, "there-busy"),
        There::Away => say!(words, "there-away"),
        There::InACall => say!(words, "there-in-a-call"),
        There::InAMeeting => say!(words, "there-in-a-meeting"),
        There::Presenting => say!(words, "there-presenting"),
        There::Quiet => say!(words, "there-quiet"),
        There::Offline => say!(words, "there-offline"),
        There::OutOfOffice => say!(words, "there-out-of-office"),
    }
}
