//! Work items: made, read, changed.

use super::patch::{self, Author};
use super::{Refusal, body, home, kinds, links, list};
use crate::sandbox::backlog::WorkItem;
use crate::sandbox::door::{Answer, Call};
use crate::sandbox::ground::{Ground, iso};
use crate::sandbox::world::World;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// A JSON Patch has a media type of its own, and no other will do.
fn operations(call: &Call) -> Result<Vec<Value>, Refusal> {
    let kind = call.header("content-type");
    if !kind.starts_with("application/json-patch+json") {
        let words = format!(
            "The request indicated a Content-Type of \"{kind}\" for method type \"{}\" which is \
             not supported. Valid content types for this method are: \
             application/json-patch+json.",
            call.method
        );
        return Err(Refusal::new(415, "VssRequestContentTypeNotSupportedException", words));
    }
    if let Value::Array(operations) = body(call)?
        && !operations.is_empty()
    {
        return Ok(operations);
    }
    let words = "You must pass a valid patch document in the body of the request.";
    Err(Refusal::new(400, "VssPropertyValidationException", words))
}

pub(super) fn create(ground: &Ground, call: &Call, kind: &str) -> Result<Answer, Refusal> {
    let operations = operations(call)?;
    ground.change(|world, now| {
        let kind = kinds::kind(&world.devops, kind.trim_start_matches('$'))?;
        let number = world.devops.work_items.iter().map(|item| item.id).max().unwrap_or(0) + 1;
        let author = Author { identity: super::identity(world), now };
        let project = json!(world.devops.project);
        let at = json!(iso(now));
        let fields = [
            ("System.AreaPath", project.clone()),
            ("System.TeamProject", project.clone()),
            ("System.IterationPath", project),
            ("System.WorkItemType", json!(kind.name)),
            ("System.State", json!(kind.states.first().map(|(name, _)| name))),
            ("System.Reason", json!("New")),
            ("System.CreatedDate", at.clone()),
            ("System.CreatedBy", author.identity.clone()),
            ("Microsoft.VSTS.Common.StateChangeDate", at),
            ("Microsoft.VSTS.Common.Priority", json!(2)),
        ];
        let draft = WorkItem {
            id: number,
            rev: 0,
            kind: kind.name.clone(),
            fields: fields.map(|(name, value)| (name.to_owned(), value)).into(),
            relations: Vec::new(),
            comments: Vec::new(),
            formats: BTreeMap::new(),
        };
        let item = patch::apply(world, draft, &operations, &author)?;
        let answer = described(ground, world, &item, &Expand::EVERYTHING);
        if call.query("validateOnly") != Some("true") {
            world.devops.work_items.push(item.clone());
            links::tie(world, &item);
        }
        Ok(Answer::json(200, &answer))
    })
}

pub(super) fn update(ground: &Ground, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let operations = operations(call)?;
    ground.change(|world, now| {
        let before = item(world, id)?.clone();
        let author = Author { identity: super::identity(world), now };
        let item = patch::apply(world, before, &operations, &author)?;
        let answer = described(ground, world, &item, &Expand::EVERYTHING);
        if call.query("validateOnly") != Some("true") {
            if let Some(place) = world.devops.work_item_mut(item.id) {
                place.clone_from(&item);
            }
            links::tie(world, &item);
        }
        Ok(Answer::json(200, &answer))
    })
}

pub(super) fn item<'a>(world: &'a World, id: &str) -> Result<&'a WorkItem, Refusal> {
    let found = id.parse().ok().and_then(|id| world.devops.work_item(id));
    found.ok_or_else(|| Refusal::no_item(id))
}

/// How much of a work item is wanted.
struct Expand {
    relations: bool,
    links: bool,
    fields: Option<Vec<String>>,
}

impl Expand {
    fn of(expand: &str, fields: Option<&str>) -> Self {
        let split = |text: &str| text.split(',').map(|name| name.trim().to_owned()).collect();
        Self {
            relations: ["relations", "all"].contains(&expand.to_ascii_lowercase().as_str()),
            links: ["links", "all"].contains(&expand.to_ascii_lowercase().as_str()),
            fields: fields.map(split),
        }
    }

    fn asked(call: &Call) -> Result<Self, Refusal> {
        let expand = call.query("$expand").unwrap_or("none");
        let fields = call.query("fields");
        if fields.is_some() && !expand.eq_ignore_ascii_case("none") {
            let words = "The expand parameter can not be used with the fields parameter.";
            return Err(Refusal::new(400, "ConflictingParametersException", words));
        }
        Ok(Self::of(expand, fields))
    }

    /// What a change is answered with.
    const EVERYTHING: Self = Self { relations: true, links: true, fields: None };
}

fn described(ground: &Ground, world: &World, item: &WorkItem, expand: &Expand) -> Value {
    let home = home(ground, world);
    let url = format!("{home}/_apis/wit/workItems/{}", item.id);
    let mut fields: Map<String, Value> =
        item.fields.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
    fields.insert("System.CommentCount".to_owned(), json!(item.comments.len()));
    if let Some(parent) = item.parent() {
        fields.insert("System.Parent".to_owned(), json!(parent));
    }
    if let Some(wanted) = &expand.fields {
        fields.insert("System.Id".to_owned(), json!(item.id));
        fields.insert("System.Rev".to_owned(), json!(item.rev));
        fields.retain(|name, _| wanted.iter().any(|wanted| wanted.eq_ignore_ascii_case(name)));
    }
    let mut body = json!({ "id": item.id, "rev": item.rev, "fields": fields, "url": url });
    if let Some(body) = body.as_object_mut() {
        if expand.relations && !item.relations.is_empty() {
            body.insert("relations".to_owned(), json!(item.relations));
        }
        if !item.formats.is_empty() {
            body.insert("multilineFieldsFormat".to_owned(), json!(item.formats));
        }
        if expand.links {
            let project = world.devops.project.replace(' ', "%20");
            let page = format!("{home}/{project}/_workitems/edit/{}", item.id);
            let links = json!({ "self": { "href": url }, "html": { "href": page } });
            body.insert("_links".to_owned(), links);
        }
    }
    body
}

pub(super) fn get(ground: &Ground, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let expand = Expand::asked(call)?;
    ground.look(|world| Ok(Answer::json(200, &described(ground, world, item(world, id)?, &expand))))
}

/// `GET workitems?ids=1,2,3`
pub(super) fn several(ground: &Ground, call: &Call) -> Result<Answer, Refusal> {
    let ids: Vec<&str> = call.query("ids").unwrap_or_default().split(',').map(str::trim).collect();
    let omit = call.query("errorPolicy").is_some_and(|policy| policy.eq_ignore_ascii_case("omit"));
    listed(ground, &ids, omit, &Expand::asked(call)?)
}

/// `POST workitemsbatch`: the same with the wish in the body.
pub(super) fn batch(ground: &Ground, call: &Call) -> Result<Answer, Refusal> {
    let wish = body(call)?;
    let ids: Vec<String> = wish
        .get("ids")
        .and_then(Value::as_array)
        .map(|ids| ids.iter().map(ToString::to_string).collect())
        .unwrap_or_default();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let text = |name: &str| wish.get(name).and_then(Value::as_str);
    let fields = wish
        .get("fields")
        .and_then(Value::as_array)
        .map(|fields| fields.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(","));
    let expand = text("$expand").unwrap_or("none");
    if fields.is_some() && !expand.eq_ignore_ascii_case("none") {
        let words = "The expand parameter can not be used with the fields parameter.";
        return Err(Refusal::new(400, "ConflictingParametersException", words));
    }
    let omit = text("errorPolicy").is_some_and(|policy| policy.eq_ignore_ascii_case("omit"));
    listed(ground, &ids, omit, &Expand::of(expand, fields.as_deref()))
}

/// Up to 200 items in the order asked for. Where omitting is asked for, a missing one is null.
fn listed(ground: &Ground, ids: &[&str], omit: bool, expand: &Expand) -> Result<Answer, Refusal> {
    if ids.is_empty() || ids.len() > 200 {
        let words = "VS402337: The number of work items must be between 1 and 200.";
        return Err(Refusal::new(400, "VssPropertyValidationException", words));
    }
    ground.look(|world| {
        let mut value = Vec::new();
        for id in ids {
            match item(world, id) {
                Ok(item) => value.push(described(ground, world, item, expand)),
                Err(_) if omit => value.push(Value::Null),
                Err(refusal) => return Err(refusal),
            }
        }
        Ok(list(&value))
    })
}
