//! What can be asked of the rota: by a person, by a receipt, by time.

use crate::day::Day;
use incident::{Actor, ChatId, Intent, Moment, Posted, Who};
use jiff::civil::Date;

/// Who asks what, when and where.
#[derive(Clone, Debug)]
pub struct Ask {
    /// When it was asked.
    pub at: Moment,
    /// Who asks, proven.
    pub by: Actor,
    /// The conversation it was asked in.
    pub place: Option<ChatId>,
    /// What is asked.
    pub command: Command,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// My turn for yours.
    Swap {
        /// The day whose turn I give.
        gives: Day,
        /// With whom.
        with: Who,
        /// The day whose turn I get; the other's next one where it is not said.
        gets: Option<Day>,
    },
    /// Yes or no to a wish to swap.
    AnswerSwap {
        /// Which; the only one there is where it is not said.
        number: Option<u32>,
        /// Whether it is a yes.
        yes: bool,
    },
    /// I check, whoever's turn it is: now, or on a day.
    TakeOver {
        /// The day; now where it is not said.
        day: Option<Day>,
    },
    /// This person checks on these days, says an administrator.
    Override {
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
        /// Who checks.
        who: Who,
        /// The last number given when the preview was drawn that was agreed to; without it a
        /// preview is shown, and nothing changed.
        agreed: Option<u32>,
    },
    /// Somebody cannot check on these days.
    Away {
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
        /// Who; the asker where it is not said.
        who: Option<Who>,
    },
    /// A change shall be none.
    Undo {
        /// Its number.
        number: u32,
    },
    /// I looked at the logs.
    Checked {
        /// The day of the card that was pressed; none when typed.
        day: Option<Date>,
        /// What I found, if anything.
        noted: Option<String>,
    },
    /// I cannot look at them today.
    PassOn {
        /// The day of the card that was pressed; none when typed.
        day: Option<Date>,
    },
    /// It is time to look at the clock.
    Look,
    /// The card of a day's duty stands in a chat.
    Shown {
        /// Which day's.
        day: Date,
        /// Where.
        card: Posted,
    },
    /// Something about turns could not be said.
    Unsaid {
        /// What was to be said.
        intent: Box<Intent>,
        /// What is so and what to do.
        reason: String,
    },
}

impl Command {
    /// Whether the words for it can be about turns alone, so that whoever was overheard saying them
    /// waits for an answer. “Take over” and “pass on” are ordinary talk, too.
    #[must_use]
    pub const fn is_about_turns_alone(&self) -> bool {
        match self {
            Self::Swap { .. }
            | Self::AnswerSwap { .. }
            | Self::TakeOver { day: Some(_) }
            | Self::Override { .. }
            | Self::Away { .. }
            | Self::Undo { .. } => true,
            Self::TakeOver { day: None }
            | Self::Checked { .. }
            | Self::PassOn { .. }
            | Self::Look
            | Self::Shown { .. }
            | Self::Unsaid { .. } => false,
        }
    }
}
