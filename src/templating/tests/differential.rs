//! The same answers as Microsoft's engine, on our templates and on many that chance made.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

mod chance;
mod engine;

use std::fs;
use std::path::Path;

use jiff::Timestamp;
use serde_json::{Value, json};
use templating::{Expression, Template};

fn now() -> Timestamp {
    "2026-03-01T10:00:00Z".parse().unwrap()
}

fn ours(case: &Value) -> Result<Value, String> {
    let (data, host) = (&case["data"], case.get("host"));
    let found = match case["expression"].as_str() {
        Some(text) => Expression::parse(text).and_then(|it| it.value(data, host, now())),
        None => Template::parse("t", &case["template"]).and_then(|it| it.expand(data, host, now())),
    };
    found.map_err(|error| error.to_string())
}

/// Equal as JSON is: 1 and 1.0 are the same number, and the last bit of a sum is nobody's.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            let (one, other) = (one.as_f64().unwrap(), other.as_f64().unwrap());
            (one - other).abs() <= f64::EPSILON * one.abs().max(1.0)
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            // The order counts, too: some functions go by it.
            one.keys().eq(other.keys()) && one.values().zip(other.values()).all(|(a, b)| same(a, b))
        }
        _ => one == other,
    }
}

fn compare(cases: &[Value]) {
    let Some(theirs) = engine::answers(cases) else { return };
    let mut differ = Vec::new();
    let mut values = 0;
    for (case, theirs) in cases.iter().zip(&theirs) {
        let ours = ours(case);
        values += usize::from(theirs.is_ok());
        let agree = match (&ours, theirs) {
            (Ok(ours), Ok(theirs)) => same(ours, theirs),
            (Err(_), Err(_)) => true,
            (Ok(_), Err(_)) | (Err(_), Ok(_)) => false,
        };
        if !agree {
            let what = case.get("expression").unwrap_or(&case["template"]);
            differ.push(format!("{what}\n  ours   {ours:?}\n  theirs {theirs:?}"));
        }
    }
    let shown = differ.iter().take(30).cloned().collect::<Vec<_>>().join("\n");
    assert!(differ.is_empty(), "{} of {} differ:\n{shown}", differ.len(), cases.len());
    assert!(values * 3 > cases.len(), "{values} values of {} cases say little", cases.len());
}

#[test]
fn our_templates_with_their_samples() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../adaptive-cards");
    let read = |path: &Path| -> Value {
        serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
    };
    let mut cases = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let template = entry.unwrap().path();
        let sample = template.with_extension("sample.json");
        if sample.is_file() {
            let (template, data) = (read(&template), read(&sample));
            // With nothing to fill it, a template shows what is missing, on both sides alike.
            cases.push(json!({ "template": template, "data": {} }));
            cases.push(json!({ "template": template, "data": data }));
        }
    }
    assert!(cases.len() >= 20);
    compare(&cases);
}

#[test]
fn expressions_made_by_chance() {
    let data = chance::data();
    let cases = chance::many(&chance::expression(), 4000)
        .into_iter()
        .map(|text| json!({ "expression": text, "data": data }));
    compare(&cases.collect::<Vec<_>>());
}

#[test]
fn templates_made_by_chance() {
    let (data, host) = (chance::data(), json!({ "theme": "dark" }));
    let cases = chance::many(&chance::template(), 2000)
        .into_iter()
        .map(|template| json!({ "template": template, "data": data, "host": host }));
    compare(&cases.collect::<Vec<_>>());
}
