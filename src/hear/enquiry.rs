//! Questions that change nothing: `who is checking`, `incidents`, `show INC-7`, `help`.

use super::words::Words;
use super::{Heard, Manner, Spec};
use incident::Enquiry;

pub const WHO: Spec = Spec {
    name: "who is checking",
    usage: "who is checking",
    purpose: "See who is daily log checker",
    parse: who,
};

pub const LIST: Spec = Spec {
    name: "incidents",
    usage: "incidents, or show INC-7",
    purpose: "See what is going on, and what was",
    parse: list,
};

pub const HELP: Spec =
    Spec { name: "help", usage: "help", purpose: "See what you can say", parse: help };

const WHO_PHRASES: [&str; 14] = [
    "who is checking",
    "who's checking",
    "who checks",
    "who is checking the logs",
    "who checks the logs",
    "who is the log checker",
    "who is the daily log checker",
    "who is log checker",
    "who is daily log checker",
    "who is on duty",
    "who is on call",
    "who's on duty",
    "wie checkt",
    "wie checkt de logs",
];

fn who(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    let said = plain(words);
    let is_it = WHO_PHRASES.contains(&said.as_str())
        || WHO_PHRASES.iter().any(|phrase| said == format!("{phrase} today"))
        || (manner.is_addressed() && matches!(said.as_str(), "who" | "wie" | "checker" | "rota"));
    is_it.then_some(Heard::Enquiry(Enquiry::WhoIsChecking))
}

fn list(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    let said = plain(words);
    let lists = ["incidents", "list incidents", "show incidents", "list the incidents"];
    if lists.contains(&said.as_str()) || (manner.is_addressed() && said == "list") {
        return Some(Heard::Enquiry(Enquiry::Incidents));
    }
    let named = words.take_word(&["show", "status", "toon"]);
    let about = words.take_id().filter(|_| named || manner.is_addressed())?;
    words.is_empty().then_some(Heard::Enquiry(Enquiry::Show { incident: about }))
}

fn help(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    let greetings = ["help", "", "hi", "hello", "hoi", "hallo", "commands", "what can you do"];
    let said = plain(words);
    (manner.is_addressed() && greetings.contains(&said.as_str()))
        .then_some(Heard::Enquiry(Enquiry::Help))
}

fn plain(words: &Words<'_>) -> String {
    words.whole().to_lowercase().trim_matches(['?', '!', '.', ' ', ',']).to_owned()
}
