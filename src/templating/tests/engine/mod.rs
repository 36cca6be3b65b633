//! Microsoft's engine in Node.js, with cases going in and answers coming out of one process.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/engine")
}

/// Where the engine is installed; `None` if it cannot be, which CI does not accept. Tests run side by
/// side, in several programs: one after the other they look, and what is right already is not written
/// again, for an engine that just starts would read a file that is empty at that moment, and end.
fn installed() -> Option<PathBuf> {
    let room = Path::new(env!("CARGO_TARGET_TMPDIR")).join("engine");
    fs::create_dir_all(&room).unwrap();
    let turn = fs::File::create(room.join("turn")).unwrap();
    turn.lock().unwrap();
    let mut fresh = room.join("node_modules/.package-lock.json").is_file();
    for name in ["package.json", "package-lock.json", "engine.mjs"] {
        let text = fs::read_to_string(here().join(name)).unwrap();
        if text != fs::read_to_string(room.join(name)).unwrap_or_default() {
            fresh &= name == "engine.mjs";
            fs::write(room.join(name), text).unwrap();
        }
    }
    if fresh {
        return Some(room);
    }
    let npm = Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"])
        .args(["--silent", "--fetch-retries=1", "--fetch-timeout=20000"])
        .current_dir(&room)
        .status();
    if npm.is_ok_and(|status| status.success()) {
        return Some(room);
    }
    // Past the test harness, which would swallow a `println`.
    let notice = b"ENGINE ABSENT: npm cannot install Microsoft's engine; nothing is compared\n";
    std::io::stderr().write_all(notice).unwrap();
    assert!(std::env::var("CI").as_deref() != Ok("true"), "CI must have npm and its registry");
    None
}

/// What the engine makes of each case: a value, or the words of its refusal.
pub fn answers(cases: &[Value]) -> Option<Vec<Result<Value, String>>> {
    let room = installed()?;
    let mut node = Command::new("node")
        .arg("engine.mjs")
        .current_dir(room)
        .env("TZ", "UTC")
        .env("LC_ALL", "en_US.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = node.stdin.take().unwrap();
    let mut lines = String::new();
    for case in cases {
        lines.push_str(&case.to_string());
        lines.push('\n');
    }
    // From another thread, so that neither side waits for the other to read.
    let writing = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "node failed: {}", output.status);
    writing.join().unwrap().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<_> = text
        .lines()
        .map(|line| {
            let answer: Value = serde_json::from_str(line).unwrap();
            match answer.get("error") {
                Some(error) => Err(error.as_str().unwrap_or_default().to_owned()),
                None => Ok(answer["ok"].clone()),
            }
        })
        .collect();
    assert_eq!(answers.len(), cases.len(), "each case has an answer");
    Some(answers)
}
