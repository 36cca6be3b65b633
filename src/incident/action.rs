//! Action items: what a team does so that it does not happen again (P32, P33).

use crate::ids::{Moment, WorkItemId};
use crate::people::{Actor, Person, Who};
use serde::{Deserialize, Serialize};

/// What somebody wants to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// What.
    pub text: String,
    /// Who shall do it, if said.
    pub owner: Option<Who>,
    /// Until which day, as a date, if said.
    pub due: Option<String>,
    /// How urgent, from 1 to 4, if said.
    pub priority: Option<u8>,
}

/// An action item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// Counts from 1 within its incident.
    pub number: u32,
    /// What is to be done.
    pub text: String,
    /// Who does it.
    pub owner: Option<Person>,
    /// Until which day, as a date.
    pub due: Option<String>,
    /// How urgent, from 1 to 4.
    pub priority: Option<u8>,
    /// Who said so.
    pub by: Actor,
    /// When.
    pub at: Moment,
    /// The work item, once it is there.
    pub item: Option<Item>,
    /// How it ended, once it has.
    pub ended: Option<Ended>,
}

/// The work item of an action item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its number.
    pub id: WorkItemId,
    /// Where people look at it.
    pub url: String,
}

/// How an action item ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// Who said so.
    pub by: Actor,
    /// When.
    pub at: Moment,
    /// Why it is let go; none where it is done.
    pub dropped: Option<String>,
}

impl Action {
    /// Whether it is still to be done.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.ended.is_none()
    }
}
