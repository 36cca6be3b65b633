//! Microsoft Graph: chats and the people in them.

mod apps;
mod batch;
pub mod calendar;
mod messages;
mod people;

use super::http::{Asking, Voice, encoded};
use super::trouble::Trouble;
use crate::wire::graph::batch::BatchRequest;
use crate::wire::graph::{
    Chat, ChatMember, ChatRole, JoiningMember, NewChat, NewMember, Page, Topic,
};
use incident::{ChatId, Moment, PersonId};
use reqwest::Method;
use serde::de::IgnoredAny;
use serde_json::json;
use std::collections::BTreeMap;

/// The most chats Graph gives at once.
const PAGE: u8 = 50;

/// How Graph's things are named in references to them. It is a name, so it is the public cloud's,
/// wherever our Graph is.
const NAMES: &str = "https://graph.microsoft.com/v1.0";

/// Microsoft Graph.
#[derive(Debug)]
pub struct Graph {
    voice: Voice,
    base: String,
}

impl Graph {
    pub(super) fn new(voice: Voice, base: &str) -> Self {
        Self { voice, base: base.trim_end_matches('/').to_owned() }
    }

    /// Not before this Graph wants to be asked again. It counts what is asked all the same:
    /// <https://learn.microsoft.com/en-us/graph/throttling>
    #[must_use]
    pub fn rests_until(&self) -> Moment {
        self.voice.rests_until()
    }

    /// Creates a group chat. Needs `Chat.Create`. Graph wants three different people or more, and
    /// a topic of at most 250 characters without `:`.
    /// <https://learn.microsoft.com/en-us/graph/api/chat-post>
    ///
    /// # Errors
    /// [`Trouble`]. A second request makes a second chat: after `Uncertain` look for the topic.
    pub async fn create_chat(
        &self,
        topic: &str,
        members: &[(PersonId, ChatRole)],
        now: Moment,
    ) -> Result<Chat, Trouble> {
        let chat = NewChat::group(topic.to_owned(), members.iter().map(member).collect());
        let url = format!("{}/chats", self.base);
        self.voice.ask(self.voice.post("create chat", url).json(&chat), now).await
    }

    /// Some of a person's chats, from the start or from where a page said to go on; for finding
    /// one by its topic. Needs `Chat.ReadBasic.All`.
    /// <https://learn.microsoft.com/en-us/graph/api/chat-list>
    ///
    /// # Errors
    /// [`Trouble`]; `Refused` without the permission.
    pub async fn chats_of_user(
        &self,
        person: &PersonId,
        from: Option<&str>,
        now: Moment,
    ) -> Result<Page<Chat>, Trouble> {
        let first = format!("{}/users/{}/chats", self.base, encoded(person.as_str()));
        let url = from.map_or_else(|| format!("{first}?$top={PAGE}"), str::to_owned);
        self.page(self.voice.get("chats of user", url), from, now).await
    }

    /// A page of a list: the first one, or the one that another page said comes next.
    async fn page<T: serde::de::DeserializeOwned>(
        &self,
        asking: Asking,
        from: Option<&str>,
        now: Moment,
    ) -> Result<Page<T>, Trouble> {
        // The address of a page comes from outside, and our token goes where it points.
        if from.is_some_and(|next| !next.starts_with(&format!("{}/", self.base))) {
            return Err(asking.refused("the next page lies elsewhere"));
        }
        self.voice.ask(asking, now).await
    }

    /// One chat. Needs `Chat.ReadBasic.All`.
    /// <https://learn.microsoft.com/en-us/graph/api/chat-get>
    ///
    /// # Errors
    /// [`Trouble`]; `Gone` where there is no such chat.
    pub async fn chat(&self, chat: &ChatId, now: Moment) -> Result<Chat, Trouble> {
        self.voice.ask(self.voice.get("chat", self.of_chat(chat)), now).await
    }

    /// Gives a chat another topic. Needs `ChatSettings.ReadWrite.Chat` in the app's manifest.
    /// <https://learn.microsoft.com/en-us/graph/api/chat-patch>
    ///
    /// # Errors
    /// [`Trouble`]; `Refused` without the permission.
    pub async fn rename_chat(
        &self,
        chat: &ChatId,
        topic: &str,
        now: Moment,
    ) -> Result<(), Trouble> {
        let body = Topic { topic: topic.to_owned() };
        let asking =
            self.voice.repeatable("rename chat", Method::PATCH, self.of_chat(chat)).json(&body);
        self.voice.tell::<IgnoredAny>(asking, now).await.map(drop)
    }

    /// Who is in a chat. Needs `ChatMember.Read.All`, or `ChatMember.Read.Chat` in the manifest.
    /// <https://learn.microsoft.com/en-us/graph/api/chat-list-members>
    ///
    /// # Errors
    /// [`Trouble`]; `Refused` without the permission.
    pub async fn chat_members(&self, chat: &ChatId, now: Moment) -> Result<Vec<PersonId>, Trouble> {
        let url = format!("{}/members", self.of_chat(chat));
        let page: Page<ChatMember> =
            self.voice.ask(self.voice.get("chat members", url), now).await?;
        let ids = page.value.into_iter().filter_map(|member| member.user_id);
        Ok(ids.map(|id| PersonId::new(&id)).collect())
    }

    /// Brings more people into a chat, with everything that was said there before: what became of
    /// each, in their order. Needs `ChatMember.ReadWrite.All`, or `Chat.Manage.Chat` in the
    /// manifest. <https://learn.microsoft.com/en-us/graph/api/chat-post-members>
    ///
    /// # Errors
    /// [`Trouble`] where nobody was asked for. For each person: `Refused` without the permission,
    /// or where the chat was begun by two people; `Conflict` for one who is there.
    pub async fn add_chat_members(
        &self,
        chat: &ChatId,
        people: &[(PersonId, ChatRole)],
        now: Moment,
    ) -> Result<Vec<Result<(), Trouble>>, Trouble> {
        if let [one] = people {
            return Ok(vec![self.add_chat_member(chat, one, now).await]);
        }
        let request = |(id, person): (usize, &(PersonId, ChatRole))| BatchRequest {
            id: id.to_string(),
            method: "POST",
            url: format!("/chats/{}/members", encoded(chat.as_str())),
            headers: BTreeMap::from([("Content-Type", "application/json")]),
            body: Some(json!(joining(person))),
        };
        let requests = people.iter().enumerate().map(request).collect();
        let answers = self.batch("add chat members", requests, now).await?;
        Ok(answers.into_iter().map(|answer| answer.map(drop)).collect())
    }

    async fn add_chat_member(
        &self,
        chat: &ChatId,
        person: &(PersonId, ChatRole),
        now: Moment,
    ) -> Result<(), Trouble> {
        let url = format!("{}/members", self.of_chat(chat));
        let asking = self.voice.repeatable("add chat member", Method::POST, url);
        self.voice.tell::<IgnoredAny>(asking.json(&joining(person)), now).await.map(drop)
    }

    fn of_chat(&self, chat: &ChatId) -> String {
        format!("{}/chats/{}", self.base, encoded(chat.as_str()))
    }
}

fn member((person, role): &(PersonId, ChatRole)) -> NewMember {
    NewMember::new(format!("{NAMES}/users({})", quoted(person.as_str())), *role)
}

fn joining(person: &(PersonId, ChatRole)) -> JoiningMember {
    JoiningMember::with_history(member(person))
}

/// A text in an `OData` expression.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
