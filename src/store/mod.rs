//! store: what must never be lost.
//!
//! In: an `Act`. Out: an `Outcome`, once everything about it is on disk: the key that recognises
//! a repeat, the events, the snapshot and the intents, in one write or not at all.
//! Never: a neighbour, the time of day, words for people.
//! May touch: alerts, clock, incident, meter, rota, sled, `serde_json`, tokio, rustix, thiserror.
//!
//! One thread writes. It takes whatever waits, judges one act after the other, and brings the
//! whole group to disk with one flush, so many acts cost hardly more than one.

mod act;
mod alerts;
mod bearings;
mod desk;
mod disk;
mod format;
mod keys;
mod learn;
mod load;
mod once;
mod outgoing;
mod page;
mod queue;
mod roster;
mod writer;

pub use act::{Act, AlertAsk, Aloud, Outcome, Seen, Settled, StoreError, Target};
pub use bearings::{Bearings, Known, Learnt};
pub use queue::{Due, Ticket, Tried, Waiting};

use crate::meter::Meter;
use ::alerts::Alerts;
use desk::Desk;
use disk::Disk;
use incident::{Entry, Incident, IncidentId, Moment, Team};
use queue::Queue;
use rota::{Check, Plan, Roster};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;
use tokio::sync::{Notify, mpsc, oneshot};

/// How many acts may wait for the writer before callers wait too.
const WAITING_MAX: usize = 4096;

/// How long closing waits for the writer to let go of the folder, and how often it looks.
const CLOSING_LOOK: Duration = Duration::from_millis(2);
const CLOSING_LOOKS_MAX: u32 = 2_500;

/// The ledger: a cheap handle that many may hold.
#[derive(Clone, Debug)]
pub struct Store {
    jobs: mpsc::Sender<writer::Job>,
    shared: Arc<Shared>,
}

/// What the store holds at one moment.
#[derive(Debug)]
pub struct Sighted {
    /// The incidents that are open.
    pub incidents: Vec<Arc<Incident>>,
    /// The errands that wait or run.
    pub waiting: Vec<Waiting>,
    /// How many errands of other incidents wait for a person.
    pub parked_elsewhere: usize,
    /// The alerts.
    pub alerts: Arc<Alerts>,
}

/// What the writer publishes once it is on disk.
#[derive(Debug)]
struct Shared {
    bearings: RwLock<Arc<Bearings>>,
    roster: RwLock<Arc<Roster>>,
    alerts: RwLock<Arc<Alerts>>,
    open: RwLock<Arc<desk::Open>>,
    queue: Mutex<Queue>,
    trouble: Mutex<Option<String>>,
    disk: Arc<Disk>,
    due: Notify,
    meter: Arc<Meter>,
}

impl Store {
    /// Opens the folder, creating it if need be, and starts the writer. With less than `free_min`
    /// bytes of room on the disk, everything is refused until there is more. The meter counts how
    /// long writing takes.
    ///
    /// # Errors
    /// Another process has it, it was written by a newer Firewatch, or the disk refuses; each
    /// says so in a sentence an operator can act on. Nothing was changed then.
    pub fn open(
        folder: &Path,
        team: Arc<Team>,
        plan: Arc<Plan>,
        free_min: u64,
        meter: Arc<Meter>,
    ) -> Result<Self, StoreError> {
        let disk = Arc::new(Disk::open(folder, free_min)?);
        let (desk, queue) = Desk::load(&disk, team, plan)?;
        let shared = Arc::new(Shared {
            bearings: RwLock::new(Arc::new(desk.bearings.clone())),
            roster: RwLock::new(Arc::clone(&desk.roster)),
            alerts: RwLock::new(Arc::clone(&desk.alerts)),
            open: RwLock::new(Arc::new(desk.open.clone())),
            queue: Mutex::new(queue),
            trouble: Mutex::new(None),
            disk,
            due: Notify::new(),
            meter,
        });
        let (jobs, waiting) = mpsc::channel(WAITING_MAX);
        writer::start(desk, waiting, Arc::clone(&shared))?;
        Ok(Self { jobs, shared })
    }

    /// Judges an act and makes what follows durable. When this returns, it is on disk.
    ///
    /// # Errors
    /// The disk is full or broken: nothing of the act happened, and the caller should tell the
    /// sender to come again (503).
    pub async fn commit(&self, act: Act) -> Result<Outcome, StoreError> {
        let (reply, answer) = oneshot::channel();
        let job = writer::Job { act, reply };
        self.jobs.send(job).await.map_err(|_| StoreError::Closed)?;
        answer.await.map_err(|_| StoreError::Closed)?
    }

    /// Where people, chats and the team chat are, as far as is known.
    pub fn bearings(&self) -> Arc<Bearings> {
        Arc::clone(&self.shared.bearings.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// What people changed of the plan of turns, and today's morning duty.
    pub fn roster(&self) -> Arc<Roster> {
        Arc::clone(&self.shared.roster.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The alerts that are of interest, and the latest others.
    pub fn alerts(&self) -> Arc<Alerts> {
        Arc::clone(&self.shared.alerts.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The latest morning duties, newest first, at most `limit`.
    ///
    /// # Errors
    /// The disk cannot be read.
    pub fn checks(&self, limit: usize) -> Result<Vec<Check>, StoreError> {
        roster::checks(&self.shared.disk, limit)
    }

    /// The incidents that came of an alert.
    ///
    /// # Errors
    /// The disk cannot be read.
    pub fn alarmed(&self) -> Result<BTreeSet<IncidentId>, StoreError> {
        alerts::alarmed(&self.shared.disk)
    }

    /// What happened to the rota, newest first; not all of it where it is long.
    ///
    /// # Errors
    /// The disk cannot be read.
    pub fn turns(&self) -> Result<Vec<(Moment, rota::Event)>, StoreError> {
        roster::history(&self.shared.disk)
    }

    /// The incidents about which something is left to do.
    pub fn open_incidents(&self) -> Vec<Arc<Incident>> {
        self.still_open().incidents.values().map(Arc::clone).collect()
    }

    fn still_open(&self) -> Arc<desk::Open> {
        Arc::clone(&self.shared.open.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// One incident, open or not; none where the number was never given.
    ///
    /// # Errors
    /// The disk cannot be read.
    pub fn incident(&self, id: IncidentId) -> Result<Option<Arc<Incident>>, StoreError> {
        match self.still_open().incidents.get(&id) {
            Some(incident) => Ok(Some(Arc::clone(incident))),
            None => Ok(format::snapshot(&self.shared.disk, id)?.map(|stored| stored.incident)),
        }
    }

    /// The newest incidents, newest first, at most `limit`.
    ///
    /// # Errors
    /// The disk cannot be read.
    pub fn latest(&self, limit: usize) -> Result<Vec<Arc<Incident>>, StoreError> {
        format::latest(&self.shared.disk, limit)
    }

    /// The history of an incident, oldest first.
    ///
    /// # Errors
    /// The disk cannot be read.
    pub fn history(&self, id: IncidentId) -> Result<Vec<Entry>, StoreError> {
        format::history(&self.shared.disk, id)
    }

    /// Takes errands that are due, each to one runner only until it is settled or put back.
    pub fn take_due(&self, now: Moment, limit: usize) -> Vec<Due> {
        self.queue().take_due(now, limit)
    }

    /// Puts an errand back after a try. Nothing is written: after a restart every waiting errand is due at once.
    pub fn again(&self, ticket: Ticket, at: Moment, tried: Tried) {
        self.queue().again(ticket, at, tried);
        self.shared.due.notify_one();
    }

    /// Puts an errand back that was not even tried.
    pub fn postpone(&self, ticket: Ticket, at: Moment) {
        self.queue().postpone(ticket, at);
        self.shared.due.notify_one();
    }

    /// When the next errand is due, and how many wait.
    pub fn next_due(&self) -> (Option<Moment>, usize) {
        self.queue().next_due()
    }

    /// All that is at one and the same moment: what came of a write is in all of it, or in none.
    pub fn sight(&self) -> Sighted {
        // The writer holds the queue while it publishes any of them.
        let queue = self.queue();
        let open = self.still_open();
        let incidents = open.incidents.values().map(Arc::clone).collect();
        let parked_elsewhere = open.parked_elsewhere.values().sum();
        Sighted { incidents, waiting: queue.waiting(), parked_elsewhere, alerts: self.alerts() }
    }

    /// Waits until there may be a new errand.
    pub async fn stirred(&self) {
        self.shared.due.notified().await;
    }

    /// Gives up this handle and waits, for a little while, until the folder is free for another
    /// process. Other handles keep it.
    pub async fn close(self) {
        let hold = self.shared.disk.hold();
        drop(self);
        for _ in 0..CLOSING_LOOKS_MAX {
            if hold.is_gone() {
                return;
            }
            tokio::time::sleep(CLOSING_LOOK).await;
        }
        tracing::warn!("the data folder is still held");
    }

    /// Ends when the writer has: nothing can be written any more by this process.
    pub async fn closed(&self) {
        self.jobs.closed().await;
    }

    /// How many bytes the disk with the data folder has left; nothing where it cannot be asked.
    pub fn free(&self) -> Option<u64> {
        self.shared.disk.free().ok()
    }

    /// Why nothing can be written at the moment; nothing where all is well.
    pub fn trouble(&self) -> Option<String> {
        let full = self.shared.disk.has_room().err().map(|error| error.to_string());
        full.or_else(|| self.last_trouble())
    }

    fn last_trouble(&self) -> Option<String> {
        self.shared.trouble.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.shared.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
