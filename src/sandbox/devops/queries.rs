//! Queries that everybody in the project sees, and files.

use super::{Refusal, body, home};
use crate::sandbox::door::{Answer, Call};
use crate::sandbox::ground::Ground;
use crate::sandbox::people::guid;
use serde_json::{Value, json};

/// The id of a query, made of its place among the others.
fn id(place: usize) -> String {
    guid(u64::try_from(place).unwrap_or_default() + 700, 0)
}

/// `GET queries/Shared Queries`
pub(super) fn shared(ground: &Ground, call: &Call) -> Answer {
    let deep = call.query("$depth").is_some_and(|depth| depth != "0");
    ground.look(|world| {
        let names = world.devops.queries.keys().enumerate();
        let children: Vec<Value> = names
            .map(|(place, name)| {
                let path = format!("Shared Queries/{name}");
                json!({ "id": id(place), "name": name, "path": path, "isPublic": true })
            })
            .collect();
        let mut folder = json!({
            "id": id(99), "name": "Shared Queries", "path": "Shared Queries", "isFolder": true,
            "hasChildren": !children.is_empty(), "isPublic": true,
        });
        if let Some(folder) = folder.as_object_mut().filter(|_| deep) {
            folder.insert("children".to_owned(), Value::Array(children));
        }
        Answer::json(200, &folder)
    })
}

/// `POST queries/Shared Queries`
pub(super) fn create(ground: &Ground, call: &Call) -> Result<Answer, Refusal> {
    let wish = body(call)?;
    let text = |name: &str| wish.get(name).and_then(Value::as_str).map(str::to_owned);
    let (Some(name), Some(wiql)) = (text("name"), text("wiql")) else {
        let words = "VS403434: The name and the text of the query are required.";
        return Err(Refusal::new(400, "VssPropertyValidationException", words));
    };
    ground.change(|world, _now| {
        if world.devops.queries.contains_key(&name) {
            let words = format!("TF237018: A query named {name} exists already in that folder.");
            return Err(Refusal::new(400, "LegacyQueryItemException", words));
        }
        world.devops.queries.insert(name.clone(), wiql);
        let place = world.devops.queries.keys().position(|known| *known == name);
        let query = json!({
            "id": id(place.unwrap_or_default()), "name": name, "isPublic": true,
            "path": format!("Shared Queries/{name}"),
        });
        Ok(Answer::json(201, &query))
    })
}

/// `POST attachments?fileName=…`
pub(super) fn store(ground: &Ground, call: &Call) -> Result<Answer, Refusal> {
    let kind = call.header("content-type");
    if !kind.starts_with("application/octet-stream") {
        let words = format!("The request indicated a Content-Type of \"{kind}\".");
        return Err(Refusal::new(415, "VssRequestContentTypeNotSupportedException", words));
    }
    let text = String::from_utf8_lossy(&call.body).into_owned();
    ground.change(|world, _now| {
        let file = guid(world.fresh_number(), 7);
        world.devops.files.insert(file.clone(), text);
        let name = call.query("fileName").unwrap_or_default();
        let url = format!("{}/_apis/wit/attachments/{file}?fileName={name}", home(ground, world));
        Ok(Answer::json(201, &json!({ "id": file, "url": url })))
    })
}
