//! Values as text: JavaScript's `toString` and JSON.

use serde_json::Value;

use crate::error::Fault;
use crate::value::{Fuel, Val, whole};

/// Text that grows within the allowance.
pub(crate) struct Sink<'f> {
    text: String,
    fuel: &'f Fuel,
}

impl<'f> Sink<'f> {
    pub(crate) fn new(fuel: &'f Fuel) -> Self {
        Self { text: String::new(), fuel }
    }

    pub(crate) fn push(&mut self, text: &str) -> Result<(), Fault> {
        self.fuel.take(text.len())?;
        self.text.push_str(text);
        Ok(())
    }

    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// Appends what JavaScript's `toString` gives. Null and undefined give `null`, `undefined`.
    pub(crate) fn push_display(&mut self, value: &Val<'_>) -> Result<(), Fault> {
        match value {
            Val::Undefined => self.push("undefined"),
            Val::Null => self.push("null"),
            Val::Bool(true) => self.push("true"),
            Val::Bool(false) => self.push("false"),
            Val::Number(n) => self.push(&number_text(*n)),
            Val::Text(text) => self.push(text),
            Val::Object(_) | Val::Record(_) => self.push("[object Object]"),
            Val::Array(_) | Val::List(_) => {
                self.push_joined(&value.items().unwrap_or_default(), ",")
            }
        }
    }

    /// Appends the items with a separator; null and undefined leave an empty place.
    pub(crate) fn push_joined(&mut self, items: &[Val<'_>], separator: &str) -> Result<(), Fault> {
        self.fuel.take(items.len())?;
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.push(separator)?;
            }
            if !item.is_nothing() {
                self.push_display(item)?;
            }
        }
        Ok(())
    }

    /// Appends JSON. Undefined becomes null.
    pub(crate) fn push_json(&mut self, value: &Val<'_>) -> Result<(), Fault> {
        if let Some(items) = value.items() {
            self.push("[")?;
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    self.push(",")?;
                }
                self.push_json(item)?;
            }
            return self.push("]");
        }
        if let Some(entries) = value.entries() {
            self.push("{")?;
            let defined = entries.iter().filter(|(_, value)| !matches!(value, Val::Undefined));
            for (at, (key, value)) in defined.enumerate() {
                if at > 0 {
                    self.push(",")?;
                }
                self.push(&quoted(key))?;
                self.push(":")?;
                self.push_json(value)?;
            }
            return self.push("}");
        }
        match value.as_text() {
            Some(text) => self.push(&quoted(text)),
            None if matches!(value, Val::Undefined) => self.push("null"),
            None if matches!(value, Val::Number(n) if !n.is_finite()) => self.push("null"),
            None => self.push_display(value),
        }
    }
}

/// A text as a JSON string.
fn quoted(text: &str) -> String {
    Value::String(text.to_owned()).to_string()
}

/// JavaScript's text of a value.
pub(crate) fn display(value: &Val<'_>, fuel: &Fuel) -> Result<String, Fault> {
    let mut sink = Sink::new(fuel);
    sink.push_display(value)?;
    Ok(sink.into_text())
}

/// A value as part of a text: JSON for arrays and objects, nothing for null.
pub(crate) fn plain(value: &Val<'_>, fuel: &Fuel) -> Result<String, Fault> {
    let mut sink = Sink::new(fuel);
    if value.is_array() || value.is_object() {
        sink.push_json(value)?;
    } else if !value.is_nothing() {
        sink.push_display(value)?;
    }
    Ok(sink.into_text())
}

/// JavaScript's text of a number (ECMA-262, `Number::toString`).
pub(crate) fn number_text(n: f64) -> String {
    if n.is_nan() {
        return "NaN".into();
    }
    if n.is_infinite() {
        return if n > 0.0 { "Infinity".into() } else { "-Infinity".into() };
    }
    if let Some(n) = whole(n) {
        return n.to_string();
    }
    // Rust's `{:e}` gives the shortest digits; only their layout differs.
    let scientific = format!("{n:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    match exponent {
        ..-6 => format!("{mantissa}e{exponent}"),
        -6..21 => format!("{n}"),
        21.. => format!("{mantissa}e+{exponent}"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Sink, display, number_text};
    use crate::value::{Fuel, Val};

    #[test]
    fn writes_numbers_as_javascript_does() {
        for (n, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (0.1 + 0.2, "0.30000000000000004"),
            (12_345_678_901_234_567_890.0, "12345678901234567000"),
            (1e21, "1e+21"),
            (1.5e-7, "1.5e-7"),
            (0.000_001_5, "0.0000015"),
            (-2.5, "-2.5"),
        ] {
            assert_eq!(number_text(n), text);
        }
    }

    #[test]
    fn writes_arrays_and_objects_as_javascript_does() {
        let value = json!([1, null, [2, "x"], {"a": 1}, true]);
        let text = display(&Val::of(&value), &Fuel::full()).unwrap();
        assert_eq!(text, "1,,2,x,[object Object],true");
    }

    #[test]
    fn json_skips_undefined_properties_and_keeps_the_order_made() {
        let value = Val::record(vec![
            ("b".into(), Val::Number(1.0)),
            ("x".into(), Val::Undefined),
            ("a".into(), Val::list(vec![Val::Undefined, Val::Number(f64::NAN)])),
        ]);
        let fuel = Fuel::full();
        let mut sink = Sink::new(&fuel);
        sink.push_json(&value).unwrap();
        assert_eq!(sink.into_text(), r#"{"b":1,"a":[null,null]}"#);
    }
}
