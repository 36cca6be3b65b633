//! Reading what others write: a field of an unexpected kind counts as absent, nothing is copied
//! twice, and what nobody asked for is skipped.

use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// A field that is read when it has the expected kind and is absent otherwise.
struct Perhaps<W>(PhantomData<W>);

/// What a [`Perhaps`] makes of each kind of JSON; the default for every kind is "absent".
trait Wanted<'de>: Sized {
    type Out;

    fn text(_: &str) -> Option<Self::Out> {
        None
    }
    fn flag(_: bool) -> Option<Self::Out> {
        None
    }
    fn map<A: MapAccess<'de>>(mut map: A) -> Result<Option<Self::Out>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(None)
    }
    fn seq<A: SeqAccess<'de>>(mut seq: A) -> Result<Option<Self::Out>, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }
}

impl<'de, W: Wanted<'de>> Visitor<'de> for Perhaps<W> {
    type Value = Option<W::Out>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(W::text(text))
    }
    fn visit_bool<E: Error>(self, flag: bool) -> Result<Self::Value, E> {
        Ok(W::flag(flag))
    }
    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_i64<E: Error>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_u64<E: Error>(self, _: u64) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        W::map(map)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        W::seq(seq)
    }
}

struct Text;

impl Wanted<'_> for Text {
    type Out = String;

    fn text(text: &str) -> Option<String> {
        Some(text.to_owned())
    }
}

struct Flag;

impl Wanted<'_> for Flag {
    type Out = bool;

    fn flag(flag: bool) -> Option<bool> {
        Some(flag)
    }
}

struct Object<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Wanted<'de> for Object<T> {
    type Out = T;

    fn map<A: MapAccess<'de>>(map: A) -> Result<Option<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Some)
    }
}

struct List<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Wanted<'de> for List<T> {
    type Out = Vec<T>;

    fn seq<A: SeqAccess<'de>>(seq: A) -> Result<Option<Vec<T>>, A::Error> {
        let elements = Vec::<Element<T>>::deserialize(SeqAccessDeserializer::new(seq))?;
        Ok(Some(elements.into_iter().filter_map(|element| element.0).collect()))
    }
}

/// One element of a list: the object it is, or nothing.
struct Element<T>(Option<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Element<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object(deserializer).map(Self)
    }
}

/// A text, if it is one.
pub(super) fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    deserializer.deserialize_any(Perhaps::<Text>(PhantomData))
}

/// A yes or no, if it is one.
pub(super) fn flag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
    deserializer.deserialize_any(Perhaps::<Flag>(PhantomData))
}

/// An object, if it is one.
pub(super) fn object<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_any(Perhaps::<Object<T>>(PhantomData))
}

/// The objects in a list; anything that is no list is an empty one, any element that is no object
/// is left out.
pub(super) fn list<'de, T, D>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    let found = deserializer.deserialize_any(Perhaps::<List<T>>(PhantomData))?;
    Ok(found.unwrap_or_default())
}
