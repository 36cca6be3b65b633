//! The team, its sprints, and the order of what is in them.

use super::super::door::{Answer, Call};
use super::super::ground::{Ground, iso};
use super::super::world::{Iteration, WorkItem, World};
use super::{Outcome, list, no};
use serde_json::{Value, json};

const RANK: &str = "Microsoft.VSTS.Common.StackRank";
/// How far apart neighbours are put.
const STEP: f64 = 1_000_000_000.0;

impl World {
    /// What stands in a sprint on the top level, first first. What was never ordered is last.
    pub fn backlog(&self, path: &str) -> Vec<u64> {
        let here = |item: &&WorkItem| item.text("System.IterationPath") == path;
        let mut items: Vec<&WorkItem> = self.devops.work_items.iter().filter(here).collect();
        items.retain(|item| item.parent().is_none());
        let rank = |item: &WorkItem| item.rank().unwrap_or(f64::MAX);
        items.sort_by(|one, other| rank(one).total_cmp(&rank(other)).then(one.id.cmp(&other.id)));
        items.iter().map(|item| item.id).collect()
    }

    /// The sprint that covers a moment.
    pub fn sprint_at(&self, now: i64) -> Option<&Iteration> {
        self.devops.iterations.iter().find(|sprint| (sprint.start..=sprint.finish).contains(&now))
    }
}

pub(super) fn project(world: &World, rest: &[&str]) -> Answer {
    let devops = &world.devops;
    match rest {
        ["teams"] => list(&[json!({ "id": devops.team_id, "name": devops.team })]),
        _ => Answer::json(
            200,
            &json!({
                "id": devops.project_id, "name": devops.project, "state": "wellFormed",
                "defaultTeam": { "id": devops.team_id, "name": devops.team },
            }),
        ),
    }
}

pub(super) fn route(ground: &Ground, call: &Call, rest: &[&str]) -> Outcome {
    match (call.method.as_str(), rest) {
        ("GET", ["teamsettings"]) => ground.look(|world| {
            let devops = &world.devops;
            Ok(Answer::json(200, &json!({
                "bugsBehavior": devops.bugs_behavior,
                "backlogIteration": { "id": devops.project_id, "name": devops.project, "path": devops.project },
                "workingDays": ["monday", "tuesday", "wednesday", "thursday", "friday"],
            })))
        }),
        ("GET", ["teamsettings", "iterations"]) => {
            let now = ground.now();
            let current = call.query("$timeframe").map(str::to_ascii_lowercase);
            if current.as_deref().is_some_and(|frame| frame != "current") {
                return no(400, "ArgumentException", "Only the current timeframe is supported.");
            }
            ground.look(|world| {
                let sprints: Vec<Value> = match current {
                    Some(_) => world.sprint_at(now).into_iter().map(|sprint| shown(sprint, now)).collect(),
                    None => world.devops.iterations.iter().map(|sprint| shown(sprint, now)).collect(),
                };
                Ok(list(&sprints))
            })
        }
        ("GET", ["teamsettings", "iterations", id, "workitems"]) => {
            ground.look(|world| relations(ground, world, id))
        }
        ("PATCH", ["iterations", id, "workitemsorder"]) => reorder(ground, call, id),
        _ => no(404, "VssResourceNotFoundException", "The controller for path was not found."),
    }
}

fn shown(sprint: &Iteration, now: i64) -> Value {
    let frame = if now > sprint.finish {
        "past"
    } else if now < sprint.start {
        "future"
    } else {
        "current"
    };
    json!({
        "id": sprint.id, "name": sprint.name, "path": sprint.path,
        "attributes": {
            "startDate": iso(sprint.start), "finishDate": iso(sprint.finish), "timeFrame": frame,
        },
    })
}

fn relations(ground: &Ground, world: &World, id: &str) -> Outcome {
    let Some(sprint) = world.devops.iterations.iter().find(|sprint| sprint.id == id) else {
        return no(404, "IterationNotFoundException", "The iteration is not one of the team's.");
    };
    let reference = |id: u64| json!({ "id": id, "url": format!("{}/devops/_apis/wit/workItems/{id}", ground.base) });
    let mut links = Vec::new();
    for top in world.backlog(&sprint.path) {
        links.push(json!({ "rel": null, "source": null, "target": reference(top) }));
        let children = world.devops.work_items.iter().filter(|item| item.parent() == Some(top));
        links.extend(children.map(|child| {
            json!({
                "rel": "System.LinkTypes.Hierarchy-Forward",
                "source": reference(top), "target": reference(child.id),
            })
        }));
    }
    Ok(Answer::json(200, &json!({ "workItemRelations": links })))
}

fn reorder(ground: &Ground, call: &Call, id: &str) -> Outcome {
    let body = call.json().unwrap_or_default();
    let number = |key: &str| body.get(key).and_then(Value::as_u64).unwrap_or(0);
    let ids: Vec<u64> = body
        .get("ids")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_u64)
        .collect();
    let (previous, next) = (number("previousId"), number("nextId"));
    ground.change(|world, _| {
        let Some(sprint) = world.devops.iterations.iter().find(|sprint| sprint.id == id).cloned()
        else {
            return no(404, "IterationNotFoundException", "The iteration is not one of the team's.");
        };
        let order = world.backlog(&sprint.path);
        let stale = ids.is_empty()
            || ids.iter().any(|id| !order.contains(id))
            || (previous != 0 && !order.contains(&previous))
            || (next != 0 && !order.contains(&next));
        if stale {
            let words = "TF400486: Unable to complete the operation because you or another user has modified, removed, or re-parented items, or you are trying to reorder an item outside of its immediate parent.";
            return no(400, "InvalidReorderOperationException", words);
        }
        let mut rest: Vec<u64> = order.into_iter().filter(|id| !ids.contains(id)).collect();
        let at = |id: u64| rest.iter().position(|other| *other == id);
        let place = match (previous, next) {
            (0, 0) => 0,
            (0, next) => at(next).unwrap_or(0),
            (previous, _) => at(previous).map_or(rest.len(), |place| place + 1),
        };
        rest.splice(place..place, ids.iter().copied());
        let mut moved = Vec::new();
        let mut rank = 0.0;
        for id in rest {
            rank += STEP;
            if let Some(item) = world.devops.work_items.iter_mut().find(|item| item.id == id)
                && item.rank() != Some(rank)
            {
                item.fields.insert(RANK.to_owned(), json!(rank));
                moved.push(json!({ "id": id, "order": rank }));
            }
        }
        Ok(list(&moved))
    })
}
