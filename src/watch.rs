//! watch: how is Firewatch itself?
//!
//! In: what the other rooms count; what the store holds. Out: numbers for Prometheus, and what is
//! stuck, if anything is.
//! Never: a name, a word that somebody wrote, a label with more values than fit on a screen.
//! May touch: incident, stage, store, `prometheus_client`, reqwest, tokio, `tokio_util`.

mod audit;
mod heartbeat;
mod numbers;

pub use audit::{Finding, audit};
pub use heartbeat::{Heartbeat, keep_watch};
pub use numbers::{Came, Numbers, Went};

use crate::stage::Stage;
use crate::store::Waiting;
use incident::{Incident, Moment};
use std::sync::Arc;

/// What can be seen of Firewatch from inside at one moment.
#[derive(Clone, Debug)]
pub struct Sight {
    /// When.
    pub at: Moment,
    /// Errands that wait or run.
    pub waiting: Vec<Waiting>,
    /// Incidents that are open.
    pub open: Vec<Arc<Incident>>,
    /// Bytes left on the disk with the data folder, where it can be asked.
    pub free: Option<u64>,
}

impl Sight {
    /// Looks.
    pub fn of(stage: &Stage) -> Self {
        let (open, waiting) = stage.store.sight();
        Self { at: stage.house.clock.now(), waiting, open, free: stage.store.free() }
    }

    /// How many errands of open incidents wait for a person.
    #[must_use]
    pub fn parked(&self) -> usize {
        self.open.iter().map(|incident| incident.outside.parked.len()).sum()
    }
}
