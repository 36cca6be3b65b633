//! People acting in Teams: they speak, press and join; the bot is told as Teams would tell it.

use super::activity::{client_info, envelope, escape, mention, mirror};
use super::delivery::{Delivered, deliver};
use super::ground::Ground;
use super::people::Draft;
use super::world::{Chat, ChatKind, Resident, World};
use serde_json::{Value, json};
use std::ops::Range;

/// Something a person says.
#[derive(Clone, Debug, Default)]
pub struct Saying {
    /// The words as typed; `@Cleo` becomes a mention if Cleo is among `mentions`.
    pub text: String,
    /// Whether the bot is mentioned, at the front. Never in a private chat, where nobody does.
    pub mention_bot: bool,
    /// First names of the people mentioned; those not named in the text follow at its end.
    pub mentions: Vec<String>,
    /// The id of a message of the same chat that is quoted.
    pub quote: Option<String>,
    /// The HTML twin, where the usual one does not do.
    pub html: Option<String>,
    /// The id of an own message that this replaces.
    pub as_edit_of: Option<String>,
    /// The bot's name is cut from the text and there is no mention entity, as Teams does to bots
    /// that read all messages (a known fault, msteams-docs issue 14422).
    pub strip_mention: bool,
    /// The activity's id, to say the very same thing again; a fresh one if absent.
    pub id: Option<String>,
}

impl From<&str> for Saying {
    /// The words, with the bot mentioned.
    fn from(text: &str) -> Self {
        Self { text: text.to_owned(), mention_bot: true, ..Self::default() }
    }
}

impl Saying {
    /// The words, said to the others and not to the bot.
    pub fn aside(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    /// Mentions these people too.
    #[must_use]
    pub fn mentioning(mut self, first_names: &[&str]) -> Self {
        self.mentions = first_names.iter().map(|name| (*name).to_owned()).collect();
        self
    }
}

/// Finds the person and a chat they are in: by its id or title, or `private`, the person's own.
pub(super) fn scene<'a>(
    world: &'a World,
    who: &str,
    chat: &str,
) -> Result<(&'a Resident, &'a Chat), String> {
    let person = world.person(who);
    let person = person.ok_or_else(|| format!("nobody is called {who}"))?;
    let titled = |known: &&Chat| known.topic.as_deref() == Some(chat);
    let found = match chat {
        "private" => world.personal_chat(&person.id),
        _ => world.chat(chat).or_else(|| world.chats.iter().find(titled)),
    };
    let chat = found.ok_or_else(|| format!("there is no chat {chat}"))?;
    if chat.members.contains(&person.id) {
        Ok((person, chat))
    } else {
        Err(format!("{who} is not in the chat {}", chat.id))
    }
}

/// Where a text says `@Cleo Martens` or `@Cleo`, and not `@Cleopatra`.
pub(super) fn typed(text: &str, person: &Resident) -> Option<Range<usize>> {
    let names = [person.name.as_str(), person.first_name()];
    names.into_iter().find_map(|name| {
        let typed = format!("@{name}");
        let mut places = text.match_indices(&typed).map(|(start, _)| start..start + typed.len());
        places.find(|place| {
            let next = text.get(place.end..).and_then(|rest| rest.chars().next());
            !next.is_some_and(char::is_alphanumeric)
        })
    })
}

/// A saying in the form it has in the chat and on the wire.
struct Spoken {
    shown: String,
    text: String,
    entities: Vec<Value>,
}

fn spoken(world: &World, chat: &Chat, saying: &Saying) -> Spoken {
    let mut text = saying.text.clone();
    let mut entities = Vec::new();
    for name in &saying.mentions {
        let Some(person) = world.person(name) else { continue };
        let (written, entity) = mention(&person.mri, &person.name);
        match typed(&text, person) {
            Some(place) => text.replace_range(place, &written),
            None => text = format!("{text} {written}"),
        }
        entities.push(entity);
    }
    if let Some(quoted) = &saying.quote {
        let original = chat.message(quoted);
        text = format!("<quoted messageId=\"{quoted}\"/>{text}");
        entities.push(json!({
            "type": "quotedReply",
            "quotedReply": {
                "messageId": quoted,
                "preview": original.map_or("", |message| &message.text),
                "isReplyDeleted": original.is_none_or(|message| message.deleted),
                "validatedMessageReference": original.is_some(),
            },
        }));
    }
    let (written, entity) = mention(&world.bot_mri(), &world.bot.name);
    let named = saying.mention_bot && chat.kind != ChatKind::Personal;
    let shown = if named { format!("{written} {text}") } else { text.clone() };
    if named && !saying.strip_mention {
        entities.insert(0, entity);
        return Spoken { text: shown.clone(), shown, entities };
    }
    Spoken { shown, text, entities }
}

/// Says something. The message stands in the chat before the bot hears of it.
pub(super) async fn says(ground: &Ground, who: &str, chat: &str, saying: Saying) -> Delivered {
    let activity = ground.change(|world, now| {
        let (person, chat) = scene(world, who, chat)?;
        let (person, chat) = (person.clone(), chat.clone());
        let spoken = spoken(world, &chat, &saying);
        let heard = chat.bot_installed
            && (world.habits.all_messages
                || chat.kind == ChatKind::Personal
                || (saying.mention_bot && !saying.strip_mention));
        let id = match &saying.as_edit_of {
            Some(id) => rewrite(world, &chat, &person, (id, &spoken))?,
            None => write(world, &chat, &person, (&saying, &spoken), now),
        };
        if !heard {
            return Err("the bot is not told of this message".to_owned());
        }
        let content = content(&saying, spoken, &id);
        Ok(envelope(ground, world, (&person, &chat), content))
    });
    match activity {
        Ok(activity) => deliver(ground, activity).await,
        Err(why) => Delivered::nothing(why),
    }
}

fn write(
    world: &mut World,
    chat: &Chat,
    person: &Resident,
    (saying, spoken): (&Saying, &Spoken),
    now: i64,
) -> String {
    if let Some(id) = &saying.id
        && chat.message(id).is_some()
    {
        return id.clone();
    }
    let draft = Draft {
        id: saying.id.clone(),
        from: person.id.clone(),
        text: spoken.shown.clone(),
        card: None,
        entities: spoken.entities.clone(),
    };
    world.append(&chat.id, draft, now).unwrap_or_default()
}

fn rewrite(
    world: &mut World,
    chat: &Chat,
    person: &Resident,
    (id, spoken): (&str, &Spoken),
) -> Result<String, String> {
    let message = world.chat_mut(&chat.id).and_then(|chat| chat.message_mut(id));
    let message = message.filter(|message| message.from == person.id);
    let Some(message) = message else {
        return Err(format!("{} has written no {id}", person.name));
    };
    message.text.clone_from(&spoken.shown);
    message.entities.clone_from(&spoken.entities);
    message.edited += 1;
    Ok(id.to_owned())
}

fn content(saying: &Saying, spoken: Spoken, id: &str) -> Value {
    let Spoken { text, mut entities, .. } = spoken;
    entities.push(client_info());
    let html = saying.html.clone().unwrap_or_else(|| mirror(&text));
    let attachments = if saying.strip_mention {
        json!([])
    } else {
        json!([{ "contentType": "text/html", "content": html }])
    };
    let mut content = json!({
        "type": "message", "id": id, "text": text, "textFormat": "plain",
        "attachments": attachments, "entities": entities,
    });
    if saying.as_edit_of.is_some()
        && let Some(fields) = content.as_object_mut()
    {
        fields.insert("type".to_owned(), json!("messageUpdate"));
        fields.insert("channelData".to_owned(), json!({ "eventType": "editMessage" }));
    }
    content
}

/// Takes an own message back.
pub(super) async fn deletes(ground: &Ground, who: &str, chat: &str, id: &str) -> Delivered {
    let activity = ground.change(|world, _now| {
        let (person, chat) = scene(world, who, chat)?;
        let (person, chat) = (person.clone(), chat.clone());
        let message = world.chat_mut(&chat.id).and_then(|chat| chat.message_mut(id));
        match message.filter(|message| message.from == person.id) {
            Some(message) => message.deleted = true,
            None => return Err(format!("{who} has written no {id}")),
        }
        let content = json!({
            "type": "messageDelete", "id": id,
            "channelData": { "eventType": "softDeleteMessage" },
        });
        Ok(envelope(ground, world, (&person, &chat), content))
    });
    match activity {
        Ok(activity) => deliver(ground, activity).await,
        Err(why) => Delivered::nothing(why),
    }
}

/// A message as the "…" menu hands it to a message action.
pub(super) fn message_payload(world: &World, chat: &Chat, id: &str) -> Option<Value> {
    let message = chat.message(id)?;
    let from = match world.people.iter().find(|person| person.id == message.from) {
        Some(person) => json!({
            "user": { "userIdentityType": "aadUser", "id": person.id, "displayName": person.name },
            "application": null, "device": null, "conversation": null,
        }),
        None => json!({
            "user": null, "device": null, "conversation": null,
            "application": {
                "applicationIdentityType": "bot", "id": world.bot.app_id,
                "displayName": world.bot.name,
            },
        }),
    };
    let plain = message.text.replace("<at>", "").replace("</at>", "");
    Some(json!({
        "id": message.id, "replyToId": null,
        "linkToMessage": format!(
            "https://teams.microsoft.com/l/message/{}/{}?context=%7B%22contextType%22:%22chat%22%7D",
            chat.id, message.id
        ),
        "createdDateTime": super::ground::iso(message.at), "lastModifiedDateTime": null,
        "deleted": message.deleted, "subject": null, "summary": null, "importance": "normal",
        "locale": "en-gb",
        "body": { "contentType": "html", "content": format!("<p>{}</p>", escape(&plain)) },
        "from": from, "reactions": [], "mentions": [], "attachments": [],
    }))
}
