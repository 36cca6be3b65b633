//! What people write is not always short, Latin and meant well.

use super::wall::Wall;
use crate::cards::story::{Story, outage, resolve, update};
use firewatch::cards::Cards;
use incident::Command;
use serde_json::Value;
use wording::Language;

pub const ARABIC: &str = "تعذر إرسال المدفوعات إلى 240 أسرة منذ الساعة 08:40، والطابور يزداد طولًا";
pub const HEBREW: &str = "התשלומים תקועים מאז 08:40, והתור (Kenya) גדל מדקה לדקה";
pub const EMOJI: &str = "payments 💸 stuck 🚧 for families 👩🏽‍👩🏿‍👧🏾 in 🇰🇪, Zoë & José can’t send 🙅🏻‍♀️";

/// Reported, led, updated and resolved in these words.
fn story(text: &str) -> Story {
    let mut resolving = resolve();
    if let Command::Resolve(resolving) = &mut resolving {
        resolving.verified_by = Some(text.to_owned());
        resolving.how = Some(text.to_owned());
        resolving.fix = Some(text.to_owned());
    }
    fought(text).then(41, "Cleo", resolving)
}

fn fought(text: &str) -> Story {
    let asked = Story::reporting(text, Some(text)).confirm(1, Some(outage())).bug().assign("Cleo");
    let accept = Command::Accept { question: Some(asked.incident.question) };
    asked.then(1, "Cleo", accept).chat().then(20, "Cleo", update(text))
}

pub fn hang(wall: &mut Wall<'_>) {
    let mut live = |state, about, story: &Story| {
        wall.hang(("live", state, about), story, Cards::live);
    };
    live(
        "in Arabic",
        "Arabic reads from right to left; the numbers in it stay as they are.",
        &fought(ARABIC),
    );
    live("in Hebrew", "Hebrew, with a Latin word in it.", &fought(HEBREW));
    live("with emoji", "Emoji made of several signs stay whole.", &fought(EMOJI));
    let long = format!("payments stuck {}", "and the queue grows and grows ".repeat(40));
    live(
        "very long",
        "Long text is cut; all of it is in the bug and in the history.",
        &story(&long),
    );
    live(
        "one endless word",
        "A word without spaces is broken.",
        &fought(&"payments-stuck".repeat(30)),
    );
    live(
        "injected",
        "Markup, mentions and templates that people type are shown as what they typed.",
        &fought(
            "<at>Bo Mwangi</at> [click](https://evil.example) **now** ${inc} {{DATE(2026-07-29T08:00:00Z)}} <b>bold</b>",
        ),
    );
    let mut dutch = fought("betalingen staan stil sinds 08:40");
    dutch.language = Language::Dutch;
    live("in Dutch", "The same in the team's other language.", &dutch);
    let mut dutch = Story::reported().later(3);
    dutch.language = Language::Dutch;
    wall.hang(
        ("severity", "in Dutch", "The question in Dutch."),
        &dutch,
        |deck, scene, incident| deck.severity(scene, incident, None, None),
    );
}

/// All text of a card, joined.
fn text_of(value: &Value) -> String {
    match value {
        Value::Object(fields) => fields.values().map(text_of).collect::<Vec<_>>().join("\n"),
        Value::Array(items) => items.iter().map(text_of).collect::<Vec<_>>().join("\n"),
        Value::String(text) => text.clone(),
        Value::Null | Value::Bool(_) | Value::Number(_) => String::new(),
    }
}

#[test]
fn arabic_hebrew_and_emoji_stay_whole() {
    for text in [ARABIC, HEBREW, EMOJI] {
        let story = story(text);
        for draw in [Cards::live, Cards::war_room] {
            let shown = text_of(&story.draw(draw).unwrap());
            let times = shown.matches(text).count();
            assert!(times >= 4, "{text} stands there {times} times: {shown}");
            // Between other words it must not change places with them.
            let kept = shown.matches(&format!("\u{2068}{text}\u{2069}")).count();
            assert_eq!(kept, if text == EMOJI { 0 } else { times }, "{shown}");
        }
    }
}

#[test]
fn a_cut_parts_no_sign_that_people_see_as_one() {
    for whole in ["👩🏽‍👩🏿‍👧🏾", "🇰🇪", "e\u{301}", "👍🏿"] {
        let text = whole.repeat(400);
        let shown = text_of(&Story::reporting(&text, None).draw(Cards::live).unwrap());
        let cut = shown.lines().find(|line| line.starts_with(whole)).unwrap();
        let rest = cut.replace(whole, "");
        assert_eq!(rest, "…", "{whole} was parted: {rest:?}");
    }
}
