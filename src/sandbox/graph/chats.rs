//! Making, reading, finding and renaming chats.

use super::{Refusal, body, bound, chat, equals, permit, permit_any, person, roster};
use crate::sandbox::door::{Answer, Call};
use crate::sandbox::ground::{Ground, iso};
use crate::sandbox::joining;
use crate::sandbox::world::{Chat, ChatKind, World};
use serde_json::{Value, json};
use std::sync::Arc;

/// A chat as Graph describes it.
pub(super) fn described(world: &World, chat: &Chat) -> Value {
    let kind = if chat.kind == ChatKind::Personal { "oneOnOne" } else { "group" };
    let id: String = url::form_urlencoded::byte_serialize(chat.id.as_bytes()).collect();
    json!({
        "id": chat.id, "topic": chat.topic, "chatType": kind, "tenantId": world.tenant,
        "createdDateTime": iso(chat.created_at), "lastUpdatedDateTime": iso(chat.updated_at),
        "webUrl": format!(
            "https://teams.microsoft.com/l/chat/{id}/0?tenantId={}", world.tenant
        ),
        "onlineMeetingInfo": null, "viewpoint": null,
    })
}

/// Titles have at most 250 UTF-16 units and no colon ("Update chat", Microsoft Graph).
fn topic(value: &Value) -> Result<String, Refusal> {
    let topic = value.as_str().ok_or_else(|| Refusal::bad("Chat topic must be a string."))?;
    if topic.encode_utf16().count() > 250 {
        return Err(Refusal::bad("Topic must be less than or equal to 250 characters."));
    }
    if topic.contains(char::is_control) {
        return Err(Refusal::bad("Invalid topic name: control characters are not allowed."));
    }
    if topic.contains(':') {
        return Err(Refusal::bad("Invalid topic name: the character ':' is not allowed."));
    }
    Ok(topic.to_owned())
}

pub(super) fn create(ground: &Ground, call: &Call) -> Result<Answer, Refusal> {
    let wish = body(call)?;
    ground.change(|world, now| {
        permit_any(world, &["Chat.Create"])?;
        if wish.get("chatType") != Some(&json!("group")) {
            return Err(Refusal::bad("Invalid chat type: this sandbox makes group chats only."));
        }
        let topic = wish.get("topic").filter(|topic| !topic.is_null()).map(topic).transpose()?;
        let members = members(world, &wish)?;
        let thread = world.fresh_guid(now).replace('-', "");
        let chat = Chat {
            id: format!("19:{thread}@thread.v2"),
            kind: ChatKind::GroupChat,
            topic,
            closed_roster: members.len() < 3,
            outdated_app: false,
            members,
            bot_installed: false,
            created_by_graph: true,
            created_at: now,
            updated_at: now,
            messages: Vec::new(),
        };
        let mut answer = described(world, &chat);
        if let Some(fields) = answer.as_object_mut() {
            let context = "https://graph.microsoft.com/v1.0/$metadata#chats/$entity";
            fields.insert("@odata.context".to_owned(), json!(context));
        }
        world.chats.push(chat);
        Ok(Answer::json(201, &answer))
    })
}

fn members(world: &World, wish: &Value) -> Result<Vec<String>, Refusal> {
    let listed = wish.get("members").and_then(Value::as_array).map(Vec::as_slice);
    let mut ids = Vec::new();
    for member in listed.unwrap_or_default() {
        let id = self::member(world, member)?;
        if ids.contains(&id) {
            // Graph says no more than this when somebody is listed twice.
            let words = "Exception has been thrown by the target of an invocation.";
            return Err(Refusal::bad(words));
        }
        ids.push(id);
    }
    if ids.len() < 2 {
        return Err(Refusal::bad("A group chat needs at least two members."));
    }
    Ok(ids)
}

/// The person a member entry names. Every entry carries exactly one role.
pub(super) fn member(world: &World, entry: &Value) -> Result<String, Refusal> {
    if entry.get("@odata.type") != Some(&json!("#microsoft.graph.aadUserConversationMember")) {
        return Err(Refusal::bad("Invalid member type specified in the request body."));
    }
    let roles = entry.get("roles").and_then(Value::as_array).map(Vec::as_slice);
    let as_guest = match roles {
        Some([role]) if *role == json!("owner") => false,
        Some([role]) if *role == json!("guest") => true,
        _ => return Err(Refusal::bad("Invalid role specified for member.")),
    };
    let address = entry.get("user@odata.bind").and_then(Value::as_str).unwrap_or_default();
    let name = bound(address, "users");
    let name = name.ok_or_else(|| Refusal::bad("Bad bind address for the user of a member."))?;
    let person = person(world, &name)?;
    if person.guest == as_guest {
        return Ok(person.id.clone());
    }
    let is = if person.guest { "is a guest" } else { "is not a guest" };
    Err(Refusal::bad(format!("Invalid role specified for member: the user {is}.")))
}

pub(super) fn get(ground: &Ground, call: &Call, id: &str) -> Result<Answer, Refusal> {
    ground.look(|world| {
        let chat = chat(world, id)?;
        let permissions = ["Chat.ReadBasic.All", "Chat.Read.All", "Chat.ReadWrite.All"];
        permit(world, &permissions, (Some(chat), "ChatSettings.Read.Chat"))?;
        Ok(Answer::json(200, &expanded(world, call, chat)))
    })
}

fn expanded(world: &World, call: &Call, chat: &Chat) -> Value {
    let mut described = described(world, chat);
    let wanted = call.query("$expand").is_some_and(|expand| expand.contains("members"));
    if wanted && let Some(fields) = described.as_object_mut() {
        fields.insert("members".to_owned(), Value::Array(roster::described(world, chat)));
    }
    described
}

pub(super) fn rename(ground: &Arc<Ground>, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let wish = body(call)?;
    let answer = ground.change(|world, now| {
        let found = chat(world, id)?;
        permit(world, &["Chat.ReadWrite.All"], (Some(found), "ChatSettings.ReadWrite.Chat"))?;
        let topic = topic(wish.get("topic").unwrap_or(&Value::Null))?;
        if let Some(chat) = world.chat_mut(id) {
            chat.topic = Some(topic);
            chat.updated_at = now;
        }
        Ok(Answer::json(200, &described(world, chat(world, id)?)))
    })?;
    joining::tell_later(ground, id, json!({ "topicName": wish.get("topic") }));
    Ok(answer)
}

/// `GET /users/{id}/chats`: the latest first, 50 at most.
pub(super) fn of_person(ground: &Ground, call: &Call, name: &str) -> Result<Answer, Refusal> {
    ground.look(|world| {
        permit_any(world, &["Chat.ReadBasic.All", "Chat.Read.All", "Chat.ReadWrite.All"])?;
        let person = person(world, name)?;
        let wanted = match call.query("$filter") {
            None => None,
            Some(filter) => match equals(filter, "topic") {
                Some(topic) => Some(topic),
                None => return Err(Refusal::bad("Unsupported filter; only topic eq '…' is.")),
            },
        };
        let top = call.query("$top").and_then(|top| top.parse().ok()).unwrap_or(20);
        if !(1..=50).contains(&top) {
            return Err(Refusal::bad("Invalid value for $top: it must be between 1 and 50."));
        }
        let skip = call.query("$skiptoken").and_then(|skip| skip.parse().ok()).unwrap_or(0);
        let theirs = world.chats.iter().rev().filter(|chat| chat.members.contains(&person.id));
        let found: Vec<&Chat> = theirs
            .filter(|chat| wanted.is_none() || chat.topic == wanted)
            .skip(skip)
            .take(top + 1)
            .collect();
        let page: Vec<Value> =
            found.iter().take(top).map(|chat| expanded(world, call, chat)).collect();
        let mut answer = json!({
            "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#chats",
            "@odata.count": page.len(), "value": page,
        });
        if found.len() > top {
            let path = format!("users/{name}/chats");
            go_on(ground, call, (&path, skip + top), &mut answer);
        }
        Ok(Answer::json(200, &answer))
    })
}

/// Says where a list goes on.
pub(super) fn go_on(ground: &Ground, call: &Call, (path, skip): (&str, usize), page: &mut Value) {
    let Some(fields) = page.as_object_mut() else { return };
    let mut next = url::form_urlencoded::Serializer::new(String::new());
    next.extend_pairs(call.query.iter().filter(|(name, _)| *name != "$skiptoken"));
    next.append_pair("$skiptoken", &skip.to_string());
    let link = format!("{}/graph/v1.0/{path}?{}", ground.base, next.finish());
    fields.insert("@odata.nextLink".to_owned(), json!(link));
}
