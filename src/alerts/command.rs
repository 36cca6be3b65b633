//! What can be asked about alerts: by a person, by a receipt, by time.

use incident::{IncidentId, Posted};
use rota::When;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// A machine says this.
    Raise {
        /// What it is called.
        name: String,
        /// What it says.
        detail: Option<String>,
    },
    /// I look at it.
    Acknowledge {
        /// Which; the only one that waits where it is not said.
        number: Option<u32>,
        /// What I saw, if anything.
        noted: Option<String>,
    },
    /// This is an incident (P08).
    Report {
        /// Which.
        number: u32,
    },
    /// This is part of that incident, which goes on if it was over (P29).
    Belongs {
        /// Which.
        number: u32,
        /// Of what.
        incident: IncidentId,
    },
    /// Keep it quiet for a while.
    Mute {
        /// Which; the only one that waits where it is not said.
        number: Option<u32>,
        /// Up to when; none where it was not said.
        until: Option<When>,
        /// Why.
        reason: Option<String>,
    },
    /// Keep it quiet no longer.
    Unmute {
        /// Which; the only one that is muted where it is not said.
        number: Option<u32>,
    },
    /// It is time to look at the clock.
    Look,
    /// Its card stands in a chat.
    Shown {
        /// Which one's.
        number: u32,
        /// Where.
        card: Posted,
    },
}

impl Command {
    /// The alert it names.
    pub const fn number(&self) -> Option<u32> {
        match self {
            Self::Acknowledge { number, .. }
            | Self::Mute { number, .. }
            | Self::Unmute { number } => *number,
            Self::Report { number } | Self::Belongs { number, .. } | Self::Shown { number, .. } => {
                Some(*number)
            }
            Self::Raise { .. } | Self::Look => None,
        }
    }
}
