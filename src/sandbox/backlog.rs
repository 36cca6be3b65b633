//! What Dev Ops remembers: sprints, work items, discussions.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// The Dev Ops organization.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DevOps {
    /// Name of the organization.
    pub organization: String,
    /// Name of the project.
    pub project: String,
    /// Id of the project.
    pub project_id: String,
    /// Name of the team.
    pub team: String,
    /// Id of the team.
    pub team_id: String,
    /// Sprints the team takes part in, in order of time.
    pub iterations: Vec<Iteration>,
    /// Work items in the order they were made.
    pub work_items: Vec<WorkItem>,
    /// `asRequirements`, `asTasks` or `off`.
    pub bugs_behavior: String,
    /// The process the project began with.
    #[serde(default)]
    pub template: Template,
    /// What people have renamed its bugs to.
    #[serde(default)]
    pub bug_name: Option<String>,
    /// Reference names of fields that people made up, and that every bug has to hold.
    #[serde(default)]
    pub required: Vec<String>,
    /// The area of the team; the project itself where there is none.
    #[serde(default)]
    pub area: Option<String>,
    /// Nobody may reorder the backlog: it holds items below items of their own kind.
    #[serde(default)]
    pub order_refused: bool,
    /// Queries that everybody sees, by name.
    #[serde(default)]
    pub queries: BTreeMap<String, String>,
    /// Files, by id.
    #[serde(default)]
    pub files: BTreeMap<String, String>,
}

/// The processes that Azure `DevOps` ships with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Template {
    /// New, Active, Resolved, Closed.
    #[default]
    Agile,
    /// New, Approved, Committed, Done.
    Scrum,
    /// Proposed, Active, Resolved, Closed; no step may be left out.
    Cmmi,
    /// To Do, Doing, Done; bugs are issues.
    Basic,
}

impl DevOps {
    /// The field that orders the backlog.
    pub fn order_field(&self) -> &'static str {
        match self.template {
            Template::Scrum => "Microsoft.VSTS.Common.BacklogPriority",
            Template::Agile | Template::Cmmi | Template::Basic => "Microsoft.VSTS.Common.StackRank",
        }
    }

    /// The area path of the team.
    pub fn team_area(&self) -> &str {
        self.area.as_deref().unwrap_or(&self.project)
    }

    /// The work item with this number.
    pub fn work_item(&self, id: u64) -> Option<&WorkItem> {
        self.work_items.iter().find(|item| item.id == id)
    }

    /// The same, to change it.
    pub fn work_item_mut(&mut self, id: u64) -> Option<&mut WorkItem> {
        self.work_items.iter_mut().find(|item| item.id == id)
    }

    /// The items of a sprint that have no parent in it, top first: those never ordered are at the
    /// bottom.
    pub fn order(&self, iteration_path: &str) -> Vec<u64> {
        let here = |item: &&WorkItem| item.text("System.IterationPath") == iteration_path;
        let tops = self.work_items.iter().filter(here).filter(|item| {
            let parent = item.parent().and_then(|parent| self.work_item(parent));
            !parent.as_ref().is_some_and(here)
        });
        ranked(tops.collect())
    }
}

/// Ids by stack rank, lowest first; those without come last, in the order they were made.
pub(super) fn ranked(mut items: Vec<&WorkItem>) -> Vec<u64> {
    let rank = |item: &WorkItem| item.rank().unwrap_or(f64::INFINITY);
    items.sort_by(|a, b| rank(a).total_cmp(&rank(b)).then(a.id.cmp(&b.id)));
    items.iter().map(|item| item.id).collect()
}

/// A sprint.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Iteration {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// `Project\Sprint`.
    pub path: String,
    /// First moment, milliseconds since 1970.
    pub start: i64,
    /// Last moment, milliseconds since 1970.
    pub finish: i64,
}

/// A bug, story or task.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WorkItem {
    /// Its number.
    pub id: u64,
    /// Counts its changes, from 1.
    pub rev: u64,
    /// The work item type.
    pub kind: String,
    /// Fields by reference name.
    pub fields: BTreeMap<String, Value>,
    /// Links to other items and pages.
    pub relations: Vec<Relation>,
    /// The discussion, oldest first.
    pub comments: Vec<Comment>,
    /// `Markdown` by long-text field; a field that is absent here is HTML.
    pub formats: BTreeMap<String, String>,
}

impl WorkItem {
    /// Changes a field as a person would on the board: the revision moves on.
    pub fn set_by_hand(&mut self, field: &str, value: Value) {
        self.fields.insert(field.to_owned(), value);
        self.rev += 1;
    }

    /// A field as text; empty where it is absent or no text.
    pub fn text(&self, field: &str) -> &str {
        self.fields.get(field).and_then(Value::as_str).unwrap_or_default()
    }

    /// The item above this one.
    pub fn parent(&self) -> Option<u64> {
        self.linked("System.LinkTypes.Hierarchy-Reverse").next()
    }

    /// The items below this one.
    pub fn children(&self) -> impl Iterator<Item = u64> {
        self.linked("System.LinkTypes.Hierarchy-Forward")
    }

    fn linked<'a>(&'a self, rel: &'a str) -> impl Iterator<Item = u64> + 'a {
        self.relations.iter().filter(move |relation| relation.rel == rel).filter_map(Relation::item)
    }

    /// The rank: lower is nearer the top, none is at the bottom.
    pub fn rank(&self) -> Option<f64> {
        let ranks = ["Microsoft.VSTS.Common.StackRank", "Microsoft.VSTS.Common.BacklogPriority"];
        ranks.iter().find_map(|field| self.fields.get(*field)?.as_f64())
    }
}

/// A link of a work item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Relation {
    /// The kind of link, `System.LinkTypes.Hierarchy-Forward` and the like.
    pub rel: String,
    /// Where it leads.
    pub url: String,
    /// Comment and the like.
    pub attributes: Value,
}

impl Relation {
    /// The work item it leads to, if it is one.
    pub fn item(&self) -> Option<u64> {
        let (before, number) = self.url.rsplit_once('/')?;
        before.to_ascii_lowercase().ends_with("/_apis/wit/workitems").then_some(())?;
        number.parse().ok()
    }
}

/// One entry of a discussion.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Comment {
    /// Its number, unique in the organization.
    pub id: u64,
    /// The words.
    pub text: String,
    /// `markdown` or `html`.
    pub format: String,
    /// Who wrote it.
    pub by: String,
    /// When, milliseconds since 1970.
    pub at: i64,
}
