//! Expressions and templates made by chance. Their kinds fit most of the time, so that most of them
//! have a value; the seed is in `TEMPLATING_SEED`, or always the same.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::{Union, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};

pub fn data() -> Value {
    json!({
        "n": 5, "f": 2.5, "neg": -7, "zero": 0, "yes": true, "no": false, "nul": null,
        "s": "Payments stuck", "empty": "", "digits": "12", "ts": "2018-03-15T13:00:00.111Z",
        "list": [3, 1, 2], "words": ["b", "a", "c"], "none": [],
        "people": [{ "name": "Ann", "age": 40 }, { "name": "Bo", "age": 7 }],
        "o": { "b": 1, "a": { "c": "deep" } },
    })
}

/// So many of what the strategy makes.
pub fn many<T>(strategy: &impl Strategy<Value = T>, count: usize) -> Vec<T> {
    let seed = std::env::var("TEMPLATING_SEED").ok().and_then(|seed| seed.parse().ok());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed.unwrap_or(1_u8); 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    (0..count).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
}

type Made = BoxedStrategy<String>;

fn any_of(words: &'static [&'static str]) -> Made {
    select(words).prop_map(str::to_owned).boxed()
}

/// The leaf in a quarter of all cases, else one of the rest.
fn one_of(leaf: Made, rest: Vec<Made>) -> Made {
    let weight = u32::try_from(rest.len() / 3 + 1).unwrap_or(1);
    let rest = rest.into_iter().map(|one| (1, one));
    Union::new_weighted(std::iter::once((weight, leaf)).chain(rest).collect()).boxed()
}

fn call(names: &'static [&'static str], args: Vec<Made>) -> Made {
    (select(names), args).prop_map(|(name, args)| format!("{name}({})", args.join(", "))).boxed()
}

fn between(one: &Made, signs: &'static [&'static str], other: &Made) -> Made {
    (one.clone(), select(signs), other.clone())
        .prop_map(|(one, sign, other)| format!("({one} {sign} {other})"))
        .boxed()
}

/// Expressions of each kind, nested so deep.
struct Kinds {
    number: Made,
    text: Made,
    truth: Made,
    list: Made,
    any: Made,
}

fn leaves() -> Kinds {
    let number = any_of(&["n", "f", "neg", "zero", "1", "2", "0.5", "list[1]", "people[0].age"]);
    let text = any_of(&[
        "s",
        "empty",
        "digits",
        "'a'",
        "'b c'",
        "\"q\"",
        "words[0]",
        "o.a.c",
        "people[1].name",
    ]);
    let truth = any_of(&["yes", "no", "true", "false", "exists(missing)"]);
    let list = any_of(&["list", "words", "none", "createArray(1, 'a')", "[2, 2]"]);
    let any = any_of(&["nul", "missing", "o", "people", "ts", "{x: 1}", "o['b']", "list[9]"]);
    Kinds { number, text, truth, list, any }
}

#[expect(
    clippy::too_many_lines,
    clippy::many_single_char_names,
    reason = "the grammar reads best in one piece"
)]
fn kinds(depth: u32) -> Kinds {
    if depth == 0 {
        return leaves();
    }
    let (leaf, inner) = (leaves(), kinds(depth - 1));
    let Kinds { number: n, text: s, truth: t, list: l, any: a } = &inner;
    let choose = |one: &Made| {
        (t.clone(), one.clone(), one.clone())
            .prop_map(|(t, one, other)| format!("if({t}, {one}, {other})"))
            .boxed()
    };
    let time = any_of(&["ts", "'2024-02-29T00:00:00.000Z'", "addDays(ts, -20)"]);
    let unit = any_of(&["'Day'", "'Hour'", "'Month'", "'Year'", "'Week'", "'Minute'", "'Second'"]);
    let format = any_of(&["'yyyy-MM-dd'", "'HH:mm:ss'", "'dddd d MMM'", "'h tt'"]);
    let lambda = any_of(&["x, x", "x, string(x)", "x => x == 2", "x, x.name", "x, x > 1"]);
    let small = any_of(&["0", "1", "2", "3"]);
    let number = one_of(
        leaf.number,
        vec![
            between(n, &["+", "-", "*", "/", "%"], n),
            call(&["abs", "floor", "ceiling", "round"], vec![n.clone()]),
            call(&["max", "min", "add", "sub", "mul", "div", "mod"], vec![n.clone(), n.clone()]),
            call(&["length", "countWord"], vec![s.clone()]),
            call(&["count", "sum"], vec![l.clone()]),
            call(&["average", "max", "min"], vec![any_of(&["list", "[2, 2]", "range(1, 3)"])]),
            call(&["count"], vec![s.clone()]),
            call(&["indexOf", "lastIndexOf"], vec![s.clone(), s.clone()]),
            call(&["indexOf", "lastIndexOf"], vec![l.clone(), n.clone()]),
            call(&["year", "month", "dayOfMonth", "dayOfWeek", "dayOfYear"], vec![time.clone()]),
            call(&["int", "float"], vec![s.clone()]),
            call(&["round"], vec![n.clone(), small.clone()]),
            call(&["exp"], vec![n.clone(), small.clone()]),
            choose(n),
            n.clone().prop_map(|n| format!("-{n}")).boxed(),
        ],
    );
    let text = one_of(
        leaf.text,
        vec![
            between(s, &["+", "&"], s),
            between(s, &["+", "&"], n),
            call(&["concat"], vec![s.clone(), n.clone(), a.clone()]),
            call(
                &["toUpper", "toLower", "trim", "sentenceCase", "titleCase", "reverse"],
                vec![s.clone()],
            ),
            call(&["uriComponent", "base64", "dataUri", "jsonStringify"], vec![s.clone()]),
            call(&["replace"], vec![s.clone(), s.clone(), s.clone()]),
            call(&["replaceIgnoreCase"], vec![s.clone(), any_of(&["'P'", "'st'"]), s.clone()]),
            call(&["substring"], vec![s.clone(), small.clone()]),
            call(&["substring"], vec![s.clone(), small.clone(), small.clone()]),
            call(&["join"], vec![l.clone(), s.clone()]),
            call(&["join"], vec![l.clone(), s.clone(), s.clone()]),
            call(
                &["string"],
                vec![prop_oneof![n.clone(), l.clone(), a.clone(), t.clone()].boxed()],
            ),
            call(
                &["addDays", "addHours", "addMinutes", "addSeconds"],
                vec![time.clone(), n.clone()],
            ),
            call(&["addDays", "addHours"], vec![time.clone(), n.clone(), format.clone()]),
            call(&["formatDateTime"], vec![time.clone(), format.clone()]),
            call(
                &["addToTime", "subtractFromTime"],
                vec![time.clone(), small.clone(), unit.clone()],
            ),
            call(
                &["startOfDay", "startOfHour", "startOfMonth", "getTimeOfDay", "date"],
                vec![time.clone()],
            ),
            call(
                &["convertFromUTC"],
                vec![time.clone(), any_of(&["'Europe/Amsterdam'", "'Pacific Standard Time'"])],
            ),
            call(&["formatNumber"], vec![n.clone(), small.clone()]),
            call(&["addOrdinal"], vec![small.clone()]),
            choose(s),
            (s.clone(), n.clone()).prop_map(|(s, n)| format!("`<${{{s}}}> ${{{n}}}`")).boxed(),
        ],
    );
    let truth = one_of(
        leaf.truth,
        vec![
            between(n, &["==", "!=", "<", "<=", ">", ">="], n),
            between(s, &["==", "!=", "<", ">"], s),
            between(a, &["==", "!="], a),
            between(t, &["&&", "||", "=="], t),
            t.clone().prop_map(|t| format!("!{t}")).boxed(),
            call(&["and", "or", "equals"], vec![t.clone(), t.clone()]),
            call(
                &["greater", "less", "greaterOrEquals", "lessOrEquals"],
                vec![n.clone(), n.clone()],
            ),
            call(&["startsWith", "endsWith", "contains"], vec![s.clone(), s.clone()]),
            call(&["contains"], vec![l.clone(), n.clone()]),
            call(
                &[
                    "isString",
                    "isInteger",
                    "isFloat",
                    "isArray",
                    "isObject",
                    "isBoolean",
                    "isDateTime",
                ],
                vec![prop_oneof![n.clone(), s.clone(), l.clone(), a.clone()].boxed()],
            ),
            call(
                &["empty", "exists", "not", "bool"],
                vec![prop_oneof![a.clone(), s.clone(), n.clone()].boxed()],
            ),
            call(
                &["any", "all"],
                vec![any_of(&["[2, 2]", "createArray(1, 'a')", "range(1, 3)"]), lambda.clone()],
            ),
            call(
                &["isMatch"],
                vec![s.clone(), any_of(&["'^[a-z]+$'", "'(?i)P'", "'[0-9]{2}'", "'a|b'"])],
            ),
        ],
    );
    let list = one_of(
        leaf.list,
        vec![
            call(&["createArray"], vec![n.clone(), s.clone()]),
            call(&["union", "intersection", "concat"], vec![l.clone(), l.clone()]),
            call(&["select", "foreach", "where"], vec![l.clone(), lambda.clone()]),
            call(&["unique", "flatten", "sortBy", "sortByDescending"], vec![l.clone()]),
            call(
                &["sortBy", "sortByDescending"],
                vec![any_of(&["people"]), any_of(&["'age'", "'name'"])],
            ),
            call(&["reverse"], vec![any_of(&["createArray(1, n, 3)", "split(s, 'a')"])]),
            call(&["skip", "take"], vec![l.clone(), small.clone()]),
            call(&["subArray"], vec![l.clone(), small.clone()]),
            call(&["split"], vec![s.clone(), s.clone()]),
            call(&["range"], vec![n.clone(), small.clone()]),
            call(
                &["indicesAndValues"],
                vec![prop_oneof![l.clone(), any_of(&["o", "people[0]"])].boxed()],
            ),
            call(&["select", "where"], vec![any_of(&["o", "people"]), lambda]),
            choose(l),
        ],
    );
    let any = one_of(
        leaf.any,
        vec![
            call(&["first", "last"], vec![l.clone()]),
            call(&["first", "last"], vec![s.clone()]),
            call(&["coalesce"], vec![a.clone(), n.clone()]),
            between(a, &["??"], s),
            call(&["json"], vec![any_of(&["'{\"a\": [1, null]}'", "'[2]'", "'\"x\"'"])]),
            call(&["getProperty"], vec![a.clone(), any_of(&["'b'", "'a.c'", "'x'"])]),
            call(
                &["setProperty", "addProperty"],
                vec![any_of(&["{x: 1}", "json('{\"b\": 2}')"]), any_of(&["'b'", "'z'"]), n.clone()],
            ),
            call(
                &["removeProperty"],
                vec![any_of(&["{x: 1}", "json('{\"b\": 2}')"]), any_of(&["'b'", "'x'"])],
            ),
            call(&["merge"], vec![any_of(&["o", "people[0]"]), any_of(&["{b: 2}", "people[1]"])]),
            (any_of(&["list", "words", "people", "none"]), small)
                .prop_map(|(l, at)| format!("{l}[{at}]"))
                .boxed(),
            choose(a),
        ],
    );
    Kinds { number, text, truth, list, any }
}

fn of_any_kind(depth: u32) -> Made {
    let Kinds { number, text, truth, list, any } = kinds(depth);
    prop_oneof![number, text, truth, list, any].boxed()
}

pub fn expression() -> Made {
    of_any_kind(3)
}

/// Templates with repeated and conditional elements around texts with holes.
pub fn template() -> BoxedStrategy<Value> {
    let hole = of_any_kind(2).prop_map(|text| format!("${{{text}}}")).boxed();
    let place = any_of(&[
        "${$index}",
        "${$data}",
        "${name}",
        "${$root.s}",
        "${$host.theme}",
        "${name} ${age} ${$index}",
        "${x}",
        "\\${n}",
        "$${n}",
        "${ n }",
        "${}",
        "${",
        "plain",
        "${o}",
        "${words} ${o}",
    ]);
    let mixed = (hole.clone(), hole.clone()).prop_map(|(one, other)| format!("<{one}> {other}."));
    let text = prop_oneof![3 => place, 2 => hole.clone(), 1 => mixed].prop_map(Value::from);
    let data = prop_oneof![
        3 => Just(None),
        2 => select(vec!["${people}", "${o}", "${list}", "${none}", "${missing}", "${people[0]}", "${$root}"])
            .prop_map(|data| Some(json!(data))),
        1 => select(vec![json!([1, 2]), json!({ "name": "Eve" }), json!([{ "name": "x" }])])
            .prop_map(Some),
        1 => hole.clone().prop_map(|hole| Some(json!(hole))),
    ];
    let when = prop_oneof![
        3 => Just(None),
        2 => kinds(2).truth.prop_map(|truth| Some(json!(format!("${{{truth}}}")))),
        1 => select(vec![json!("${age > 10}"), json!(true), json!(false), json!("${$index == 1}"), json!("")])
            .prop_map(Some),
    ];
    let leaf = prop_oneof![4 => text, 1 => select(vec![json!(null), json!(1.5), json!(true)])];
    leaf.prop_recursive(3, 24, 4, move |inner| {
        let list = proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from);
        let object =
            (data.clone(), when.clone(), inner.clone(), inner).prop_map(|(data, when, a, b)| {
                let mut fields = serde_json::Map::new();
                fields.extend(data.map(|data| ("$data".to_owned(), data)));
                fields.extend(when.map(|when| ("$when".to_owned(), when)));
                fields.insert("b".to_owned(), a);
                fields.insert("a".to_owned(), b);
                Value::Object(fields)
            });
        prop_oneof![1 => list, 2 => object]
    })
    .boxed()
}
