//! Errands to Graph: the firefighting chat.

mod app;
mod people;
mod title;

pub use app::CONSENTED;
pub(super) use app::Catalog;

use super::Errands;
use super::errand::Hitch;
use crate::cards::chat_link;
use crate::clients::{Trouble, TroubleKind};
use incident::{Chat, ChatId, Incident, Person, Receipt};
use wording::{Words, say};

/// How many pages of a person's chats are looked through for one of ours. New chats come first.
const PAGES_MAX: usize = 4;

/// Fewer people make a chat that Teams lets nobody join later.
const MEMBERS_MIN: usize = 3;

impl Errands {
    /// Creates the chat, or adopts the one that an earlier try created without our hearing of it.
    pub(super) async fn open_chat(
        &self,
        incident: &Incident,
        members: &[Person],
        maybe_done: bool,
    ) -> Result<Receipt, Hitch> {
        if let Some(Chat { id, url }) = incident.outside.chat.clone() {
            return Ok(Receipt::ChatOpened { id, url });
        }
        let members = &people::distinct(members);
        if members.len() < MEMBERS_MIN {
            let (least, found) = (MEMBERS_MIN, members.len());
            return Err(Hitch::Park(say!(self.words(), "cause-too-few", least, found)));
        }
        if maybe_done && let Some(opened) = self.find_chat(incident, members).await? {
            return Ok(opened);
        }
        let now = self.stage.house.clock.now();
        let topic = self.stage.draw(|cards, scene| cards.topic(scene, incident));
        let people = self.with_roles(members, now).await.map_err(Hitch::Before)?;
        let chat = self.neighbours.graph.create_chat(&topic, &people, now).await?;
        Ok(opened(chat.id, chat.web_url))
    }

    /// Looks for a chat with our mark in its topic among those of its first member.
    async fn find_chat(
        &self,
        incident: &Incident,
        members: &[Person],
    ) -> Result<Option<Receipt>, Hitch> {
        let Some(first) = members.first() else { return Ok(None) };
        let now = self.stage.house.clock.now();
        let mut from: Option<String> = None;
        for _ in 0..PAGES_MAX {
            let page = self.neighbours.graph.chats_of_user(&first.id, from.as_deref(), now).await;
            let page = page.map_err(|trouble| may_not_look(self.words(), incident, trouble))?;
            let ours = page.value.into_iter().find(|chat| {
                let topic = chat.topic.as_deref().unwrap_or_default();
                topic.contains(incident.mark.as_str())
            });
            if let Some(chat) = ours {
                return Ok(Some(opened(chat.id, chat.web_url)));
            }
            from = page.next;
            if from.is_none() {
                break;
            }
        }
        Ok(None)
    }

    /// Brings the chat's title to the present state. It is a nicety: without the permission the
    /// title stays as it is.
    pub(super) async fn name_chat(&self, incident: &Incident) -> Result<Receipt, Hitch> {
        let chat = incident.outside.chat.as_ref().ok_or(Hitch::NotYet("the chat"))?;
        let topic = self.stage.draw(|cards, scene| cards.topic(scene, incident));
        let now = self.stage.house.clock.now();
        let graph = &self.neighbours.graph;
        let mut named = graph.rename_chat(&chat.id, &topic, now).await;
        // A chat from before the manifest asked for this permission gets it by an upgrade.
        if matches!(&named, Err(trouble) if trouble.status == Some(403))
            && self.upgrade_bot(&chat.id).await?
        {
            named = graph.rename_chat(&chat.id, &topic, now).await;
        }
        match named {
            Ok(()) => Ok(Receipt::Done),
            Err(trouble) if trouble.kind == TroubleKind::Refused => {
                tracing::warn!(%trouble, "the chat's title stays as it is");
                Ok(Receipt::Done)
            }
            Err(trouble) => Err(trouble.into()),
        }
    }
}

fn opened(id: String, url: Option<String>) -> Receipt {
    let id = ChatId(id);
    let url = url.unwrap_or_else(|| chat_link(&id));
    Receipt::ChatOpened { id, url }
}

/// One incident has one chat. Where we may not look whether the last try made one, a person
/// decides rather than chance.
fn may_not_look(words: &Words, incident: &Incident, trouble: Trouble) -> Hitch {
    match trouble.kind {
        TroubleKind::Refused => Hitch::Park(say!(
            words,
            "cause-may-not-look",
            status = trouble.status.unwrap_or_default().to_string(),
            id = incident.id.to_string(),
        )),
        TroubleKind::NotSent
        | TroubleKind::Uncertain
        | TroubleKind::Throttled
        | TroubleKind::Later
        | TroubleKind::Gone
        | TroubleKind::Conflict
        | TroubleKind::Unauthorised => trouble.into(),
    }
}
