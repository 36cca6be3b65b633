//! One expression, without a template around it.

use jiff::Timestamp;
use serde_json::Value;

use crate::error::{Problem, TemplateError};
use crate::eval::{Env, World};
use crate::expand::Place;
use crate::functions::Missing;
use crate::node::Node;
use crate::parse;
use crate::value::Val;

/// An expression such as `count(where(people, p, p.age > 12))`, parsed once.
#[derive(Debug, Clone)]
pub struct Expression {
    source: String,
    node: Node,
}

impl Expression {
    /// Parses an expression (without `${` and `}` around it).
    ///
    /// # Errors
    /// What does not follow the grammar, unknown functions, and wrong arguments.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let fail = |problem| Place::new(text, problem).named("");
        let node = parse::expression(text).map_err(fail)?;
        match unknown(&node) {
            Some(name) => Err(fail(Problem::UnknownFunction(name.to_owned()))),
            None => Ok(Self { source: text.to_owned(), node }),
        }
    }

    /// Computes the expression. Names are looked up in `data`; what is missing is null.
    ///
    /// # Errors
    /// A function that refuses its values, and more work or output than any card needs.
    pub fn value(
        &self,
        data: &Value,
        host: Option<&Value>,
        now: Timestamp,
    ) -> Result<Value, TemplateError> {
        let world = World::new(data, host, now);
        let env = Env { world: &world, data: &Val::of(data), index: None, local: None };
        env.value(&self.node, Missing::Nothing)
            .and_then(|value| value.into_json(&world.fuel))
            .map(Option::unwrap_or_default)
            .map_err(|fault| Place::new(&self.source, fault.into()).named(""))
    }
}

/// The name of an unknown function somewhere in the tree.
fn unknown(node: &Node) -> Option<&str> {
    match node {
        Node::Constant(_) => None,
        Node::Unknown { name, .. } => Some(name),
        Node::Call { args, .. } => args.iter().find_map(unknown),
        Node::Element { of, index } => unknown(of).or_else(|| unknown(index)),
        Node::Path { start, steps } => start.as_deref().and_then(unknown).or_else(|| {
            steps.iter().find_map(|step| match step {
                crate::node::Step::Name(_) => None,
                crate::node::Step::Index(index) => unknown(index),
            })
        }),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Expression;
    use crate::Problem;

    fn value(text: &str) -> Value {
        let data = json!({
            "n": 5,
            "list": [3, 1, 2],
            "people": [{"name": "Ann", "age": 40}, {"name": "Bo", "age": 7}],
        });
        let now = "2026-03-01T10:00:00Z".parse().unwrap();
        Expression::parse(text).unwrap().value(&data, None, now).unwrap()
    }

    #[test]
    fn computes() {
        for (text, expected) in [
            ("7 / 2 + 0.5", json!(3.5)),
            ("-7 / 2", json!(-4)),
            ("'a' + n + 1", json!("a51")),
            ("n == '5'", json!(false)),
            ("n > 'a' || true", json!(true)),
            ("join(sortBy(list), '-', ' and ')", json!("1-2 and 3")),
            ("select(where(people, p, p.age > 12), p => p.name)", json!(["Ann"])),
            ("where({a: 1, b: 2}, e, e.value > 1)", json!({"b": 2})),
            ("select(people, p, select(list, q, q + p.age + n))[1][0]", json!(15)),
            ("json('{\"a\":[1]}').a[0]", json!(1)),
            ("`${n} is ${if(n > 3, 'big', 'small')}`", json!("5 is big")),
            ("missing.at.all", json!(null)),
            ("length('a😀')", json!(3)),
            ("substring('a😀b', 3)", json!("b")),
            ("int('12.7px') + float('1e1')", json!(22)),
            ("string(1234567.5)", json!("1,234,567.5")),
            ("dateTimeDiff(getFutureTime(1, 'Day'), utcNow()) / 10000000", json!(86400)),
            ("uriComponentToString(uriComponent('a b/ü'))", json!("a b/ü")),
            ("titleCase('hello wORLD-x')", json!("Hello World-x")),
            ("", json!("")),
        ] {
            assert_eq!(value(text), expected, "{text}");
        }
    }

    #[test]
    fn unknown_functions_are_found_in_parsing_wherever_they_stand() {
        for text in ["nofn()", "1 + nofn()", "a[nofn()].b", "first(nofn()).b", "[{a: nofn()}]"] {
            let error = Expression::parse(text).unwrap_err();
            assert_eq!(error.problem, Problem::UnknownFunction("nofn".into()), "{text}");
        }
    }
}
