//! JSON Patch on a work item, with the rules that stand behind the fields.

use super::Refusal;
use super::kinds::{self, FIELDS, LONG_TEXTS};
use super::{links, template};
use crate::sandbox::backlog::{Comment, WorkItem};
use crate::sandbox::ground::iso;
use crate::sandbox::world::World;
use serde_json::{Value, json};

/// Who changes an item, and when.
pub(super) struct Author {
    pub(super) identity: Value,
    pub(super) now: i64,
}

/// The item after all operations, or the first thing that is wrong with them.
pub(super) fn apply(
    world: &mut World,
    mut item: WorkItem,
    operations: &[Value],
    author: &Author,
) -> Result<WorkItem, Refusal> {
    let state = item.text("System.State").to_owned();
    for operation in operations {
        let text = |name: &str| operation.get(name).and_then(Value::as_str).unwrap_or_default();
        let value = operation.get("value").unwrap_or(&Value::Null);
        step(world, &mut item, (text("op"), text("path"), value), author)?;
    }
    if item.text("System.Title").trim().is_empty() {
        return Err(Refusal::rule("Title", "Required, InvalidEmpty"));
    }
    let now = json!(iso(author.now));
    if item.text("System.State") != state {
        if item.rev > 0
            && !kinds::kind(&world.devops, &item.kind)?.goes(&state, item.text("System.State"))
        {
            return Err(limited("State"));
        }
        moved(&mut item, &now, author);
    }
    let is_bug = template::kinds(&world.devops).first().is_some_and(|bug| bug.name == item.kind);
    let lacks = |field: &&String| is_bug && item.text(field).trim().is_empty();
    if let Some(field) = world.devops.required.iter().find(lacks) {
        let name = field.rsplit('.').next().unwrap_or(field);
        return Err(Refusal::rule(name, "Required, InvalidEmpty"));
    }
    item.fields.insert("System.ChangedDate".to_owned(), now);
    item.fields.insert("System.ChangedBy".to_owned(), author.identity.clone());
    item.rev += 1;
    Ok(item)
}

/// What the server itself writes when an item changes its state.
fn moved(item: &mut WorkItem, now: &Value, author: &Author) {
    let state = item.text("System.State").to_owned();
    let reason = match state.as_str() {
        "Active" => "Approved",
        "Resolved" => "Fixed",
        "Closed" => "Verified",
        _ => "New",
    };
    item.fields.insert("System.Reason".to_owned(), json!(reason));
    item.fields.insert("Microsoft.VSTS.Common.StateChangeDate".to_owned(), now.clone());
    if ["Resolved", "Closed"].contains(&state.as_str()) {
        let field = |word: &str| format!("Microsoft.VSTS.Common.{state}{word}");
        item.fields.insert(field("Date"), now.clone());
        item.fields.insert(field("By"), author.identity.clone());
    }
}

fn step(
    world: &mut World,
    item: &mut WorkItem,
    (op, path, value): (&str, &str, &Value),
    author: &Author,
) -> Result<(), Refusal> {
    let mut parts = path.trim_start_matches('/').splitn(2, '/');
    match (op, parts.next().unwrap_or_default(), parts.next()) {
        ("test", "rev", None) if value.as_u64() == Some(item.rev) => Ok(()),
        ("test", "rev", None) => Err(test_failed("/rev")),
        ("test", "fields", Some(name))
            if item.fields.get(name).unwrap_or(&Value::Null) == value =>
        {
            Ok(())
        }
        ("test", "fields", Some(_)) => Err(test_failed(path)),
        ("add" | "replace", "fields", Some(name)) => field(world, item, (name, value), author),
        ("remove", "fields", Some(name)) => {
            known(world, name)?;
            item.fields.remove(name);
            Ok(())
        }
        ("add", "relations", Some("-")) => links::relate(world, item, value),
        ("remove", "relations", Some(place)) => links::unrelate(world, item, place),
        ("add" | "replace", "multilineFieldsFormat", Some(name)) if LONG_TEXTS.contains(&name) => {
            let format = value.as_str().unwrap_or_default();
            if !["markdown", "html"].contains(&format.to_ascii_lowercase().as_str()) {
                return Err(bad_patch(path));
            }
            item.formats.insert(name.to_owned(), format.to_owned());
            Ok(())
        }
        ("add", "id", None) => Ok(()),
        _ => Err(bad_patch(path)),
    }
}

fn test_failed(path: &str) -> Refusal {
    let words = format!("VS403351: Test Operation for path {path} failed.");
    Refusal::new(412, "TestOperationFailedException", words)
}

pub(super) fn bad_patch(path: &str) -> Refusal {
    let words = format!("VS403420: The patch operation on path {path} is not supported.");
    Refusal::new(400, "PatchOperationFailedException", words)
}

/// The label of a field, and the only values it may hold.
fn known<'a>(world: &World, name: &'a str) -> Result<(&'a str, &'static [&'static str]), Refusal> {
    if world.devops.required.iter().any(|own| own == name) {
        return Ok((name.rsplit('.').next().unwrap_or(name), &[]));
    }
    let mut fields = FIELDS.iter();
    let found = fields.find(|known| known.0 == name && template::has_field(&world.devops, name));
    found.map(|(_, label, allowed)| (*label, *allowed)).ok_or_else(|| kinds::no_field(name))
}

fn field(
    world: &mut World,
    item: &mut WorkItem,
    (name, value): (&str, &Value),
    author: &Author,
) -> Result<(), Refusal> {
    let (label, allowed) = known(world, name)?;
    let plain = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    if !allowed.is_empty() && !allowed.contains(&plain.as_str()) {
        return Err(limited(label));
    }
    let stored = match name {
        "System.State" => {
            let states = kinds::kind(&world.devops, &item.kind)?.states;
            if !states.iter().any(|(state, _)| *state == plain) {
                return Err(limited(label));
            }
            value.clone()
        }
        "System.Title" if plain.chars().count() > 255 => {
            return Err(Refusal::rule(label, "InvalidTooLong"));
        }
        "System.IterationPath" if !is_iteration(world, &plain) => return Err(bad_tree(item, name)),
        "System.AreaPath" if plain != world.devops.project && plain != world.devops.team_area() => {
            return Err(bad_tree(item, name));
        }
        "System.Tags" => json!(tags(&plain)?),
        "System.AssignedTo" => assignee(world, &plain)?,
        "System.History" => {
            let id = world.fresh_number();
            let by = world.bot.name.clone();
            let format = "html".to_owned();
            item.comments.push(Comment { id, text: plain, format, by, at: author.now });
            return Ok(());
        }
        _ => value.clone(),
    };
    item.fields.insert(name.to_owned(), stored);
    Ok(())
}

fn limited(label: &str) -> Refusal {
    Refusal::rule(label, "Required, HasValues, LimitedToValues, AllowsOldValue, InvalidNotOldValue")
}

fn is_iteration(world: &World, path: &str) -> bool {
    let devops = &world.devops;
    path == devops.project || devops.iterations.iter().any(|iteration| iteration.path == path)
}

/// A new item is called -1 as long as it has no number.
fn bad_tree(item: &WorkItem, field: &str) -> Refusal {
    let id = if item.rev == 0 { "-1".to_owned() } else { item.id.to_string() };
    let words = format!("TF401347: Invalid tree name given for work item {id}, field '{field}'.");
    Refusal::new(400, "WorkItemTrackingTreeNodeNotFoundException", words)
}

/// Tags come back without doubles and joined by a semicolon and a space.
fn tags(text: &str) -> Result<String, Refusal> {
    let mut tags: Vec<&str> = Vec::new();
    for tag in text.split([';', ',']).map(str::trim).filter(|tag| !tag.is_empty()) {
        if tag.chars().count() > 400 {
            return Err(Refusal::rule("Tags", "InvalidTooLong"));
        }
        if !tags.iter().any(|known| known.eq_ignore_ascii_case(tag)) {
            tags.push(tag);
        }
    }
    if tags.len() > 100 {
        return Err(Refusal::rule("Tags", "InvalidTooMany"));
    }
    Ok(tags.join("; "))
}

/// An address, or `Name <address>`.
fn assignee(world: &World, text: &str) -> Result<Value, Refusal> {
    if text.is_empty() {
        return Ok(Value::Null);
    }
    let address = text.rsplit('<').next().unwrap_or(text).trim_end_matches('>');
    let person = world.people.iter().find(|person| {
        person.email.eq_ignore_ascii_case(address) || person.name.eq_ignore_ascii_case(text)
    });
    let person = person.ok_or_else(|| {
        let words =
            format!("The identity value '{text}' for field 'Assigned To' is an unknown identity.");
        Refusal::new(400, "RuleValidationException", words)
    })?;
    Ok(json!({ "displayName": person.name, "uniqueName": person.email, "id": person.id }))
}
