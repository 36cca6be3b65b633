//! The history of an incident, a line for each fact that people care about.

use super::outside::label;
use super::reminder;
use super::terms::{severity_within, time, who};
use super::text::{self, name, typed};
use super::{Cards, Scene};
use incident::{Deadline, Entry, Event, Incident, Receipt};
use wording::{Joined, Words, list, say, span, stamp};

/// The history in words, as Markdown, oldest first.
pub(super) fn lines(scene: &Scene<'_>, entries: &[Entry]) -> Vec<String> {
    entries
        .iter()
        .filter_map(|entry| {
            let what = told(scene.words, entry)?;
            Some(format!("{} · {what}", time(scene, entry.at)))
        })
        .collect()
}

impl Cards {
    /// The whole history as a Markdown file, with times that stay true (P32).
    pub fn timeline(&self, scene: &Scene<'_>, incident: &Incident, entries: &[Entry]) -> String {
        let line = |entry: &Entry| {
            Some(format!(
                "| {} | {} |",
                stamp(&self.english, scene.zone, entry.at),
                told(&self.english, entry)?.replace('|', "/")
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

fn told(words: &Words, entry: &Entry) -> Option<String> {
    let by = name(who(&entry.by));
    Some(match &entry.event {
        Event::Reported(reported) => match &reported.on_behalf_of {
            Some(source) => {
                let summary = typed(&reported.summary);
                say!(words, "did-report-for", by, source = name(source), summary)
            }
            None => say!(words, "did-report", by, summary = typed(&reported.summary)),
        },
        Event::DeputyAsked { deputy } => say!(words, "did-ask-deputy", deputy = name(&deputy.name)),
        Event::TeamAsked => say!(words, "did-ask-team"),
        Event::SeverityConfirmed { severity, reason, .. } => {
            let severity = severity_within(words, *severity);
            let told = if entry.by.person().is_some() {
                say!(words, "did-confirm", by, severity)
            } else {
                say!(words, "did-assume", by, severity)
            };
            because(words, told, reason.as_deref())
        }
        Event::Declined { reason } => because(words, say!(words, "did-decline", by), Some(reason)),
        Event::Volunteered => say!(words, "did-offer", by),
        Event::ManagerAsked { manager } => {
            say!(words, "did-ask", by, manager = name(&manager.name))
        }
        Event::ManagerSilent { manager } => {
            say!(words, "did-not-answer", manager = name(&manager.name))
        }
        Event::ManagerDeclined { reason } => {
            because(words, say!(words, "did-not-accept", by), reason.as_deref())
        }
        Event::ManagerAgreed { manager, .. } => {
            say!(words, "did-agree", manager = name(&manager.name))
        }
        Event::Objected { .. }
        | Event::HandOverAsked { .. }
        | Event::NotHandedOver { .. }
        | Event::HandedOver { .. }
        | Event::Escalated { .. } => return leading(words, entry, by),
        Event::ManagerAccepted { manager } => {
            say!(words, "did-accept", manager = name(&manager.name))
        }
        Event::Updated { text, .. } => format!("{by}: {}", typed(text)),
        Event::Resolved { verified_by, how, fix } => {
            resolved(words, by, (verified_by, how), fix.as_deref())
        }
        Event::Expected { .. }
        | Event::Informed { .. }
        | Event::ClientAffected { .. }
        | Event::ClientInformed { .. } => return informing(words, entry, by),
        Event::Closed => say!(words, "did-close", by),
        Event::Reopened { reason } => because(words, say!(words, "did-reopen", by), Some(reason)),
        Event::BugNamed { id } => say!(words, "did-name-bug", by, bug = id.to_string()),
        Event::ChatAdopted(_) => say!(words, "did-choose-chat", by),
        Event::PostMortemWanted => say!(words, "did-want-post-mortem", by),
        Event::ActionAdded { .. } | Event::ActionDone { .. } | Event::ActionDropped { .. } => {
            return better(words, entry, by);
        }
        Event::Monitored { .. }
        | Event::Reminded { .. }
        | Event::Snoozed { .. }
        | Event::RemindersStopped { .. }
        | Event::RemindersResumed => return owed(words, entry, by),
        Event::Retried => say!(words, "did-retry", by),
        Event::Noted(receipt) => return noted(words, receipt),
    })
}

/// It works again.
fn resolved(words: &Words, by: String, (verifier, how): (&str, &str), fix: Option<&str>) -> String {
    let (verifier, how) = (name(verifier), typed(how));
    match fix {
        Some(fix) => say!(words, "did-resolve-fix", by, verifier, how, fix = typed(fix)),
        None => say!(words, "did-resolve", by, verifier, how),
    }
}

/// Who leads, and who was told.
fn leading(words: &Words, entry: &Entry, by: String) -> Option<String> {
    Some(if let Event::Objected { reason } = &entry.event {
        because(words, say!(words, "did-object", by), Some(reason))
    } else if let Event::HandOverAsked { to, summary } = &entry.event {
        let to = name(&to.name);
        match summary {
            Some(summary) => {
                say!(words, "did-hand-over-note", by, to, summary = typed(summary))
            }
            None => say!(words, "did-hand-over", by, to),
        }
    } else if let Event::NotHandedOver { to, declined } = &entry.event {
        let to = name(&to.name);
        if *declined {
            say!(words, "did-not-accept", by = to)
        } else {
            say!(words, "did-not-answer", manager = to)
        }
    } else if let Event::HandedOver { to } = &entry.event {
        say!(words, "did-take-over", to = name(&to.name))
    } else if let Event::Escalated { people, reason } = &entry.event {
        let people: Vec<String> = people.iter().map(|one| name(&one.name)).collect();
        let people = list(words, &people, Joined::And);
        because(words, say!(words, "did-escalate", by, people), reason.as_deref())
    } else {
        return None;
    })
}

/// Who was told outside the team, and what.
fn informing(words: &Words, entry: &Entry, by: String) -> Option<String> {
    Some(if let Event::Expected { over } = &entry.event {
        let span = span(words, over.since(entry.at));
        say!(words, "did-expect", by, span)
    } else if let Event::Informed { whom } = &entry.event {
        match whom {
            Some(whom) => say!(words, "did-inform-whom", by, whom = typed(whom)),
            None => say!(words, "did-inform", by),
        }
    } else if let Event::ClientAffected { client } = &entry.event {
        say!(words, "did-name-client", by, client = name(client))
    } else if let Event::ClientInformed { client, how } = &entry.event {
        let client = name(client);
        match how {
            Some(how) => say!(words, "did-tell-client-how", by, client, how = typed(how)),
            None => say!(words, "did-tell-client", by, client),
        }
    } else {
        return None;
    })
}

/// What is to be better next time.
fn better(words: &Words, entry: &Entry, by: String) -> Option<String> {
    Some(if let Event::ActionAdded { number, text, owner, .. } = &entry.event {
        let (number, text) = (*number, typed(text));
        match owner {
            Some(owner) => {
                say!(words, "did-add-action-for", by, number, text, owner = name(&owner.name))
            }
            None => say!(words, "did-add-action", by, number, text),
        }
    } else if let (Event::ActionDone { number }, None) = (&entry.event, entry.by.person()) {
        say!(words, "did-see-action", number = *number)
    } else if let Event::ActionDone { number } = &entry.event {
        say!(words, "did-finish-action", by, number = *number)
    } else if let Event::ActionDropped { number, reason } = &entry.event {
        let told = say!(words, "did-drop-action", by, number = *number);
        because(words, told, Some(reason))
    } else {
        return None;
    })
}

/// What came of what is owed.
fn owed(words: &Words, entry: &Entry, by: String) -> Option<String> {
    let what = |deadline: &Deadline| reminder::what(words, *deadline);
    Some(if let Event::Monitored { noted } = &entry.event {
        match noted {
            Some(noted) => say!(words, "did-watch-noted", by, noted = typed(noted)),
            None => say!(words, "did-watch", by),
        }
    } else if let Event::Reminded { deadline, people } = &entry.event {
        let people: Vec<String> = people.iter().map(|one| name(&one.name)).collect();
        let people = list(words, &people, Joined::And);
        say!(words, "did-remind", people, what = what(deadline))
    } else if let Event::Snoozed { deadline, until, reason } = &entry.event {
        let span = span(words, until.since(entry.at));
        let told = say!(words, "did-snooze", by, what = what(deadline), span);
        because(words, told, reason.as_deref())
    } else if let Event::RemindersStopped { deadline, reason } = &entry.event {
        let told = say!(words, "did-stop-reminders", by, what = what(deadline));
        because(words, told, Some(reason))
    } else if entry.event == Event::RemindersResumed {
        say!(words, "did-resume-reminders", by)
    } else {
        return None;
    })
}

fn because(words: &Words, told: String, reason: Option<&str>) -> String {
    match reason {
        Some(reason) => say!(words, "did-because", told, reason = typed(reason)),
        None => told,
    }
}

fn noted(words: &Words, receipt: &Receipt) -> Option<String> {
    Some(match receipt {
        Receipt::BugOpened { id, .. } => say!(words, "came-bug", bug = id.to_string()),
        Receipt::TaskAdded { task, .. } => say!(words, "came-task", task = task.title()),
        Receipt::PutOnTop { sprint } => say!(words, "came-top", sprint = typed(sprint)),
        Receipt::ChatOpened { .. } => say!(words, "came-chat"),
        Receipt::BotInstalled => say!(words, "came-bot"),
        Receipt::BugUpdated { resolved: true } => say!(words, "came-bug-resolved"),
        Receipt::BugUpdated { resolved: false } => say!(words, "came-bug-active"),
        Receipt::Parked { intent, reason } => {
            say!(words, "came-parked", what = label(words, intent), reason = text::reason(reason))
        }
        Receipt::ActionAdded { number, id, .. } => {
            say!(words, "came-action", number = *number, item = id.to_string())
        }
        Receipt::PostMortemScheduled { .. } => say!(words, "came-post-mortem"),
        Receipt::ActionsEnded { .. }
        | Receipt::CardShown { .. }
        | Receipt::DutyShown { .. }
        | Receipt::AlertShown { .. }
        | Receipt::Done => return None,
    })
}
