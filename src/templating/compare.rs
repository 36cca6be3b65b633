//! When two values are equal, the same, or in order.

use std::cmp::Ordering;
use std::rc::Rc;

use crate::value::Val;

/// `==`: by content; null equals undefined; `5` does not equal `'5'`.
pub(crate) fn equal(one: &Val<'_>, other: &Val<'_>) -> bool {
    match (one, other) {
        _ if one.is_nothing() || other.is_nothing() => one.is_nothing() && other.is_nothing(),
        (Val::Number(one), Val::Number(other)) => {
            one.to_bits() == other.to_bits() || (one - other).abs() < f64::EPSILON
        }
        (Val::Bool(one), Val::Bool(other)) => one == other,
        (Val::Text(one), Val::Text(other)) => one == other,
        _ => equal_items(one, other) || equal_entries(one, other),
    }
}

fn equal_items(one: &Val<'_>, other: &Val<'_>) -> bool {
    if !one.is_array() || !other.is_array() || one.weight() != other.weight() {
        return false;
    }
    let (Some(one), Some(other)) = (one.items(), other.items()) else { return false };
    one.iter().zip(&other).all(|(one, other)| equal(one, other))
}

fn equal_entries(one: &Val<'_>, other: &Val<'_>) -> bool {
    if !one.is_object() || !other.is_object() || one.weight() != other.weight() {
        return false;
    }
    let (Some(one), Some(mut other)) = (one.entries(), other.entries()) else { return false };
    other.sort_by(|(one, _), (two, _)| one.cmp(two));
    one.iter().all(|(key, value)| {
        other
            .binary_search_by(|(other, _)| other.as_ref().cmp(key))
            .ok()
            .and_then(|at| other.get(at))
            .is_some_and(|(_, other)| equal(value, other))
    })
}

/// `===`: content for what is simple, identity for arrays and objects.
pub(crate) fn same(one: &Val<'_>, other: &Val<'_>) -> bool {
    match (one, other) {
        (Val::Undefined, Val::Undefined) | (Val::Null, Val::Null) => true,
        (Val::Bool(one), Val::Bool(other)) => one == other,
        (Val::Number(one), Val::Number(other)) => one.partial_cmp(other) == Some(Ordering::Equal),
        (Val::Text(one), Val::Text(other)) => one == other,
        (Val::Array(one), Val::Array(other)) => std::ptr::eq(*one, *other),
        (Val::Object(one), Val::Object(other)) => std::ptr::eq(*one, *other),
        (Val::List(one), Val::List(other)) => Rc::ptr_eq(one, other),
        (Val::Record(one), Val::Record(other)) => Rc::ptr_eq(one, other),
        _ => false,
    }
}

/// `<` and its kin: two numbers or two texts have an order, nothing else has.
pub(crate) fn order(one: &Val<'_>, other: &Val<'_>) -> Option<Ordering> {
    if let (Some(one), Some(other)) = (one.as_text(), other.as_text()) {
        return Some(text_order(one, other));
    }
    one.as_number()?.partial_cmp(&other.as_number()?)
}

/// JavaScript orders texts by their UTF-16 units.
pub(crate) fn text_order(one: &str, other: &str) -> Ordering {
    one.encode_utf16().cmp(other.encode_utf16())
}

/// An order for sorting anything: numbers, then texts, then the rest as it stands.
pub(crate) fn sort_order(one: &Val<'_>, other: &Val<'_>) -> Ordering {
    let rank = |value: &Val<'_>| match value {
        Val::Number(_) => 0,
        Val::Text(_) => 1,
        Val::Undefined
        | Val::Null
        | Val::Bool(_)
        | Val::Array(_)
        | Val::Object(_)
        | Val::List(_)
        | Val::Record(_) => 2,
    };
    match (one, other) {
        (Val::Number(one), Val::Number(other)) => one.total_cmp(other),
        (Val::Text(one), Val::Text(other)) => text_order(one, other),
        _ => rank(one).cmp(&rank(other)),
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use serde_json::json;

    use super::{equal, order, sort_order};
    use crate::value::Val;

    #[test]
    fn equality_looks_at_content_and_kind() {
        let (one, two) = (json!([{"a": 1, "b": [2]}]), json!([{"b": [2.0], "a": 1.0}]));
        assert!(equal(&Val::of(&one), &Val::of(&two)));
        let (list, object, text, number) = (json!([]), json!({}), json!("5"), json!(5));
        assert!(!equal(&Val::of(&list), &Val::of(&object)));
        assert!(!equal(&Val::of(&text), &Val::of(&number)));
        assert!(equal(&Val::Null, &Val::Undefined));
        assert!(!equal(&Val::Null, &Val::Bool(false)));
    }

    #[test]
    fn only_like_kinds_have_an_order() {
        assert_eq!(order(&Val::Number(1.0), &Val::Number(2.0)), Some(Ordering::Less));
        assert_eq!(order(&Val::Number(1.0), &Val::text_of("2")), None);
        assert_eq!(order(&Val::Bool(true), &Val::Bool(false)), None);
    }

    #[test]
    fn sorting_copes_with_what_has_no_order() {
        let mut mixed = [
            Val::Null,
            Val::text_of("a"),
            Val::Number(f64::NAN),
            Val::Number(1.0),
            Val::Bool(true),
        ];
        mixed.sort_by(sort_order);
        assert!(matches!(mixed.last(), Some(Val::Null | Val::Bool(_))));
    }
}
