//! Errands to Azure `DevOps`: the bug, its tasks, its place, its notes, its state.

use super::Errands;
use super::errand::Hitch;
use crate::clients::TroubleKind;
use crate::clients::devops::Format;
use crate::config::Devops;
use crate::wire::devops::{Patch, Reorder, WorkItem};
use incident::{Bug, Incident, Intent, Moment, Person, Phase, Receipt, Severity, Task, WorkItemId};

/// More items than this never carry one incident's mark.
const MARKED_MAX: u16 = 50;

const TITLE: &str = "System.Title";
const KIND: &str = "System.WorkItemType";
const TAGS: &str = "System.Tags";
const STATE: &str = "System.State";
const ITERATION: &str = "System.IterationPath";
const SEVERITY: &str = "Microsoft.VSTS.Common.Severity";
const PRIORITY: &str = "Microsoft.VSTS.Common.Priority";
const REPRO_STEPS: &str = "Microsoft.VSTS.TCM.ReproSteps";
const HISTORY: &str = "System.History";
const CHILD_OF: &str = "System.LinkTypes.Hierarchy-Reverse";

impl Errands {
    fn place(&self) -> Result<&Devops, Hitch> {
        self.devops.as_ref().ok_or_else(|| {
            let words = "Azure DevOps is not set up (devops.organization, devops.project); create \
                         the bug by hand";
            Hitch::Park(words.to_owned())
        })
    }

    /// Creates the bug, or adopts the one that carries the incident's mark already.
    pub(super) async fn open_bug(&self, incident: &Incident) -> Result<Receipt, Hitch> {
        let place = self.place()?;
        if let Some(Bug { id, url }) = incident.outside.bug.clone() {
            return Ok(Receipt::BugOpened { id, url });
        }
        let is_bug = |item: &WorkItem| item.text(KIND) == Some(place.bug_type.as_str());
        if let Some(id) = self.find(incident, is_bug).await? {
            return Ok(Receipt::BugOpened { id, url: self.link(place, id) });
        }
        let text = self.stage.draw(|cards, scene| cards.bug(scene, incident));
        let mut patches = vec![
            Patch::field(TITLE, text.title),
            Patch::field(REPRO_STEPS, text.repro_html),
            Patch::field(TAGS, tags(place, incident)),
        ];
        if let Some(confirmed) = incident.confirmed() {
            patches.extend(levels(confirmed.severity));
            if confirmed.severity.is_severe() {
                patches.extend(self.sprint().await?);
            }
        }
        let now = self.stage.house.clock.now();
        let item = self.neighbours.devops.create_work_item(&place.bug_type, &patches, now).await?;
        let id = WorkItemId(item.id);
        Ok(Receipt::BugOpened { id, url: self.link(place, id) })
    }

    /// The field that puts an item into the current sprint; nothing between sprints.
    async fn sprint(&self) -> Result<Option<Patch>, Hitch> {
        let now = self.stage.house.clock.now();
        let sprint = self.neighbours.devops.current_iteration(now).await?;
        Ok(sprint.map(|sprint| Patch::field(ITERATION, sprint.path)))
    }

    /// The first work item with the incident's mark that fits.
    async fn find(
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
        let fields = [TITLE, KIND, TAGS];
        let items = self.neighbours.devops.work_items(&ids, &fields, now).await?;
        let marked = |item: &&WorkItem| {
            let tags = item.text(TAGS).unwrap_or_default();
            tags.split(';').any(|tag| tag.trim() == mark)
        };
        let found = items.iter().filter(marked).find(|item| fits(item));
        Ok(found.map(|item| WorkItemId(item.id)))
    }

    /// Creates a task below the bug, or adopts the one with the same mark and title.
    pub(super) async fn add_task(&self, incident: &Incident, task: Task) -> Result<Receipt, Hitch> {
        let place = self.place()?;
        let bug = incident.outside.bug.as_ref().ok_or(Hitch::NotYet("the bug"))?;
        let is_it = |item: &WorkItem| {
            item.text(TITLE) == Some(task.title()) && item.text(KIND) == Some("Task")
        };
        if let Some(id) = self.find(incident, is_it).await? {
            return Ok(Receipt::TaskAdded { task, id });
        }
        let now = self.stage.house.clock.now();
        let parent = self.neighbours.devops.work_item(bug.id, now).await?;
        let mut patches = vec![
            Patch::field(TITLE, task.title()),
            Patch::field(TAGS, tags(place, incident)),
            Patch::relation(CHILD_OF, &parent.url, "task of the production issue"),
        ];
        // A task in another sprint than its bug would not be seen by those who work on it.
        if let Some(sprint) = parent.text(ITERATION) {
            patches.push(Patch::field(ITERATION, sprint));
        }
        let item = self.neighbours.devops.create_work_item("Task", &patches, now).await?;
        Ok(Receipt::TaskAdded { task, id: WorkItemId(item.id) })
    }

    /// Moves the bug to the top of the current sprint, and looks whether it is there.
    pub(super) async fn put_on_top(&self, incident: &Incident) -> Result<Receipt, Hitch> {
        self.place()?;
        let bug = incident.outside.bug.as_ref().ok_or(Hitch::NotYet("the bug"))?;
        let now = self.stage.house.clock.now();
        let devops = &self.neighbours.devops;
        let Some(sprint) = devops.current_iteration(now).await? else {
            let words = "no sprint covers today; move the bug to the top by hand once there is one";
            return Err(Hitch::Park(words.to_owned()));
        };
        let item = devops.work_item(bug.id, now).await?;
        if item.text(ITERATION) != Some(sprint.path.as_str()) {
            let patch = [Patch::field(ITERATION, sprint.path.as_str())];
            devops.update_work_item(bug.id, item.rev, &patch, now).await?;
        }
        let first = self.first_in(&sprint.id, now).await?;
        if first != Some(bug.id) {
            let reorder = Reorder {
                ids: vec![bug.id.0],
                parent_id: 0,
                previous_id: 0,
                next_id: first.map_or(0, |first| first.0),
                iteration_path: sprint.path.clone(),
            };
            devops.reorder_in_iteration(&sprint.id, &reorder, now).await?;
            if self.first_in(&sprint.id, now).await? != Some(bug.id) {
                let words = "Azure DevOps moved the bug, but not to the top; move it by hand";
                return Err(Hitch::Park(words.to_owned()));
            }
        }
        Ok(Receipt::PutOnTop { sprint: sprint.name })
    }

    /// The item that leads a sprint.
    async fn first_in(&self, sprint: &str, now: Moment) -> Result<Option<WorkItemId>, Hitch> {
        let items = self.neighbours.devops.iteration_work_items(sprint, now).await?;
        let top = items.work_item_relations.into_iter().find(|link| link.rel.is_none());
        Ok(top.and_then(|link| link.target).map(|target| WorkItemId(target.id)))
    }

    /// Adds a progress note, unless one with its number is there.
    pub(super) async fn comment(
        &self,
        incident: &Incident,
        intent: &Intent,
    ) -> Result<Receipt, Hitch> {
        self.place()?;
        let Intent::Comment { number, by, at, text } = intent else { return Ok(Receipt::Done) };
        let bug = incident.outside.bug.as_ref().ok_or(Hitch::NotYet("the bug"))?;
        let now = self.stage.house.clock.now();
        let signature = format!("({} note {number})", incident.id);
        let notes = self.neighbours.devops.comments(bug.id, now).await?;
        if notes.iter().any(|note| note.text.contains(&signature)) {
            return Ok(Receipt::Done);
        }
        let by: &Person = by;
        let note = self.stage.draw(|cards, scene| cards.note(scene, by, *at, text));
        let note = format!("{note}\n\n{signature}");
        let devops = &self.neighbours.devops;
        match devops.comment(bug.id, &note, Format::Markdown, now).await {
            // Older servers know no Markdown in notes.
            Err(trouble) if trouble.kind == TroubleKind::Refused => {
                let html = html_escape::encode_text(&note).replace('\n', "<br>");
                devops.comment(bug.id, &html, Format::Html, now).await?;
            }
            other => {
                other?;
            }
        }
        Ok(Receipt::Done)
    }

    /// Brings severity and state to what is true. What people changed in the meantime wins: a
    /// state is taken back only if we set it.
    pub(super) async fn update_bug(&self, incident: &Incident) -> Result<Receipt, Hitch> {
        let place = self.place()?;
        let bug = incident.outside.bug.as_ref().ok_or(Hitch::NotYet("the bug"))?;
        let now = self.stage.house.clock.now();
        let devops = &self.neighbours.devops;
        let item = devops.work_item(bug.id, now).await?;
        let resolved = matches!(incident.phase, Phase::Resolved(..) | Phase::Closed(..));
        let mut patches = Vec::new();
        if let Some(confirmed) = incident.confirmed() {
            let level = level(confirmed.severity);
            if item.text(SEVERITY).is_some_and(|present| present != level) {
                patches.extend(levels(confirmed.severity));
            }
        }
        if resolved != incident.outside.bug_resolved {
            let states = devops.type_states(&place.bug_type, now).await?;
            let category = |name: &str| {
                states.iter().find(|state| state.category == name).map(|state| state.name.as_str())
            };
            let present = item.text(STATE).unwrap_or_default();
            let is_over = states.iter().any(|state| {
                state.name == present && matches!(state.category.as_str(), "Resolved" | "Completed")
            });
            let wanted = if resolved {
                category("Resolved").or_else(|| category("Completed"))
            } else {
                category("InProgress")
            };
            if let Some(wanted) = wanted.filter(|_| resolved != is_over) {
                patches.push(Patch::field(STATE, wanted));
            }
            let history = self.stage.draw(|cards, scene| cards.ending(scene, incident));
            patches.push(Patch::field(HISTORY, history));
        }
        if !patches.is_empty() {
            devops.update_work_item(bug.id, item.rev, &patches, now).await?;
        }
        Ok(Receipt::BugUpdated { resolved })
    }

    fn link(&self, place: &Devops, id: WorkItemId) -> String {
        let mut url = self.devops_base.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            let id = id.to_string();
            path.pop_if_empty();
            path.extend([&place.organization, &place.project, "_workitems", "edit", &id]);
        }
        url.to_string()
    }
}

/// All tags in one text, as Azure `DevOps` keeps them.
fn tags(place: &Devops, incident: &Incident) -> String {
    format!("{}; {}; {}", place.tag, incident.id, incident.mark)
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "1 - Critical",
        Severity::High => "2 - High",
        Severity::Medium => "3 - Medium",
        Severity::Low => "4 - Low",
    }
}

fn levels(severity: Severity) -> [Patch; 2] {
    [Patch::field(SEVERITY, level(severity)), Patch::field(PRIORITY, severity.level())]
}
