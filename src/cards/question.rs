//! How bad is it? Obvious cases in one press, the others by three questions (P02, P10).

use super::face::{Face, reported};
use super::live::who_acts;
use super::text::{name, typed};
use super::words::{extent, level, sign, workaround};
use super::{CardError, Cards, Scene, draw};
use incident::{Answers, Extent, Incident, Severity, Workaround};
use serde_json::{Value, json};

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
        let levels: Vec<Value> = Severity::ALL.into_iter().map(choice).collect();
        let data = json!({
            "inc": face.inc,
            "q": face.q,
            "head": face.head,
            "summary": face.summary,
            "who": reported(scene, incident),
            "opinion": incident.opinion.map(|opinion| format!(
                "{} thinks: {}", name(incident.reporter.first_name()), level(opinion)
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
        draw(&self.severity, scene, &data)
    }
}

fn choice(severity: Severity) -> Value {
    json!({
        "level": severity.level(),
        "title": format!("{} {severity}", sign(severity)),
        "meaning": severity.meaning(),
    })
}

/// What follows from the answers, and the answers in the form in which they come back.
fn suggestion(scene: &Scene<'_>, answers: &Answers) -> Value {
    let suggested = answers.suggest();
    let others: Vec<Value> =
        Severity::ALL.into_iter().filter(|level| *level != suggested).map(choice).collect();
    let hit: Vec<String> = answers
        .critical_paths
        .iter()
        .map(|id| {
            let path = scene.team.critical_paths.iter().find(|path| path.id == *id);
            name(path.map_or(id.as_str(), |path| path.name.as_str()))
        })
        .collect();
    let hit = if hit.is_empty() { "none".to_owned() } else { hit.join(", ") };
    json!({
        "level": suggested.level(),
        "title": suggested.to_string(),
        "sign": sign(suggested),
        "meaning": format!("That is: {}.", suggested.meaning()),
        "told": [
            format!("Critical paths hit: {hit}"),
            format!("How much: {}", extent(answers.extent)),
            format!("Workaround: {}", workaround(answers.workaround)),
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
