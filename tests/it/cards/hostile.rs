//! What people type stays text, whatever it is.

use super::story::{Story, cards_of, outage, person, resolve, update};
use firewatch::cards::Spoken;
use incident::{Command, Event, Moment};
use serde_json::Value;

fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, field) in fields {
                match (key.as_str(), field) {
                    ("text" | "title" | "value" | "fallbackText", Value::String(text)) => {
                        found.push(text.clone());
                    }
                    // What goes back to us with a press is data, not text.
                    ("data" | "msteams", _) => {}
                    (_, field) => texts(field, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

const HOSTILE: [&str; 9] = [
    "<at>Bo Mwangi</at> [click](https://evil.example) **now**",
    "&lt;at&gt;Bo Mwangi&lt;/at&gt;",
    "${inc} ${$root.summary} ${'x'}",
    "{{DATE(2026-07-29T08:00:00Z, SHORT)}}",
    "- a\r\n- b\n1. c\n# d",
    "\u{202e}gnp.live\u{202c} שלום עולם",
    "<img src=x onerror=alert(1)><script>alert(1)</script>",
    "`code` ~~gone~~ _under_ | > quote",
    "\u{0}\u{7}\u{1b}[31mred",
];

fn stories(text: &str) -> Vec<Story> {
    let reported = Story::reporting(text, Some(text));
    let fighting = reported.clone().confirm(1, Some(outage())).assign("Bo").bug().chat();
    let mut resolving = resolve();
    if let Command::Resolve(resolving) = &mut resolving {
        resolving.verified_by = Some(text.to_owned());
        resolving.how = Some(text.to_owned());
        resolving.fix = Some(text.to_owned());
    }
    let decline = Command::Decline {
        reason: Some(text.to_owned()),
        question: Some(reported.incident.question),
    };
    vec![
        reported.clone(),
        reported.then(1, "Bo", decline),
        fighting.clone().then(1, "Ana", update(text)),
        fighting.then(1, "Bo", resolving),
    ]
}

fn assert_text(text: &str) {
    assert!(!text.contains("](https://evil"), "a link: {text}");
    assert!(!text.contains("<script") && !text.contains("<img"), "markup: {text}");
    let with_at = text.replace("<at>Bo Mwangi</at>, ", "");
    assert!(!with_at.contains("<at>"), "a mention: {text}");
    assert!(!text.contains("&lt;"), "markup in disguise: {text}");
    assert!(!text.contains("{{DATE(2026-07"), "a function of the client: {text}");
    assert!(!text.contains(['\u{202e}', '\u{0}', '\u{7}', '\u{1b}']), "tricks: {text:?}");
}

#[test]
fn typed_text_is_never_markup_on_a_card() {
    for hostile in HOSTILE {
        for story in stories(hostile) {
            for (_, card) in cards_of(&story) {
                let mut found = Vec::new();
                texts(&card, &mut found);
                for text in &found {
                    assert_text(text);
                }
            }
        }
    }
}

#[test]
fn typed_text_is_never_markup_in_what_is_said() {
    for hostile in HOSTILE {
        for story in stories(hostile) {
            if !story.intents.iter().any(|intent| matches!(intent, incident::Intent::Say { .. })) {
                continue;
            }
            let Spoken::Text { text, .. } = story.said() else { panic!("no words") };
            assert_text(&text);
        }
    }
}

#[test]
fn a_long_report_is_cut_and_its_start_is_there() {
    let long = format!("payments {}", "lorem ".repeat(2000));
    for story in stories(&long) {
        for (name, card) in cards_of(&story) {
            let text = card.to_string();
            assert!(text.len() < 28_000, "{name}: {}", text.len());
        }
        let (bug, topic) = story.draw(|cards, scene, incident| {
            (cards.bug(scene, incident), cards.topic(scene, incident))
        });
        assert!(bug.title.chars().count() <= 250);
        assert!(topic.chars().count() <= 200);
        assert!(topic.contains("INC-7") && topic.ends_with("[fw-k3x9]"), "{topic}");
    }
}

#[test]
fn a_long_history_shows_its_beginning_and_its_end() {
    let mut story = Story::reported().confirm(1, Some(outage())).assign("Cleo");
    for number in 0..200 {
        story = story.then(1, "Ana", update(&format!("note {number} {}", "x".repeat(500))));
    }
    for (name, card) in cards_of(&story) {
        assert!(card.to_string().len() < 28_000, "{name}");
    }
    let (_, card) =
        cards_of(&story).into_iter().find(|(name, _)| name.starts_with("answer Show")).unwrap();
    let mut found = Vec::new();
    texts(&card, &mut found);
    assert!(found.iter().any(|text| text.contains("Ana Silva reported")));
    assert!(found.iter().any(|text| text.contains("note 199")));
    assert!(found.iter().any(|text| text.contains("more …")));
}

#[test]
fn what_goes_to_the_bug_and_the_chat_is_text_too() {
    for hostile in HOSTILE {
        for story in stories(hostile) {
            let (bug, note, ending, topic) = story.draw(|cards, scene, incident| {
                (
                    cards.bug(scene, incident),
                    cards.note(scene, &person("Ana"), Moment(story.now.0), hostile),
                    cards.ending(scene, incident),
                    cards.topic(scene, incident),
                )
            });
            for html in [&bug.repro_html, &ending] {
                assert!(!html.contains("<at>") && !html.contains("<script"), "{html}");
                assert!(!html.contains("<img"), "{html}");
            }
            assert!(!note.contains("](https://evil") && !note.contains("<script"), "{note}");
            assert!(!topic.contains(':') && !topic.chars().any(char::is_control), "{topic:?}");
            assert!(!bug.title.chars().any(char::is_control), "{:?}", bug.title);
            assert!(story.history.iter().any(|entry| matches!(entry.event, Event::Reported(_))));
        }
    }
}
