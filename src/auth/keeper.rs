//! Keeping the keys fresh: at the start, once a day, and whenever somebody asks.

use super::keys::{KeyRing, KeySet};
use crate::wire::openid::Jwks;
use std::fmt::Display;
use std::time::Duration;

/// Microsoft asks for a fresh look at least this often:
/// <https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#openid-metadata-document>
const DAILY: Duration = Duration::from_hours(24);

/// The first and the longest pause after a failed fetch.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

/// Keeps the keys of `ring` fresh until `shutdown` ends. `fetch` brings the published keys once;
/// after a failure it is called again after 1, 2, 4 … 60 seconds, or at once when a request wants
/// a key that is not there. Old keys stay in use meanwhile.
pub async fn keep_keys<F, E>(
    ring: &KeyRing,
    fetch: impl Fn() -> F,
    shutdown: impl Future<Output = ()>,
) where
    F: Future<Output = Result<Jwks, E>>,
    E: Display,
{
    tokio::select! {
        () = shutdown => {}
        () = keep(ring, fetch) => {}
    }
}

async fn keep<F, E>(ring: &KeyRing, fetch: impl Fn() -> F)
where
    F: Future<Output = Result<Jwks, E>>,
    E: Display,
{
    let mut pause = FIRST_PAUSE;
    loop {
        let rest = if once(ring, fetch().await) {
            pause = FIRST_PAUSE;
            DAILY
        } else {
            let rest = pause;
            pause = LONGEST_PAUSE.min(pause * 2);
            rest
        };
        tokio::select! {
            () = tokio::time::sleep(rest) => {}
            () = ring.wanted() => {}
        }
    }
}

/// Whether the fetch brought usable keys.
fn once<E: Display>(ring: &KeyRing, fetched: Result<Jwks, E>) -> bool {
    match fetched.map(KeySet::read) {
        Ok(Some(keys)) => {
            ring.put(keys);
            true
        }
        Ok(None) => {
            tracing::warn!("the Bot Connector published no usable key; keeping the ones we have");
            ring.failed();
            false
        }
        Err(error) => {
            tracing::warn!(%error, "cannot fetch the Bot Connector's keys; will try again");
            ring.failed();
            false
        }
    }
}
