//! outbox: errands.
//!
//! In: intents that are due. Out: receipts, committed like everything else.
//! Never: a decision about the process; an errand that is not on disk.
//! May touch: alerts, incident, rota, stage, cards, presence, store, clients, watch, wire, wording, config, anyhow, tokio, `tokio_util`, `serde_json`, `futures_util`, `html_escape`, jiff, url.
//!
//! At least once: an errand leaves the queue only with the write that keeps what it brought home.

mod action;
mod alert;
mod bug;
mod chat;
mod circuit;
mod duty;
mod errand;
mod look;
mod meeting;
mod note;
mod pace;
mod parked;
mod patience;
mod post;
mod presence;
mod process;
mod sprint;
mod turn;
mod typing;
mod void;

pub use chat::CONSENTED;

use crate::clients::{Neighbours, Service};
use crate::config;
use crate::stage::Stage;
use crate::store::Due;
use crate::watch::Numbers;
use circuit::Circuit;
use incident::Moment;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// How many errands run at the same time.
const RUNNING_MAX: usize = 16;
/// How many are taken from the queue in one go where all of it is wanted.
const TAKEN_MAX: usize = 64;
/// How long the loop sleeps if nothing wakes it.
const NAP_MAX: Duration = Duration::from_secs(30);

/// Runs errands. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Outbox(Arc<Errands>);

#[derive(Debug)]
struct Errands {
    stage: Stage,
    neighbours: Arc<Neighbours>,
    tenant_id: String,
    devops_base: url::Url,
    devops: Option<config::Devops>,
    catalog: chat::Catalog,
    process: process::Known,
    pace: Mutex<pace::Pace>,
    circuits: Mutex<BTreeMap<Option<Service>, Circuit>>,
    answered: Mutex<look::Answered>,
    running: Arc<Semaphore>,
    numbers: Arc<Numbers>,
}

impl Outbox {
    /// An outbox that has not run anything yet.
    ///
    /// # Errors
    /// The address of Azure `DevOps` is none.
    pub fn new(
        stage: Stage,
        neighbours: Arc<Neighbours>,
        config: &config::Config,
        numbers: Arc<Numbers>,
    ) -> Result<Self, url::ParseError> {
        Ok(Self(Arc::new(Errands {
            stage,
            neighbours,
            tenant_id: config.bot.tenant_id.clone(),
            devops_base: url::Url::parse(&config.endpoints.devops)?,
            devops: config.devops.clone(),
            catalog: chat::Catalog::new(&config.bot),
            process: process::Known::default(),
            pace: Mutex::default(),
            circuits: Mutex::default(),
            answered: Mutex::default(),
            running: Arc::new(Semaphore::new(RUNNING_MAX)),
            numbers,
        })))
    }

    /// Runs what is due now and what follows from it, until nothing is due any more. Returns when
    /// the next errand is due, and how many wait.
    pub async fn drain(&self) -> (Option<Moment>, usize) {
        loop {
            let due = self.take(TAKEN_MAX);
            if due.is_empty() {
                return self.0.stage.store.next_due();
            }
            let in_turn = due.into_iter().map(async |due| {
                let Ok(_turn) = self.0.running.acquire().await else { return };
                self.0.run(due).await;
            });
            futures_util::future::join_all(in_turn).await;
        }
    }

    /// Runs errands as they become due, until it is stopped. What runs by then is finished; the
    /// rest waits on disk.
    pub async fn run(self, stop: CancellationToken) {
        let tasks = TaskTracker::new();
        let errands = Arc::clone(&self.0);
        let stopped = stop.clone();
        tasks.spawn(async move {
            tokio::select! {
                () = stopped.cancelled() => {}
                () = errands.get_to_know_the_project() => {}
            }
        });
        loop {
            let turn = tokio::select! {
                () = stop.cancelled() => break,
                turn = Arc::clone(&self.0.running).acquire_owned() => turn,
            };
            let Ok(turn) = turn else { break };
            // Only what has a turn is taken: an errand costs less in the queue than under way.
            if let Some(due) = self.take(1).pop() {
                let errands = Arc::clone(&self.0);
                tasks.spawn(async move {
                    errands.run(due).await;
                    drop(turn);
                });
                continue;
            }
            drop(turn);
            let (next, _) = self.0.stage.store.next_due();
            let now = self.0.stage.house.clock.now();
            let nap = next.map_or(NAP_MAX, |next| next.since(now)).min(NAP_MAX);
            tokio::select! {
                () = stop.cancelled() => break,
                () = self.0.stage.store.stirred() => {}
                () = tokio::time::sleep(nap) => {}
            }
        }
        tasks.close();
        tasks.wait().await;
    }

    fn take(&self, limit: usize) -> Vec<Due> {
        self.0.stage.store.take_due(self.0.stage.house.clock.now(), limit)
    }
}
