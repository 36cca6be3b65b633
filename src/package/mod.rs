//! package: what does Teams need to know this bot?
//!
//! In: the configuration, the table of commands, the permissions the errands use. Out: the app
//! package, a zip for the catalogue of Teams; the same bytes for the same input.
//! Never: a secret, the network, a package that Teams is known to refuse.
//! May touch: config, hear, outbox, templating, jiff, png, `serde_json`, url, zip.
//!
//! The rules: <https://learn.microsoft.com/en-us/microsoftteams/platform/concepts/build-and-test/apps-package>.

mod archive;
mod icon;
mod manifest;
mod rules;
mod translated;

use crate::config::Packaging;
use std::fmt;
use std::path::PathBuf;

/// A finished package.
#[derive(Debug)]
pub struct Package {
    /// The zip.
    pub bytes: Vec<u8>,
    /// What Teams takes it for: name and version.
    pub title: String,
    /// What is worth knowing before it is uploaded.
    pub remarks: Vec<&'static str>,
}

/// Why there is no package.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Teams would refuse it. All that is wrong, a sentence each.
    #[error("Teams would not take this package:{}", Lines(.0))]
    Refused(Vec<String>),
    /// An icon of one's own cannot be read.
    #[error("app.icons: cannot read {}: {source}", path.display())]
    Icon {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The manifest's template is broken: a mistake in the program.
    #[error("manifest/manifest.json: {0}")]
    Template(String),
    /// The zip cannot be written: a mistake in the program.
    #[error("the zip cannot be written: {0}")]
    Zip(#[from] zip::result::ZipError),
}

/// Sentences below each other.
struct Lines<'a>(&'a [String]);

impl fmt::Display for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|line| write!(f, "\n  {line}"))
    }
}

/// Makes the app package.
///
/// # Errors
/// [`Fault::Refused`] where the configuration asks for what Teams does not take: mend the keys it
/// names. [`Fault::Icon`] where an own icon is missing. The others are mistakes in the program.
pub fn package(packaging: &Packaging) -> Result<Package, Fault> {
    let icons = icon::icons(packaging.app.icons.as_deref())?;
    let manifest = manifest::manifest(packaging)?;
    let mut wrong = rules::wrong(&manifest);
    wrong.extend(icon::wrong(&icons));
    if !wrong.is_empty() {
        return Err(Fault::Refused(wrong));
    }
    let [manifest, dutch] =
        [&manifest, &translated::dutch(packaging, &manifest)?].map(|one| format!("{one:#}\n"));
    let files = [
        ("manifest.json", manifest.as_bytes()),
        (translated::DUTCH, dutch.as_bytes()),
        (icon::COLOR, icons.color.as_ref()),
        (icon::OUTLINE, icons.outline.as_ref()),
    ];
    let mut remarks = Vec::new();
    if packaging.public_url.is_none() {
        remarks.push("server.public_url is not set, so the package names no domain of ours");
    }
    if packaging.app.privacy == packaging.app.website {
        remarks.push("app.privacy is not set; the link about people's data leads to app.website");
    }
    Ok(Package {
        bytes: archive::zip(&files)?,
        title: format!("{} {}", packaging.app.name, packaging.app.version),
        remarks,
    })
}

#[cfg(test)]
mod test;
