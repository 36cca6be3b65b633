//! wording: how is it said?
//!
//! In: a key and what is to stand in the sentence. Out: the sentence in the language of the team.
//! Never: markup out of what people typed; it is put in as it comes, and never read.
//! May touch: incident, jiff, `fluent_bundle`, `unic_langid`.
//!
//! The sentences are in `en.ftl` and `nl.ftl`, in Project Fluent's form
//! (<https://projectfluent.org/fluent/guide/>). English is complete. What another language does not
//! have, or cannot put together, is said in English.

mod alert;
mod refusal;
mod rota;
mod time;

pub use fluent_bundle::FluentValue as Value;
pub use refusal::refusal;
pub use time::{Joined, clock, day, list, span, stamp, time};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentAttribute, FluentMessage, FluentResource};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// A language Firewatch speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Dutch.
    Dutch,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::English, Self::Dutch];

    /// Its short name, as in `team.language` and in the property `lang` of a card.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Dutch => "nl",
        }
    }

    /// The language with this short name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// Its sentences.
    #[must_use]
    pub const fn sentences(self) -> &'static str {
        match self {
            Self::English => include_str!("en.ftl"),
            Self::Dutch => include_str!("nl.ftl"),
        }
    }
}

/// The sentences of one language, with English behind them.
pub struct Words {
    language: Language,
    own: Bundle,
    english: Option<Bundle>,
}

type Bundle = FluentBundle<FluentResource>;

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Words {
    /// The words of a language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let behind = (language != Language::English).then_some(Language::English);
        Self {
            language,
            own: bundle(language, language.sentences()),
            english: behind.map(|english| bundle(english, english.sentences())),
        }
    }

    /// Which language it is.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// A sentence; what stands in it comes by name. Written with [`say!`].
    ///
    /// English where the language does not have it or misses something in it; the key itself where
    /// nobody has it. A test sees to it that neither happens.
    #[must_use]
    pub fn say<const N: usize>(&self, key: &str, given: [(&'static str, Value<'_>); N]) -> String {
        let given: FluentArgs<'_> = given.into_iter().collect();
        let whole = |bundle: &Bundle| spoken(bundle, key, &given).filter(|(_, whole)| *whole);
        let english = self.english.as_ref().unwrap_or(&self.own);
        whole(&self.own)
            .or_else(|| spoken(english, key, &given))
            .map_or_else(|| key.to_owned(), |(text, _)| text)
    }

    /// The labels of a card, by the names under which its template calls them: the attributes of
    /// the message `card-` and its name. `lang` is the language's short name.
    #[must_use]
    pub fn labels(&self, card: &str) -> BTreeMap<String, String> {
        let key = format!("card-{card}");
        let mut labels = BTreeMap::new();
        for bundle in self.english.iter().chain([&self.own]) {
            let message = bundle.get_message(&key);
            for label in message.iter().flat_map(FluentMessage::attributes) {
                labels.extend(labelled(bundle, &label));
            }
        }
        labels.insert("lang".to_owned(), self.language.code().to_owned());
        labels
    }
}

fn labelled(bundle: &Bundle, label: &FluentAttribute<'_>) -> Option<(String, String)> {
    let mut lacks = vec![];
    let text = bundle.format_pattern(label.value(), None, &mut lacks);
    lacks.is_empty().then(|| (label.id().to_owned(), text.into_owned()))
}

/// The sentence, and whether nothing is missing in it.
fn spoken(bundle: &Bundle, key: &str, given: &FluentArgs<'_>) -> Option<(String, bool)> {
    let pattern = bundle.get_message(key)?.value()?;
    let mut lacks = vec![];
    let text = bundle.format_pattern(pattern, Some(given), &mut lacks).into_owned();
    Some((text, lacks.is_empty()))
}

fn bundle(language: Language, sentences: &str) -> Bundle {
    let id: LanguageIdentifier = language.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // The marks around what is put in are for lines of mixed direction; cards, mentions and commands
    // would carry them along.
    bundle.set_use_isolating(false);
    let (Ok(sentences) | Err((sentences, _))) = FluentResource::try_new(sentences.to_owned());
    // A key that is there twice keeps its first sentence; a test finds it.
    bundle.add_resource(sentences).unwrap_or_default();
    bundle
}

/// The words of logs, and of all that operators read outside of Teams: English, whatever the team speaks.
#[must_use]
pub fn english() -> &'static Words {
    static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::new(Language::English));
    &ENGLISH
}

/// A sentence by its key: `say!(words, "declined", id = incident.id.to_string(), reason)`.
///
/// The key is written out, so that a test can hold every one against the languages.
#[macro_export]
macro_rules! say {
    ($words:expr, $key:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::Words::say($words, $key, [$((
            stringify!($name),
            $crate::Value::from($crate::say!(@value $name $(= $value)?)),
        )),*])
    };
    (@value $name:ident = $value:expr) => { $value };
    (@value $name:ident) => { $name };
}
