//! A test that is the chat: lines with `>` are said and lines with `!` are pressed; everything
//! else is what happened. What is not in the transcript did not happen.
//!
//! `09:00 Ana > report payments stuck` says it in the team chat with a mention of the bot;
//! `09:00 Ana ) …` without one; `09:05 Cleo #INC-1 > …` in the firefighting chat; `09:05 Cleo @ >`
//! in private. `09:06 Bo ! Severity 1` presses the button with that title on the newest card on
//! which Bo sees it, with inputs behind a bar: `! Resolve | how=it works; verified_by=Bo`.
//! `09:20 .` lets time pass.

use crate::home::{Home, monday_nine};
use crate::seen::difference;
use expect_test::Expect;
use firewatch::sandbox::{Delivered, Saying, World};
use incident::Moment;
use serde_json::{Map, Value};
use std::fmt::Write;

/// Plays a transcript in a fresh town and compares what happened.
pub async fn talk(script: Expect) {
    let home = Home::new().await;
    talk_at(&home, script).await;
}

/// Plays a transcript at a home that may have been prepared.
pub async fn talk_at(home: &Home, script: Expect) {
    let mut told = String::new();
    for line in script.data().lines().map(str::trim_end) {
        if is_played(line) {
            play(home, line, &mut told).await;
        }
    }
    script.assert_eq(&told);
}

fn is_played(line: &str) -> bool {
    let bytes = line.trim_start().as_bytes();
    bytes.len() > 5 && bytes[0].is_ascii_digit() && bytes[2] == b':'
}

async fn play(home: &Home, line: &str, told: &mut String) {
    let line = line.trim();
    let (time, rest) = line.split_once(' ').expect("a time and what happens then");
    let before = home.town.world();
    home.until(moment(time)).await;
    tell_difference(&before, home, told);
    let before = home.town.world();
    told.push_str(line);
    told.push('\n');
    if rest.trim() == "." {
        return;
    }
    let (who, rest) = rest.trim_start().split_once(' ').expect("a person");
    let rest = rest.trim_start();
    let delivered = if let Some(pressed) = rest.strip_prefix("! ") {
        press(home, who, pressed).await
    } else {
        say(home, who, rest).await
    };
    let answer = answer(&delivered);
    home.settle().await;
    if let Some(answer) = answer {
        writeln!(told, "      {who:4} < {answer}").unwrap();
    }
    tell_difference(&before, home, told);
}

fn tell_difference(before: &World, home: &Home, told: &mut String) {
    for line in difference(before, &home.town.world()) {
        told.push_str("      ");
        told.push_str(&line);
        told.push('\n');
    }
}

/// Minutes and hours of the Monday; from 24:00 on, of the next day.
fn moment(time: &str) -> Moment {
    let (hours, minutes) = time.split_once(':').expect("hh:mm");
    let (hours, minutes): (i64, i64) = (hours.parse().unwrap(), minutes.parse().unwrap());
    Moment(monday_nine().0 + ((hours - 9) * 60 + minutes) * 60_000)
}

async fn say(home: &Home, who: &str, rest: &str) -> Delivered {
    let (chat, rest) = match rest.split_once(' ') {
        Some((chat, rest)) if chat.starts_with('#') => {
            (firefighting(home, chat.trim_start_matches('#')), rest)
        }
        Some(("@", rest)) => ("private".to_owned(), rest),
        _ => (home.town.team_chat(), rest),
    };
    let (mark, text) = rest.split_at(1);
    let text = text.trim();
    let mut saying = if mark == ">" { Saying::from(text) } else { Saying::aside(text) };
    saying.mentions = text
        .split_whitespace()
        .filter_map(|word| word.strip_prefix('@'))
        .map(|name| name.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned())
        .collect();
    home.town.says(who, &chat, saying).await
}

/// The firefighting chat of an incident.
pub fn firefighting(home: &Home, number: &str) -> String {
    let world = home.town.world();
    let is_it = |chat: &&firewatch::sandbox::Chat| {
        chat.created_by_graph && chat.topic.as_deref().is_some_and(|topic| topic.contains(number))
    };
    world.chats.iter().find(is_it).expect("the firefighting chat").id.clone()
}

async fn press(home: &Home, who: &str, pressed: &str) -> Delivered {
    let (title, inputs) = pressed.split_once(" | ").unwrap_or((pressed, ""));
    let inputs: Map<String, Value> = inputs
        .split("; ")
        .filter_map(|pair| pair.split_once('='))
        .map(|(key, value)| (key.trim().to_owned(), Value::from(value.trim())))
        .collect();
    let (chat, message, action) = find(home, who, title);
    home.town.presses(who, (&chat, &message), &action, &Value::Object(inputs)).await
}

/// The newest card on which this person sees a button with this title.
pub fn find(home: &Home, who: &str, title: &str) -> (String, String, Value) {
    let world = home.town.world();
    let person = world.people.iter().find(|person| person.first_name() == who).expect("a person");
    for chat in world.chats.iter().rev().filter(|chat| chat.members.contains(&person.id)) {
        for message in chat.messages.iter().rev() {
            let card = message.card_for(&person.id);
            if let Some(action) = card.and_then(|card| button(card, title)) {
                return (chat.id.clone(), message.id.clone(), action);
            }
        }
    }
    panic!("{who} sees no button {title}");
}

/// The action with this title, wherever on the card.
pub fn button(card: &Value, title: &str) -> Option<Value> {
    match card {
        Value::Object(object) => {
            let kind = object.get("type").and_then(Value::as_str).unwrap_or_default();
            let is_it = object.get("title").and_then(Value::as_str) == Some(title);
            if is_it && matches!(kind, "Action.Execute" | "Action.Submit") {
                return Some(card.clone());
            }
            object
                .iter()
                .filter(|(key, _)| *key != "fallback")
                .find_map(|(_, value)| button(value, title))
        }
        Value::Array(items) => items.iter().find_map(|item| button(item, title)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// What the person who pressed gets to see at once.
pub fn answer(delivered: &Delivered) -> Option<String> {
    let body = &delivered.body;
    let status = delivered.status;
    if status != 200 {
        return Some(format!("HTTP {status}"));
    }
    match body.get("type").and_then(Value::as_str) {
        Some("application/vnd.microsoft.card.adaptive") => {
            let words = body["value"].get("fallbackText").and_then(Value::as_str);
            Some(format!("[card] {}", crate::seen::without_mark(words.unwrap_or("no words"))))
        }
        Some(_) => Some(body["value"].as_str().map_or_else(|| body.to_string(), str::to_owned)),
        None => None,
    }
}
