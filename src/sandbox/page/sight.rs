//! What one person sees: own chats with own views of cards, the sprint, the weather.

use crate::sandbox::ground::{Ground, lock};
use crate::sandbox::moods::Service;
use crate::sandbox::world::{Chat, DevOps, Iteration, Message, Resident, WorkItem, World};
use serde_json::{Value, json};

/// The world as this person may see it; none if there is no such person. An empty name is the first
/// person's, with whom the scene opens.
pub(super) fn seen_by(ground: &Ground, who: &str) -> Option<Value> {
    let version = *ground.changes().borrow();
    let now = ground.now();
    let bot_known = lock(&ground.bot).is_some();
    ground.look(|world| {
        let me = if who.is_empty() { world.people.first() } else { world.person(who) }?;
        let mine = world.chats.iter().filter(|chat| chat.members.contains(&me.id));
        Some(json!({
            "version": version,
            "now": now,
            "me": me.id,
            "people": world.people.iter().map(|person| resident(world, person)).collect::<Vec<_>>(),
            "bot": { "id": world.bot_mri(), "name": world.bot.name, "known": bot_known },
            "team": world.chats.first().map(|chat| &chat.id),
            "chats": mine.map(|chat| conversation(chat, &me.id)).collect::<Vec<_>>(),
            "board": board(&world.devops, now),
            "weather": weather(ground),
            "complaints": world.complaints,
        }))
    })
}

fn resident(world: &World, person: &Resident) -> Value {
    json!({
        "id": person.id, "mri": person.mri, "email": person.email,
        "name": person.name, "first": person.first_name(),
        "roles": person.roles, "expertise": person.expertise,
        "presence": world.presence.get(&person.id).map(|presence| &presence.availability),
    })
}

fn conversation(chat: &Chat, me: &str) -> Value {
    json!({
        "id": chat.id, "kind": chat.kind.word(), "topic": chat.topic, "members": chat.members,
        "botInstalled": chat.bot_installed, "createdAt": chat.created_at,
        "messages": chat.messages.iter().map(|message| seen(message, me)).collect::<Vec<_>>(),
    })
}

fn seen(message: &Message, me: &str) -> Value {
    if message.deleted {
        return json!({
            "id": message.id, "from": message.from, "at": message.at, "deleted": true,
        });
    }
    json!({
        "id": message.id, "from": message.from, "at": message.at, "text": message.text,
        "entities": message.entities, "edited": message.edited, "deleted": false,
        "card": message.card_for(me), "own": message.views.contains_key(me),
    })
}

/// The sprint that is running, or the latest there is, in backlog order; then what is elsewhere.
fn board(devops: &DevOps, now: i64) -> Value {
    let running = |sprint: &&Iteration| sprint.start <= now && now <= sprint.finish;
    let sprint = devops.iterations.iter().find(running).or(devops.iterations.last());
    let path = sprint.map(|sprint| sprint.path.as_str()).unwrap_or_default();
    let mut top: Vec<&WorkItem> =
        devops.work_items.iter().filter(|item| parent_of(devops, item).is_none()).collect();
    top.sort_by(|one, other| {
        let rank = |item: &WorkItem| item.rank().unwrap_or(f64::INFINITY);
        rank(one).total_cmp(&rank(other)).then(one.id.cmp(&other.id))
    });
    let (here, elsewhere): (Vec<_>, Vec<_>) =
        top.into_iter().partition(|item| item.text("System.IterationPath") == path);
    let told = |items: Vec<&WorkItem>| -> Vec<Value> {
        items.into_iter().map(|item| with_children(devops, item)).collect()
    };
    json!({
        "project": devops.project, "sprint": sprint.map(|sprint| &sprint.name),
        "start": sprint.map(|sprint| sprint.start), "finish": sprint.map(|sprint| sprint.finish),
        "items": told(here), "elsewhere": told(elsewhere),
    })
}

/// The item this one is shown under. Epics and features group whole plans: nothing goes under them.
fn parent_of<'a>(devops: &'a DevOps, item: &WorkItem) -> Option<&'a WorkItem> {
    let parent = item.parent()?;
    let parent = devops.work_items.iter().find(|other| other.id == parent)?;
    (!matches!(parent.kind.as_str(), "Epic" | "Feature")).then_some(parent)
}

fn with_children(devops: &DevOps, item: &WorkItem) -> Value {
    let is_child =
        |other: &&WorkItem| parent_of(devops, other).is_some_and(|parent| parent.id == item.id);
    let children = devops.work_items.iter().filter(is_child);
    let mut told = work_item(item);
    if let Some(fields) = told.as_object_mut() {
        let children = children.map(|child| with_children(devops, child)).collect();
        fields.insert("tasks".to_owned(), Value::Array(children));
    }
    told
}

fn work_item(item: &WorkItem) -> Value {
    let assigned = item.fields.get("System.AssignedTo");
    let assigned = assigned.and_then(|who| who.get("displayName").unwrap_or(who).as_str());
    let words = ["Microsoft.VSTS.TCM.ReproSteps", "System.Description"];
    let description = words.iter().map(|field| item.text(field)).find(|text| !text.is_empty());
    json!({
        "id": item.id, "rev": item.rev, "kind": item.kind,
        "title": item.text("System.Title"), "state": item.text("System.State"),
        "tags": item.text("System.Tags").split(';').map(str::trim).filter(|tag| !tag.is_empty())
            .collect::<Vec<_>>(),
        "severity": item.text("Microsoft.VSTS.Common.Severity"),
        "iteration": item.text("System.IterationPath"),
        "assigned": assigned, "description": description,
        "comments": item.comments.iter().map(|comment| json!({
            "by": comment.by, "at": comment.at, "text": comment.text, "format": comment.format,
        })).collect::<Vec<_>>(),
    })
}

/// How each neighbour is, in the order people think of them.
pub(super) fn weather(ground: &Ground) -> Value {
    let told = Service::ALL
        .map(|service| json!({ "service": service, "weather": ground.moods.weather(service) }));
    Value::from(told.to_vec())
}

/// The people called by `@Name` in a text, by first or full name and in any case, in the order of
/// the text; and the text with those names as they are written.
pub(super) fn mentioned(text: &str, people: &[Resident]) -> (String, Vec<String>) {
    let names = people.iter().flat_map(|person| [person.name.as_str(), person.first_name()]);
    let names: Vec<&str> = names.collect();
    let mut parts = text.split('@');
    let mut written = parts.next().unwrap_or_default().to_owned();
    let mut mentioned = Vec::new();
    for part in parts {
        let alone = !written.ends_with(char::is_alphanumeric);
        let called = names.iter().find(|name| alone && begins_with_name(part, name));
        written.push('@');
        match called {
            Some(name) => {
                written.push_str(name);
                written.push_str(part.get(name.len()..).unwrap_or_default());
                mentioned.push((*name).to_owned());
            }
            None => written.push_str(part),
        }
    }
    (written, mentioned)
}

fn begins_with_name(text: &str, name: &str) -> bool {
    let rest = text.get(name.len()..);
    text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
        && rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}
