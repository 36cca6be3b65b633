use super::objects::OBJECTS;
use super::schema::fields_of;
use super::words::Holds;
use super::{Finding, check};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;

fn card() -> Value {
    json!({
        "type": "AdaptiveCard", "version": "1.5", "fallbackText": "INC-7",
        "msteams": {"entities": [
            {"type": "mention", "text": "<at>Bo</at>", "mentioned": {"id": "x", "name": "Bo"}},
        ]},
        "refresh": {"action": {"type": "Action.Execute", "verb": "view"}, "userIds": ["29:1"]},
        "body": [
            {"type": "TextBlock", "text": "<at>Bo</at>, how severe?", "color": "Accent"},
            {"type": "Input.Text", "id": "a", "label": "Why"},
        ],
        "actions": [{"type": "Action.Execute", "verb": "go", "data": {"q": 1},
            "fallback": {"type": "Action.Submit", "data": {"q": 1, "verb": "go"}}}],
    })
}

/// What is said of a card with one thing changed.
#[track_caller]
fn changed(place: &str, value: Value, expected: &[&str]) {
    let mut card = card();
    *card.pointer_mut(place).unwrap() = value;
    let found: Vec<String> = check(&card).iter().map(Finding::to_string).collect();
    assert_eq!(found, expected, "{place}");
}

#[test]
fn a_good_card_is_left_in_peace() {
    assert_eq!(check(&card()), []);
}

#[test]
fn the_schema_is_held() {
    changed(
        "/body/0/color",
        json!("Loud"),
        &[
            "$.body[0].color: \"Loud\" is none of default, dark, light, accent, good, warning, attention",
        ],
    );
    changed("/body/0/color", json!(null), &[]);
    changed("/body/1/label", json!(7), &["$.body[1].label: a number stands where a text belongs"]);
    changed(
        "/body/1",
        json!({"type": "Input.Text", "label": "x"}),
        &["$.body[1]: Input.Text has no id"],
    );
    changed(
        "/body/1",
        json!({"type": "TextBlock", "text": "x", "sise": 1}),
        &["$.body[1].sise: TextBlock has no such property in 1.5"],
    );
    changed(
        "/body/1",
        json!("x"),
        &[
            "$.body[1]: a text stands where one of ActionSet, ColumnSet, Container, FactSet, Image, ImageSet, Input.ChoiceSet, Input.Date, Input.Number, Input.Text, Input.Time, Input.Toggle, Media, RichTextBlock, Table, TextBlock belongs",
        ],
    );
    changed(
        "/actions/0/fallback/type",
        json!("TextBlock"),
        &[
            "$.actions[0].fallback: TextBlock does not belong here, but Action.Execute, Action.OpenUrl, Action.ShowCard, Action.Submit, Action.ToggleVisibility",
            "$.actions[0]: has no fallback Action.Submit with the same data and the verb in it",
        ],
    );
}

#[test]
fn the_limits_of_teams_are_held() {
    changed(
        "/version",
        json!("1.6"),
        &["$.version: is not 1.5, which is what Teams draws and its buttons need"],
    );
    changed(
        "/fallbackText",
        json!(""),
        &["$.fallbackText: is missing; old clients and screen readers get this text"],
    );
    changed("/fallbackText", json!("a".repeat(28_000)), &["$: 28491 bytes; a message holds 28000"]);
    changed(
        "/body/0/text",
        json!("how severe?"),
        &["$.msteams.entities[0]: <at>Bo</at> stands in no TextBlock and no fact"],
    );
    changed(
        "/body/0/text",
        json!("<at>Bo</at> <at>Cleo</at>"),
        &["$.body[0].text: mentions somebody without an entity in msteams.entities"],
    );
    changed(
        "/msteams/entities/0/mentioned",
        json!({}),
        &["$.msteams.entities[0]: is no mention: type, text with <at>, mentioned.id"],
    );
    changed(
        "/refresh/userIds",
        json!([]),
        &["$.refresh.userIds: names nobody, or more than 60 people"],
    );
    changed(
        "/refresh/userIds",
        json!(["8:orgid"]),
        &["$.refresh.userIds[0]: is not the id of a person in Teams, 29:…"],
    );
    changed(
        "/body/1/label",
        json!("${why}"),
        &["$.body[1].label: a hole is left that the data does not fill"],
    );
    changed(
        "/body/1",
        json!({"type": "Input.Text", "id": "a", "isRequired": true}),
        &[
            "$.body[1]: Input.Text has no label",
            "$.body[1]: Input.Text has no errorMessage for what it refuses",
        ],
    );
    changed(
        "/body/1",
        json!({"type": "Media", "sources": []}),
        &["$.body[1]: Media is not shown on every client of Teams"],
    );
    changed(
        "/body/1",
        json!({"type": "Image", "url": "http://x"}),
        &["$.body[1].url: Teams loads images over https alone", "$.body[1]: Image has no altText"],
    );
    changed(
        "/actions/0/data/q",
        json!(2),
        &["$.actions[0]: has no fallback Action.Submit with the same data and the verb in it"],
    );
}

/// Every name in the table leads somewhere.
#[test]
fn the_table_is_whole() {
    fn names(holds: &Holds) -> Vec<&'static str> {
        match holds {
            Holds::Object(name) => vec![name],
            Holds::Any(names) => names.to_vec(),
            Holds::List(inner) | Holds::Null(inner) => names_of(inner),
            Holds::Either(ways) => ways.iter().flat_map(names).collect(),
            Holds::Text
            | Holds::Address
            | Holds::Absolute
            | Holds::Number
            | Holds::Truth
            | Holds::Texts
            | Holds::Data
            | Holds::Word(_) => vec![],
        }
    }
    fn names_of(holds: &Holds) -> Vec<&'static str> {
        names(holds)
    }
    for (name, _, _) in OBJECTS {
        for field in fields_of(name).unwrap() {
            for name in names(&field.holds) {
                assert!(fields_of(name).is_some(), "{name}");
            }
        }
    }
}

/// One word for what a property holds, here and in the schema.
fn told(holds: &Holds) -> String {
    match holds {
        Holds::Text => "text".to_owned(),
        Holds::Address => "uri-reference".to_owned(),
        Holds::Absolute => "uri".to_owned(),
        Holds::Number => "number".to_owned(),
        Holds::Truth => "truth".to_owned(),
        Holds::Texts => "texts".to_owned(),
        Holds::Data => either(["text".to_owned(), "data".to_owned()]),
        Holds::Null(inner) => either([told(inner), "null".to_owned()]),
        Holds::Word(words) => words.join("/"),
        Holds::List(inner) => format!("[{}]", told(inner)),
        Holds::Object(name) => (*name).to_owned(),
        Holds::Any(names) => format!("any {}", names.join("/")),
        Holds::Either(ways) => either(ways.iter().map(told)),
    }
}

fn either(ways: impl IntoIterator<Item = String>) -> String {
    let mut ways: Vec<String> = ways.into_iter().collect();
    ways.sort();
    ways.join(" or ")
}

/// The schema's definitions, and how one of them is told.
struct Schema(Value);

impl Schema {
    fn named<'a>(&'a self, one: &'a Value) -> Option<(&'a str, &'a Value)> {
        let name = one["$ref"].as_str()?.rsplit('/').next()?;
        Some((name, &self.0["definitions"][name]))
    }

    fn told(&self, one: &Value) -> String {
        if let Some((name, definition)) = self.named(one) {
            return match definition["anyOf"].as_array().map(Vec::as_slice) {
                Some([words, _pattern]) if words.get("enum").is_some() => {
                    let words = words["enum"].as_array().unwrap().iter();
                    words.map(|word| word.as_str().unwrap()).collect::<Vec<_>>().join("/")
                }
                Some(ways) if name.starts_with("ImplementationsOf") => {
                    let names = ways.iter().map(|way| self.named(&way["allOf"][0]).unwrap().0);
                    format!("any {}", names.collect::<Vec<_>>().join("/"))
                }
                Some(_) => either(["text".to_owned(), name.to_owned()]),
                None => name.to_owned(),
            };
        }
        if let Some(ways) = one["anyOf"].as_array() {
            return either(ways.iter().map(|way| self.told(way)));
        }
        match (one["type"].as_str(), one["format"].as_str()) {
            (Some("string"), Some(format)) => format.to_owned(),
            (Some("string"), None) => "text".to_owned(),
            (Some("boolean"), _) => "truth".to_owned(),
            (Some("array"), _) => format!("[{}]", self.told(&one["items"])),
            (Some("object"), _) if one.get("additionalProperties").is_some() => "texts".to_owned(),
            (Some("object"), _) => "data".to_owned(),
            (Some(other), _) => other.to_owned(),
            (None, _) => String::new(),
        }
    }

    /// All properties with what they hold; an exclamation mark behind those it needs.
    fn fields(&self, definition: &Value) -> BTreeMap<String, String> {
        let mut fields = BTreeMap::new();
        for base in definition["allOf"].as_array().into_iter().flatten() {
            fields.extend(self.fields(self.named(base).unwrap().1));
        }
        for (name, one) in definition["properties"].as_object().into_iter().flatten() {
            let told = self.told(one);
            // An empty one only repeats the name of what is inherited.
            if !told.is_empty() {
                fields.insert(name.trim_end_matches('?').to_owned(), told);
            }
        }
        for name in definition["required"].as_array().into_iter().flatten() {
            fields.get_mut(name.as_str().unwrap()).unwrap().push('!');
        }
        fields
    }
}

/// The table says neither more nor less than Microsoft's schema.
#[test]
fn the_table_is_that_of_the_published_schema() {
    let folder = std::env::var_os("FIREWATCH_CONTRACTS").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/contracts")),
        PathBuf::from,
    );
    let file = folder.join("adaptive-card-1.5.0.schema.json");
    let Ok(text) = std::fs::read_to_string(&file) else {
        eprintln!("CONTRACTS ABSENT: {}", file.display());
        assert!(std::env::var("CI").as_deref() != Ok("true"), "CI must have the contracts");
        return;
    };
    let schema = Schema(serde_json::from_str(&text).unwrap());
    let mut published = BTreeMap::new();
    for (name, definition) in schema.0["definitions"].as_object().unwrap() {
        if name.starts_with("Extendable") || name.starts_with("ImplementationsOf") {
            continue;
        }
        let object = definition["anyOf"].as_array().and_then(|ways| ways.get(1));
        let object = object.unwrap_or(definition);
        if object.get("properties").is_some() {
            let mut fields = schema.fields(object);
            // Ours know their own name.
            if fields.get("type").is_some_and(|told| told.is_empty() || told != "text!") {
                fields.remove("type");
            }
            published.insert(name.clone(), fields);
        }
    }
    let mut ours = BTreeMap::new();
    for (name, _, _) in OBJECTS {
        let mut fields = BTreeMap::new();
        for field in fields_of(name).unwrap() {
            let mark = if field.needed { "!" } else { "" };
            fields.insert(field.name.to_owned(), format!("{}{mark}", told(&field.holds)));
        }
        ours.insert((*name).to_owned(), fields);
    }
    assert_eq!(ours.keys().collect::<Vec<_>>(), published.keys().collect::<Vec<_>>());
    for (name, fields) in &published {
        assert_eq!(&ours[name], fields, "{name}");
    }
}
