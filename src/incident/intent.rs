//! Errands as data: what the world should be asked to do next. Stored before they are tried.
//!
//! The outbox promises *at least once*; each intent says how a repeat is recognised.

use crate::command::Deadline;
use crate::errand::Errand;
use crate::ids::{ChatId, Moment, WorkItemId};
use crate::people::Person;
use crate::saying::{Room, Saying};
use serde::{Deserialize, Serialize};

/// The three tasks a bug for a severe issue has at least (P12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// *Fix production issue*
    Fix,
    /// *Release hotfix*
    Release,
    /// *Schedule post-mortem*
    PostMortem,
}

impl Task {
    /// All three, in the order of the process document.
    pub const ALL: [Self; 3] = [Self::Fix, Self::Release, Self::PostMortem];

    /// Its title, to the letter of the process document.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Fix => "Fix production issue",
            Self::Release => "Release hotfix",
            Self::PostMortem => "Schedule post-mortem",
        }
    }
}

/// A card that is kept up to date for as long as its incident lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Card {
    /// The one in the team chat.
    Live,
    /// The one that asks a person to be incident manager; each person asked gets a new one.
    Acceptance {
        /// The question it asks.
        question: u32,
    },
    /// The one in the firefighting chat.
    WarRoom,
    /// The one for whoever informs stakeholders and clients (P25, P27).
    Informing,
    /// The one in the team chat with the action items.
    Actions,
}

/// What should be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "intent", rename_all = "snake_case")]
pub enum Intent {
    /// Bring a card to the present state. A repeat finds the message by its recorded id, and a
    /// first post whose answer was lost by the mark in it.
    Show {
        /// Which card.
        card: Card,
    },
    /// Create the bug. A repeat finds the first by the incident's mark among the tags.
    OpenBug,
    /// Make a work item that exists already the incident's bug. A repeat finds the incident's mark
    /// among its tags.
    AdoptBug {
        /// Its number.
        id: WorkItemId,
    },
    /// Create one task below the bug. A repeat finds the first by mark and title.
    AddTask {
        /// Which one.
        task: Task,
    },
    /// Move the bug to the top of the current sprint. A repeat changes nothing.
    PutOnTop,
    /// Add a progress note to the bug. A repeat finds the first by its number at the end.
    Comment {
        /// Its number within the incident, from 1.
        number: u32,
        /// Who said it.
        by: Person,
        /// When.
        at: Moment,
        /// What was said.
        text: String,
    },
    /// Bring the bug's severity and state to what is true now (P30). A repeat finds it so. What
    /// people changed in the meantime wins.
    UpdateBug,
    /// Create the firefighting chat with these people. A repeat finds the first by the mark in
    /// its topic.
    OpenChat {
        /// At least three different people, or Teams would not let anybody join later.
        members: Vec<Person>,
    },
    /// Install the bot in the firefighting chat. A repeat is told that it is there.
    InstallBot,
    /// Bring the chat's title to the present state. A repeat changes nothing.
    NameChat,
    /// Look what a chat is called that the bot was brought into, since Teams did not say it: it may
    /// be the firefighting chat of an incident (P17). A repeat finds it so.
    ReadTitle {
        /// The chat.
        chat: ChatId,
        /// Who brought the bot there.
        by: Person,
    },
    /// Bring these people into the firefighting chat, with all that was said there (P14, P16). A
    /// repeat finds them there.
    Summon {
        /// Who should be there besides those who are.
        people: Vec<Person>,
    },
    /// Put the post-mortem into the calendars of all involved (P31). A repeat is recognised by its
    /// transaction id, which is the incident's mark.
    SchedulePostMortem {
        /// In whose calendar it is made.
        organizer: Person,
        /// When it was asked for; it begins on a later day.
        after: Moment,
    },
    /// Set a task to done. A repeat finds it so; what people changed in the meantime wins.
    FinishTask {
        /// Which one.
        task: Task,
    },
    /// Make a work item of an action item, beside the bug (P32). A repeat finds the first by mark
    /// and number.
    AddAction {
        /// Its number within the incident.
        number: u32,
    },
    /// Set the work item of an action item to done or removed (P33). A repeat finds it so; what
    /// people changed in the meantime wins.
    EndAction {
        /// Its number within the incident.
        number: u32,
    },
    /// Say something once. A repeat after a lost answer looks for it in the chat.
    Say {
        /// Where.
        to: Room,
        /// What.
        saying: Saying,
    },
    /// Keep an appointment. A repeat finds the question answered.
    Wake {
        /// Which one.
        deadline: Deadline,
        /// When.
        at: Moment,
        /// The question it belongs to; answered means nothing to do.
        question: u32,
    },
    /// Look at the clock, for the rota (P03). A repeat finds it looked at.
    WatchRota {
        /// When.
        at: Moment,
    },
    /// Bring the card of the latest morning duty to the present state (P03). A repeat finds the
    /// message by its recorded id, and a first post whose answer was lost by the mark in it.
    ShowDuty,
    /// Look at the clock, for the alerts (P04). A repeat finds it looked at.
    WatchAlerts {
        /// When.
        at: Moment,
    },
    /// Bring the card of an alert to the present state (P04). A repeat finds the message as that of
    /// the morning duty is found.
    ShowAlert {
        /// Its number.
        number: u32,
    },
}

impl Intent {
    /// A short fixed name, for logs.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Show { .. } => "show",
            Self::OpenBug => "open_bug",
            Self::AdoptBug { .. } => "adopt_bug",
            Self::AddTask { .. } => "add_task",
            Self::PutOnTop => "put_on_top",
            Self::Comment { .. } => "comment",
            Self::UpdateBug => "update_bug",
            Self::OpenChat { .. } => "open_chat",
            Self::InstallBot => "install_bot",
            Self::NameChat => "name_chat",
            Self::ReadTitle { .. } => "read_title",
            Self::Summon { .. } => "summon",
            Self::SchedulePostMortem { .. } => "schedule_post_mortem",
            Self::FinishTask { .. } => "finish_task",
            Self::AddAction { .. } => "add_action",
            Self::EndAction { .. } => "end_action",
            Self::Say { .. } => "say",
            Self::Wake { .. } => "wake",
            Self::WatchRota { .. } => "watch_rota",
            Self::ShowDuty => "show_duty",
            Self::WatchAlerts { .. } => "watch_alerts",
            Self::ShowAlert { .. } => "show_alert",
        }
    }

    /// The errand's name, under which a newer intent replaces an older one that still waits.
    /// Things that are said once have none: each is an errand of its own.
    #[must_use]
    pub const fn errand(&self) -> Option<Errand> {
        match self {
            Self::Show { card } => Some(Errand::Show(*card)),
            Self::OpenBug | Self::AdoptBug { .. } => Some(Errand::OpenBug),
            Self::AddTask { task } => Some(Errand::AddTask(*task)),
            Self::PutOnTop => Some(Errand::PutOnTop),
            Self::Comment { number, .. } => Some(Errand::Comment(*number)),
            Self::UpdateBug => Some(Errand::UpdateBug),
            Self::OpenChat { .. } => Some(Errand::OpenChat),
            Self::InstallBot => Some(Errand::InstallBot),
            Self::NameChat => Some(Errand::NameChat),
            Self::Summon { .. } => Some(Errand::Summon),
            Self::SchedulePostMortem { .. } => Some(Errand::SchedulePostMortem),
            Self::FinishTask { task } => Some(Errand::FinishTask(*task)),
            Self::AddAction { number } => Some(Errand::AddAction(*number)),
            Self::EndAction { number } => Some(Errand::EndAction(*number)),
            Self::Wake { deadline, .. } => Some(Errand::Wake(*deadline)),
            Self::WatchRota { .. } => Some(Errand::WatchRota),
            Self::ShowDuty => Some(Errand::ShowDuty),
            Self::WatchAlerts { .. } => Some(Errand::WatchAlerts),
            Self::ShowAlert { number } => Some(Errand::ShowAlert(*number)),
            Self::Say { .. } | Self::ReadTitle { .. } => None,
        }
    }

    /// The room it says something in.
    #[must_use]
    pub const fn room(&self) -> Option<&Room> {
        match self {
            Self::Say { to, .. } => Some(to),
            Self::Show { .. }
            | Self::OpenBug
            | Self::AdoptBug { .. }
            | Self::AddTask { .. }
            | Self::PutOnTop
            | Self::Comment { .. }
            | Self::UpdateBug
            | Self::OpenChat { .. }
            | Self::InstallBot
            | Self::NameChat
            | Self::ReadTitle { .. }
            | Self::Summon { .. }
            | Self::SchedulePostMortem { .. }
            | Self::FinishTask { .. }
            | Self::AddAction { .. }
            | Self::EndAction { .. }
            | Self::WatchRota { .. }
            | Self::ShowDuty
            | Self::WatchAlerts { .. }
            | Self::ShowAlert { .. }
            | Self::Wake { .. } => None,
        }
    }
}
