//! Which incident somebody means, and what to repeat where that is not plain.

use crate::store::Target;
use incident::{Command, IncidentId, Severity};

pub(super) fn target(
    about: Option<IncidentId>,
    here: Option<IncidentId>,
    command: &Command,
) -> Target {
    match (about, here) {
        (Some(id), _) => Target::Named(id),
        (None, Some(id)) => Target::Here(id),
        (None, None) => Target::Obvious { command: word(command) },
    }
}

/// The word to repeat with a number, where it could be about several incidents.
const fn word(command: &Command) -> &'static str {
    match command {
        Command::ConfirmSeverity { severity, .. } => match severity {
            Severity::Critical => "confirm 1",
            Severity::High => "confirm 2",
            Severity::Medium => "confirm 3",
            Severity::Low => "confirm 4",
        },
        Command::Decline { .. } => "decline",
        Command::Assign { .. } => "assign @name",
        Command::Volunteer => "volunteer",
        Command::Accept { .. } => "accept",
        Command::Update { .. } => "update",
        Command::Resolve(_) => "resolve",
        Command::Close => "close",
        Command::AdoptBug { .. } => "bug 1234",
        Command::Reopen { .. } => "reopen",
        Command::SchedulePostMortem => "schedule post-mortem",
        Command::AdoptChat { .. } => "use this chat for",
        Command::HandOver { .. } => "hand over to @name",
        Command::Object { .. } => "object",
        Command::Escalate { .. } => "escalate",
        Command::AddAction(_) => "action item …",
        Command::FinishAction { .. } => "done with action item …",
        Command::DropAction { .. } => "drop action item …",
        Command::Monitored { .. } => "all quiet",
        Command::Snooze { .. } => "snooze 30 min",
        Command::StopReminders { .. } => "stop reminders",
        Command::ResumeReminders => "resume reminders",
        Command::Expect { .. } => "eta 17:00",
        Command::Informed { .. } => "informed",
        Command::ClientAffected { .. } => "client affected",
        Command::ClientInformed { .. } => "client told",
        Command::Retry | Command::Wake { .. } | Command::Record(_) => "retry",
    }
}
