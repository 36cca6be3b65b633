//! How long the process waits for whom. Stored with an incident, so that a later change of the
//! configuration never moves a deadline somebody was told.

use crate::severity::Severity;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// The deadlines of one incident. What an incident of an earlier version does not know is as usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Policy {
    /// After this long without a severity, the deputy is asked as well.
    pub confirmation_deputy: Duration,
    /// After this long, everybody in the team may confirm.
    pub confirmation_team: Duration,
    /// After this long, Firefighting starts on an assumed severity.
    pub confirmation_assumed: Duration,
    /// How long a person has to accept being incident manager before the checker is told.
    pub acceptance: Duration,
    /// How long the team can object to an incident manager before that person leads, counted from
    /// when the person was asked; at severity 1 it holds at once (P11). Nothing: no waiting.
    pub objection: Duration,
    /// How long a severe incident may be without anybody who leads or is asked to, before those
    /// who can choose are reminded. Then twice as long, and so on up to an hour (P11).
    pub assignment: Duration,
    /// How long the team may hear nothing of a severity 1 before its manager is reminded (P24).
    pub updates_critical: Duration,
    /// The same for a severity 2.
    pub updates_high: Duration,
    /// How long after the resolution somebody is asked whether all is quiet (P29).
    pub monitoring: Duration,
    /// How long after that the post-mortem may be without a date before whoever led is reminded,
    /// in office hours; and how often after that (P31).
    pub post_mortem: Duration,
    /// How often people are reminded of action items that are open, in office hours (P33).
    pub action_items: Duration,
}

impl Default for Policy {
    fn default() -> Self {
        let minutes = |minutes: u64| Duration::from_secs(60 * minutes);
        Self {
            confirmation_deputy: minutes(10),
            confirmation_team: minutes(15),
            confirmation_assumed: minutes(20),
            acceptance: minutes(5),
            objection: minutes(5),
            assignment: minutes(5),
            updates_critical: minutes(30),
            updates_high: minutes(60),
            monitoring: minutes(30),
            post_mortem: minutes(24 * 60),
            action_items: minutes(7 * 24 * 60),
        }
    }
}

impl Policy {
    /// How long the team may hear nothing of a severe incident.
    #[must_use]
    pub const fn updates(&self, severity: Severity) -> Duration {
        match severity {
            Severity::Critical => self.updates_critical,
            Severity::High | Severity::Medium | Severity::Low => self.updates_high,
        }
    }
}
