//! Every line in its room, every file small enough to see whole.
//!
//! A room is a module of the crate. Its first file opens with a card, and the card's last line,
//! `May touch: …`, names the other rooms and the dependencies it may name. What it may not touch
//! is found here, with the line.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The longest file, without its tests.
const LINES_MAX: usize = 300;

/// Crates that any room may name: they carry no power over the world.
const EVERYWHERE: [&str; 3] = ["serde", "thiserror", "tracing"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Whether a file holds nothing but tests.
fn is_test(path: &Path) -> bool {
    path.iter().any(|part| part == "test" || part == "tests" || part == "test.rs")
}

/// The part of a file that is shipped.
fn shipped(text: &str) -> Vec<&str> {
    text.lines().take_while(|line| line.trim() != "#[cfg(test)]").collect()
}

struct Room {
    name: String,
    files: Vec<PathBuf>,
    may_touch: BTreeSet<String>,
}

fn rooms() -> Vec<Room> {
    let src = root().join("src");
    let lib = fs::read_to_string(src.join("lib.rs")).unwrap();
    let names = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    names.map(|name| room(&src, name)).collect()
}

fn room(src: &Path, name: &str) -> Room {
    let file = src.join(format!("{name}.rs"));
    let folder = src.join(name);
    let first = if file.is_file() { file.clone() } else { folder.join("mod.rs") };
    let mut files: Vec<PathBuf> = if folder.is_dir() { sources(&folder) } else { vec![] };
    if file.is_file() {
        files.push(file);
    }
    let text = fs::read_to_string(&first).unwrap();
    let card: Vec<&str> =
        text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect();
    let opens = card.first().is_some_and(|line| line.starts_with(&format!("{name}: ")));
    assert!(opens, "{} must open with its card: `//! {name}: …`", first.display());
    let start = card.iter().position(|line| line.starts_with("May touch:"));
    let start =
        start.unwrap_or_else(|| panic!("{}: the card has no `May touch:`", first.display()));
    let list: Vec<&str> =
        card[start..].iter().take_while(|line| !line.is_empty()).copied().collect();
    let list = list.join(" ");
    let may_touch = list
        .trim_start_matches("May touch:")
        .trim_end_matches('.')
        .split([',', ';'])
        .map(|word| word.trim().trim_matches('`').replace('-', "_"))
        .filter(|word| !word.is_empty() && !word.contains(' '))
        .collect();
    Room { name: name.to_owned(), files, may_touch }
}

/// The names under which dependencies are called.
fn dependencies() -> BTreeSet<String> {
    let manifest: toml::Table =
        fs::read_to_string(root().join("Cargo.toml")).unwrap().parse().unwrap();
    let table = manifest["dependencies"].as_table().unwrap();
    table.keys().map(|name| name.replace('-', "_")).collect()
}

/// Whether a line names a path that begins with this crate.
fn names(line: &str, name: &str) -> bool {
    let path = format!("{name}::");
    line.match_indices(&path).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|letter| !letter.is_alphanumeric() && letter != '_' && letter != ':')
    }) || line.trim_start().starts_with(&format!("use {name};"))
}

#[test]
fn every_line_stays_in_its_room() {
    let rooms = rooms();
    let all: BTreeSet<String> = rooms.iter().map(|room| room.name.clone()).collect();
    let dependencies = dependencies();
    let mut strays = Vec::new();
    for room in &rooms {
        for file in room.files.iter().filter(|file| !is_test(file)) {
            let text = fs::read_to_string(file).unwrap();
            for (number, line) in shipped(&text).into_iter().enumerate() {
                if line.trim_start().starts_with("//") {
                    continue;
                }
                let neighbours = line.match_indices("crate::").filter_map(|(at, _)| {
                    let rest = &line[at + "crate::".len()..];
                    let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
                    Some(rest[..end.unwrap_or(rest.len())].to_owned())
                        .filter(|name| all.contains(name))
                });
                let crates = dependencies.iter().filter(|name| names(line, name)).cloned();
                for touched in neighbours.chain(crates) {
                    let free = touched == room.name || EVERYWHERE.contains(&touched.as_str());
                    if !free && !room.may_touch.contains(&touched) {
                        let place = file.strip_prefix(root()).unwrap().display();
                        strays.push(format!(
                            "{place}:{}: `{}` may not touch `{touched}`",
                            number + 1,
                            room.name
                        ));
                    }
                }
            }
        }
    }
    assert!(strays.is_empty(), "\n{}", strays.join("\n"));
}

#[test]
fn a_card_promises_nothing_it_does_not_need() {
    let mut idle = Vec::new();
    for room in rooms() {
        let text: Vec<String> = room
            .files
            .iter()
            .filter(|file| !is_test(file))
            .map(|file| fs::read_to_string(file).unwrap())
            .collect();
        let used = |name: &String| {
            text.iter().any(|text| {
                shipped(text).iter().any(|line| {
                    !line.trim_start().starts_with("//")
                        && (line.contains(&format!("crate::{name}"))
                            || line.contains(&format!("{name}::")))
                })
            })
        };
        for name in room.may_touch.iter().filter(|name| *name != "nothing" && !used(name)) {
            idle.push(format!("{}: `{name}`", room.name));
        }
    }
    assert!(idle.is_empty(), "cards name what their rooms do not touch:\n{}", idle.join("\n"));
}

#[test]
fn there_is_no_way_round_in_a_circle() {
    let graph: BTreeMap<String, BTreeSet<String>> =
        rooms().into_iter().map(|room| (room.name, room.may_touch)).collect();
    let mut settled: BTreeSet<String> = BTreeSet::new();
    loop {
        let free: Vec<String> = graph
            .iter()
            .filter(|(name, _)| !settled.contains(*name))
            .filter(|(_, touched)| {
                touched.iter().all(|room| settled.contains(room) || !graph.contains_key(room))
            })
            .map(|(name, _)| name.clone())
            .collect();
        if free.is_empty() {
            break;
        }
        settled.extend(free);
    }
    let left: Vec<&String> = graph.keys().filter(|name| !settled.contains(*name)).collect();
    assert!(left.is_empty(), "these rooms reach themselves: {left:?}");
}

#[test]
fn files_are_small_and_tests_are_apart() {
    let mut complaints = Vec::new();
    for file in sources(&root().join("src")).iter().filter(|file| !is_test(file)) {
        let text = fs::read_to_string(file).unwrap();
        let place = file.strip_prefix(root()).unwrap().display();
        let lines = shipped(&text).len();
        if lines > LINES_MAX {
            complaints.push(format!("{place} has {lines} lines; which second thing is in there?"));
        }
        for (number, line) in text.lines().enumerate() {
            let next = text.lines().nth(number + 1).unwrap_or_default();
            let apart =
                next.trim_start().starts_with("mod ") || next.trim_start().starts_with("use ");
            if line.trim().starts_with("#[cfg(test)]") && !apart && !next.contains("for_test") {
                complaints
                    .push(format!("{place}:{}: only test modules may be for tests", number + 1));
            }
            if ["TODO", "FIXME", "XXX"].iter().any(|word| line.contains(word)) {
                complaints.push(format!("{place}:{}: an open end", number + 1));
            }
        }
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn the_core_stays_pure() {
    let manifest = fs::read_to_string(root().join("src/incident/Cargo.toml")).unwrap();
    let manifest: toml::Table = manifest.parse().unwrap();
    let needs: Vec<&String> = manifest["dependencies"].as_table().unwrap().keys().collect();
    assert_eq!(needs, ["serde"], "the process needs nothing but a way to be written down");
}
