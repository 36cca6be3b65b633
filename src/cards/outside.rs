//! What exists outside, as short lines: done, under way, or not possible and why.

use super::text::{link, typed};
use incident::{Bug, Card, Errand, Incident, Intent, Parked, Phase, Task, WorkItemId};

/// A line for each thing outside that the incident needs now, and for each errand that waits for
/// a person.
pub(super) fn lines(incident: &Incident) -> Vec<String> {
    let outside = &incident.outside;
    let mut lines = Vec::new();
    let mut told: Vec<&Parked> = Vec::new();
    if let Some(confirmed) = incident.confirmed() {
        lines.push(one(incident, "Bug", bug(incident), &mut told, |errand| {
            matches!(errand, Errand::OpenBug)
        }));
        if confirmed.severity.is_severe() {
            lines.push(tasks(incident, &mut told));
            let top =
                outside.leads_sprint.as_deref().map(|sprint| format!("Top of {}", typed(sprint)));
            lines.push(one(incident, "Top of the sprint", top, &mut told, |errand| {
                matches!(errand, Errand::PutOnTop)
            }));
        }
    }
    if incident.confirmed().is_none() {
        lines.extend(bug(incident).map(|bug| format!("✓ {bug}")));
    }
    let chat = outside.chat.as_ref().map(|chat| link("Firefighting chat", &chat.url));
    if chat.is_some() || matches!(incident.phase, Phase::Firefighting(..)) {
        lines.push(one(incident, "Firefighting chat", chat, &mut told, |errand| {
            matches!(errand, Errand::OpenChat)
        }));
        if outside.chat.is_none() && by_hand(incident) {
            lines.push(format!(
                "→ Start the chat by hand, add Firewatch to it, and mention it there with `use this \
                 chat for {}`",
                incident.id
            ));
        }
    }
    for parked in &outside.parked {
        // Several messages may wait for the same reason; it is told once.
        let line = format!("✗ {}: {}", label(&parked.intent), typed(&parked.reason));
        if !told.contains(&parked) && !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// Whether a person has to start the firefighting chat.
fn by_hand(incident: &Incident) -> bool {
    let parked = &incident.outside.parked;
    parked.iter().any(|parked| parked.intent.errand() == Some(Errand::OpenChat))
}

fn one<'a>(
    incident: &'a Incident,
    label: &str,
    done: Option<String>,
    told: &mut Vec<&'a Parked>,
    is_it: impl Fn(Errand) -> bool,
) -> String {
    let parked =
        incident.outside.parked.iter().find(|parked| parked.intent.errand().is_some_and(&is_it));
    match (done, parked) {
        (Some(done), _) => format!("✓ {done}"),
        (None, Some(parked)) => {
            told.push(parked);
            format!("✗ {label}: {}", typed(&parked.reason))
        }
        (None, None) => format!("… {label}: under way"),
    }
}

fn bug(incident: &Incident) -> Option<String> {
    let bug = incident.outside.bug.as_ref()?;
    let state = if incident.outside.bug_resolved { ", set to resolved" } else { "" };
    Some(format!("{}{state}", link(&format!("Bug {}", bug.id), &bug.url)))
}

fn tasks<'a>(incident: &'a Incident, told: &mut Vec<&'a Parked>) -> String {
    let outside = &incident.outside;
    let bug = outside.bug.as_ref();
    let name = |task: &Task| match (outside.tasks.get(task), bug) {
        (Some(id), Some(bug)) => link(task.title(), &beside(bug, *id)),
        (Some(_), None) | (None, _) => task.title().to_owned(),
    };
    let done: Vec<String> =
        Task::ALL.iter().filter(|task| outside.tasks.contains_key(task)).map(name).collect();
    if done.len() == Task::ALL.len() {
        return format!("✓ Tasks: {}", done.join(", "));
    }
    let parked: Vec<&Parked> = outside
        .parked
        .iter()
        .filter(|parked| matches!(parked.intent, Intent::AddTask { .. }))
        .collect();
    let missing: Vec<&str> = Task::ALL
        .iter()
        .filter(|task| !outside.tasks.contains_key(task))
        .map(|task| task.title())
        .collect();
    match parked.first() {
        Some(first) => {
            let reason = typed(&first.reason);
            told.extend(parked);
            format!("✗ Tasks ({} missing): {reason}", missing.join(", "))
        }
        None => format!("… Tasks: {} of {} under way", missing.len(), Task::ALL.len()),
    }
}

/// The page of another work item of the same project.
fn beside(bug: &Bug, id: WorkItemId) -> String {
    let base = bug.url.strip_suffix(&bug.id.to_string());
    base.map_or_else(|| bug.url.clone(), |base| format!("{base}{id}"))
}

/// What an errand is to people.
pub(super) fn label(intent: &Intent) -> String {
    match intent {
        Intent::Show { card: Card::Live } => "Card in the team chat".to_owned(),
        Intent::Show { card: Card::WarRoom } => "Card in the firefighting chat".to_owned(),
        Intent::Show { card: Card::Acceptance { .. } } => "Question to the manager".to_owned(),
        Intent::OpenBug | Intent::AdoptBug { .. } => "Bug".to_owned(),
        Intent::AddTask { task } => format!("Task {}", task.title()),
        Intent::PutOnTop => "Top of the sprint".to_owned(),
        Intent::Comment { number, .. } => format!("Note {number} on the bug"),
        Intent::UpdateBug => "State of the bug".to_owned(),
        Intent::OpenChat { .. } => "Firefighting chat".to_owned(),
        Intent::InstallBot => "Firewatch in the firefighting chat".to_owned(),
        Intent::NameChat | Intent::ReadTitle { .. } => "Title of the firefighting chat".to_owned(),
        Intent::Summon { .. } => "More people in the firefighting chat".to_owned(),
        Intent::SchedulePostMortem { .. } => "Post-mortem".to_owned(),
        Intent::FinishTask { task } => format!("Closing the task {}", task.title()),
        Intent::Say { .. } => "A message to the chat".to_owned(),
        Intent::Wake { .. } => "A reminder".to_owned(),
    }
}
