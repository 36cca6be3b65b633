//! The behaviour of the reference engines, case by case.
//!
//! The cases are not part of this repository. They are read from the folder in
//! `FIREWATCH_CONTRACTS`, or else from `../shared/contracts` beside the workspace.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may fail loudly"
)]

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

use jiff::Timestamp;
use serde_json::{Value, json};
use templating::{Expression, Template};

/// The cases of one file; `None` if the folder is absent, which CI does not accept.
fn contract(file: &str) -> Option<Value> {
    let folder = std::env::var_os("FIREWATCH_CONTRACTS").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/contracts")),
        PathBuf::from,
    );
    let path = folder.join(file);
    let Ok(text) = fs::read_to_string(&path) else {
        // Past the test harness, which would swallow a `println`.
        let notice = format!("CONTRACTS ABSENT: {}\n", path.display());
        std::io::stderr().write_all(notice.as_bytes()).unwrap();
        assert!(
            std::env::var("CI").as_deref() != Ok("true"),
            "CI must have the contracts: set FIREWATCH_CONTRACTS"
        );
        return None;
    };
    Some(serde_json::from_str(&text).unwrap())
}

fn cases(contract: &Value) -> &Vec<Value> {
    contract["cases"].as_array().unwrap()
}

/// The time of all tests.
fn now() -> Timestamp {
    "2026-03-01T10:00:00Z".parse().unwrap()
}

fn expand(case: &Value, root: &Value) -> Result<Value, String> {
    let name = case["id"].as_str().unwrap();
    Template::parse(name, &case["template"])
        .and_then(|template| template.expand(root, case.get("host"), now()))
        .map_err(|error| error.to_string())
}

/// Equal as JSON is: 1 and 1.0 are the same number.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            (one.as_f64().unwrap() - other.as_f64().unwrap()).abs() < f64::EPSILON
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(k, v)| other.get(k).is_some_and(|other| same(v, other)))
        }
        _ => one == other,
    }
}

fn assert_all(file: &str, results: &[(String, bool, String)]) {
    let failed: Vec<_> = results.iter().filter(|(_, passed, _)| !passed).collect();
    println!("{file}: {}/{}", results.len() - failed.len(), results.len());
    assert!(!results.is_empty(), "{file} has no cases");
    assert!(failed.is_empty(), "{file}: {failed:#?}");
}

/// Every case must give what Microsoft's own test expects. Where the two official engines differ
/// (`js_agrees` is false), either answer will do.
#[test]
fn official_cases() {
    const FILE: &str = "templating-conformance.official.json";
    let Some(contract) = contract(FILE) else { return };
    let results: Vec<_> = cases(&contract)
        .iter()
        .map(|case| {
            let result = expand(case, &case["root"]);
            let mut passed = result.as_ref().is_ok_and(|value| same(value, &case["expected"]));
            if case["js_agrees"] == json!(false) {
                passed |= match (&result, case["js_result"].get("ok")) {
                    (Ok(value), Some(expected)) => same(value, expected),
                    (Err(_), None) => case["js_result"].get("error").is_some(),
                    _ => false,
                };
            }
            (case["id"].to_string(), passed, format!("{result:?}"))
        })
        .collect();
    assert_all(FILE, &results);
}

/// What the reference was seen to do at the edges: a value, or an error.
#[test]
fn edge_cases() {
    const FILE: &str = "templating-conformance.edge.json";
    let Some(contract) = contract(FILE) else { return };
    let results: Vec<_> = cases(&contract)
        .iter()
        .map(|case| {
            let root = case
                .get("root_ref")
                .map_or(&Value::Null, |name| &contract["roots"][name.as_str().unwrap()]);
            let result = expand(case, root);
            let passed = match (&result, case.get("expected")) {
                (Ok(value), Some(expected)) => same(value, expected),
                (Err(_), None) => case.get("js_error").is_some(),
                _ => false,
            };
            (case["id"].to_string(), passed, format!("{result:?}"))
        })
        .collect();
    assert_all(FILE, &results);
}

/// Microsoft's sample cards, as the reference expands them.
#[test]
fn sample_cards() {
    const FILE: &str = "templating-conformance.samples.json";
    let Some(contract) = contract(FILE) else { return };
    let results: Vec<_> = cases(&contract)
        .iter()
        .map(|case| {
            let result = expand(case, &case["root"]);
            let passed = result.as_ref().is_ok_and(|value| same(value, &case["expected"]));
            (case["id"].to_string(), passed, format!("{result:?}"))
        })
        .collect();
    assert_all(FILE, &results);
}

/// The scope and the expected values mark what JSON cannot hold.
fn plain(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            if let Some(entries) = fields.get("$map").and_then(Value::as_array) {
                return Value::Object(
                    entries
                        .iter()
                        .map(|entry| (entry[0].as_str().unwrap().to_owned(), plain(&entry[1])))
                        .collect(),
                );
            }
            if let Some(digits) = fields.get("$bigint").and_then(Value::as_str) {
                return digits.parse::<f64>().unwrap().into();
            }
            if fields.contains_key("$undef") {
                return Value::Null;
            }
            Value::Object(fields.iter().map(|(k, v)| (k.clone(), plain(v))).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(plain).collect()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}

/// The scope as data: what is undefined there is absent here.
fn scope(contract: &Value) -> Value {
    let fields = contract["scope"].as_object().unwrap();
    let defined = fields.iter().filter(|(_, value)| value.get("$undef").is_none());
    Value::Object(defined.map(|(key, value)| (key.clone(), plain(value))).collect())
}

fn value(text: &str, scope: &Value) -> Result<Value, String> {
    Expression::parse(text)
        .and_then(|expression| expression.value(scope, None, now()))
        .map_err(|error| error.to_string())
}

/// The cases that do not pass, each with its reason in `docs/templating.md`.
const LEFT: [&str; 21] = [
    "count(newGuid())",
    "indexOf(newGuid(), '-')",
    "lastIndexOf(newGuid(), '-')",
    "rand(1, 2)",
    "rand(2, 3)",
    "count(binary(hello))",
    "string(binary(hello))",
    "dataUriToBinary(dataUri(hello))",
    "timestampObj2 > timestampObj",
    "timestampObj >= timestampObj2",
    "timestampObj <= timestampObj2",
    "timestampObj2 <= timestampObj",
    "timestampObj == timestampObj2",
    "formatDateTime(timestampObj)",
    "setPathToValue(path.simple, 3) + path.simple",
    "setPathToValue(path.simple, 5) + path.simple",
    "setPathToValue(path.array[0], 7) + path.array[0]",
    r#"stringOrValue("${one}")"#,
    "jPath(jsonStr, '.automobiles[0].maker' )",
    r#"xml('{"person": {"name": "Sophia Owen", "city": "Seattle"}}')"#,
    r#"xPath(xmlStr,"/produce/item/name")"#,
];

/// The reference's own tests of expressions, with all its functions.
#[test]
fn expressions() {
    const FILE: &str = "adaptive-expressions-conformance.json";
    const DOCUMENT: &str = include_str!("../../../docs/templating.md");
    let Some(contract) = contract(FILE) else { return };
    let scope = scope(&contract);
    let mut left = BTreeSet::new();
    for case in cases(&contract) {
        let text = case["expr"].as_str().unwrap();
        let result = value(text, &scope);
        if !result.as_ref().is_ok_and(|value| same(value, &plain(&case["expected"]))) {
            println!("{text:?}: {result:?}, expected {}", case["expected"]);
            left.insert(text);
        }
    }
    assert_eq!(left, BTreeSet::from(LEFT), "exactly these do not pass");
    for text in left {
        assert!(DOCUMENT.contains(&format!("`{text}`")), "docs/templating.md says why: {text}");
    }
}

/// Every one must fail, in parsing where the file says so.
#[test]
fn bad_expressions() {
    const FILE: &str = "adaptive-expressions-bad.json";
    let Some(contract) = contract(FILE) else { return };
    let scope = scope(&contract);
    let mut results = Vec::new();
    for case in cases(&contract) {
        if let Some(text) = case["expr"].as_str() {
            let result = Expression::parse(text);
            results.push((text.to_owned(), result.is_err(), String::new()));
            continue;
        }
        for group in case["expr"]["testCases"].as_array().unwrap() {
            let text = group[0].as_str().unwrap();
            let result = value(text, &scope);
            results.push((text.to_owned(), result.is_err(), format!("{result:?}")));
        }
    }
    assert_all(FILE, &results);
}
