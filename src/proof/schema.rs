//! A card against the table of objects.

use super::objects::OBJECTS;
use super::words::{Field, Holds};
use super::{Finding, Notes};
use serde_json::{Map, Value};

/// What Teams adds to cards; the schema does not know it.
const OF_TEAMS: &str = "msteams";

pub(super) fn check(card: &Value) -> Vec<Finding> {
    let mut notes = Notes(vec![]);
    holds(&Holds::Any(&["AdaptiveCard"]), card, "$", &mut notes);
    notes.0
}

fn holds(expected: &Holds, value: &Value, path: &str, notes: &mut Notes) {
    if !suits(expected, value) {
        notes.note(path, format!("{} stands where {} belongs", sort(value), named(expected)));
        return;
    }
    match (expected, value) {
        (Holds::Null(inner), value) if !value.is_null() => holds(inner, value, path, notes),
        (Holds::Word(words), Value::String(text))
            if !words.iter().any(|word| word.eq_ignore_ascii_case(text)) =>
        {
            notes.note(path, format!("{text:?} is none of {}", words.join(", ")));
        }
        (Holds::Address, Value::String(text)) if !is_address(text) => {
            notes.note(path, "is no address");
        }
        (Holds::Absolute, Value::String(text)) if !is_address(text) || !text.contains(':') => {
            notes.note(path, "is no address with its scheme");
        }
        (Holds::Texts, Value::Object(fields)) => {
            for (key, value) in fields {
                holds(&Holds::Text, value, &format!("{path}.{key}"), notes);
            }
        }
        (Holds::List(inner), Value::Array(items)) => {
            for (at, item) in items.iter().enumerate() {
                holds(inner, item, &format!("{path}[{at}]"), notes);
            }
        }
        (Holds::Object(name), Value::Object(fields)) => object(name, fields, path, notes),
        (Holds::Any(names), Value::Object(fields)) => {
            match fields.get("type").and_then(Value::as_str) {
                None => notes.note(path, "has no type"),
                Some(name) if names.contains(&name) => object(name, fields, path, notes),
                Some(name) => {
                    let belongs = names.join(", ");
                    notes.note(path, format!("{name} does not belong here, but {belongs}"));
                }
            }
        }
        (Holds::Either(ways), value) => {
            if let Some(way) = ways.iter().find(|way| suits(way, value)) {
                holds(way, value, path, notes);
            }
        }
        _ => {}
    }
}

/// RFC 3986: these have to be escaped.
fn is_address(text: &str) -> bool {
    let escaped = |letter: char| " <>\"{}|\\^`".contains(letter) || letter.is_control();
    text.is_ascii() && !text.contains(escaped)
}

/// Whether it is the right sort of JSON.
fn suits(expected: &Holds, value: &Value) -> bool {
    match expected {
        Holds::Text | Holds::Address | Holds::Absolute | Holds::Word(_) => value.is_string(),
        Holds::Number => value.is_number(),
        Holds::Truth => value.is_boolean(),
        Holds::Texts | Holds::Object(_) | Holds::Any(_) => value.is_object(),
        Holds::Data => value.is_string() || value.is_object(),
        Holds::Null(inner) => value.is_null() || suits(inner, value),
        Holds::List(_) => value.is_array(),
        Holds::Either(ways) => ways.iter().any(|way| suits(way, value)),
    }
}

fn sort(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

fn named(expected: &Holds) -> String {
    match expected {
        Holds::Text => "a text".to_owned(),
        Holds::Address | Holds::Absolute => "an address".to_owned(),
        Holds::Number => "a number".to_owned(),
        Holds::Truth => "true or false".to_owned(),
        Holds::Texts => "an object of texts".to_owned(),
        Holds::Data => "a text or an object".to_owned(),
        Holds::Null(inner) => named(inner),
        Holds::Word(words) => format!("one of {}", words.join(", ")),
        Holds::List(_) => "a list".to_owned(),
        Holds::Object(name) => (*name).to_owned(),
        Holds::Any(names) => format!("one of {}", names.join(", ")),
        Holds::Either(ways) => ways.iter().map(named).collect::<Vec<_>>().join(" or "),
    }
}

/// The properties of an object: those it shares, then its own.
pub(super) fn fields_of(name: &str) -> Option<impl Iterator<Item = &'static Field>> {
    let (_, shared, own) = OBJECTS.iter().find(|(known, _, _)| *known == name)?;
    Some(shared.iter().chain(*own))
}

fn object(name: &str, fields: &Map<String, Value>, path: &str, notes: &mut Notes) {
    let Some(known) = fields_of(name) else {
        notes.note(path, format!("{name} is not known"));
        return;
    };
    let known: Vec<&Field> = known.collect();
    for field in known.iter().filter(|field| field.needed) {
        if !fields.contains_key(field.name) {
            notes.note(path, format!("{name} has no {}", field.name));
        }
    }
    for (key, value) in fields {
        let place = format!("{path}.{key}");
        match known.iter().find(|field| field.name == key) {
            Some(field) => holds(&field.holds, value, &place, notes),
            None if key == "type" => {
                if value != name {
                    notes.note(&place, format!("is not {name}"));
                }
            }
            None if key == OF_TEAMS && name == "AdaptiveCard" => {}
            None => notes.note(&place, format!("{name} has no such property in 1.5")),
        }
    }
}
