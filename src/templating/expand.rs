//! From a parsed template and data to the card's JSON.

use std::fmt::Write;

use serde_json::{Map, Value};

use crate::error::{Fault, Problem, TemplateError};
use crate::eval::Env;
use crate::functions::Missing;
use crate::print::Sink;
use crate::template::{Binding, Data, Hole, Object, Piece, Piecemeal, When};
use crate::value::Val;

/// A failure on its way out of the template: the path grows from its end.
#[derive(Debug)]
pub(crate) struct Place(Box<TemplateError>);

impl Place {
    pub(crate) fn new(expression: &str, problem: Problem) -> Self {
        Self(Box::new(TemplateError {
            template: String::new(),
            path: String::new(),
            expression: expression.to_owned(),
            problem,
        }))
    }

    pub(crate) fn in_item(mut self, at: usize) -> Self {
        self.0.path.insert_str(0, &format!("[{at}]"));
        self
    }

    pub(crate) fn in_field(mut self, name: &str) -> Self {
        let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || "_$".contains(c));
        let step = if plain { format!(".{name}") } else { format!("[{name:?}]") };
        self.0.path.insert_str(0, &step);
        self
    }

    pub(crate) fn named(mut self, template: &str) -> TemplateError {
        self.0.path.insert(0, '$');
        template.clone_into(&mut self.0.template);
        *self.0
    }
}

/// The expansion of a template.
pub(crate) struct Expansion;

impl Expansion {
    /// The piece's JSON; `None` for undefined.
    pub(crate) fn of<'a>(piece: &'a Piece, env: Env<'_, 'a>) -> Result<Option<Value>, Place> {
        match piece {
            Piece::Plain(value) => {
                let work = 1 + value.as_str().map_or(0, str::len);
                env.world.fuel.take(work).map_err(|fault| Place::new("", fault.into()))?;
                Ok(Some(value.clone()))
            }
            Piece::Bound(binding) => bound_json(binding, env),
            Piece::List(items) => list(items, env).map(|items| Some(Value::Array(items))),
            Piece::Object(object) => repeat(object, env).map(Some),
        }
    }
}

/// Nulls drop out of arrays; arrays inside arrays are spliced in.
fn list<'a>(items: &'a [Piece], env: Env<'_, 'a>) -> Result<Vec<Value>, Place> {
    let mut found = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        match Expansion::of(item, env).map_err(|place| place.in_item(at))? {
            Some(Value::Null) => {}
            Some(Value::Array(inner)) => found.extend(inner),
            Some(value) => found.push(value),
            None => found.push(Value::Null),
        }
    }
    Ok(found)
}

/// Expands an object for each of its data: nothing gives null, one gives itself, more an array.
fn repeat<'a>(object: &'a Object, env: Env<'_, 'a>) -> Result<Value, Place> {
    let data = match &object.data {
        Data::Inherited => return Ok(single(object, env)?.unwrap_or_default()),
        Data::Literal(value) => Val::of(value),
        Data::Bound(binding) => bound(binding, env).map_err(|place| place.in_field("$data"))?,
    };
    let Some(items) = data.items() else {
        // Undefined leaves the data as it is around the object.
        let data = if matches!(data, Val::Undefined) { env.data } else { &data };
        return Ok(single(object, Env { data, ..env })?.unwrap_or_default());
    };
    let mut found = Vec::with_capacity(items.len());
    for (at, data) in items.iter().enumerate() {
        let data = if matches!(data, Val::Undefined) { env.data } else { data };
        found.extend(single(object, Env { data, index: Some(at), ..env })?);
    }
    Ok(match found.len() {
        0 => Value::Null,
        1 => found.pop().unwrap_or_default(),
        _ => Value::Array(found),
    })
}

/// Expands an object once; `None` if its `$when` does not hold.
fn single<'a>(object: &'a Object, env: Env<'_, 'a>) -> Result<Option<Value>, Place> {
    if !holds(&object.when, env).map_err(|place| place.in_field("$when"))? {
        return Ok(None);
    }
    let mut fields = Map::new();
    for (key, piece) in &object.fields {
        env.world.fuel.take(key.len()).map_err(|fault| Place::new("", fault.into()))?;
        let value = Expansion::of(piece, env).map_err(|place| place.in_field(key))?;
        if let Some(value) = value {
            fields.insert(key.clone(), value);
        }
    }
    Ok(Some(Value::Object(fields)))
}

fn holds<'a>(when: &'a When, env: Env<'_, 'a>) -> Result<bool, Place> {
    let hole = match when {
        When::Always => return Ok(true),
        When::Never => return Ok(false),
        When::If(hole) => hole,
    };
    match env.value(&hole.node, Missing::Nothing) {
        Ok(value) => Ok(matches!(value, Val::Bool(true))),
        Err(fault) if fault.is_soft() => Ok(false),
        Err(fault) => Err(Place::new(&hole.source, fault.into())),
    }
}

fn bound_json<'a>(binding: &'a Binding, env: Env<'_, 'a>) -> Result<Option<Value>, Place> {
    let source = match binding {
        Binding::Lone(hole) => &hole.source,
        Binding::Mixed { source, .. } => source,
    };
    let value = bound(binding, env)?;
    value.into_json(&env.world.fuel).map_err(|fault| Place::new(source, fault.into()))
}

fn bound<'a>(binding: &'a Binding, env: Env<'_, 'a>) -> Result<Val<'a>, Place> {
    match binding {
        Binding::Lone(Hole { source, node }) => {
            env.value(node, Missing::Source).map_err(|fault| Place::new(source, fault.into()))
        }
        Binding::Mixed { source, parts } => {
            mixed(parts, env).map(Val::text_of).map_err(|problem| Place::new(source, problem))
        }
    }
}

/// Joins text and values. An expression that fails stays in the text as `${…}`.
fn mixed<'a>(parts: &'a [Piecemeal], env: Env<'_, 'a>) -> Result<String, Problem> {
    let fuel = &env.world.fuel;
    let mut sink = Sink::new(fuel);
    for part in parts {
        let node = match part {
            Piecemeal::Plain(text) => {
                sink.push(text)?;
                continue;
            }
            Piecemeal::Node(node) => node,
        };
        match env.value(node, Missing::Source) {
            Ok(value) if value.is_nothing() => return Err(Problem::NoText),
            Ok(value) => sink.push_display(&value)?,
            Err(Fault::TooLarge) => return Err(Problem::TooLarge),
            Err(Fault::Refused(_) | Fault::Unknown(_)) => {
                let mut source = String::from("${");
                // Writing to a String cannot fail.
                let _ = write!(source, "{node}}}");
                sink.push(&source)?;
            }
        }
    }
    Ok(sink.into_text())
}
