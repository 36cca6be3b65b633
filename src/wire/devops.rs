//! What we ask of Azure Dev Ops, REST 7.1, and its answers.
//!
//! <https://learn.microsoft.com/en-us/rest/api/azure/devops/wit> and
//! <https://learn.microsoft.com/en-us/rest/api/azure/devops/work>. Lists come as
//! `{"count": n, "value": […]}`, although the published description says bare arrays.

use super::lenient;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// One step of a change to a work item (JSON Patch, RFC 6902).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Patch {
    op: &'static str,
    path: String,
    value: Value,
}

impl Patch {
    /// Sets a field, such as `System.Title`.
    #[must_use]
    pub fn field(name: &str, value: impl Into<Value>) -> Self {
        Self { op: "add", path: format!("/fields/{name}"), value: value.into() }
    }

    /// Says that a large text field holds Markdown. Once so, it stays so.
    #[must_use]
    pub fn markdown(name: &str) -> Self {
        let path = format!("/multilineFieldsFormat/{name}");
        Self { op: "add", path, value: Value::from("Markdown") }
    }

    /// Adds a link: `Hyperlink`, or `System.LinkTypes.Hierarchy-Reverse` for the parent.
    #[must_use]
    pub fn relation(rel: &str, url: &str, comment: &str) -> Self {
        let value = json!({"rel": rel, "url": url, "attributes": {"comment": comment}});
        Self { op: "add", path: "/relations/-".to_owned(), value }
    }

    /// Makes the whole change fail unless the item is still at this revision.
    #[must_use]
    pub fn at_revision(rev: u64) -> Self {
        Self { op: "test", path: "/rev".to_owned(), value: Value::from(rev) }
    }
}

/// A work item.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct WorkItem {
    /// Its number.
    pub id: u64,
    /// Counts its changes.
    #[serde(default)]
    pub rev: u64,
    /// By reference name, such as `System.State`.
    #[serde(default)]
    pub fields: Map<String, Value>,
    /// Its links, where they were asked for.
    #[serde(default, deserialize_with = "lenient::list")]
    pub relations: Vec<Relation>,
    /// Its address in the API, for links from other items.
    #[serde(default)]
    pub url: String,
}

impl WorkItem {
    /// A field that holds a text.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.fields.get(name)?.as_str()
    }
}

/// A link from a work item.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Relation {
    /// What kind of link.
    pub rel: String,
    /// Where to.
    pub url: String,
    /// What is said about it.
    #[serde(default)]
    pub attributes: Map<String, Value>,
}

impl Relation {
    /// Its comment.
    #[must_use]
    pub fn comment(&self) -> Option<&str> {
        self.attributes.get("comment")?.as_str()
    }
}

/// A note to be added to a work item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NewComment {
    /// HTML or Markdown, as the request says.
    pub text: String,
}

/// A note on a work item.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Comment {
    /// Its number, as the description names it.
    #[serde(default)]
    pub id: Option<u64>,
    /// Its number, as some answers name it.
    #[serde(default)]
    pub comment_id: Option<u64>,
    /// What it says.
    #[serde(default)]
    pub text: String,
}

impl Comment {
    /// Its number under either name.
    #[must_use]
    pub fn number(&self) -> Option<u64> {
        self.id.or(self.comment_id)
    }
}

/// The notes on a work item.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Comments {
    /// In the order asked for.
    pub comments: Vec<Comment>,
}

/// A search in WIQL. <https://learn.microsoft.com/en-us/azure/devops/boards/queries/wiql-syntax>
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wiql {
    /// The query; a `'` in a text is doubled.
    pub query: String,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// Only their numbers.
    pub work_items: Vec<Reference>,
}

/// Points to a work item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Reference {
    /// Its number.
    pub id: u64,
}

/// Asks for some fields of up to 200 work items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchGet {
    /// Which ones.
    pub ids: Vec<u64>,
    /// Which fields.
    pub fields: Vec<String>,
    /// `omit`: what cannot be read is null instead of an error for all.
    pub error_policy: &'static str,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct List<T> {
    /// All of it.
    pub value: Vec<T>,
}

/// A team of the project.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Team {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// How a team works.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TeamSettings {
    /// `off`, `asRequirements` or `asTasks`: where bugs stand on the backlog.
    #[serde(default, deserialize_with = "lenient::text")]
    pub bugs_behavior: Option<String>,
    /// Where the backlog begins.
    #[serde(default, deserialize_with = "lenient::object")]
    pub backlog_iteration: Option<Iteration>,
}

/// A sprint.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Iteration {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// `Project\Sprint`, as `System.IterationPath` wants it.
    #[serde(default)]
    pub path: String,
}

/// The work items of a sprint; those without a `rel` are the backlog, in its order.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IterationWorkItems {
    /// Items and their children.
    pub work_item_relations: Vec<WorkItemLink>,
}

/// An item of a sprint, or the link to its parent there.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct WorkItemLink {
    /// Absent for an item on the top level.
    #[serde(default)]
    pub rel: Option<String>,
    /// The parent.
    #[serde(default)]
    pub source: Option<Reference>,
    /// The item.
    #[serde(default)]
    pub target: Option<Reference>,
}

/// A new place for work items on a backlog.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reorder {
    /// The items that move.
    pub ids: Vec<u64>,
    /// Their parent; 0 for none.
    pub parent_id: u64,
    /// The item they come after; 0 for the beginning.
    pub previous_id: u64,
    /// The item they come before; 0 for the end.
    pub next_id: u64,
    /// The sprint's path.
    pub iteration_path: String,
}

/// Where an item stands after a move.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct Reordered {
    /// The item.
    pub id: u64,
    /// Lower is higher up.
    pub order: f64,
}

/// A state a work item can be in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct TypeState {
    /// Its name, which projects choose.
    pub name: String,
    /// `Proposed`, `InProgress`, `Resolved`, `Completed` or `Removed`: what it means.
    pub category: String,
}

/// A group of work item types, such as `Microsoft.BugCategory`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Category {
    /// The one to use when nothing speaks for another.
    #[serde(default, deserialize_with = "lenient::object")]
    pub default_work_item_type: Option<TypeName>,
    /// All of them.
    pub work_item_types: Vec<TypeName>,
}

/// A work item type.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct TypeName {
    /// Its name.
    pub name: String,
}
