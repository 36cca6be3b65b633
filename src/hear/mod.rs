//! hear: what did this person just ask for?
//!
//! In: what was said or pressed. Out: `Heard`; never an error, what nobody can read is `Unclear`
//! or, where nobody spoke to us, `Nothing`.
//! Never: state, clock, network. The same words always mean the same.
//! May touch: incident, `serde_json`, ammonia, `html_escape`, strsim.

mod assign;
mod clean;
mod clicks;
mod confirm;
mod decline;
mod ending;
mod enquiry;
mod nearest;
mod report;
mod resolve;
mod signs;
mod update;
mod words;

pub use clicks::press;

use incident::{Answers, Command, Enquiry, IncidentId, PersonId, Severity};
use words::Words;

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

/// Where something was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The 121 Team chat.
    Team,
    /// A firefighting chat.
    Firefighting,
    /// A chat with the bot alone.
    Private,
    /// Another group.
    Elsewhere,
}

/// What we heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Nothing that is meant for us.
    Nothing,
    /// Somebody reports a production issue (P08).
    Report(Reporting),
    /// Somebody wants something of an incident.
    Change {
        /// Which one, where it was named.
        about: Option<IncidentId>,
        /// What.
        command: Command,
    },
    /// Somebody wants to know something.
    Enquiry(Enquiry),
    /// A card wants to be shown to this person as it is for them.
    View {
        /// Whose card.
        about: IncidentId,
    },
    /// The three questions were answered, and nothing decided yet (P02).
    Suggest {
        /// About which incident.
        about: IncidentId,
        /// The answers; none where some are missing.
        answers: Option<Answers>,
    },
    /// What might have been a report is none.
    Dismissed,
}

/// A report, in the reporter's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reporting {
    /// What is wrong.
    pub summary: String,
    /// How bad the reporter thinks it is.
    pub opinion: Option<Severity>,
    /// Whose words they are, if not the reporter's.
    pub on_behalf_of: Option<String>,
}

/// A command people can type: the one table for parser, help and manifest.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// The word it begins with.
    pub name: &'static str,
    /// How to type it.
    pub usage: &'static str,
    /// What it is for.
    pub purpose: &'static str,
    parse: fn(&mut Words<'_>, Manner) -> Option<Heard>,
}

/// How sure we are that somebody speaks to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    /// By mention, by name, or in private.
    Addressed,
    /// To everybody in this place: only a message that is a command and nothing else counts.
    Overheard(Place),
}

impl Manner {
    const fn is_addressed(self) -> bool {
        matches!(self, Self::Addressed)
    }
}

/// Every command, in the order in which an incident needs them.
pub const COMMANDS: [Spec; 14] = [
    report::SPEC,
    confirm::SPEC,
    decline::SPEC,
    assign::ASSIGN,
    assign::VOLUNTEER,
    assign::ACCEPT,
    update::SPEC,
    resolve::SPEC,
    ending::CLOSE,
    ending::REOPEN,
    ending::RETRY,
    enquiry::WHO,
    enquiry::LIST,
    enquiry::HELP,
];

/// Understands what was said.
pub fn hear(said: &Said<'_>) -> Heard {
    if !may_concern_us(said) {
        return Heard::Nothing;
    }
    let clean = clean::clean(said);
    let addressed = clean.addressed || said.place == Place::Private;
    let manner = if addressed { Manner::Addressed } else { Manner::Overheard(said.place) };
    if said.place == Place::Elsewhere && !addressed {
        return Heard::Nothing;
    }
    let words = Words::new(&clean.text, &clean.people);
    if words.is_empty() {
        return if addressed { Heard::Enquiry(Enquiry::Help) } else { Heard::Nothing };
    }
    for spec in &COMMANDS {
        if let Some(heard) = (spec.parse)(&mut words.clone(), manner) {
            return heard;
        }
    }
    if let Some(heard) = signs::read(&words.whole(), manner) {
        return heard;
    }
    if addressed {
        let nearest = nearest::nearest(&words.whole());
        return Heard::Enquiry(Enquiry::Unclear { nearest });
    }
    Heard::Nothing
}

/// A quick look, so that ordinary talk costs next to nothing: whether anything is said to us, or
/// begins like a command, or holds a word of trouble.
fn may_concern_us(said: &Said<'_>) -> bool {
    if said.place == Place::Private || said.mentions.iter().any(|one| one.id == said.bot.id) {
        return true;
    }
    if said.place == Place::Elsewhere {
        return clean::starts_with_name(said.text, said.bot.name);
    }
    if said.text.trim().is_empty() {
        return said.html.is_some();
    }
    let lower = said.text.to_lowercase();
    // A quotation stands in front of what was said.
    lower.starts_with(['<', '>'])
        || signs::any_trouble(&lower)
        || clean::starts_with_name(&lower, &said.bot.name.to_lowercase())
        || words::begins_like_a_command(&lower)
}

#[cfg(test)]
mod test;
