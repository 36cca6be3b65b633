//! What was said in a chat, to find out whether it was said at all.

use super::Graph;
use crate::clients::trouble::Trouble;
use crate::wire::graph::Page;
use crate::wire::graph::messages::ChatMessage;
use incident::{ChatId, Moment};

/// The most messages Graph gives at once.
const PAGE: u8 = 50;

impl Graph {
    /// The latest messages of a chat, the newest first, from the start or from where a page said to go
    /// on. Needs `ChatMessage.Read.Chat` in the app's
    /// manifest and the bot in the chat. <https://learn.microsoft.com/en-us/graph/api/chat-list-messages>
    ///
    /// # Errors
    /// [`Trouble`]; `Refused` without the permission, `Gone` where there is no such chat.
    pub async fn latest_messages(
        &self,
        chat: &ChatId,
        from: Option<&str>,
        now: Moment,
    ) -> Result<Page<ChatMessage>, Trouble> {
        let order = "$orderby=createdDateTime%20desc";
        let first = format!("{}/messages?$top={PAGE}&{order}", self.of_chat(chat));
        let url = from.map_or(first, str::to_owned);
        self.page(self.voice.get("latest messages", url), from, now).await
    }
}
