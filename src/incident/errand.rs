//! What errands are called, so that a newer one takes the place of an older.

use crate::command::Deadline;
use crate::intent::{Card, Task};
use serde::{Deserialize, Serialize};

/// The name of an errand within its incident, or among those of none. A new intent with the name of
/// a waiting one takes its place: "bring it to this state" is said once, however often the state changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Errand {
    /// Bring a card to the present state.
    Show(Card),
    /// Create the bug, or adopt one.
    OpenBug,
    /// Create a task below the bug.
    AddTask(Task),
    /// Move the bug to the top of the sprint.
    PutOnTop,
    /// Write progress note number n on the bug.
    Comment(u32),
    /// Bring the bug to the present state.
    UpdateBug,
    /// Create the firefighting chat.
    OpenChat,
    /// Install the bot in the firefighting chat.
    InstallBot,
    /// Bring the chat's title to the present state.
    NameChat,
    /// Bring more people into the chat.
    Summon,
    /// Put the post-mortem into the calendars.
    SchedulePostMortem,
    /// Say of a task that it is done.
    FinishTask(Task),
    /// Make a work item of an action item.
    AddAction(u32),
    /// Say of an action item's work item that it is over.
    EndAction(u32),
    /// Keep an appointment.
    Wake(Deadline),
    /// Look whose turn it is, and who has to be asked.
    WatchRota,
    /// Bring the card of the morning duty to the present state.
    ShowDuty,
    /// Look which alert has waited for too long.
    WatchAlerts,
    /// Bring the card of an alert to the present state.
    ShowAlert(u32),
}
