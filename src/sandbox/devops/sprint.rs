//! The team's settings, its sprints, and what is in them.

use super::{Refusal, home, list, order};
use crate::sandbox::backlog::{Iteration, WorkItem, ranked};
use crate::sandbox::door::{Answer, Call};
use crate::sandbox::ground::{Ground, iso};
use crate::sandbox::world::World;
use serde_json::{Value, json};

pub(super) fn route(ground: &Ground, call: &Call, path: &[&str]) -> Result<Answer, Refusal> {
    let lower: Vec<String> = path.iter().map(|part| part.to_ascii_lowercase()).collect();
    let lower: Vec<&str> = lower.iter().map(String::as_str).collect();
    match (call.method.as_str(), lower.as_slice()) {
        ("GET", ["teamsettings"]) => Ok(settings(ground)),
        ("GET", ["teamsettings", "teamfieldvalues"]) => Ok(areas(ground)),
        ("GET", ["teamsettings", "iterations"]) => iterations(ground, call),
        ("GET", ["teamsettings", "iterations", id]) => ground
            .look(|world| Ok(Answer::json(200, &described(ground, world, iteration(world, id)?)))),
        ("GET", ["teamsettings", "iterations", id, "workitems"]) => contents(ground, id),
        ("GET", ["backlogconfiguration"]) => Ok(configuration(ground)),
        ("PATCH", ["iterations", id, "workitemsorder"]) => order::reorder(ground, call, Some(id)),
        ("PATCH", ["workitemsorder"]) => order::reorder(ground, call, None),
        _ => Err(Refusal::no_resource()),
    }
}

pub(super) fn iteration<'a>(world: &'a World, id: &str) -> Result<&'a Iteration, Refusal> {
    let found = world.devops.iterations.iter().find(|known| known.id.eq_ignore_ascii_case(id));
    found.ok_or_else(|| {
        let words = format!("TF401347: The iteration {id} is not subscribed by the team.");
        Refusal::new(404, "InvalidTeamSettingsIterationException", words)
    })
}

fn described(ground: &Ground, world: &World, iteration: &Iteration) -> Value {
    let now = ground.now();
    let frame = if now < iteration.start {
        "future"
    } else if now > iteration.finish {
        "past"
    } else {
        "current"
    };
    json!({
        "id": iteration.id, "name": iteration.name, "path": iteration.path,
        "attributes": {
            "startDate": iso(iteration.start), "finishDate": iso(iteration.finish),
            "timeFrame": frame,
        },
        "url": format!(
            "{}/_apis/work/teamsettings/iterations/{}", home(ground, world), iteration.id
        ),
    })
}

/// With `$timeframe=current` the sprint of today, or none; no other time frame is known.
fn iterations(ground: &Ground, call: &Call) -> Result<Answer, Refusal> {
    let current = match call.query("$timeframe").map(str::to_ascii_lowercase).as_deref() {
        None => false,
        Some("current") => true,
        Some(other) => {
            let words = format!("VS403359: The time frame {other} is not supported.");
            return Err(Refusal::new(400, "VssPropertyValidationException", words));
        }
    };
    ground.look(|world| {
        let all = world.devops.iterations.iter().map(|known| described(ground, world, known));
        let now = |known: &Value| known.pointer("/attributes/timeFrame") == Some(&json!("current"));
        let value: Vec<Value> = all.filter(|known| !current || now(known)).collect();
        Ok(list(&value))
    })
}

/// Top level first to last, each followed by what hangs below it.
fn contents(ground: &Ground, id: &str) -> Result<Answer, Refusal> {
    ground.look(|world| {
        let iteration = iteration(world, id)?;
        let home = home(ground, world);
        let end = |id: u64| json!({ "id": id, "url": format!("{home}/_apis/wit/workItems/{id}") });
        let mut relations = Vec::new();
        for top in world.devops.order(&iteration.path) {
            relations.push(json!({ "rel": null, "source": null, "target": end(top) }));
            let below = |item: &&WorkItem| {
                item.parent() == Some(top) && item.text("System.IterationPath") == iteration.path
            };
            for child in ranked(world.devops.work_items.iter().filter(below).collect()) {
                relations.push(json!({
                    "rel": "System.LinkTypes.Hierarchy-Forward",
                    "source": end(top), "target": end(child),
                }));
            }
        }
        let url = format!("{home}/_apis/work/teamsettings/iterations/{id}/workitems");
        Ok(Answer::json(200, &json!({ "workItemRelations": relations, "url": url })))
    })
}

fn settings(ground: &Ground) -> Answer {
    ground.look(|world| {
        let devops = &world.devops;
        let first = devops.iterations.first();
        let backlog = json!({ "id": devops.project_id, "name": devops.project, "path": "" });
        let current = first.map(|first| described(ground, world, first));
        Answer::json(
            200,
            &json!({
                "backlogIteration": backlog, "bugsBehavior": devops.bugs_behavior,
                "workingDays": ["monday", "tuesday", "wednesday", "thursday", "friday"],
                "backlogVisibilities": {
                    "Microsoft.EpicCategory": false, "Microsoft.FeatureCategory": true,
                    "Microsoft.RequirementCategory": true,
                },
                "defaultIteration": current, "defaultIterationMacro": "@currentIteration",
                "url": format!("{}/_apis/work/teamsettings", home(ground, world)),
            }),
        )
    })
}

fn areas(ground: &Ground) -> Answer {
    ground.look(|world| {
        let area = world.devops.team_area();
        Answer::json(
            200,
            &json!({
                "field": { "referenceName": "System.AreaPath" }, "defaultValue": area,
                "values": [{ "value": area, "includeChildren": true }],
            }),
        )
    })
}

fn configuration(ground: &Ground) -> Answer {
    ground.look(|world| {
        Answer::json(
            200,
            &json!({
                "bugsBehavior": world.devops.bugs_behavior,
                "isBugsBehaviorConfigured": true,
                "backlogFields": {
                    "typeFields": { "Order": world.devops.order_field() },
                },
                "requirementBacklog": {
                    "id": "Microsoft.RequirementCategory", "name": "Stories",
                    "workItemTypes": [{ "name": "User Story" }, { "name": "Bug" }],
                },
                "taskBacklog": {
                    "id": "Microsoft.TaskCategory", "name": "Tasks",
                    "workItemTypes": [{ "name": "Task" }],
                },
            }),
        )
    })
}
