//! Users and their presence.

use super::{Refusal, body, collection, equals, permit_any, person};
use crate::sandbox::door::{Answer, Call};
use crate::sandbox::ground::Ground;
use crate::sandbox::world::{Resident, World};
use serde_json::{Map, Value, json};

fn described(world: &World, person: &Resident, call: &Call) -> Value {
    let surname = person.name.split_once(' ').map_or("", |(_, rest)| rest);
    let everything = json!({
        "id": person.id, "displayName": person.name, "givenName": person.first_name(),
        "surname": surname, "mail": person.email, "userPrincipalName": person.email,
        "businessPhones": [], "jobTitle": null, "mobilePhone": null, "preferredLanguage": null,
        "userType": if person.guest { "Guest" } else { "Member" }, "accountEnabled": true,
    });
    let Value::Object(everything) = everything else { return Value::Null };
    // Two fields come only when they are asked for by name, and by somebody who may see them.
    let wide = world.granted.contains("User.Read.All");
    let selected = |name: &str| {
        let private = ["userType", "accountEnabled"].contains(&name);
        match call.query("$select") {
            Some(select) => {
                (wide || !private) && select.split(',').any(|wanted| wanted.trim() == name)
            }
            None => !private,
        }
    };
    everything.into_iter().filter(|(name, _)| selected(name)).collect::<Map<_, _>>().into()
}

fn permit_basic(world: &World) -> Result<(), Refusal> {
    permit_any(world, &["User.ReadBasic.All", "User.Read.All"])
}

pub(super) fn get(ground: &Ground, call: &Call, name: &str) -> Result<Answer, Refusal> {
    ground.look(|world| {
        permit_basic(world)?;
        Ok(Answer::json(200, &described(world, person(world, name)?, call)))
    })
}

/// `GET /users`, all of them or those of an address: `mail eq '…' or userPrincipalName eq '…'`.
pub(super) fn find(ground: &Ground, call: &Call) -> Result<Answer, Refusal> {
    ground.look(|world| {
        permit_basic(world)?;
        let mut wanted = Vec::new();
        for part in call.query("$filter").unwrap_or_default().split(" or ") {
            if part.trim().is_empty() {
                continue;
            }
            let address = equals(part, "mail").or_else(|| equals(part, "userPrincipalName"));
            let words = "Unsupported or invalid query filter clause.";
            let address =
                address.ok_or_else(|| Refusal::new(400, "Request_UnsupportedQuery", words))?;
            wanted.push(address.to_lowercase());
        }
        let fits = |person: &&Resident| wanted.is_empty() || wanted.contains(&person.email);
        let value: Vec<Value> =
            world.people.iter().filter(fits).map(|person| described(world, person, call)).collect();
        Ok(collection("users", &value))
    })
}

fn seen(world: &World, person: &str) -> Value {
    let unknown = json!({
        "id": person, "availability": "PresenceUnknown", "activity": "PresenceUnknown",
    });
    world.presence.get(person).map_or(unknown, |presence| {
        json!({
            "id": person, "availability": presence.availability, "activity": presence.activity,
        })
    })
}

pub(super) fn presence(ground: &Ground, name: &str) -> Result<Answer, Refusal> {
    ground.look(|world| {
        permit_any(world, &["Presence.Read.All", "Presence.ReadWrite.All"])?;
        Ok(Answer::json(200, &seen(world, &person(world, name)?.id)))
    })
}

/// Up to 650 people at once, by object id only ("getPresencesByUserId", Microsoft Graph).
pub(super) fn presences(ground: &Ground, call: &Call) -> Result<Answer, Refusal> {
    let wish = body(call)?;
    ground.look(|world| {
        permit_any(world, &["Presence.Read.All", "Presence.ReadWrite.All"])?;
        let ids = wish.get("ids").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        if ids.is_empty() || ids.len() > 650 {
            return Err(Refusal::bad("Invalid number of user ids: between 1 and 650 are allowed."));
        }
        let mut value = Vec::new();
        for id in ids {
            let id = id.as_str().unwrap_or_default();
            if id.len() != 36 || id.split('-').count() != 5 {
                return Err(Refusal::bad(format!("Invalid user id '{id}': it must be a GUID.")));
            }
            // Strangers are left out of the answer.
            value.extend(person(world, id).ok().map(|person| seen(world, &person.id)));
        }
        Ok(collection("Collection(presence)", &value))
    })
}
