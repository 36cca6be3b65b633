//! From a parsed template and data to the card's JSON.

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

/// The JSON of a piece of the template; `None` for undefined.
pub(crate) fn expand<'a>(piece: &'a Piece, env: Env<'_, 'a>) -> Result<Option<Value>, Place> {
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

/// Nulls drop out of arrays; arrays inside arrays are spliced in.
fn list<'a>(items: &'a [Piece], env: Env<'_, 'a>) -> Result<Vec<Value>, Place> {
    let mut found = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        match expand(item, env).map_err(|place| place.in_item(at))? {
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
    let mut fields = Map::with_capacity(object.fields.len());
    for (key, piece) in &object.fields {
        env.world.fuel.take(key.len()).map_err(|fault| Place::new("", fault.into()))?;
        let value = expand(piece, env).map_err(|place| place.in_field(key))?;
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
        Binding::Mixed { source, parts } => mixed(source, parts, env).map(Val::text_of),
    }
}

/// Joins text and values. An expression that fails stays in the text as `${…}`.
fn mixed<'a>(source: &str, parts: &'a [Piecemeal], env: Env<'_, 'a>) -> Result<String, Place> {
    let fail = |fault: Fault| Place::new(source, fault.into());
    let mut sink = Sink::new(&env.world.fuel);
    for part in parts {
        let node = match part {
            Piecemeal::Plain(text) => {
                sink.push(text).map_err(fail)?;
                continue;
            }
            Piecemeal::Node(node) => node,
        };
        match env.value(node, Missing::Source) {
            Ok(value) if value.is_nothing() => {
                return Err(Place::new(&node.to_string(), Problem::NoText));
            }
            Ok(value) => sink.push_display(&value).map_err(fail)?,
            Err(Fault::TooLarge) => return Err(fail(Fault::TooLarge)),
            Err(Fault::Refused(_) | Fault::Unknown(_)) => {
                sink.push(&format!("${{{node}}}")).map_err(fail)?;
            }
        }
    }
    Ok(sink.into_text())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::{Problem, Template, TemplateError};

    fn expanded(template: &Value, data: &Value) -> Result<Value, TemplateError> {
        let now = "2026-03-01T10:00:00Z".parse().unwrap();
        let host = json!({"theme": "dark"});
        Template::parse("card", template).unwrap().expand(data, Some(&host), now)
    }

    #[track_caller]
    fn check(template: &Value, data: &Value, card: &Value) {
        assert_eq!(expanded(template, data).as_ref(), Ok(card));
    }

    #[test]
    fn a_lone_expression_keeps_its_type_and_a_constant_does_not() {
        check(
            &json!(["${n}", "${o}", "n=${n}", "${3.0}"]),
            &json!({"n": 2, "o": {"a": [1]}}),
            &json!([2, {"a": [1]}, "n=2", "3"]),
        );
    }

    #[test]
    fn what_is_missing_stays_as_written() {
        check(
            &json!({"a": "${x.y[0].z}", "b": "- ${x} -", "c": "${coalesce(x, 'd')}"}),
            &json!({}),
            &json!({"a": "${x.y[0].z}", "b": "- ${x} -", "c": "${x}"}),
        );
        check(
            &json!({"a": "- ${list[9]} ${nofn( 1 )}"}),
            &json!({"list": [1]}),
            &json!({"a": "- ${list[9]} ${nofn(1)}"}),
        );
    }

    #[test]
    fn conditions_see_nothing_where_texts_see_the_source() {
        check(
            &json!(["${if(x, 1, 2)}", "${exists(x)}", "${!x}", "${x == null}", "${empty(x)}"]),
            &json!({}),
            &json!([2, false, true, true, true]),
        );
    }

    #[test]
    fn nothing_inside_a_text_is_an_error_that_names_the_expression() {
        let template = json!({"body": [{"text": "a ${o.n} b"}]});
        let error = expanded(&template, &json!({"o": {"n": null}})).unwrap_err();
        assert_eq!(error.problem, Problem::NoText);
        assert_eq!(error.to_string(), "card $.body[0].text \"o.n\": null or nothing inside a text");
    }

    #[test]
    fn arrays_repeat_an_element_and_the_index_stays_its_own() {
        let data = json!({"name": "r", "l": [{"n": 1}, {"n": 5}, {"n": 7}]});
        let text = "${$index} ${n} ${$root.name} ${name}";
        check(
            &json!([{"$data": "${l}", "$when": "${n > 3}", "t": text}]),
            &data,
            &json!([{"t": "1 5 r ${name}"}, {"t": "2 7 r ${name}"}]),
        );
        check(&json!({"a": {"$data": "${l}", "$when": "${n == 5}"}}), &data, &json!({"a": {}}));
        check(
            &json!({"a": {"$data": [], "b": 1}, "c": "${$index}"}),
            &data,
            &json!({"a": null, "c": "${$index}"}),
        );
    }

    #[test]
    fn only_true_keeps_an_element() {
        for when in ["true", "${1}", "${true} ", "${missing}", "${'a' > 1}", "${1 == 2}"] {
            check(&json!([{"$when": when, "a": 1}]), &json!({}), &json!([]));
        }
        for when in [json!(true), json!(1), json!([])] {
            check(&json!([{"$when": when, "a": 1}]), &json!({}), &json!([]));
        }
        for when in [json!(false), json!(""), json!(null), json!("${1 == 1}")] {
            check(&json!([{"$when": when, "a": 1}]), &json!({}), &json!([{"a": 1}]));
        }
    }

    #[test]
    fn arrays_lose_nulls_and_take_arrays_in() {
        let data = json!({"l": [4, null]});
        check(&json!([null, [1, [2]], "${l}", 3]), &data, &json!([1, 2, 4, null, 3]));
    }

    #[test]
    fn data_never_becomes_an_expression() {
        let text = "${$root.secret} `x`";
        check(
            &json!(["${text}", "> ${text}"]),
            &json!({"text": text, "secret": "s"}),
            &json!([text, format!("> {text}")]),
        );
        check(
            &json!({"$data": {"a": "${secret}"}, "b": "${a}"}),
            &json!({"secret": "s"}),
            &json!({"b": "${secret}"}),
        );
    }

    #[test]
    fn host_version_and_time_are_there() {
        check(
            &json!(["${$host.theme}", "${$_acTemplateVersion.major}", "${utcNow('yyyy')}"]),
            &json!({}),
            &json!(["dark", 2, "2026"]),
        );
    }

    #[test]
    fn failures_tell_their_place() {
        for (template, place) in [
            (json!({"a b": [1, {"c": "${l[9]}"}]}), "$[\"a b\"][1].c"),
            (json!([{"$when": "${nofn(1)}"}]), "$[0].$when"),
            (json!([{"$data": "${l[9]}"}]), "$[0].$data"),
        ] {
            assert_eq!(expanded(&template, &json!({"l": []})).unwrap_err().path, place);
        }
    }

    #[test]
    fn work_is_bounded() {
        let data = json!({"s": "a".repeat(5000), "l": vec![0; 5000]});
        for text in [
            "${range(1, 999999999)}",
            "${replace(s, 'a', s)}",
            "${select(l, x, $root.l)}",
            "${select(l, x, count(where($root.l, y, y == x)))}",
        ] {
            let error = expanded(&json!({"a": text}), &data).unwrap_err();
            assert_eq!((error.problem, error.path.as_str()), (Problem::TooLarge, "$.a"), "{text}");
        }
    }
}
