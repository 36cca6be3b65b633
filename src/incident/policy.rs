//! How long the process waits for whom. Stored with an incident, so that a later change of the
//! configuration never moves a deadline somebody was told.

use serde::{Deserialize, Serialize};
use std::time::Duration;

/// The deadlines of one incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// After this long without a severity, the deputy is asked as well.
    pub confirmation_deputy: Duration,
    /// After this long, everybody in the team may confirm.
    pub confirmation_team: Duration,
    /// After this long, Firefighting starts on an assumed severity.
    pub confirmation_assumed: Duration,
    /// How long a person has to accept being incident manager before the checker is told.
    pub acceptance: Duration,
}

impl Default for Policy {
    fn default() -> Self {
        let minutes = |minutes: u64| Duration::from_secs(60 * minutes);
        Self {
            confirmation_deputy: minutes(10),
            confirmation_team: minutes(15),
            confirmation_assumed: minutes(20),
            acceptance: minutes(5),
        }
    }
}
