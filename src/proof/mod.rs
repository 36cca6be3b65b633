//! proof: is this a card that Teams shows, everywhere and as it is meant?
//!
//! In: a card. Out: what is wrong with it, each with its place.
//! Never: a file, a template, a neighbour.
//! May touch: `serde_json`.

mod objects;
mod schema;
mod teams;
#[cfg(test)]
mod test;
mod words;

use serde_json::Value;
use std::fmt;

/// Something that is wrong with a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The place in the card, such as `$.body[2].color`.
    pub path: String,
    /// What is so, and what would be right.
    pub problem: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.problem)
    }
}

/// All that is wrong with a card: first against the schema of Adaptive Cards 1.5, then against what
/// Teams takes and shows on every client.
pub fn check(card: &Value) -> Vec<Finding> {
    let mut found = schema::check(card);
    teams::check(card, &mut found);
    found
}

/// Notes findings.
struct Notes(Vec<Finding>);

impl Notes {
    fn note(&mut self, path: &str, problem: impl Into<String>) {
        self.0.push(Finding { path: path.to_owned(), problem: problem.into() });
    }
}

/// Goes through all objects, each with its place.
fn walk<'a>(
    value: &'a Value,
    path: &str,
    see: &mut dyn FnMut(&str, &'a serde_json::Map<String, Value>),
) {
    match value {
        Value::Object(fields) => {
            see(path, fields);
            for (key, field) in fields {
                walk(field, &format!("{path}.{key}"), see);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                walk(item, &format!("{path}[{at}]"), see);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
