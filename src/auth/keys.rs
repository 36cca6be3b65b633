//! The keys we trust right now. Somebody else fetches them; here they are kept and asked for.

use crate::wire::openid::{Jwk, Jwks};
use arc_swap::ArcSwapOption;
use incident::Moment;
use jsonwebtoken::DecodingKey;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{Notify, watch};

/// A forced fetch happens at most this often, so that made-up key names cost nothing.
const FORCED_EVERY: Duration = Duration::from_secs(30);

/// How long a request waits for keys before it is answered without.
const PATIENCE: Duration = Duration::from_secs(3);

/// The published keys that can prove a token, by name.
pub struct KeySet {
    keys: BTreeMap<String, Key>,
    source: Vec<Jwk>,
}

/// One key.
pub(super) struct Key {
    pub(super) decoding: DecodingKey,
    /// The channels it may speak for; `None` where it does not say.
    pub(super) endorsements: Option<Vec<String>>,
}

impl KeySet {
    /// Takes the usable keys: RSA, for signing, named and complete. `None` where there is none, so
    /// that a broken answer never pushes out good keys.
    #[must_use]
    pub fn read(jwks: Jwks) -> Option<Self> {
        let keys: BTreeMap<_, _> = jwks.keys.iter().filter_map(usable).collect();
        (!keys.is_empty()).then_some(Self { keys, source: jwks.keys })
    }

    pub(super) fn find(&self, kid: &str) -> Option<&Key> {
        self.keys.get(kid)
    }
}

fn usable(jwk: &Jwk) -> Option<(String, Key)> {
    let for_signing = jwk.purpose.as_deref().is_none_or(|purpose| purpose == "sig");
    if jwk.kty.as_deref() != Some("RSA") || !for_signing {
        return None;
    }
    let decoding = DecodingKey::from_rsa_components(jwk.n.as_deref()?, jwk.e.as_deref()?).ok()?;
    Some((jwk.kid.clone()?, Key { decoding, endorsements: jwk.endorsements.clone() }))
}

impl fmt::Debug for KeySet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("KeySet").field(&self.keys.keys()).finish()
    }
}

/// Holds the current keys and passes on the wish for newer ones. It never fetches itself: see
/// [`keep_keys`](super::keep_keys).
#[derive(Debug)]
pub struct KeyRing {
    keys: ArcSwapOption<KeySet>,
    asking: Mutex<Asking>,
    wanted: Notify,
    /// Counts the fetches that have ended, well or badly.
    ended: watch::Sender<u64>,
}

#[derive(Debug, Default)]
struct Asking {
    last: Option<Moment>,
    under_way: bool,
}

impl Default for KeyRing {
    fn default() -> Self {
        Self {
            keys: ArcSwapOption::empty(),
            asking: Mutex::default(),
            wanted: Notify::new(),
            ended: watch::Sender::new(0),
        }
    }
}

impl KeyRing {
    /// Replaces the keys by freshly fetched ones. The same keys again change nothing, so tokens
    /// proven by them stay proven.
    pub fn put(&self, keys: KeySet) {
        let same = self.current().is_some_and(|current| current.source == keys.source);
        if !same {
            self.keys.store(Some(Arc::new(keys)));
        }
        self.end();
    }

    /// Says that a fetch brought nothing; those who wait go on with the keys there are.
    pub fn failed(&self) {
        self.end();
    }

    /// Whether any keys are there; without them every request is answered with 503.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.keys.load().is_some()
    }

    pub(super) fn current(&self) -> Option<Arc<KeySet>> {
        self.keys.load_full()
    }

    /// Ends when somebody wants newer keys.
    pub(super) async fn wanted(&self) {
        self.wanted.notified().await;
    }

    /// Asks for newer keys and waits a little for them. Many may wait for one fetch; a second
    /// fetch is not asked for within 30 seconds.
    pub(super) async fn refresh(&self, now: Moment) {
        let mut ended = self.ended.subscribe();
        if self.ask(now) {
            // Late keys are no error here: the caller looks again and decides.
            let _late = tokio::time::timeout(PATIENCE, ended.changed()).await;
        }
    }

    /// Whether a fetch is worth waiting for.
    fn ask(&self, now: Moment) -> bool {
        let mut asking = self.asking.lock().unwrap_or_else(PoisonError::into_inner);
        let recently = asking.last.is_some_and(|last| now.since(last) < FORCED_EVERY);
        if recently {
            return asking.under_way || !self.is_ready();
        }
        *asking = Asking { last: Some(now), under_way: true };
        self.wanted.notify_one();
        true
    }

    fn end(&self) {
        self.asking.lock().unwrap_or_else(PoisonError::into_inner).under_way = false;
        self.ended.send_modify(|count| *count += 1);
    }
}
