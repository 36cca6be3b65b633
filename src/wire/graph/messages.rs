//! What was said in a chat.

use super::super::lenient;
use serde::Deserialize;
use serde_json::Value;

/// A message in a chat.
/// <https://learn.microsoft.com/en-us/graph/api/resources/chatmessage>
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChatMessage {
    /// Its id, which the Bot Connector uses too.
    pub id: String,
    /// When it was said, RFC 3339.
    #[serde(default, deserialize_with = "lenient::text")]
    pub created_date_time: Option<String>,
    /// When it was taken back, if it was.
    #[serde(default, deserialize_with = "lenient::text")]
    pub deleted_date_time: Option<String>,
    /// Who said it: `{user}` or `{application}`.
    #[serde(default)]
    from: Value,
    /// The words: `{contentType, content}`.
    #[serde(default)]
    body: Value,
    /// Cards among others: `{contentType, content}`, the content as text.
    #[serde(default)]
    attachments: Value,
}

impl ChatMessage {
    /// The application id of the bot that said it.
    #[must_use]
    pub fn application(&self) -> Option<&str> {
        self.from.pointer("/application/id")?.as_str()
    }

    /// Its words, as HTML.
    #[must_use]
    pub fn content(&self) -> &str {
        self.body.get("content").and_then(Value::as_str).unwrap_or_default()
    }

    /// The contents of what hangs on it, as text.
    pub fn attached(&self) -> impl Iterator<Item = &str> {
        let all = self.attachments.as_array().into_iter().flatten();
        all.filter_map(|one| one.get("content").and_then(Value::as_str))
    }
}
