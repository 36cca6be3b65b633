//! Whatever is written in a template or in the data, the answer is a value or an error.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::{Value, json};
use templating::{Expression, Template};

fn now() -> Timestamp {
    "2026-03-01T10:00:00Z".parse().unwrap()
}

fn data() -> Value {
    json!({
        "n": -3, "f": 1.5e300, "t": true, "nul": null, "s": "a😀é",
        "ts": "2024-02-29T23:59:59.999Z", "list": [3, "b", null, {"a": [1]}],
        "o": {"a": {"b": "c"}, "": 0}, "e": [],
    })
}

/// Words of the language, so that many of the texts made of them are expressions.
const WORDS: [&str; 80] = [
    "${",
    "}",
    "(",
    ")",
    "[",
    "]",
    "{",
    ".",
    ",",
    ":",
    "?",
    "!",
    "+",
    "-",
    "*",
    "/",
    " % ",
    "^",
    "==",
    "!=",
    "<",
    ">=",
    "&&",
    "||",
    "??",
    "&",
    "=>",
    "'",
    "\"",
    "`",
    "\\",
    "$",
    "n",
    "f",
    "s",
    "ts",
    "list",
    "o",
    "nul",
    "x",
    "1",
    "2.5",
    "99999999999999999999",
    "'a'",
    "'yyyy-MM'",
    "a:",
    "select(",
    "where(",
    "substring(",
    "formatNumber(",
    "formatDateTime(",
    "addDays(",
    "json(",
    "replace(",
    "range(",
    "join(",
    "sortBy(",
    "concat(",
    "getPastTime(",
    "'Month'",
    "length(",
    "lastIndexOf(",
    "subArray(",
    "round(",
    "string(",
    "setProperty(",
    "isMatch(",
    "'(a+)+$'",
    "'[ab]{2,9}'",
    "convertFromUTC(",
    "'Europe/Amsterdam'",
    "resolve(",
    "dataUriToString(",
    "uriHost(",
    "if(",
    "é",
    "\n",
    " ",
    "true",
    "null",
];

fn language() -> impl Strategy<Value = String> {
    let word = prop::sample::select(WORDS.to_vec());
    prop::collection::vec(word, 0..24).prop_map(|words| words.concat())
}

/// Calls with numbers of any size.
const CALLS: [&str; 16] = [
    "substring(s,A,B)",
    "formatNumber(A,B)",
    "round(A,B)",
    "range(A,B)",
    "subArray(list,A,B)",
    "addDays(ts,A)",
    "addToTime(ts,A,'Year')",
    "getPastTime(A,'Month')",
    "formatEpoch(A)",
    "formatTicks(A)",
    "take(s,A)",
    "list[A]",
    "A % B",
    "A ^ B",
    "flatten(list,A)",
    "string(A / B)",
];

fn expand(template: &Value, data: &Value) {
    if let Ok(template) = Template::parse("any", template) {
        let _ = template.expand(data, Some(&json!("host")), now());
    }
}

fn compute(text: &str) {
    if let Ok(expression) = Expression::parse(text) {
        let _ = expression.value(&data(), None, now());
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 512, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn any_text_gives_a_value_or_an_error(text in any::<String>()) {
        expand(&json!({"a": text, "$when": format!("${{{text}}}")}), &data());
        compute(&text);
    }

    #[test]
    fn any_words_of_the_language_give_a_value_or_an_error(text in language()) {
        let hole = format!("${{{text}}}");
        expand(&json!([text, hole, {"$data": hole, "b": "x ${$data}", "$when": hole}]), &data());
        compute(&text);
    }

    #[test]
    fn any_numbers_give_a_value_or_an_error(
        call in prop::sample::select(CALLS.to_vec()), a in any::<f64>(), b in -3_i64..30,
    ) {
        let text = call.replace('A', "$root.a").replace('B', "$root.b");
        for a in [json!(a), json!(a.trunc()), json!(b), json!(i64::MAX)] {
            let mut data = data();
            data["a"] = a;
            data["b"] = json!(b);
            expand(&json!([format!("${{{text}}}"), format!("x ${{{text}}}")]), &data);
        }
    }

    /// Data is only ever data: it comes out as it went in.
    #[test]
    fn text_from_the_data_arrives_unchanged(text in any::<String>()) {
        let template = Template::parse("any", &json!({"a": "${t}", "b": "x${t}"})).unwrap();
        let card = template.expand(&json!({"t": text}), None, now()).unwrap();
        prop_assert_eq!(card, json!({"a": text, "b": format!("x{text}")}));
    }
}

/// What keeps other engines of regular expressions busy for ever is answered or refused here.
#[test]
fn a_hostile_pattern_is_answered_or_refused() {
    let long = "a".repeat(20_000);
    for (pattern, answer) in [
        ("(a+)+$", Some(true)),
        ("(a|aa)+b", Some(false)),
        ("(a*)*b", Some(false)),
        ("((a{1,100}){1,100}){1,100}", None),
        ("(", None),
    ] {
        let data = json!({"s": long, "p": pattern});
        let found = Expression::parse("isMatch(s, p)").unwrap().value(&data, None, now());
        assert_eq!(found.ok(), answer.map(Value::Bool), "{pattern}");
    }
    let data = json!({"l": vec!["x"; 5000], "m": ["a", "b"]});
    let many = "select(l, x, select($root.m, y, isMatch(x, y)))";
    let error = Expression::parse(many).unwrap().value(&data, None, now()).unwrap_err();
    assert_eq!(error.problem, templating::Problem::TooLarge, "reading patterns is not free");
}
