//! What a press was about, and the card it was on.

use crate::hear::Heard;
use incident::{Answers, Command, IncidentId};
use serde_json::Value;

/// The card a button was on: its answer takes the place of that card.
#[derive(Clone, Copy)]
pub enum Face {
    Live,
    WarRoom,
    Informing,
    Acceptance(u32),
    Actions,
}

impl Face {
    pub fn of(data: &Value) -> Self {
        let question = data.get("q").and_then(Value::as_u64);
        match data.get("on").and_then(Value::as_str) {
            Some("war-room") => Self::WarRoom,
            Some("informing") => Self::Informing,
            Some("actions") => Self::Actions,
            Some("acceptance") => Self::Acceptance(
                question.and_then(|question| u32::try_from(question).ok()).unwrap_or_default(),
            ),
            Some(_) | None => Self::Live,
        }
    }
}

/// What a press was about, kept for its answer.
pub struct Meant {
    pub face: Face,
    pub about: Option<IncidentId>,
    pub answers: Option<Answers>,
    /// What else it was on.
    pub other: Option<Other>,
}

/// A card that is about no incident.
#[derive(PartialEq, Eq)]
pub enum Other {
    /// That of the morning duty.
    Duty,
    /// That of this alert.
    Alert(u32),
}

impl Meant {
    pub fn of(heard: &Heard, face: Face) -> Self {
        if let Heard::Expect { about, .. } | Heard::Action { about, .. } = heard {
            return Self { face, about: *about, answers: None, other: None };
        }
        let Heard::Change { about, command } = heard else {
            use rota::Command::{Checked, PassOn};
            let other = if let Heard::Alert(command) = heard {
                command.number().map(Other::Alert)
            } else {
                matches!(heard, Heard::Rota(Checked { .. } | PassOn { .. })).then_some(Other::Duty)
            };
            return Self { face, about: None, answers: None, other };
        };
        let answers = if let Command::ConfirmSeverity { answers, .. } = command {
            answers.clone()
        } else {
            None
        };
        Self { face, about: *about, answers, other: None }
    }
}
