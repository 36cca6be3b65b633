//! Whether something was said already. The Bot Connector recognises no repeat, so a message whose
//! answer never came is looked for in the chat before it is posted once more.

use super::Errands;
use super::errand::Hitch;
use crate::clients::teams::Place;
use crate::clients::{Trouble, TroubleKind};
use crate::store::Due;
use crate::wire::connector::Message;
use crate::wire::graph::messages::ChatMessage;
use incident::{ChatId, MessageId, Moment};
use std::collections::VecDeque;
use std::sync::PoisonError;
use std::time::Duration;
use wording::say;

/// How far the clocks of two neighbours may be apart.
const CLOCKS_APART: Duration = Duration::from_mins(1);

/// How often something is said into the dark, where nobody may look whether it arrived: once, and
/// once more when Teams is well again.
const UNANSWERED_MAX: u32 = 2;

/// How many pages of a chat are looked through: after a start much may have been said before it is an
/// errand's turn.
const PAGES_MAX: usize = 4;

/// How many messages are remembered that Teams has answered for: more than stand in one look.
const ANSWERED_MAX: usize = 512;

/// Messages that Teams has answered for: each is another's than the one that is looked for.
pub(super) type Answered = VecDeque<MessageId>;

/// What a look into the chat showed.
pub(super) enum Look {
    /// It is there.
    There(MessageId),
    /// It is not there.
    NotThere,
    /// Nobody may look into this chat.
    Hidden,
}

impl Errands {
    /// Looks for a message of ours that an earlier try may have posted. Of several cards the newest
    /// is kept and the others are taken away.
    ///
    /// # Errors
    /// A hitch with which surely nothing was posted.
    pub(super) async fn look(
        &self,
        place: Place<'_>,
        message: &Message,
        since: Moment,
    ) -> Result<Look, Hitch> {
        let chat = place.conversation;
        if !graph_knows(chat) {
            return Ok(Look::Hidden);
        }
        let now = self.stage.house.clock.now();
        let mut from: Option<String> = None;
        for _ in 0..PAGES_MAX {
            let page = self.neighbours.graph.latest_messages(chat, from.as_deref(), now).await;
            let page = match page {
                Ok(page) => page,
                Err(trouble) if is_no(&trouble) => {
                    tracing::info!(%trouble, "nobody may look whether a message is there");
                    return Ok(Look::Hidden);
                }
                Err(trouble) => return Err(Hitch::Before(trouble)),
            };
            if let Some(there) = self.among(place, (&page.value, since), message, now).await {
                return Ok(Look::There(there));
            }
            // They come newest first: what follows is older still.
            let all_since = page.value.iter().all(|one| is_since(one, since));
            from = page.next.filter(|_| all_since);
            if from.is_none() {
                break;
            }
        }
        Ok(Look::NotThere)
    }

    /// The newest of these messages that is it. Doubles of a card among them are taken away.
    async fn among(
        &self,
        place: Place<'_>,
        (said, since): (&[ChatMessage], Moment),
        message: &Message,
        now: Moment,
    ) -> Option<MessageId> {
        let us = self.stage.house.bot_mri.trim_start_matches("28:");
        let ours = said.iter().filter(|one| {
            let app = one.application().is_some_and(|app| app.eq_ignore_ascii_case(us));
            app && one.deleted_date_time.is_none() && is_since(one, since) && is_same(one, message)
        });
        let answered = self.answered.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let ours = ours.map(|one| MessageId(one.id.clone()));
        let mut ours = ours.filter(|id| !answered.contains(id));
        let newest = ours.next()?;
        for double in ours.filter(|_| message.mark().is_some()) {
            match self.neighbours.teams.delete(place, &double, now).await {
                Ok(()) => {}
                Err(trouble) => tracing::info!(%trouble, "a double of a message stays"),
            }
        }
        Some(newest)
    }

    /// Posts a message; `None` where Teams gave it no id. As an answer `to` another one, if that is
    /// there still and Teams takes answers: what is asked matters more than where it stands.
    ///
    /// # Errors
    /// What the Bot Connector says, or that the chat has had enough for now.
    pub(super) async fn send(
        &self,
        place: Place<'_>,
        message: &Message,
        to: Option<&MessageId>,
    ) -> Result<Option<MessageId>, Hitch> {
        let now = self.its_turn(place.conversation)?;
        let teams = &self.neighbours.teams;
        let replied = match to {
            Some(to) => match teams.reply(place, to, message, now).await {
                Err(no) if matches!(no.kind, TroubleKind::Gone | TroubleKind::Refused) => {
                    tracing::info!(trouble = %no, "what would answer a message stands by itself");
                    None
                }
                replied => Some(replied),
            },
            None => None,
        };
        let sent = match replied {
            Some(replied) => replied,
            None => teams.send(place, message, now).await,
        };
        let sent = sent.map_err(|trouble| self.too_much(place.conversation, trouble))?;
        if let Some(id) = &sent {
            let mut answered = self.answered.lock().unwrap_or_else(PoisonError::into_inner);
            answered.push_back(id.clone());
            if answered.len() > ANSWERED_MAX {
                answered.pop_front();
            }
        }
        Ok(sent)
    }

    /// Before something is said once more where nobody may look: Teams has to be well, and it is
    /// not said for ever.
    ///
    /// # Errors
    /// A hitch with which surely nothing was posted.
    pub(super) async fn once_more(&self, place: Place<'_>, due: &Due) -> Result<(), Hitch> {
        if due.unanswered >= UNANSWERED_MAX {
            return Err(Hitch::Park(say!(self.words(), "cause-no-answer")));
        }
        self.teams_is_well(place, due).await
    }

    /// Asks Teams something harmless, where it left an earlier try without an answer.
    ///
    /// # Errors
    /// A hitch with which surely nothing was posted.
    pub(super) async fn teams_is_well(&self, place: Place<'_>, due: &Due) -> Result<(), Hitch> {
        if due.unanswered > 0 {
            let now = self.stage.house.clock.now();
            self.neighbours.teams.members(place, None, now).await.map_err(Hitch::Before)?;
        }
        Ok(())
    }
}

/// Whether Graph knows a conversation as a chat. It does not know the bot's private chats, and
/// channels are something else.
fn graph_knows(chat: &ChatId) -> bool {
    chat.as_str().starts_with("19:") && chat.as_str().ends_with("@thread.v2")
}

/// Whether asking again will not help.
fn is_no(trouble: &Trouble) -> bool {
    matches!(trouble.kind, TroubleKind::Refused | TroubleKind::Gone | TroubleKind::Unauthorised)
}

fn is_since(said: &ChatMessage, since: Moment) -> bool {
    let at = said.created_date_time.as_deref().and_then(|at| at.parse::<jiff::Timestamp>().ok());
    at.is_none_or(|at| Moment(at.as_millisecond()).plus(CLOCKS_APART) >= since)
}

/// A card is recognised by its mark. Words are recognised by their first paragraph, whatever the
/// markup: the rest is drawn from what is true when they are said, and may have changed since.
fn is_same(said: &ChatMessage, message: &Message) -> bool {
    // Whole: the mark of the first alert begins that of the tenth.
    let mark = message.mark().map(|mark| format!("\"{mark}\""));
    if let Some(mark) = mark
        && said.attached().any(|content| content.contains(&mark))
    {
        return true;
    }
    let short = message.short();
    let words = short.words().unwrap_or_default();
    let first = bare(words.split("\n\n").next().unwrap_or_default());
    !first.is_empty() && bare(said.content()).starts_with(&first)
}

/// The letters and digits of a text without its markup, which Teams may write in its own way.
pub(super) fn bare(text: &str) -> String {
    let mut inside = false;
    let is_shown = |letter: &char| {
        inside = (inside || *letter == '<') && *letter != '>';
        !inside && *letter != '>'
    };
    let shown: String = text.chars().filter(is_shown).collect();
    html_escape::decode_html_entities(&shown).chars().filter(|one| one.is_alphanumeric()).collect()
}
