//! Reads keys one by one and collects what is wrong with them.
#![expect(clippy::wildcard_enum_match_arm, reason = "the kinds of TOML values are not ours")]

use secrecy::SecretString;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;
use std::time::Duration;
use toml::Value;

/// The prefix of environment variables that stand over the file.
const PREFIX: &str = "FIREWATCH_";
/// Variables that Azure sets for the programs it runs.
const PLATFORM: [&str; 3] = ["IDENTITY_ENDPOINT", "IDENTITY_HEADER", "AZURE_FEDERATED_TOKEN_FILE"];
/// How close a misspelt key must be to be taken for a known one, from 0 to 1.
const LIKENESS_MIN: f64 = 0.7;

/// All that is wrong with a configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems(Vec<String>);

impl Problems {
    pub(super) fn one(key: &str, what: &str) -> Self {
        Self(vec![format!("{key}: {what}")])
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the configuration has {} problem(s):", self.0.len())?;
        self.0.iter().try_for_each(|problem| write!(f, "\n  {problem}"))
    }
}

impl std::error::Error for Problems {}

/// The keys that were found, and those that were asked for.
pub struct Reader {
    found: BTreeMap<String, Value>,
    asked: BTreeSet<String>,
    problems: Vec<String>,
    platform: BTreeMap<String, String>,
}

impl Reader {
    pub fn new(
        text: &str,
        environment: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, Problems> {
        let table: toml::Table =
            text.parse().map_err(|error: toml::de::Error| Problems(vec![error.to_string()]))?;
        let mut found = BTreeMap::new();
        for (section, value) in table {
            match value {
                Value::Table(keys) => found.extend(
                    keys.into_iter().map(|(key, value)| (format!("{section}.{key}"), value)),
                ),
                other => {
                    found.insert(section, other);
                }
            }
        }
        let mut platform = BTreeMap::new();
        for (name, value) in environment {
            if PLATFORM.contains(&name.as_str()) {
                platform.insert(name, value);
                continue;
            }
            let key = name.strip_prefix(PREFIX).and_then(|rest| rest.split_once("__"));
            if let Some((section, key)) = key {
                let key = format!("{}.{}", section.to_lowercase(), key.to_lowercase());
                found.insert(key, Value::String(value));
            }
        }
        Ok(Self { found, asked: BTreeSet::new(), problems: Vec::new(), platform })
    }

    /// Notes that a key is wrong: what was found, what is expected.
    pub fn problem(&mut self, key: &str, found: &str, expected: &str) {
        self.problems.push(format!("{key}: found {found}, expected {expected}"));
    }

    fn take(&mut self, key: &str) -> Option<Value> {
        self.asked.insert(key.to_owned());
        self.found.remove(key)
    }

    /// A text, if it is there and not empty.
    pub fn text(&mut self, key: &str) -> Option<String> {
        match self.take(key)? {
            Value::String(text) if text.trim().is_empty() => None,
            Value::String(text) => Some(text.trim().to_owned()),
            Value::Datetime(day) => Some(day.to_string()),
            Value::Integer(number) => Some(number.to_string()),
            other => {
                self.problem(key, other.type_str(), "a text");
                None
            }
        }
    }

    /// A text that has to be there.
    pub fn required(&mut self, key: &str, expected: &str) -> String {
        self.text(key).unwrap_or_else(|| {
            if !self.problems.iter().any(|problem| problem.starts_with(&format!("{key}:"))) {
                self.problem(key, "nothing", expected);
            }
            String::new()
        })
    }

    /// A secret, or the content of the file that `key` with `_file` at the end names.
    pub fn secret(&mut self, key: &str) -> Option<SecretString> {
        let given = self.text(key);
        let file = self.file(&format!("{key}_file"));
        let secret = given.or_else(|| file.map(|(_, text)| text.trim().to_owned()));
        secret.map(SecretString::from)
    }

    /// The content of a file, with its name.
    pub fn file(&mut self, key: &str) -> Option<(String, String)> {
        let file = self.text(key)?;
        match std::fs::read_to_string(&file) {
            Ok(text) => Some((file, text)),
            Err(error) => {
                self.problem(key, &format!("{file} ({error})"), "a file to read");
                Some((file, String::new()))
            }
        }
    }

    /// What the platform we run on tells its programs, such as `IDENTITY_ENDPOINT`.
    pub fn platform(&self, name: &str) -> Option<String> {
        self.platform.get(name).filter(|value| !value.trim().is_empty()).cloned()
    }

    /// A value of a type that texts can be turned into.
    pub fn parsed<T: FromStr>(&mut self, key: &str, expected: &str, default: &str) -> T
    where
        T::Err: fmt::Debug,
    {
        let text = self.text(key).unwrap_or_else(|| default.to_owned());
        text.parse().unwrap_or_else(|_| {
            self.problem(key, &text, expected);
            #[expect(clippy::expect_used, reason = "the default is ours and parses")]
            default.parse().expect("a default that parses")
        })
    }

    /// An address.
    pub fn url(&mut self, key: &str, default: &str) -> String {
        self.address(key).unwrap_or_else(|| default.to_owned())
    }

    /// An address, if it is there.
    pub fn address(&mut self, key: &str) -> Option<String> {
        let text = self.text(key)?;
        match url::Url::parse(&text) {
            Ok(url) if matches!(url.scheme(), "http" | "https") && url.has_host() => {}
            Ok(_) | Err(_) => self.problem(key, &text, "an address that begins with https://"),
        }
        Some(text)
    }

    /// A duration such as `10m`.
    pub fn duration(&mut self, key: &str, default: Duration) -> Duration {
        let Some(text) = self.text(key) else { return default };
        let parsed = text.parse::<jiff::SignedDuration>().ok();
        parsed.and_then(|duration| Duration::try_from(duration).ok()).unwrap_or_else(|| {
            self.problem(key, &text, "a duration such as 10m or 1h 30m");
            default
        })
    }

    /// A list of texts; in the environment written as in TOML or with commas.
    pub fn list(&mut self, key: &str) -> Option<Vec<String>> {
        let value = self.take(key)?;
        let items = match &value {
            Value::Array(items) => items.clone(),
            Value::String(text) => match written(text) {
                Some(Value::Array(items)) => items,
                Some(_) | None => {
                    text.split(',').map(|item| Value::String(item.trim().to_owned())).collect()
                }
            },
            other => {
                self.problem(key, other.type_str(), "a list of texts");
                return None;
            }
        };
        let mut texts = Vec::new();
        for item in items {
            match item {
                Value::String(text) => texts.push(text),
                Value::Datetime(day) => texts.push(day.to_string()),
                other => self.problem(key, other.type_str(), "a list of texts"),
            }
        }
        Some(texts)
    }

    /// Texts by name, such as `{ "Custom.Region" = "Africa" }`.
    pub fn texts(&mut self, key: &str) -> BTreeMap<String, String> {
        let Some(value) = self.take(key) else { return BTreeMap::new() };
        let table = match value {
            Value::Table(table) => table,
            Value::String(text) => {
                if let Some(Value::Table(table)) = written(&text) {
                    table
                } else {
                    self.problem(key, &text, "texts by name, such as { \"Name\" = \"text\" }");
                    toml::Table::new()
                }
            }
            other => {
                self.problem(key, other.type_str(), "texts by name");
                toml::Table::new()
            }
        };
        let mut texts = BTreeMap::new();
        for (name, value) in table {
            match value {
                Value::String(text) => {
                    texts.insert(name, text);
                }
                other => self.problem(&format!("{key}.{name}"), other.type_str(), "a text"),
            }
        }
        texts
    }

    /// A list of tables, such as `[[team.people]]`; each with its place for messages.
    pub fn tables(&mut self, key: &str) -> Vec<(String, toml::Table)> {
        let Some(value) = self.take(key) else { return vec![] };
        let value = value.as_str().and_then(written).unwrap_or(value);
        let Value::Array(items) = value else {
            self.problem(key, value.type_str(), &format!("tables, each begun with [[{key}]]"));
            return vec![];
        };
        let mut tables = Vec::new();
        for (place, item) in items.into_iter().enumerate() {
            let place = format!("{key}[{place}]");
            match item {
                Value::Table(table) => tables.push((place, table)),
                other => self.problem(&place, other.type_str(), "a table"),
            }
        }
        tables
    }

    /// Ends the reading of one section; others are not looked at.
    ///
    /// # Errors
    /// All that was wrong, and all keys of the section that nobody asked for.
    pub fn finish_section(mut self, section: &str) -> Result<(), Problems> {
        self.found.retain(|key, _| key.split('.').next() == Some(section));
        self.finish()
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// All that was wrong, and all keys that nobody asked for.
    pub fn finish(mut self) -> Result<(), Problems> {
        for key in std::mem::take(&mut self.found).into_keys() {
            let likeness = |known: &&String| strsim::jaro_winkler(known, &key);
            let nearest = self.asked.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
            let hint = match nearest {
                Some(known) if likeness(&known) > LIKENESS_MIN => {
                    format!(", did you mean {known}?")
                }
                Some(_) | None => String::new(),
            };
            self.problems.push(format!("{key}: there is no such key{hint}"));
        }
        if self.problems.is_empty() { Ok(()) } else { Err(Problems(self.problems)) }
    }
}

/// A value written as in TOML: the environment has texts only.
fn written(text: &str) -> Option<Value> {
    format!("value = {text}").parse::<toml::Table>().ok()?.remove("value")
}
