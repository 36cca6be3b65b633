//! The world as one person sees it on the page.

use super::backlog::WorkItem;
use super::teams;
use super::world::{Chat, ChatKind, Message, Resident, World};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The page shows no more of a chat than this.
const SHOWN: usize = 200;

/// First names of the people a text names after an `@`.
pub(super) fn mentioned(world: &World, text: &str) -> Vec<String> {
    let named = |person: &&Resident| teams::typed(text, person).is_some();
    world.people.iter().filter(named).map(|person| person.first_name().to_owned()).collect()
}

/// Everything the page shows to the person with this name or id; to Ana if there is no such person.
pub(super) fn seen_by(world: &World, who: &str, now: i64) -> Value {
    let me = world.person(who).or_else(|| world.people.first());
    let Some(me) = me else { return json!({}) };
    let mine = world.chats.iter().filter(|chat| chat.members.contains(&me.id));
    let chats: Vec<Value> = mine.map(|chat| chat_for(world, chat, me)).collect();
    let people: Vec<Value> = world
        .people
        .iter()
        .map(|person| {
            json!({
                "id": person.id, "mri": person.mri, "name": person.name,
                "first": person.first_name(), "roles": person.roles,
                "expertise": person.expertise, "wanted": wanted(world, person),
            })
        })
        .collect();
    json!({
        "me": me.id, "now": now, "people": people, "chats": chats,
        "bot": { "name": world.bot.name, "mri": world.bot_mri() },
        "sprint": sprint(world, now), "complaints": world.complaints,
        "meetings": world.meetings.iter().map(|meeting| &meeting.event).collect::<Vec<_>>(),
    })
}

fn chat_for(world: &World, chat: &Chat, me: &Resident) -> Value {
    let title = match (&chat.topic, chat.kind) {
        (Some(topic), _) => topic.clone(),
        (None, ChatKind::Personal) => world.bot.name.clone(),
        (None, _) => "Chat".to_owned(),
    };
    let skipped = chat.messages.len().saturating_sub(SHOWN);
    let messages: Vec<Value> = chat
        .messages
        .iter()
        .skip(skipped)
        .map(|message| {
            json!({
                "id": message.id, "from": message.from, "text": message.text, "at": message.at,
                "edited": message.edited, "deleted": message.deleted, "entities": message.entities,
                "card": message.card_for(&me.id), "own": message.views.contains_key(&me.id),
            })
        })
        .collect();
    json!({
        "id": chat.id, "kind": chat.kind, "title": title, "members": chat.members,
        "bot": chat.bot_installed, "messages": messages,
    })
}

/// The latest message that asks for this person: one that mentions them, or any in their own chat.
fn wanted(world: &World, person: &Resident) -> Option<String> {
    let asks = |chat: &Chat, message: &Message| {
        let entities = message.card.as_ref().and_then(|card| card.pointer("/msteams/entities"));
        let in_card = entities.and_then(Value::as_array).into_iter().flatten();
        let named = message.entities.iter().chain(in_card).any(|entity| {
            let id = entity.pointer("/mentioned/id").and_then(Value::as_str).unwrap_or_default();
            id == person.mri || id.eq_ignore_ascii_case(&person.id)
        });
        !message.deleted && message.from != person.id && (named || chat.kind == ChatKind::Personal)
    };
    let theirs = world.chats.iter().filter(|chat| chat.members.contains(&person.id));
    let all = theirs.flat_map(|chat| chat.messages.iter().map(move |message| (chat, message)));
    all.filter(|(chat, message)| asks(chat, message))
        .max_by_key(|(_, message)| message.at)
        .map(|(_, message)| message.id.clone())
}

/// The current sprint from top to bottom, and what else the bot has put into the backlog.
fn sprint(world: &World, now: i64) -> Value {
    let devops = &world.devops;
    let current =
        devops.iterations.iter().find(|known| (known.start..=known.finish).contains(&now));
    let path = current.map(|iteration| iteration.path.as_str()).unwrap_or_default();
    let order = devops.order(path);
    let items: Vec<Value> =
        order.iter().filter_map(|id| devops.work_item(*id)).map(|item| row(world, item)).collect();
    let elsewhere =
        |item: &&WorkItem| item.text("System.IterationPath") != path && item.parent().is_none();
    let rest: Vec<Value> =
        devops.work_items.iter().filter(elsewhere).map(|item| row(world, item)).collect();
    json!({
        "name": current.map(|iteration| &iteration.name), "project": devops.project,
        "items": items, "backlog": rest,
    })
}

fn row(world: &World, item: &WorkItem) -> Value {
    let children: Vec<Value> = item
        .children()
        .filter_map(|id| world.devops.work_item(id))
        .map(|child| row(world, child))
        .collect();
    let comments: Vec<Value> = item
        .comments
        .iter()
        .map(|comment| {
            json!({
                "id": comment.id, "by": comment.by, "at": comment.at, "text": comment.text,
                "format": comment.format,
            })
        })
        .collect();
    let long = ["Microsoft.VSTS.TCM.ReproSteps", "System.Description"];
    let description = long.iter().map(|name| item.text(name)).find(|text| !text.is_empty());
    let fields: BTreeMap<&str, &str> = [
        ("title", "System.Title"),
        ("state", "System.State"),
        ("tags", "System.Tags"),
        ("severity", "Microsoft.VSTS.Common.Severity"),
    ]
    .into_iter()
    .map(|(short, name)| (short, item.text(name)))
    .collect();
    json!({
        "id": item.id, "rev": item.rev, "kind": item.kind, "fields": fields,
        "assigned": item.fields.get("System.AssignedTo").and_then(|who| who.get("displayName")),
        "description": description, "children": children, "comments": comments,
    })
}
