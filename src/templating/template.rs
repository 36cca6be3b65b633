//! A card's template, parsed once.

use jiff::Timestamp;
use serde_json::Value;

use crate::error::{Problem, TemplateError};
use crate::eval::{Env, World};
use crate::expand::{Place, expand};
use crate::interpolate::{self, Part};
use crate::node::{Constant, Node};
use crate::parse;
use crate::value::Val;

/// How deep a template's JSON may nest; the same as `serde_json` allows when it reads text.
const MOST_DEPTH: usize = 128;

/// Property names with a meaning of their own. They never reach the card.
const RESERVED: [&str; 6] = ["$data", "$when", "$root", "$index", "$host", "$_acTemplateVersion"];

/// A template, ready to be expanded any number of times, from any number of threads.
///
/// ```
/// use serde_json::json;
/// use templating::Template;
///
/// let source = json!([{"$data": "${people}", "$when": "${age > 12}", "text": "Hi ${name}"}]);
/// let template = Template::parse("greeting", &source)?;
/// let data = json!({"people": [{"name": "Ann", "age": 40}, {"name": "Bo", "age": 7}]});
/// let card = template.expand(&data, None, "2026-03-01T10:00:00Z".parse()?)?;
/// assert_eq!(card, json!([{"text": "Hi Ann"}]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Template {
    name: String,
    root: Piece,
}

/// A piece of the template's JSON.
#[derive(Debug, Clone)]
pub(crate) enum Piece {
    /// A number, a boolean, null or a text without holes.
    Plain(Value),
    Bound(Binding),
    List(Vec<Piece>),
    Object(Box<Object>),
}

/// An object of the template.
#[derive(Debug, Clone)]
pub(crate) struct Object {
    pub(crate) data: Data,
    pub(crate) when: When,
    pub(crate) fields: Vec<(String, Piece)>,
}

/// `$data`: what an object repeats over, or looks its names up in.
#[derive(Debug, Clone)]
pub(crate) enum Data {
    /// As around the object.
    Inherited,
    Bound(Binding),
    /// Data written into the template. Holes inside it stay text.
    Literal(Value),
}

/// `$when`: whether an object is part of the card.
#[derive(Debug, Clone)]
pub(crate) enum When {
    Always,
    Never,
    If(Hole),
}

/// A text of the template with at least one hole.
#[derive(Debug, Clone)]
pub(crate) enum Binding {
    /// Nothing but one hole, whose value keeps its type.
    Lone(Hole),
    /// Text with holes, which gives text.
    Mixed { source: String, parts: Vec<Piecemeal> },
}

/// An expression with its source.
#[derive(Debug, Clone)]
pub(crate) struct Hole {
    pub(crate) source: String,
    pub(crate) node: Node,
}

/// A part of a mixed text.
#[derive(Debug, Clone)]
pub(crate) enum Piecemeal {
    Plain(String),
    Node(Node),
}

impl Template {
    /// Parses a template. The name is only used in errors.
    ///
    /// # Errors
    /// Any expression that cannot be read or calls a function with the wrong arguments, and
    /// nesting beyond measure. The template's file has to be corrected.
    pub fn parse(name: &str, source: &Value) -> Result<Self, TemplateError> {
        let root = piece(source, 0).map_err(|failure| failure.named(name))?;
        Ok(Self { name: name.to_owned(), root })
    }

    /// Fills the template with data.
    ///
    /// `data` is `$root` and where names are looked up; `host` is `$host`; `now` is what time
    /// functions such as `utcNow` go by. If the whole card drops out by `$when`, the result is null.
    ///
    /// Nothing is escaped: text from people must be made safe for Markdown before it is bound.
    /// Data nests as deep as its reader allowed; `serde_json`'s limit of 128 is assumed.
    ///
    /// # Errors
    /// An expression that stands alone and fails on this data, null inside a text, and more work
    /// or output than any card needs.
    pub fn expand(
        &self,
        data: &Value,
        host: Option<&Value>,
        now: Timestamp,
    ) -> Result<Value, TemplateError> {
        let world = World::new(data, host, now);
        let env = Env { world: &world, data: &Val::of(data), index: None, local: None };
        expand(&self.root, env)
            .map(Option::unwrap_or_default)
            .map_err(|failure| failure.named(&self.name))
    }
}

fn piece(value: &Value, depth: usize) -> Result<Piece, Place> {
    if depth > MOST_DEPTH {
        return Err(Place::new("", Problem::TooDeep));
    }
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(Piece::Plain(value.clone())),
        Value::String(text) => Ok(match binding(text)? {
            Some(binding) => Piece::Bound(binding),
            None => Piece::Plain(value.clone()),
        }),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(at, item)| piece(item, depth + 1).map_err(|place| place.in_item(at)))
            .collect::<Result<_, _>>()
            .map(Piece::List),
        Value::Object(fields) => {
            let data = fields.get("$data").map_or(Ok(Data::Inherited), |value| {
                data(value).map_err(|place| place.in_field("$data"))
            })?;
            let when = fields.get("$when").map_or(Ok(When::Always), |value| {
                when(value).map_err(|place| place.in_field("$when"))
            })?;
            let mut kept = Vec::with_capacity(fields.len());
            for (key, value) in fields {
                // Reserved fields are parsed, too: a mistake there is still a mistake.
                let piece = piece(value, depth + 1).map_err(|place| place.in_field(key))?;
                if !RESERVED.contains(&key.as_str()) {
                    kept.push((key.clone(), piece));
                }
            }
            Ok(Piece::Object(Box::new(Object { data, when, fields: kept })))
        }
    }
}

fn data(value: &Value) -> Result<Data, Place> {
    let bound = value.as_str().map(binding).transpose()?.flatten();
    Ok(bound.map_or_else(|| Data::Literal(value.clone()), Data::Bound))
}

/// Only a lone expression can hold. Everything else drops the object, except what JavaScript
/// counts as false.
fn when(value: &Value) -> Result<When, Place> {
    if let Some(text) = value.as_str()
        && let Some(binding) = binding(text)?
    {
        return Ok(match binding {
            Binding::Lone(hole) => When::If(hole),
            Binding::Mixed { .. } => When::Never,
        });
    }
    let empty = match value {
        Value::Null => true,
        Value::Bool(value) => !value,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty(),
        Value::Array(_) | Value::Object(_) => false,
    };
    Ok(if empty { When::Always } else { When::Never })
}

/// The holes of a text; `None` if it has none.
fn binding(text: &str) -> Result<Option<Binding>, Place> {
    if !text.contains("${") {
        return Ok(None);
    }
    let (found, rest) = interpolate::parts(text);
    if !rest.is_empty() {
        let column = crate::lex::column(text, text.len() - rest.len());
        return Err(Place::new(text, Problem::Syntax { column }));
    }
    let mut parts = Vec::with_capacity(found.len());
    for part in found {
        parts.push(match part {
            Part::Plain(plain) | Part::Protected(plain) => Piecemeal::Plain(plain.to_owned()),
            Part::Hole(source) => Piecemeal::Node(
                parse::expression(source).map_err(|problem| Place::new(source, problem))?,
            ),
        });
    }
    Ok(Some(match parts.as_slice() {
        // A constant alone counts as text, as in the reference: `${3}` gives "3".
        [Piecemeal::Node(node)] if !matches!(node, Node::Constant(_)) => lone(text, node.clone()),
        _ => Binding::Mixed { source: text.to_owned(), parts },
    }))
}

/// A lone `concat(…)` joins its parts like a mixed text does, as in the reference.
fn lone(text: &str, node: Node) -> Binding {
    let Some(args) = node.concat_args() else {
        let source = text.strip_prefix("${").and_then(|text| text.strip_suffix('}'));
        return Binding::Lone(Hole { source: source.unwrap_or(text).trim().to_owned(), node });
    };
    let parts = args.iter().map(|arg| {
        if let Node::Constant(Constant::Text(text)) = arg {
            return Piecemeal::Plain(text.clone());
        }
        Piecemeal::Node(arg.clone())
    });
    Binding::Mixed { source: text.to_owned(), parts: parts.collect() }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Template;
    use crate::Problem;

    #[test]
    fn mistakes_are_found_when_the_template_is_parsed() {
        for (source, place) in [
            (json!({"body": [1, {"text": "a ${1 +} b"}]}), "$.body[1].text"),
            (json!({"body": [{"$when": "${length(1)}"}]}), "$.body[0].$when"),
            (json!({"$data": "${(}"}), "$.$data"),
            (json!({"$root": "${)}"}), "$.$root"),
            (json!("${a} `b`"), "$"),
        ] {
            let error = Template::parse("card", &source).unwrap_err();
            assert_eq!((error.template.as_str(), error.path.as_str()), ("card", place));
        }
    }

    #[test]
    fn nesting_is_bounded() {
        let nested = |levels| (0..levels).fold(json!("${a}"), |inner, _| json!([inner]));
        assert!(Template::parse("card", &nested(128)).is_ok());
        let error = Template::parse("card", &nested(129)).unwrap_err();
        assert_eq!(error.problem, Problem::TooDeep);
    }

    /// The deepest template with the deepest expressions fits the stack of an ordinary thread.
    #[test]
    fn the_deepest_card_fits_the_stack() {
        let choices = format!("${{{}$root{}}}", "if(true, [".repeat(31), "], 0)".repeat(31));
        let loops = format!("${{{}x{}}}", "select([1], x, ".repeat(62), ")".repeat(62));
        let leaf = json!({"a": choices, "b": loops, "c": format!("${{{}a}}", "!".repeat(62))});
        let source = (0..63).fold(leaf, |inner, _| json!({"$data": [1], "items": [inner]}));
        let template = Template::parse("card", &source).unwrap();
        let now = "2026-03-01T10:00:00Z".parse().unwrap();
        let run = move || template.expand(&Value::Null, None, now).is_ok();
        assert!(std::thread::spawn(run).join().unwrap());
    }

    #[test]
    fn templates_cross_threads() {
        fn crosses<T: Send + Sync + 'static>() {}
        crosses::<Template>();
    }
}
