//! What we post to the Bot Connector, and its answers.
//!
//! <https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference>

use super::invoke::ADAPTIVE_CARD;
use super::lenient;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The most characters of a message in its short form.
const SHORT_CHARS_MAX: usize = 3000;

/// A message of ours: a text or a card, never both. Teams would split one that carries both, and
/// the parts could not be updated.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Message {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text_format: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    entities: Vec<Mention>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<Attached>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Attached {
    content_type: &'static str,
    content: Value,
}

impl Message {
    /// A text in Markdown. Each of `mentions` must stand in it word for word, or Teams refuses it.
    #[must_use]
    pub fn text(text: String, mentions: Vec<Mention>) -> Self {
        Self {
            kind: "message",
            text: Some(text),
            text_format: Some("markdown"),
            summary: None,
            entities: mentions,
            attachments: Vec::new(),
        }
    }

    /// A card. `summary` is what a notification shows in its place.
    #[must_use]
    pub fn card(card: Value, summary: String) -> Self {
        Self {
            kind: "message",
            text: None,
            text_format: None,
            summary: Some(summary),
            entities: Vec::new(),
            attachments: vec![Attached { content_type: ADAPTIVE_CARD, content: card }],
        }
    }

    /// Puts a mark into a card, by which it is recognised where it stands: the id of its first
    /// element, which nobody sees.
    #[must_use]
    pub fn marked(mut self, mark: &str) -> Self {
        let first = self.attachments.first_mut();
        let first = first.and_then(|one| one.content.pointer_mut("/body/0"));
        if let Some(element) = first.and_then(Value::as_object_mut) {
            element.insert("id".to_owned(), Value::from(mark));
        }
        self
    }

    /// The mark of a card.
    #[must_use]
    pub fn mark(&self) -> Option<&str> {
        self.attachments.first()?.content.pointer("/body/0/id")?.as_str()
    }

    /// Its words; a card has none.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// The same in few words, for a message that is too large: the summary of a card, or the
    /// beginning of a text with the mentions that stand in it.
    #[must_use]
    pub fn short(&self) -> Self {
        let whole = self.text.as_ref().or(self.summary.as_ref()).map_or("", String::as_str);
        let mut text: String = whole.chars().take(SHORT_CHARS_MAX).collect();
        if text.len() < whole.len() {
            // Half a mention would stand there as markup.
            if let Some(open) = text.rfind("<at>").filter(|at| text.rfind("</at>") < Some(*at)) {
                text.truncate(open);
            }
            text.push('…');
        }
        let entities = self.entities.iter().filter(|mention| text.contains(&mention.text));
        Self {
            kind: self.kind,
            text_format: self.text_format.or(Some("plain")),
            entities: entities.cloned().collect(),
            summary: None,
            attachments: Vec::new(),
            text: Some(text),
        }
    }
}

/// A message that answers another one.
/// <https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#reply-to-activity>
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reply<'a> {
    #[serde(flatten)]
    message: &'a Message,
    reply_to_id: &'a str,
}

impl<'a> Reply<'a> {
    /// The message, in answer to the one with this id.
    #[must_use]
    pub const fn to(id: &'a str, message: &'a Message) -> Self {
        Self { message, reply_to_id: id }
    }
}

/// Three dots that move for some seconds: the bot writes. No message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Typing {
    #[serde(rename = "type")]
    kind: &'static str,
}

impl Typing {
    /// The only one there is.
    pub const NOW: Self = Self { kind: "typing" };
}

/// A conversation with one person alone.
/// <https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages>
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewConversation<'a> {
    is_group: bool,
    bot: Named<'a>,
    members: [Named<'a>; 1],
    tenant_id: &'a str,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Named<'a> {
    id: &'a str,
}

impl<'a> NewConversation<'a> {
    /// Between the bot, by its `28:` id, and a person, by the `29:` id.
    #[must_use]
    pub const fn with(person: &'a str, bot: &'a str, tenant_id: &'a str) -> Self {
        Self { is_group: false, bot: Named { id: bot }, members: [Named { id: person }], tenant_id }
    }
}

/// A mention of a person in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mention {
    #[serde(rename = "type")]
    kind: &'static str,
    text: String,
    mentioned: Mentioned,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Mentioned {
    id: String,
    name: String,
}

impl Mention {
    /// `text` is how it stands in the message, `<at>Ana</at>`; `id` a `29:` id or an Entra object
    /// id.
    #[must_use]
    pub fn new(text: String, id: String, name: String) -> Self {
        Self { kind: "mention", text, mentioned: Mentioned { id, name } }
    }
}

/// The answer to a message; the id is missing where Teams split it or only queued it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Sent {
    /// The message's id, for updating it.
    #[serde(default, deserialize_with = "lenient::text")]
    pub id: Option<String>,
}

/// Some of the members of a conversation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MembersPage {
    /// These.
    pub members: Vec<Member>,
    /// Asks for the next ones; empty or absent on the last page.
    #[serde(default, deserialize_with = "lenient::text")]
    pub continuation_token: Option<String>,
}

/// A member of a conversation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Member {
    /// The `29:` id.
    #[serde(default, deserialize_with = "lenient::text")]
    pub id: Option<String>,
    /// The name people see.
    #[serde(default, deserialize_with = "lenient::text")]
    pub name: Option<String>,
    /// The Entra object id.
    #[serde(default, deserialize_with = "lenient::text")]
    pub aad_object_id: Option<String>,
    /// The same under its older name.
    #[serde(default, deserialize_with = "lenient::text")]
    pub object_id: Option<String>,
    /// The mail address.
    #[serde(default, deserialize_with = "lenient::text")]
    pub email: Option<String>,
    /// The sign-in name.
    #[serde(default, deserialize_with = "lenient::text")]
    pub user_principal_name: Option<String>,
}

impl Member {
    /// The Entra object id under either name.
    #[must_use]
    pub fn entra_id(&self) -> Option<&str> {
        self.aad_object_id.as_deref().or(self.object_id.as_deref())
    }
}

#[cfg(test)]
mod test {
    use super::{Mention, Message};
    use serde_json::json;

    #[test]
    fn a_card_in_short_is_its_summary() {
        let card = Message::card(json!({ "type": "AdaptiveCard" }), "INC-1 *waits*".to_owned());
        let short = serde_json::to_value(card.short()).unwrap();
        let wanted = json!({ "type": "message", "text": "INC-1 *waits*", "textFormat": "plain" });
        assert_eq!(short, wanted);
    }

    #[test]
    fn a_text_in_short_keeps_whole_mentions_only() {
        let mention =
            |name: &str| Mention::new(format!("<at>{name}</at>"), "29:x".into(), name.into());
        let text = format!("<at>Ana</at> {}<at>Bo</at> look", "é".repeat(2980));
        let short = Message::text(text, vec![mention("Ana"), mention("Bo")]).short();
        assert_eq!(short.entities, [mention("Ana")]);
        let text = short.text.unwrap();
        assert!(text.starts_with("<at>Ana</at> é") && text.ends_with("é…"), "{text}");
    }
}
