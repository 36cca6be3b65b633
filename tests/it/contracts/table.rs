//! The table of operations in docs/operations.md tells the truth.

use super::published;
use crate::tidy::sources;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const TABLE: &str = include_str!("../../../docs/operations.md");

struct Row {
    operation: String,
    method: String,
    path: String,
    file: String,
    test: String,
}

fn rows() -> Vec<Row> {
    let lines = TABLE.lines().filter(|line| line.starts_with("| ")).skip(1);
    lines
        .map(|line| {
            // A bar within a cell is written with a backslash.
            let line = line.replace("\\|", "\u{0}");
            let cells: Vec<String> = line
                .trim_matches('|')
                .split(" | ")
                .map(|cell| cell.trim().trim_matches('`').replace('\u{0}', "|"))
                .collect();
            let [operation, method, path, _permission, file, _without, test] =
                <[String; 7]>::try_from(cells).unwrap();
            Row { operation, method, path, file, test }
        })
        .collect()
}

fn text_below(folder: &str, wanted: impl Fn(&Path) -> bool) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = sources(&folder).into_iter().filter(|path| wanted(path));
    files.map(|path| fs::read_to_string(path).unwrap()).collect()
}

/// The names under which the clients begin their requests.
fn operations() -> BTreeSet<String> {
    let source = text_below("src/clients", |path| !path.iter().any(|part| part == "test"));
    let source: String = source.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut found = BTreeSet::new();
    for opening in ["voice.get(", "voice.post(", "voice.repeatable(", "self.list(", ".repeatable("]
    {
        for rest in source.split(opening).skip(1) {
            let Some(rest) = rest.trim_start().strip_prefix('"') else { continue };
            found.extend(rest.split('"').next().map(str::to_owned));
        }
    }
    found
}

#[test]
fn the_table_has_every_operation_of_the_clients_and_no_other() {
    let told: BTreeSet<String> = rows().into_iter().map(|row| row.operation).collect();
    let used = operations();
    assert!(used.len() > 30, "operations are not found in the source any more: {used:?}");
    let missing: Vec<_> = used.difference(&told).collect();
    assert!(missing.is_empty(), "not in the table: {missing:?}");
    let idle: Vec<_> = told.difference(&used).filter(|name| *name != "batch").collect();
    assert!(idle.is_empty(), "nobody asks for {idle:?}");
}

#[test]
fn every_operation_of_the_table_is_published_where_it_says() {
    let Some(published) = published() else { return };
    for row in rows() {
        let there = published.iter().any(|operation| {
            operation.method == row.method
                && operation.path == row.path
                && operation.file == row.file
        });
        assert!(there, "{} {} is not in {}", row.method, row.path, row.file);
    }
}

#[test]
fn every_test_of_the_table_exists() {
    let all = text_below("tests", |_| true)
        + &text_below("src/clients", |path| path.iter().any(|part| part == "test"));
    for row in rows() {
        let fun = format!("fn {}(", row.test);
        assert!(all.contains(&fun), "there is no test {}", row.test);
    }
}
