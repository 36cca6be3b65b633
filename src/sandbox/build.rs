//! Fetches the Adaptive Cards renderer for the sandbox page, in the versions its lock file pins.
//!
//! In: `page/package.json`, `page/package-lock.json`. Out: two scripts in `OUT_DIR`, which the
//! sandbox embeds; empty ones where npm is missing or cannot fetch, so that everything else builds.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const ROOM: &str = "src/sandbox";

/// Package, its script for browsers, and what that is called here.
const SCRIPTS: [(&str, &str, &str); 2] = [
    ("adaptivecards", "dist/adaptivecards.min.js", "adaptivecards.min.js"),
    ("markdown-it", "dist/browser/markdown-it.umd.min.js", "markdown-it.min.js"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let manifests = ["package.json", "package-lock.json"];
    println!("cargo:rerun-if-changed={ROOM}/build.rs");
    for name in manifests {
        println!("cargo:rerun-if-changed={ROOM}/page/{name}");
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let page = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join(ROOM).join("page");
    for name in manifests {
        fs::copy(page.join(name), out.join(name))?;
    }
    if let Err(why) = fetch(&out) {
        println!(
            "cargo:warning=the sandbox page will show cards as plain text, because its renderer \
             could not be fetched ({why}); with npm and its registry in reach, touch \
             {ROOM}/build.rs and build again"
        );
        for (_, _, name) in SCRIPTS {
            fs::write(out.join(name), "")?;
        }
    }
    Ok(())
}

/// Installs what the lock file says, runs none of its scripts, and keeps the two that are needed,
/// each with its licence in front.
fn fetch(out: &Path) -> Result<(), Box<dyn Error>> {
    let npm = Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"])
        .args(["--omit=peer", "--fetch-retries=1", "--fetch-timeout=20000"])
        .current_dir(out)
        .output()
        .map_err(|error| format!("npm did not start: {error}"))?;
    if !npm.status.success() {
        let words = String::from_utf8_lossy(&npm.stderr);
        let first = words.lines().find(|line| line.contains("error")).unwrap_or("no reason given");
        return Err(format!("npm ci: {first}").into());
    }
    for (package, script, name) in SCRIPTS {
        let package = out.join("node_modules").join(package);
        let licence = fs::read_to_string(package.join("LICENSE")).unwrap_or_default();
        let code = fs::read_to_string(package.join(script))?;
        let (code, _map) = code.rsplit_once("//# sourceMappingURL=").unwrap_or((&code, ""));
        fs::write(out.join(name), format!("/*!\n{licence}*/\n{code}"))?;
    }
    Ok(())
}
