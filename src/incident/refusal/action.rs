//! Every "no" about an action item.

use crate::ids::Moment;
use crate::people::Actor;
use serde::{Deserialize, Serialize};

/// Why something about an action item was not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "on_action", rename_all = "snake_case")]
pub enum OnAction {
    /// It is not said what is to be done.
    Empty,
    /// There are as many as anybody can look after.
    TooMany {
        /// How many.
        most: usize,
    },
    /// There is none with this number.
    NoSuch {
        /// The number.
        number: u32,
    },
    /// It is done or let go already.
    Ended {
        /// Its number.
        number: u32,
        /// Who said so.
        by: Actor,
        /// When.
        at: Moment,
    },
}
