//! play: the sandbox and the bot side by side, for a person who wants to see the process happen.
//!
//! In: a few wishes from the command line. Out: a town next door, and the configuration of a bot
//! that lives there.
//! Never: anything a real team would see.
//! May touch: sandbox, config, clock, anyhow, tempfile, toml.

use crate::clock::Clock;
use crate::config::{self, Config};
use crate::sandbox::{Resident, Setting, Town};
use anyhow::Context;
use std::fmt::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// What a person can wish for.
#[derive(Debug)]
pub struct Wishes {
    /// Where the page is.
    pub page: SocketAddr,
    /// Where the bot listens.
    pub listen: SocketAddr,
    /// Keep the world and the ledger here; without it they end with the program.
    pub data: Option<PathBuf>,
    /// The Agents Playground is the team chat.
    pub playground: bool,
}

/// A town, and the configuration of the bot in it.
#[derive(Debug)]
pub struct Scene {
    /// The neighbours; they live as long as this.
    pub town: Town,
    /// How the bot is set up.
    pub config: Config,
    /// Where a person looks.
    pub page: String,
    /// Holds the ledger where nobody wished to keep it.
    _folder: Option<tempfile::TempDir>,
}

/// Sets the scene.
///
/// # Errors
/// An address is taken, or the folder cannot be used; in words for the person at the keyboard.
pub async fn set(wishes: &Wishes, clock: &Clock) -> anyhow::Result<Scene> {
    let (folder, temporary) = if let Some(folder) = &wishes.data {
        (folder.clone(), None)
    } else {
        let temporary = tempfile::tempdir().context("no temporary folder can be had")?;
        (temporary.path().to_owned(), Some(temporary))
    };
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot use {}", folder.display()))?;
    let now = clock.clone();
    let setting = Setting {
        now: std::sync::Arc::new(move || now.now().0),
        listen: wishes.page,
        keep: wishes.data.as_ref().map(|folder| folder.join("town.json")),
        ..Setting::default()
    };
    let town = Town::open(setting.clone())
        .await
        .map_err(|error| anyhow::anyhow!("the page cannot be at {}: {error}", wishes.page))?;
    let ledger = folder.join("ledger");
    let written = configuration(&town, &setting, wishes, &ledger);
    let config = config::read(&written, std::iter::empty())?;
    town.bot_at(&format!("http://{}/api/messages", wishes.listen));
    let page = town.addresses().page;
    Ok(Scene { town, config, page, _folder: temporary })
}

/// The configuration file a real team would have written.
pub fn configuration(town: &Town, setting: &Setting, wishes: &Wishes, ledger: &Path) -> String {
    let at = town.addresses();
    let world = town.world();
    let mut text = String::new();
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let listen = quoted(&wishes.listen.to_string());
    let store = quoted(&format!("sled:{}", ledger.display()));
    let trusted = if wishes.playground {
        format!("[{}, \"http://localhost/\"]", quoted(&at.service_url))
    } else {
        format!("[{}]", quoted(&at.service_url))
    };
    let chat = if wishes.playground {
        String::new()
    } else {
        format!("chat = {}\n", quoted(&town.team_chat()))
    };
    // Writing to a text cannot fail.
    let _written = write!(
        text,
        "[server]\nlisten = {listen}\n\n[store]\nurl = {store}\n\n\
         [bot]\napp_id = {}\ntenant_id = {}\nclient_secret = {}\nmanifest_id = {}\n\n\
         [endpoints]\nopenid_metadata = {}\nlogin = {}\ngraph = {}\ndevops = {}\n\
         trusted_service_urls = {trusted}\n\n\
         [team]\n{chat}service_url = {}\n\n\
         [rota]\nstart = \"2024-01-01\"\n\n\
         [devops]\norganization = {}\nproject = {}\nteam = {}\n",
        quoted(&setting.app_id),
        quoted(&setting.tenant),
        quoted(&setting.secret),
        quoted(&world.bot.manifest_id),
        quoted(&at.openid_metadata),
        quoted(&at.login),
        quoted(&at.graph),
        quoted(&at.devops),
        quoted(&at.service_url),
        quoted(&world.devops.organization),
        quoted(&world.devops.project),
        quoted(&world.devops.team),
    );
    for person in town.people() {
        text.push_str(&in_words(&person));
    }
    text
}

fn in_words(person: &Resident) -> String {
    let list = |words: &[String]| {
        let words: Vec<toml::Value> =
            words.iter().map(|word| toml::Value::String(word.clone())).collect();
        toml::Value::Array(words).to_string()
    };
    format!(
        "\n[[team.people]]\nname = {}\nid = {}\nemail = {}\nroles = {}\nexpertise = {}\n",
        toml::Value::String(person.name.clone()),
        toml::Value::String(person.id.clone()),
        toml::Value::String(person.email.clone()),
        list(&person.roles),
        list(&person.expertise),
    )
}
