//! One published operation, and whether a request is one of it. Reads Swagger 2.0 and `OpenAPI` 3.0
//! as far as the descriptions at hand use them.

use super::answer::Answers;
use firewatch::sandbox::Request;
use jsonschema::{Draft, Validator};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// Kinds of thing that are more than their description says: an entity of a message has the fields
/// of its kind.
const OPEN: [&str; 1] = ["Entity"];

/// One operation of one service.
pub struct Operation {
    /// The description it stands in.
    pub file: &'static str,
    pub method: String,
    /// The path as published.
    pub path: String,
    base: &'static str,
    parameters: Vec<Parameter>,
    body: Option<Body>,
    pub(super) answers: Answers,
}

struct Parameter {
    name: String,
    place: String,
    required: bool,
    schema: Value,
}

struct Body {
    required: bool,
    kinds: Vec<String>,
    /// The schema, with everything it refers to.
    schema: Value,
    compiled: OnceLock<Validator>,
}

/// All operations of a description whose paths begin at `base` in the town.
pub fn operations(file: &'static str, base: &'static str, document: &Value) -> Vec<Operation> {
    let closed = closed(document);
    let open = open(document);
    let mut all = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            if operation.is_object() {
                all.push(Operation {
                    file,
                    method: method.to_uppercase(),
                    path: path.clone(),
                    base,
                    parameters: parameters(document, operation),
                    body: body(document, &closed, operation),
                    answers: Answers::published(&open, operation),
                });
            }
        }
    }
    all
}

/// The operations of the addendum, which gives examples in the place of schemas.
pub fn addendum(file: &'static str, base: &'static str, document: &Value) -> Vec<Operation> {
    let possible = document["operations"].as_array().unwrap().iter();
    possible
        .filter(|operation| operation.get("fail").is_none())
        .map(|operation| {
            let (path, query) = {
                let path = operation["path"].as_str().unwrap();
                path.split_once('?').unwrap_or((path, ""))
            };
            let query = query.split('&').filter_map(|pair| pair.split_once('='));
            Operation {
                file,
                method: operation["method"].as_str().unwrap().to_owned(),
                path: format!("/{path}"),
                base,
                parameters: query
                    .map(|(name, _)| Parameter {
                        name: name.to_owned(),
                        place: "query".to_owned(),
                        required: false,
                        schema: json!({ "type": "string" }),
                    })
                    .collect(),
                body: operation.get("body").map(|example| Body {
                    required: true,
                    kinds: vec!["application/json".to_owned()],
                    schema: like(example),
                    compiled: OnceLock::new(),
                }),
                answers: Answers::default(),
            }
        })
        .collect()
}

/// The named things of a description, as they are.
fn open(document: &Value) -> Map<String, Value> {
    let parts = ["definitions", "components"].into_iter();
    let named = parts.filter_map(|name| {
        let mut part = document.get(name)?.clone();
        plain(&mut part);
        anything(&mut part);
        Some((name.to_owned(), part))
    });
    named.collect()
}

/// A schema for things that have exactly the fields of an example.
fn like(example: &Value) -> Value {
    match example {
        Value::Object(fields) => {
            let properties: Map<String, Value> =
                fields.iter().map(|(name, value)| (name.clone(), like(value))).collect();
            let required: Vec<&String> = fields.keys().collect();
            json!({ "type": "object", "properties": properties, "required": required,
                    "additionalProperties": false })
        }
        Value::Array(items) => json!({ "type": "array", "items": items.first().map(like),
                                       "minItems": items.len(), "maxItems": items.len() }),
        Value::Bool(value) => json!({ "enum": [value] }),
        Value::String(_) => json!({ "type": "string" }),
        Value::Number(_) => json!({ "type": "number" }),
        Value::Null => json!({}),
    }
}

/// The named things of a description, taking no fields that it does not name. Those that others
/// build upon stay open.
fn closed(document: &Value) -> Map<String, Value> {
    let mut parts = Map::new();
    let mut bases = BTreeSet::new();
    built_upon(document, &mut bases);
    for name in ["definitions", "components"] {
        let Some(part) = document.get(name) else { continue };
        let mut part = part.clone();
        let things = if name == "components" { &mut part["schemas"] } else { &mut part };
        for (name, thing) in things.as_object_mut().unwrap() {
            if !bases.contains(name) && !OPEN.contains(&name.as_str()) {
                close(thing);
            }
        }
        plain(&mut part);
        parts.insert(name.to_owned(), part);
    }
    parts
}

/// Names of things that stand in an `allOf`.
fn built_upon(value: &Value, bases: &mut BTreeSet<String>) {
    if let Some(all) = value.get("allOf").and_then(Value::as_array) {
        let names = all.iter().filter_map(|one| one.get("$ref")?.as_str()?.rsplit('/').next());
        bases.extend(names.map(str::to_owned));
    }
    match value {
        Value::Object(fields) => fields.values().for_each(|field| built_upon(field, bases)),
        Value::Array(items) => items.iter().for_each(|item| built_upon(item, bases)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn close(thing: &mut Value) {
    let Some(fields) = thing.as_object_mut() else { return };
    let has_fields = fields
        .get("properties")
        .and_then(Value::as_object)
        .is_some_and(|properties| !properties.is_empty());
    if has_fields && !fields.contains_key("allOf") {
        fields.entry("additionalProperties").or_insert(json!(false));
    }
}

/// `nullable` in the words of JSON Schema, and no `readOnly` thing required of a sender.
fn plain(value: &mut Value) {
    if let Some(fields) = value.as_object_mut() {
        if fields.get("nullable") == Some(&json!(true))
            && let Some(kind) = fields.get("type").and_then(Value::as_str).map(str::to_owned)
        {
            fields.insert("type".to_owned(), json!([kind, "null"]));
        }
        fields.values_mut().for_each(plain);
    } else if let Some(items) = value.as_array_mut() {
        items.iter_mut().for_each(plain);
    }
}

/// Azure `DevOps` calls an object what can be anything, such as the value of a field.
fn anything(value: &mut Value) {
    if let Some(fields) = value.as_object_mut() {
        let bare = ["properties", "additionalProperties", "allOf"];
        if fields.get("type") == Some(&json!("object"))
            && !bare.iter().any(|one| fields.contains_key(*one))
        {
            fields.remove("type");
        }
        fields.values_mut().for_each(anything);
    } else if let Some(items) = value.as_array_mut() {
        items.iter_mut().for_each(anything);
    }
}

fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let pointer =
        value.get("$ref").and_then(Value::as_str).map(|path| path.trim_start_matches('#'));
    pointer.map_or(value, |pointer| document.pointer(pointer).unwrap())
}

fn parameters(document: &Value, operation: &Value) -> Vec<Parameter> {
    let all = operation["parameters"].as_array().into_iter().flatten();
    all.map(|parameter| resolved(document, parameter))
        .filter(|parameter| parameter["in"] != "body" && parameter["in"] != "path")
        .map(|parameter| Parameter {
            name: parameter["name"].as_str().unwrap().to_owned(),
            place: parameter["in"].as_str().unwrap().to_owned(),
            required: parameter["required"] == json!(true),
            schema: parameter.get("schema").unwrap_or(parameter).clone(),
        })
        .collect()
}

fn body(document: &Value, parts: &Map<String, Value>, operation: &Value) -> Option<Body> {
    let whole = |schema: &Value| {
        let mut whole = parts.clone();
        whole.insert("allOf".to_owned(), json!([schema]));
        Value::Object(whole)
    };
    if let Some(body) = operation.get("requestBody") {
        let (kind, content) = body["content"].as_object()?.iter().next()?;
        return Some(Body {
            required: body["required"] == json!(true),
            kinds: vec![kind.clone()],
            schema: whole(&content["schema"]),
            compiled: OnceLock::new(),
        });
    }
    let mut all = operation["parameters"].as_array().into_iter().flatten();
    let body = all.find(|parameter| parameter["in"] == "body")?;
    let consumes = operation.get("consumes").or_else(|| document.get("consumes"));
    let kinds = consumes?.as_array()?.iter().filter_map(Value::as_str);
    Some(Body {
        required: body["required"] == json!(true),
        kinds: kinds.map(str::to_owned).collect(),
        schema: whole(&body["schema"]),
        compiled: OnceLock::new(),
    })
}

impl Operation {
    /// Whether method and path are this operation's. Azure `DevOps` reads paths in any case.
    pub fn is_at(&self, request: &Request) -> bool {
        let Some(rest) = request.path.strip_prefix(self.base) else { return false };
        let (path, template) = (rest.split('/'), self.path.split('/'));
        self.method == request.method
            && path.clone().count() == template.clone().count()
            && path.zip(template).all(|(part, wanted)| match wanted.split_once('{') {
                // `$` of `${type}` is meant to the letter.
                Some((before, _)) => {
                    part.strip_prefix(before).is_some_and(|rest| !rest.is_empty())
                        && (!before.is_empty() || !part.starts_with('$'))
                }
                None => part.eq_ignore_ascii_case(wanted),
            })
    }

    /// Whether query, headers and body are as published.
    ///
    /// # Errors
    /// The first thing that is not.
    pub fn takes(&self, request: &Request) -> Result<(), String> {
        self.query(request)?;
        self.headers(request)?;
        self.sent(request)
    }

    fn query(&self, request: &Request) -> Result<(), String> {
        let given: BTreeMap<String, String> =
            url::form_urlencoded::parse(request.query.as_bytes()).into_owned().collect();
        let known = |name: &str| {
            let mut named = self.parameters.iter().filter(|parameter| parameter.place == "query");
            named.find(|parameter| parameter.name == name)
        };
        // Graph puts this into the address of a next page, which is to be taken as it is:
        // https://learn.microsoft.com/en-us/graph/paging
        let is_page = self.method == "GET" && self.base.starts_with("/graph");
        for (name, value) in given.iter().filter(|(name, _)| !is_page || *name != "$skiptoken") {
            let parameter =
                known(name).ok_or_else(|| format!("the query parameter {name} is unknown"))?;
            parameter.fits(value)?;
        }
        for parameter in self.parameters.iter().filter(|one| one.required && one.place == "query") {
            if !given.contains_key(&parameter.name) {
                return Err(format!("the query parameter {} is missing", parameter.name));
            }
        }
        Ok(())
    }

    fn headers(&self, request: &Request) -> Result<(), String> {
        let authorization = request.headers.get("authorization").map(String::as_str);
        if !matches!(authorization, Some("Bearer" | "Basic")) {
            return Err("no token was shown".to_owned());
        }
        for parameter in self.parameters.iter().filter(|one| one.place == "header") {
            match request.headers.get(&parameter.name.to_lowercase()) {
                Some(value) => parameter.fits(value)?,
                None if parameter.required => {
                    return Err(format!("the header {} is missing", parameter.name));
                }
                None => {}
            }
        }
        Ok(())
    }

    fn sent(&self, request: &Request) -> Result<(), String> {
        let Some(body) = &self.body else {
            let empty = request.body.is_null();
            return if empty { Ok(()) } else { Err("nobody reads this body".to_owned()) };
        };
        if request.body.is_null() {
            return if body.required { Err("the body is missing".to_owned()) } else { Ok(()) };
        }
        let kind = request.headers.get("content-type").map(String::as_str).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default();
        if !body.kinds.iter().any(|known| known == kind) {
            return Err(format!("the content type {kind} is not among {:?}", body.kinds));
        }
        if kind == "application/octet-stream" {
            return Ok(());
        }
        let validator = body.compiled.get_or_init(|| {
            jsonschema::options().with_draft(Draft::Draft4).build(&body.schema).unwrap()
        });
        let mut problems = validator.iter_errors(&request.body);
        problems.next().map_or(Ok(()), |problem| {
            let text = format!("the body at {}: {problem}", problem.instance_path());
            Err(text.chars().take(500).collect())
        })
    }
}

impl Parameter {
    fn fits(&self, value: &str) -> Result<(), String> {
        let kind = self.schema["type"].as_str().unwrap_or("string");
        let right = match kind {
            "integer" => value.parse::<i64>().is_ok(),
            "number" => value.parse::<f64>().is_ok(),
            "boolean" => matches!(value, "true" | "false"),
            _ => !value.is_empty(),
        };
        let listed = self.schema["enum"].as_array();
        if right && listed.is_none_or(|listed| listed.iter().any(|one| one == value)) {
            Ok(())
        } else {
            Err(format!("the parameter {} cannot be {value}", self.name))
        }
    }
}
