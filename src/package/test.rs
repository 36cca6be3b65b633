//! What is packed, and what is refused.
#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them so")]

use super::{Fault, icon, manifest, package, rules};
use crate::config::{App, Packaging};
use crate::hear::COMMANDS;
use expect_test::{Expect, expect};
use serde_json::{Value, json};
use std::borrow::Cow;
use std::collections::BTreeSet;

const BOT: &str = "00000000-0000-0000-0000-000000000001";

fn packaging() -> Packaging {
    Packaging {
        bot_id: BOT.to_owned(),
        manifest_id: "00000000-0000-0000-0000-00000000000a".to_owned(),
        public_url: Some("https://firewatch.example.org".to_owned()),
        app: App {
            name: "Firewatch".to_owned(),
            version: "1.4.0".to_owned(),
            developer: "Example".to_owned(),
            website: "https://example.org".to_owned(),
            privacy: "https://example.org/privacy".to_owned(),
            terms: "https://example.org/terms".to_owned(),
            icons: None,
        },
    }
}

fn refused(change: impl Fn(&mut Packaging), sentences: &Expect) {
    let mut changed = packaging();
    change(&mut changed);
    match package(&changed) {
        Err(fault @ Fault::Refused(_)) => sentences.assert_eq(&fault.to_string()),
        other => panic!("it was not refused: {other:?}"),
    }
}

#[test]
fn what_teams_would_refuse_is_told_in_sentences_all_at_once() {
    refused(
        |packaging| {
            packaging.bot_id = "firewatch".to_owned();
            packaging.manifest_id = "{00000000-0000-0000-0000-00000000000a}".to_owned();
            packaging.public_url = Some("http://localhost:3978".to_owned());
            packaging.app.name = "The one and only incident bot of 121".to_owned();
            packaging.app.version = "v2".to_owned();
            packaging.app.developer = String::new();
            packaging.app.privacy = "http://example.org/privacy".to_owned();
        },
        &expect![[r#"
            Teams would not take this package:
              app.name: found 36 characters, expected 1 to 30
              app.developer: found 0 characters, expected 1 to 32
              bot.manifest_id: found {00000000-0000-0000-0000-00000000000a}, expected an id such as 00000000-0000-0000-0000-000000000001
              bot.app_id: found firewatch, expected an id such as 00000000-0000-0000-0000-000000000001
              app.privacy: found http://example.org/privacy, expected an address with https://
              server.public_url: found http://localhost:3978, expected https:// and a name the world knows, without a wildcard, an address in numbers or localhost
              app.version: found v2, expected three numbers such as 1.4.0, higher than the version in the catalogue"#]],
    );
}

#[test]
fn only_domains_the_world_knows_are_valid() {
    for (url, domain) in [
        ("https://firewatch.example.org:8443/bot", Some("firewatch.example.org")),
        ("https://Firewatch.Example.org", Some("firewatch.example.org")),
        ("https://127.0.0.1", None),
        ("https://[::1]", None),
        ("https://localhost", None),
        ("https://*.example.org", None),
        ("firewatch.example.org/", None),
    ] {
        let made = Packaging { public_url: Some(url.to_owned()), ..packaging() };
        let manifest = manifest::manifest(&made).unwrap();
        match domain {
            Some(domain) => {
                assert_eq!(manifest["validDomains"], json!([domain]), "{url}");
                assert_eq!(rules::wrong(&manifest), [""; 0], "{url}");
            }
            None => assert!(rules::wrong(&manifest)[0].starts_with("server.public_url: "), "{url}"),
        }
    }
    let unknown = package(&Packaging { public_url: None, ..packaging() }).unwrap();
    assert_eq!(unknown.remarks.len(), 1);
}

/// What the template could get wrong one day.
#[test]
fn a_manifest_in_the_wrong_spelling_or_too_big_is_refused() {
    let good = manifest::manifest(&packaging()).unwrap();
    assert_eq!(rules::wrong(&good), [""; 0]);
    let spoilt = |place: &str, value: Value| {
        let mut manifest = good.clone();
        *manifest.pointer_mut(place).unwrap() = value;
        rules::wrong(&manifest).join("\n")
    };
    let command = good["bots"][0]["commandLists"][0]["commands"][0].clone();
    let cases = [
        ("/bots/0/scopes/1", json!("groupchat"), "found \"groupchat\", expected one of team"),
        ("/defaultInstallScope", json!("groupchat"), "found \"groupchat\""),
        ("/defaultGroupCapability", json!({"groupChat": "bot"}), "found groupChat"),
        ("/bots/0/commandLists/0/commands", json!(vec![command; 13]), "found 13 in a menu"),
        ("/bots/0/commandLists/0/commands/0/title", json!("x".repeat(129)), "1 to 128 letters"),
        ("/composeExtensions/0/commands/0/title", json!("x".repeat(33)), "1 to 32 letters"),
        ("/authorization/permissions/resourceSpecific", json!(vec![1; 17]), "found 17 entries"),
        ("/webApplicationInfo/id", json!("00000000-0000-0000-0000-0000000000ff"), "the bot's id"),
        ("/accentColor", json!("red"), "six digits"),
        ("/icons/outline", json!("icons/outline.png"), "which is packed"),
        ("/version", json!("1.04.0"), "three numbers"),
    ];
    for (place, value, sentence) in cases {
        let found = spoilt(place, value);
        assert!(found.contains(sentence), "{place}: {found}");
    }
}

#[test]
fn the_menus_come_from_the_table_of_commands() {
    let manifest = manifest::manifest(&packaging()).unwrap();
    let titles = |menu: usize| -> Vec<&str> {
        let commands = manifest["bots"][0]["commandLists"][menu]["commands"].as_array().unwrap();
        commands.iter().map(|command| command["title"].as_str().unwrap()).collect()
    };
    for menu in [0, 1] {
        let known: Vec<&str> = COMMANDS
            .iter()
            .map(|spec| spec.name)
            .filter(|name| titles(menu).contains(name))
            .collect();
        assert_eq!(titles(menu), known, "in the order of the table");
        assert!(titles(menu).contains(&"help"));
        assert!(titles(menu).contains(&"report"));
    }
    for name in manifest::LEFT_OUT {
        assert!(COMMANDS.iter().any(|spec| spec.name == name), "{name} is no command");
    }
    assert!(titles(1).contains(&"confirm") && !titles(0).contains(&"confirm"));
    assert!(titles(0).contains(&"rota") && titles(0).contains(&"log checks"));
}

#[test]
fn every_command_has_a_purpose_in_dutch() {
    let file: Value = serde_json::from_str(include_str!("../../manifest/nl.json")).unwrap();
    let told: BTreeSet<&str> =
        file["commands"].as_object().unwrap().keys().map(String::as_str).collect();
    let known: BTreeSet<&str> = COMMANDS.iter().map(|spec| spec.name).collect();
    let missing: Vec<_> = known.difference(&told).collect();
    assert!(missing.is_empty(), "not in manifest/nl.json: {missing:?}");
    let idle: Vec<_> = told.difference(&known).collect();
    assert!(idle.is_empty(), "no commands any more: {idle:?}");
    for spec in COMMANDS {
        assert_ne!(file["commands"][spec.name], spec.purpose, "{}", spec.name);
    }
}

#[test]
fn icons_of_ones_own_are_looked_at() {
    let ours = icon::icons(None).unwrap();
    assert_eq!(icon::wrong(&ours), [""; 0]);
    let swapped = icon::Icons { color: ours.outline.clone(), outline: ours.color.clone() };
    expect![[r#"
        color.png: found 32 × 32 pixels, expected 192 × 192; draw it anew
        outline.png: found 192 × 192 pixels, expected 32 × 32; draw it anew"#]]
    .assert_eq(&icon::wrong(&swapped).join("\n"));
    let other = icon::Icons { color: Cow::Borrowed(b"GIF89a"), outline: dot([0, 0, 0, 255]) };
    let wrong = icon::wrong(&other).join("\n");
    assert!(wrong.contains("color.png: found no PNG"), "{wrong}");
    assert!(wrong.contains("outline.png: found other colours"), "{wrong}");
    let white = icon::Icons { outline: dot([255, 255, 255, 128]), ..icon::icons(None).unwrap() };
    assert_eq!(icon::wrong(&white), [""; 0]);
    let folder = tempfile::tempdir().unwrap();
    let missing = icon::icons(Some(folder.path())).err().unwrap().to_string();
    assert!(missing.starts_with("app.icons: cannot read "), "{missing}");
}

/// An outline icon with one point of this colour.
fn dot(colour: [u8; 4]) -> Cow<'static, [u8]> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 32, 32);
    encoder.set_color(png::ColorType::Rgba);
    let mut points = vec![0; 32 * 32 * 4];
    points[..4].copy_from_slice(&colour);
    encoder.write_header().unwrap().write_image_data(&points).unwrap();
    Cow::Owned(bytes)
}
