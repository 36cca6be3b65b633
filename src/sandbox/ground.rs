//! What all neighbours stand on: the world, its clock, its saved copy, and who listens.

use super::moods::Moods;
use super::requests::Ledger;
use super::setting::{Setting, Trouble};
use super::signing::Ring;
use super::world::World;
use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

/// The state behind one [`super::Town`].
pub(super) struct Ground {
    pub(super) setting: Setting,
    /// `http://127.0.0.1:PORT`
    pub(super) base: String,
    world: Mutex<World>,
    version: watch::Sender<u64>,
    pub(super) moods: Moods,
    pub(super) ledger: Ledger,
    pub(super) ring: Ring,
    /// Where activities go.
    pub(super) bot: Mutex<Option<String>>,
    pub(super) post: reqwest::Client,
    /// Activities on their way to the bot.
    pub(super) underway: watch::Sender<usize>,
    /// Moments of the latest messages by conversation, for the rate limits.
    pub(super) sent: Mutex<BTreeMap<String, VecDeque<i64>>>,
    /// Becomes true when the town closes.
    pub(super) closing: watch::Receiver<bool>,
}

/// A poisoned lock only says that a test panicked elsewhere; the data is still whole.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Ground {
    /// # Errors
    /// Where the saved world cannot be read, or no HTTP client can be made.
    pub(super) fn new(
        setting: Setting,
        base: String,
        closing: watch::Receiver<bool>,
    ) -> Result<Self, Trouble> {
        let now = (setting.now)();
        let saved = setting.keep.as_deref().map(load).transpose()?.flatten();
        let world =
            saved.unwrap_or_else(|| World::first_day(&setting.app_id, &setting.tenant, now));
        let post = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .tls_certs_only([])
            .build()?;
        Ok(Self {
            setting,
            base,
            world: Mutex::new(world),
            version: watch::Sender::new(1),
            moods: Moods::default(),
            ledger: Ledger::default(),
            ring: Ring::default(),
            bot: Mutex::new(None),
            post,
            underway: watch::Sender::new(0),
            sent: Mutex::new(BTreeMap::new()),
            closing,
        })
    }

    /// Milliseconds since 1970 by the setting's clock.
    pub(super) fn now(&self) -> i64 {
        (self.setting.now)()
    }

    /// Reads the world.
    pub(super) fn look<T>(&self, at: impl FnOnce(&World) -> T) -> T {
        at(&lock(&self.world))
    }

    /// Changes the world, saves it and tells those who watch. The save comes before any answer
    /// leaves, so that a killed process forgets nothing a neighbour has promised.
    pub(super) fn change<T>(&self, how: impl FnOnce(&mut World, i64) -> T) -> T {
        let now = self.now();
        let mut world = lock(&self.world);
        let outcome = how(&mut world, now);
        if let Some(path) = &self.setting.keep
            && let Err(trouble) = save(path, &world)
        {
            tracing::warn!(%trouble, "the sandbox could not save its world");
        }
        drop(world);
        self.version.send_modify(|version| *version += 1);
        outcome
    }

    pub(super) fn changes(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }

    /// Notes something the real service accepts but people regret.
    pub(super) fn complain(&self, complaint: String) {
        self.change(|world, _now| world.complaints.push(complaint));
    }

    pub(super) fn service_url(&self) -> String {
        format!("{}/connector/", self.base)
    }
}

fn load(path: &Path) -> Result<Option<World>, Trouble> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(serde_json::from_slice(&bytes)?)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn save(path: &Path, world: &World) -> Result<(), Trouble> {
    let draft = path.with_extension("draft");
    std::fs::write(&draft, serde_json::to_vec(world)?)?;
    std::fs::rename(&draft, path)?;
    Ok(())
}

/// `2026-07-29T08:00:00.001Z`; empty for a moment no calendar knows.
pub(super) fn iso(at: i64) -> String {
    jiff::Timestamp::from_millisecond(at).map(|moment| format!("{moment:.3}")).unwrap_or_default()
}
