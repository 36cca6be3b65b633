//! From an expression tree and the data to a value.

use std::cell::RefCell;

use jiff::Timestamp;
use regex::Regex;
use serde_json::Value;

use crate::compare;
use crate::error::Fault;
use crate::functions::{Args, Function, Missing, Run};
use crate::node::{Constant, Node, Step};
use crate::path::{self, BAD_INDEX, Key, walk};
use crate::value::{Entries, Fuel, Val, same_name};

/// What stays the same during one expansion.
#[derive(Debug)]
pub(crate) struct World<'a> {
    pub(crate) root: &'a Value,
    pub(crate) host: Option<&'a Value>,
    pub(crate) now: Timestamp,
    pub(crate) fuel: Fuel,
    /// The last pattern that `isMatch` read.
    pub(crate) pattern: RefCell<Option<(String, Regex)>>,
}

impl<'a> World<'a> {
    pub(crate) fn new(root: &'a Value, host: Option<&'a Value>, now: Timestamp) -> Self {
        Self { root, host, now, fuel: Fuel::full(), pattern: RefCell::new(None) }
    }
}

/// A name bound by `select`, `where` and their kin.
#[derive(Debug)]
pub(crate) struct Local<'e, 'a> {
    pub(crate) name: &'a str,
    pub(crate) item: Val<'a>,
    pub(crate) outer: Option<&'e Local<'e, 'a>>,
}

/// What an expression can see at one place of the card.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Env<'e, 'a> {
    pub(crate) world: &'e World<'a>,
    /// `$data`, where names are looked up.
    pub(crate) data: &'e Val<'a>,
    /// `$index` inside a repeated element.
    pub(crate) index: Option<usize>,
    pub(crate) local: Option<&'e Local<'e, 'a>>,
}

impl<'a> Env<'_, 'a> {
    /// Computes a node.
    pub(crate) fn value(self, node: &'a Node, missing: Missing) -> Result<Val<'a>, Fault> {
        self.world.fuel.take(1)?;
        match node {
            Node::Constant(constant) => Ok(constant_value(constant)),
            Node::Path { start, steps } => self.path(start.as_deref(), steps, missing),
            Node::Element { of, index } => {
                let of = self.value(of, missing)?;
                path::element(&of, &self.value(index, Missing::Nothing)?)
            }
            Node::Call { function, args } => self.call(function, args, missing),
            Node::Unknown { name, .. } => Err(Fault::Unknown(name.clone())),
        }
    }

    fn call(
        self,
        function: &'static Function,
        args: &'a [Node],
        missing: Missing,
    ) -> Result<Val<'a>, Fault> {
        match function.run {
            Run::Nodes(run) => run(args, self, missing),
            Run::Values(run) => run(Args(&self.values(args, missing)?), self.world),
            Run::Sure(run) => Ok(run(Args(&self.values(args, missing)?), self.world)),
            Run::Asks(run) => {
                Ok(Val::Bool(self.asked(args)?.is_some_and(|values| run(Args(&values)))))
            }
            Run::Orders(test) => match self.asked(args)?.as_deref() {
                Some([one, other]) if !one.is_nothing() && !other.is_nothing() => {
                    let order = compare::order(one, other).ok_or(NO_ORDER)?;
                    Ok(Val::Bool(test(order)))
                }
                _ => Ok(Val::Bool(false)),
            },
        }
    }

    /// The arguments of a question; `None` if one of them was refused.
    fn asked(self, args: &'a [Node]) -> Result<Option<Vec<Val<'a>>>, Fault> {
        match self.values(args, Missing::Nothing) {
            Ok(values) => Ok(Some(values)),
            Err(fault) if fault.is_soft() => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    fn values(self, args: &'a [Node], missing: Missing) -> Result<Vec<Val<'a>>, Fault> {
        args.iter()
            .map(|arg| {
                let value = self.value(arg, missing)?;
                self.world.fuel.take(value.weight())?;
                Ok(value)
            })
            .collect()
    }

    fn path(
        self,
        start: Option<&'a Node>,
        steps: &'a [Step],
        missing: Missing,
    ) -> Result<Val<'a>, Fault> {
        let start = start.map(|node| self.value(node, missing)).transpose()?;
        // Nearly every path is made of names alone; then there is nothing to compute.
        let names = steps.iter().map(|step| match step {
            Step::Name(name) => Some(Key::Name(name)),
            Step::Index(_) => None,
        });
        let keys: Vec<Key<'_>> = match names.collect() {
            Some(names) => names,
            None => self.keys(steps, missing)?,
        };
        let found = match &start {
            Some(value) => walk(value.clone(), &keys),
            None => self.look_up(&keys),
        };
        if missing == Missing::Source && matches!(found, Val::Undefined) {
            return path::source(&keys, &self.world.fuel);
        }
        Ok(found)
    }

    fn keys(self, steps: &'a [Step], missing: Missing) -> Result<Vec<Key<'a>>, Fault> {
        let mut keys = Vec::with_capacity(steps.len());
        for step in steps {
            keys.push(match step {
                Step::Name(name) => Key::Name(name),
                Step::Index(node) => {
                    let index = self.value(node, missing)?;
                    match (index.as_number(), index.as_text()) {
                        (Some(n), _) => Key::Index(n.trunc()),
                        (_, Some(text)) => Key::Text(text.to_owned()),
                        (None, None) => return Err(BAD_INDEX),
                    }
                }
            });
        }
        Ok(keys)
    }

    /// The innermost local that has the path wins, then the data.
    fn look_up(self, keys: &[Key<'_>]) -> Val<'a> {
        let Some((Key::Name(name), rest)) = keys.split_first() else { return Val::Undefined };
        let mut local = self.local;
        while let Some(Local { name: bound, item, outer }) = local {
            if same_name(bound, name) {
                let found = walk(item.clone(), rest);
                if !matches!(found, Val::Undefined) {
                    return found;
                }
            }
            local = *outer;
        }
        if name.starts_with('$') {
            walk(self.reserved(name), rest)
        } else {
            walk(self.data.clone(), keys)
        }
    }

    fn reserved(self, name: &str) -> Val<'a> {
        if same_name(name, "$data") {
            self.data.clone()
        } else if same_name(name, "$root") {
            Val::of(self.world.root)
        } else if same_name(name, "$index") {
            self.index.map_or(Val::Undefined, Val::count)
        } else if same_name(name, "$host") {
            self.world.host.map_or(Val::Undefined, Val::of)
        } else if same_name(name, "$_acTemplateVersion") {
            version()
        } else {
            Val::Undefined
        }
    }

    /// The value at a dotted path that is itself text: `getProperty('a.b')`.
    pub(crate) fn at_path(self, path: &str, missing: Missing) -> Val<'a> {
        path::or_source(self.look_up(&path::split(path)), path, missing)
    }
}

const NO_ORDER: Fault = Fault::Refused("can only compare two numbers or two texts");

fn constant_value(constant: &Constant) -> Val<'_> {
    match constant {
        Constant::Undefined => Val::Undefined,
        Constant::Null => Val::Null,
        Constant::Bool(value) => Val::Bool(*value),
        Constant::Number(value) => Val::Number(*value),
        Constant::Text(text) => Val::Text(text.as_str().into()),
    }
}

/// `$_acTemplateVersion`: the version of the reference that this package follows.
fn version<'a>() -> Val<'a> {
    let entries: Entries<'a> = vec![
        ("major".into(), Val::Number(2.0)),
        ("minor".into(), Val::Number(3.0)),
        ("patch".into(), Val::Number(1.0)),
        ("suffix".into(), Val::Text("".into())),
    ];
    Val::record(entries)
}
