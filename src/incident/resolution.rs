//! How an incident ended, and what was seen afterwards.

use crate::ids::Moment;
use crate::people::{Actor, Person};
use serde::{Deserialize, Serialize};

/// How it ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolution {
    /// Who led, if anybody did.
    pub manager: Option<Person>,
    /// Who saw it work in production (P28).
    pub verified_by: String,
    /// What that person did to see it.
    pub how: String,
    /// What repaired it.
    pub fix: Option<String>,
    /// Who said so.
    pub by: Actor,
    /// When.
    pub at: Moment,
    /// That all is quiet since then, once somebody has seen it (P29).
    #[serde(default)]
    pub monitored: Option<Monitored>,
}

/// Somebody looked after the resolution, and all was quiet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Monitored {
    /// Who.
    pub by: Person,
    /// When.
    pub at: Moment,
    /// What was seen, where somebody said so.
    pub noted: Option<String>,
}
