//! Azure DevOps: work items and the sprint they are in.
//!
//! Facts: Azure DevOps REST 7.1 (work item tracking and work), its recorded examples, and the
//! error texts people met in practice.

mod items;
mod patch;
mod sprint;
mod wiql;

use super::door::{Answer, Call};
use super::ground::Ground;
use super::login::{self, DEVOPS};
use super::world::{WorkItem, World};
use serde_json::{Value, json};

/// A refusal in the words of Azure DevOps.
pub(super) struct Refusal {
    status: u16,
    key: &'static str,
    words: String,
}

type Outcome = Result<Answer, Refusal>;

fn no<T>(status: u16, key: &'static str, words: impl Into<String>) -> Result<T, Refusal> {
    Err(Refusal { status, key, words: words.into() })
}

/// The states of each type, with their categories, in the Agile process.
const STATES: [(&str, &[(&str, &str)]); 3] = [
    (
        "Bug",
        &[
            ("New", "Proposed"),
            ("Active", "InProgress"),
            ("Resolved", "Resolved"),
            ("Closed", "Completed"),
        ],
    ),
    (
        "Task",
        &[
            ("New", "Proposed"),
            ("Active", "InProgress"),
            ("Closed", "Completed"),
            ("Removed", "Removed"),
        ],
    ),
    (
        "User Story",
        &[
            ("New", "Proposed"),
            ("Active", "InProgress"),
            ("Resolved", "Resolved"),
            ("Closed", "Completed"),
        ],
    ),
];

fn states(kind: &str) -> Option<&'static [(&'static str, &'static str)]> {
    STATES.iter().find(|(name, _)| name.eq_ignore_ascii_case(kind)).map(|(_, states)| *states)
}

const SIGN_IN: &str = "<!DOCTYPE html><html><head><title>Azure DevOps Services | Sign In</title>\
                       </head><body>Sign in to your account</body></html>";

/// `/devops/{organization}/…`
pub(super) fn answer(ground: &Ground, call: &Call) -> Answer {
    let by_token =
        login::credentials(call).is_some_and(|(_, password)| password == ground.setting.secret);
    if !(by_token || login::bears(ground, call, DEVOPS)) {
        let quiet = call.header("x-tfs-fedauthredirect") == "Suppress";
        return Answer::html(if quiet { 401 } else { 203 }, SIGN_IN);
    }
    route(ground, call).unwrap_or_else(|refusal| {
        Answer::json(
            refusal.status,
            &json!({
                "$id": "1", "innerException": null, "message": refusal.words,
                "typeName": format!("Microsoft.TeamFoundation.{}", refusal.key),
                "typeKey": refusal.key, "errorCode": 0, "eventId": 3200,
            }),
        )
    })
}

fn route(ground: &Ground, call: &Call) -> Outcome {
    let path = call.path();
    let place = ground.look(|world| {
        let devops = &world.devops;
        (
            devops.organization.clone(),
            devops.project.clone(),
            devops.project_id.clone(),
            devops.team.clone(),
        )
    });
    let (organization, project, project_id, team) = place;
    let Some((_, rest)) = path.split_first().filter(|(first, _)| **first == organization) else {
        return no(404, "ProjectCollectionDoesNotExist", "The organization does not exist.");
    };
    let version =
        call.query("api-version").or_else(|| call.header("accept").split("api-version=").nth(1));
    if version.is_none() {
        return no(400, "VssVersionNotSpecifiedException", "No api-version was supplied.");
    }
    let is_project = |name: &str| name.eq_ignore_ascii_case(&project) || name == project_id;
    match rest {
        ["_apis", "projects", name, rest @ ..] if is_project(name) => {
            ground.look(|world| Ok(sprint::project(world, rest)))
        }
        [name, "_apis", "wit", rest @ ..] if is_project(name) => items::route(ground, call, rest),
        [name, name_of_team, "_apis", "wit", rest @ ..]
            if is_project(name) && name_of_team.eq_ignore_ascii_case(&team) =>
        {
            items::route(ground, call, rest)
        }
        [name, name_of_team, "_apis", "work", rest @ ..] if is_project(name) => {
            if !name_of_team.eq_ignore_ascii_case(&team) {
                let words = format!("TF400499: The team {name_of_team} does not exist.");
                return no(404, "TeamNotFoundException", words);
            }
            sprint::route(ground, call, rest)
        }
        [name, ..] if !is_project(name) => {
            let words = format!("TF200016: The following project does not exist: {name}.");
            no(404, "ProjectDoesNotExistWithNameException", words)
        }
        _ => no(404, "VssResourceNotFoundException", "The controller for path was not found."),
    }
}

/// A list as it comes over the wire, whatever the description says.
fn list(items: &[Value]) -> Answer {
    Answer::json(200, &json!({ "count": items.len(), "value": items }))
}

fn item(world: &World, id: u64) -> Result<&WorkItem, Refusal> {
    world.devops.work_items.iter().find(|item| item.id == id).ok_or_else(|| Refusal {
        status: 404,
        key: "WorkItemUnauthorizedAccessException",
        words: format!(
            "TF401232: Work item {id} does not exist, or you do not have permissions to read it."
        ),
    })
}
