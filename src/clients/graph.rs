//! Microsoft Graph: chats, the app in them, and people.

use super::http::{Voice, encoded};
use super::trouble::Trouble;
use crate::wire::graph::{
    CatalogueApp, Chat, ChatMember, ChatRole, InstallApp, JoiningMember, NewChat, NewMember, Page,
    Topic, User,
};
use incident::{ChatId, Moment, PersonId};
use reqwest::Method;
use serde::de::IgnoredAny;

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
        let member = |(person, role): &(PersonId, ChatRole)| {
            let id = quoted(person.as_str());
            NewMember::new(format!("{NAMES}/users({id})"), *role)
        };
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
        let asking = match from {
            None => self.voice.get("chats of user", format!("{first}?$top={PAGE}")),
            Some(next) => self.voice.get("chats of user", next.to_owned()),
        };
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

    /// Brings one more person into a chat, with everything that was said there before. Needs
    /// `ChatMember.ReadWrite.All`, or `Chat.Manage.Chat` in the manifest.
    /// <https://learn.microsoft.com/en-us/graph/api/chat-post-members>
    ///
    /// # Errors
    /// [`Trouble`]; `Refused` without the permission, or where the chat was begun by two people.
    pub async fn add_chat_member(
        &self,
        chat: &ChatId,
        person: &PersonId,
        role: ChatRole,
        now: Moment,
    ) -> Result<(), Trouble> {
        let user = format!("{NAMES}/users({})", quoted(person.as_str()));
        let body = JoiningMember::with_history(NewMember::new(user, role));
        let url = format!("{}/members", self.of_chat(chat));
        let asking = self.voice.repeatable("add chat member", Method::POST, url).json(&body);
        self.voice.tell::<IgnoredAny>(asking, now).await.map(drop)
    }

    /// Installs our app in a chat. `app` is its id in the catalogue; `permissions` are the
    /// resource-specific ones of its manifest, all of them. Needs
    /// `TeamsAppInstallation.ReadWriteSelfForChat.All`, with permissions
    /// `TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All`.
    /// <https://learn.microsoft.com/en-us/graph/api/chat-post-installedapps>
    ///
    /// # Errors
    /// [`Trouble`]; `Conflict` where it is installed already; `Gone` for some seconds after the
    /// chat was created.
    pub async fn install_app(
        &self,
        chat: &ChatId,
        app: &str,
        permissions: &[&str],
        now: Moment,
    ) -> Result<(), Trouble> {
        let app = format!("{NAMES}/appCatalogs/teamsApps/{}", encoded(app));
        let url = format!("{}/installedApps", self.of_chat(chat));
        let asking = self
            .voice
            .repeatable("install app", Method::POST, url)
            .json(&InstallApp::new(app, permissions));
        self.voice.tell::<IgnoredAny>(asking, now).await.map(drop)
    }

    /// Finds our app in the tenant's catalogue by its manifest's id. Needs `AppCatalog.Read.All`.
    /// <https://learn.microsoft.com/en-us/graph/api/appcatalogs-list-teamsapps>
    ///
    /// # Errors
    /// [`Trouble`]; `Refused` without the permission.
    pub async fn catalogue_app_by_external_id(
        &self,
        manifest_id: &str,
        now: Moment,
    ) -> Result<Option<CatalogueApp>, Trouble> {
        let filter = format!("externalId eq {}", quoted(manifest_id));
        let url = format!("{}/appCatalogs/teamsApps?$filter={}", self.base, encoded(&filter));
        let page: Page<CatalogueApp> =
            self.voice.ask(self.voice.get("catalogue app", url), now).await?;
        Ok(page.value.into_iter().next())
    }

    /// A person, by Entra object id or sign-in name. Needs `User.ReadBasic.All`; whether somebody
    /// is a guest needs `User.Read.All`.
    /// <https://learn.microsoft.com/en-us/graph/api/user-get>
    ///
    /// # Errors
    /// [`Trouble`]; `Gone` where there is nobody of that name.
    pub async fn user(&self, who: &str, now: Moment) -> Result<User, Trouble> {
        let select = "id,displayName,mail,userPrincipalName,userType,accountEnabled";
        let url = format!("{}/users/{}?$select={select}", self.base, encoded(who));
        self.voice.ask(self.voice.get("user", url), now).await
    }

    fn of_chat(&self, chat: &ChatId) -> String {
        format!("{}/chats/{}", self.base, encoded(chat.as_str()))
    }
}

/// A text in an `OData` expression.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
