//! Reading what was said in a chat.

use super::chats::go_on;
use super::{Refusal, chat, listed, permit};
use crate::sandbox::door::{Answer, Call};
use crate::sandbox::ground::{Ground, iso};
use crate::sandbox::world::{ChatKind, Message, World};
use serde_json::{Value, json};

/// How many are given at once, and at the most ("List messages in a chat", Microsoft Graph).
const USUAL: usize = 20;
const MOST: usize = 50;

pub(super) fn list(ground: &Ground, call: &Call, id: &str) -> Result<Answer, Refusal> {
    ground.look(|world| {
        let chat = chat(world, id)?;
        if chat.kind == ChatKind::Personal {
            return Err(Refusal::not_found("NotFound: the app may not see this chat."));
        }
        let permissions = ["Chat.Read.All", "Chat.ReadWrite.All"];
        permit(world, &permissions, (Some(chat), "ChatMessage.Read.Chat"))?;
        let top = match call.query("$top") {
            Some(text) => text.parse::<usize>().ok().filter(|top| (1..=MOST).contains(top)),
            None => Some(USUAL),
        };
        let top =
            top.ok_or_else(|| Refusal::bad("The limit of '50' for Top query is exceeded."))?;
        match call.query("$orderby") {
            None | Some("createdDateTime desc" | "lastModifiedDateTime desc") => {}
            Some(_) => return Err(Refusal::bad("QueryOptions to order by are not supported.")),
        }
        let skip = call.query("$skiptoken").and_then(|skip| skip.parse().ok()).unwrap_or(0);
        let newest = chat.messages.iter().rev().skip(skip).take(top);
        let value: Vec<Value> = newest.map(|message| described(world, message)).collect();
        let mut page = listed("chats('x')/messages", &value);
        if chat.messages.len() > skip + top {
            go_on(ground, call, (&format!("chats/{id}/messages"), skip + top), &mut page);
        }
        Ok(Answer::json(200, &page))
    })
}

fn described(world: &World, message: &Message) -> Value {
    let from = if message.from == "bot" {
        let bot = &world.bot;
        json!({ "application": {
            "id": bot.app_id, "displayName": bot.name, "applicationIdentityType": "bot",
        } })
    } else {
        let name = world.person(&message.from).map(|person| person.name.clone());
        json!({ "user": {
            "id": message.from, "displayName": name, "userIdentityType": "aadUser",
            "tenantId": world.tenant,
        } })
    };
    let cards = message.card.iter().filter(|_| !message.deleted).map(|card| {
        json!({
            "id": message.id, "contentType": "application/vnd.microsoft.card.adaptive",
            "content": card.to_string(), "contentUrl": null, "name": null, "thumbnailUrl": null,
        })
    });
    let content = if message.card.is_some() {
        format!("<attachment id=\"{}\"></attachment>", message.id)
    } else {
        as_html(&message.text)
    };
    let content = if message.deleted { String::new() } else { content };
    let at = iso(message.at);
    json!({
        "id": message.id, "messageType": "message", "createdDateTime": at,
        "lastModifiedDateTime": at, "importance": "normal", "locale": "en-us",
        "deletedDateTime": message.deleted.then_some(at.clone()),
        "from": from, "body": { "contentType": "html", "content": content },
        "attachments": cards.collect::<Vec<Value>>(), "mentions": [], "reactions": [],
    })
}

/// Roughly what Teams makes of Markdown: mentions get numbers, lines become breaks, stars bold.
fn as_html(text: &str) -> String {
    let mut html = String::from("<p>");
    let (mut mention, mut bold) = (0, false);
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let (part, taken) = if rest.starts_with("<at>") {
            mention += 1;
            (format!("<at id=\"{}\">", mention - 1), 4)
        } else if rest.starts_with("**") {
            bold = !bold;
            (if bold { "<strong>" } else { "</strong>" }.to_owned(), 2)
        } else if letter == '\n' {
            ("<br>".to_owned(), 1)
        } else {
            (letter.to_string(), letter.len_utf8())
        };
        html.push_str(&part);
        rest = rest.get(taken..).unwrap_or_default();
    }
    html + "</p>"
}
