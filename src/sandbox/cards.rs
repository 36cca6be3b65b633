//! People pressing buttons: the invokes, and the answers only the one who pressed sees.

use super::activity::envelope;
use super::delivery::{Delivered, deliver};
use super::ground::Ground;
use super::teams::{Saying, message_payload, says, scene};
use serde_json::{Map, Value, json};

/// Presses a button of a card with what was filled in.
pub(super) async fn presses(
    ground: &Ground,
    who: &str,
    (chat, message): (&str, &str),
    action: &Value,
    inputs: &Value,
) -> Delivered {
    let merged = with_inputs(action.get("data"), inputs);
    match action.get("type").and_then(Value::as_str).unwrap_or_default() {
        "Action.Execute" => {
            let value = execute(action, &merged, "manual");
            invoke_card(ground, who, (chat, message), value).await
        }
        "Action.Submit" => submit(ground, who, (chat, message), merged).await,
        other => Delivered::nothing(format!("{other} is not sent to the bot")),
    }
}

/// Asks for this person's view of a card, as Teams does when the card comes into sight.
pub(super) async fn refreshes(
    ground: &Ground,
    who: &str,
    (chat, message): (&str, &str),
) -> Delivered {
    let action = ground.look(|world| {
        let (person, chat) = scene(world, who, chat)?;
        let card = chat.message(message).and_then(|message| message.card_for(&person.id));
        let refresh = card.and_then(|card| card.get("refresh"));
        let listed = refresh.and_then(|refresh| refresh.get("userIds")).map(|ids| {
            ids.as_array().is_some_and(|ids| ids.iter().any(|id| *id == json!(person.mri)))
        });
        let action = refresh.and_then(|refresh| refresh.get("action")).cloned();
        // Without a list everybody is refreshed, in conversations of up to 60 people.
        match action {
            Some(action) if listed.unwrap_or(chat.members.len() <= 60) => Ok(action),
            Some(_) | None => Err("the card is not refreshed for this person".to_owned()),
        }
    });
    match action {
        Ok(action) => {
            let data = with_inputs(action.get("data"), &Value::Null);
            let value = execute(&action, &data, "automatic");
            invoke_card(ground, who, (chat, message), value).await
        }
        Err(why) => Delivered::nothing(why),
    }
}

fn execute(action: &Value, data: &Value, trigger: &str) -> Value {
    let mut sent = json!({ "type": "Action.Execute", "data": data });
    if let Some(fields) = sent.as_object_mut() {
        for name in ["id", "verb"] {
            if let Some(value) = action.get(name) {
                fields.insert(name.to_owned(), value.clone());
            }
        }
    }
    json!({ "action": sent, "trigger": trigger })
}

/// The card's own data with the inputs laid over it. Text data cannot be merged: the inputs are
/// lost, as in Teams.
fn with_inputs(data: Option<&Value>, inputs: &Value) -> Value {
    let mut merged = match data {
        None | Some(Value::Null) => Map::new(),
        Some(Value::Object(fields)) => fields.clone(),
        Some(other) => return other.clone(),
    };
    if let Value::Object(inputs) = inputs {
        merged.extend(inputs.clone());
    }
    Value::Object(merged)
}

async fn invoke_card(
    ground: &Ground,
    who: &str,
    (chat, message): (&str, &str),
    value: Value,
) -> Delivered {
    let delivered = invokes(ground, who, (chat, message), ("adaptiveCard/action", value)).await;
    let body = &delivered.body;
    let is_card = body.get("type") == Some(&json!("application/vnd.microsoft.card.adaptive"));
    if let (true, Some(card)) = (is_card, body.get("value").cloned()) {
        ground.change(|world, _now| {
            let Ok((person, chat)) = scene(world, who, chat) else { return };
            let (person, chat) = (person.id.clone(), chat.id.clone());
            if let Some(message) = world.chat_mut(&chat).and_then(|chat| chat.message_mut(message))
            {
                message.views.insert(person, card);
            }
        });
    }
    delivered
}

/// Sends an invoke of any name. With an empty message id it belongs to no message.
pub(super) async fn invokes(
    ground: &Ground,
    who: &str,
    (chat, message): (&str, &str),
    (name, value): (&str, Value),
) -> Delivered {
    let activity = ground.change(|world, now| {
        let id = format!("f:{}", world.fresh_guid(now));
        let (person, chat) = scene(world, who, chat)?;
        let mut content = json!({ "type": "invoke", "id": id, "name": name, "value": value });
        if !message.is_empty()
            && let Some(fields) = content.as_object_mut()
        {
            fields.insert("replyToId".to_owned(), json!(message));
        }
        Ok::<_, String>(envelope(ground, world, (person, chat), content))
    });
    match activity {
        Ok(activity) => deliver(ground, activity).await,
        Err(why) => Delivered::nothing(why),
    }
}

async fn submit(ground: &Ground, who: &str, at: (&str, &str), data: Value) -> Delivered {
    let special = data.pointer("/msteams/type").and_then(Value::as_str).unwrap_or_default();
    let words = |name: &str| {
        let path = format!("/msteams/{name}");
        data.pointer(&path).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    match special {
        "task/fetch" => {
            let value = json!({ "data": data, "context": { "theme": "default" } });
            invokes(ground, who, at, ("task/fetch", value)).await
        }
        "imBack" => says(ground, who, at.0, Saying::from(words("value").as_str())).await,
        _ => submit_message(ground, who, at, data).await,
    }
}

/// `Action.Submit` arrives as a message that has a value and no text.
async fn submit_message(
    ground: &Ground,
    who: &str,
    (chat, message): (&str, &str),
    data: Value,
) -> Delivered {
    let activity = ground.change(|world, now| {
        let id = format!("f:{}", world.fresh_stamp(now));
        let (person, chat) = scene(world, who, chat)?;
        let content = json!({
            "type": "message", "id": id, "replyToId": message, "value": data,
            "channelData": { "source": { "name": "message" }, "legacy": { "replyToId": "1:sandbox" } },
        });
        Ok::<_, String>(envelope(ground, world, (person, chat), content))
    });
    match activity {
        Ok(activity) => deliver(ground, activity).await,
        Err(why) => Delivered::nothing(why),
    }
}

/// Chooses a message action in the "…" menu of a message.
pub(super) async fn opens_message_action(
    ground: &Ground,
    who: &str,
    (chat, message): (&str, &str),
    command: &str,
) -> Delivered {
    let value = match action_value(ground, who, (chat, message), command) {
        Ok(value) => value,
        Err(why) => return Delivered::nothing(why),
    };
    invokes(ground, who, (chat, ""), ("composeExtension/fetchTask", value)).await
}

/// Sends the dialog of a message action.
pub(super) async fn submits_message_action(
    ground: &Ground,
    who: &str,
    (chat, message): (&str, &str),
    command: &str,
    data: Value,
) -> Delivered {
    let value = match action_value(ground, who, (chat, message), command) {
        Ok(Value::Object(mut value)) => {
            value.insert("data".to_owned(), data);
            Value::Object(value)
        }
        Ok(_) => return Delivered::nothing("there is no such message"),
        Err(why) => return Delivered::nothing(why),
    };
    invokes(ground, who, (chat, ""), ("composeExtension/submitAction", value)).await
}

fn action_value(
    ground: &Ground,
    who: &str,
    (chat, message): (&str, &str),
    command: &str,
) -> Result<Value, String> {
    ground.look(|world| {
        let (_person, chat) = scene(world, who, chat)?;
        let payload = message_payload(world, chat, message);
        let payload = payload.ok_or_else(|| format!("there is no message {message}"))?;
        Ok(json!({
            "commandId": command, "commandContext": "message", "requestId": message,
            "messagePayload": payload, "context": { "theme": "default" },
        }))
    })
}
