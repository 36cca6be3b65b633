//! The same in Dutch: `manifest/nl.json`, filled. Teams shows it to whoever has set Dutch there, whatever
//! `team.language` says, and English to everybody else.

use super::Fault;
use crate::config::Packaging;
use crate::hear::{COMMANDS, Spec};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use templating::Template;

/// The file in the package; the manifest names it.
pub const DUTCH: &str = "nl.json";
/// Where what each command is for stands in our file; Teams wants it by the place in each menu.
const PURPOSES: &str = "commands";

/// What Teams puts over the texts of the manifest. Commands stay English, since the bot hears English.
pub fn dutch(packaging: &Packaging, manifest: &Value) -> Result<Value, Fault> {
    let broken = |error: &dyn std::fmt::Display| Fault::Template(error.to_string());
    let template: Value = serde_json::from_str(include_str!("../../manifest/nl.json"))
        .map_err(|error| broken(&error))?;
    let template = Template::parse("nl", &template).map_err(|error| broken(&error))?;
    let data = json!({ "app": { "name": packaging.app.name } });
    let filled = template.expand(&data, None, Timestamp::UNIX_EPOCH);
    let mut texts = filled.map_err(|error| broken(&error))?;
    let Some(fields) = texts.as_object_mut() else { return Ok(texts) };
    let purposes = fields.remove(PURPOSES).unwrap_or_default();
    fields.extend(descriptions(manifest, &purposes));
    Ok(texts)
}

/// The description of each command in each menu, by its place there.
fn descriptions(manifest: &Value, purposes: &Value) -> Map<String, Value> {
    let mut found = Map::new();
    let menus = manifest.pointer("/bots/0/commandLists").and_then(Value::as_array);
    for (menu, list) in menus.into_iter().flatten().enumerate() {
        let commands = list.get("commands").and_then(Value::as_array);
        for (place, command) in commands.into_iter().flatten().enumerate() {
            let name = command.get("title").and_then(Value::as_str).unwrap_or_default();
            let spec = COMMANDS.iter().find(|spec| spec.name == name);
            let purpose = purposes.get(name).and_then(Value::as_str);
            let (Some(spec), Some(purpose)) = (spec, purpose) else { continue };
            let key = format!("bots[0].commandLists[{menu}].commands[{place}].description");
            found.insert(key, Value::from(described(spec, purpose)));
        }
    }
    found
}

/// What a command is for, and how it is said where its name alone does not tell.
pub fn described(spec: &Spec, purpose: &str) -> String {
    if spec.usage == spec.name { purpose.to_owned() } else { format!("{purpose}: {}", spec.usage) }
}
