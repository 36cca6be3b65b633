//! The tenant's catalogue, and the bot's way into a chat.

use super::{Refusal, body, bound, chat, collection, equals, permit, permit_any};
use crate::sandbox::door::{Answer, Call};
use crate::sandbox::ground::Ground;
use crate::sandbox::joining;
use crate::sandbox::world::{Chat, World};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Installs an app that asks for permissions of its own in each chat.
const WITH_CONSENT: &str = "TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All";
/// Installs an app that does not.
const PLAIN: &str = "TeamsAppInstallation.ReadWriteSelfForChat.All";

fn app(world: &World) -> Value {
    json!({
        "id": world.bot.catalogue_id, "externalId": world.bot.manifest_id,
        "displayName": world.bot.name, "distributionMethod": "organization",
    })
}

pub(super) fn catalogue(ground: &Ground, call: &Call) -> Result<Answer, Refusal> {
    ground.look(|world| {
        permit_any(world, &["AppCatalog.Read.All", "AppCatalog.ReadWrite.All"])?;
        let filter = call.query("$filter").unwrap_or_default();
        let found = match equals(filter, "externalId").or_else(|| equals(filter, "id")) {
            Some(id) => [&world.bot.manifest_id, &world.bot.catalogue_id].contains(&&id),
            None if filter.is_empty() => true,
            None => return Err(Refusal::bad("Invalid filter clause.")),
        };
        let value = if found { vec![app(world)] } else { Vec::new() };
        Ok(collection("appCatalogs/teamsApps", &value))
    })
}

pub(super) fn list(ground: &Ground, call: &Call, id: &str) -> Result<Answer, Refusal> {
    ground.look(|world| {
        let chat = chat(world, id)?;
        let permissions = [WITH_CONSENT, PLAIN, "TeamsAppInstallation.Read.All"];
        permit(world, &permissions, (Some(chat), "TeamsAppInstallation.Read.Chat"))?;
        let wanted = match call.query("$filter") {
            None => true,
            Some(filter) => match equals(filter, "teamsApp/externalId") {
                Some(id) => id == world.bot.manifest_id,
                None => return Err(Refusal::bad("Invalid filter clause.")),
            },
        };
        let mut entry = json!({ "id": installation(world, id) });
        if call.query("$expand").is_some_and(|expand| expand.contains("teamsApp")) {
            insert(&mut entry, "teamsApp", app(world));
        }
        // It is left out unless it is asked for by name ("List apps in chat", example 4).
        if call.query("$select").is_some_and(|select| select.contains("consentedPermissionSet")) {
            insert(&mut entry, "consentedPermissionSet", given(world, chat));
        }
        let value = if chat.bot_installed && wanted { vec![entry] } else { Vec::new() };
        Ok(collection("chats('x')/installedApps", &value))
    })
}

fn insert(entry: &mut Value, name: &str, value: Value) {
    if let Some(fields) = entry.as_object_mut() {
        fields.insert(name.to_owned(), value);
    }
}

/// What a chat consented to: an app from before its manifest asked for anything has nothing.
fn given(world: &World, chat: &Chat) -> Value {
    let asked = world.bot.chat_permissions.iter().filter(|_| !chat.outdated_app);
    let each: Vec<Value> = asked
        .map(|name| json!({ "permissionValue": name, "permissionType": "application" }))
        .collect();
    json!({ "resourceSpecificPermissions": each })
}

pub(super) fn install(ground: &Arc<Ground>, call: &Call, id: &str) -> Result<Answer, Refusal> {
    let wish = body(call)?;
    ground.change(|world, now| {
        let found = chat(world, id)?;
        permit_installing(world)?;
        let address = wish.get("teamsApp@odata.bind").and_then(Value::as_str).unwrap_or_default();
        let name = bound(address, "appCatalogs/teamsApps");
        let name = name.ok_or_else(|| Refusal::bad("Bad bind address for the app."))?;
        if name != world.bot.catalogue_id {
            return Err(Refusal::not_found("App is not found in the catalogue of the tenant."));
        }
        compare(world, &wish)?;
        if found.bot_installed {
            let words = "App is already installed in the chat.";
            return Err(Refusal::new(409, "Conflict", words));
        }
        if let Some(chat) = world.chat_mut(id) {
            chat.bot_installed = true;
            chat.updated_at = now;
        }
        Ok(())
    })?;
    if ground.look(|world| world.habits.chat_events) {
        let (ground, id) = (Arc::clone(ground), id.to_owned());
        let underway = ground.underway();
        tokio::spawn(async move {
            joining::announce_installation(&ground, &id).await;
            drop(underway);
        });
    }
    Ok(Answer::empty(201))
}

/// Brings an installation to the catalogue's version of the app.
pub(super) fn upgrade(
    ground: &Ground,
    call: &Call,
    id: &str,
    installation: &str,
) -> Result<Answer, Refusal> {
    let wish = body(call)?;
    ground.change(|world, _| {
        let found = chat(world, id)?;
        permit_installing(world)?;
        if !found.bot_installed || installation != self::installation(world, id) {
            return Err(Refusal::not_found("NotFound: no such installation in the chat."));
        }
        compare(world, &wish)?;
        if let Some(chat) = world.chat_mut(id) {
            chat.outdated_app = false;
        }
        Ok(Answer::empty(204))
    })
}

fn installation(world: &World, chat: &str) -> String {
    format!("{chat}##{}", world.bot.catalogue_id)
}

fn asked(world: &World) -> BTreeSet<&str> {
    world.bot.chat_permissions.iter().map(String::as_str).collect()
}

fn permit_installing(world: &World) -> Result<(), Refusal> {
    let enough: &[&str] =
        if asked(world).is_empty() { &[PLAIN, WITH_CONSENT] } else { &[WITH_CONSENT] };
    permit_any(world, enough)
}

/// What is consented to has to be what the manifest asks for, to the letter.
fn compare(world: &World, wish: &Value) -> Result<(), Refusal> {
    let asked = asked(world);
    if consented(wish) == asked {
        return Ok(());
    }
    let asked: Vec<&str> = asked.into_iter().collect();
    let words = format!(
        "ResourceSpecificPermissionsMismatch: the consented permissions are not those of the \
         app's manifest ({}).",
        asked.join(", ")
    );
    Err(Refusal::bad(words))
}

fn consented(wish: &Value) -> BTreeSet<&str> {
    let set = wish.pointer("/consentedPermissionSet/resourceSpecificPermissions");
    let set = set.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let application = |permission: &&Value| {
        let kind = permission.get("permissionType").and_then(Value::as_str);
        kind.is_some_and(|kind| kind.eq_ignore_ascii_case("application"))
    };
    set.iter()
        .filter(application)
        .filter_map(|permission| permission.get("permissionValue")?.as_str())
        .collect()
}
