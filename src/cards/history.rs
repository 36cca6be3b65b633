//! The history of an incident, a line for each fact that people care about.

use super::outside::label;
use super::text::{name, typed};
use super::words::{stamp, time, who};
use super::{Cards, Scene};
use incident::{Entry, Event, Incident, Receipt};

/// The history in words, as Markdown, oldest first.
pub(super) fn lines(scene: &Scene<'_>, entries: &[Entry]) -> Vec<String> {
    entries
        .iter()
        .filter_map(|entry| {
            let what = told(entry)?;
            Some(format!("{} · {what}", time(scene.zone, scene.now, entry.at)))
        })
        .collect()
}

impl Cards {
    /// The whole history as a Markdown file, with times that stay true (P32).
    pub fn timeline(&self, scene: &Scene<'_>, incident: &Incident, entries: &[Entry]) -> String {
        let line = |entry: &Entry| {
            Some(format!(
                "| {} | {} |",
                stamp(scene.zone, entry.at),
                told(entry)?.replace('|', "/")
            ))
        };
        let lines: Vec<String> = entries.iter().filter_map(line).collect();
        format!(
            "# {}: {}\n\nTimes are those of {}.\n\n| when | what |\n|---|---|\n{}\n",
            incident.id,
            typed(&incident.summary),
            scene.zone.iana_name().unwrap_or("UTC"),
            lines.join("\n")
        )
    }
}

fn told(entry: &Entry) -> Option<String> {
    let by = name(who(&entry.by));
    Some(match &entry.event {
        Event::Reported(reported) => match &reported.on_behalf_of {
            Some(source) => {
                format!("{by} reported for {}: {}", name(source), typed(&reported.summary))
            }
            None => format!("{by} reported: {}", typed(&reported.summary)),
        },
        Event::DeputyAsked { deputy } => format!("{} was asked too", name(&deputy.name)),
        Event::TeamAsked => "the whole team was asked".to_owned(),
        Event::SeverityConfirmed { severity, reason, .. } => {
            let said = if entry.by.person().is_some() { "said" } else { "assumed" };
            format!("{by} {said} {severity}{}", because(reason.as_deref()))
        }
        Event::Declined { reason } => {
            format!("{by} said it is no incident{}", because(Some(reason)))
        }
        Event::Volunteered => format!("{by} offered to lead"),
        Event::ManagerAsked { manager } => format!("{by} asked {} to lead", name(&manager.name)),
        Event::ManagerSilent { manager } => format!("no answer from {}", name(&manager.name)),
        Event::ManagerDeclined { reason } => {
            format!("{by} cannot lead{}", because(reason.as_deref()))
        }
        Event::ManagerAccepted { manager } => {
            format!("{} is incident manager", name(&manager.name))
        }
        Event::Updated { text, .. } => format!("{by}: {}", typed(text)),
        Event::Resolved { verified_by, how, fix } => {
            let fix = fix.as_ref().map(|fix| format!("; fix: {}", typed(fix)));
            format!(
                "{by} resolved it; verified by {}: {}{}",
                name(verified_by),
                typed(how),
                fix.unwrap_or_default()
            )
        }
        Event::Closed => format!("{by} closed it"),
        Event::Reopened { reason } => format!("{by} reopened it{}", because(Some(reason))),
        Event::BugNamed { id } => format!("{by} named bug {id}"),
        Event::ChatAdopted(_) => format!("{by} chose the firefighting chat"),
        Event::PostMortemWanted => format!("{by} asked for the post-mortem to be scheduled"),
        Event::Retried => format!("{by} had it tried again"),
        Event::Noted(receipt) => return noted(receipt),
    })
}

fn because(reason: Option<&str>) -> String {
    reason.map(|reason| format!(", because: {}", typed(reason))).unwrap_or_default()
}

fn noted(receipt: &Receipt) -> Option<String> {
    Some(match receipt {
        Receipt::BugOpened { id, .. } => format!("bug {id} exists"),
        Receipt::TaskAdded { task, .. } => format!("task {} exists", task.title()),
        Receipt::PutOnTop { sprint } => format!("the bug leads {}", typed(sprint)),
        Receipt::ChatOpened { .. } => "the firefighting chat exists".to_owned(),
        Receipt::BotInstalled => "Firewatch joined the firefighting chat".to_owned(),
        Receipt::BugUpdated { resolved: true } => "the bug was set to resolved".to_owned(),
        Receipt::BugUpdated { resolved: false } => "the bug was set to active again".to_owned(),
        Receipt::Parked { intent, reason } => {
            format!("{} did not work: {}", label(intent), typed(reason))
        }
        Receipt::PostMortemScheduled { .. } => "the post-mortem stands in the calendars".to_owned(),
        Receipt::CardShown { .. } | Receipt::Done => return None,
    })
}
