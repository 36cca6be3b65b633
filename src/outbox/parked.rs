//! What people read about an errand that waits for them.

use crate::clients::remedy::remedy;
use crate::clients::{Trouble, TroubleKind};
use incident::Intent;
use wording::{Words, say};

/// How much of a neighbour's own words people see; the log has the rest.
const DETAIL_CHARS_MAX: usize = 120;

/// Why an errand is parked, and what mends it: the cause where it is known, otherwise what the
/// neighbour said and how to do it by hand.
pub(super) fn because(words: &Words, intent: &Intent, trouble: &Trouble) -> String {
    match remedy(words, trouble) {
        Some(known) => say!(words, "parked-remedy", so = known.so, mend = known.mend),
        None => format!("{}. {}", cause(words, trouble), way_out(words, intent, trouble.status)),
    }
}

/// What a person can do about an errand that is parked.
fn way_out(words: &Words, intent: &Intent, status: Option<u16>) -> String {
    // Graph does not say whom or what it does not take; mostly it is somebody who has left.
    let somebody = matches!(status, Some(400 | 404));
    match intent {
        Intent::OpenChat { .. } if somebody => say!(words, "mend-chat-people"),
        Intent::Summon { .. } if somebody => say!(words, "mend-people-ids"),
        Intent::OpenChat { .. } => say!(words, "mend-chat"),
        Intent::InstallBot | Intent::NameChat => say!(words, "mend-bot"),
        Intent::Summon { .. } => say!(words, "mend-people"),
        Intent::SchedulePostMortem { .. } => say!(words, "mend-post-mortem"),
        Intent::FinishTask { .. } => say!(words, "mend-finish"),
        Intent::AddAction { .. } => say!(words, "mend-action"),
        Intent::EndAction { .. } => say!(words, "mend-end-action"),
        Intent::OpenBug => say!(words, "mend-bug"),
        Intent::AdoptBug { .. } => say!(words, "mend-adopt"),
        Intent::AddTask { .. } => say!(words, "mend-task"),
        Intent::PutOnTop => say!(words, "mend-top"),
        Intent::Comment { .. } | Intent::UpdateBug => say!(words, "mend-update"),
        Intent::ReadTitle { .. } => say!(words, "mend-title"),
        Intent::Show { .. }
        | Intent::ShowDuty
        | Intent::Say { .. }
        | Intent::WatchRota { .. }
        | Intent::WatchAlerts { .. }
        | Intent::ShowAlert { .. }
        | Intent::Wake { .. } => say!(words, "mend"),
    }
}

/// What people read on the card about a neighbour's refusal; the neighbour's own words are as they
/// came.
fn cause(words: &Words, trouble: &Trouble) -> String {
    let first = trouble.detail.split_inclusive(". ").next().unwrap_or_default();
    let short: String = first.trim_end().chars().take(DETAIL_CHARS_MAX).collect();
    let detail = match (trouble.status, short.as_str()) {
        (Some(status), "") => format!(" ({status})"),
        (Some(status), detail) => format!(" ({status}: {})", detail.trim_end_matches('.')),
        (None, _) => String::new(),
    };
    let service = trouble.service.name();
    match trouble.kind {
        TroubleKind::Unauthorised => say!(words, "cause-sign-in", service, detail),
        TroubleKind::Refused
        | TroubleKind::Gone
        | TroubleKind::Conflict
        | TroubleKind::NotSent
        | TroubleKind::Uncertain
        | TroubleKind::Later
        | TroubleKind::Throttled => say!(words, "cause-refused", service, detail),
    }
}
