//! What exists outside, as short lines: done, under way, or not possible and why.

use super::text::{link, reason, typed};
use incident::{Bug, Card, Errand, Incident, Intent, Parked, Phase, Task, WorkItemId};
use wording::{Words, say};

/// A line for each thing outside that the incident needs now, and for each errand that waits for
/// a person.
pub(super) fn lines(words: &Words, incident: &Incident) -> Vec<String> {
    let outside = &incident.outside;
    let mut lines = Vec::new();
    let mut told: Vec<&Parked> = Vec::new();
    if let Some(confirmed) = incident.confirmed() {
        lines.push(one(
            words,
            incident,
            (&say!(words, "label-bug"), bug(words, incident)),
            &mut told,
            |errand| matches!(errand, Errand::OpenBug),
        ));
        if confirmed.severity.is_severe() {
            lines.push(tasks(words, incident, &mut told));
            let top = outside
                .leads_sprint
                .as_deref()
                .map(|sprint| say!(words, "top-of", sprint = typed(sprint)));
            lines.push(one(
                words,
                incident,
                (&say!(words, "label-top"), top),
                &mut told,
                |errand| matches!(errand, Errand::PutOnTop),
            ));
        }
    }
    if incident.confirmed().is_none() {
        lines.extend(bug(words, incident).map(|bug| format!("✓ {bug}")));
    }
    let chat = outside.chat.as_ref().map(|chat| link(&say!(words, "chat"), &chat.url));
    if chat.is_some() || matches!(incident.phase, Phase::Firefighting(..)) {
        lines.push(one(words, incident, (&say!(words, "chat"), chat), &mut told, |errand| {
            matches!(errand, Errand::OpenChat)
        }));
        if outside.chat.is_none() && by_hand(incident) {
            lines.push(format!("→ {}", say!(words, "chat-by-hand", id = incident.id.to_string())));
        }
    }
    for parked in &outside.parked {
        // Several messages may wait for the same reason; it is told once.
        let line = format!("✗ {}: {}", label(words, &parked.intent), reason(&parked.reason));
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
    words: &Words,
    incident: &'a Incident,
    (label, done): (&str, Option<String>),
    told: &mut Vec<&'a Parked>,
    is_it: impl Fn(Errand) -> bool,
) -> String {
    let parked =
        incident.outside.parked.iter().find(|parked| parked.intent.errand().is_some_and(&is_it));
    match (done, parked) {
        (Some(done), _) => format!("✓ {done}"),
        (None, Some(parked)) => {
            told.push(parked);
            format!("✗ {label}: {}", reason(&parked.reason))
        }
        (None, None) => format!("… {}", say!(words, "under-way", what = label)),
    }
}

fn bug(words: &Words, incident: &Incident) -> Option<String> {
    let bug = incident.outside.bug.as_ref()?;
    let bug = link(&say!(words, "bug", id = bug.id.to_string()), &bug.url);
    Some(if incident.outside.bug_resolved { say!(words, "bug-resolved", bug) } else { bug })
}

fn tasks<'a>(words: &Words, incident: &'a Incident, told: &mut Vec<&'a Parked>) -> String {
    let outside = &incident.outside;
    let bug = outside.bug.as_ref();
    let name = |task: &Task| match (outside.tasks.get(task), bug) {
        (Some(id), Some(bug)) => link(task.title(), &beside(bug, *id)),
        (Some(_), None) | (None, _) => task.title().to_owned(),
    };
    let done: Vec<String> =
        Task::ALL.iter().filter(|task| outside.tasks.contains_key(task)).map(name).collect();
    if done.len() == Task::ALL.len() {
        return format!("✓ {}", say!(words, "tasks-done", tasks = done.join(", ")));
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
    if let Some(first) = parked.first() {
        let reason = reason(&first.reason);
        told.extend(parked);
        format!("✗ {}", say!(words, "tasks-missing", tasks = missing.join(", "), reason))
    } else {
        let (missing, all) = (missing.len(), Task::ALL.len());
        format!("… {}", say!(words, "tasks-under-way", missing, all))
    }
}

/// The page of another work item of the same project.
fn beside(bug: &Bug, id: WorkItemId) -> String {
    let base = bug.url.strip_suffix(&bug.id.to_string());
    base.map_or_else(|| bug.url.clone(), |base| format!("{base}{id}"))
}

/// What an errand is to people.
pub(super) fn label(words: &Words, intent: &Intent) -> String {
    match intent {
        Intent::Show { card: Card::Live } => say!(words, "label-card"),
        Intent::Show { card: Card::WarRoom } => say!(words, "label-war-room"),
        Intent::Show { card: Card::Informing } => say!(words, "label-informing"),
        Intent::Show { card: Card::Acceptance { .. } } => say!(words, "label-acceptance"),
        Intent::OpenBug | Intent::AdoptBug { .. } => say!(words, "label-bug"),
        Intent::AddTask { task } => say!(words, "label-task", task = task.title()),
        Intent::PutOnTop => say!(words, "label-top"),
        Intent::Comment { number, .. } => say!(words, "label-note", number = *number),
        Intent::UpdateBug => say!(words, "label-bug-state"),
        Intent::OpenChat { .. } => say!(words, "chat"),
        Intent::InstallBot => say!(words, "label-bot"),
        Intent::NameChat | Intent::ReadTitle { .. } => {
            say!(words, "label-title")
        }
        Intent::Summon { .. } => say!(words, "label-people"),
        Intent::SchedulePostMortem { .. } => say!(words, "label-post-mortem"),
        Intent::FinishTask { task } => {
            say!(words, "label-finish", task = task.title())
        }
        Intent::Show { card: Card::Actions } => say!(words, "label-actions"),
        Intent::AddAction { number } => say!(words, "label-action", number = *number),
        Intent::EndAction { number } => say!(words, "label-end-action", number = *number),
        Intent::Say { .. } => say!(words, "label-message"),
        Intent::ShowDuty => say!(words, "label-duty"),
        Intent::ShowAlert { number } => say!(words, "label-alert", number = *number),
        Intent::Wake { .. } | Intent::WatchRota { .. } | Intent::WatchAlerts { .. } => {
            say!(words, "label-reminder")
        }
    }
}
