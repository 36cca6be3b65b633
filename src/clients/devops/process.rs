//! How the project works: what a bug is called there, what it can hold, how it moves.
//!
//! Projects choose all of that, so it is read and not assumed:
//! <https://learn.microsoft.com/en-us/azure/devops/boards/work-items/guidance/choose-process>

use super::{API, DevOps, quiet};
use crate::clients::http::encoded;
use crate::clients::trouble::{Trouble, TroubleKind};
use crate::wire::devops::{Category, TypeState};
use crate::wire::process::{BacklogConfiguration, TeamAreas, TypeField, WorkItemType};
use incident::Moment;
use std::collections::{BTreeMap, VecDeque};

/// What bugs belong to in every process, whatever they are called.
const BUGS: &str = "Microsoft.BugCategory";
/// The same for tasks.
const TASKS: &str = "Microsoft.TaskCategory";
/// The same for what work is planned in.
const STORIES: &str = "Microsoft.RequirementCategory";
/// The field of the area path.
const AREA: &str = "System.AreaPath";

/// Where bugs stand on the team's boards:
/// <https://learn.microsoft.com/en-us/azure/devops/organizations/settings/show-bugs-on-backlog>
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bugs {
    /// Beside stories.
    AsRequirements,
    /// Beside tasks: a bug with tasks below it is not on the board.
    AsTasks,
    /// Nowhere.
    Off,
}

/// How the project and its team work, as far as it matters to an incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Process {
    /// What a bug is.
    pub bug: BugType,
    /// What a task is called.
    pub task: String,
    /// What work is planned in is called: a user story, a product backlog item.
    pub story: String,
    /// Where bugs stand.
    pub bugs: Bugs,
    /// The field that orders the backlog, if the team can be asked.
    pub order: Option<String>,
    /// The area of the team, if it has one of its own.
    pub area: Option<String>,
}

/// A work item type that stands for bugs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BugType {
    /// Its name.
    pub name: String,
    /// The name it should have had by the configuration, where there is none of that name.
    pub instead_of: Option<String>,
    /// Its fields, by reference name.
    pub fields: BTreeMap<String, Field>,
    /// How it moves.
    pub moves: Moves,
}

/// How a work item of some type moves from state to state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// The states, in their order.
    pub states: Vec<TypeState>,
    /// From each state, where it can go.
    pub ways: BTreeMap<String, Vec<String>>,
}

impl From<&WorkItemType> for Moves {
    fn from(kind: &WorkItemType) -> Self {
        let ways = kind
            .transitions
            .iter()
            .map(|(from, ways)| (from.clone(), ways.iter().map(|way| way.to.clone()).collect()));
        Self { states: kind.states.clone(), ways: ways.collect() }
    }
}

/// A field of a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name for people.
    pub name: String,
    /// What it may hold; anything where this is empty.
    pub allowed: Vec<String>,
    /// It must hold something, and holds nothing by itself.
    pub wanted: bool,
}

impl Moves {
    /// The first state that means this.
    #[must_use]
    pub fn state(&self, category: &str) -> Option<&str> {
        let mut states = self.states.iter();
        states.find(|state| state.category == category).map(|state| state.name.as_str())
    }

    /// What a state means.
    #[must_use]
    pub fn category(&self, state: &str) -> Option<&str> {
        let mut states = self.states.iter();
        states.find(|known| known.name == state).map(|known| known.category.as_str())
    }

    /// The states to go through, one after the other, to be in `to`; none where there is no way.
    #[must_use]
    pub fn way(&self, from: &str, to: &str) -> Option<Vec<String>> {
        let mut before: BTreeMap<&str, &str> = BTreeMap::new();
        let mut ahead = VecDeque::from([from]);
        while let Some(here) = ahead.pop_front() {
            if here == to {
                let mut way = vec![to.to_owned()];
                let mut last = to;
                while let Some(earlier) = before.get(last).filter(|earlier| **earlier != from) {
                    way.push((*earlier).to_owned());
                    last = earlier;
                }
                way.reverse();
                return Some(way);
            }
            for next in self.ways.get(here).into_iter().flatten() {
                if next != from && !before.contains_key(next.as_str()) {
                    before.insert(next, here);
                    ahead.push_back(next);
                }
            }
        }
        None
    }
}

impl DevOps {
    /// Finds out how the project works. `bug_type` is the configured name of the bug's type; where
    /// there is none of that name, the project's own type for bugs is taken. What only the team
    /// knows is left out where there is no such team.
    ///
    /// # Errors
    /// [`Trouble`]; `Gone` where there is no such project, or no work item type for bugs in it.
    pub async fn discover(&self, bug_type: &str, now: Moment) -> Result<Process, Trouble> {
        let bugs = there(self.category_types(BUGS, now).await)?;
        let bug = self.bug_type(bug_type, bugs.as_ref(), now).await?;
        let tasks = there(self.category_types(TASKS, now).await)?;
        let stories = there(self.category_types(STORIES, now).await)?;
        let settings = there(self.team_settings(now).await)?;
        let areas = there(self.team_areas(now).await)?;
        let backlogs = there(self.backlog_configuration(now).await)?;
        let behaviour = settings.and_then(|settings| settings.bugs_behavior);
        let task = tasks.and_then(|tasks| first(&tasks)).unwrap_or_else(|| "Task".to_owned());
        Ok(Process {
            bug,
            story: stories.and_then(|stories| first(&stories)).unwrap_or_else(|| task.clone()),
            task,
            bugs: match behaviour.as_deref() {
                Some("asTasks") => Bugs::AsTasks,
                Some("off") => Bugs::Off,
                Some(_) | None => Bugs::AsRequirements,
            },
            order: backlogs
                .and_then(|mut backlogs| backlogs.backlog_fields.type_fields.remove("Order")),
            area: areas
                .filter(|areas| areas.field.reference_name == AREA)
                .and_then(|areas| areas.default_value),
        })
    }

    async fn bug_type(
        &self,
        wanted: &str,
        bugs: Option<&Category>,
        now: Moment,
    ) -> Result<BugType, Trouble> {
        let known = bugs.is_some_and(|bugs| is_in(bugs, wanted));
        let found = if known { None } else { bugs.and_then(first) };
        let described = match (self.work_item_type(wanted, now).await, &found) {
            (Ok(described), _) => described,
            (Err(trouble), Some(name)) if trouble.kind == TroubleKind::Gone => {
                self.work_item_type(name, now).await?
            }
            (Err(trouble), _) => return Err(trouble),
        };
        let fields = self.type_fields(&described.name, now).await?;
        let same = described.name.eq_ignore_ascii_case(wanted);
        Ok(BugType {
            instead_of: (!same).then(|| wanted.to_owned()),
            moves: Moves::from(&described),
            name: described.name,
            fields: fields.into_iter().map(field).collect(),
        })
    }

    /// A work item type with its states and the ways between them.
    /// <https://learn.microsoft.com/en-us/rest/api/azure/devops/wit/work-item-types/get>
    ///
    /// # Errors
    /// [`Trouble`]; `Gone` where the project has no such type.
    pub async fn work_item_type(&self, kind: &str, now: Moment) -> Result<WorkItemType, Trouble> {
        let url = format!("{}/_apis/wit/workitemtypes/{}?{API}", self.project, encoded(kind));
        self.voice.ask(quiet(self.voice.get("work item type", url)), now).await
    }

    /// The fields of a work item type, with what they may hold.
    /// <https://learn.microsoft.com/en-us/rest/api/azure/devops/wit/work-item-types-field/list>
    ///
    /// # Errors
    /// [`Trouble`]; `Gone` where the project has no such type.
    pub async fn type_fields(&self, kind: &str, now: Moment) -> Result<Vec<TypeField>, Trouble> {
        let kind = encoded(kind);
        let url = format!(
            "{}/_apis/wit/workitemtypes/{kind}/fields?$expand=allowedValues&{API}",
            self.project
        );
        self.list("type fields", url, now).await
    }

    /// The areas that belong to the team.
    /// <https://learn.microsoft.com/en-us/rest/api/azure/devops/work/teamfieldvalues/get>
    ///
    /// # Errors
    /// [`Trouble`]; `Gone` where there is no such team.
    pub async fn team_areas(&self, now: Moment) -> Result<TeamAreas, Trouble> {
        let url = format!("{}/_apis/work/teamsettings/teamfieldvalues?{API}", self.team);
        self.voice.ask(quiet(self.voice.get("team areas", url)), now).await
    }

    /// How the team's backlogs are made.
    /// <https://learn.microsoft.com/en-us/rest/api/azure/devops/work/backlogconfiguration/get>
    ///
    /// # Errors
    /// [`Trouble`]; `Gone` where there is no such team.
    pub async fn backlog_configuration(
        &self,
        now: Moment,
    ) -> Result<BacklogConfiguration, Trouble> {
        let url = format!("{}/_apis/work/backlogconfiguration?{API}", self.team);
        self.voice.ask(quiet(self.voice.get("backlog configuration", url)), now).await
    }

    /// The work item types of a category, such as `Microsoft.BugCategory`.
    /// <https://learn.microsoft.com/en-us/rest/api/azure/devops/wit/work-item-type-categories/get>
    ///
    /// # Errors
    /// [`Trouble`]; `Gone` where the project has no such category.
    pub async fn category_types(&self, category: &str, now: Moment) -> Result<Category, Trouble> {
        let category = encoded(category);
        let url = format!("{}/_apis/wit/workitemtypecategories/{category}?{API}", self.project);
        self.voice.ask(quiet(self.voice.get("category types", url)), now).await
    }
}

/// What is there, or nothing where it is not.
fn there<T>(found: Result<T, Trouble>) -> Result<Option<T>, Trouble> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(trouble) if trouble.kind == TroubleKind::Gone => Ok(None),
        Err(trouble) => Err(trouble),
    }
}

fn is_in(category: &Category, name: &str) -> bool {
    category.work_item_types.iter().any(|kind| kind.name.eq_ignore_ascii_case(name))
}

/// The type to use when nothing speaks for another.
fn first(category: &Category) -> Option<String> {
    let usual = category.default_work_item_type.as_ref();
    usual.or(category.work_item_types.first()).map(|kind| kind.name.clone())
}

fn field(field: TypeField) -> (String, Field) {
    let text =
        |value: &serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let allowed = field.allowed_values.iter().flatten().map(text);
    let filled = field.default_value.as_ref().is_some_and(|value| !value.is_null());
    let known = Field {
        name: field.name,
        allowed: allowed.collect(),
        wanted: field.always_required && !filled,
    };
    (field.reference_name, known)
}
