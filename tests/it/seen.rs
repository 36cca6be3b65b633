//! What happened: the difference between two looks at the world, in words.

use firewatch::sandbox::{Chat, ChatKind, Message, WorkItem, World};
use incident::Task;
use serde_json::Value;

/// What happened between two looks, a line each.
pub fn difference(before: &World, after: &World) -> Vec<String> {
    let mut lines = Vec::new();
    for chat in &after.chats {
        let old = before.chats.iter().find(|old| old.id == chat.id);
        chat_lines(after, old, chat, &mut lines);
    }
    for item in &after.devops.work_items {
        let old = before.devops.work_items.iter().find(|old| old.id == item.id);
        item_lines(old, item, &mut lines);
    }
    let top = |world: &World| first_in_sprint(world);
    if top(before) != top(after)
        && let Some(top) = top(after)
    {
        lines.push(format!("ops  | {top} leads the sprint"));
    }
    // Tasks are created side by side; which comes first is chance.
    lines.sort_by_key(|line| {
        Task::ALL.iter().position(|task| line.ends_with(task.title())).map_or(0, |place| place + 1)
    });
    let tasks = lines.iter().filter(|line| line.contains("| task below")).count();
    let at = lines.iter().position(|line| line.starts_with("ops  | Bug")).map_or(0, |at| at + 1);
    let tasks = lines.split_off(lines.len() - tasks);
    lines.splice(at..at, tasks);
    lines
}

fn chat_lines(world: &World, old: Option<&Chat>, chat: &Chat, lines: &mut Vec<String>) {
    let name = chat_name(world, chat);
    match old {
        None => {
            let members: Vec<&str> = chat.members.iter().map(|id| first_name(world, id)).collect();
            let topic = without_mark(chat.topic.as_deref().unwrap_or_default());
            lines.push(format!("chat | {topic}: {}", members.join(", ")));
        }
        Some(old) if old.topic != chat.topic => {
            let topic = without_mark(chat.topic.as_deref().unwrap_or_default());
            lines.push(format!("chat | is now called {topic}"));
        }
        Some(_) => {}
    }
    if let Some(old) = old {
        let new = chat.members.iter().filter(|id| !old.members.contains(id));
        let names: Vec<&str> = new.map(|id| first_name(world, id)).collect();
        if !names.is_empty() {
            lines.push(format!("{name:4} | joined by {}", names.join(", ")));
        }
    }
    if chat.bot_installed && old.is_none_or(|old| !old.bot_installed) {
        lines.push(format!("{name:4} | Firewatch joins"));
    }
    for message in &chat.messages {
        let before = old.and_then(|old| old.message(&message.id));
        if message.from != "bot" {
            continue;
        }
        if before.is_none() {
            lines.push(format!("{name:4} | {}", words(message)));
        } else if before.map(words) != Some(words(message)) {
            lines.push(format!("{name:4} ~ {}", words(message)));
        }
    }
}

/// A message as its reader would tell it: the text, or a card's words for those who cannot see it.
pub fn words(message: &Message) -> String {
    let text = match &message.card {
        Some(card) => {
            let text = card.get("fallbackText").and_then(Value::as_str).unwrap_or("no words");
            format!("[card] {text}")
        }
        None => message.text.clone(),
    };
    let text = text.replace("<at>", "@").replace("</at>", "").replace("\n\n", " / ");
    without_address(&without_mark(&text.replace('\n', " / ")))
}

fn item_lines(old: Option<&WorkItem>, item: &WorkItem, lines: &mut Vec<String>) {
    match old {
        None => new_item_line(item, lines),
        Some(old) => {
            for field in ["System.State", "Microsoft.VSTS.Common.Severity", "System.IterationPath"]
            {
                if old.text(field) != item.text(field) {
                    let name = field.rsplit('.').next().unwrap_or(field);
                    lines.push(format!("ops  | {} {name} is {}", item.id, item.text(field)));
                }
            }
        }
    }
    for comment in item.comments.iter().skip(old.map_or(0, |old| old.comments.len())) {
        let text = comment.text.replace("\n\n", " / ").replace('\n', " / ");
        lines.push(format!("ops  | note on {}: {text}", item.id));
    }
}

fn new_item_line(item: &WorkItem, lines: &mut Vec<String>) {
    let title = item.text("System.Title");
    let state = item.text("System.State");
    let line = if let Some(parent) = item.parent() {
        format!("ops  | task below {parent}: {title}")
    } else {
        let tags = without_mark(item.text("System.Tags"));
        let severity = item.text("Microsoft.VSTS.Common.Severity");
        format!("ops  | {} {}: {title} [{tags}] [{severity}] [{state}]", item.kind, item.id)
    };
    lines.push(line);
}

/// What people call a chat.
pub fn chat_name(world: &World, chat: &Chat) -> String {
    match chat.kind {
        ChatKind::Personal => {
            chat.members.first().map_or("?", |id| first_name(world, id)).to_owned()
        }
        _ if world.chats.first().is_none_or(|first| first.id != chat.id) => {
            let topic = chat.topic.as_deref().unwrap_or_default();
            topic.split(' ').find(|word| word.contains("INC-")).unwrap_or(topic).to_owned()
        }
        ChatKind::GroupChat | ChatKind::Channel => "121".to_owned(),
    }
}

fn first_name<'a>(world: &'a World, id: &'a str) -> &'a str {
    world.people.iter().find(|person| person.id == id).map_or(id, |person| person.first_name())
}

/// The number of the item that leads the current sprint.
pub fn first_in_sprint(world: &World) -> Option<u64> {
    world.devops.order(&world.devops.iterations[0].path).first().copied()
}

/// The town has another port every time.
fn without_address(text: &str) -> String {
    let Some((before, after)) = text.split_once("http://127.0.0.1:") else {
        return text.to_owned();
    };
    let rest = after.trim_start_matches(|letter: char| letter.is_ascii_digit());
    without_address(&format!("{before}town{rest}"))
}

/// Marks come from chance and would differ with every change of the script.
pub fn without_mark(text: &str) -> String {
    let mut words: Vec<&str> = Vec::new();
    for word in text.split(' ') {
        let bare = word.trim_matches(['[', ']', ';', ',']);
        let is_mark = bare.len() == 10
            && bare.chars().all(|letter| "23456789bcdfghjkmnpqrstvwxz".contains(letter));
        if !is_mark {
            words.push(word);
        }
    }
    words.join(" ").trim_end_matches(';').to_owned()
}
