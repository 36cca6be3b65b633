//! The Bot Connector: our voice in Teams.

use super::http::{Asking, Voice, encoded};
use super::trouble::Trouble;
use crate::wire::Trusted;
use crate::wire::connector::{MembersPage, Message, NewConversation, Reply, Sent, Typing};
use incident::{ChatId, MessageId, Moment};
use reqwest::Method;
use serde::de::IgnoredAny;
use std::borrow::Cow;

/// The most members the Bot Connector gives at once.
const PAGE: u16 = 500;

/// A message stays below this many bytes. Microsoft names 100 KB, older pages and users in the field
/// 40 and 28 KB; the smallest is safe:
/// <https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/format-your-bot-messages>
const BYTES_MAX: usize = 28_000;

/// A conversation and the address that serves it.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// As last proven by an inbound activity; it gets our token.
    pub service_url: &'a str,
    /// Word for word as Teams gave it.
    pub conversation: &'a ChatId,
}

impl Place<'_> {
    fn path(self, rest: &str) -> String {
        let base = self.service_url.trim_end_matches('/');
        format!("{base}/v3/conversations/{}/{rest}", encoded(self.conversation.as_str()))
    }

    fn message(self, id: &MessageId) -> String {
        self.path(&format!("activities/{}", encoded(id.as_str())))
    }
}

/// The Bot Connector.
#[derive(Debug)]
pub struct Teams {
    voice: Voice,
    trusted: Trusted,
}

impl Teams {
    pub(super) fn new(voice: Voice, trusted: Trusted) -> Self {
        Self { voice, trusted }
    }

    /// Whether our token may go to this Connector: its address lies at or below a trusted one.
    #[must_use]
    pub fn trusts(&self, service_url: &str) -> bool {
        self.trusted.holds_text(service_url)
    }

    fn trusting(&self, service_url: &str, asking: Asking) -> Result<Asking, Trouble> {
        if self.trusts(service_url) {
            Ok(asking)
        } else {
            Err(asking
                .refused("the Connector's address is not among endpoints.trusted_service_urls"))
        }
    }

    /// Posts a message, or its short form where Teams would not take all of it. `None` where Teams
    /// took it without giving it an id; it cannot be updated then.
    /// <https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#send-to-conversation>
    ///
    /// # Errors
    /// [`Trouble`]. A second post makes a second message: after `Uncertain` look first, which only
    /// Graph can.
    pub async fn send(
        &self,
        place: Place<'_>,
        message: &Message,
        now: Moment,
    ) -> Result<Option<MessageId>, Trouble> {
        let mut sent = self.post(place, &fitting(message), now).await;
        if too_large(&sent) {
            sent = self.post(place, &message.short(), now).await;
        }
        Ok(sent?.and_then(|sent| sent.id).map(MessageId))
    }

    async fn post(
        &self,
        place: Place<'_>,
        message: &Message,
        now: Moment,
    ) -> Result<Option<Sent>, Trouble> {
        let asking = self.voice.post("send", place.path("activities"));
        let asking = self.trusting(place.service_url, asking)?.json(message);
        self.voice.tell(asking, now).await
    }

    /// Posts a message in answer to another one, or its short form where Teams would not take all of
    /// it. `None` as with [`Teams::send`].
    /// <https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#reply-to-activity>
    ///
    /// # Errors
    /// [`Trouble`]; `Gone` where the other message or the conversation is not there any more. A
    /// second post makes a second message, as with [`Teams::send`].
    pub async fn reply(
        &self,
        place: Place<'_>,
        to: &MessageId,
        message: &Message,
        now: Moment,
    ) -> Result<Option<MessageId>, Trouble> {
        let mut sent = self.answer(place, to, &fitting(message), now).await;
        if too_large(&sent) {
            sent = self.answer(place, to, &message.short(), now).await;
        }
        Ok(sent?.and_then(|sent| sent.id).map(MessageId))
    }

    async fn answer(
        &self,
        place: Place<'_>,
        to: &MessageId,
        message: &Message,
        now: Moment,
    ) -> Result<Option<Sent>, Trouble> {
        let asking = self.voice.post("reply", place.message(to));
        let reply = Reply::to(to.as_str(), message);
        self.voice.tell(self.trusting(place.service_url, asking)?.json(&reply), now).await
    }

    /// Shows for some seconds that the bot writes.
    /// <https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#send-to-conversation>
    ///
    /// # Errors
    /// [`Trouble`]; not worth a second try.
    pub async fn typing(&self, place: Place<'_>, now: Moment) -> Result<(), Trouble> {
        let asking = self.voice.post("typing", place.path("activities"));
        let asking = self.trusting(place.service_url, asking)?.json(&Typing::NOW);
        self.voice.tell::<IgnoredAny>(asking, now).await.map(drop)
    }

    /// Puts `message` in the place of an earlier one of ours, or its short form where Teams would
    /// not take all of it.
    /// <https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#update-activity>
    ///
    /// # Errors
    /// [`Trouble`]; `Gone` where the message or the conversation is not there any more.
    pub async fn update(
        &self,
        place: Place<'_>,
        id: &MessageId,
        message: &Message,
        now: Moment,
    ) -> Result<(), Trouble> {
        let mut done = self.put(place, id, &fitting(message), now).await;
        if too_large(&done) {
            done = self.put(place, id, &message.short(), now).await;
        }
        done
    }

    async fn put(
        &self,
        place: Place<'_>,
        id: &MessageId,
        message: &Message,
        now: Moment,
    ) -> Result<(), Trouble> {
        let asking = self.voice.repeatable("update", Method::PUT, place.message(id));
        let asking = self.trusting(place.service_url, asking)?.json(message);
        self.voice.tell::<IgnoredAny>(asking, now).await.map(drop)
    }

    /// Takes an earlier message of ours away.
    /// <https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#delete-activity>
    ///
    /// # Errors
    /// [`Trouble`]; `Gone` where it is away already.
    pub async fn delete(
        &self,
        place: Place<'_>,
        id: &MessageId,
        now: Moment,
    ) -> Result<(), Trouble> {
        let asking = self.voice.repeatable("delete", Method::DELETE, place.message(id));
        let asking = self.trusting(place.service_url, asking)?;
        self.voice.tell::<IgnoredAny>(asking, now).await.map(drop)
    }

    /// Opens the conversation with one person alone, or finds it. `None` where Teams gives it no id.
    /// <https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#create-conversation>
    ///
    /// # Errors
    /// [`Trouble`]; `Refused` where the person does not have the app.
    pub async fn open_private(
        &self,
        service_url: &str,
        conversation: &NewConversation<'_>,
        now: Moment,
    ) -> Result<Option<ChatId>, Trouble> {
        let url = format!("{}/v3/conversations", service_url.trim_end_matches('/'));
        let asking = self.voice.repeatable("open private", Method::POST, url);
        let asking = self.trusting(service_url, asking)?.json(conversation);
        let opened: Sent = self.voice.ask(asking, now).await?;
        Ok(opened.id.map(ChatId))
    }

    /// Some of the members, from the start or from where a page said to go on.
    /// <https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/get-teams-context#fetch-the-roster-or-user-profile>
    ///
    /// # Errors
    /// [`Trouble`]; `Refused` where the bot is not in the conversation.
    pub async fn members(
        &self,
        place: Place<'_>,
        from: Option<&str>,
        now: Moment,
    ) -> Result<MembersPage, Trouble> {
        let mut url = place.path(&format!("pagedmembers?pageSize={PAGE}"));
        if let Some(token) = from {
            url = format!("{url}&continuationToken={}", encoded(token));
        }
        let asking = self.trusting(place.service_url, self.voice.get("members", url))?;
        self.voice.ask(asking, now).await
    }
}

/// The message, or its short form where it is too large as it is.
fn fitting(message: &Message) -> Cow<'_, Message> {
    let fits = serde_json::to_vec(message).is_ok_and(|bytes| bytes.len() < BYTES_MAX);
    if fits { Cow::Borrowed(message) } else { Cow::Owned(message.short()) }
}

/// Whether Teams found it too large; then it surely was not posted.
fn too_large<T>(outcome: &Result<T, Trouble>) -> bool {
    let status = outcome.as_ref().err().and_then(|trouble| trouble.status);
    if status == Some(413) {
        tracing::warn!("a message is too large for Teams; its short form is sent");
    }
    status == Some(413)
}
