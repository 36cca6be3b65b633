//! functions: what does `name(arguments)` give?
//!
//! In: computed values, or nodes where a function decides what to compute. Out: a value or a fault.
//! Never: chance, the system's clock, files or zones; changes to the data.
//! May touch: compare, error, eval, node, path, print, value, base64, jiff, regex, `serde_json`,
//! url.
//!
//! `TABLE` is the complete list. A function that is missing there does not exist: a template that
//! calls it fails when the call is reached. What is left out on purpose, and why, is in
//! `docs/templating.md`.

mod collection;
mod date;
mod date_format;
mod date_read;
mod encode;
mod json;
mod lambda;
mod logic;
mod number;
mod number_format;
mod pattern;
mod table;
mod text;
mod timex;
mod uri;
mod windows_zone;
mod zone;

use std::cmp::Ordering;

use crate::error::Fault;
use crate::eval::{Env, World};
use crate::node::Node;
use crate::value::Val;

/// What kinds of value an argument takes or a function gives, as far as parsing can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kinds(u8);

impl Kinds {
    pub(crate) const BOOL: Self = Self(1);
    pub(crate) const NUMBER: Self = Self(2);
    pub(crate) const TEXT: Self = Self(4);
    pub(crate) const LIST: Self = Self(8);
    pub(crate) const ANY: Self = Self(16);
    pub(crate) const TEXT_OR_LIST: Self = Self(4 | 8);
    pub(crate) const TEXT_OR_NUMBER: Self = Self(4 | 2);

    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether an argument that gives `other` can be taken.
    fn takes(self, other: Self) -> bool {
        self.overlaps(Self::ANY) || other.overlaps(Self::ANY) || self.overlaps(other)
    }
}

/// The arguments a function takes.
#[derive(Debug)]
pub(crate) enum Takes {
    /// These in this order, then some or none of those.
    Order(&'static [Kinds], &'static [Kinds]),
    /// At least and at most so many of one kind.
    Each(usize, usize, Kinds),
    /// A collection, a name, an expression in which the name stands for an item.
    Lambda,
}

impl Takes {
    pub(crate) fn fit(&self, args: &[Node]) -> bool {
        let kinds = args.iter().map(Node::kinds);
        match self {
            Self::Order(need, may) => {
                (need.len()..=need.len() + may.len()).contains(&args.len())
                    && need.iter().chain(*may).zip(kinds).all(|(takes, given)| takes.takes(given))
            }
            Self::Each(least, most, kind) => {
                (*least..=*most).contains(&args.len()) && kinds.into_iter().all(|k| kind.takes(k))
            }
            Self::Lambda => {
                matches!(args, [_, name, _] if name.lone_name().is_some())
            }
        }
    }
}

/// How a function is computed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Run {
    /// From the values of its arguments.
    Values(for<'v, 'a> fn(Args<'v, 'a>, &World<'a>) -> Result<Val<'a>, Fault>),
    /// From the values of its arguments, which it never refuses.
    Sure(for<'v, 'a> fn(Args<'v, 'a>, &World<'a>) -> Val<'a>),
    /// A question whose answer is "no" if an argument fails. What is missing stays undefined.
    Asks(for<'v, 'a> fn(Args<'v, 'a>) -> bool),
    /// A question about the order of two values; "no" if one is nothing or fails.
    Orders(fn(Ordering) -> bool),
    /// From its arguments' nodes, computing what it needs.
    Nodes(for<'a> fn(&'a [Node], Env<'_, 'a>, Missing) -> Result<Val<'a>, Fault>),
}

/// What a path gives that leads nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Missing {
    /// Undefined.
    Nothing,
    /// Its own source, `${path}`, so that the reader of the card sees what is missing.
    Source,
}

/// A function of the language.
#[derive(Debug)]
pub(crate) struct Function {
    /// The name in expressions.
    pub(crate) name: &'static str,
    /// The name when an expression is written back; differs for aliases.
    pub(crate) printed: &'static str,
    pub(crate) takes: Takes,
    pub(crate) gives: Kinds,
    pub(crate) run: Run,
}

/// The function of that name. Names are case-sensitive.
pub(crate) fn find(name: &str) -> Option<&'static Function> {
    table::TABLE.iter().find(|function| function.name == name)
}

/// The values of a call's arguments. Their number was checked when the call was parsed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Args<'v, 'a>(pub(crate) &'v [Val<'a>]);

impl<'v, 'a> Args<'v, 'a> {
    fn all(self) -> &'v [Val<'a>] {
        self.0
    }

    fn len(self) -> usize {
        self.0.len()
    }

    fn get(self, at: usize) -> Option<&'v Val<'a>> {
        self.0.get(at)
    }

    /// The argument; undefined if it was left out.
    fn value(self, at: usize) -> Val<'a> {
        self.0.get(at).cloned().unwrap_or(Val::Undefined)
    }

    fn pair(self) -> (Val<'a>, Val<'a>) {
        (self.value(0), self.value(1))
    }

    fn text(self, at: usize) -> Result<&'v str, Fault> {
        self.get(at).and_then(Val::as_text).ok_or(Fault::Refused("needs a text"))
    }

    /// A text; what is missing counts as empty, null does not.
    fn text_or_missing(self, at: usize) -> Result<&'v str, Fault> {
        match self.get(at) {
            None | Some(Val::Undefined) => Ok(""),
            Some(value) => value.as_text().ok_or(Fault::Refused("needs a text")),
        }
    }

    fn number(self, at: usize) -> Result<f64, Fault> {
        self.get(at).and_then(Val::as_number).ok_or(Fault::Refused("needs a number"))
    }

    fn whole(self, at: usize) -> Result<i64, Fault> {
        self.get(at).and_then(Val::as_whole).ok_or(Fault::Refused("needs a whole number"))
    }

    fn items(self, at: usize) -> Result<Vec<Val<'a>>, Fault> {
        self.get(at).and_then(Val::items).ok_or(Fault::Refused("needs an array"))
    }
}

#[cfg(test)]
mod tests {
    use super::table::TABLE;

    #[test]
    fn no_name_appears_twice() {
        let mut names: Vec<_> = TABLE.iter().map(|function| function.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), TABLE.len());
    }
}
