//! The watch that is kept: every so often an audit, and a sign of life to somebody outside who
//! notices when it stops coming.

use super::{Finding, Sight, audit};
use crate::stage::Stage;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How long whoever takes the sign may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// How the watch is kept.
#[derive(Clone, Debug)]
pub struct Heartbeat {
    /// Where signs of life go, if anywhere: asked with GET, and nothing is sent along.
    pub url: Option<String>,
    /// How often the audit is made.
    pub every: Duration,
}

/// Audits every so often until told to stop. What is found is a line in the log each; where nothing
/// is that Firewatch is at fault for, and the ledger can be written, the sign of life is given. That
/// it could not be given harms nothing here: whoever waits for it will notice.
pub async fn keep_watch(
    stage: Stage,
    heartbeat: Heartbeat,
    client: reqwest::Client,
    stop: CancellationToken,
) {
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(heartbeat.every) => {}
        }
        let findings = watch(&stage);
        let well = !findings.iter().any(|finding| finding.fault) && stage.store.trouble().is_none();
        if let Some(url) = heartbeat.url.as_ref().filter(|_| well) {
            beat(url, &client).await;
        }
    }
}

/// One audit, told in the log.
fn watch(stage: &Stage) -> Vec<Finding> {
    let findings = audit(&Sight::of(stage));
    for finding in &findings {
        let incident = finding.incident.map(|id| id.to_string()).unwrap_or_default();
        tracing::error!(incident, what = finding.what, "nobody looks after this");
    }
    findings
}

/// The address may hold a key, so it is not told.
async fn beat(url: &str, client: &reqwest::Client) {
    let given = client.get(url).timeout(PATIENCE).send().await;
    if let Err(error) = given.and_then(reqwest::Response::error_for_status) {
        tracing::warn!(error = %error.without_url(), "the sign of life was not taken");
    }
}
