//! What Teams posts to us: one activity a request.
//!
//! Shapes: <https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#activity-object>
//! and <https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/conversations/conversation-messages>.
//! Teams varies: fields come and go between clients, so every field but `type` may be missing,
//! and one of an unexpected kind counts as missing.

use super::lenient;
use serde::Deserialize;
use serde_json::Value;
use std::fmt;

/// One thing that happened in a conversation, as Teams tells it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Activity {
    /// `message`, `invoke`, `conversationUpdate`, `installationUpdate`, … New kinds appear.
    #[serde(rename = "type")]
    pub kind: String,
    /// Unique within its conversation only. For a message: the message's id.
    #[serde(default, deserialize_with = "lenient::text")]
    pub id: Option<String>,
    /// When it happened, RFC 3339.
    #[serde(default, deserialize_with = "lenient::text")]
    pub timestamp: Option<String>,
    /// Where answers go; trusted only once the token has been compared with it.
    #[serde(default, deserialize_with = "lenient::text")]
    pub service_url: Option<String>,
    /// `msteams` for Teams.
    #[serde(default, deserialize_with = "lenient::text")]
    pub channel_id: Option<String>,
    /// Who did it.
    #[serde(default, deserialize_with = "lenient::object")]
    pub from: Option<Account>,
    /// Where.
    #[serde(default, deserialize_with = "lenient::object")]
    pub conversation: Option<Conversation>,
    /// Us.
    #[serde(default, deserialize_with = "lenient::object")]
    pub recipient: Option<Account>,
    /// The words, with `<at>` marks. Absent when a card was submitted.
    #[serde(default, deserialize_with = "lenient::text")]
    pub text: Option<String>,
    /// `plain`, `markdown` or `xml`.
    #[serde(default, deserialize_with = "lenient::text")]
    pub text_format: Option<String>,
    /// Mentions, quotes and the sender's time zone; kinds we do not know are dropped.
    #[serde(default, deserialize_with = "entities")]
    pub entities: Vec<Entity>,
    /// Rich text and files.
    #[serde(default, deserialize_with = "lenient::list")]
    pub attachments: Vec<Attachment>,
    /// What a card, a dialog or an invoke carries.
    #[serde(default)]
    pub value: Option<Value>,
    /// What an invoke asks for, such as `adaptiveCard/action`.
    #[serde(default, deserialize_with = "lenient::text")]
    pub name: Option<String>,
    /// The message this one belongs to; stamped by the sender's client, so only a hint.
    #[serde(default, deserialize_with = "lenient::text")]
    pub reply_to_id: Option<String>,
    /// What only Teams says.
    #[serde(default, deserialize_with = "lenient::object")]
    pub channel_data: Option<ChannelData>,
    /// Who joined the conversation.
    #[serde(default, deserialize_with = "lenient::list")]
    pub members_added: Vec<Account>,
    /// Who left it.
    #[serde(default, deserialize_with = "lenient::list")]
    pub members_removed: Vec<Account>,
    /// The conversation's new name, when that is what changed.
    #[serde(default, deserialize_with = "lenient::text")]
    pub topic_name: Option<String>,
    /// Of an `installationUpdate`: `add`, `remove`, `add-upgrade` or `remove-upgrade`.
    #[serde(default, deserialize_with = "lenient::text")]
    pub action: Option<String>,
    /// The sender's language, such as `en-GB`.
    #[serde(default, deserialize_with = "lenient::text")]
    pub locale: Option<String>,
}

/// A person or a bot in a conversation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// `29:…` for a person, `28:…` for a bot.
    #[serde(default, deserialize_with = "lenient::text")]
    pub id: Option<String>,
    /// The name people see.
    #[serde(default, deserialize_with = "lenient::text")]
    pub name: Option<String>,
    /// The Entra object id. Bots have none.
    #[serde(default, deserialize_with = "lenient::text")]
    pub aad_object_id: Option<String>,
}

/// A chat or a thread of a channel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Conversation {
    /// Kept word for word; a channel's carries `;messageid=`.
    #[serde(default, deserialize_with = "lenient::text")]
    pub id: Option<String>,
    /// `personal`, `groupChat` or `channel`.
    #[serde(default, deserialize_with = "lenient::text")]
    pub conversation_type: Option<String>,
    /// The Entra tenant.
    #[serde(default, deserialize_with = "lenient::text")]
    pub tenant_id: Option<String>,
    /// Whether there are more than two; absent in a personal chat.
    #[serde(default, deserialize_with = "lenient::flag")]
    pub is_group: Option<bool>,
    /// The name people see, if it has one.
    #[serde(default, deserialize_with = "lenient::text")]
    pub name: Option<String>,
}

/// A piece that comes beside the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Attachment {
    /// Its media type, such as `text/html`.
    #[serde(default, deserialize_with = "lenient::text")]
    pub content_type: Option<String>,
    /// Its text; absent where the content is an object.
    #[serde(default, deserialize_with = "lenient::text")]
    pub content: Option<String>,
}

/// What Teams adds of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChannelData {
    /// The Entra tenant.
    #[serde(default, deserialize_with = "lenient::object")]
    pub tenant: Option<Tenant>,
    /// What changed, such as `editMessage` or `channelCreated`.
    #[serde(default, deserialize_with = "lenient::text")]
    pub event_type: Option<String>,
}

/// An Entra tenant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Tenant {
    /// Its id.
    #[serde(default, deserialize_with = "lenient::text")]
    pub id: Option<String>,
}

/// A fact about the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entity {
    /// Somebody is mentioned.
    Mention {
        /// Who.
        mentioned: Account,
        /// How it stands in the text: `<at>Ana</at>`.
        text: String,
    },
    /// An earlier message is quoted.
    QuotedReply {
        /// The quoted message.
        message_id: String,
        /// Who wrote it, as `29:…` or `28:…`.
        sender_id: Option<String>,
    },
    /// Where the sender sits.
    ClientInfo {
        /// IANA name, such as `Europe/Amsterdam`.
        time_zone: Option<String>,
        /// `Web`, `Windows`, `iOS`, …
        platform: Option<String>,
    },
}

/// Says that a body is no activity: no JSON, no object, or without a `type`.
#[derive(Debug)]
pub struct NotAnActivity(String);

impl fmt::Display for NotAnActivity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the body is no activity: {}", self.0)
    }
}

impl std::error::Error for NotAnActivity {}

impl Activity {
    /// Reads the body of a request.
    ///
    /// # Errors
    /// [`NotAnActivity`] where it is not a JSON object with a `type`; answer 400.
    pub fn read(body: &[u8]) -> Result<Self, NotAnActivity> {
        let mut json = serde_json::Deserializer::from_slice(body);
        let activity = lenient::object(&mut json)
            .and_then(|activity| json.end().map(|()| activity))
            .map_err(|error| NotAnActivity(error.to_string()))?;
        activity.ok_or_else(|| NotAnActivity("not an object".to_owned()))
    }

    /// The tenants it names; more than one only if it contradicts itself.
    pub fn tenants(&self) -> impl Iterator<Item = &str> {
        let of_channel = self.channel_data.as_ref().and_then(|data| data.tenant.as_ref());
        let of_conversation = self.conversation.as_ref();
        [
            of_channel.and_then(|tenant| tenant.id.as_deref()),
            of_conversation.and_then(|place| place.tenant_id.as_deref()),
        ]
        .into_iter()
        .flatten()
    }
}

/// Every field any known entity has; which ones count depends on `type`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct AnyEntity {
    #[serde(rename = "type", default, deserialize_with = "lenient::text")]
    kind: Option<String>,
    #[serde(default, deserialize_with = "lenient::object")]
    mentioned: Option<Account>,
    #[serde(default, deserialize_with = "lenient::text")]
    text: Option<String>,
    #[serde(default, deserialize_with = "lenient::object")]
    quoted_reply: Option<Quoted>,
    #[serde(default, deserialize_with = "lenient::text")]
    timezone: Option<String>,
    #[serde(default, deserialize_with = "lenient::text")]
    platform: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Quoted {
    #[serde(default, deserialize_with = "lenient::text")]
    message_id: Option<String>,
    #[serde(default, deserialize_with = "lenient::text")]
    sender_id: Option<String>,
}

impl AnyEntity {
    fn known(self) -> Option<Entity> {
        match self.kind.as_deref()? {
            "mention" => Some(Entity::Mention { mentioned: self.mentioned?, text: self.text? }),
            "quotedReply" => {
                let quoted = self.quoted_reply?;
                let message_id = quoted.message_id?;
                Some(Entity::QuotedReply { message_id, sender_id: quoted.sender_id })
            }
            "clientInfo" => {
                Some(Entity::ClientInfo { time_zone: self.timezone, platform: self.platform })
            }
            _ => None,
        }
    }
}

fn entities<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<Entity>, D::Error> {
    let any: Vec<AnyEntity> = lenient::list(deserializer)?;
    Ok(any.into_iter().filter_map(AnyEntity::known).collect())
}

#[cfg(test)]
mod test {
    use super::{Activity, Entity};
    use serde_json::json;

    fn read(body: &serde_json::Value) -> Activity {
        Activity::read(body.to_string().as_bytes()).unwrap()
    }

    #[test]
    fn a_mention_in_a_group_chat() {
        let activity = read(&json!({
            "type": "message", "id": "17", "serviceUrl": "https://smba.example/emea/t/",
            "channelId": "msteams",
            "from": {"id": "29:ana", "name": "Ana", "aadObjectId": "0A"},
            "conversation": {"conversationType": "groupChat", "isGroup": true, "tenantId": "t", "id": "19:c@thread.v2"},
            "text": "<at>Bot</at> help",
            "attachments": [{"contentType": "text/html", "content": "<p>help</p>"}],
            "entities": [
                {"type": "mention", "mentioned": {"id": "28:bot", "name": "Bot"}, "text": "<at>Bot</at>"},
                {"type": "clientInfo", "timezone": "Europe/Amsterdam", "platform": "Web"},
                {"type": "quotedReply", "quotedReply": {"messageId": "9", "senderId": "29:bo"}},
                {"type": "somethingNew", "depth": {"of": [1, 2]}}
            ],
            "channelData": {"tenant": {"id": "t"}, "more": [1]}
        }));
        assert_eq!(activity.entities.len(), 3);
        assert!(
            matches!(&activity.entities[0], Entity::Mention { text, .. } if text == "<at>Bot</at>")
        );
        assert!(
            matches!(&activity.entities[2], Entity::QuotedReply { message_id, .. } if message_id == "9")
        );
        assert_eq!(activity.tenants().collect::<Vec<_>>(), ["t", "t"]);
        assert_eq!(activity.conversation.unwrap().is_group, Some(true));
    }

    #[test]
    fn what_teams_varies_is_tolerated() {
        let activity = read(&json!({
            "type": "message", "id": 17, "text": null, "from": null, "conversation": "c",
            "recipient": [], "entities": [null, 3, {}, {"type": "mention"}], "attachments": {},
            "value": null, "replyToId": {"a": 1}, "membersAdded": "none", "channelData": 1.5,
            "locale": false, "attachmentLayout": "list",
        }));
        assert_eq!(activity, Activity { kind: "message".to_owned(), ..Activity::default() });
    }

    #[test]
    fn an_attachments_content_counts_only_as_text() {
        let activity = read(&json!({"type": "message", "attachments": [
            {"contentType": "application/json", "content": {"a": [1]}}, {"content": "x"}
        ]}));
        let contents = activity.attachments.iter().map(|one| one.content.as_deref());
        assert_eq!(contents.collect::<Vec<_>>(), [None, Some("x")]);
    }

    #[test]
    fn the_value_stays_whatever_it_is() {
        let value = json!({"verb": "confirm", "deep": [1, {"a": null}]});
        let activity = read(&json!({"type": "message", "value": value}));
        assert_eq!(activity.value, Some(value));
    }

    #[test]
    fn anything_else_is_no_activity() {
        for body in ["", "{", "[]", "[\"message\"]", "null", "\"message\"", "{}", "{\"type\":1}"] {
            assert!(Activity::read(body.as_bytes()).is_err(), "{body}");
        }
        assert!(Activity::read(b"{\"type\":\"message\"} {}").is_err());
        assert!(Activity::read(b"{\"type\":\"message\",\"text\":\"\xff\"}").is_err());
        let deep =
            format!("{{\"type\":\"message\",\"value\":{}1{}}}", "[".repeat(999), "]".repeat(999));
        assert!(Activity::read(deep.as_bytes()).is_err(), "too deep");
    }
}
