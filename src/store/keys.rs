//! Where things lie in the one tree: a letter for the kind, then fixed-width big-endian numbers,
//! so that a scan comes in the order people think in.

use incident::{ChatId, IncidentId, Kind, Moment, PersonId};

/// How long a repeat is recognised, at least: two of these days.
const DAY_SECONDS: i64 = 86_400;

/// `m` name: single facts about the whole store.
pub fn meta(name: &str) -> Vec<u8> {
    join(b'm', &[name.as_bytes()])
}

/// `i` kind number: the snapshot of an incident.
pub fn snapshot(id: IncidentId) -> Vec<u8> {
    join(b'i', &[&[kind(id.kind)], &id.number.to_be_bytes()])
}

/// All snapshots.
pub const SNAPSHOTS: &[u8] = b"i";

/// `e` kind number entry: one line of history.
pub fn entry(id: IncidentId, number: u32) -> Vec<u8> {
    join(b'e', &[&[kind(id.kind)], &id.number.to_be_bytes(), &number.to_be_bytes()])
}

/// The whole history of an incident.
pub fn history(id: IncidentId) -> Vec<u8> {
    join(b'e', &[&[kind(id.kind)], &id.number.to_be_bytes()])
}

/// `o` sequence: an errand that waits.
pub fn errand(sequence: u64) -> Vec<u8> {
    join(b'o', &[&sequence.to_be_bytes()])
}

/// All errands.
pub const ERRANDS: &[u8] = b"o";

/// `p` person: what Teams calls them.
pub fn person(id: &PersonId) -> Vec<u8> {
    join(b'p', &[id.as_str().as_bytes()])
}

/// All people.
pub const PEOPLE: &[u8] = b"p";

/// `v` chat: the Connector that serves it; none where the bot was taken out of it.
pub fn service_url(chat: &ChatId) -> Vec<u8> {
    join(b'v', &[chat.as_str().as_bytes()])
}

/// All Connectors.
pub const SERVICE_URLS: &[u8] = b"v";

/// `f` chat: the incident whose firefighting chat it is.
pub fn firefighting(chat: &ChatId) -> Vec<u8> {
    join(b'f', &[chat.as_str().as_bytes()])
}

/// All firefighting chats.
pub const FIREFIGHTING: &[u8] = b"f";

/// `d` date: the morning duty of a day; dates are written so that they sort.
pub fn check(day: &str) -> Vec<u8> {
    join(b'd', &[day.as_bytes()])
}

/// All morning duties.
pub const CHECKS: &[u8] = b"d";

/// `r` entry: one line of the rota's history.
pub fn turn(number: u64) -> Vec<u8> {
    join(b'r', &[&number.to_be_bytes()])
}

/// The rota's history.
pub const TURNS: &[u8] = b"r";

/// `a` number: an alert.
pub fn alert(number: u32) -> Vec<u8> {
    join(b'a', &[&number.to_be_bytes()])
}

/// All alerts.
pub const ALERTS: &[u8] = b"a";

/// `s` day chat activity: seen on that day.
pub fn seen(day: i64, chat: &ChatId, activity: &str) -> Vec<u8> {
    join(b's', &[&day.to_be_bytes(), chat.as_str().as_bytes(), b"\0", activity.as_bytes()])
}

/// Everything seen on a day.
pub fn seen_on(day: i64) -> Vec<u8> {
    join(b's', &[&day.to_be_bytes()])
}

/// The day a moment lies in; only its order matters.
pub fn day(at: Moment) -> i64 {
    at.seconds().div_euclid(DAY_SECONDS)
}

const fn kind(kind: Kind) -> u8 {
    match kind {
        Kind::Real => b'r',
        Kind::Drill => b'd',
    }
}

fn join(letter: u8, parts: &[&[u8]]) -> Vec<u8> {
    let mut key = Vec::with_capacity(1 + parts.iter().map(|part| part.len()).sum::<usize>());
    key.push(letter);
    for part in parts {
        key.extend_from_slice(part);
    }
    key
}
