//! probe: does the Firewatch on this machine live?
//!
//! In: an address. Out: it answered well, or why not. For images without a shell.
//! Never: the configuration, the ledger.
//! May touch: anyhow, reqwest.

use anyhow::{Context, ensure};
use std::time::Duration;

/// How long an answer may take; a platform's probe waits a little longer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Asks `url` once.
///
/// # Errors
/// Nobody answered in time, or not with success; whoever asked for the probe has to look why.
pub async fn probe(url: &str) -> anyhow::Result<()> {
    // Straight to this machine, whatever proxy the errands take.
    let client = reqwest::Client::builder().no_proxy().timeout(PATIENCE).build()?;
    let answer = client.get(url).send().await.with_context(|| format!("no answer from {url}"))?;
    let status = answer.status();
    let body = answer.text().await.unwrap_or_default();
    ensure!(status.is_success(), "{url} answers {status}: {}", body.trim());
    Ok(())
}
