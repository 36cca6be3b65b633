//! Every sentence there is, in every language, and everywhere it is asked for.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    clippy::wildcard_enum_match_arm,
    reason = "a test may fall over"
)]

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use wording::{Language, Value, Words, say};

/// Each sentence with what has to be put into it. A label of a card is `card-live.confirm`.
fn sentences(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let read = fluent_syntax::parser::parse(language.sentences());
    let resource = read.unwrap_or_else(|(_, errors)| panic!("{language:?}: {errors:?}"));
    let mut found = BTreeMap::new();
    let mut references: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let labels = message
            .attributes
            .iter()
            .map(|label| (format!("{}.{}", message.id.name, label.id.name), &label.value));
        let own = message.value.iter().map(|value| (message.id.name.to_owned(), value));
        for (key, pattern) in own.chain(labels) {
            let mut given = BTreeSet::new();
            let mut others = BTreeSet::new();
            walk(pattern, &mut given, &mut others);
            references.insert(key.clone(), others);
            assert!(found.insert(key.clone(), given).is_none(), "{language:?}: {key} twice");
        }
    }
    for (key, others) in references {
        for other in others {
            let needs = found.get(&other).unwrap_or_else(|| panic!("{key} names {other}")).clone();
            found.get_mut(&key).unwrap().extend(needs);
        }
    }
    found
}

fn walk(pattern: &Pattern<&str>, given: &mut BTreeSet<String>, others: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(one) => inline(one, given, others),
            Expression::Select { selector, variants } => {
                inline(selector, given, others);
                for variant in variants {
                    walk(&variant.value, given, others);
                }
            }
        }
    }
}

fn inline(
    one: &InlineExpression<&str>,
    given: &mut BTreeSet<String>,
    others: &mut BTreeSet<String>,
) {
    match one {
        InlineExpression::VariableReference { id } => {
            given.insert(id.name.to_owned());
        }
        InlineExpression::MessageReference { id, attribute: None } => {
            others.insert(id.name.to_owned());
        }
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        other => panic!("{other:?} is more than Firewatch's sentences need"),
    }
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() && name != "tests" && name != "target" {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

/// What stands between the brackets, split at the commas of the outermost level.
fn arguments(text: &str) -> Vec<String> {
    let (mut depth, mut quoted, mut escaped) = (0, false, false);
    let mut parts = vec![String::new()];
    for letter in text.chars() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted && depth == 0 => break,
            ')' | ']' | '}' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().unwrap().push(letter);
    }
    parts.iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// Each sentence that is asked for: where, which, with what.
fn asked() -> Vec<(String, String, BTreeSet<String>)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut asked = vec![];
    for file in sources(src) {
        let text = std::fs::read_to_string(&file).unwrap();
        let code: Vec<&str> =
            text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let code = code.join("\n").replace("'\"'", "'.'");
        for (at, call) in code.match_indices("say!(") {
            let mut parts = arguments(&code[at + call.len()..]).into_iter().skip(1);
            let Some(key) = parts.next() else { continue };
            let Some(key) = key.strip_prefix('"').and_then(|key| key.strip_suffix('"')) else {
                continue;
            };
            let name = |part: String| part.split('=').next().unwrap().trim().to_owned();
            asked.push((file.display().to_string(), key.to_owned(), parts.map(name).collect()));
        }
    }
    asked
}

#[test]
fn every_language_has_every_sentence_with_the_same_holes() {
    let english = sentences(Language::English);
    for language in Language::ALL {
        let own = sentences(language);
        for (key, given) in &english {
            assert_eq!(own.get(key), Some(given), "{language:?}: {key}");
        }
        for key in own.keys() {
            assert!(english.contains_key(key), "{language:?}: {key} is not in English");
        }
    }
}

#[test]
fn every_sentence_that_is_asked_for_is_there_with_what_it_needs() {
    let english = sentences(Language::English);
    let asked = asked();
    assert!(asked.len() > 200, "{} sentences are asked for", asked.len());
    for (file, key, given) in &asked {
        assert_eq!(english.get(key), Some(given), "{file}: {key}");
    }
    for key in english.keys().filter(|key| !key.contains('.')) {
        assert!(asked.iter().any(|(_, one, _)| one == key), "nobody says {key}");
    }
}

#[test]
fn commands_are_the_same_in_every_language() {
    let commands = |text: &str| -> Vec<Vec<String>> {
        let of = |line: &str| {
            let odd = line.split('`').enumerate().filter(|(at, _)| at % 2 == 1);
            let mut words: Vec<String> = odd
                .filter_map(|(_, command)| command.split(':').next())
                .map(str::to_owned)
                .collect();
            words.sort();
            words
        };
        text.lines()
            .filter(|line| !line.starts_with('#'))
            .map(of)
            .filter(|one| !one.is_empty())
            .collect()
    };
    let english = commands(Language::English.sentences());
    assert!(english.len() > 20);
    for language in Language::ALL {
        assert_eq!(commands(language.sentences()), english, "{language:?}");
    }
}

#[test]
fn what_is_missing_is_said_in_english_and_never_a_reason_to_fall_over() {
    let words = Words::new(Language::Dutch);
    assert_eq!(
        say!(&words, "no-text"),
        "Er staat geen tekst in deze update. Zeg `update` en wat mensen moeten weten."
    );
    assert_eq!(words.say("no-such-key", []), "no-such-key");
    assert_eq!(words.say("bug", []), "Bug {$id}");
    let typed = "{ $id } <at>x</at> { no-text }";
    assert_eq!(say!(&words, "fix", fix = typed), format!("Oplossing: {typed}"));
    let many = [("id", Value::from("INC-1")), ("more", Value::from("x"))];
    assert_eq!(
        words.say("is-closed", many),
        "INC-1 is gesloten. `reopen INC-1 because …` haalt het terug."
    );
}
