//! What the bot wrote: read, and refused or remarked upon as Teams would.

use super::connector::Refusal;
use super::world::World;
use serde_json::Value;

/// An activity the connector accepts.
pub(super) struct Letter {
    pub(super) text: String,
    pub(super) card: Option<Value>,
    pub(super) entities: Vec<Value>,
    pub(super) complaints: Vec<String>,
}

/// Teams refuses more ("Format your bot messages": 100 KB).
const LARGEST: usize = 100 * 1024;
/// Older limits and Microsoft's own staff name this much; above it, messages fail on some roads.
const WISE: usize = 28 * 1024;
/// People whose view is refreshed unasked ("User-specific views").
const MOST_REFRESHED: usize = 60;

/// # Errors
/// A refusal where Teams answers 400 or 413.
pub(super) fn read(world: &World, activity: &Value, size: usize) -> Result<Letter, Refusal> {
    if size > LARGEST {
        return Err(Refusal::new(413, "MessageSizeTooBig", "Message size too large."));
    }
    let mut complaints = Vec::new();
    if size > WISE {
        complaints.push(format!("a message of {size} bytes is larger than 28 KB"));
    }
    let text = activity.get("text").and_then(Value::as_str).unwrap_or_default().to_owned();
    let card = card(activity, &mut complaints)?;
    if text.is_empty() && card.is_none() {
        return Err(Refusal::new(400, "BadSyntax", "The message has neither text nor attachment."));
    }
    if !text.is_empty() && card.is_some() {
        complaints.push("a message with words and a card is cut in two and gets no id".to_owned());
    }
    let entities: Vec<Value> =
        activity.get("entities").and_then(Value::as_array).cloned().unwrap_or_default();
    mentions(world, &text, &entities)?;
    if text.matches("<at>").count() > entities.len() {
        complaints.push("a message shows a raw <at>: a mention lacks its entity".to_owned());
    }
    if let Some(card) = &card {
        remark_on(world, card, &mut complaints);
    }
    Ok(Letter { text, card, entities, complaints })
}

fn card(activity: &Value, complaints: &mut Vec<String>) -> Result<Option<Value>, Refusal> {
    let attachments = activity.get("attachments").and_then(Value::as_array);
    let attachments = attachments.map(Vec::as_slice).unwrap_or_default();
    if attachments.len() > 1 {
        complaints.push("a message with several attachments is cut and gets no id".to_owned());
    }
    let Some(attachment) = attachments.first() else { return Ok(None) };
    let kind = attachment.get("contentType").and_then(Value::as_str).unwrap_or_default();
    if kind != "application/vnd.microsoft.card.adaptive" {
        return Err(Refusal::new(400, "BadSyntax", format!("Unknown attachment type '{kind}'.")));
    }
    match attachment.get("content") {
        Some(content) if content.get("type") == Some(&Value::from("AdaptiveCard")) => {
            Ok(Some(content.clone()))
        }
        Some(_) | None => {
            Err(Refusal::new(400, "BadSyntax", "Failed to process one or more attachments."))
        }
    }
}

/// Each mention's text must stand in the message, and its person must exist.
fn mentions(world: &World, text: &str, entities: &[Value]) -> Result<(), Refusal> {
    for entity in entities {
        if entity.get("type") != Some(&Value::from("mention")) {
            continue;
        }
        let written = entity.get("text").and_then(Value::as_str).unwrap_or_default();
        let id = entity.pointer("/mentioned/id").and_then(Value::as_str).unwrap_or_default();
        if written.is_empty() || !text.contains(written) {
            let words = "Mention entity text is not valid: it does not occur in the message.";
            return Err(Refusal::new(400, "BadSyntax", words));
        }
        if !is_known(world, id) {
            return Err(Refusal::new(400, "BadSyntax", "Invalid mention entity: unknown user."));
        }
    }
    Ok(())
}

fn is_known(world: &World, id: &str) -> bool {
    id == world.bot_mri()
        || world.people.iter().any(|person| {
            person.mri == id
                || person.id.eq_ignore_ascii_case(id)
                || person.email.eq_ignore_ascii_case(id)
        })
}

/// What Teams swallows without a word although nobody likes the look of it.
fn remark_on(world: &World, card: &Value, complaints: &mut Vec<String>) {
    let entities = card.pointer("/msteams/entities").and_then(Value::as_array);
    let mut body = card.clone();
    if let Some(fields) = body.as_object_mut() {
        fields.remove("msteams");
    }
    let mut texts = Vec::new();
    strings(&body, &mut texts);
    let mut mentioned = Vec::new();
    for entity in entities.into_iter().flatten() {
        let written = entity.get("text").and_then(Value::as_str).unwrap_or_default();
        let id = entity.pointer("/mentioned/id").and_then(Value::as_str).unwrap_or_default();
        if !texts.iter().any(|text| text.contains(written)) || !is_known(world, id) {
            complaints.push(format!("a card's mention {written} leads nowhere"));
        }
        mentioned.push(written);
    }
    let raw = |text: &&&str| {
        let told: usize = mentioned.iter().map(|written| text.matches(written).count()).sum();
        text.matches("<at>").count() > told
    };
    if let Some(text) = texts.iter().find(raw) {
        complaints.push(format!("a card shows a raw <at>: {text}"));
    }
    let refreshed = card.pointer("/refresh/userIds").and_then(Value::as_array);
    let refreshed = refreshed.map(Vec::as_slice).unwrap_or_default();
    if refreshed.len() > MOST_REFRESHED {
        complaints.push("a card refreshes for more than 60 people".to_owned());
    }
    let stranger = |id: &&Value| !id.as_str().is_some_and(|id| id.starts_with("29:"));
    if let Some(id) = refreshed.iter().find(stranger) {
        complaints.push(format!("a card refreshes for {id}, which is no 29: id"));
    }
}

fn strings<'a>(value: &'a Value, into: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => into.push(text),
        Value::Array(items) => items.iter().for_each(|item| strings(item, into)),
        Value::Object(fields) => fields.values().for_each(|field| strings(field, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
