//! What stays on paper elsewhere: the bug, its notes, the chat's title. Times stand there whole,
//! because the distance to now would soon be wrong. The backlog has one language, English; the
//! title of the chat is in the team's.

use super::terms::{extent, level, who, workaround};
use super::text::{cut, escape, html, line};
use super::{Cards, Scene};
use incident::{Actor, Answers, Incident, Moment, Person, Phase, Resolution};
use wording::{Joined, Words, list, say, span, stamp};

/// Azure `DevOps` refuses longer titles than 255 characters.
/// <https://learn.microsoft.com/azure/devops/boards/queries/titles-ids-descriptions>
pub(super) const TITLE_CHARS: usize = 250;
/// A note on the bug is cut after this many characters.
const NOTE_CHARS: usize = 4000;
/// Teams cuts longer topics than 250 characters; the mark has to stay.
const TOPIC_CHARS: usize = 200;

/// What the bug says when it is created.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BugText {
    /// The title, plain text.
    pub title: String,
    /// The description, HTML.
    pub repro_html: String,
}

impl Cards {
    /// What the bug says.
    pub fn bug(&self, scene: &Scene<'_>, incident: &Incident) -> BugText {
        let english = &self.english;
        let title = cut(&format!("{}: {}", incident.id, line(&incident.summary)), TITLE_CHARS);
        let reported = stamp(english, scene.zone, incident.reported_at);
        let mut rows = vec![
            format!("<p>{}</p>", html(&cut(&incident.summary, NOTE_CHARS))),
            row("Reported", &format!("{reported}, by {}", incident.reporter.name)),
        ];
        if let Some(source) = &incident.on_behalf_of {
            rows.push(row("On behalf of", source));
        }
        if let Some(confirmed) = incident.confirmed() {
            let at = stamp(english, scene.zone, confirmed.at);
            let by = match &confirmed.by {
                Actor::Person(person) => format!("Confirmed {at}, by {}", person.name),
                Actor::Firewatch => format!("Assumed {at}, because there was no answer"),
            };
            rows.push(row("Severity", &format!("{} {by}", level(english, confirmed.severity))));
            if let Some(answers) = &confirmed.answers {
                rows.extend(answered(english, scene, answers));
            }
            if let Some(reason) = &confirmed.reason {
                rows.push(row("Reason", reason));
            }
        }
        rows.push(row("Mark", incident.mark.as_str()));
        BugText { title, repro_html: rows.concat() }
    }

    /// A progress note for the bug, Markdown.
    pub fn note(&self, scene: &Scene<'_>, by: &Person, at: Moment, text: &str) -> String {
        let lines: Vec<String> =
            cut(text, NOTE_CHARS).lines().map(|text| escape(&line(text))).collect();
        format!(
            "**Update** by {}, {}\n\n{}",
            escape(&line(&by.name)),
            stamp(&self.english, scene.zone, at),
            lines.join("\n\n")
        )
    }

    /// How it ended, or that it goes on, as HTML for the bug's discussion.
    pub fn ending(&self, scene: &Scene<'_>, incident: &Incident) -> String {
        match &incident.phase {
            Phase::Resolved(_, resolution) | Phase::Closed(_, resolution) => {
                ended(&self.english, scene, incident, resolution)
            }
            Phase::Reported(_)
            | Phase::Declined { .. }
            | Phase::Backlogged(_)
            | Phase::Confirmed(..)
            | Phase::Firefighting(..) => {
                let manager = incident.manager().map(|one| row("Incident manager", &one.name));
                format!(
                    "<p>{} was reopened: it is not resolved after all.</p>{}",
                    incident.id,
                    manager.unwrap_or_default()
                )
            }
        }
    }

    /// The title of the firefighting chat. It always holds the number and the mark.
    pub fn topic(&self, scene: &Scene<'_>, incident: &Incident) -> String {
        let over = match &incident.phase {
            Phase::Resolved(..) | Phase::Closed(..) => {
                format!("[{}] ", say!(scene.words, "topic-resolved"))
            }
            Phase::Reported(_)
            | Phase::Declined { .. }
            | Phase::Backlogged(_)
            | Phase::Confirmed(..)
            | Phase::Firefighting(..) => String::new(),
        };
        let level = incident.confirmed().map(|confirmed| confirmed.severity.level());
        let level = level
            .map(|level| format!(" {}", say!(scene.words, "severity-level", level)))
            .unwrap_or_default();
        let head = format!("{over}{}{level} ", incident.id);
        let mark = format!(" [{}]", incident.mark);
        // Graph refuses topics with a colon.
        let summary = line(&incident.summary.replace(':', " "));
        let room = TOPIC_CHARS.saturating_sub(head.chars().count() + mark.chars().count());
        format!("{head}{}{mark}", cut(&summary, room))
    }
}

/// A line of the bug. The value is text.
fn row(label: &str, value: &str) -> String {
    format!("<p><b>{label}:</b> {}</p>", html(value))
}

fn answered(english: &Words, scene: &Scene<'_>, answers: &Answers) -> Vec<String> {
    let named = |id: &String| {
        let path = scene.team.critical_paths.iter().find(|path| path.id == *id);
        path.map_or_else(|| id.clone(), |path| path.name.clone())
    };
    let hit: Vec<String> = answers.critical_paths.iter().map(named).collect();
    let hit = if hit.is_empty() { "none".to_owned() } else { list(english, &hit, Joined::And) };
    vec![
        row("Critical paths hit", &hit),
        row("How much", &extent(english, answers.extent)),
        row("Workaround", &workaround(english, answers.workaround)),
    ]
}

fn ended(
    english: &Words,
    scene: &Scene<'_>,
    incident: &Incident,
    resolution: &Resolution,
) -> String {
    let after = incident
        .firefighting_since
        .map(|since| format!(", after {}", span(english, resolution.at.since(since))))
        .unwrap_or_default();
    let at = stamp(english, scene.zone, resolution.at);
    let mut rows = vec![
        format!("<p>{} is resolved in production.</p>", incident.id),
        row("Resolved", &format!("{at}{after}, said by {}", who(&resolution.by))),
        row("Verified by", &resolution.verified_by),
        row("How", &resolution.how),
    ];
    if let Some(fix) = &resolution.fix {
        rows.push(row("Fix", fix));
    }
    if let Some(manager) = &resolution.manager {
        rows.push(row("Incident manager", &manager.name));
    }
    rows.concat()
}
