//! Errands to Azure `DevOps`: the bug and its tasks.

use super::Errands;
use super::errand::Hitch;
use crate::clients::devops::{BugType, Bugs, Field};
use crate::clients::{Trouble, TroubleKind};
use crate::config::Devops;
use crate::wire::devops::{Patch, WorkItem};
use incident::{Bug, Incident, Receipt, Severity, Task, WorkItemId};
use wording::say;

/// More items than this never carry one incident's mark.
const MARKED_MAX: u16 = 100;

pub(super) const TITLE: &str = "System.Title";
pub(super) const TAGS: &str = "System.Tags";
pub(super) const ITERATION: &str = "System.IterationPath";
pub(super) const SEVERITY: &str = "Microsoft.VSTS.Common.Severity";
pub(super) const KIND: &str = "System.WorkItemType";
pub(super) const AREA: &str = "System.AreaPath";
pub(super) const PRIORITY: &str = "Microsoft.VSTS.Common.Priority";
const REPRO_STEPS: &str = "Microsoft.VSTS.TCM.ReproSteps";
pub(super) const DESCRIPTION: &str = "System.Description";
const CHILD_OF: &str = "System.LinkTypes.Hierarchy-Reverse";
pub(super) const RELATED: &str = "System.LinkTypes.Related";

impl Errands {
    pub(super) fn place(&self) -> Result<&Devops, Hitch> {
        self.devops.as_ref().ok_or_else(|| Hitch::Park(say!(self.words(), "cause-no-devops")))
    }

    /// Creates the bug, or adopts the one that carries the incident's mark already.
    pub(super) async fn open_bug(&self, incident: &Incident) -> Result<Receipt, Hitch> {
        let place = self.place()?;
        if let Some(Bug { id, url }) = incident.outside.bug.clone() {
            return Ok(Receipt::BugOpened { id, url });
        }
        let process = self.process().await?;
        let bug = &process.bug;
        let is_bug = |item: &WorkItem| {
            item.text(KIND).is_some_and(|kind| kind.eq_ignore_ascii_case(&bug.name))
        };
        if let Some(id) = self.find(incident, is_bug).await? {
            return Ok(Receipt::BugOpened { id, url: self.link(place, id) });
        }
        let text = self.stage.draw(|cards, scene| cards.bug(scene, incident));
        let steps = if bug.fields.contains_key(REPRO_STEPS) { REPRO_STEPS } else { DESCRIPTION };
        let mut patches = vec![
            Patch::field(TITLE, text.title),
            Patch::field(steps, text.repro_html),
            Patch::field(TAGS, tags(place, incident)),
        ];
        if let Some(confirmed) = incident.confirmed() {
            patches.extend(levels(bug, confirmed.severity));
            if confirmed.severity.is_severe() {
                patches.extend(self.sprint().await?);
            }
        }
        patches.extend(process.area.as_deref().map(|area| Patch::field(AREA, area)));
        patches.extend(place.fields.iter().map(|(name, value)| Patch::field(name, value.as_str())));
        let now = self.stage.house.clock.now();
        let created = self.neighbours.devops.create_work_item(&bug.name, &patches, now).await;
        let item = created.map_err(|trouble| self.not_taken(trouble))?;
        let id = WorkItemId(item.id);
        Ok(Receipt::BugOpened { id, url: self.link(place, id) })
    }

    /// Makes a work item that exists already the incident's bug. Its tags, severity and links follow
    /// with the errand that brings it up to date. Where the incident has a bug of its own by now,
    /// that one stays.
    pub(super) async fn adopt_bug(
        &self,
        incident: &Incident,
        id: WorkItemId,
    ) -> Result<Receipt, Hitch> {
        let place = self.place()?;
        if let Some(Bug { id, url }) = incident.outside.bug.clone() {
            return Ok(Receipt::BugOpened { id, url });
        }
        let process = self.process().await?;
        let is_bug = |item: &WorkItem| item.text(KIND) != Some(&process.task);
        if let Some(id) = self.find(incident, is_bug).await? {
            return Ok(Receipt::BugOpened { id, url: self.link(place, id) });
        }
        let now = self.stage.house.clock.now();
        let devops = &self.neighbours.devops;
        let item = match devops.work_item(id, now).await {
            Ok(item) => item,
            Err(trouble) if trouble.kind == TroubleKind::Gone => {
                let (id, project) = (id.to_string(), place.project.as_str());
                return Err(Hitch::Park(say!(self.words(), "cause-no-item", id, project)));
            }
            Err(trouble) => return Err(trouble.into()),
        };
        // From here on it is found by its mark, whatever happens to this errand.
        if let Some(tags) = missing_tags(&item, &tags(place, incident)) {
            devops.update_work_item(id, item.rev, &[tags], now).await?;
        }
        Ok(Receipt::BugOpened { id, url: self.link(place, id) })
    }

    /// What a refusal says about the process may mean that the process has changed.
    pub(super) fn not_taken(&self, trouble: Trouble) -> Hitch {
        if matches!(trouble.kind, TroubleKind::Refused | TroubleKind::Gone) {
            self.forget_process();
        }
        trouble.into()
    }

    /// The field that puts an item into the current sprint; nothing between sprints, or where there
    /// is no such team: the bug is worth having all the same.
    async fn sprint(&self) -> Result<Option<Patch>, Hitch> {
        let now = self.stage.house.clock.now();
        match self.neighbours.devops.current_iteration(now).await {
            Ok(sprint) => Ok(sprint.map(|sprint| Patch::field(ITERATION, sprint.path))),
            Err(trouble) if trouble.kind == TroubleKind::Gone => Ok(None),
            Err(trouble) => Err(trouble.into()),
        }
    }

    /// The first work item with the incident's mark that fits.
    pub(super) async fn find(
        &self,
        incident: &Incident,
        fits: impl Fn(&WorkItem) -> bool,
    ) -> Result<Option<WorkItemId>, Hitch> {
        let now = self.stage.house.clock.now();
        let mark = incident.mark.as_str();
        let query = format!(
            "SELECT [System.Id] FROM WorkItems WHERE [System.TeamProject] = @project AND \
             [System.Tags] CONTAINS '{mark}' ORDER BY [System.Id] ASC"
        );
        let ids = self.neighbours.devops.wiql(&query, MARKED_MAX, now).await?;
        if ids.is_empty() {
            return Ok(None);
        }
        let fields = [TITLE, KIND, TAGS, DESCRIPTION];
        let items = self.neighbours.devops.work_items(&ids, &fields, now).await?;
        let marked = |item: &&WorkItem| {
            let tags = item.text(TAGS).unwrap_or_default();
            tags.split(';').any(|tag| tag.trim() == mark)
        };
        let found = items.iter().filter(marked).find(|item| fits(item));
        Ok(found.map(|item| WorkItemId(item.id)))
    }

    /// Creates a task below the bug, or adopts the one with the same mark and title. Where the team
    /// has bugs beside tasks, a bug with something below it would vanish from the board, so there
    /// the tasks stand beside it, linked.
    pub(super) async fn add_task(&self, incident: &Incident, task: Task) -> Result<Receipt, Hitch> {
        let place = self.place()?;
        let bug = incident.outside.bug.as_ref().ok_or(Hitch::NotYet("the bug"))?;
        let process = self.process().await?;
        let is_it = |item: &WorkItem| {
            item.text(TITLE) == Some(task.title()) && item.text(KIND) == Some(&process.task)
        };
        if let Some(id) = self.find(incident, is_it).await? {
            return Ok(Receipt::TaskAdded { task, id });
        }
        let now = self.stage.house.clock.now();
        let parent = self.neighbours.devops.work_item(bug.id, now).await?;
        let link = if process.bugs == Bugs::AsTasks { RELATED } else { CHILD_OF };
        let mut patches = vec![
            Patch::field(TITLE, task.title()),
            Patch::field(TAGS, tags(place, incident)),
            Patch::relation(link, &parent.url, "task of the production issue"),
        ];
        // A task in another sprint or area than its bug would not be seen by those who work on it.
        for field in [ITERATION, AREA] {
            patches.extend(parent.text(field).map(|value| Patch::field(field, value)));
        }
        let created = self.neighbours.devops.create_work_item(&process.task, &patches, now).await;
        let item = created.map_err(|trouble| self.not_taken(trouble))?;
        Ok(Receipt::TaskAdded { task, id: WorkItemId(item.id) })
    }

    /// Where people look at a work item.
    pub(super) fn link(&self, place: &Devops, id: WorkItemId) -> String {
        self.page(place, &["_workitems", "edit", &id.to_string()])
    }

    /// A page of the project.
    pub(super) fn page(&self, place: &Devops, rest: &[&str]) -> String {
        let mut url = self.devops_base.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty();
            path.extend([&place.organization, &place.project]);
            path.extend(rest);
        }
        url.to_string()
    }
}

/// All tags in one text, as Azure `DevOps` keeps them.
pub(super) fn tags(place: &Devops, incident: &Incident) -> String {
    format!("{}; {}; {}", place.tag, incident.id, incident.mark)
}

/// All tags, where one of ours is missing: an adopted bug has its own, and keeps them.
pub(super) fn missing_tags(item: &WorkItem, ours: &str) -> Option<Patch> {
    let present = item.text(TAGS).unwrap_or_default();
    let has = |tag: &str| present.split(';').any(|one| one.trim().eq_ignore_ascii_case(tag.trim()));
    let missing: Vec<&str> = ours.split(';').map(str::trim).filter(|tag| !has(tag)).collect();
    if missing.is_empty() {
        return None;
    }
    let all: Vec<&str> =
        std::iter::once(present).filter(|one| !one.is_empty()).chain(missing).collect();
    Some(Patch::field(TAGS, all.join("; ")))
}

/// What a field may hold that means this level: `1 - Critical`, or plainly `1`.
pub(super) fn level(field: &Field, severity: Severity) -> Option<String> {
    let level = severity.level().to_string();
    let means = |value: &&String| {
        let number = value.split([' ', '-']).next().unwrap_or_default();
        number == level
    };
    field.allowed.iter().find(means).cloned()
}

/// Severity and priority, as far as bugs have them.
pub(super) fn levels(bug: &BugType, severity: Severity) -> Vec<Patch> {
    let severe = bug.fields.get(SEVERITY).and_then(|field| level(field, severity));
    let urgent = bug.fields.contains_key(PRIORITY).then(|| severity.level());
    let severe = severe.map(|level| Patch::field(SEVERITY, level));
    severe.into_iter().chain(urgent.map(|level| Patch::field(PRIORITY, level))).collect()
}
