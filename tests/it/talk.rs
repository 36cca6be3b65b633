//! A test that is the chat: lines with `>` are said and lines with `!` are pressed; everything
//! else is what happened. What is not in the transcript did not happen.
//!
//! `09:00 Ana > report payments stuck` says it in the team chat with a mention of the bot;
//! `09:00 Ana ) …` without one; `09:05 Cleo #INC-1 > …` in the firefighting chat; `09:05 Cleo @ >`
//! in private. A letter before the mark says what is odd about the message: `q>` quotes the latest
//! message, `e>` edits the person's own latest one, `s>` comes without its mention, as Teams
//! sometimes sends it, `h>` has a body in HTML only.
//!
//! `09:06 Bo ! Severity 1` presses the button with that title on the newest card on which Bo sees
//! it, with inputs behind a bar: `! Resolve | how=it works; verified_by=Bo`; `…` before or
//! behind a title stands for the rest of it. `!!` presses one that is gone for everybody whose client has caught up. `09:06 Bo ? INC-1`
//! brings the newest card about it into Bo's sight. `09:20 .` lets time pass.

use crate::home::{Home, monday_nine};
use crate::seen::difference;
use expect_test::Expect;
use firewatch::sandbox::{Chat, ChatKind, Delivered, Message, Saying, World};
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
    let mut past = Vec::new();
    for line in script.data().lines().map(str::trim_end) {
        if is_played(line) {
            play(home, line, &mut past, &mut told).await;
        }
    }
    script.assert_eq(&told);
}

fn is_played(line: &str) -> bool {
    // “33:00 Bo > take over”; days on, hours have three digits.
    let time = line.trim_start().split(' ').next().unwrap_or_default();
    let digits = |text: &str| text.len() >= 2 && text.bytes().all(|one| one.is_ascii_digit());
    time.split_once(':').is_some_and(|(hours, minutes)| digits(hours) && digits(minutes))
}

async fn play(home: &Home, line: &str, past: &mut Vec<World>, told: &mut String) {
    let line = line.trim();
    let (time, rest) = line.split_once(' ').expect("a time and what happens then");
    let before = home.town.world();
    home.until(moment(time)).await;
    if rest.trim() == "." {
        told.push_str(line);
        told.push('\n');
        tell_difference(&before, home, told);
        past.push(home.town.world());
        return;
    }
    tell_difference(&before, home, told);
    let before = home.town.world();
    told.push_str(line);
    told.push('\n');
    let (who, rest) = rest.trim_start().split_once(' ').expect("a person");
    let (mark, pressed) = rest.trim_start().split_once(' ').expect("what this person does");
    let delivered = match mark {
        "!" => press(home, who, pressed, std::slice::from_ref(&before)).await,
        "!!" => press(home, who, pressed, past).await,
        "?" => look(home, who, pressed).await,
        _ => say(home, who, rest.trim_start()).await,
    };
    let answer = answer(&delivered);
    home.settle().await;
    if let Some(answer) = answer {
        writeln!(told, "      {who:4} < {answer}").unwrap();
    }
    tell_difference(&before, home, told);
    past.push(home.town.world());
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
    let at = rest.find(['>', ')']).expect("> or )");
    let (odd, text) = rest.split_at(at);
    let (mark, text) = text.split_at(1);
    let text = text.trim();
    let mut saying = if mark == ">" { Saying::from(text) } else { Saying::aside(text) };
    saying.mentions = text
        .split_whitespace()
        .filter_map(|word| word.strip_prefix('@'))
        .map(|name| name.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned())
        .collect();
    let world = home.town.world();
    let person = world.person(who).expect("a person").id.clone();
    let said = |chat: &Chat| chat.messages.clone();
    let messages = world.chat(&chat).map(said).or_else(|| world.personal_chat(&person).map(said));
    let mut latest = messages.into_iter().flatten().rev();
    match odd {
        "" => {}
        "q" => saying.quote = latest.next().map(|message| message.id),
        "e" => {
            let own = latest.find(|message| message.from == person);
            saying.as_edit_of = own.map(|message| message.id);
        }
        "s" => saying.strip_mention = true,
        "h" => {
            saying.html = Some(format!("<p>{text}</p>"));
            saying.text.clear();
        }
        _ => panic!("nobody says things like {odd}"),
    }
    home.town.says(who, &chat, saying).await
}

/// The firefighting chat of an incident.
pub fn firefighting(home: &Home, number: &str) -> String {
    let world = home.town.world();
    let is_it = |chat: &&Chat| {
        chat.kind == ChatKind::GroupChat
            && chat.topic.as_deref().is_some_and(|topic| topic.contains(number))
    };
    world.chats.iter().find(is_it).expect("the firefighting chat").id.clone()
}

async fn press(home: &Home, who: &str, pressed: &str, worlds: &[World]) -> Delivered {
    let (title, inputs) = pressed.split_once(" | ").unwrap_or((pressed, ""));
    // What has gone is wanted where the past is looked through.
    let still_there = (worlds.len() > 1).then(|| find_in(&home.town.world(), who, title)).flatten();
    let (chat, message, action) = worlds
        .iter()
        .rev()
        .filter_map(|world| find_in(world, who, title))
        .find(|found| still_there.as_ref() != Some(found))
        .unwrap_or_else(|| panic!("{who} sees no button {title}"));
    let inputs = inputs_of(home, inputs);
    home.town.presses(who, (&chat, &message), &action, &inputs).await
}

/// `how=it works; manager=Cleo` as a card's inputs; a person stands there by first name.
pub fn inputs_of(home: &Home, text: &str) -> Value {
    let world = home.town.world();
    let value = |key: &str, value: &str| match world.person(value) {
        Some(person) if ["manager", "to", "owner"].contains(&key) => {
            Value::from(person.id.as_str())
        }
        Some(_) | None => Value::from(value),
    };
    let pairs = text.split("; ").filter_map(|pair| pair.split_once('='));
    let inputs: Map<String, Value> =
        pairs.map(|(key, text)| (key.trim().to_owned(), value(key.trim(), text.trim()))).collect();
    Value::Object(inputs)
}

/// Brings the newest card whose words begin with this into sight.
async fn look(home: &Home, who: &str, words: &str) -> Delivered {
    let world = home.town.world();
    let person = world.person(who).expect("a person");
    let chats = world.chats.iter().rev().filter(|chat| chat.members.contains(&person.id));
    let is_it = |message: &&Message| {
        let words_of = message.card.as_ref().and_then(|card| card.get("fallbackText"));
        words_of.and_then(Value::as_str).is_some_and(|text| text.starts_with(words))
    };
    let at = chats
        .flat_map(|chat| chat.messages.iter().rev().map(move |message| (chat.id.clone(), message)));
    let found = at.filter(|(_, message)| is_it(message)).map(|(chat, one)| (chat, one.id.clone()));
    let (chat, message) = found.into_iter().next().expect("a card");
    home.town.refreshes(who, (&chat, &message)).await
}

/// The newest card on which this person sees a button with this title.
pub fn find(home: &Home, who: &str, title: &str) -> (String, String, Value) {
    find_in(&home.town.world(), who, title)
        .unwrap_or_else(|| panic!("{who} sees no button {title}"))
}

fn find_in(world: &World, who: &str, title: &str) -> Option<(String, String, Value)> {
    let person = world.person(who).expect("a person");
    for chat in world.chats.iter().rev().filter(|chat| chat.members.contains(&person.id)) {
        for message in chat.messages.iter().rev() {
            let card = message.card_for(&person.id);
            if let Some(action) = card.and_then(|card| button(card, title)) {
                return Some((chat.id.clone(), message.id.clone(), action));
            }
        }
    }
    None
}

/// The action with this title, wherever on the card.
pub fn button(card: &Value, title: &str) -> Option<Value> {
    match card {
        Value::Object(object) => {
            let kind = object.get("type").and_then(Value::as_str).unwrap_or_default();
            let is_it = object.get("title").and_then(Value::as_str).is_some_and(|found| {
                let part = title.trim_matches('…');
                if part == title { found == title } else { found.contains(part) }
            });
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
    if status == 0 {
        return Some(format!("({})", body.as_str().unwrap_or_default()));
    }
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
