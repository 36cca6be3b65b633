//! JSON Patch, as far as work items understand it.

use super::super::door::Call;
use super::super::world::{Comment, Relation, WorkItem, World};
use super::{Refusal, no, states};
use serde_json::{Value, json};

/// One operation.
pub(super) struct Op {
    verb: String,
    path: String,
    value: Value,
}

/// Fields of the Agile process that people and tools set.
const KNOWN: [&str; 14] = [
    "System.Title",
    "System.Tags",
    "System.State",
    "System.AreaPath",
    "System.IterationPath",
    "System.Description",
    "System.AssignedTo",
    "System.History",
    "Microsoft.VSTS.TCM.ReproSteps",
    "Microsoft.VSTS.TCM.SystemInfo",
    "Microsoft.VSTS.Common.Severity",
    "Microsoft.VSTS.Common.Priority",
    "Microsoft.VSTS.Common.StackRank",
    "Microsoft.VSTS.Common.AcceptanceCriteria",
];

const SEVERITIES: [&str; 4] = ["1 - Critical", "2 - High", "3 - Medium", "4 - Low"];

pub(super) fn read(call: &Call) -> Result<Vec<Op>, Refusal> {
    if !call.header("content-type").starts_with("application/json-patch+json") {
        let words = "The request indicated a Content-Type which is not supported; use application/json-patch+json.";
        return no(415, "VssRequestContentTypeNotSupportedException", words);
    }
    let Some(Value::Array(ops)) = call.json() else {
        let words = "VS403 You must pass a valid patch document in the body of the request.";
        return no(400, "VssPropertyValidationException", words);
    };
    let text =
        |op: &Value, key: &str| op.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    Ok(ops
        .iter()
        .map(|op| Op {
            verb: text(op, "op"),
            path: text(op, "path"),
            value: op.get("value").cloned().unwrap_or_default(),
        })
        .collect())
}

pub(super) fn apply(
    world: &mut World,
    item: &mut WorkItem,
    ops: &[Op],
    now: i64,
) -> Result<(), Refusal> {
    for op in ops {
        match (op.verb.as_str(), op.path.as_str()) {
            ("test", "/rev") => {
                if op.value.as_u64() != Some(item.rev) {
                    let words = "VS403351: Test Operation for path /rev failed.";
                    return no(412, "TestOperationFailedException", words);
                }
            }
            ("add" | "replace", "/relations/-") => relate(world, item, &op.value)?,
            ("add" | "replace", path) if path.starts_with("/multilineFieldsFormat/") => {}
            ("add" | "replace", path) => match path.strip_prefix("/fields/") {
                Some(name) => set(world, item, name, &op.value, now)?,
                None => return no(400, "VssPropertyValidationException", "Invalid patch path."),
            },
            _ => return no(400, "VssPropertyValidationException", "Invalid patch operation."),
        }
    }
    Ok(())
}

fn set(
    world: &mut World,
    item: &mut WorkItem,
    name: &str,
    value: &Value,
    now: i64,
) -> Result<(), Refusal> {
    if !KNOWN.contains(&name) {
        let words = format!("TF51535: Cannot find field {name}.");
        return no(400, "WorkItemFieldNotFoundException", words);
    }
    let text = value.as_str().unwrap_or_default();
    match name {
        "System.IterationPath" => {
            let known = text == world.devops.project
                || world.devops.iterations.iter().any(|sprint| sprint.path == text);
            if !known {
                let words = format!(
                    "TF401347: Invalid tree name given for work item {}, field '{name}'.",
                    item.id
                );
                return no(400, "WorkItemTrackingTreeNodeNotFoundException", words);
            }
        }
        "System.State" => {
            let known =
                states(&item.kind).is_some_and(|all| all.iter().any(|(state, _)| *state == text));
            if !known {
                let words =
                    "TF401320: Rule Error for field State. Error code: HasValues, LimitedToValues.";
                return no(400, "RuleValidationException", words);
            }
        }
        "Microsoft.VSTS.Common.Severity" if !SEVERITIES.contains(&text) => {
            let words = "TF401320: Rule Error for field Severity. Error code: LimitedToValues.";
            return no(400, "RuleValidationException", words);
        }
        "System.History" => {
            let id = world.fresh_number();
            item.comments.push(Comment {
                id,
                text: text.to_owned(),
                format: "html".to_owned(),
                by: "Firewatch".to_owned(),
                at: now,
            });
            return Ok(());
        }
        _ => {}
    }
    let value = if name == "System.Tags" {
        let tags: Vec<&str> =
            text.split([';', ',']).map(str::trim).filter(|tag| !tag.is_empty()).collect();
        json!(tags.join("; "))
    } else {
        value.clone()
    };
    item.fields.insert(name.to_owned(), value);
    Ok(())
}

fn relate(world: &World, item: &mut WorkItem, value: &Value) -> Result<(), Refusal> {
    let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let relation = Relation {
        rel: text("rel"),
        url: text("url"),
        attributes: value.get("attributes").cloned().unwrap_or_default(),
    };
    if relation.rel.starts_with("System.LinkTypes.") {
        let known = relation
            .item()
            .is_some_and(|id| world.devops.work_items.iter().any(|other| other.id == id));
        if !known {
            let words = "TF401232: The linked work item does not exist, or you do not have permissions to read it.";
            return no(404, "WorkItemUnauthorizedAccessException", words);
        }
    }
    if item.relations.iter().any(|other| other.rel == relation.rel && other.url == relation.url) {
        return no(400, "WorkItemLinkException", "TF201035: relation already exists.");
    }
    item.relations.push(relation);
    Ok(())
}
