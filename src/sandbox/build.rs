//! Fetches the two browser libraries that draw cards on the sandbox's page: Microsoft's own
//! Adaptive Cards renderer, so that a card looks and behaves as its makers mean it, and markdown-it
//! for its texts. npm takes exactly the versions, with exactly the checksums, that stand in
//! `page/package-lock.json`, and runs no script of theirs.
//!
//! Nothing else of Firewatch needs them. A machine without npm or network builds all the same: the
//! files are then empty, the build says so, and the page shows cards by their fallback text.

#![expect(clippy::print_stdout, reason = "cargo reads a build script's standard output")]

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

const MANIFESTS: [&str; 2] = ["package.json", "package-lock.json"];

/// A library: where npm puts it, and the name the page embeds it by.
const LIBRARIES: [(&str, &str); 2] = [
    ("node_modules/adaptivecards/dist/adaptivecards.min.js", "adaptivecards.min.js"),
    ("node_modules/markdown-it/dist/browser/markdown-it.umd.min.js", "markdown-it.min.js"),
];

/// The packages whose code ends up in the binary; their licences have to travel with it.
const PACKAGES: [&str; 7] =
    ["adaptivecards", "entities", "linkify-it", "markdown-it", "mdurl", "punycode.js", "uc.micro"];

const LICENCES: &str = "renderer-licences.txt";

fn main() -> Result<(), String> {
    for watched in MANIFESTS {
        println!("cargo::rerun-if-changed=src/sandbox/page/{watched}");
    }
    println!("cargo::rerun-if-changed=src/sandbox/build.rs");
    let here = folder("CARGO_MANIFEST_DIR")?.join("src/sandbox/page");
    let out = folder("OUT_DIR")?;
    if let Err(reason) = fetch(&here, &out) {
        println!(
            "cargo::warning=the sandbox's page will show cards by their fallback text only, \
             without buttons: {reason}. To mend it, install Node.js with npm, see that it reaches \
             its registry, run `touch src/sandbox/page/package.json` and build again. Nothing else \
             is affected."
        );
        leave_empty(&out)?;
    }
    Ok(())
}

fn folder(variable: &str) -> Result<PathBuf, String> {
    let value = std::env::var_os(variable).filter(|value: &OsString| !value.is_empty());
    value.map(PathBuf::from).ok_or_else(|| format!("cargo has not set {variable}"))
}

fn fetch(here: &Path, out: &Path) -> Result<(), String> {
    for name in MANIFESTS {
        copy(&here.join(name), &out.join(name))?;
    }
    install(out)?;
    for (from, to) in LIBRARIES {
        copy(&out.join(from), &out.join(to))?;
    }
    let mut licences = String::new();
    for package in PACKAGES {
        let text = out.join("node_modules").join(package);
        licences.push_str(&format!("{package}\n\n{}\n\n\n", licence(&text)?.trim()));
    }
    write(&out.join(LICENCES), &licences)
}

fn install(out: &Path) -> Result<(), String> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let done = Command::new(npm)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        // The renderer names its carousel as a peer; Teams' cards have none. One retry soon, for
        // a machine without network should not wait for minutes.
        .args(["--omit=peer", "--fetch-retries=1", "--fetch-retry-mintimeout=1000"])
        .current_dir(out)
        .output()
        .map_err(|error| format!("npm could not be started ({error})"))?;
    if done.status.success() {
        return Ok(());
    }
    let words = String::from_utf8_lossy(&done.stderr);
    let error = words.lines().rfind(|line| line.starts_with("npm error") && !line.contains("log"));
    Err(format!("npm ci failed ({}; {})", done.status, error.unwrap_or("no reason given")))
}

/// The text of a package's licence file, whatever its makers call it.
fn licence(package: &Path) -> Result<String, String> {
    let names = ["LICENSE", "LICENSE.txt", "LICENSE-MIT.txt", "LICENSE.md"];
    let found = names.iter().find_map(|name| std::fs::read_to_string(package.join(name)).ok());
    found.ok_or_else(|| format!("{} has no licence file", package.display()))
}

fn leave_empty(out: &Path) -> Result<(), String> {
    for name in LIBRARIES.map(|(_, to)| to).into_iter().chain([LICENCES]) {
        write(&out.join(name), "")?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let copied = std::fs::copy(from, to);
    copied.map(|_bytes| ()).map_err(|error| format!("{} was not copied ({error})", from.display()))
}

fn write(to: &Path, text: &str) -> Result<(), String> {
    std::fs::write(to, text).map_err(|error| format!("{} was not written ({error})", to.display()))
}
