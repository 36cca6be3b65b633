//! The app package as the schema of Teams and its rules for icons want it.

use crate::contracts::document;
use firewatch::config;
use firewatch::outbox::CONSENTED;
use firewatch::package::package;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

const ID: &str = "00000000-0000-0000-0000-000000000001";

/// A schema of Teams; none where the contracts are not at hand.
fn schema(name: &str) -> Option<jsonschema::Validator> {
    let schema = document(&format!("teams-manifest-v1.30.{name}.schema.json"))?;
    Some(jsonschema::validator_for(&schema).unwrap())
}

fn follows(schema: Option<&jsonschema::Validator>, file: &Value) {
    let Some(schema) = schema else { return };
    let problems: Vec<String> = schema
        .iter_errors(file)
        .map(|problem| format!("{problem} at {}", problem.instance_path()))
        .collect();
    assert!(problems.is_empty(), "{problems:#?}");
}

/// The files of a package made from an environment, without any file.
fn packed(environment: &[(&str, &str)]) -> (Vec<u8>, BTreeMap<String, Vec<u8>>) {
    let given = [("FIREWATCH_BOT__APP_ID", ID)];
    let all = given.iter().chain(environment);
    let pairs = all.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let bytes = package(&config::packaging(None, pairs).unwrap()).unwrap().bytes;
    let mut zip = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut files = BTreeMap::new();
    for place in 0..zip.len() {
        let mut file = zip.by_index(place).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        files.insert(file.name().unwrap().into_owned(), content);
    }
    (bytes, files)
}

fn manifest(files: &BTreeMap<String, Vec<u8>>) -> Value {
    serde_json::from_slice(&files["manifest.json"]).unwrap()
}

#[test]
fn the_package_follows_the_schema_with_the_least_and_with_everything_set() {
    let everything = [
        ("FIREWATCH_BOT__MANIFEST_ID", "00000000-0000-0000-0000-00000000000a"),
        ("FIREWATCH_SERVER__PUBLIC_URL", "https://firewatch.example.org/"),
        ("FIREWATCH_APP__NAME", "The watch"),
        ("FIREWATCH_APP__VERSION", "2.0.1"),
        ("FIREWATCH_APP__DEVELOPER", "Example"),
        ("FIREWATCH_APP__WEBSITE", "https://example.org"),
        ("FIREWATCH_APP__PRIVACY", "https://example.org/privacy"),
        ("FIREWATCH_APP__TERMS", "https://example.org/terms"),
    ];
    let schema = schema("MicrosoftTeams");
    for environment in [&everything[..0], &everything] {
        let (_, files) = packed(environment);
        let names = ["color.png", "manifest.json", "nl.json", "outline.png"];
        assert_eq!(files.keys().collect::<Vec<_>>(), names);
        let manifest = manifest(&files);
        assert!(!manifest.to_string().contains("${"), "{manifest:#}");
        follows(schema.as_ref(), &manifest);
        for (_, value) in environment {
            let value = value.trim_start_matches("https://firewatch.").trim_end_matches('/');
            assert!(manifest.to_string().contains(value), "{value} is not in {manifest:#}");
        }
    }
}

#[test]
fn the_schema_would_refuse_what_is_wrong() {
    let Some(schema) = schema("MicrosoftTeams") else { return };
    let mut manifest = manifest(&packed(&[]).1);
    manifest["bots"][0]["scopes"] = json!(["groupchat"]);
    assert!(!schema.is_valid(&manifest), "the contract does not bite");
}

/// What the manifest says at a place as the file of a language names it, such as `bots[0].botId`.
fn named<'a>(manifest: &'a Value, place: &str) -> &'a Value {
    let pointer = place.replace(['.', '['], "/").replace(']', "");
    manifest.pointer(&format!("/{pointer}")).unwrap_or_else(|| panic!("{place} is not there"))
}

#[test]
fn all_that_people_read_of_the_package_is_there_in_dutch() {
    let schema = schema("MicrosoftTeams.Localization");
    for name in ["Firewatch", "The watch that has thirty letters".get(..30).unwrap()] {
        let (_, files) = packed(&[("FIREWATCH_APP__NAME", name)]);
        let manifest = manifest(&files);
        let languages = &manifest["localizationInfo"];
        let listed = &languages["additionalLanguages"][0];
        assert_eq!(
            (&languages["defaultLanguageTag"], &listed["languageTag"]),
            (&json!("en"), &json!("nl"))
        );
        let dutch: Value =
            serde_json::from_slice(&files[listed["file"].as_str().unwrap()]).unwrap();
        follows(schema.as_ref(), &dutch);
        assert!(!dutch.to_string().contains("${"), "{dutch:#}");
        assert_eq!(dutch["name.short"], name, "the name stays");
        // The schema names these, beside a reference that makes a reader of it pass them over.
        for (place, most) in
            [("name.full", 100), ("description.short", 80), ("description.full", 4000)]
        {
            let found = dutch[place].as_str().unwrap().chars().count();
            assert!((1..=most).contains(&found), "{place}: {found}");
        }
        let texts = dutch.as_object().unwrap().iter().filter(|(place, _)| *place != "$schema");
        let mut replaced = 0;
        for (place, text) in texts.filter(|(place, _)| *place != "name.short") {
            assert_ne!(named(&manifest, place), text, "{place}");
            replaced += 1;
        }
        let menus = manifest["bots"][0]["commandLists"].as_array().unwrap();
        let commands: usize =
            menus.iter().map(|menu| menu["commands"].as_array().unwrap().len()).sum();
        assert_eq!(
            replaced,
            commands + 5,
            "the name, two descriptions, the action and its purpose"
        );
        assert_eq!(
            dutch["bots[0].commandLists[1].commands[0].description"],
            "Meld een productieprobleem: report payments stuck in Kenya since 08:40",
            "commands stay English"
        );
    }
}

#[test]
fn the_schema_would_refuse_a_text_in_dutch_that_is_too_long_or_for_nothing() {
    let Some(schema) = schema("MicrosoftTeams.Localization") else { return };
    let good: Value = serde_json::from_slice(&packed(&[]).1["nl.json"]).unwrap();
    assert!(schema.is_valid(&good));
    for (place, text) in [
        ("description.short", String::new()),
        ("composeExtensions[0].commands[0].title", "x".repeat(33)),
        ("bots[0].commandLists[0].commands[12].description", "x".to_owned()),
        ("commands", "x".to_owned()),
    ] {
        let mut spoilt = good.clone();
        spoilt[place] = json!(text);
        assert!(!schema.is_valid(&spoilt), "{place}");
    }
}

#[test]
fn the_package_asks_for_what_the_errands_use_and_offers_the_message_action() {
    let manifest = manifest(&packed(&[]).1);
    let asked = manifest["authorization"]["permissions"]["resourceSpecific"].as_array().unwrap();
    let names: Vec<&str> = asked.iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, CONSENTED);
    let action = &manifest["composeExtensions"][0]["commands"][0];
    assert_eq!(action["id"], "reportIncident");
    assert_eq!(action["title"], "Report as incident");
    assert_eq!(action["context"], json!(["message"]));
    assert_eq!(manifest["bots"][0]["scopes"], json!(["personal", "groupChat", "team"]));
}

#[test]
fn the_same_configuration_makes_the_same_bytes() {
    assert_eq!(packed(&[]).0, packed(&[]).0);
    assert_ne!(packed(&[]).0, packed(&[("FIREWATCH_APP__VERSION", "9.0.0")]).0);
}

#[test]
fn a_package_needs_no_secret_and_knows_its_own_section() {
    let read = |text: &str| {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        config::packaging(Some(file.path()), std::iter::empty()).map_err(|it| it.to_string())
    };
    let example = include_str!("../../deploy/firewatch.example.toml");
    assert!(package(&read(example).unwrap()).is_ok());
    let odd = read("[app]\nnmae = \"Firewatch\"").unwrap_err();
    assert!(odd.contains("bot.app_id: found nothing, expected the application"), "{odd}");
    assert!(odd.contains("app.nmae: there is no such key, did you mean app.name?"), "{odd}");
}

#[test]
fn the_example_tells_the_true_defaults_of_the_package() {
    let example = include_str!("../../deploy/firewatch.example.toml");
    let section = example.split("[app]").nth(1).unwrap().split("\n[").next().unwrap();
    let put_in = |line: &'static str| match line.strip_prefix('#') {
        Some(rest) if !rest.starts_with([' ', '\t']) && !rest.starts_with("icons") => rest,
        Some(_) | None => line,
    };
    let lines: Vec<&str> = section.lines().map(put_in).collect();
    let text = format!("[bot]\napp_id = \"{ID}\"\n[app]\n{}", lines.join("\n"));
    let read = |text: &str| {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        config::packaging(Some(file.path()), std::iter::empty()).unwrap().app
    };
    let least = format!("[bot]\napp_id = \"{ID}\"");
    assert_eq!(format!("{:?}", read(&text)), format!("{:?}", read(&least)));
    assert!(lines.iter().filter(|line| line.contains(" = ")).count() > 6);
}

/// Runs the program with an environment of its own: whether it went well, and what it said.
pub fn run(arguments: &[&str], environment: &[(&str, &str)]) -> (bool, String) {
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_firewatch"))
        .args(arguments)
        .env_clear()
        .envs(environment.iter().copied())
        .output()
        .unwrap();
    (ran.status.success(), String::from_utf8(ran.stderr).unwrap())
}

#[test]
fn the_program_writes_the_package_or_says_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("app.zip");
    let out_text = out.to_str().unwrap();
    let odd = [("FIREWATCH_BOT__APP_ID", ID), ("FIREWATCH_APP__VERSION", "new")];
    let (well, said) = run(&["package", "--out", out_text], &odd);
    assert!(!well && said.contains("app.version: found new, expected three numbers"), "{said}");
    assert!(!out.exists(), "nothing is written that Teams would refuse");
    let (well, said) = run(&["package", "--out", out_text], &[("FIREWATCH_BOT__APP_ID", ID)]);
    assert!(well, "{said}");
    assert_eq!(std::fs::read(&out).unwrap(), packed(&[]).0);
}

/// Width and height, and every point as red, green, blue, alpha.
fn points(png: &[u8]) -> (u32, u32, Vec<[u8; 4]>) {
    let mut decoder = png::Decoder::new(Cursor::new(png));
    decoder.set_transformations(png::Transformations::ALPHA);
    let mut reader = decoder.read_info().unwrap();
    let mut buffer = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut buffer).unwrap();
    assert_eq!(info.color_type, png::ColorType::Rgba);
    let points = buffer.as_chunks().0.to_vec();
    (info.width, info.height, points)
}

#[test]
fn the_colour_icon_is_a_full_square_with_its_subject_in_the_middle() {
    let (_, files) = packed(&[]);
    let (width, height, points) = points(&files["color.png"]);
    assert_eq!((width, height), (192, 192));
    let accent = manifest(&files)["accentColor"].as_str().unwrap().to_ascii_lowercase();
    let ground = points[0];
    assert_eq!(format!("#{:02x}{:02x}{:02x}", ground[0], ground[1], ground[2]), accent);
    let mut inside = 0;
    for (place, point) in points.iter().enumerate() {
        assert_eq!(point[3], u8::MAX, "the ground reaches every edge");
        let (row, column) = (place / 192, place % 192);
        // The middle 120 of 192 points are shown whatever shape Teams cuts the icon to.
        let is_middle = [row, column].iter().all(|at| (36..156).contains(at));
        assert!(is_middle || *point == ground, "something at {column}, {row} would be cut off");
        inside += usize::from(*point != ground);
    }
    assert!(inside > 2000, "there is hardly anything on it");
}

#[test]
fn the_outline_icon_is_white_on_nothing() {
    let (width, height, points) = points(&packed(&[]).1["outline.png"]);
    assert_eq!((width, height), (32, 32));
    assert!(points.iter().all(|point| point[3] == 0 || point[..3] == [u8::MAX; 3]));
    let drawn = points.iter().filter(|point| point[3] > 127).count();
    assert!((80..512).contains(&drawn), "{drawn} points are no outline");
}
