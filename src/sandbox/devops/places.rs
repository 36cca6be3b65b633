//! The organization, its project and its team.

use super::{Refusal, home, identity, list};
use crate::sandbox::door::Answer;
use crate::sandbox::ground::Ground;
use serde_json::json;

pub(super) fn projects(ground: &Ground, path: &[&str]) -> Result<Answer, Refusal> {
    ground.look(|world| {
        let devops = &world.devops;
        let home = home(ground, world);
        let here = |name: &str| {
            name.eq_ignore_ascii_case(&devops.project)
                || name.eq_ignore_ascii_case(&devops.project_id)
        };
        let project_url = format!("{home}/_apis/projects/{}", devops.project_id);
        let team = json!({
            "id": devops.team_id, "name": devops.team, "projectId": devops.project_id,
            "projectName": devops.project, "description": "The default project team.",
            "url": format!("{project_url}/teams/{}", devops.team_id),
        });
        let mut project = json!({
            "id": devops.project_id, "name": devops.project, "url": project_url,
            "state": "wellFormed", "visibility": "private", "revision": 1,
        });
        match path {
            [] => Ok(list(&[project])),
            [name] if here(name) => {
                if let Some(fields) = project.as_object_mut() {
                    fields.insert("defaultTeam".to_owned(), team);
                }
                Ok(Answer::json(200, &project))
            }
            [name, "teams"] if here(name) => Ok(list(&[team])),
            [name, "teams", wanted]
                if here(name)
                    && (wanted.eq_ignore_ascii_case(&devops.team)
                        || wanted.eq_ignore_ascii_case(&devops.team_id)) =>
            {
                Ok(Answer::json(200, &team))
            }
            [name, ..] if !here(name) => {
                let words = format!("TF200016: The following project does not exist: {name}.");
                Err(Refusal::new(404, "ProjectDoesNotExistWithNameException", words))
            }
            _ => Err(Refusal::no_resource()),
        }
    })
}

/// `GET _apis/connectionData`: who Dev Ops takes the caller for.
pub(super) fn connection(ground: &Ground) -> Answer {
    ground.look(|world| {
        let user = json!({
            "id": world.bot.app_id, "providerDisplayName": world.bot.name,
            "isActive": true, "properties": identity(world),
        });
        Answer::json(200, &json!({ "authenticatedUser": user, "authorizedUser": user }))
    })
}
