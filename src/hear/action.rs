//! Action items: `action item write a playbook for @Dev by 4 Dec`, `done with action item 2`,
//! `drop action item 2 because …`, `action items` (P32, P33).
//!
//! Grammar: `action item [INC-7] [for @person] [:] <text> [for <person>] [by <day>]
//! [priority <1-4>] [INC-7]`, `done with action item <n> [INC-7]`, `action item <n> [is] done [INC-7]`,
//! `drop action item <n> [INC-7] [because …]`, `[open] action items`.

use super::words::Words;
use super::{AT_HOME, Heard, Manner, Spec, TEAM_AND_FIRE, day};
use incident::{Command, Enquiry, IncidentId, Who};
use rota::Day;

/// An action item, before anybody looked at a calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Noting {
    /// What is to be done.
    pub text: String,
    /// Who shall do it.
    pub owner: Option<Who>,
    /// Until when.
    pub due: Option<Day>,
    /// How urgent, from 1 to 4.
    pub priority: Option<u8>,
}

pub const ADD: Spec = Spec {
    name: "action item",
    usage: "action item INC-7 write a playbook for @Dev by 4 Dec",
    purpose: "Note what is to be better next time",
    places: TEAM_AND_FIRE,
    openings: ITEM,
    parse: add,
};

pub const DONE: Spec = Spec {
    name: "done with action item",
    usage: "done with action item 2 INC-7",
    purpose: "Say that an action item is done",
    places: TEAM_AND_FIRE,
    openings: DONES,
    parse: done,
};

pub const DROP: Spec = Spec {
    name: "drop action item",
    usage: "drop action item 2 INC-7 because …",
    purpose: "Let an action item go, with a reason",
    places: TEAM_AND_FIRE,
    openings: DROPS,
    parse: let_go,
};

pub const LIST: Spec = Spec {
    name: "action items",
    usage: "action items",
    purpose: "See which action items are open",
    places: AT_HOME,
    openings: LISTS,
    parse: list,
};

const ITEM: &[&str] = &["action item", "actiepunt"];
const DONES: &[&str] =
    &["done with action item", "finish action item", "close action item", "klaar met actiepunt"];
const DROPS: &[&str] = &["drop action item", "let go of action item", "laat actiepunt vallen"];
const LISTS: &[&str] = &[
    "action items",
    "open action items",
    "list action items",
    "show action items",
    "the action items",
    "actiepunten",
];

/// A name has not more words than this.
const NAME_WORDS_MAX: usize = 3;

/// What can stand behind the text.
#[derive(Default)]
struct Tail {
    about: Option<IncidentId>,
    owner: Option<Who>,
    due: Option<Day>,
    priority: Option<u8>,
}

fn add(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    if !words.take(ITEM) {
        return None;
    }
    let mut paused = words.paused();
    let first = words.take_id();
    let mut ahead = words.clone();
    let owner = ahead.take(&["for", "voor"]).then(|| ahead.take_mention()).flatten();
    if owner.is_some() {
        *words = ahead;
    }
    paused |= words.paused();
    let (text, tail) = parted(words);
    let about = first.or(tail.about);
    // “Action item 3 is nearly done” is talk.
    let sure = manner.is_addressed() || about.is_some() || owner.is_some() || paused;
    let noting = Noting {
        text: text.trim_matches([':', ',', '-', '–', '—', ' ', '\n']).to_owned(),
        owner: owner.or(tail.owner),
        due: tail.due,
        priority: tail.priority,
    };
    sure.then_some(Heard::Action { about, noting })
}

/// The text, and what stands behind it: the longest end that is nothing else.
fn parted(words: &Words<'_>) -> (String, Tail) {
    let mut ahead = words.clone();
    while !ahead.is_at_end() {
        if let Some(tail) = tail(ahead.clone()) {
            return (words.until(&ahead), tail);
        }
        ahead.skip();
    }
    (words.whole(), Tail::default())
}

fn tail(mut words: Words<'_>) -> Option<Tail> {
    let mut tail = Tail::default();
    let mut any = false;
    while !(any && words.is_empty()) {
        if let (None, Some(id)) = (tail.about, words.take_id()) {
            tail.about = Some(id);
        } else if let (None, Some(level)) = (tail.priority, priority(&mut words)) {
            tail.priority = Some(level);
        } else if let (None, Some(day)) = (tail.due, due(&mut words)) {
            tail.due = Some(day);
        } else if let (None, Some(who)) = (&tail.owner, owner(&mut words)) {
            tail.owner = Some(who);
        } else {
            return None;
        }
        any = true;
    }
    Some(tail)
}

fn priority(words: &mut Words<'_>) -> Option<u8> {
    let mut ahead = words.clone();
    let named = ahead.take(&["priority", "prio", "prioriteit"]);
    let word = ahead.peek();
    let digit = if named { word.as_str() } else { word.strip_prefix('p')? };
    let level = digit.parse().ok().filter(|level| (1..=4).contains(level))?;
    ahead.skip();
    *words = ahead;
    Some(level)
}

fn due(words: &mut Words<'_>) -> Option<Day> {
    let mut ahead = words.clone();
    if !ahead.take(&["by", "before", "due", "until", "voor", "uiterlijk", "tot"]) {
        return None;
    }
    let day = day::take(&mut ahead)?;
    *words = ahead;
    Some(day)
}

fn owner(words: &mut Words<'_>) -> Option<Who> {
    let mut ahead = words.clone();
    let named = ahead.take(&["for", "voor", "owner"]);
    let who = match ahead.take_mention() {
        Some(who) => Some(who),
        None if named => name(&mut ahead),
        None => None,
    }?;
    *words = ahead;
    Some(who)
}

/// A typed name: names have capitals, “for tomorrow” is none.
fn name(words: &mut Words<'_>) -> Option<Who> {
    let mut names: Vec<String> = Vec::new();
    while names.len() < NAME_WORDS_MAX {
        let mut ahead = words.clone();
        if ahead.take_id().is_some() {
            break;
        }
        let Some(name) = words.take_name() else { break };
        names.push(name);
    }
    (!names.is_empty()).then(|| Who { id: None, name: names.join(" ") })
}

fn done(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    let number = if words.take(DONES) {
        number(words)?
    } else if words.take(ITEM) {
        let number = number(words)?;
        words.pass(&["is"]);
        if !words.take(&["done", "finished", "klaar"]) {
            return None;
        }
        number
    } else {
        return None;
    };
    let about = of(words);
    words.is_empty().then_some(Heard::Change { about, command: Command::FinishAction { number } })
}

fn let_go(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    if !words.take(DROPS) {
        return None;
    }
    let number = number(words)?;
    let about = of(words);
    let reason = words.take_reason(false).ok()?;
    Some(Heard::Change { about, command: Command::DropAction { number, reason } })
}

fn number(words: &mut Words<'_>) -> Option<u32> {
    let number = words.peek().trim_start_matches('#').parse().ok()?;
    words.skip();
    Some(number)
}

fn of(words: &mut Words<'_>) -> Option<IncidentId> {
    words.pass(&["of", "for", "van"]);
    words.take_id()
}

fn list(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    let mut asked = words.clone().without_question_mark();
    let said = asked.take(LISTS) && asked.is_empty();
    said.then_some(Heard::Enquiry(Enquiry::ActionItems))
}
