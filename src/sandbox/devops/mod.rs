//! Azure DevOps: work items, the discussion under them, the sprint and its order.
//!
//! Facts: Azure DevOps REST API 7.1 (the published API descriptions and their recorded examples).
//! The project follows one of the four processes that exist, Agile unless told otherwise.

mod comments;
mod items;
mod kinds;
mod links;
mod order;
mod patch;
mod places;
mod queries;
mod sprint;
mod template;
mod wiql;

use super::door::{Answer, Call};
use super::ground::Ground;
use super::login::{self, DEVOPS};
use super::world::World;
use axum::http::header::WWW_AUTHENTICATE;
use serde_json::{Value, json};

/// A refusal with Dev Ops' kind of body.
struct Refusal {
    status: u16,
    key: &'static str,
    words: String,
}

impl Refusal {
    fn new(status: u16, key: &'static str, words: impl Into<String>) -> Self {
        Self { status, key, words: words.into() }
    }

    /// A rule of the work item type was broken.
    fn rule(field: &str, codes: &str) -> Self {
        let words = format!("TF401320: Rule Error for field {field}. Error code: {codes}.");
        Self::new(400, "RuleValidationException", words)
    }

    fn no_item(id: &str) -> Self {
        let words = format!(
            "TF401232: Work item {id} does not exist, or you do not have permissions to read it."
        );
        Self::new(404, "WorkItemUnauthorizedAccessException", words)
    }

    fn no_resource() -> Self {
        Self::new(404, "VssResourceNotFoundException", "The controller for path was not found.")
    }

    fn answer(&self) -> Answer {
        Answer::json(
            self.status,
            &json!({
                "$id": "1", "innerException": null, "message": self.words,
                "typeName": format!(
                    "Microsoft.TeamFoundation.WorkItemTracking.Server.{}, \
                     Microsoft.TeamFoundation.WorkItemTracking.Server", self.key
                ),
                "typeKey": self.key, "errorCode": 0, "eventId": 3200,
            }),
        )
    }
}

/// What people without credentials are shown.
const SIGN_IN: &str = "<!DOCTYPE html><html lang=\"en\"><head><title>Azure DevOps Services | Sign \
                       In</title></head><body><h1>Sign in to Azure DevOps</h1></body></html>";

/// `/devops/{organization}/…`
pub(super) fn answer(ground: &Ground, call: &Call) -> Answer {
    match call.header("authorization").split(' ').next() {
        Some("Bearer") if login::bears(ground, call, DEVOPS) => {}
        Some("Bearer") => {
            let words = "TF400813: The user '' is not authorized to access this resource.";
            let challenge = format!("Bearer authorization_uri={}/login", ground.base);
            return Refusal::new(401, "UnauthorizedRequestException", words)
                .answer()
                .with(WWW_AUTHENTICATE, challenge);
        }
        Some("Basic") if holds_token(ground, call) => {}
        _ if call.header("x-tfs-fedauthredirect").eq_ignore_ascii_case("suppress") => {
            return Answer::empty(401).with(WWW_AUTHENTICATE, "Bearer, Basic realm=\"devops\"");
        }
        _ => return Answer::html(203, SIGN_IN),
    }
    route(ground, call).unwrap_or_else(|refusal| refusal.answer())
}

/// A personal access token stands in the place of the password; the name is of no account.
fn holds_token(ground: &Ground, call: &Call) -> bool {
    login::credentials(call).is_some_and(|(_, token)| token == ground.setting.secret)
}

fn route(ground: &Ground, call: &Call) -> Result<Answer, Refusal> {
    let path = call.path();
    let Some(at) = path.iter().position(|part| *part == "_apis") else {
        return Err(Refusal::no_resource());
    };
    let (place, api) = path.split_at(at);
    ground.look(|world| find(world, place))?;
    version(call)?;
    let api: Vec<&str> = api.iter().skip(1).copied().collect();
    let Some((area, rest)) = api.split_first() else { return Err(Refusal::no_resource()) };
    match area.to_ascii_lowercase().as_str() {
        "wit" => tracking(ground, call, rest),
        "work" => sprint::route(ground, call, rest),
        "projects" => places::projects(ground, rest),
        "connectiondata" => Ok(places::connection(ground)),
        _ => Err(Refusal::no_resource()),
    }
}

/// The organization, then perhaps a project, then perhaps a team; by name or id.
fn find(world: &World, place: &[&str]) -> Result<(), Refusal> {
    let devops = &world.devops;
    let named = |part: &str, name: &str, id: &str| {
        part.eq_ignore_ascii_case(name) || part.eq_ignore_ascii_case(id)
    };
    if place.first().is_none_or(|part| !part.eq_ignore_ascii_case(&devops.organization)) {
        let words = "The resource cannot be found: there is no such organization.";
        return Err(Refusal::new(404, "HostNotFoundException", words));
    }
    if let Some(project) = place.get(1)
        && !named(project, &devops.project, &devops.project_id)
    {
        let words = format!(
            "TF200016: The following project does not exist: {project}. Verify that the name of \
             the project is correct and that the project exists on the specified Azure DevOps \
             Server."
        );
        return Err(Refusal::new(404, "ProjectDoesNotExistWithNameException", words));
    }
    if let Some(team) = place.get(2)
        && !named(team, &devops.team, &devops.team_id)
    {
        let words = format!("The team with id '{team}' does not exist.");
        return Err(Refusal::new(404, "TeamNotFoundException", words));
    }
    Ok(())
}

/// The version a call asks for, in its query or its Accept header.
fn asked_version(call: &Call) -> Option<&str> {
    call.query("api-version").or_else(|| {
        call.header("accept").split(';').find_map(|part| part.trim().strip_prefix("api-version="))
    })
}

fn version(call: &Call) -> Result<(), Refusal> {
    match asked_version(call) {
        Some(version) if version.starts_with(|first: char| first.is_ascii_digit()) => Ok(()),
        None if call.method == "GET" => Ok(()),
        Some(_) | None => {
            let words = format!(
                "No api-version was supplied for the \"{}\" request. The version must be supplied \
                 either as part of the Accept header (e.g. \"application/json; api-version=1.0\") \
                 or as a query parameter (e.g. \"?api-version=1.0\").",
                call.method
            );
            Err(Refusal::new(400, "VssVersionNotSpecifiedException", words))
        }
    }
}

/// Some resources are for ever in preview and say so.
fn preview(call: &Call) -> Result<(), Refusal> {
    let version = asked_version(call).unwrap_or("7.1");
    if version.contains("-preview") {
        return Ok(());
    }
    let words = format!(
        "The requested version \"{version}\" of the resource is under preview. The -preview flag \
         must be supplied in the api-version for such requests. For example: \
         \"{version}-preview\""
    );
    Err(Refusal::new(400, "VssInvalidPreviewVersionException", words))
}

fn tracking(ground: &Ground, call: &Call, path: &[&str]) -> Result<Answer, Refusal> {
    let lower: Vec<String> = path.iter().map(|part| part.to_ascii_lowercase()).collect();
    let lower: Vec<&str> = lower.iter().map(String::as_str).collect();
    match (call.method.as_str(), lower.as_slice()) {
        ("POST", ["workitems", kind]) if kind.starts_with('$') => {
            items::create(ground, call, path.get(1).copied().unwrap_or_default())
        }
        ("GET", ["workitems"]) => items::several(ground, call),
        ("GET", ["workitems", id]) => items::get(ground, call, id),
        ("PATCH", ["workitems", id]) => items::update(ground, call, id),
        ("POST", ["workitemsbatch"]) => items::batch(ground, call),
        ("POST", ["wiql"]) => wiql::answer(ground, call),
        (_, ["workitems", id, "comments", rest @ ..]) => {
            preview(call)?;
            comments::route(ground, call, (id, rest))
        }
        ("GET", ["queries", _]) => Ok(queries::shared(ground, call)),
        ("POST", ["queries", _]) => queries::create(ground, call),
        ("POST", ["attachments"]) => queries::store(ground, call),
        ("GET", ["workitemtypes", rest @ ..]) => kinds::types(ground, rest),
        ("GET", ["workitemtypecategories", rest @ ..]) => kinds::categories(ground, rest),
        _ => Err(Refusal::no_resource()),
    }
}

fn body(call: &Call) -> Result<Value, Refusal> {
    let words = "TF400898: An Internal Error Occurred: the request body is not valid JSON.";
    call.json().ok_or_else(|| Refusal::new(400, "VssPropertyValidationException", words))
}

/// `{count, value}`, as every list here.
fn list(value: &[Value]) -> Answer {
    Answer::json(200, &json!({ "count": value.len(), "value": value }))
}

/// Who the bot is in Dev Ops: a service principal.
fn identity(world: &World) -> Value {
    json!({
        "displayName": world.bot.name, "id": world.bot.app_id,
        "uniqueName": world.bot.app_id, "descriptor": format!("aadsp.{}", world.bot.app_id),
    })
}

/// Where the organization's API is, as it writes it into its answers.
fn home(ground: &Ground, world: &World) -> String {
    format!("{}/devops/{}", ground.base, world.devops.organization)
}
