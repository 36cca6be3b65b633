//! An expression after parsing, and how it is written when it has to stay in the card.

use std::fmt;

use crate::functions::{Function, Kinds};
use crate::print::number_text;

/// A value written in the expression itself.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Constant {
    Undefined,
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
}

/// One step along a path.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// `.name`
    Name(String),
    /// `[expression]`
    Index(Node),
}

/// A node of the expression tree.
#[derive(Debug, Clone)]
pub(crate) enum Node {
    Constant(Constant),
    /// A path that ends in a name: `a.b[0].c`. Without `start` it begins in the data.
    Path {
        start: Option<Box<Node>>,
        steps: Vec<Step>,
    },
    /// `of[index]` at the end of a path. It reports a bad index, where a path finds nothing.
    Element {
        of: Box<Node>,
        index: Box<Node>,
    },
    Call {
        function: &'static Function,
        args: Vec<Node>,
    },
    /// A call of a function that does not exist here.
    Unknown {
        name: String,
        args: Vec<Node>,
    },
}

impl Node {
    /// The call of `concat`, which a card's text joins part by part.
    pub(crate) fn concat_args(&self) -> Option<&[Self]> {
        match self {
            Self::Call { function, args } if function.printed == "concat" => Some(args),
            Self::Call { .. }
            | Self::Constant(_)
            | Self::Path { .. }
            | Self::Element { .. }
            | Self::Unknown { .. } => None,
        }
    }

    /// What the node may give, as far as the text alone tells.
    pub(crate) fn kinds(&self) -> Kinds {
        match self {
            Self::Constant(Constant::Bool(_)) => Kinds::BOOL,
            Self::Constant(Constant::Number(_)) => Kinds::NUMBER,
            Self::Constant(Constant::Text(_)) | Self::Unknown { .. } => Kinds::TEXT,
            Self::Constant(Constant::Undefined | Constant::Null)
            | Self::Path { .. }
            | Self::Element { .. } => Kinds::ANY,
            Self::Call { function, .. } => function.gives,
        }
    }

    /// The name, if the node is nothing but a name.
    pub(crate) fn lone_name(&self) -> Option<&str> {
        match self {
            Self::Path { start: None, steps } => match steps.as_slice() {
                [Step::Name(name)] => Some(name),
                _ => None,
            },
            Self::Path { .. }
            | Self::Constant(_)
            | Self::Element { .. }
            | Self::Call { .. }
            | Self::Unknown { .. } => None,
        }
    }
}

impl fmt::Display for Constant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Undefined => f.write_str("undefined"),
            Self::Null => f.write_str("null"),
            Self::Bool(value) => write!(f, "{value}"),
            Self::Number(value) => f.write_str(&number_text(*value)),
            Self::Text(text) => {
                let mut before = ' ';
                f.write_str("'")?;
                for c in text.chars() {
                    match c {
                        '\\' => f.write_str("\\\\")?,
                        // As in the reference, a quote after a backslash is left alone.
                        '\'' if before != '\\' => f.write_str("\\'")?,
                        _ => write!(f, "{c}")?,
                    }
                    before = c;
                }
                f.write_str("'")
            }
        }
    }
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Constant(constant) => constant.fmt(f),
            Self::Path { start, steps } => {
                let mut first = true;
                if let Some(start) = start {
                    start.fmt(f)?;
                    first = false;
                }
                for step in steps {
                    match step {
                        Step::Name(name) if first => f.write_str(name)?,
                        Step::Name(name) => write!(f, ".{name}")?,
                        Step::Index(index) => write!(f, "[{index}]")?,
                    }
                    first = false;
                }
                Ok(())
            }
            Self::Element { of, index } => write!(f, "{of}[{index}]"),
            Self::Call { function, args } => write_call(f, function.printed, args),
            Self::Unknown { name, args } => write_call(f, name, args),
        }
    }
}

/// Operators stand between their operands, functions in front of them.
fn write_call(f: &mut fmt::Formatter<'_>, name: &str, args: &[Node]) -> fmt::Result {
    let infix = args.len() >= 2 && !name.starts_with(|c: char| c.is_ascii_alphabetic());
    if !infix {
        f.write_str(name)?;
    }
    f.write_str("(")?;
    for (at, arg) in args.iter().enumerate() {
        match (at, infix) {
            (0, _) => {}
            (_, true) => write!(f, " {name} ")?,
            (_, false) => f.write_str(", ")?,
        }
        write!(f, "{arg}")?;
    }
    f.write_str(")")
}
