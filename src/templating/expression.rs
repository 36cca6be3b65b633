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
