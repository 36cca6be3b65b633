//! The manifest: `manifest/manifest.json`, filled.

use super::Fault;
use super::translated::described;
use crate::config::Packaging;
use crate::hear::{COMMANDS, Place, Spec};
use crate::outbox::CONSENTED;
use jiff::Timestamp;
use serde_json::{Value, json};
use templating::Template;

/// How many commands a menu of Teams holds; the schema says so.
const COMMANDS_MAX: usize = 12;
/// Who goes first where a menu is full: commands that are rare, or that a card offers as a button
/// to whoever needs them. `help` names them all the same.
pub(super) const LEFT_OUT: [&str; 39] = [
    "drop action item",
    "done with action item",
    "action items",
    "action item",
    "client affected",
    "client told",
    "informed",
    "eta",
    "alert",
    "acknowledge",
    "mute",
    "unmute",
    "alerts",
    "fairness",
    "statistics",
    "object",
    "hand over",
    "escalate",
    "resume reminders",
    "stop reminders",
    "snooze",
    "all quiet",
    "override",
    "leave",
    "logs checked",
    "pass on",
    "take over",
    "swap",
    "log checks",
    "rota",
    "schedule post-mortem",
    "retry",
    "bug",
    "accept",
    "volunteer",
    "reopen",
    "decline",
    "close",
    "assign",
];

pub fn manifest(packaging: &Packaging) -> Result<Value, Fault> {
    let broken = |error: &dyn std::fmt::Display| Fault::Template(error.to_string());
    let template: Value = serde_json::from_str(include_str!("../../manifest/manifest.json"))
        .map_err(|error| broken(&error))?;
    let app = &packaging.app;
    let data = json!({
        "bot_id": packaging.bot_id,
        "manifest_id": packaging.manifest_id,
        "app": {
            "name": app.name,
            "version": app.version,
            "developer": app.developer,
            "website": app.website,
            "privacy": app.privacy,
            "terms": app.terms,
        },
        "domains": packaging.public_url.as_deref().map(domain).into_iter().collect::<Vec<_>>(),
        "commands": {
            "private": menu(|spec| spec.places.contains(&Place::Private)),
            "group": menu(|spec| spec.places.iter().any(|place| *place != Place::Private)),
        },
        "permissions": CONSENTED.map(|name| json!({ "name": name })),
    });
    let template = Template::parse("manifest", &template).map_err(|error| broken(&error))?;
    template.expand(&data, None, Timestamp::UNIX_EPOCH).map_err(|error| broken(&error))
}

/// The commands of a menu, in the order of the table.
fn menu(belongs: impl Fn(&Spec) -> bool) -> Vec<Value> {
    let mut chosen: Vec<&Spec> = COMMANDS.iter().filter(|spec| belongs(spec)).collect();
    for name in LEFT_OUT {
        if chosen.len() > COMMANDS_MAX {
            chosen.retain(|spec| spec.name != name);
        }
    }
    let entry =
        |spec: &Spec| json!({ "title": spec.name, "description": described(spec, spec.purpose) });
    chosen.into_iter().map(entry).collect()
}

/// The domain of an address; the address itself where it has none, for the rules to find.
fn domain(address: &str) -> String {
    match url::Url::parse(address) {
        Ok(url) if url.scheme() == "https" => url.domain().unwrap_or(address).to_owned(),
        Ok(_) | Err(_) => address.to_owned(),
    }
}
