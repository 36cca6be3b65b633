//! Who is in a chat.

use super::{Refusal, body, chat, chats, collection, permit};
use crate::sandbox::door::{Answer, Call};
use crate::sandbox::ground::Ground;
use crate::sandbox::joining;
use crate::sandbox::world::{Chat, World};
use axum::http::header::LOCATION;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::sync::Arc;

/// A membership's own id, which is not the id of the person.
fn membership(world: &World, chat: &Chat, person: &str) -> String {
    STANDARD.encode(format!("2##{}##{}##{person}", world.tenant, chat.id))
}

/// The members as Graph lists them.
pub(super) fn described(world: &World, chat: &Chat) -> Vec<Value> {
    let people = chat.members.iter().filter_map(|id| world.person(id));
    let entry = |person: &crate::sandbox::world::Resident| {
        json!({
            "@odata.type": "#microsoft.graph.aadUserConversationMember",
            "id": membership(world, chat, &person.id), "roles": [if person.guest { "guest" } else { "owner" }],
            "displayName": person.name, "userId": person.id, "email": person.email,
            "tenantId": world.tenant, "visibleHistoryStartDateTime": "0001-01-01T00:00:00Z",
        })
    };
    people.map(entry).collect()
}

pub(super) fn list(ground: &Ground, id: &str) -> Result<Answer, Refusal> {
    ground.look(|world| {
        let chat = chat(world, id)?;
        let permissions = [
            "ChatMember.Read.All",
            "ChatMember.ReadWrite.All",
            "Chat.ReadBasic.All",
            "Chat.Read.All",
            "Chat.ReadWrite.All",
        ];
        permit(world, &permissions, (Some(chat), "ChatMember.Read.Chat"))?;
        Ok(collection("chats('x')/members", &described(world, chat)))
    })
}

fn permit_change(world: &World, chat: &Chat) -> Result<(), Refusal> {
    let permissions = ["ChatMember.ReadWrite.All", "Chat.ReadWrite.All"];
    permit(world, &permissions, (Some(chat), "Chat.Manage.Chat"))
}

pub(super) fn add(ground: &Arc<Ground>, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let wish = body(call)?;
    let (person, location) = ground.change(|world, now| {
        let found = chat(world, id)?;
        permit_change(world, found)?;
        let person = chats::member(world, &wish)?;
        if found.members.contains(&person) {
            let words = "The user is already a member of the chat.";
            return Err(Refusal::new(409, "Conflict", words));
        }
        if found.closed_roster {
            let words = json!({
                "errorCode": 209,
                "message": json!({
                    "subCode": "RosterAddMemberBlocked",
                    "details": "Roster is blocked from add member",
                })
                .to_string(),
            });
            return Err(Refusal::new(403, "Forbidden", words.to_string()));
        }
        let location = format!("/chats('{id}')/members('{}')", membership(world, found, &person));
        if let Some(chat) = world.chat_mut(id) {
            chat.members.push(person.clone());
            chat.updated_at = now;
        }
        let account = world.person(&person).map(|person| person.mri.clone());
        Ok((json!({ "id": account, "aadObjectId": person }), location))
    })?;
    joining::tell_later(ground, id, json!({ "membersAdded": [person] }));
    Ok(Answer::empty(201).with(LOCATION, location))
}

pub(super) fn remove(ground: &Arc<Ground>, id: &str, member: &str) -> Result<Answer, Refusal> {
    let person = ground.change(|world, now| {
        let found = chat(world, id)?;
        permit_change(world, found)?;
        let gone = found.members.iter().find(|person| membership(world, found, person) == member);
        let words = "NotFound: no such membership.";
        let gone = gone.cloned().ok_or_else(|| Refusal::not_found(words))?;
        if let Some(chat) = world.chat_mut(id) {
            chat.members.retain(|person| *person != gone);
            chat.updated_at = now;
        }
        let account = world.person(&gone).map(|person| person.mri.clone());
        Ok(json!({ "id": account, "aadObjectId": gone }))
    })?;
    joining::tell_later(ground, id, json!({ "membersRemoved": [person] }));
    Ok(Answer::empty(204))
}
