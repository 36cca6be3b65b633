//! How bad is it? Obvious cases in one press, the others by three questions (P02, P10).

use super::face::{Face, reported};
use super::live::who_acts;
use super::terms::{extent, level, meaning, severity, sign, workaround};
use super::text::{name, typed};
use super::{CardError, Cards, Scene, draw};
use incident::{Answers, Extent, Incident, Severity, Workaround};
use serde_json::{Value, json};
use wording::{Words, say};

impl Cards {
    /// The question for the severity. With answers it shows what follows from them, to be
    /// confirmed or not. The note stands above everything.
    ///
    /// # Errors
    /// See `CardError`.
    pub fn severity(
        &self,
        scene: &Scene<'_>,
        incident: &Incident,
        answers: Option<&Answers>,
        note: Option<&str>,
    ) -> Result<Value, CardError> {
        let face = Face::of(scene, incident);
        let paths: Vec<Value> = scene
            .team
            .critical_paths
            .iter()
            .map(
                |path| json!({ "id": path.id, "name": path.name, "meaning": typed(&path.meaning) }),
            )
            .collect();
        let levels: Vec<Value> =
            Severity::ALL.into_iter().map(|level| choice(scene.words, level)).collect();
        let data = json!({
            "inc": face.inc,
            "q": face.q,
            "head": face.head,
            "summary": face.summary,
            "who": reported(scene, incident),
            "opinion": incident.opinion.map(|opinion| say!(
                scene.words,
                "thinks",
                reporter = name(incident.reporter.first_name()),
                level = level(scene.words, opinion),
            )).unwrap_or_default(),
            "note": note.map(typed).unwrap_or_default(),
            "paths": paths,
            "levels": levels,
            "answered": answers.is_some(),
            "suggestion": answers.map(|answers| suggestion(scene, answers)).unwrap_or_default(),
            "seen": face.seen,
            "fallback": face.fallback,
            "user_ids": who_acts(scene, incident),
        });
        draw((&self.severity, "severity"), scene, data)
    }
}

fn choice(words: &Words, one: Severity) -> Value {
    json!({
        "level": one.level(),
        "title": format!("{} {}", sign(one), severity(words, one)),
        "name": say!(words, "severity-level", level = one.level()),
        "meaning": meaning(words, one),
    })
}

/// What follows from the answers, and the answers in the form in which they come back.
fn suggestion(scene: &Scene<'_>, answers: &Answers) -> Value {
    let (words, suggested) = (scene.words, answers.suggest());
    let others: Vec<Value> = Severity::ALL
        .into_iter()
        .filter(|level| *level != suggested)
        .map(|level| choice(words, level))
        .collect();
    let hit: Vec<String> = answers
        .critical_paths
        .iter()
        .map(|id| {
            let path = scene.team.critical_paths.iter().find(|path| path.id == *id);
            name(path.map_or(id.as_str(), |path| path.name.as_str()))
        })
        .collect();
    let hit = if hit.is_empty() { say!(words, "paths-none") } else { hit.join(", ") };
    json!({
        "level": suggested.level(),
        "title": severity(words, suggested),
        "so": say!(words, "suggestion", severity = say!(words, "severity-within", level = suggested.level())),
        "confirm": say!(words, "suggestion-confirm", level = suggested.level()),
        "sign": sign(suggested),
        "meaning": say!(words, "suggestion-meaning", meaning = meaning(words, suggested)),
        "told": [
            say!(words, "suggestion-paths", paths = hit),
            say!(words, "suggestion-extent", extent = extent(words, answers.extent)),
            say!(
                words,
                "suggestion-workaround",
                workaround = workaround(words, answers.workaround),
            ),
        ],
        "paths": answers.critical_paths.join(","),
        "extent": match answers.extent {
            Extent::Outage => "outage",
            Extent::Degradation => "degradation",
            Extent::Blemish => "blemish",
        },
        "workaround": match answers.workaround {
            Workaround::None => "none",
            Workaround::Limited => "limited",
            Workaround::Viable => "viable",
        },
        "others": others,
    })
}
