//! What Teams takes of a card, and what it shows on every client.
//!
//! Sources: <https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference>,
//! <https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format>
//! (mentions), <https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model>
//! (refresh, fallback of buttons).

use super::{Finding, Notes, walk};
use serde_json::{Map, Value, json};

/// What a message may hold at the most, in bytes.
const BYTES_MAX: usize = 28_000;
/// So many people at the most are refreshed by themselves.
const REFRESHED_MAX: usize = 60;
/// In the schema, but not drawn, or not in the same way, on each of Teams' clients.
const NOT_EVERYWHERE: [&str; 3] = ["Media", "RichTextBlock", "ImageSet"];

pub(super) fn check(card: &Value, found: &mut Vec<Finding>) {
    let mut notes = Notes(std::mem::take(found));
    whole(card, &mut notes);
    walk(card, "$", &mut |path, fields| part(path, fields, &mut notes));
    if let Some(refresh) = card.get("refresh") {
        refreshed(refresh, &mut notes);
    }
    mentions(card, &mut notes);
    *found = notes.0;
}

fn whole(card: &Value, notes: &mut Notes) {
    let bytes = card.to_string().len();
    if bytes > BYTES_MAX {
        notes.note("$", format!("{bytes} bytes; a message holds {BYTES_MAX}"));
    }
    if card.get("version") != Some(&json!("1.5")) {
        notes.note("$.version", "is not 1.5, which is what Teams draws and its buttons need");
    }
    if card.get("fallbackText").and_then(Value::as_str).is_none_or(str::is_empty) {
        notes.note("$.fallbackText", "is missing; old clients and screen readers get this text");
    }
}

fn part(path: &str, fields: &Map<String, Value>, notes: &mut Notes) {
    for (key, value) in fields {
        if value.as_str().is_some_and(|text| text.contains("${")) {
            notes.note(&format!("{path}.{key}"), "a hole is left that the data does not fill");
        }
    }
    let kind = fields.get("type").and_then(Value::as_str).unwrap_or_default();
    if NOT_EVERYWHERE.contains(&kind) {
        notes.note(path, format!("{kind} is not shown on every client of Teams"));
    }
    if kind.starts_with("Input.") {
        let guarded = ["isRequired", "regex", "min", "max"];
        if !fields.contains_key("label") {
            notes.note(path, format!("{kind} has no label"));
        }
        if guarded.iter().any(|key| fields.contains_key(*key))
            && !fields.contains_key("errorMessage")
        {
            notes.note(path, format!("{kind} has no errorMessage for what it refuses"));
        }
    }
    if kind == "Image" {
        let address = fields.get("url").and_then(Value::as_str).unwrap_or_default();
        if !address.starts_with("https://") && !address.starts_with("data:image/") {
            notes.note(&format!("{path}.url"), "Teams loads images over https alone");
        }
        if fields.get("altText").and_then(Value::as_str).is_none_or(str::is_empty) {
            notes.note(path, "Image has no altText");
        }
    }
    // The action of a refresh is not a button.
    if kind == "Action.Execute" && path != "$.refresh.action" {
        falls_back(path, fields, notes);
    }
}

/// Where a client has no `Action.Execute`, the same button has to do the same by a message.
fn falls_back(path: &str, fields: &Map<String, Value>, notes: &mut Notes) {
    let mut sent = fields.get("data").cloned().unwrap_or_else(|| json!({}));
    if let (Some(sent), Some(verb)) = (sent.as_object_mut(), fields.get("verb")) {
        sent.insert("verb".to_owned(), verb.clone());
    }
    let fallback = fields.get("fallback");
    let submits = fallback.and_then(|it| it.get("type")) == Some(&json!("Action.Submit"));
    if !submits || fallback.and_then(|fallback| fallback.get("data")) != Some(&sent) {
        notes.note(path, "has no fallback Action.Submit with the same data and the verb in it");
    }
}

fn refreshed(refresh: &Value, notes: &mut Notes) {
    const PLACE: &str = "$.refresh.userIds";
    let ids = refresh.get("userIds").and_then(Value::as_array);
    let Some(ids) = ids.filter(|ids| (1..=REFRESHED_MAX).contains(&ids.len())) else {
        notes.note(PLACE, format!("names nobody, or more than {REFRESHED_MAX} people"));
        return;
    };
    for (at, id) in ids.iter().enumerate() {
        if !id.as_str().is_some_and(|id| id.starts_with("29:")) {
            notes.note(&format!("{PLACE}[{at}]"), "is not the id of a person in Teams, 29:…");
        }
    }
}

/// Each entity's text stands in a text that may mention, and each mention has its entity.
fn mentions(card: &Value, notes: &mut Notes) {
    let mut texts = Vec::new();
    walk(card, "$", &mut |path, fields| {
        let kind = fields.get("type").and_then(Value::as_str);
        if let (Some("TextBlock"), Some(text)) = (kind, fields.get("text").and_then(Value::as_str))
        {
            texts.push((format!("{path}.text"), text));
        }
        for (at, fact) in
            fields.get("facts").and_then(Value::as_array).into_iter().flatten().enumerate()
        {
            if let Some(text) = fact.get("value").and_then(Value::as_str) {
                texts.push((format!("{path}.facts[{at}].value"), text));
            }
        }
    });
    let entities = card.pointer("/msteams/entities").and_then(Value::as_array);
    let mut known = Vec::new();
    for (at, entity) in entities.into_iter().flatten().enumerate() {
        let place = format!("$.msteams.entities[{at}]");
        let text = entity.get("text").and_then(Value::as_str).unwrap_or_default();
        let id = entity.pointer("/mentioned/id").and_then(Value::as_str).unwrap_or_default();
        if entity.get("type") != Some(&json!("mention"))
            || !text.starts_with("<at>")
            || id.is_empty()
        {
            notes.note(&place, "is no mention: type, text with <at>, mentioned.id");
        } else if !texts.iter().any(|(_, one)| one.contains(text)) {
            notes.note(&place, format!("{text} stands in no TextBlock and no fact"));
        }
        known.push(text);
    }
    for (place, text) in texts {
        let rest = known
            .iter()
            .filter(|mention| !mention.is_empty())
            .fold(text.to_owned(), |rest, mention| rest.replace(*mention, ""));
        if rest.contains("<at>") {
            notes.note(&place, "mentions somebody without an entity in msteams.entities");
        }
    }
}
