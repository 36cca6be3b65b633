//! Moving work items up and down a backlog.

use super::{Refusal, body, list, sprint};
use crate::sandbox::backlog::{WorkItem, ranked};
use crate::sandbox::door::{Answer, Call};
use crate::sandbox::ground::Ground;
use crate::sandbox::world::World;
use serde_json::{Value, json};

/// The distance Dev Ops leaves between neighbours.
const GAP: f64 = 400_000_000.0;

/// What a client asks for; 0 stands for nothing there.
struct Wish {
    ids: Vec<u64>,
    parent: u64,
    previous: u64,
    next: u64,
}

/// Dev Ops says the same of every list that is not as the client believed.
fn stale() -> Refusal {
    let words = "TF400486: Unable to complete the operation because you or another user has \
                 modified, removed, or re-parented items, or you are trying to reorder an item \
                 outside of its immediate parent. Refresh and try again.";
    Refusal::new(400, "ReorderWorkItemsException", words)
}

/// `PATCH …/workitemsorder`, of a sprint or of the whole backlog.
pub(super) fn reorder(
    ground: &Ground,
    call: &Call,
    iteration: Option<&str>,
) -> Result<Answer, Refusal> {
    let body = body(call)?;
    let number = |name: &str| body.get(name).and_then(Value::as_u64).unwrap_or(0);
    let ids = body.get("ids").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let wish = Wish {
        ids: ids.iter().filter_map(Value::as_u64).collect(),
        parent: number("parentId"),
        previous: number("previousId"),
        next: number("nextId"),
    };
    if wish.ids.is_empty() {
        let words = "VS403356: The ids of the work items are missing.";
        return Err(Refusal::new(400, "VssPropertyValidationException", words));
    }
    let named = body.get("iterationPath").and_then(Value::as_str);
    ground.change(|world, _now| {
        let path = iteration.map(|id| sprint::iteration(world, id).map(|known| known.path.clone()));
        let path = path.transpose()?;
        if let (Some(path), Some(named)) = (&path, named)
            && path != named
        {
            let words = "TF400497: The backlog iteration path that you specified is no longer \
                         valid.";
            return Err(Refusal::new(400, "InvalidIterationPathException", words));
        }
        if world.devops.order_refused {
            return Err(stale());
        }
        let siblings = siblings(world, &wish, path.as_deref())?;
        let order = arranged(&siblings, &wish)?;
        let changed = renumber(world, &order, &wish.ids);
        Ok(list(&changed))
    })
}

/// The items among which the order is to change, first to last.
fn siblings(world: &World, wish: &Wish, path: Option<&str>) -> Result<Vec<u64>, Refusal> {
    let devops = &world.devops;
    let here = |item: &&WorkItem| path.is_none_or(|path| item.text("System.IterationPath") == path);
    let siblings = match (wish.parent, path) {
        (0, Some(path)) => devops.order(path),
        (0, None) => {
            ranked(devops.work_items.iter().filter(|item| item.parent().is_none()).collect())
        }
        (parent, _) => {
            let below = |item: &&WorkItem| item.parent() == Some(parent);
            ranked(devops.work_items.iter().filter(here).filter(below).collect())
        }
    };
    // Tasks without a parent are in the sprint but on no backlog level of their own.
    // Where bugs stand beside tasks, they are on no backlog either.
    let bug = super::template::kinds(devops).into_iter().next().map(|kind| kind.name);
    let beside_tasks = devops.bugs_behavior == "asTasks";
    let level = |id: &u64| {
        devops.work_item(*id).is_some_and(|item| {
            item.kind != "Task" && !(beside_tasks && Some(&item.kind) == bug.as_ref())
        })
    };
    let siblings: Vec<u64> =
        siblings.into_iter().filter(|id| wish.parent != 0 || level(id)).collect();
    if wish.ids.iter().all(|id| siblings.contains(id)) { Ok(siblings) } else { Err(stale()) }
}

/// The new order, if the neighbours named are neighbours indeed.
fn arranged(siblings: &[u64], wish: &Wish) -> Result<Vec<u64>, Refusal> {
    let others: Vec<u64> = siblings.iter().copied().filter(|id| !wish.ids.contains(id)).collect();
    let place = |id: u64| others.iter().position(|other| *other == id);
    let after_previous = match wish.previous {
        0 => 0,
        id => place(id).ok_or_else(stale)? + 1,
    };
    let before_next = match wish.next {
        0 => others.len(),
        id => place(id).ok_or_else(stale)?,
    };
    if after_previous != before_next {
        return Err(stale());
    }
    let (before, after) = others.split_at(before_next);
    Ok([before, &wish.ids, after].concat())
}

/// Gives the moved items ranks between their neighbours, and everybody a new one where there is no
/// room. Answers with all that changed.
fn renumber(world: &mut World, order: &[u64], moved: &[u64]) -> Vec<Value> {
    let devops = &mut world.devops;
    let first = order.iter().position(|id| moved.contains(id)).unwrap_or(0);
    let rank = |place: Option<usize>| {
        place.and_then(|place| order.get(place)).map(|id| devops.work_item(*id)?.rank())
    };
    let steps: Vec<f64> = moved.iter().zip(1_u32..).map(|(_, step)| f64::from(step)).collect();
    let count = steps.last().copied().unwrap_or(1.0);
    let fitting: Option<Vec<f64>> =
        match (rank(first.checked_sub(1)), rank(Some(first + moved.len()))) {
            (None, Some(Some(next))) => {
                Some(steps.iter().map(|step| next - GAP * (count + 1.0 - step)).collect())
            }
            (Some(Some(previous)), None) => {
                Some(steps.iter().map(|step| previous + GAP * step).collect())
            }
            (Some(Some(previous)), Some(Some(next))) if next - previous > count + 1.0 => {
                let gap = (next - previous) / (count + 1.0);
                Some(steps.iter().map(|step| previous + gap * step).collect())
            }
            _ => None,
        };
    let mut changes: Vec<(u64, f64)> = Vec::new();
    if let Some(ranks) = fitting {
        changes.extend(moved.iter().copied().zip(ranks));
    } else {
        let mut rank = 0.0;
        for id in order {
            rank += GAP;
            changes.push((*id, rank));
        }
    }
    let field = devops.order_field();
    for (id, rank) in &changes {
        if let Some(item) = devops.work_item_mut(*id) {
            item.set_by_hand(field, json!(rank));
        }
    }
    changes.iter().map(|(id, rank)| json!({ "id": id, "order": rank })).collect()
}
