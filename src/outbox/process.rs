//! How the project in Azure `DevOps` works: asked once in a while, and anew after a refusal.

use super::Errands;
use super::errand::Hitch;
use crate::clients::devops::Process;
use incident::Moment;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How long what we were told is believed. Processes change a few times a year.
const BELIEVED: Duration = Duration::from_hours(1);

/// What we were told last, and when.
#[derive(Debug, Default)]
pub(super) struct Known(Mutex<Option<(Moment, Arc<Process>)>>);

impl Errands {
    /// How the project works.
    pub(super) async fn process(&self) -> Result<Arc<Process>, Hitch> {
        let now = self.stage.house.clock.now();
        let known = self.process.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((at, process)) = known
            && now.since(at) < BELIEVED
        {
            return Ok(process);
        }
        let place = self.place()?;
        let process = Arc::new(self.neighbours.devops.discover(&place.bug_type, now).await?);
        if let Some(missing) = &process.bug.instead_of {
            let found = &process.bug.name;
            tracing::warn!(
                missing,
                found,
                "devops.bug_type: the project has no such work item type, so its own is used"
            );
        }
        *self.process.0.lock().unwrap_or_else(PoisonError::into_inner) =
            Some((now, Arc::clone(&process)));
        Ok(process)
    }

    /// Asks anew next time.
    pub(super) fn forget_process(&self) {
        *self.process.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
