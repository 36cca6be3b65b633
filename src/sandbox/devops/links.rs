//! Links between work items, and from them to pages and files.

use super::Refusal;
use super::patch::bad_patch;
use crate::sandbox::backlog::{Relation, WorkItem};
use crate::sandbox::world::World;
use serde_json::{Value, json};

const CHILD: &str = "System.LinkTypes.Hierarchy-Forward";
const PARENT: &str = "System.LinkTypes.Hierarchy-Reverse";

const LINKS: [&str; 9] = [
    "Hyperlink",
    "AttachedFile",
    "ArtifactLink",
    CHILD,
    PARENT,
    "System.LinkTypes.Related",
    "System.LinkTypes.Duplicate-Forward",
    "System.LinkTypes.Duplicate-Reverse",
    "System.LinkTypes.Dependency-Forward",
];

pub(super) fn relate(world: &World, item: &mut WorkItem, value: &Value) -> Result<(), Refusal> {
    let text = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let relation = Relation {
        rel: text("rel"),
        url: text("url"),
        attributes: value.get("attributes").cloned().unwrap_or_else(|| json!({})),
    };
    if !LINKS.contains(&relation.rel.as_str()) || relation.url.is_empty() {
        let words = format!("VS402840: Unknown relation type or address: {}.", relation.rel);
        return Err(Refusal::new(400, "WorkItemLinkInvalidException", words));
    }
    let same = |known: &Relation| {
        let target = known.item().filter(|_| relation.item() == known.item());
        known.rel == relation.rel && (known.url == relation.url || target.is_some())
    };
    if item.relations.iter().any(same) {
        let words = "VS402324: Relation already exists.";
        return Err(Refusal::new(400, "RelationAlreadyExistsException", words));
    }
    if relation.rel.starts_with("System.LinkTypes") {
        let target = relation.item().filter(|id| world.devops.work_item(*id).is_some());
        let target = target.ok_or_else(|| Refusal::no_item(&relation.url))?;
        let taken = relation.rel == PARENT && item.parent().is_some()
            || relation.rel == CHILD
                && world.devops.work_item(target).is_some_and(|child| child.parent().is_some());
        if taken || target == item.id {
            let words = format!(
                "TF201036: You cannot add a link between work items {} and {target} because a \
                 work item can have only one Parent link.",
                item.id
            );
            return Err(Refusal::new(400, "WorkItemLinkInvalidException", words));
        }
    }
    item.relations.push(relation);
    Ok(())
}

pub(super) fn unrelate(world: &mut World, item: &mut WorkItem, place: &str) -> Result<(), Refusal> {
    let place = place.parse::<usize>().ok().filter(|place| *place < item.relations.len());
    let place = place.ok_or_else(|| bad_patch("/relations"))?;
    let gone = item.relations.remove(place);
    let other = gone.item().and_then(|id| world.devops.work_item_mut(id));
    if let (Some(other), Some(back)) = (other, reverse(&gone.rel)) {
        other.relations.retain(|link| link.rel != back || link.item() != Some(item.id));
    }
    Ok(())
}

fn reverse(rel: &str) -> Option<&'static str> {
    match rel {
        CHILD => Some(PARENT),
        PARENT => Some(CHILD),
        "System.LinkTypes.Related" => Some("System.LinkTypes.Related"),
        "System.LinkTypes.Duplicate-Forward" => Some("System.LinkTypes.Duplicate-Reverse"),
        "System.LinkTypes.Duplicate-Reverse" => Some("System.LinkTypes.Duplicate-Forward"),
        _ => None,
    }
}

/// Writes the other end of each link into the item it leads to.
pub(super) fn tie(world: &mut World, item: &WorkItem) {
    for relation in &item.relations {
        let (Some(id), Some(rel)) = (relation.item(), reverse(&relation.rel)) else { continue };
        let Some((home, _)) = relation.url.rsplit_once('/') else { continue };
        let Some(other) = world.devops.work_item_mut(id) else { continue };
        let tied = |link: &Relation| link.rel == rel && link.item() == Some(item.id);
        if !other.relations.iter().any(tied) {
            let url = format!("{home}/{}", item.id);
            other.relations.push(Relation { rel: rel.to_owned(), url, attributes: json!({}) });
        }
    }
}
