//! Microsoft Graph: chats, people, presence, calendars, as an app without a user sees them.
//!
//! Facts: Microsoft Graph v1.0 reference; the permission table published with Graph Explorer.

mod apps;
mod batch;
mod calendar;
mod chats;
mod messages;
mod people;
mod roster;

use super::door::{Answer, Call};
use super::ground::{Ground, iso};
use super::login::{self, GRAPH};
use super::world::{Chat, Resident, World};
use serde_json::{Value, json};
use std::sync::Arc;

/// A refusal with Graph's kind of body.
struct Refusal {
    status: u16,
    code: &'static str,
    words: String,
}

impl Refusal {
    fn new(status: u16, code: &'static str, words: impl Into<String>) -> Self {
        Self { status, code, words: words.into() }
    }

    fn bad(words: impl Into<String>) -> Self {
        Self::new(400, "BadRequest", words)
    }

    fn not_found(words: impl Into<String>) -> Self {
        Self::new(404, "NotFound", words)
    }

    fn answer(&self, ground: &Ground, call: &Call) -> Answer {
        let request = super::people::guid(u64::from(self.status), ground.now());
        let client = match call.header("client-request-id") {
            "" => request.clone(),
            id => id.to_owned(),
        };
        let date = iso(ground.now());
        let inner = json!({
            "date": date.split('.').next(), "request-id": request, "client-request-id": client,
        });
        Answer::json(
            self.status,
            &json!({
                "error": { "code": self.code, "message": self.words, "innerError": inner },
            }),
        )
    }
}

/// `/graph/v1.0/…`
pub(super) fn answer(ground: &Arc<Ground>, call: &Call) -> Answer {
    let outcome = if login::bears(ground, call, GRAPH) {
        route(ground, call)
    } else {
        let words = "Access token is empty, has expired or is for another audience.";
        Err(Refusal::new(401, "InvalidAuthenticationToken", words))
    };
    outcome.unwrap_or_else(|refusal| refusal.answer(ground, call))
}

fn route(ground: &Arc<Ground>, call: &Call) -> Result<Answer, Refusal> {
    let path = call.path();
    let [version, path @ ..] = path.as_slice() else { return Err(no_segment("")) };
    if *version != "v1.0" {
        return Err(no_segment(version));
    }
    match (call.method.as_str(), path) {
        ("POST", ["chats"]) => chats::create(ground, call),
        ("GET", ["chats", chat]) => chats::get(ground, call, chat),
        ("PATCH", ["chats", chat]) => chats::rename(ground, call, chat),
        ("GET", ["users", person, "chats"]) => chats::of_person(ground, call, person),
        ("GET", ["chats", chat, "members"]) => roster::list(ground, chat),
        ("POST", ["chats", chat, "members"]) => roster::add(ground, call, chat),
        ("DELETE", ["chats", chat, "members", id]) => roster::remove(ground, chat, id),
        ("GET", ["chats", chat, "installedApps"]) => apps::list(ground, call, chat),
        ("POST", ["chats", chat, "installedApps"]) => apps::install(ground, call, chat),
        ("POST", ["chats", chat, "installedApps", installation, "upgrade"]) => {
            apps::upgrade(ground, call, chat, installation)
        }
        ("GET", ["chats", chat, "messages"]) => messages::list(ground, call, chat),
        ("POST", ["$batch"]) => batch::answer(ground, call),
        ("GET", ["appCatalogs", "teamsApps"]) => apps::catalogue(ground, call),
        ("POST", ["chats", _, "messages"]) => Err(Refusal::new(
            412,
            "PreconditionFailed",
            "Requested API is not supported in application-only context",
        )),
        ("GET", ["users"]) => people::find(ground, call),
        ("GET", ["users", person]) => people::get(ground, call, person),
        ("GET", ["users", person, "presence"]) => people::presence(ground, person),
        ("POST", ["communications", "getPresencesByUserId"]) => people::presences(ground, call),
        ("POST", ["users", person, "events"]) => calendar::invite(ground, call, person),
        ("POST", ["users", _, "calendar", "getSchedule"]) => calendar::schedule(ground, call),
        ("POST" | "GET" | "PATCH", ["me", ..]) => {
            let words = "/me request is only valid with delegated authentication flow.";
            Err(Refusal::bad(words))
        }
        (_, [first, ..]) => Err(no_segment(first)),
        (_, []) => Err(no_segment("")),
    }
}

fn no_segment(name: &str) -> Refusal {
    Refusal::bad(format!("Resource not found for the segment '{name}'."))
}

/// Demands one of these application permissions, or, where the bot is installed in a chat, the
/// chat's own permission.
fn permit(
    world: &World,
    permissions: &[&str],
    (chat, own): (Option<&Chat>, &str),
) -> Result<(), Refusal> {
    let granted = permissions.iter().any(|name| world.granted.contains(*name));
    let consented = chat.is_some_and(|chat| chat.bot_installed && !chat.outdated_app)
        && world.bot.chat_permissions.iter().any(|name| name == own);
    if granted || consented {
        return Ok(());
    }
    let roles: Vec<&str> = world.granted.iter().map(String::as_str).collect();
    let words = format!(
        "Missing role permissions on the request. API requires one of '{}'. Roles on the request \
         '{}'. Resource specific consent grants on the request ''.",
        permissions.join(", "),
        roles.join(", ")
    );
    Err(Refusal::new(403, "Forbidden", words))
}

/// Demands one of these application permissions.
fn permit_any(world: &World, permissions: &[&str]) -> Result<(), Refusal> {
    permit(world, permissions, (None, ""))
}

fn body(call: &Call) -> Result<Value, Refusal> {
    let words = "Unable to read JSON request payload. Please ensure Content-Type header is set \
                 and payload is of valid JSON format.";
    call.json().filter(Value::is_object).ok_or_else(|| Refusal::bad(words))
}

fn chat<'a>(world: &'a World, id: &str) -> Result<&'a Chat, Refusal> {
    let words = "NotFound: the chat does not exist or the caller may not see it.";
    world.chat(id).ok_or_else(|| Refusal::not_found(words))
}

/// A person by object id or user principal name.
fn person<'a>(world: &'a World, name: &str) -> Result<&'a Resident, Refusal> {
    let found = world.people.iter().find(|person| {
        person.id.eq_ignore_ascii_case(name) || person.email.eq_ignore_ascii_case(name)
    });
    found.ok_or_else(|| {
        let words = format!(
            "Resource '{name}' does not exist or one of its queried reference-property objects \
             are not present."
        );
        Refusal::new(404, "Request_ResourceNotFound", words)
    })
}

/// The thing an `@odata.bind` address names in a collection: `…/users('x')` or `…/users/x`.
fn bound(address: &str, collection: &str) -> Option<String> {
    let rest = address
        .strip_prefix("https://graph.microsoft.com/v1.0/")
        .or_else(|| address.strip_prefix("https://graph.microsoft.com/beta/"))?
        .strip_prefix(collection)?;
    let quoted = rest.strip_prefix("('").and_then(|rest| rest.strip_suffix("')"));
    let name = quoted.map(|name| name.replace("''", "'"));
    name.or_else(|| rest.strip_prefix('/').map(str::to_owned))
}

/// The value of `field eq 'value'`, which is all the filtering these collections are asked for.
fn equals(filter: &str, field: &str) -> Option<String> {
    let rest = filter.trim().strip_prefix(field)?.trim_start().strip_prefix("eq")?;
    let quoted = rest.trim_start().strip_prefix('\'')?.strip_suffix('\'')?;
    (!quoted.replace("''", "").contains('\'')).then(|| quoted.replace("''", "'"))
}

fn collection(context: &str, value: &[Value]) -> Answer {
    Answer::json(200, &listed(context, value))
}

fn listed(context: &str, value: &[Value]) -> Value {
    json!({
        "@odata.context": format!("https://graph.microsoft.com/v1.0/$metadata#{context}"),
        "@odata.count": value.len(),
        "value": value,
    })
}
