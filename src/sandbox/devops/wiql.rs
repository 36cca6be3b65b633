//! The query language, as far as a careful client needs it: conditions joined by AND.

use super::{Refusal, body, home};
use crate::sandbox::backlog::WorkItem;
use crate::sandbox::door::{Answer, Call};
use crate::sandbox::ground::{Ground, iso};
use serde_json::{Value, json};

/// One condition.
struct Condition {
    field: String,
    operator: Operator,
    value: String,
}

#[derive(Clone, Copy)]
enum Operator {
    Is,
    IsNot,
    Contains,
    DoesNotContain,
}

pub(super) fn answer(ground: &Ground, call: &Call) -> Result<Answer, Refusal> {
    let wish = body(call)?;
    let query = wish.get("query").and_then(Value::as_str).unwrap_or_default();
    let top = call.query("$top").and_then(|top| top.parse().ok()).unwrap_or(20_000);
    ground.look(|world| {
        let conditions = parse(query, &world.devops.project)?;
        let home = home(ground, world);
        let fits = |item: &&WorkItem| conditions.iter().all(|condition| condition.holds(item));
        let mut ids: Vec<u64> =
            world.devops.work_items.iter().filter(fits).map(|item| item.id).collect();
        if query.to_ascii_uppercase().trim_end().ends_with(" DESC") {
            ids.reverse();
        }
        let found: Vec<Value> = ids
            .into_iter()
            .take(top)
            .map(|id| json!({ "id": id, "url": format!("{home}/_apis/wit/workItems/{id}") }))
            .collect();
        let column = json!({
            "referenceName": "System.Id", "name": "ID",
            "url": format!("{home}/_apis/wit/fields/System.Id"),
        });
        Ok(Answer::json(
            200,
            &json!({
                "queryType": "flat", "queryResultType": "workItem", "asOf": iso(ground.now()),
                "columns": [column], "workItems": found,
            }),
        ))
    })
}

impl Condition {
    /// Text is compared without regard to case. A tag contains what any part of the tags contains:
    /// who looks for `INC-1` also finds `INC-12`, and has to look twice.
    fn holds(&self, item: &WorkItem) -> bool {
        let present = match self.field.as_str() {
            "system.id" => item.id.to_string(),
            "system.workitemtype" => item.kind.clone(),
            name => {
                let found = item.fields.iter().find(|(known, _)| known.to_lowercase() == name);
                found.map_or(String::new(), |(_, value)| {
                    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
                })
            }
        };
        let present = present.to_lowercase();
        match self.operator {
            Operator::Is => present == self.value,
            Operator::IsNot => present != self.value,
            Operator::Contains => present.contains(&self.value),
            Operator::DoesNotContain => !present.contains(&self.value),
        }
    }
}

/// Fields a query may ask about.
const ASKED: [&str; 7] = [
    "system.id",
    "system.teamproject",
    "system.tags",
    "system.workitemtype",
    "system.title",
    "system.state",
    "system.iterationpath",
];

fn parse(query: &str, project: &str) -> Result<Vec<Condition>, Refusal> {
    let mut words = Words(query.trim());
    words.keyword("SELECT")?;
    while !words.at("FROM") {
        words.field()?;
        words.take(',');
    }
    words.keyword("FROM")?;
    words.keyword("WorkItems")?;
    let mut conditions = Vec::new();
    if words.at("WHERE") {
        words.keyword("WHERE")?;
        conditions.push(words.condition(project)?);
        while words.at("AND") {
            words.keyword("AND")?;
            conditions.push(words.condition(project)?);
        }
    }
    if words.at("ORDER") {
        words.keyword("ORDER")?;
        words.keyword("BY")?;
        words.field()?;
        for direction in ["ASC", "DESC"] {
            if words.at(direction) {
                words.keyword(direction)?;
            }
        }
    }
    if words.0.is_empty() { Ok(conditions) } else { Err(words.lost("the end of the query")) }
}

/// The rest of a query.
struct Words<'a>(&'a str);

impl<'a> Words<'a> {
    fn lost(&self, expected: &str) -> Refusal {
        let near: String = self.0.chars().take(20).collect();
        let words = format!(
            "TF51006: The query statement is missing a clause: expecting {expected}. The error is \
             caused by «{near}»."
        );
        Refusal::new(400, "SyntaxException", words)
    }

    fn at(&self, word: &str) -> bool {
        self.0.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
    }

    fn keyword(&mut self, word: &str) -> Result<(), Refusal> {
        if !self.at(word) {
            return Err(self.lost(word));
        }
        self.0 = self.0.get(word.len()..).unwrap_or_default().trim_start();
        Ok(())
    }

    fn take(&mut self, sign: char) -> bool {
        let rest = self.0.strip_prefix(sign);
        if let Some(rest) = rest {
            self.0 = rest.trim_start();
        }
        rest.is_some()
    }

    /// `[System.Id]`, or the same without brackets.
    fn field(&mut self) -> Result<String, Refusal> {
        let (name, rest) = if self.0.starts_with('[') {
            let end = self.0.split_once(']');
            let (name, rest) = end.ok_or_else(|| self.lost("a field"))?;
            (name.trim_start_matches('['), rest)
        } else {
            let end = self.0.find(|sign: char| !sign.is_alphanumeric() && sign != '.');
            let end = end.filter(|end| *end > 0).ok_or_else(|| self.lost("a field"))?;
            self.0.split_at(end)
        };
        self.0 = rest.trim_start();
        Ok(name.to_lowercase())
    }

    fn operator(&mut self) -> Result<Operator, Refusal> {
        let known = [
            ("<>", Operator::IsNot),
            ("=", Operator::Is),
            ("NOT CONTAINS", Operator::DoesNotContain),
            ("CONTAINS", Operator::Contains),
        ];
        for (sign, operator) in known {
            if self.at(sign) {
                self.keyword(sign)?;
                return Ok(operator);
            }
        }
        Err(self.lost("an operator"))
    }

    fn condition(&mut self, project: &str) -> Result<Condition, Refusal> {
        let field = self.field()?;
        if !ASKED.contains(&field.as_str()) {
            let words =
                format!("TF51005: The query references a field that does not exist: {field}.");
            return Err(Refusal::new(400, "FieldNotFoundException", words));
        }
        let operator = self.operator()?;
        let value = self.value(project)?.to_lowercase();
        Ok(Condition { field, operator, value })
    }

    /// `'text'` with doubled quotes inside, a number, or `@project`.
    fn value(&mut self, project: &str) -> Result<String, Refusal> {
        if self.at("@project") {
            self.keyword("@project")?;
            return Ok(project.to_owned());
        }
        if !self.take_quote() {
            let end = self.0.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(self.0.len());
            let (number, rest) = self.0.split_at(end);
            if number.is_empty() {
                return Err(self.lost("a value"));
            }
            self.0 = rest.trim_start();
            return Ok(number.to_owned());
        }
        let mut text = String::new();
        loop {
            let (part, rest) = self.0.split_once('\'').ok_or_else(|| self.lost("a quote"))?;
            text.push_str(part);
            self.0 = rest;
            if !self.take_quote() {
                self.0 = self.0.trim_start();
                return Ok(text);
            }
            text.push('\'');
        }
    }

    /// Takes a quote and leaves what follows it as it is: blanks inside a text count.
    fn take_quote(&mut self) -> bool {
        let rest: Option<&'a str> = self.0.strip_prefix('\'');
        if let Some(rest) = rest {
            self.0 = rest;
        }
        rest.is_some()
    }
}
