//! The discussion under a work item.

use super::items::item;
use super::{Refusal, body, home, identity};
use crate::sandbox::backlog::Comment;
use crate::sandbox::door::{Answer, Call};
use crate::sandbox::ground::{Ground, iso};
use crate::sandbox::world::World;
use serde_json::{Value, json};

pub(super) fn route(
    ground: &Ground,
    call: &Call,
    (id, rest): (&str, &[&str]),
) -> Result<Answer, Refusal> {
    match (call.method.as_str(), rest) {
        ("POST", []) => add(ground, call, id),
        ("GET", []) => all(ground, call, id),
        _ => Err(Refusal::no_resource()),
    }
}

fn described(ground: &Ground, world: &World, (item, comment): (u64, &Comment)) -> Value {
    let by = if comment.by == world.bot.name {
        identity(world)
    } else {
        json!({ "displayName": comment.by })
    };
    let at = iso(comment.at);
    let home = home(ground, world);
    json!({
        "workItemId": item, "id": comment.id, "version": 1, "text": comment.text,
        "renderedText": comment.text, "format": comment.format, "createdBy": by,
        "createdDate": at, "modifiedBy": by, "modifiedDate": at,
        "url": format!("{home}/_apis/wit/workItems/{item}/comments/{}", comment.id),
    })
}

/// Without a format the text is HTML; Microsoft's own clients also write it as a number.
fn format(call: &Call) -> Result<&'static str, Refusal> {
    match call.query("format").unwrap_or("html").to_ascii_lowercase().as_str() {
        "markdown" | "0" => Ok("markdown"),
        "html" | "1" => Ok("html"),
        other => {
            let words = format!("The value '{other}' is not valid for format.");
            Err(Refusal::new(400, "VssPropertyValidationException", words))
        }
    }
}

fn add(ground: &Ground, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let wish = body(call)?;
    let format = format(call)?.to_owned();
    let text = wish.get("text").and_then(Value::as_str).unwrap_or_default().to_owned();
    if text.trim().is_empty() {
        let words = "VS403418: The comment text cannot be empty.";
        return Err(Refusal::new(400, "WorkItemCommentTextEmptyException", words));
    }
    ground.change(|world, now| {
        let number = item(world, id)?.id;
        let by = world.bot.name.clone();
        let comment = Comment { id: world.fresh_number(), text, format, by, at: now };
        let answer = described(ground, world, (number, &comment));
        if let Some(item) = world.devops.work_item_mut(number) {
            item.comments.push(comment);
            item.rev += 1;
        }
        Ok(Answer::json(200, &answer))
    })
}

/// The newest first unless asked otherwise; pages of up to 200.
fn all(ground: &Ground, call: &Call, id: &str) -> Result<Answer, Refusal> {
    ground.look(|world| {
        let item = item(world, id)?;
        let mut all: Vec<&Comment> = item.comments.iter().collect();
        if !call.query("order").is_some_and(|order| order.eq_ignore_ascii_case("asc")) {
            all.reverse();
        }
        let number = |name: &str| call.query(name).and_then(|text| text.parse::<usize>().ok());
        let top = number("$top").unwrap_or(200).clamp(1, 200);
        let skip = number("continuationToken").unwrap_or(0);
        let page: Vec<Value> = all
            .iter()
            .skip(skip)
            .take(top)
            .map(|comment| described(ground, world, (item.id, comment)))
            .collect();
        let next = skip + page.len();
        let mut answer = json!({ "totalCount": all.len(), "count": page.len(), "comments": page });
        if next < all.len()
            && let Some(fields) = answer.as_object_mut()
        {
            fields.insert("continuationToken".to_owned(), json!(next.to_string()));
        }
        Ok(Answer::json(200, &answer))
    })
}
