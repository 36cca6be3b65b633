//! How the project in Azure `DevOps` works: asked once in a while, and anew after a refusal.

use super::Errands;
use super::errand::Hitch;
use crate::clients::devops::Process;
use crate::clients::remedy::remedy;
use crate::config::Devops;
use crate::store::{Act, Learnt};
use incident::Moment;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tracing::field::display;

/// How long what we were told is believed. Processes change a few times a year.
const BELIEVED: Duration = Duration::from_hours(1);

/// What the query is called among the shared ones (P13).
const QUERY: &str = "Critical production issues";

/// All bugs with the tag, the newest first.
fn wiql(place: &Devops, process: &Process) -> String {
    let quoted = |text: &str| text.replace('\'', "''");
    format!(
        "SELECT [System.Id], [System.Title], [System.State], [System.Tags], [System.CreatedDate] \
         FROM WorkItems WHERE [System.TeamProject] = @project AND [System.WorkItemType] = '{}' AND \
         [System.Tags] CONTAINS '{}' ORDER BY [System.CreatedDate] DESC",
        quoted(&process.bug.name),
        quoted(&place.tag)
    )
}

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
        if let Err(error) = self.share_query(place, &process, now).await {
            tracing::info!(%error, "the shared query of all critical production issues is not there");
        }
        Ok(process)
    }

    /// Asks at the start, so that the first bug does not have to wait for the answers. Where nobody
    /// answers, the first errand that needs them asks again.
    pub(super) async fn get_to_know_the_project(&self) {
        const WORDS: &str = "how the project in Azure DevOps works is not known yet";
        if self.devops.is_none() {
            return;
        }
        match self.process().await {
            Ok(_) => {}
            Err(Hitch::Trouble(trouble)) => {
                let remedy = remedy(wording::english(), &trouble).map(display);
                tracing::warn!(%trouble, remedy, "{WORDS}");
            }
            Err(hitch) => tracing::warn!(?hitch, "{WORDS}"),
        }
    }

    /// Sees to it that there is a query by which everybody finds all critical production issues
    /// (P13). It is a nicety: nothing waits for it.
    async fn share_query(
        &self,
        place: &Devops,
        process: &Process,
        now: Moment,
    ) -> anyhow::Result<()> {
        if self.stage.store.bearings().query.is_some() {
            return Ok(());
        }
        let devops = &self.neighbours.devops;
        let shared = devops.shared_queries(now).await?;
        let found = shared.children.into_iter().find(|query| query.name == QUERY);
        let query = match found {
            Some(query) => query,
            None => devops.share_query(QUERY, wiql(place, process), now).await?,
        };
        let url = self.page(place, &["_queries", "query", &query.id]);
        self.stage.store.commit(Act::Learn(Learnt::Query(url))).await?;
        Ok(())
    }

    /// Asks anew next time.
    pub(super) fn forget_process(&self) {
        *self.process.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
