//! A cursor over the words of a message.

use super::clean::{CLOSE, OPEN};
use incident::{IncidentId, Kind, Who};

/// Words with which an overheard command can begin.
const BEGINNINGS: [&str; 21] = [
    "report",
    "incident",
    "confirm",
    "severity",
    "sev",
    "decline",
    "reject",
    "assign",
    "manager",
    "volunteer",
    "i volunteer",
    "accept",
    "i accept",
    "update",
    "resolve",
    "close",
    "reopen",
    "retry",
    "who",
    "show",
    "list",
];

/// Whether a message in small letters begins like one.
pub fn begins_like_a_command(lower: &str) -> bool {
    let start = lower.trim_start();
    BEGINNINGS.iter().any(|word| start.starts_with(word)) || start.starts_with("please ")
}

/// What is left to be read.
#[derive(Clone, Debug)]
pub struct Words<'a> {
    rest: &'a str,
    people: &'a [Who],
}

impl<'a> Words<'a> {
    /// At the first word; politeness in front of it is passed over.
    pub fn new(text: &'a str, people: &'a [Who]) -> Self {
        let mut words = Self { rest: text.trim(), people };
        while words.take_word(&["please", "pls", "ok", "hey"]) {}
        words
    }

    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.rest.trim_matches(['.', '!', ' ', '\n', ',']).is_empty()
    }

    /// The next word in small letters, without what stands around it.
    pub fn peek(&self) -> String {
        bare(self.rest.split_whitespace().next().unwrap_or_default()).to_lowercase()
    }

    /// Whether the next word ends in a colon.
    pub fn colon_follows(&self) -> bool {
        self.rest.split_whitespace().next().is_some_and(|word| word.ends_with(':'))
    }

    /// Passes over the next word.
    pub fn skip(&mut self) {
        let trimmed = self.rest.trim_start();
        let end = trimmed.find(char::is_whitespace).unwrap_or(trimmed.len());
        self.rest = trimmed.get(end..).unwrap_or_default().trim_start();
    }

    /// Takes the next word if it is one of these.
    pub fn take_word(&mut self, wanted: &[&str]) -> bool {
        let found = wanted.contains(&self.peek().as_str());
        if found {
            self.skip();
        }
        found
    }

    /// Takes these words, one after the other, or nothing.
    pub fn take_phrase(&mut self, phrase: &str) -> bool {
        let mut ahead = self.clone();
        for word in phrase.split(' ') {
            if !ahead.take_word(&[word]) {
                return false;
            }
        }
        *self = ahead;
        true
    }

    /// Takes an incident number: `INC-7`, `#7`.
    pub fn take_id(&mut self) -> Option<IncidentId> {
        let word = self.rest.split_whitespace().next()?;
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '#');
        let id = match word.strip_prefix('#') {
            Some(digits) => IncidentId { kind: Kind::Real, number: digits.parse().ok()? },
            None => word.parse().ok()?,
        };
        self.skip();
        Some(id)
    }

    /// Takes an incident number wherever it stands.
    pub fn pull_id(&mut self, text: &mut String) -> Option<IncidentId> {
        let mut found = None;
        let mut kept: Vec<&str> = Vec::new();
        for word in self.rest.split_whitespace() {
            let mut one = Words { rest: word, people: self.people };
            match one.take_id() {
                Some(id) if found.is_none() => found = Some(id),
                Some(_) | None => kept.push(word),
            }
        }
        *text = kept.join(" ");
        found
    }

    /// Takes a mentioned person.
    pub fn take_mention(&mut self) -> Option<Who> {
        let word = self.rest.split_whitespace().next()?;
        let inner = word.strip_prefix(OPEN)?;
        let (place, _) = inner.split_once(CLOSE)?;
        let who = self.people.get(place.parse::<usize>().ok()?)?.clone();
        self.skip();
        Some(who)
    }

    /// How many words are left.
    pub fn count(&self) -> usize {
        self.rest.split_whitespace().count()
    }

    /// All that is left, with people by name.
    pub fn whole(&self) -> String {
        self.name_people(self.rest)
    }

    /// A piece of the text, with people by name.
    pub fn name_people(&self, text: &str) -> String {
        let mut named = text.to_owned();
        for (place, who) in self.people.iter().enumerate() {
            named = named.replace(&format!("{OPEN}{place}{CLOSE}"), &who.name);
        }
        named.trim().to_owned()
    }

    /// A reason at the end: “because …”, “reason: …”, or whatever is left. `None` where there is
    /// none; `Err` where words are left that do not look like one and `strict` wants them to.
    pub fn take_reason(&mut self, strict: bool) -> Result<Option<String>, ()> {
        let marked = self.take_word(&["because", "reason", "since", "as", "omdat"])
            || self.rest.starts_with(['-', '–', ':']);
        let reason = self.whole();
        let reason = reason.trim_start_matches(['-', '–', ':', ' ', ',']).trim();
        self.rest = "";
        if reason.trim_matches(['.', '!']).is_empty() {
            Ok(None)
        } else if marked || !strict {
            Ok(Some(reason.to_owned()))
        } else {
            Err(())
        }
    }
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(['.', ',', '!', ':', ';', '"', '\'', '(', ')', '“', '”'])
}
