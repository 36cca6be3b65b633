//! hear: what did this person just ask for?
//!
//! In: what was said or pressed. Out: `Heard`; never an error, what nobody can read is `Unclear`
//! or, where nobody spoke to us, `Nothing`.
//! Never: state, clock, network. The same words always mean the same.
//! May touch: alerts, incident, rota, jiff, `serde_json`, ammonia, `html_escape`, strsim.

mod action;
mod alert;
mod alike;
mod bug;
mod clean;
mod clicks;
mod confirm;
mod courtesy;
mod day;
mod decline;
mod duty;
mod ending;
mod enquiry;
mod fairness;
mod inform;
mod leading;
mod manager;
mod metrics;
mod nearest;
mod owed;
mod post_mortem;
mod report;
mod resolve;
mod room;
mod said;
mod signs;
mod spot;
mod trouble;
mod turns;
mod update;
mod words;
mod wrapping;

pub use action::Noting;
pub use clicks::press;
pub use report::Reporting;
pub use said::{BotNames, Mentioned, Said};

use clean::Called;
use incident::{Answers, Command, Enquiry, IncidentId};
use words::Words;

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
    /// Somebody says when it should be over (P25).
    Expect {
        /// Which one, where it was named.
        about: Option<IncidentId>,
        /// When.
        when: rota::When,
    },
    /// Somebody notes what is to be better next time.
    Action {
        /// After which incident, where it was named.
        about: Option<IncidentId>,
        /// What.
        noting: Noting,
    },
    /// Somebody wants something of the rota.
    Rota(rota::Command),
    /// Somebody wants something of an alert.
    Alert(alerts::Command),
    /// Somebody wants to know something.
    Enquiry(Enquiry),
    /// A card wants to be shown to this person as it is for them.
    View {
        /// Whose card.
        about: IncidentId,
        /// Whether this person comes back to it, and asks for no question.
        back: bool,
    },
    /// What else can be done about an incident.
    More {
        /// About which.
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

/// A command people can type: the one table for parser, help and manifest.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// The word it begins with.
    pub name: &'static str,
    /// How to type it.
    pub usage: &'static str,
    /// What it is for.
    pub purpose: &'static str,
    /// Where help should mention it. It is understood everywhere.
    pub places: &'static [Place],
    /// What it can begin with; nothing else reaches its parser when nobody speaks to us.
    openings: &'static [&'static str],
    parse: fn(&mut Words<'_>, Manner) -> Option<Heard>,
}

/// Where people meet who do not fight a fire.
const OUTSIDE: &[Place] = &[Place::Team, Place::Private];
/// Where an incident is spoken about.
const TEAM_AND_FIRE: &[Place] = &[Place::Team, Place::Firefighting];
/// Everywhere we are at home.
const AT_HOME: &[Place] = &[Place::Team, Place::Firefighting, Place::Private];

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
pub const COMMANDS: [Spec; 48] = [
    report::SPEC,
    confirm::SPEC,
    turns::SWAP,
    decline::SPEC,
    manager::ASSIGN,
    manager::VOLUNTEER,
    manager::ACCEPT,
    leading::OBJECT,
    leading::HAND_OVER,
    leading::ESCALATE,
    bug::SPEC,
    update::SPEC,
    inform::ETA,
    inform::INFORMED,
    inform::AFFECTED,
    inform::CLIENT_TOLD,
    owed::SNOOZE,
    owed::STOP,
    owed::RESUME,
    resolve::SPEC,
    owed::QUIET,
    ending::CLOSE,
    ending::REOPEN,
    post_mortem::SPEC,
    action::DONE,
    action::DROP,
    action::ADD,
    action::LIST,
    ending::RETRY,
    room::SPEC,
    enquiry::WHO,
    turns::ROTA,
    turns::TAKE_OVER,
    turns::LEAVE,
    turns::OVERRIDE,
    duty::CHECKED,
    duty::PASS_ON,
    duty::LOG_CHECKS,
    fairness::SPEC,
    alert::RAISE,
    alert::ACKNOWLEDGE,
    alert::MUTE,
    alert::UNMUTE,
    alert::LIST,
    enquiry::LIST,
    enquiry::SHOW,
    metrics::SPEC,
    enquiry::HELP,
];

/// The words of a message that comes as HTML.
pub fn text_of(html: &str) -> String {
    clean::tidy(&wrapping::plain(html.to_owned(), true))
}

/// Understands what was said.
pub fn hear(said: &Said<'_>) -> Heard {
    if !may_concern_us(said) {
        return Heard::Nothing;
    }
    let clean = clean::clean(said);
    let addressed = clean.called != Called::Not || said.place == Place::Private;
    if said.place == Place::Elsewhere && !addressed {
        return Heard::Nothing;
    }
    let manner = if addressed { Manner::Addressed } else { Manner::Overheard(said.place) };
    if clean.text.is_empty() {
        return if addressed { Heard::Enquiry(Enquiry::Help) } else { Heard::Nothing };
    }
    if courtesy::is_all(&clean.text) {
        return Heard::Nothing;
    }
    let words = Words::new(&clean.text, &clean.people, addressed);
    for spec in &COMMANDS {
        if let Some(heard) = (spec.parse)(&mut words.clone(), manner) {
            return heard;
        }
    }
    if let Some(heard) = signs::read(words.clone(), manner) {
        return heard;
    }
    let nearest = nearest::nearest(&words.peek());
    let sure = clean.called == Called::Surely || said.place == Place::Private;
    // What begins with our name and is no command is talk about us.
    if sure || (addressed && nearest.is_some()) {
        return Heard::Enquiry(Enquiry::Unclear { nearest });
    }
    Heard::Nothing
}

/// A quick look, so that ordinary talk costs next to nothing: whether anything is said to us, or
/// begins like a command, or holds a word of trouble.
fn may_concern_us(said: &Said<'_>) -> bool {
    let is_us = |one: &Mentioned<'_>| one.id == said.bot.id && !one.id.is_empty();
    if said.place == Place::Private || said.mentions.iter().any(is_us) {
        return true;
    }
    let text = said.text.trim_start();
    if clean::starts_with_name(text, said.bot.name) || (text.is_empty() && said.html.is_some()) {
        return true;
    }
    // Marks, quotations and code stand in front of what was said.
    said.place != Place::Elsewhere
        && (text.starts_with(['<', '>', '`'])
            || words::begins_with_id(text)
            || alert::begins(text)
            || COMMANDS.iter().any(|spec| words::begins_with(text, spec.openings))
            || trouble::any(text))
}

#[cfg(test)]
mod test;
