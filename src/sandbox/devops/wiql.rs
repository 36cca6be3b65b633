//! Queries: conditions joined by AND, on the fields that are asked about in practice.

use super::super::door::{Answer, Call};
use super::super::ground::{Ground, iso};
use super::super::world::{WorkItem, World};
use super::{Outcome, Refusal, no};
use serde_json::{Value, json};

pub(super) fn answer(ground: &Ground, call: &Call) -> Outcome {
    let body = call.json().unwrap_or_default();
    let query = body.get("query").and_then(Value::as_str).unwrap_or_default();
    let conditions = conditions(query)?;
    let top = call.query("$top").and_then(|top| top.parse().ok()).unwrap_or(usize::MAX);
    ground.look(|world| {
        let mut found = Vec::new();
        for item in &world.devops.work_items {
            let mut fits = true;
            for condition in &conditions {
                fits &= condition.fits(world, item)?;
            }
            if fits {
                let url = format!("{}/devops/_apis/wit/workItems/{}", ground.base, item.id);
                found.push(json!({ "id": item.id, "url": url }));
            }
        }
        found.truncate(top);
        Ok(Answer::json(
            200,
            &json!({
                "queryType": "flat", "queryResultType": "workItem", "asOf": iso(ground.now()),
                "columns": [], "workItems": found,
            }),
        ))
    })
}

struct Condition {
    field: String,
    sign: String,
    value: String,
}

fn malformed<T>(query: &str) -> Result<T, Refusal> {
    let words = format!("TF51006: The query statement is missing a clause or malformed: {query}");
    no(400, "SyntaxException", words)
}

fn conditions(query: &str) -> Result<Vec<Condition>, Refusal> {
    let Some((head, rest)) = query.split_once(" WHERE ") else { return malformed(query) };
    if !head.starts_with("SELECT ") || !head.ends_with("FROM WorkItems") {
        return malformed(query);
    }
    let clauses = rest.split(" ORDER BY ").next().unwrap_or(rest);
    clauses
        .split(" AND ")
        .map(|clause| {
            let (field, rest) = clause.trim().split_once(']').map_or(("", ""), |pair| pair);
            let (sign, value) = rest.trim().split_once(' ').map_or(("", ""), |pair| pair);
            if field.is_empty() || !matches!(sign, "=" | "<>" | "CONTAINS") {
                return malformed(query);
            }
            let value = value.trim();
            let value = if value.starts_with('\'') {
                value.trim_matches('\'').replace("''", "'")
            } else {
                value.to_owned()
            };
            let field = field.trim_start_matches('[').to_owned();
            Ok(Condition { field, sign: sign.to_owned(), value })
        })
        .collect()
}

impl Condition {
    fn fits(&self, world: &World, item: &WorkItem) -> Result<bool, Refusal> {
        let value = if self.value == "@project" { &world.devops.project } else { &self.value };
        let text = item.text(&self.field);
        let same = text.eq_ignore_ascii_case(value);
        match (self.sign.as_str(), self.field.as_str()) {
            ("CONTAINS", "System.Tags") => {
                Ok(text.split(';').any(|tag| tag.trim().eq_ignore_ascii_case(value)))
            }
            ("CONTAINS", "System.Title") => Ok(text.to_lowercase().contains(&value.to_lowercase())),
            ("=", _) => Ok(same),
            ("<>", _) => Ok(!same),
            _ => malformed(&self.field),
        }
    }
}
