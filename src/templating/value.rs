//! A value while an expression is computed. It borrows from the data wherever it can.

use std::borrow::Cow;
use std::cell::Cell;
use std::rc::Rc;

use serde_json::{Map, Number, Value};

use crate::error::Fault;
use crate::print::number_text;

/// The allowance of one expansion, in steps taken and bytes given out. A card for Teams has at most
/// 28 KB, so this is far above any use and far below what could hold up a server.
const MOST_WORK: usize = 1 << 20;

/// What is left of the allowance.
#[derive(Debug)]
pub(crate) struct Fuel(Cell<usize>);

impl Fuel {
    pub(crate) fn full() -> Self {
        Self(Cell::new(MOST_WORK))
    }

    /// Takes `work` from what is left.
    pub(crate) fn take(&self, work: usize) -> Result<(), Fault> {
        self.0.set(self.0.get().checked_sub(work).ok_or(Fault::TooLarge)?);
        Ok(())
    }
}

/// The entries of an object that was made by an expression, in the order they were made.
pub(crate) type Entries<'a> = Vec<(Cow<'a, str>, Val<'a>)>;

/// A value in JavaScript's sense: numbers are doubles, and "undefined" is not null.
#[derive(Debug, Clone)]
pub(crate) enum Val<'a> {
    Undefined,
    Null,
    Bool(bool),
    Number(f64),
    Text(Cow<'a, str>),
    /// An array of the data.
    Array(&'a [Value]),
    /// An object of the data.
    Object(&'a Map<String, Value>),
    /// An array made by an expression.
    List(Rc<Vec<Val<'a>>>),
    /// An object made by an expression.
    Record(Rc<Entries<'a>>),
}

impl<'a> Val<'a> {
    /// The view of a JSON value.
    pub(crate) fn of(value: &'a Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Number(number) => number.as_f64().map_or(Self::Null, Self::Number),
            Value::String(text) => Self::Text(Cow::Borrowed(text)),
            Value::Array(items) => Self::Array(items),
            Value::Object(fields) => Self::Object(fields),
        }
    }

    /// Takes over a JSON value that was made during the computation.
    pub(crate) fn owning(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(value),
            Value::Number(number) => number.as_f64().map_or(Self::Null, Self::Number),
            Value::String(text) => Self::Text(Cow::Owned(text)),
            Value::Array(items) => Self::list(items.into_iter().map(Self::owning).collect()),
            Value::Object(fields) => Self::record(
                fields.into_iter().map(|(key, value)| (key.into(), Self::owning(value))).collect(),
            ),
        }
    }

    pub(crate) fn text_of(text: impl Into<String>) -> Self {
        Self::Text(Cow::Owned(text.into()))
    }

    pub(crate) fn list(items: Vec<Self>) -> Self {
        Self::List(Rc::new(items))
    }

    pub(crate) fn record(entries: Entries<'a>) -> Self {
        Self::Record(Rc::new(entries))
    }

    /// A length or a position.
    pub(crate) fn count(n: usize) -> Self {
        Self::Number(float(n))
    }

    /// Null or undefined.
    pub(crate) fn is_nothing(&self) -> bool {
        matches!(self, Self::Undefined | Self::Null)
    }

    /// Everything holds except false, null and undefined: even 0 and the empty text.
    pub(crate) fn holds(&self) -> bool {
        !matches!(self, Self::Undefined | Self::Null | Self::Bool(false))
    }

    pub(crate) fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub(crate) fn as_number(&self) -> Option<f64> {
        if let Self::Number(n) = self { Some(*n).filter(|n| !n.is_nan()) } else { None }
    }

    /// The number, if it has no fraction.
    pub(crate) fn as_whole(&self) -> Option<i64> {
        self.as_number().and_then(whole)
    }

    /// The items of an array.
    pub(crate) fn items(&self) -> Option<Vec<Self>> {
        match self {
            Self::Array(items) => Some(items.iter().map(Self::of).collect()),
            Self::List(items) => Some(items.as_ref().clone()),
            Self::Undefined
            | Self::Null
            | Self::Bool(_)
            | Self::Number(_)
            | Self::Text(_)
            | Self::Object(_)
            | Self::Record(_) => None,
        }
    }

    /// The entries of an object.
    pub(crate) fn entries(&self) -> Option<Entries<'a>> {
        match self {
            Self::Object(fields) => Some(
                fields
                    .iter()
                    .map(|(key, value)| (Cow::Borrowed(key.as_str()), Self::of(value)))
                    .collect(),
            ),
            Self::Record(entries) => Some(entries.as_ref().clone()),
            Self::Undefined
            | Self::Null
            | Self::Bool(_)
            | Self::Number(_)
            | Self::Text(_)
            | Self::Array(_)
            | Self::List(_) => None,
        }
    }

    /// The number of items, entries or bytes; 0 for what has no parts.
    pub(crate) fn weight(&self) -> usize {
        match self {
            Self::Undefined | Self::Null | Self::Bool(_) | Self::Number(_) => 0,
            Self::Text(text) => text.len(),
            Self::Array(items) => items.len(),
            Self::Object(fields) => fields.len(),
            Self::List(items) => items.len(),
            Self::Record(entries) => entries.len(),
        }
    }

    /// The item at a position of an array. `None` if this is an array without that position.
    pub(crate) fn item(&self, at: usize) -> Option<Self> {
        match self {
            Self::Array(items) => items.get(at).map(Self::of),
            Self::List(items) => items.get(at).cloned(),
            Self::Undefined
            | Self::Null
            | Self::Bool(_)
            | Self::Number(_)
            | Self::Text(_)
            | Self::Object(_)
            | Self::Record(_) => None,
        }
    }

    pub(crate) fn is_array(&self) -> bool {
        matches!(self, Self::Array(_) | Self::List(_))
    }

    pub(crate) fn is_object(&self) -> bool {
        matches!(self, Self::Object(_) | Self::Record(_))
    }

    /// The property of that name, in any case of letters; an exact match comes first.
    pub(crate) fn property(&self, name: &str) -> Option<Self> {
        match self {
            Self::Object(fields) => fields
                .get(name)
                .or_else(|| fields.iter().find(|(key, _)| same_name(key, name)).map(|(_, v)| v))
                .map(Self::of),
            Self::Record(entries) => entries
                .iter()
                .find(|(key, _)| key == name)
                .or_else(|| entries.iter().find(|(key, _)| same_name(key, name)))
                .map(|(_, value)| value.clone()),
            Self::Array(_) | Self::List(_) => name.parse().ok().and_then(|at| self.item(at)),
            Self::Undefined | Self::Null | Self::Bool(_) | Self::Number(_) | Self::Text(_) => None,
        }
    }

    /// The JSON to put into the card; `None` for undefined.
    pub(crate) fn into_json(self, fuel: &Fuel) -> Result<Option<Value>, Fault> {
        fuel.take(1 + self.weight())?;
        Ok(Some(match self {
            Self::Undefined => return Ok(None),
            Self::Null => Value::Null,
            Self::Bool(value) => Value::Bool(value),
            Self::Number(n) => json_number(n),
            Self::Text(text) => Value::String(text.into_owned()),
            Self::Array(items) => {
                Value::Array(items.iter().map(|item| copy(item, fuel)).collect::<Result<_, _>>()?)
            }
            Self::Object(fields) => Value::Object(copy_fields(fields, fuel)?),
            Self::List(items) => Value::Array(
                items
                    .iter()
                    .map(|item| Ok(item.clone().into_json(fuel)?.unwrap_or(Value::Null)))
                    .collect::<Result<_, Fault>>()?,
            ),
            Self::Record(entries) => {
                let mut fields = Map::new();
                for (key, value) in entries.iter() {
                    fuel.take(key.len())?;
                    if let Some(value) = value.clone().into_json(fuel)? {
                        fields.insert(key.as_ref().to_owned(), value);
                    }
                }
                Value::Object(fields)
            }
        }))
    }
}

/// Copies data into the card, within the allowance.
fn copy(value: &Value, fuel: &Fuel) -> Result<Value, Fault> {
    fuel.take(1)?;
    Ok(match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
        Value::String(text) => {
            fuel.take(text.len())?;
            Value::String(text.clone())
        }
        Value::Array(items) => {
            Value::Array(items.iter().map(|item| copy(item, fuel)).collect::<Result<_, _>>()?)
        }
        Value::Object(fields) => Value::Object(copy_fields(fields, fuel)?),
    })
}

fn copy_fields(fields: &Map<String, Value>, fuel: &Fuel) -> Result<Map<String, Value>, Fault> {
    fields
        .iter()
        .map(|(key, value)| {
            fuel.take(key.len())?;
            Ok((key.clone(), copy(value, fuel)?))
        })
        .collect()
}

/// Names are compared without regard to case.
pub(crate) fn same_name(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
        || (!(one.is_ascii() && other.is_ascii()) && one.to_lowercase() == other.to_lowercase())
}

/// A count as a number. Counts are limited by the allowance, so none is beyond 2^53.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
pub(crate) fn float(n: usize) -> f64 {
    n as f64
}

/// The whole number that `n` is, if it is one that a double holds exactly.
#[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
pub(crate) fn whole(n: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    (n.fract() == 0.0 && n.abs() <= EXACT).then_some(n as i64)
}

/// What JSON has no number for becomes null, and whole numbers are written as such, as in
/// JavaScript.
fn json_number(n: f64) -> Value {
    let digits = whole(n).or_else(|| number_text(n).parse().ok());
    match digits {
        Some(n) => Value::Number(n.into()),
        None => Number::from_f64(n).map_or(Value::Null, Value::Number),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Fuel, Val};
    use crate::error::Fault;

    #[test]
    fn finds_properties_in_any_case() {
        let data = json!({"Name": 1, "name": 2, "Straße": 3});
        let object = Val::of(&data);
        assert_eq!(object.property("name").and_then(|v| v.as_whole()), Some(2));
        assert_eq!(object.property("NAME").and_then(|v| v.as_whole()), Some(1));
        assert_eq!(object.property("STRASSE").and_then(|v| v.as_whole()), None);
        assert_eq!(object.property("STRAßE").and_then(|v| v.as_whole()), Some(3));
    }

    #[test]
    fn writes_whole_numbers_without_fraction() {
        for (n, text) in
            [(3.0, "3"), (1.5, "1.5"), (f64::NAN, "null"), (6.365_671_56e17, "636567156000000000")]
        {
            let value = Val::Number(n).into_json(&Fuel::full()).unwrap().unwrap();
            assert_eq!(value.to_string(), text);
        }
    }

    #[test]
    fn shared_lists_cannot_outgrow_the_allowance() {
        let mut list = Val::count(1);
        for _ in 0..8 {
            list = Val::list(vec![list; 100]);
        }
        assert_eq!(list.into_json(&Fuel::full()), Err(Fault::TooLarge));
    }
}
