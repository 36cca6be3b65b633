//! An activity, taken apart for the ear.

use crate::hear::{BotNames, Mentioned, Place, Said};
use crate::wire::activity::{Activity, Entity};
use incident::{ChatId, PersonId};

/// What was said.
pub fn said<'a>(
    activity: &'a Activity,
    place: Place,
    known: &'a dyn Fn(&str) -> Option<PersonId>,
) -> Said<'a> {
    let recipient = activity.recipient.as_ref();
    let text_of = |text: &'a Option<String>| text.as_deref().unwrap_or_default();
    let mentions = activity.entities.iter().filter_map(|entity| match entity {
        Entity::Mention { mentioned, text } => {
            Some(Mentioned { id: text_of(&mentioned.id), name: text_of(&mentioned.name), text })
        }
        Entity::QuotedReply { .. } | Entity::ClientInfo { .. } => None,
    });
    let html = activity
        .attachments
        .iter()
        .find(|attachment| attachment.content_type.as_deref() == Some("text/html"))
        .and_then(|attachment| attachment.content.as_deref());
    Said {
        text: text_of(&activity.text),
        html,
        mentions: mentions.collect(),
        bot: BotNames {
            id: recipient.map_or("", |bot| text_of(&bot.id)),
            name: recipient.map_or("", |bot| text_of(&bot.name)),
        },
        place,
        known,
    }
}

/// The conversation, word for word, as answers need it.
pub fn chat(activity: &Activity) -> Option<ChatId> {
    let id = activity.conversation.as_ref()?.id.as_deref()?;
    (!id.is_empty()).then(|| ChatId::from(id))
}

/// The conversation without the thread: in a channel each thread has an id of its own.
pub fn whole_chat(chat: &ChatId) -> ChatId {
    let whole = chat.as_str().split_once(";messageid=").map_or(chat.as_str(), |(whole, _)| whole);
    ChatId::from(whole)
}

/// What the conversation is called, where Teams says so: with a change of its name, and in some
/// clients with everything.
pub fn title(activity: &Activity) -> Option<&str> {
    let name = activity.conversation.as_ref().and_then(|chat| chat.name.as_deref());
    activity.topic_name.as_deref().or(name)
}

/// Whether it is a chat of several people, and no channel.
pub fn is_group_chat(activity: &Activity) -> bool {
    let kind = activity.conversation.as_ref().and_then(|chat| chat.conversation_type.as_deref());
    kind == Some("groupChat")
}

/// Whether several people are there.
pub fn is_group(activity: &Activity) -> bool {
    let kind = activity.conversation.as_ref().and_then(|chat| chat.conversation_type.as_deref());
    matches!(kind, Some("groupChat" | "channel"))
}

/// Whether the bot is mentioned.
pub fn mentions_us(activity: &Activity) -> bool {
    let us = activity.recipient.as_ref().and_then(|recipient| recipient.id.as_deref());
    activity.entities.iter().any(|entity| match entity {
        Entity::Mention { mentioned, .. } => us.is_some() && mentioned.id.as_deref() == us,
        Entity::QuotedReply { .. } | Entity::ClientInfo { .. } => false,
    })
}
