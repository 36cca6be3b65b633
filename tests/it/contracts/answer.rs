//! Whether the town answers as published: a neighbour that says what the real one never says would
//! teach us wrong things.

use super::operation::Operation;
use firewatch::sandbox::Request;
use jsonschema::{Draft, Validator};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What an operation answers, by status: `200`, `4XX` or `default`.
#[derive(Default)]
pub struct Answers(BTreeMap<String, Answer>);

#[derive(Default)]
struct Answer {
    /// The schema of the body, with everything it refers to; none where there is no body.
    schema: Option<Value>,
    compiled: OnceLock<Validator>,
}

impl Answers {
    pub fn published(parts: &Map<String, Value>, operation: &Value) -> Self {
        let answers = operation["responses"].as_object().into_iter().flatten();
        let one = |(status, answer): (&String, &Value)| {
            let content = answer["content"].as_object().and_then(|kinds| kinds.values().next());
            let schema = answer.get("schema").or_else(|| content?.get("schema"));
            let schema = schema.map(|schema| {
                let mut whole = parts.clone();
                whole.insert("allOf".to_owned(), json!([schema]));
                Value::Object(whole)
            });
            (status.to_uppercase(), Answer { schema, compiled: OnceLock::new() })
        };
        Self(answers.map(one).collect())
    }
}

/// These services send what they do not know as null, and do not say so in their descriptions.
fn without_nulls(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|_, field| !field.is_null());
            fields.values_mut().for_each(without_nulls);
        }
        Value::Array(items) => items.iter_mut().for_each(without_nulls),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

impl Operation {
    /// Whether the town answered as published.
    ///
    /// # Errors
    /// What is not.
    pub fn answers(&self, request: &Request) -> Result<(), String> {
        let all = &self.answers.0;
        if request.status == 0 || all.is_empty() {
            return Ok(());
        }
        // Azure DevOps publishes no failures, shows its sign-in page with 203, and makes things with
        // 201 where 200 is published: its own recorded examples show that of attachments.
        let is_devops = self.file.starts_with("azure-devops");
        let status = match request.status {
            203 | 300.. if is_devops => return Ok(()),
            201 if is_devops && !all.contains_key("201") => 200,
            status => status,
        };
        let class = format!("{}XX", status / 100);
        let known = all.get(&status.to_string());
        let known = known.or_else(|| all.get(&class));
        let known = known.or_else(|| all.get("DEFAULT").filter(|_| request.status >= 400));
        let Some(answer) = known else {
            // Where an operation has no failures published, every one of them may come.
            let fails = status >= 400;
            let why = format!("the answer {status} is not published ({})", self.file);
            return if fails { Ok(()) } else { Err(why) };
        };
        let Some(schema) = &answer.schema else {
            let empty = request.answer.is_null();
            let why = format!("the answer {} has no body ({})", request.status, self.file);
            return if empty { Ok(()) } else { Err(why) };
        };
        if request.answer.is_null() {
            return Ok(());
        }
        // Azure DevOps publishes a list and sends it with its length.
        let listed = schema["allOf"][0]["type"] == "array" && request.answer.is_object();
        let mut body =
            if listed { request.answer["value"].clone() } else { request.answer.clone() };
        without_nulls(&mut body);
        let validator = answer
            .compiled
            .get_or_init(|| jsonschema::options().with_draft(Draft::Draft4).build(schema).unwrap());
        let mut problems = validator.iter_errors(&body);
        problems.next().map_or(Ok(()), |problem| {
            let text = format!(
                "the answer {} at {}: {problem} ({})",
                request.status,
                problem.instance_path(),
                self.file
            );
            Err(text.chars().take(500).collect())
        })
    }
}
