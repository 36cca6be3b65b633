//! Questions that change nothing: `who is checking`, `incidents`, `show INC-7`, `help`.
//!
//! Grammar: `who [is checking|checks the logs|is the log checker] [today]`; `incidents`,
//! `list [incidents]`; `[show|status] INC-7`; `help`, `?`, `hi`.

use super::words::Words;
use super::{AT_HOME, Heard, Manner, OUTSIDE, Spec};
use incident::Enquiry;

pub const WHO: Spec = Spec {
    name: "who is checking",
    usage: "who is checking",
    purpose: "See who is daily log checker",
    places: AT_HOME,
    openings: WHO_PHRASES,
    parse: who,
};

pub const LIST: Spec = Spec {
    name: "incidents",
    usage: "incidents",
    purpose: "See what is going on, and what was",
    places: OUTSIDE,
    openings: LISTS,
    parse: list,
};

pub const SHOW: Spec = Spec {
    name: "show",
    usage: "show INC-7",
    purpose: "See where one incident stands",
    places: AT_HOME,
    openings: SHOWS,
    parse: show,
};

pub const HELP: Spec = Spec {
    name: "help",
    usage: "help",
    purpose: "See what you can say",
    places: AT_HOME,
    openings: &["help"],
    parse: help,
};

const WHO_PHRASES: &[&str] = &[
    "who is checking the logs",
    "who is checking",
    "who's checking the logs",
    "who's checking",
    "who checks the logs",
    "who checks",
    "who is the daily log checker",
    "who is the log checker",
    "who is daily log checker",
    "who is log checker",
    "who's the log checker",
    "who is on duty",
    "who's on duty",
    "wie checkt de logs",
    "wie checkt",
];

const LISTS: &[&str] =
    &["incidents", "list incidents", "list the incidents", "show incidents", "show all incidents"];

const SHOWS: &[&str] = &["show", "status of", "status", "toon"];

/// What a question may end with.
const TODAY: [&str; 6] = ["today", "now", "today?", "now?", "vandaag", "vandaag?"];

fn who(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    let mut asked = unasked(words);
    let short = manner.is_addressed() && asked.take(&["who", "wie", "checker"]);
    // The longest phrases come first; a short one would leave words behind.
    let mut ahead = unasked(words);
    let is_it = (short && asked.is_empty())
        || (ahead.take(WHO_PHRASES) && {
            ahead.pass(&TODAY);
            ahead.is_empty()
        });
    is_it.then_some(Heard::Enquiry(Enquiry::WhoIsChecking))
}

fn list(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    let mut asked = unasked(words);
    let named = asked.take(LISTS)
        || (manner.is_addressed() && asked.take(&["list", "show", "status", "overview"]));
    (named && asked.is_empty()).then_some(Heard::Enquiry(Enquiry::Incidents))
}

fn show(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    let mut asked = unasked(words);
    let named = asked.take(&["status of", "show", "status", "toon"]);
    asked.pass(&["me", "incident status"]);
    let incident = if named { asked.take_bare_id() } else { asked.take_id() }?;
    asked.is_empty().then_some(Heard::Enquiry(Enquiry::Show { incident }))
}

fn help(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    if !manner.is_addressed() {
        return None;
    }
    let mut asked = unasked(words);
    let said = asked.is_empty()
        || (asked.take(&["help me", "help", "commands", "what can you do", "menu"])
            && asked.is_empty());
    said.then_some(Heard::Enquiry(Enquiry::Help))
}

/// The same words without the question mark at their end.
fn unasked<'a>(words: &Words<'a>) -> Words<'a> {
    words.clone().without_question_mark()
}
