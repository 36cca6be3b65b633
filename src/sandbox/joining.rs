//! The bot comes into chats, leaves them, and hears who else does.

use super::activity::envelope;
use super::delivery::{Delivered, deliver};
use super::ground::Ground;
use serde_json::{Value, json};
use std::sync::Arc;

/// The two things Teams tells a bot that has come into a chat, in this order.
pub(super) async fn announce_installation(ground: &Ground, chat: &str) -> Vec<Delivered> {
    let activities = ground.change(|world, now| {
        let guids = [world.fresh_guid(now), world.fresh_guid(now)];
        let chat = world.chat_mut(chat)?;
        chat.bot_installed = true;
        let chat = chat.clone();
        let first = chat.members.first()?;
        let person = world.person(first)?;
        let [installed, joined] = guids.map(|guid| format!("f:{guid}"));
        let installed = json!({
            "type": "installationUpdate", "id": installed, "action": "add",
            "channelData": {
                "source": { "name": "message" },
                "settings": { "selectedChannel": { "id": chat.id } },
            },
        });
        let joined = json!({
            "type": "conversationUpdate", "id": joined,
            "membersAdded": [{ "id": world.bot_mri() }],
        });
        Some([installed, joined].map(|content| envelope(ground, world, (person, &chat), content)))
    });
    let mut delivered = Vec::new();
    for activity in activities.into_iter().flatten() {
        delivered.push(deliver(ground, activity).await);
    }
    delivered
}

/// Tells the bot a little later that something changed in a chat it is in.
pub(super) fn tell_later(ground: &Arc<Ground>, chat: &str, change: Value) {
    let activity = ground.change(|world, now| {
        let mut content = json!({
            "type": "conversationUpdate", "id": format!("f:{}", world.fresh_guid(now)),
        });
        if let (Value::Object(fields), Value::Object(change)) = (&mut content, change) {
            fields.extend(change);
        }
        let chat =
            world.chat(chat).filter(|chat| chat.bot_installed && world.habits.chat_events)?;
        let person = world.person(chat.members.first()?)?;
        Some(envelope(ground, world, (person, chat), content))
    });
    let Some(activity) = activity else { return };
    let ground = Arc::clone(ground);
    let underway = ground.underway();
    tokio::spawn(async move {
        deliver(&ground, activity).await;
        drop(underway);
    });
}

/// Takes the bot out of a chat and tells it so.
pub(super) async fn remove_bot(ground: &Ground, chat: &str) -> Delivered {
    let activity = ground.change(|world, now| {
        let id = format!("f:{}", world.fresh_guid(now));
        let chat = world.chat_mut(chat)?;
        chat.bot_installed = false;
        let chat = chat.clone();
        let person = world.person(chat.members.first()?)?;
        let content = json!({ "type": "installationUpdate", "id": id, "action": "remove" });
        Some(envelope(ground, world, (person, &chat), content))
    });
    match activity {
        Some(activity) => deliver(ground, activity).await,
        None => Delivered::nothing(format!("there is no chat {chat}")),
    }
}
