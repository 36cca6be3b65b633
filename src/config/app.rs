//! What the Teams app package is made from: `[app]`, and who the bot is.

use super::reader::{Problems, Reader};
use std::path::{Path, PathBuf};

/// How people see Firewatch in the catalogue of Teams.
#[derive(Clone, Debug)]
pub struct App {
    /// The name, at most 30 characters.
    pub name: String,
    /// The version of the package; Teams takes an update only under a higher one.
    pub version: String,
    /// Who answers for it, at most 32 characters.
    pub developer: String,
    /// Their page.
    pub website: String,
    /// What happens to people's data.
    pub privacy: String,
    /// What users agree to.
    pub terms: String,
    /// A folder with a `color.png` and an `outline.png` to take instead of ours.
    pub icons: Option<PathBuf>,
}

/// What a package is about: far less than it takes to serve, and no secret.
#[derive(Clone, Debug)]
pub struct Packaging {
    /// The application (client) id of the bot.
    pub bot_id: String,
    /// The id of the Teams app; the bot's if not set.
    pub manifest_id: String,
    /// How the world reaches the bot, if that is known yet.
    pub public_url: Option<String>,
    /// The rest.
    pub app: App,
}

pub fn read(reader: &mut Reader) -> App {
    let mut or = |key, default: &str| reader.text(key).unwrap_or_else(|| default.to_owned());
    let website = or("app.website", "https://www.121.global");
    App {
        name: or("app.name", "Firewatch"),
        version: or("app.version", env!("CARGO_PKG_VERSION")),
        developer: or("app.developer", "Netherlands Red Cross"),
        privacy: or("app.privacy", &website),
        terms: or("app.terms", &website),
        icons: reader.text("app.icons").map(PathBuf::from),
        website,
    }
}

/// Reads what a package is made from; what only `serve` needs may be missing.
///
/// # Errors
/// As [`super::load`], for the keys a package is made from.
pub fn packaging(
    file: Option<&Path>,
    environment: impl Iterator<Item = (String, String)>,
) -> Result<Packaging, Problems> {
    let mut reader = Reader::new(&super::text_of(file)?, environment)?;
    let bot_id = reader.required("bot.app_id", "the application (client) id of the bot");
    let packaging = Packaging {
        manifest_id: reader.text("bot.manifest_id").unwrap_or_else(|| bot_id.clone()),
        public_url: reader.text("server.public_url"),
        app: read(&mut reader),
        bot_id,
    };
    reader.finish_section("app")?;
    Ok(packaging)
}
