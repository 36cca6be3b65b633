//! How a project of Azure Dev Ops works, and what else it keeps: work item types, fields, areas,
//! queries, files. REST 7.1.
//!
//! <https://learn.microsoft.com/en-us/rest/api/azure/devops/wit>

use super::devops::TypeState;
use super::lenient;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// A work item type.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct WorkItemType {
    /// Its name.
    pub name: String,
    /// Its states, in their order.
    #[serde(default, deserialize_with = "lenient::list")]
    pub states: Vec<TypeState>,
    /// From each state, where it can go; the empty name is where it begins.
    #[serde(default)]
    pub transitions: BTreeMap<String, Vec<Transition>>,
}

/// A way from one state to another.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Transition {
    /// The other.
    pub to: String,
}

/// A field of a work item type.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TypeField {
    /// Such as `System.Title`.
    pub reference_name: String,
    /// Its name for people.
    #[serde(default)]
    pub name: String,
    /// It must not be empty.
    #[serde(default)]
    pub always_required: bool,
    /// What it holds by itself.
    #[serde(default)]
    pub default_value: Option<Value>,
    /// What it may hold; anything where this is empty or absent.
    #[serde(default)]
    pub allowed_values: Option<Vec<Value>>,
}

/// What belongs to a team.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TeamAreas {
    /// The field that says so; nearly always the area path.
    pub field: FieldReference,
    /// What new items get.
    #[serde(default, deserialize_with = "lenient::text")]
    pub default_value: Option<String>,
}

/// A field, named.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldReference {
    /// Such as `System.AreaPath`.
    pub reference_name: String,
}

/// How a team's backlogs are made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BacklogConfiguration {
    /// What backlogs use fields for.
    #[serde(default)]
    pub backlog_fields: BacklogFields,
}

/// What backlogs use fields for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BacklogFields {
    /// By use: `Order` is the one that orders them.
    #[serde(default)]
    pub type_fields: BTreeMap<String, String>,
}

/// A file that was stored.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Stored {
    /// Where it is, for a link from a work item.
    pub url: String,
}

/// A query to be made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NewQuery {
    /// Its name in its folder.
    pub name: String,
    /// What it asks.
    pub wiql: String,
}

/// A query, or a folder of them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct QueryItem {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// What is in it, as deep as it was asked for.
    #[serde(default, deserialize_with = "lenient::list")]
    pub children: Vec<QueryItem>,
}
