//! What people read about an errand that waits for them.

use crate::clients::{Trouble, TroubleKind};
use incident::Intent;

/// How much of a neighbour's own words people see; the log has the rest.
const DETAIL_CHARS_MAX: usize = 120;

/// What a person can do about an errand that is parked.
pub(super) const fn way_out(intent: &Intent, status: Option<u16>) -> &'static str {
    // Graph does not say whom or what it does not take; mostly it is somebody who has left.
    let somebody = matches!(status, Some(400 | 404));
    match intent {
        Intent::OpenChat { .. } if somebody => {
            "Compare the ids in team.people with the Entra portal and try again, or start a group \
             chat by hand and say `use this chat` in it"
        }
        Intent::Summon { .. } if somebody => {
            "Compare the ids in team.people with the Entra portal and try again, or add people to \
             the chat by hand"
        }
        Intent::OpenChat { .. } => {
            "Try again in a while, or start a group chat by hand and say `use this chat` in it"
        }
        Intent::InstallBot | Intent::NameChat => {
            "Add Firewatch to the chat by hand, or try again in a while"
        }
        Intent::Summon { .. } => "Add people to the chat by hand, or try again in a while",
        Intent::SchedulePostMortem { .. } => {
            "Invite by hand: the card has the invitation, filled in; or try again in a while"
        }
        Intent::FinishTask { .. } => "Close the task by hand, or try again",
        Intent::OpenBug => {
            "Create the bug by hand and say `bug` and its number, or have it mended and try again"
        }
        Intent::AdoptBug { .. } => "Say `bug` and the number of a work item that is there",
        Intent::AddTask { .. } => "Add the task by hand, or have it mended and try again",
        Intent::PutOnTop => "Move the bug to the top by hand, or try again",
        Intent::Comment { .. } | Intent::UpdateBug => {
            "Bring the bug up to date by hand, or try again"
        }
        Intent::ReadTitle { .. } => "Say `use this chat` in the chat",
        Intent::Show { .. } | Intent::Say { .. } | Intent::Wake { .. } => "Try again",
    }
}

/// What people read on the card about a neighbour's refusal.
pub(super) fn words(trouble: &Trouble) -> String {
    let what = match trouble.kind {
        TroubleKind::Unauthorised => "does not accept Firewatch's sign-in",
        TroubleKind::Refused
        | TroubleKind::Gone
        | TroubleKind::Conflict
        | TroubleKind::NotSent
        | TroubleKind::Uncertain
        | TroubleKind::Later
        | TroubleKind::Throttled => "refused",
    };
    let first = trouble.detail.split_inclusive(". ").next().unwrap_or_default();
    let short: String = first.trim_end().chars().take(DETAIL_CHARS_MAX).collect();
    let detail = match (trouble.status, short.as_str()) {
        (Some(status), "") => format!(" ({status})"),
        (Some(status), detail) => format!(" ({status}: {})", detail.trim_end_matches('.')),
        (None, _) => String::new(),
    };
    format!("{} {what}{detail}", trouble.service.name())
}
