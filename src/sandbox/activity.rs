//! The shapes of what Teams sends to a bot.

use super::ground::{Ground, iso};
use super::world::{Chat, ChatKind, Resident, World};
use serde_json::{Map, Value, json};

/// The zone the people of the little world live in.
const ZONE: &str = "Europe/Amsterdam";

/// An activity without content: who, where, when. `extra` is laid over it; channel data is merged.
pub(super) fn envelope(
    ground: &Ground,
    world: &World,
    (person, chat): (&Resident, &Chat),
    extra: Value,
) -> Value {
    let now = ground.now();
    let mut conversation = json!({
        "conversationType": chat.kind.word(), "tenantId": world.tenant, "id": chat.id,
    });
    if chat.kind != ChatKind::Personal {
        insert(&mut conversation, "isGroup", json!(true));
    }
    let mut activity = json!({
        "timestamp": iso(now),
        "localTimestamp": local(now),
        "localTimezone": ZONE,
        "serviceUrl": ground.service_url(),
        "channelId": "msteams",
        "from": { "id": person.mri, "name": person.name, "aadObjectId": person.id },
        "conversation": conversation,
        "recipient": { "id": world.bot_mri(), "name": world.bot.name },
        "channelData": { "tenant": { "id": world.tenant } },
        "locale": "en-GB",
    });
    if let (Value::Object(fields), Value::Object(extra)) = (&mut activity, extra) {
        for (name, value) in extra {
            match (name.as_str(), value) {
                ("channelData", Value::Object(more)) => merge(fields, "channelData", more),
                (_, value) => {
                    fields.insert(name, value);
                }
            }
        }
    }
    activity
}

fn merge(fields: &mut Map<String, Value>, name: &str, more: Map<String, Value>) {
    if let Some(Value::Object(present)) = fields.get_mut(name) {
        present.extend(more);
    }
}

fn insert(object: &mut Value, name: &str, value: Value) {
    if let Some(fields) = object.as_object_mut() {
        fields.insert(name.to_owned(), value);
    }
}

/// The moment as the person's device writes it: local time with its offset.
fn local(at: i64) -> String {
    jiff::Timestamp::from_millisecond(at)
        .and_then(|moment| moment.in_tz(ZONE))
        .map(|zoned| zoned.strftime("%Y-%m-%dT%H:%M:%S.%3f%:z").to_string())
        .unwrap_or_default()
}

/// What a client says about itself with every message.
pub(super) fn client_info() -> Value {
    json!({
        "type": "clientInfo", "locale": "en-GB", "country": "GB", "platform": "Web",
        "timezone": ZONE,
    })
}

/// A mention: the entity, and the text that stands in the message for it.
pub(super) fn mention(id: &str, name: &str) -> (String, Value) {
    let text = format!("<at>{}</at>", escape(name));
    let entity =
        json!({ "type": "mention", "mentioned": { "id": id, "name": name }, "text": text });
    (text, entity)
}

/// The HTML twin of a text that Teams sends along.
pub(super) fn mirror(text: &str) -> String {
    let mut parts = text.split("<at>");
    let mut html = escape(parts.next().unwrap_or_default());
    let mut mentioned = 0;
    for part in parts {
        let (name, tail) = part.split_once("</at>").unwrap_or((part, ""));
        let open = "<span itemscope=\"\" itemtype=\"http://schema.skype.com/Mention\" itemid=";
        html = format!("{html}{open}\"{mentioned}\">{name}</span>{}", escape(tail));
        mentioned += 1;
    }
    if mentioned == 0 { format!("<p>{html}</p>") } else { format!("<div><div>{html}</div></div>") }
}

pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
