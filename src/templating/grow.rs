//! Building the tree of an expression, checked for depth and for what the functions take.

use crate::error::Problem;
use crate::functions::{self, Kinds};
use crate::node::{Constant, Node, Step};

/// How deep an expression may nest. Evaluation recurses this deep.
pub(crate) const MOST_DEPTH: usize = 64;

/// A node and the height of its tree.
pub(crate) struct Grown {
    pub(crate) node: Node,
    pub(crate) height: usize,
}

impl Grown {
    pub(crate) fn leaf(node: Node) -> Self {
        Self { node, height: 1 }
    }

    pub(crate) fn checked(node: Node, height: usize) -> Result<Self, Problem> {
        if height > MOST_DEPTH { Err(Problem::TooDeep) } else { Ok(Self { node, height }) }
    }
}

pub(crate) fn text_node(text: &str) -> Grown {
    Grown::leaf(Node::Constant(Constant::Text(text.to_owned())))
}

pub(crate) fn name_node(name: &str) -> Node {
    match name {
        "true" => Node::Constant(Constant::Bool(true)),
        "false" => Node::Constant(Constant::Bool(false)),
        "null" => Node::Constant(Constant::Null),
        "undefined" => Node::Constant(Constant::Undefined),
        _ => path_of(name),
    }
}

pub(crate) fn path_of(name: &str) -> Node {
    Node::Path { start: None, steps: vec![Step::Name(name.to_owned())] }
}

/// Appends `.name`. A chain of names and indices becomes one path.
pub(crate) fn member(of: Grown, name: &str) -> Result<Grown, Problem> {
    if !of.node.kinds().overlaps(Kinds::ANY) {
        return Err(Problem::Arguments(format!("{}.{name}", of.node)));
    }
    let (start, mut steps) = into_steps(of.node);
    steps.push(Step::Name(name.to_owned()));
    Grown::checked(Node::Path { start, steps }, of.height + 1)
}

fn into_steps(node: Node) -> (Option<Box<Node>>, Vec<Step>) {
    match node {
        Node::Path { start, steps } => (start, steps),
        Node::Element { of, index } => {
            let (start, mut steps) = into_steps(*of);
            steps.push(Step::Index(*index));
            (start, steps)
        }
        other @ (Node::Constant(_) | Node::Call { .. } | Node::Unknown { .. }) => {
            (Some(Box::new(other)), Vec::new())
        }
    }
}

pub(crate) fn call(name: &str, args: Vec<Grown>) -> Result<Grown, Problem> {
    let height = 1 + args.iter().map(|arg| arg.height).max().unwrap_or_default();
    let args: Vec<Node> = args.into_iter().map(|arg| arg.node).collect();
    let Some(function) = functions::find(name) else {
        return Grown::checked(Node::Unknown { name: name.to_owned(), args }, height);
    };
    let fits = function.takes.fit(&args);
    let node = Node::Call { function, args };
    if fits { Grown::checked(node, height) } else { Err(Problem::Arguments(node.to_string())) }
}

pub(crate) fn without_quotes(source: &str) -> &str {
    source.get(1..source.len().saturating_sub(1)).unwrap_or_default()
}

/// The text of a quoted literal: first its own quote is unescaped, then `\r \n \t \\`. Any other
/// backslash stays.
pub(crate) fn unquoted(source: &str) -> String {
    let inside = without_quotes(source);
    if !inside.contains('\\') {
        return inside.to_owned();
    }
    let quote = source.get(..1).unwrap_or_default();
    let inside = inside.replace(&format!("\\{quote}"), quote);
    let mut text = String::with_capacity(inside.len());
    let mut chars = inside.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            text.push(c);
            continue;
        }
        match chars.next() {
            Some('r') => text.push('\r'),
            Some('n') => text.push('\n'),
            Some('t') => text.push('\t'),
            Some('\\') | None => text.push('\\'),
            Some(other) => text.extend(['\\', other]),
        }
    }
    text
}
