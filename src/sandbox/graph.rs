//! Microsoft Graph: chats, the apps in them, and people.
//!
//! Facts: Graph v1.0 reference pages of chat, installedApps, user and presence, and what people
//! met in practice (duplicate members, empty roles, closed rosters).

use super::door::{Answer, Call};
use super::ground::{Ground, iso};
use super::login::{self, GRAPH};
use super::teams::announce_installation;
use super::world::{Chat, ChatKind, Resident, World};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The longest topic of a chat.
const TOPIC_CHARS_MAX: usize = 250;
/// The most chats on a page.
const PAGE_MAX: usize = 50;

/// A refusal in the words of Graph.
struct Refusal(u16, &'static str, String);

type Outcome = Result<Answer, Refusal>;

fn no<T>(status: u16, code: &'static str, words: impl Into<String>) -> Result<T, Refusal> {
    Err(Refusal(status, code, words.into()))
}

/// `/graph/v1.0/…`
pub(super) fn answer(ground: &Arc<Ground>, call: &Call) -> Answer {
    let outcome = if login::bears(ground, call, GRAPH) {
        route(ground, call)
    } else {
        no(401, "InvalidAuthenticationToken", "Access token is empty or not valid.")
    };
    outcome.unwrap_or_else(|Refusal(status, code, words)| {
        let inner = json!({ "date": iso(ground.now()), "request-id": "sandbox" });
        let error = json!({ "code": code, "message": words, "innerError": inner });
        Answer::json(status, &json!({ "error": error }))
    })
}

fn route(ground: &Arc<Ground>, call: &Call) -> Outcome {
    let path = call.path();
    let Some(("v1.0", path)) = path.split_first().map(|(first, rest)| (*first, rest)) else {
        return no(404, "ResourceNotFound", "Invalid version");
    };
    match (call.method.as_str(), path) {
        ("POST", ["chats"]) => create(ground, call),
        ("GET", ["chats", id]) => ground.look(|world| {
            allowed(world, &["Chat.ReadBasic.All"])?;
            Ok(Answer::json(200, &shown(world, chat(world, id)?)))
        }),
        ("PATCH", ["chats", id]) => rename(ground, call, id),
        ("GET", ["chats", id, "members"]) => ground.look(|world| {
            allowed(world, &["ChatMember.ReadWrite.All", "Chat.ReadBasic.All"])?;
            let chat = chat(world, id)?;
            let members = chat.members.iter().filter_map(|id| world.person(id)).map(member);
            Ok(Answer::json(200, &json!({ "value": members.collect::<Vec<_>>() })))
        }),
        ("POST", ["chats", id, "members"]) => invite(ground, call, id),
        ("POST", ["chats", id, "installedApps"]) => install(ground, call, id),
        ("GET", ["users", who, "chats"]) => chats_of(ground, call, who),
        ("GET", ["users", who]) => ground.look(|world| {
            allowed(world, &["User.ReadBasic.All"])?;
            let person = person(world, who).ok_or_else(|| {
                Refusal(404, "Request_ResourceNotFound", format!("Resource '{who}' does not exist"))
            })?;
            Ok(Answer::json(200, &user(person)))
        }),
        ("GET", ["appCatalogs", "teamsApps"]) => catalogue(ground, call),
        ("POST", ["communications", "getPresencesByUserId"]) => presences(ground, call),
        _ => no(404, "ResourceNotFound", "Resource not found for the segment."),
    }
}

fn allowed(world: &World, any: &[&str]) -> Result<(), Refusal> {
    if any.iter().any(|name| world.granted.contains(*name)) {
        return Ok(());
    }
    no(403, "Forbidden", format!("Missing role permissions on the request: {}.", any.join(", ")))
}

fn chat<'a>(world: &'a World, id: &str) -> Result<&'a Chat, Refusal> {
    world.chat(id).ok_or_else(|| Refusal(404, "NotFound", format!("No chat found with id {id}")))
}

fn person<'a>(world: &'a World, who: &str) -> Option<&'a Resident> {
    let is_it = |person: &&Resident| {
        person.id.eq_ignore_ascii_case(who) || person.email.eq_ignore_ascii_case(who)
    };
    world.people.iter().find(is_it)
}

fn topic(body: &Value) -> Result<Option<String>, Refusal> {
    let Some(topic) = body.get("topic").and_then(Value::as_str) else { return Ok(None) };
    if topic.contains(':') || topic.chars().count() > TOPIC_CHARS_MAX {
        return no(400, "BadRequest", "Invalid topic: ':' is not allowed, 250 characters at most.");
    }
    Ok(Some(topic.to_owned()))
}

/// The person a member entry binds.
fn bound(entry: &Value) -> Option<String> {
    let url = entry.get("user@odata.bind")?.as_str()?;
    let (_, rest) = url.rsplit_once("/users('")?;
    rest.strip_suffix("')").map(str::to_owned)
}

fn create(ground: &Ground, call: &Call) -> Outcome {
    let Some(body) = call.json() else { return no(400, "BadRequest", "Unable to read JSON") };
    ground.look(|world| allowed(world, &["Chat.Create"]))?;
    if body.get("chatType").and_then(Value::as_str) != Some("group") {
        return no(400, "BadRequest", "The sandbox makes group chats only.");
    }
    let topic = topic(&body)?;
    let entries = body.get("members").and_then(Value::as_array).cloned().unwrap_or_default();
    let members = ground.look(|world| members(world, &entries))?;
    let made = ground.change(|world, now| {
        let id = format!("19:{}@thread.v2", world.fresh_guid(now).replace('-', ""));
        let chat = Chat {
            id,
            kind: ChatKind::GroupChat,
            topic,
            closed_roster: members.len() < 3,
            members,
            bot_installed: false,
            created_by_graph: true,
            created_at: now,
            updated_at: now,
            messages: Vec::new(),
        };
        let made = shown(world, &chat);
        world.chats.push(chat);
        made
    });
    Ok(Answer::json(201, &made))
}

fn members(world: &World, entries: &[Value]) -> Result<Vec<String>, Refusal> {
    let mut members = Vec::new();
    let mut seen = BTreeSet::new();
    for entry in entries {
        let roles = entry.get("roles").and_then(Value::as_array).cloned().unwrap_or_default();
        let known = |role: &Value| matches!(role.as_str(), Some("owner" | "guest"));
        if roles.is_empty() || !roles.iter().all(known) {
            return no(400, "BadRequest", "Invalid role specified for member.");
        }
        let who = bound(entry).unwrap_or_default();
        let Some(person) = person(world, &who) else {
            return no(404, "NotFound", format!("User {who} not found"));
        };
        if !seen.insert(person.id.clone()) {
            let words = "Exception has been thrown by the target of an invocation.";
            return no(400, "BadRequest", words);
        }
        members.push(person.id.clone());
    }
    if members.len() < 2 {
        return no(400, "BadRequest", "A group chat needs at least two members.");
    }
    Ok(members)
}

fn rename(ground: &Ground, call: &Call, id: &str) -> Outcome {
    let body = call.json().unwrap_or_default();
    let Some(topic) = topic(&body)? else { return no(400, "BadRequest", "No topic") };
    ground.change(|world, now| {
        let may = world.granted.contains("Chat.ReadWrite.All");
        let consented =
            world.bot.chat_permissions.iter().any(|name| name == "ChatSettings.ReadWrite.Chat");
        let chat =
            world.chat_mut(id).ok_or_else(|| Refusal(404, "NotFound", "No such chat".into()))?;
        let by_consent = consented && chat.bot_installed;
        if !(may || by_consent) {
            return no(403, "Forbidden", "Missing role permissions on the request.");
        }
        chat.topic = Some(topic);
        chat.updated_at = now;
        let chat = chat.clone();
        Ok(Answer::json(200, &shown(world, &chat)))
    })
}

fn invite(ground: &Ground, call: &Call, id: &str) -> Outcome {
    let entry = call.json().unwrap_or_default();
    ground.look(|world| allowed(world, &["ChatMember.ReadWrite.All"]))?;
    ground.change(|world, _| {
        let who = bound(&entry).unwrap_or_default();
        let Some(person) = person(world, &who).map(|person| person.id.clone()) else {
            return no(404, "NotFound", format!("User {who} not found"));
        };
        let chat =
            world.chat_mut(id).ok_or_else(|| Refusal(404, "NotFound", "No such chat".into()))?;
        if chat.closed_roster {
            let words = "{\"subCode\":\"RosterAddMemberBlocked\",\"message\":\"Roster is blocked from add member\"}";
            return no(403, "Forbidden", words);
        }
        if !chat.members.contains(&person) {
            chat.members.push(person);
        }
        Ok(Answer::empty(201))
    })
}

fn install(ground: &Arc<Ground>, call: &Call, id: &str) -> Outcome {
    let body = call.json().unwrap_or_default();
    let app = body.get("teamsApp@odata.bind").and_then(Value::as_str).unwrap_or_default();
    let consented: BTreeSet<String> = body
        .pointer("/consentedPermissionSet/resourceSpecificPermissions")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.get("permissionValue")?.as_str().map(str::to_owned))
        .collect();
    let tell = ground.change(|world, _| {
        let wanted: BTreeSet<String> = world.bot.chat_permissions.iter().cloned().collect();
        let with_consent = "TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All";
        let plain = "TeamsAppInstallation.ReadWriteSelfForChat.All";
        if wanted.is_empty() {
            allowed(world, &[plain, with_consent])?;
        } else {
            allowed(world, &[with_consent])?;
        }
        if !app.ends_with(&format!("/teamsApps/{}", world.bot.catalogue_id)) {
            return no(404, "NotFound", "App is not found in the catalog.");
        }
        if wanted != consented {
            return no(400, "ResourceSpecificPermissionsMismatch", "The consented set differs.");
        }
        let habits = world.habits;
        let chat =
            world.chat_mut(id).ok_or_else(|| Refusal(404, "NotFound", "No such chat".into()))?;
        if chat.bot_installed {
            return no(409, "Conflict", "App is already installed in the chat.");
        }
        chat.bot_installed = true;
        Ok(habits.install_events)
    })?;
    if tell {
        let (ground, id) = (Arc::clone(ground), id.to_owned());
        ground.underway.send_modify(|count| *count += 1);
        tokio::spawn(async move {
            announce_installation(&ground, &id).await;
            ground.underway.send_modify(|count| *count -= 1);
        });
    }
    Ok(Answer::empty(201))
}

fn chats_of(ground: &Ground, call: &Call, who: &str) -> Outcome {
    let wanted = call
        .query("$filter")
        .and_then(|filter| filter.strip_prefix("topic eq '")?.strip_suffix('\''))
        .map(|topic| topic.replace("''", "'"));
    let top = call.query("$top").and_then(|top| top.parse().ok()).unwrap_or(PAGE_MAX);
    let skip: usize = call.query("$skiptoken").and_then(|skip| skip.parse().ok()).unwrap_or(0);
    ground.look(|world| {
        allowed(world, &["Chat.ReadBasic.All"])?;
        let Some(person) = person(world, who) else {
            return no(404, "NotFound", format!("User {who} not found"));
        };
        let mut found: Vec<&Chat> = world
            .chats
            .iter()
            .filter(|chat| chat.members.contains(&person.id))
            .filter(|chat| wanted.is_none() || chat.topic == wanted)
            .collect();
        found.reverse();
        let top = top.min(PAGE_MAX);
        let page: Vec<Value> =
            found.iter().skip(skip).take(top).map(|chat| shown(world, chat)).collect();
        let mut body = json!({ "value": page });
        if found.len() > skip + top {
            let next =
                format!("{}/graph/v1.0/users/{who}/chats?$skiptoken={}", ground.base, skip + top);
            if let Some(body) = body.as_object_mut() {
                body.insert("@odata.nextLink".to_owned(), json!(next));
            }
        }
        Ok(Answer::json(200, &body))
    })
}

fn catalogue(ground: &Ground, call: &Call) -> Outcome {
    let filter = call.query("$filter").unwrap_or_default();
    let wanted = filter.strip_prefix("externalId eq '").and_then(|rest| rest.strip_suffix('\''));
    ground.look(|world| {
        allowed(world, &["AppCatalog.Read.All"])?;
        let bot = &world.bot;
        let entry = json!({
            "id": bot.catalogue_id, "externalId": bot.manifest_id,
            "displayName": bot.name, "distributionMethod": "organization",
        });
        let found = wanted.is_none_or(|wanted| wanted.eq_ignore_ascii_case(&bot.manifest_id));
        let value = if found { vec![entry] } else { vec![] };
        Ok(Answer::json(200, &json!({ "value": value })))
    })
}

fn presences(ground: &Ground, call: &Call) -> Outcome {
    let body = call.json().unwrap_or_default();
    let ids = body.get("ids").and_then(Value::as_array).cloned().unwrap_or_default();
    ground.look(|world| {
        allowed(world, &["Presence.Read.All"])?;
        let of = |id: &Value| {
            let id = id.as_str()?;
            let presence = world.presence.get(id)?;
            Some(json!({
                "id": id, "availability": presence.availability, "activity": presence.activity,
            }))
        };
        let value: Vec<Value> = ids.iter().filter_map(of).collect();
        Ok(Answer::json(200, &json!({ "value": value })))
    })
}

fn shown(world: &World, chat: &Chat) -> Value {
    let kind = match chat.kind {
        ChatKind::Personal => "oneOnOne",
        ChatKind::GroupChat | ChatKind::Channel => "group",
    };
    let coded: String = url::form_urlencoded::byte_serialize(chat.id.as_bytes()).collect();
    json!({
        "id": chat.id, "topic": chat.topic, "chatType": kind,
        "createdDateTime": iso(chat.created_at), "lastUpdatedDateTime": iso(chat.updated_at),
        "webUrl": format!("https://teams.microsoft.com/l/chat/{coded}/0?tenantId={}", world.tenant),
        "tenantId": world.tenant,
    })
}

fn member(person: &Resident) -> Value {
    json!({
        "@odata.type": "#microsoft.graph.aadUserConversationMember",
        "id": format!("MCMj{}", person.id.replace('-', "")), "roles": ["owner"],
        "userId": person.id, "displayName": person.name, "email": person.email,
    })
}

fn user(person: &Resident) -> Value {
    json!({
        "id": person.id, "displayName": person.name, "mail": person.email,
        "userPrincipalName": person.email, "userType": "Member", "accountEnabled": true,
    })
}
