//! What can go wrong, and how it is told: where, which expression, why; never a value from the data.

use std::fmt;

/// Why a template or an expression could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The expression does not follow the grammar. The column counts characters from 1.
    Syntax {
        /// Where in the expression the reader stopped.
        column: usize,
    },
    /// A function was given the wrong number or kind of arguments. Holds the call as understood.
    Arguments(String),
    /// No function has this name here. See the package's table of functions.
    UnknownFunction(String),
    /// A function refused its values. Holds the reason.
    Refused(&'static str),
    /// Null or nothing stands where text was needed.
    NoText,
    /// The template or an expression is nested deeper than any card needs.
    TooDeep,
    /// The expansion would take more work or give more output than any card needs.
    TooLarge,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { column } => write!(f, "cannot be read at column {column}"),
            Self::Arguments(call) => write!(f, "wrong arguments in {call}"),
            Self::UnknownFunction(name) => write!(f, "there is no function {name}"),
            Self::Refused(reason) => f.write_str(reason),
            Self::NoText => f.write_str("null or nothing inside a text"),
            Self::TooDeep => f.write_str("nested too deeply"),
            Self::TooLarge => f.write_str("too much work or output"),
        }
    }
}

/// One failure, with its place. Its `Display` is one line without data values, fit for a log.
///
/// A failure of `parse` is a mistake in the template: fix the file. A failure of `expand` means
/// that this data does not suit this template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// The template's name as given to `Template::parse`; empty for a lone `Expression`.
    pub template: String,
    /// The place in the template's JSON, such as `$.body[2].text`.
    pub path: String,
    /// The expression as written, without `${` and `}`.
    pub expression: String,
    /// Why.
    pub problem: Problem,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = if self.template.is_empty() { "expression" } else { &self.template };
        write!(f, "{name} {}", self.path)?;
        if !self.expression.is_empty() {
            // Debug form keeps line breaks of the source out of the one line.
            write!(f, " {:?}", self.expression)?;
        }
        write!(f, ": {}", self.problem)
    }
}

impl std::error::Error for TemplateError {}

/// A failure inside one expression, before its place is known.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Fault {
    /// A function refused its values. Comparisons and conditions read it as "no".
    Refused(&'static str),
    /// A function that does not exist here: a mistake in the template, so nothing may hide it.
    Unknown(String),
    /// The allowance of work is used up.
    TooLarge,
}

impl Fault {
    /// Whether a condition may take this failure for "no".
    pub(crate) fn is_soft(&self) -> bool {
        matches!(self, Self::Refused(_))
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Refused(reason) => Self::Refused(reason),
            Fault::Unknown(name) => Self::UnknownFunction(name),
            Fault::TooLarge => Self::TooLarge,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Problem, TemplateError};

    #[test]
    fn says_where_and_why_in_one_line() {
        let error = TemplateError {
            template: "live".into(),
            path: "$.body[2].text".into(),
            expression: "a +\n".into(),
            problem: Problem::Syntax { column: 4 },
        };
        assert_eq!(error.to_string(), r#"live $.body[2].text "a +\n": cannot be read at column 4"#);
    }
}
