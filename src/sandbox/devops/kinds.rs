//! Work item types as they are described: their states, fields and categories.

use super::template::{self, Kind};
use super::{Refusal, home, list};
use crate::sandbox::backlog::DevOps;
use crate::sandbox::door::Answer;
use crate::sandbox::ground::Ground;
use serde_json::{Value, json};

const SEVERITIES: &[&str] = &["1 - Critical", "2 - High", "3 - Medium", "4 - Low"];
const PRIORITIES: &[&str] = &["1", "2", "3", "4"];

/// Fields that can be written: reference name, name, the only values allowed (if so).
pub(super) const FIELDS: [(&str, &str, &[&str]); 25] = [
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
    ("Microsoft.VSTS.Common.BacklogPriority", "Backlog Priority", &[]),
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
pub(super) fn kind(devops: &DevOps, name: &str) -> Result<Kind, Refusal> {
    let mut kinds = template::kinds(devops).into_iter();
    kinds.find(|kind| kind.name.eq_ignore_ascii_case(name)).ok_or_else(|| {
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

/// The fields of a type, as they are described.
fn fields(home: &str, devops: &DevOps, kind: &Kind) -> Vec<Value> {
    let known = FIELDS.iter().filter(|(reference, ..)| template::has_field(devops, reference));
    let known = known.map(|(reference, name, allowed)| {
        described_field(home, (reference, name), allowed, *reference == "System.Title")
    });
    let is_bug = kind.category == "Microsoft.BugCategory";
    let own = devops.required.iter().filter(|_| is_bug).map(|reference| {
        let name = reference.rsplit('.').next().unwrap_or(reference);
        described_field(home, (reference, name), &[], true)
    });
    known.chain(own).collect()
}

fn described_field(
    home: &str,
    (reference, name): (&str, &str),
    allowed: &[&str],
    required: bool,
) -> Value {
    json!({
        "referenceName": reference, "name": name, "alwaysRequired": required,
        "allowedValues": allowed, "url": format!("{home}/_apis/wit/fields/{reference}"),
    })
}

fn described(home: &str, devops: &DevOps, kind: &Kind) -> Value {
    let all = states(kind);
    let others = |from: &str| -> Vec<Value> {
        let reached = kind.states.iter().filter(|(name, _)| *name != from && kind.goes(from, name));
        reached.map(|(name, _)| json!({ "to": name, "actions": null })).collect()
    };
    let mut transitions: serde_json::Map<String, Value> = kind
        .states
        .iter()
        .map(|(from, _)| ((*from).to_owned(), Value::Array(others(from))))
        .collect();
    let first = kind.states.first().map(|(name, _)| *name);
    transitions.insert(String::new(), json!([{ "to": first, "actions": null }]));
    let fields = fields(home, devops, kind);
    json!({
        "name": kind.name, "isDisabled": false, "states": all, "transitions": transitions,
        "referenceName": format!(
            "Microsoft.VSTS.WorkItemTypes.{}", kind.name.replace(' ', "")
        ),
        "fields": fields, "fieldInstances": fields, "url": url(home, &kind.name),
    })
}

fn url(home: &str, name: &str) -> String {
    format!("{home}/_apis/wit/workItemTypes/{}", name.replace(' ', "%20"))
}

pub(super) fn types(ground: &Ground, path: &[&str]) -> Result<Answer, Refusal> {
    ground.look(|world| {
        let (home, devops) = (home(ground, world), &world.devops);
        match path {
            [] => {
                let all = template::kinds(devops);
                let all: Vec<Value> =
                    all.iter().map(|kind| described(&home, devops, kind)).collect();
                Ok(list(&all))
            }
            [name] => Ok(Answer::json(200, &described(&home, devops, &kind(devops, name)?))),
            [name, "states"] => Ok(list(&states(&kind(devops, name)?))),
            [name, "fields"] => Ok(list(&fields(&home, devops, &kind(devops, name)?))),
            [name, "fields", wanted] => {
                let all = fields(&home, devops, &kind(devops, name)?);
                let is_it = |field: &&Value| {
                    let reference = field.get("referenceName").and_then(Value::as_str);
                    reference.is_some_and(|reference| reference.eq_ignore_ascii_case(wanted))
                };
                let found = all.iter().find(is_it).ok_or_else(|| no_field(wanted))?;
                Ok(Answer::json(200, found))
            }
            _ => Err(Refusal::no_resource()),
        }
    })
}

pub(super) fn no_field(name: &str) -> Refusal {
    let words = format!("TF51535: Cannot find field {name}.");
    Refusal::new(400, "WorkItemTrackingFieldDefinitionNotFoundException", words)
}

pub(super) fn categories(ground: &Ground, path: &[&str]) -> Result<Answer, Refusal> {
    let (home, kinds) = ground.look(|world| (home(ground, world), template::kinds(&world.devops)));
    let category = |kind: &Kind| {
        let reference = json!({ "name": kind.name, "url": url(&home, &kind.name) });
        json!({
            "referenceName": kind.category, "defaultWorkItemType": reference,
            "name": kind.category.trim_start_matches("Microsoft.").replace("Category", " Category"),
            "workItemTypes": [reference],
            "url": format!("{home}/_apis/wit/workItemTypeCategories/{}", kind.category),
        })
    };
    match path {
        [] => Ok(list(&kinds.iter().map(category).collect::<Vec<_>>())),
        [name] => {
            let found = kinds.iter().find(|kind| kind.category.eq_ignore_ascii_case(name));
            let words = format!("VS402329: Category {name} does not exist.");
            let found = found
                .ok_or_else(|| Refusal::new(404, "WorkItemTypeCategoryNotFoundException", words))?;
            Ok(Answer::json(200, &category(found)))
        }
        _ => Err(Refusal::no_resource()),
    }
}
