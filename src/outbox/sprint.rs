//! Errands to Azure `DevOps`: the bug leads the sprint (P12).

use super::Errands;
use super::bug::ITERATION;
use super::errand::Hitch;
use crate::clients::{Trouble, TroubleKind};
use crate::wire::devops::{Iteration, Patch, Reorder};
use incident::{Incident, Moment, Receipt, WorkItemId};
use wording::say;

/// How often a backlog that changed under our hands is read again at once.
const READS_MAX: usize = 3;

impl Errands {
    /// Moves the bug to the top of the current sprint, and looks whether it is there. Where the
    /// backlog cannot be reordered, the field that orders it is written instead; Microsoft calls
    /// that field the system's own, so it is looked at again as well.
    pub(super) async fn put_on_top(&self, incident: &Incident) -> Result<Receipt, Hitch> {
        self.place()?;
        let bug = incident.outside.bug.as_ref().ok_or(Hitch::NotYet("the bug"))?.id;
        let now = self.stage.house.clock.now();
        let devops = &self.neighbours.devops;
        let Some(sprint) = devops.current_iteration(now).await? else {
            return Err(Hitch::Park(say!(self.words(), "cause-no-sprint")));
        };
        let item = devops.work_item(bug, now).await?;
        if item.text(ITERATION) != Some(sprint.path.as_str()) {
            let patch = [Patch::field(ITERATION, sprint.path.as_str())];
            devops.update_work_item(bug, item.rev, &patch, now).await?;
        }
        let mut refused = None;
        for _ in 0..READS_MAX {
            let order = self.order_of(&sprint, now).await?;
            if order.first() == Some(&bug) {
                return Ok(Receipt::PutOnTop { sprint: sprint.name });
            }
            match self.reorder(&sprint, bug, &order, now).await {
                Ok(()) => {}
                Err(trouble) if trouble.kind == TroubleKind::Refused => refused = Some(trouble),
                Err(trouble) => return Err(trouble.into()),
            }
        }
        self.rank_first(&sprint, bug, now).await?;
        if self.order_of(&sprint, now).await?.first() == Some(&bug) {
            return Ok(Receipt::PutOnTop { sprint: sprint.name });
        }
        let why = refused.map(|trouble| format!(" ({})", trouble.detail)).unwrap_or_default();
        Err(Hitch::Park(say!(self.words(), "cause-no-order", sprint = sprint.name, why)))
    }

    /// What stands in a sprint without something above it, first to last.
    async fn order_of(&self, sprint: &Iteration, now: Moment) -> Result<Vec<WorkItemId>, Hitch> {
        let items = self.neighbours.devops.iteration_work_items(&sprint.id, now).await?;
        let tops = items.work_item_relations.into_iter().filter(|link| link.rel.is_none());
        Ok(tops.filter_map(|link| link.target).map(|target| WorkItemId(target.id)).collect())
    }

    async fn reorder(
        &self,
        sprint: &Iteration,
        bug: WorkItemId,
        order: &[WorkItemId],
        now: Moment,
    ) -> Result<(), Trouble> {
        let reorder = Reorder {
            ids: vec![bug.0],
            parent_id: 0,
            previous_id: 0,
            next_id: order.first().map_or(0, |first| first.0),
            iteration_path: sprint.path.clone(),
        };
        self.neighbours.devops.reorder_in_iteration(&sprint.id, &reorder, now).await.map(drop)
    }

    /// Writes a lower number into the field that orders the backlog than anything there has.
    async fn rank_first(
        &self,
        sprint: &Iteration,
        bug: WorkItemId,
        now: Moment,
    ) -> Result<(), Hitch> {
        let process = self.process().await?;
        let Some(field) = process.order.as_deref() else { return Ok(()) };
        let devops = &self.neighbours.devops;
        let others = self.order_of(sprint, now).await?;
        let others: Vec<WorkItemId> = others.into_iter().filter(|id| *id != bug).collect();
        let ranks = devops.work_items(&others, &[field], now).await?;
        let ranks = ranks.iter().filter_map(|item| item.fields.get(field)?.as_f64());
        let lowest = ranks.fold(f64::INFINITY, f64::min);
        let rank = if lowest.is_finite() { lowest - 1.0 } else { 1.0 };
        let item = devops.work_item(bug, now).await?;
        devops.update_work_item(bug, item.rev, &[Patch::field(field, rank)], now).await?;
        Ok(())
    }
}
