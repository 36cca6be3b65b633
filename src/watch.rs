//! watch: how is Firewatch itself?
//!
//! In: what the other rooms count; what the store holds. Out: numbers for Prometheus, and what is
//! stuck, if anything is.
//! Never: a name, a word that somebody wrote, a label with more values than fit on a screen.
//! May touch: alerts, incident, meter, stage, store, `prometheus_client`, reqwest, tokio, `tokio_util`.

mod audit;
mod heartbeat;
mod numbers;

pub use audit::{Finding, audit};
pub use heartbeat::{Heartbeat, keep_watch};
pub use numbers::{Came, Numbers, Went};

use crate::stage::Stage;
use crate::store::{Sighted, Waiting};
use incident::{Incident, IncidentId, Moment};
use std::collections::BTreeSet;
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
    /// How many errands of incidents that are not open wait for a person.
    pub parked_elsewhere: usize,
    /// Incidents that errands name and that the ledger does not have.
    pub missing: BTreeSet<IncidentId>,
    /// Whether somebody has to be asked about an alert later on, or a mute ends (P04).
    pub alerts_wait: bool,
    /// Bytes left on the disk with the data folder, where it can be asked.
    pub free: Option<u64>,
}

impl Sight {
    /// Looks.
    pub fn of(stage: &Stage) -> Self {
        let Sighted { incidents: open, waiting, parked_elsewhere, alerts } = stage.store.sight();
        let alerts_wait = alerts::next_look(&stage.house.plan, alerts.latest()).is_some();
        let (at, free) = (stage.house.clock.now(), stage.store.free());
        let named: BTreeSet<IncidentId> = waiting.iter().filter_map(|it| it.incident).collect();
        let is_open = |id: IncidentId| open.iter().any(|incident| incident.id == id);
        let missing = named
            .into_iter()
            .filter(|id| !is_open(*id) && matches!(stage.store.incident(*id), Ok(None)))
            .collect();
        Self { at, waiting, open, parked_elsewhere, missing, alerts_wait, free }
    }

    /// How many errands wait or run that do not stand there always.
    #[must_use]
    pub fn work(&self) -> usize {
        self.waiting.iter().filter(|waiting| waiting.is_work()).count()
    }

    /// How many errands of open incidents wait for a person.
    #[must_use]
    pub fn parked(&self) -> usize {
        self.open.iter().map(|incident| incident.outside.parked.len()).sum()
    }
}
