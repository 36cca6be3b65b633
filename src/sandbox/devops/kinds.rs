//! Work item types of the Agile process: their states, fields and categories.

use super::{Refusal, home, list};
use crate::sandbox::door::Answer;
use crate::sandbox::ground::Ground;
use serde_json::{Value, json};

/// A work item type.
pub(super) struct Kind {
    pub(super) name: &'static str,
    category: &'static str,
    /// Names with their state category, in the order of work.
    pub(super) states: &'static [(&'static str, &'static str)],
}

const STORY_STATES: &[(&str, &str)] = &[
    ("New", "Proposed"),
    ("Active", "InProgress"),
    ("Resolved", "Resolved"),
    ("Closed", "Completed"),
    ("Removed", "Removed"),
];

pub(super) const KINDS: [Kind; 5] = [
    Kind {
        name: "Bug",
        category: "Microsoft.BugCategory",
        states: &[
            ("New", "Proposed"),
            ("Active", "InProgress"),
            ("Resolved", "Resolved"),
            ("Closed", "Completed"),
        ],
    },
    Kind {
        name: "Task",
        category: "Microsoft.TaskCategory",
        states: &[
            ("New", "Proposed"),
            ("Active", "InProgress"),
            ("Closed", "Completed"),
            ("Removed", "Removed"),
        ],
    },
    Kind { name: "User Story", category: "Microsoft.RequirementCategory", states: STORY_STATES },
    Kind { name: "Feature", category: "Microsoft.FeatureCategory", states: STORY_STATES },
    Kind { name: "Epic", category: "Microsoft.EpicCategory", states: STORY_STATES },
];

const SEVERITIES: &[&str] = &["1 - Critical", "2 - High", "3 - Medium", "4 - Low"];
const PRIORITIES: &[&str] = &["1", "2", "3", "4"];

/// Fields that can be written: reference name, name, the only values allowed (if so).
pub(super) const FIELDS: [(&str, &str, &[&str]); 24] = [
    ("System.AreaPath", "Area Path", &[]),
    ("System.AssignedTo", "Assigned To", &[]),
    ("System.Description", "Description", &[]),
    ("System.History", "History", &[]),
    ("System.IterationPath", "Iteration Path", &[]),
    ("System.Reason", "Reason", &[]),
    ("System.State", "State", &[]),
    ("System.Tags", "Tags", &[]),
    ("System.Title", "Title", &[]),
    ("Microsoft.VSTS.Build.FoundIn", "Found In", &[]),
    ("Microsoft.VSTS.Build.IntegrationBuild", "Integration Build", &[]),
    ("Microsoft.VSTS.Common.AcceptanceCriteria", "Acceptance Criteria", &[]),
    ("Microsoft.VSTS.Common.Activity", "Activity", &[]),
    ("Microsoft.VSTS.Common.Priority", "Priority", PRIORITIES),
    ("Microsoft.VSTS.Common.ResolvedReason", "Resolved Reason", &[]),
    ("Microsoft.VSTS.Common.Severity", "Severity", SEVERITIES),
    ("Microsoft.VSTS.Common.StackRank", "Stack Rank", &[]),
    ("Microsoft.VSTS.Common.ValueArea", "Value Area", &["Architectural", "Business"]),
    ("Microsoft.VSTS.Scheduling.DueDate", "Due Date", &[]),
    ("Microsoft.VSTS.Scheduling.OriginalEstimate", "Original Estimate", &[]),
    ("Microsoft.VSTS.Scheduling.RemainingWork", "Remaining Work", &[]),
    ("Microsoft.VSTS.Scheduling.StoryPoints", "Story Points", &[]),
    ("Microsoft.VSTS.TCM.ReproSteps", "Repro Steps", &[]),
    ("Microsoft.VSTS.TCM.SystemInfo", "System Info", &[]),
];

/// Long texts, whose format can be chosen.
pub(super) const LONG_TEXTS: [&str; 4] = [
    "System.Description",
    "Microsoft.VSTS.Common.AcceptanceCriteria",
    "Microsoft.VSTS.TCM.ReproSteps",
    "Microsoft.VSTS.TCM.SystemInfo",
];

/// A type by name; case is of no account.
pub(super) fn kind(name: &str) -> Result<&'static Kind, Refusal> {
    KINDS.iter().find(|kind| kind.name.eq_ignore_ascii_case(name)).ok_or_else(|| {
        let words = format!("VS402323: Work item type {name} does not exist in project.");
        Refusal::new(404, "WorkItemTypeNotFoundException", words)
    })
}

fn colour(category: &str) -> &'static str {
    match category {
        "Proposed" => "b2b2b2",
        "InProgress" => "007acc",
        "Resolved" => "ff9d00",
        "Completed" => "339933",
        _ => "ffffff",
    }
}

fn states(kind: &Kind) -> Vec<Value> {
    let state = |(name, category): &(&str, &str)| json!({ "name": name, "color": colour(category), "category": category });
    kind.states.iter().map(state).collect()
}

fn field(home: &str, (reference, name, allowed): &(&str, &str, &[&str])) -> Value {
    json!({
        "referenceName": reference, "name": name, "alwaysRequired": *reference == "System.Title",
        "allowedValues": allowed, "url": format!("{home}/_apis/wit/fields/{reference}"),
    })
}

fn described(home: &str, kind: &Kind) -> Value {
    let all = states(kind);
    // Agile lets a person move an item from any state to any other.
    let others = |from: &str| -> Vec<Value> {
        let apart = kind.states.iter().filter(|(name, _)| *name != from);
        apart.map(|(name, _)| json!({ "to": name, "actions": null })).collect()
    };
    let mut transitions: serde_json::Map<String, Value> = kind
        .states
        .iter()
        .map(|(from, _)| ((*from).to_owned(), Value::Array(others(from))))
        .collect();
    transitions.insert(String::new(), json!([{ "to": "New", "actions": null }]));
    let fields: Vec<Value> = FIELDS.iter().map(|known| field(home, known)).collect();
    json!({
        "name": kind.name, "isDisabled": false, "states": all, "transitions": transitions,
        "referenceName": format!(
            "Microsoft.VSTS.WorkItemTypes.{}", kind.name.replace(' ', "")
        ),
        "fields": fields, "fieldInstances": fields, "url": url(home, kind.name),
    })
}

fn url(home: &str, name: &str) -> String {
    format!("{home}/_apis/wit/workItemTypes/{}", name.replace(' ', "%20"))
}

pub(super) fn types(ground: &Ground, path: &[&str]) -> Result<Answer, Refusal> {
    let home = ground.look(|world| home(ground, world));
    match path {
        [] => {
            let all: Vec<Value> = KINDS.iter().map(|kind| described(&home, kind)).collect();
            Ok(list(&all))
        }
        [name] => Ok(Answer::json(200, &described(&home, kind(name)?))),
        [name, "states"] => Ok(list(&states(kind(name)?))),
        [name, "fields"] => {
            kind(name)?;
            Ok(list(&FIELDS.iter().map(|known| field(&home, known)).collect::<Vec<_>>()))
        }
        [name, "fields", wanted] => {
            kind(name)?;
            let found = FIELDS.iter().find(|known| known.0.eq_ignore_ascii_case(wanted));
            let found = found.ok_or_else(|| no_field(wanted))?;
            Ok(Answer::json(200, &field(&home, found)))
        }
        _ => Err(Refusal::no_resource()),
    }
}

pub(super) fn no_field(name: &str) -> Refusal {
    let words = format!("TF51535: Cannot find field {name}.");
    Refusal::new(400, "WorkItemTrackingFieldDefinitionNotFoundException", words)
}

pub(super) fn categories(ground: &Ground, path: &[&str]) -> Result<Answer, Refusal> {
    let home = ground.look(|world| home(ground, world));
    let category = |kind: &Kind| {
        let reference = json!({ "name": kind.name, "url": url(&home, kind.name) });
        json!({
            "referenceName": kind.category, "defaultWorkItemType": reference,
            "name": kind.category.trim_start_matches("Microsoft.").replace("Category", " Category"),
            "workItemTypes": [reference],
            "url": format!("{home}/_apis/wit/workItemTypeCategories/{}", kind.category),
        })
    };
    match path {
        [] => Ok(list(&KINDS.iter().map(category).collect::<Vec<_>>())),
        [name] => {
            let found = KINDS.iter().find(|kind| kind.category.eq_ignore_ascii_case(name));
            let words = format!("VS402329: Category {name} does not exist.");
            let found = found
                .ok_or_else(|| Refusal::new(404, "WorkItemTypeCategoryNotFoundException", words))?;
            Ok(Answer::json(200, &category(found)))
        }
        _ => Err(Refusal::no_resource()),
    }
}
