//! `firewatch card`: the program as a person at a terminal has it.

use crate::home::Home;
use firewatch::app::{App, Strangers};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// How it ended, what it wrote, what it said.
fn card(arguments: &[&str]) -> (Option<i32>, String, String) {
    let ran =
        Command::new(env!("CARGO_BIN_EXE_firewatch")).arg("card").args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (ran.status.code(), text(ran.stdout), text(ran.stderr))
}

fn drawn(arguments: &[&str]) -> Value {
    let (code, out, err) = card(arguments);
    assert_eq!((code, err.as_str()), (Some(0), ""), "{arguments:?}");
    serde_json::from_str(&out).unwrap()
}

#[track_caller]
fn refused(arguments: &[&str], why: &str) {
    let (code, out, err) = card(arguments);
    assert_eq!((code, out.as_str()), (Some(2), ""), "{arguments:?}");
    assert_eq!(err.lines().count(), 1, "{err}");
    assert!(err.contains(why), "{err}");
}

struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.0.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

#[test]
fn a_template_becomes_a_card() {
    let desk = Desk::new();
    let template = desk.file("t.json", r#"{"a": "${n}", "b": "${$host.theme} ${missing}"}"#);
    let data = desk.file("d.json", "\u{feff}{\"n\": 5}");
    let host = desk.file("h.json", r#"{"theme": "dark"}"#);
    let card = drawn(&[&template, &data, "--host", &host]);
    assert_eq!(card, json!({"a": 5, "b": "dark ${missing}"}));
    assert_eq!(drawn(&[&template])["a"], "${n}");
}

#[test]
fn each_template_of_ours_becomes_a_card_with_its_sample() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("adaptive-cards");
    let sample = |name: &Path| -> PathBuf { name.with_extension("sample.json") };
    for entry in std::fs::read_dir(&folder).unwrap() {
        let template = entry.unwrap().path();
        if sample(&template).is_file() {
            let data = sample(&template);
            let card = drawn(&[template.to_str().unwrap(), data.to_str().unwrap()]);
            assert_eq!(card["type"], "AdaptiveCard");
        }
    }
}

#[test]
fn an_expression_has_a_value() {
    let desk = Desk::new();
    let data = desk.file("d.json", r#"{"people": [{"age": 40}, {"age": 7}]}"#);
    assert_eq!(drawn(&["--expression", "count(where(people, p, p.age > 12))", &data]), json!(1));
    assert_eq!(drawn(&["--expression", "-7 / 2"]), json!(-4));
    assert_eq!(drawn(&["--expression", "missing"]), Value::Null);
}

#[test]
fn what_is_wrong_is_told_in_one_line_with_its_place() {
    let desk = Desk::new();
    let list = desk.file("list.json", r#"{"body": [1, {"text": "${l[9]}"}]}"#);
    let open = desk.file("open.json", "{\"a\":\n 1");
    let bad = desk.file("bad.json", r#"["${1 +}"]"#);
    let data = desk.file("d.json", r#"{"l": []}"#);
    refused(&[&list, &data], "list.json $.body[1].text \"l[9]\": ");
    refused(&[&open], "open.json: not JSON: EOF while parsing an object at line 2 column 2");
    refused(&[&bad], "bad.json $[0] \"1 +\": cannot be read at column 4");
    refused(&["no\nsuch.json"], "such.json: cannot be read: No such file");
    refused(&["--expression", "nofn(1)"], "there is no function nofn");
    refused(&["--expression", "1 +\n"], "cannot be read at column");
    refused(&["--expression", "1", &data, &data], "one file");
}

const LIVE: &str = include_str!("../../adaptive-cards/live.json");

fn checked(desk: &Desk) -> (Option<i32>, Vec<String>) {
    let (code, out, err) = card(&["--check", desk.0.path().to_str().unwrap()]);
    assert_eq!(out.is_empty(), code != Some(0), "{out}");
    (code, err.lines().map(str::to_owned).collect())
}

#[test]
fn our_own_folder_is_fit_for_teams() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("adaptive-cards");
    let (code, out, err) = card(&["--check", folder.to_str().unwrap()]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.ends_with(": 18 templates, fit for Teams\n"), "{out}");
}

#[test]
fn a_folder_is_told_all_that_is_wrong_with_its_place() {
    let desk = Desk::new();
    assert!(checked(&desk).1[0].ends_with(": holds no template, NAME.json"));
    // Our sample serves where there is none beside it.
    desk.file("live.json", &LIVE.replace("\"bleed\": true", "\"bleed\": \"yes\""));
    desk.file("mine.json", "{}");
    desk.file("open.json", "{");
    desk.file("open.sample.json", "{}");
    desk.file("hole.json", r#"{"a": ["${b[1]}"]}"#);
    desk.file("hole.sample.json", r#"{"b": []}"#);
    desk.file("alone.sample.json", "{}");
    let (code, lines) = checked(&desk);
    assert_eq!(code, Some(2));
    let has = |part: &str| assert!(lines.iter().any(|line| line.contains(part)), "{lines:#?}");
    has("live.json $.body[0].bleed: a text stands where true or false belongs");
    has("mine.json: has no mine.sample.json beside it to be drawn with");
    has("open.json: not JSON: EOF");
    has("hole.json $.a[0] \"b[1]\": the array has no such position");
    has("alone.sample.json: there is no alone.json for this sample");
    assert_eq!(lines.len(), 6, "{lines:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_team_has_cards_of_its_own() {
    let desk = Desk::new();
    desk.file("live.json", &LIVE.replace("\"text\": \"${who}\"", "\"text\": \"Ours: ${who}\""));
    let home = Home::with(&format!("[cards]\nfolder = {:?}", desk.0.path())).await;
    home.town.says("Ana", &home.town.team_chat(), "report payments stuck").await;
    home.settle().await;
    let world = home.town.world();
    let cards: Vec<String> = world.chats[0]
        .messages
        .iter()
        .filter_map(|message| message.card.as_ref().map(Value::to_string))
        .collect();
    assert!(cards.iter().any(|card| card.contains("\"Ours: Reported by Ana")), "{cards:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_card_of_its_own_keeps_a_team_from_starting() {
    let desk = Desk::new();
    let mut home = Home::new().await;
    home.stop().await;
    home.config.cards = Some(desk.0.path().to_owned());
    let refused = |name: &str, text: &str, why: &str| {
        desk.file(name, text);
        let error = App::build(&home.config, &home.clock, Strangers::Refused).unwrap_err();
        let error = format!("{error:#}");
        assert!(error.starts_with("cards.folder: ") && error.contains(why), "{error}");
        std::fs::remove_file(desk.0.path().join(name)).unwrap();
    };
    refused("live.json", &LIVE.replace("${seen}", "${seen"), "live.json $.body[");
    refused("live.json", &LIVE.replace("1.5", "1.2"), "live.json $.version: is not 1.5");
    refused("life.json", LIVE, "life.json: has no life.sample.json");
    let nobody = LIVE.replace("${head}", "?").replace("${inc}", "?").replace("${$root.inc}", "?");
    let nobody = nobody.replace("${fallback}", "?");
    refused("live.json", &nobody, "live.json $: the incident's number, INC-7, stands nowhere");
}
