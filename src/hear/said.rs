//! What was said, before anybody understood it.

use super::Place;
use incident::PersonId;

/// What was said, taken apart by the shape Teams gave it, and not yet understood.
#[expect(missing_debug_implementations, reason = "it holds words of people and a closure")]
pub struct Said<'a> {
    /// The words, with `<at>` marks.
    pub text: &'a str,
    /// The same as HTML, where Teams sent it.
    pub html: Option<&'a str>,
    /// Who is mentioned.
    pub mentions: Vec<Mentioned<'a>>,
    /// What we are called here.
    pub bot: BotNames<'a>,
    /// Where it was said.
    pub place: Place,
    /// The person behind a Teams id, if we know.
    pub known: &'a dyn Fn(&str) -> Option<PersonId>,
}

/// Somebody mentioned.
#[derive(Clone, Copy, Debug)]
pub struct Mentioned<'a> {
    /// `29:…` for a person, `28:…` for a bot.
    pub id: &'a str,
    /// The name.
    pub name: &'a str,
    /// How it stands in the text: `<at>Ana</at>`.
    pub text: &'a str,
}

/// What we are called.
#[derive(Clone, Copy, Debug)]
pub struct BotNames<'a> {
    /// `28:` and the application id.
    pub id: &'a str,
    /// The name people see.
    pub name: &'a str,
}
