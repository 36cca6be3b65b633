//! Cards as the published schema and Teams' limits want them.

use super::story::{cards_of, stories};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What Teams takes of a message is about 28 KB.
const BYTES_MAX: usize = 28_000;

fn here() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The schema; none where the contracts are not at hand.
fn schema() -> Option<jsonschema::Validator> {
    let schema = crate::contracts::document("adaptive-card-1.5.0.schema.json")?;
    Some(jsonschema::validator_for(&schema).unwrap())
}

fn check(schema: Option<&jsonschema::Validator>, name: &str, card: &Value) {
    if let Some(schema) = schema {
        let mut bare = card.clone();
        // The schema does not know what Teams adds to cards.
        bare.as_object_mut().unwrap().remove("msteams");
        let problems: Vec<String> = schema
            .iter_errors(&bare)
            .map(|problem| format!("{} at {}", problem, problem.instance_path()))
            .map(|text| text.chars().take(600).collect())
            .collect();
        assert!(problems.is_empty(), "{name}: {problems:#?}");
    }
    assert_eq!(firewatch::proof::check(card), [], "{name}");
    assert!(card.to_string().len() <= BYTES_MAX, "{name} is too big");
    assert_eq!(card["version"], "1.5", "{name}");
    assert_eq!(card["msteams"]["width"], "Full", "{name}");
    let fallback = card["fallbackText"].as_str().unwrap_or_default();
    assert!(!fallback.is_empty(), "{name} has no fallbackText");
    if let Some(refresh) = card.get("refresh") {
        let ids = refresh["userIds"].as_array().unwrap();
        assert!((1..=60).contains(&ids.len()), "{name}");
        assert!(ids.iter().all(|id| id.as_str().unwrap().starts_with("29:")), "{name}");
    }
    let mut texts = Vec::new();
    walk(card, &mut |object| {
        let kind = object.get("type").and_then(Value::as_str).unwrap_or_default();
        if kind.starts_with("Input.") {
            assert!(object.contains_key("label"), "{name}: {object:?} has no label");
            assert!(object.contains_key("errorMessage"), "{name}: {object:?} says no error");
        }
        if kind == "Action.Execute" && object.get("title") != Some(&json!("Refresh")) {
            let fallback = &object["fallback"];
            let mut data = object["data"].clone();
            data["verb"] = object["verb"].clone();
            assert_eq!(fallback["data"], data, "{name}: {object:?}");
            assert_eq!(fallback["type"], "Action.Submit");
        }
        if kind == "TextBlock" {
            texts.push(object["text"].as_str().unwrap().to_owned());
        }
        assert!(
            matches!(
                kind,
                "" | "AdaptiveCard"
                    | "TextBlock"
                    | "FactSet"
                    | "ColumnSet"
                    | "Column"
                    | "Container"
                    | "Input.Text"
                    | "Input.ChoiceSet"
                    | "Input.Date"
                    | "ActionSet"
                    | "Action.Execute"
                    | "Action.Submit"
                    | "Action.OpenUrl"
                    | "Action.ShowCard"
                    | "Action.ToggleVisibility"
                    | "mention"
            ),
            "{name}: {kind} does not work everywhere"
        );
    });
    let entities = card["msteams"].get("entities").and_then(Value::as_array);
    for entity in entities.into_iter().flatten() {
        let text = entity["text"].as_str().unwrap();
        assert!(texts.iter().any(|one| one.contains(text)), "{name}: {text} is not in the text");
    }
    let marks = texts.iter().filter(|text| text.contains("<at>")).count();
    assert_eq!(marks, entities.map_or(0, Vec::len), "{name}: a mention without its entity");
}

fn walk(value: &Value, see: &mut impl FnMut(&serde_json::Map<String, Value>)) {
    match value {
        Value::Object(fields) => {
            see(fields);
            fields.values().for_each(|field| walk(field, see));
        }
        Value::Array(items) => items.iter().for_each(|item| walk(item, see)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn every_card_in_every_phase_is_one_that_teams_takes() {
    let schema = schema();
    for (story, told) in stories() {
        for (card, drawn) in cards_of(&told) {
            let name = format!("{story}: {card}");
            check(schema.as_ref(), &name, &drawn);
            assert!(!drawn.to_string().contains("${"), "{name} has a hole: {drawn}");
        }
    }
}

#[test]
fn every_template_fits_its_sample() {
    let schema = schema();
    let folder = here().join("adaptive-cards");
    let room = std::fs::read_to_string(here().join("src/cards/mod.rs")).unwrap();
    let mut names: BTreeSet<String> = BTreeSet::new();
    for file in std::fs::read_dir(&folder).unwrap() {
        names.insert(file.unwrap().file_name().into_string().unwrap());
    }
    let templates: Vec<&str> = names
        .iter()
        .filter(|name| !name.ends_with(".sample.json"))
        .map(|name| name.strip_suffix(".json").expect("only JSON belongs here"))
        .collect();
    assert_eq!(templates.len() * 2, names.len(), "each template has one sample");
    for template in templates {
        assert!(room.contains(&format!("template!(\"{template}\")")), "{template} is not used");
        let read = |name: &str| -> Value {
            serde_json::from_str(&std::fs::read_to_string(folder.join(name)).unwrap()).unwrap()
        };
        let source = read(&format!("{template}.json"));
        let data = read(&format!("{template}.sample.json"));
        let now = "2026-11-24T08:16:00Z".parse().unwrap();
        let card = templating::Template::parse(template, &source)
            .and_then(|parsed| parsed.expand(&data, None, now))
            .unwrap();
        let text = card.to_string();
        assert!(!text.contains("${"), "{template} has a hole: {text}");
        let mut card = card;
        card.as_object_mut().unwrap().retain(|_, field| !field.is_null());
        check(schema.as_ref(), template, &card);
    }
}

/// Whatever of a card the published schema refuses, `card --check` refuses, too.
#[test]
fn our_check_overlooks_nothing_the_schema_sees() {
    let Some(schema) = schema() else { return };
    let wrong =
        [json!(7), json!("zzz"), json!(true), json!([7]), json!({"type": "zzz"}), json!({})];
    let mut seen = 0;
    for (story, told) in stories().into_iter().take(3) {
        for (name, card) in cards_of(&told) {
            let mut places = Vec::new();
            pointers(&card, "", &mut places);
            for place in places.iter().filter(|place| !place.starts_with("/msteams")) {
                for value in &wrong {
                    let mut changed = card.clone();
                    *changed.pointer_mut(place).unwrap() = value.clone();
                    let mut bare = changed.clone();
                    bare.as_object_mut().unwrap().remove("msteams");
                    if !schema.is_valid(&bare) {
                        seen += 1;
                        let found = firewatch::proof::check(&changed);
                        assert_ne!(found, [], "{story}: {name}: {place} as {value}");
                    }
                }
            }
        }
    }
    assert!(seen > 1000, "{seen}");
}

/// Where everything in a value is.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    let mut visit = |key: &str, inner: &Value| {
        let place = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
        found.push(place.clone());
        pointers(inner, &place, found);
    };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, inner)| visit(key, inner)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, inner)| visit(&at.to_string(), inner));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn a_card_goes_without_refresh_where_nobody_is_known() {
    for (name, story) in stories() {
        let card = story.draw_knowing(&|_| None, firewatch::cards::Cards::live).unwrap();
        assert_eq!(card.get("refresh"), None, "{name}");
    }
}

#[test]
fn a_refreshed_card_can_be_refreshed_again() {
    for (name, story) in stories() {
        let live = story.draw(firewatch::cards::Cards::live).unwrap();
        for member in &story.team.members {
            let own = story
                .draw(|cards, scene, incident| cards.own(scene, incident, &member.person))
                .unwrap();
            assert_eq!(own.get("refresh"), live.get("refresh"), "{name}");
        }
    }
}

#[test]
fn a_button_says_which_card_it_is_on() {
    let on = |card: &Value, expected: Option<&str>| {
        walk(card, &mut |object| {
            let is_button = object.contains_key("verb") && object.contains_key("data");
            if is_button && object.get("title") != Some(&json!("Refresh")) {
                assert_eq!(object["data"]["on"].as_str(), expected, "{object:?}");
            }
        });
    };
    for (_, story) in stories() {
        for (name, card) in cards_of(&story) {
            on(
                &card,
                match name.as_str() {
                    "war room" => Some("war-room"),
                    name if name.starts_with("acceptance") => Some("acceptance"),
                    _ => None,
                },
            );
        }
    }
}
