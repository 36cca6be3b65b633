//! Work items, their discussion, and their types.

use super::super::door::{Answer, Call};
use super::super::ground::{Ground, iso};
use super::super::world::{Comment, Relation, WorkItem, World};
use super::{Outcome, Refusal, item, list, no, patch, states, wiql};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

const FORWARD: &str = "System.LinkTypes.Hierarchy-Forward";
const REVERSE: &str = "System.LinkTypes.Hierarchy-Reverse";

pub(super) fn route(ground: &Ground, call: &Call, rest: &[&str]) -> Outcome {
    let fold: Vec<String> = rest.iter().map(|part| part.to_ascii_lowercase()).collect();
    let fold: Vec<&str> = fold.iter().map(String::as_str).collect();
    match (call.method.as_str(), fold.as_slice(), rest) {
        ("POST", ["workitems", _], [_, kind]) if kind.starts_with('$') => {
            create(ground, call, kind.trim_start_matches('$'))
        }
        ("GET", ["workitems", id], _) => {
            let id = number(id)?;
            ground.look(|world| Ok(Answer::json(200, &shown(ground, world, item(world, id)?))))
        }
        ("PATCH", ["workitems", id], _) => change(ground, call, number(id)?),
        ("POST", ["workitemsbatch"], _) => batch(ground, call),
        ("POST", ["wiql"], _) => wiql::answer(ground, call),
        ("GET", ["workitems", id, "comments"], _) => comments(ground, call, number(id)?),
        ("POST", ["workitems", id, "comments"], _) => comment(ground, call, number(id)?),
        ("GET", ["workitemtypes", _, "states"], [_, kind, _]) => match states(kind) {
            Some(states) => Ok(list(
                states
                    .iter()
                    .map(|(name, category)| json!({"name": name, "color": "b2b2b2", "category": category}))
                    .collect(),
            )),
            None => no(404, "WorkItemTypeNotFoundException", format!("VS402323: Work item type {kind} does not exist.")),
        },
        ("GET", ["workitemtypecategories", category], _) => {
            let kind = match *category {
                "microsoft.bugcategory" => "Bug",
                "microsoft.taskcategory" => "Task",
                "microsoft.requirementcategory" => "User Story",
                _ => return no(404, "WorkItemTypeCategoryNotFoundException", "No such category."),
            };
            let kind = json!({ "name": kind });
            Ok(Answer::json(200, &json!({
                "referenceName": category, "name": category,
                "defaultWorkItemType": kind, "workItemTypes": [kind],
            })))
        }
        _ => no(404, "VssResourceNotFoundException", "The controller for path was not found."),
    }
}

fn number(text: &str) -> Result<u64, Refusal> {
    text.parse().or_else(|_| no(404, "VssResourceNotFoundException", "No such work item."))
}

fn create(ground: &Ground, call: &Call, kind: &str) -> Outcome {
    let Some(states) = states(kind) else {
        let words = format!("VS402323: Work item type {kind} does not exist in project.");
        return no(404, "WorkItemTypeNotFoundException", words);
    };
    let ops = patch::read(call)?;
    ground.change(|world, now| {
        let first = world.devops.work_items.iter().map(|item| item.id).max().unwrap_or(50_000) + 1;
        let project = world.devops.project.clone();
        let mut fields = BTreeMap::new();
        for (name, value) in [
            ("System.AreaPath", json!(project)),
            ("System.TeamProject", json!(project)),
            ("System.IterationPath", json!(project)),
            ("System.WorkItemType", json!(kind)),
            ("System.State", json!(states.first().map_or("New", |(name, _)| name))),
            ("System.CreatedDate", json!(iso(now))),
            ("System.ChangedDate", json!(iso(now))),
        ] {
            fields.insert(name.to_owned(), value);
        }
        let mut made = WorkItem {
            id: first,
            rev: 1,
            kind: kind.to_owned(),
            fields,
            relations: vec![],
            comments: vec![],
        };
        patch::apply(world, &mut made, &ops, now)?;
        if made.text("System.Title").is_empty() {
            let words = "TF401320: Rule Error for field Title. Error code: Required, InvalidEmpty.";
            return no(400, "RuleValidationException", words);
        }
        link_back(ground, world, &made);
        let answer = Answer::json(200, &shown(ground, world, &made));
        world.devops.work_items.push(made);
        Ok(answer)
    })
}

/// A child knows its parent; the parent learns of the child.
fn link_back(ground: &Ground, world: &mut World, child: &WorkItem) {
    let url = format!("{}/{}", base(ground, world), child.id);
    let parents: Vec<u64> = child
        .relations
        .iter()
        .filter(|relation| relation.rel == REVERSE)
        .filter_map(Relation::item)
        .collect();
    for parent in world.devops.work_items.iter_mut().filter(|item| parents.contains(&item.id)) {
        let back = Relation { rel: FORWARD.to_owned(), url: url.clone(), attributes: json!({}) };
        if !parent.relations.contains(&back) {
            parent.relations.push(back);
            parent.rev += 1;
        }
    }
}

fn change(ground: &Ground, call: &Call, id: u64) -> Outcome {
    let ops = patch::read(call)?;
    ground.change(|world, now| {
        let mut changed = item(world, id)?.clone();
        patch::apply(world, &mut changed, &ops, now)?;
        changed.rev += 1;
        changed.fields.insert("System.ChangedDate".to_owned(), json!(iso(now)));
        link_back(ground, world, &changed);
        let answer = Answer::json(200, &shown(ground, world, &changed));
        if let Some(place) = world.devops.work_items.iter_mut().find(|item| item.id == id) {
            *place = changed;
        }
        Ok(answer)
    })
}

fn base(ground: &Ground, world: &World) -> String {
    let project = world.devops.project.replace(' ', "%20");
    format!("{}/devops/{}/{project}/_apis/wit/workItems", ground.base, world.devops.organization)
}

fn shown(ground: &Ground, world: &World, item: &WorkItem) -> Value {
    let base = base(ground, world);
    let relations: Vec<Value> = item
        .relations
        .iter()
        .map(|relation| json!({"rel": relation.rel, "url": relation.url, "attributes": relation.attributes}))
        .collect();
    let page = base.replace("_apis/wit/workItems", "_workitems/edit");
    let mut shown = json!({
        "id": item.id, "rev": item.rev, "fields": item.fields,
        "_links": { "html": { "href": format!("{page}/{}", item.id) } },
        "url": format!("{base}/{}", item.id),
    });
    if let (Some(shown), false) = (shown.as_object_mut(), relations.is_empty()) {
        shown.insert("relations".to_owned(), Value::Array(relations));
    }
    shown
}

fn batch(ground: &Ground, call: &Call) -> Outcome {
    let body = call.json().unwrap_or_default();
    let ids: Vec<u64> = body
        .get("ids")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_u64)
        .collect();
    let wanted: Vec<String> = body
        .get("fields")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|name| name.as_str().map(str::to_owned))
        .collect();
    let lenient = body.get("errorPolicy").and_then(Value::as_str) == Some("omit");
    ground.look(|world| {
        let mut found = Vec::new();
        for id in ids {
            let one = match item(world, id) {
                Ok(one) => one,
                Err(_) if lenient => continue,
                Err(refusal) => return Err(refusal),
            };
            let fields: Map<String, Value> = one
                .fields
                .iter()
                .filter(|(name, _)| wanted.is_empty() || wanted.contains(name))
                .map(|(name, value)| (name.clone(), value.clone()))
                .collect();
            found.push(json!({"id": one.id, "rev": one.rev, "fields": fields, "url": format!("{}/{id}", base(ground, world))}));
        }
        Ok(list(&found))
    })
}

fn previewed(call: &Call) -> Result<(), Refusal> {
    if call.query("api-version").is_some_and(|version| version.contains("-preview")) {
        return Ok(());
    }
    no(
        400,
        "VssInvalidPreviewVersionException",
        "The requested version is under preview; the -preview flag must be supplied.",
    )
}

fn note(comment: &Comment, item: u64) -> Value {
    json!({
        "workItemId": item, "id": comment.id, "version": 1, "text": comment.text,
        "format": comment.format, "createdBy": { "displayName": comment.by },
        "createdDate": iso(comment.at),
    })
}

fn comments(ground: &Ground, call: &Call, id: u64) -> Outcome {
    previewed(call)?;
    ground.look(|world| {
        let item = item(world, id)?;
        let notes: Vec<Value> =
            item.comments.iter().rev().map(|comment| note(comment, id)).collect();
        let count = notes.len();
        Ok(Answer::json(200, &json!({"totalCount": count, "count": count, "comments": notes})))
    })
}

fn comment(ground: &Ground, call: &Call, id: u64) -> Outcome {
    previewed(call)?;
    let body = call.json().unwrap_or_default();
    let Some(text) = body.get("text").and_then(Value::as_str).filter(|text| !text.is_empty())
    else {
        return no(400, "ArgumentNullException", "Value cannot be null. Parameter name: text");
    };
    let format = match call.query("format") {
        Some("markdown" | "0") => "markdown",
        None | Some(_) => "html",
    };
    ground.change(|world, now| {
        item(world, id)?;
        let number = world.fresh_number();
        let comment = Comment {
            id: number,
            text: text.to_owned(),
            format: format.to_owned(),
            by: "Firewatch".to_owned(),
            at: now,
        };
        let shown = note(&comment, id);
        if let Some(item) = world.devops.work_items.iter_mut().find(|item| item.id == id) {
            item.comments.push(comment);
            item.rev += 1;
        }
        Ok(Answer::json(200, &shown))
    })
}
