//! Those outside the team (P25, P26, P27): `eta`, `informed`, `client affected`, `client told`.
//!
//! Grammar: `eta [INC-7] <time>|<duration>`, `informed [INC-7] [<whom>]`, `client affected [INC-7]
//! <client>`, `client told [INC-7] <client>[: how]`.

use super::owed::duration;
use super::words::Words;
use super::{AT_HOME, Heard, Manner, Spec, TEAM_AND_FIRE, day};
use incident::Command;
use rota::When;

pub const ETA: Spec = Spec {
    name: "eta",
    usage: "eta INC-7 17:00",
    purpose: "Say when it should be over",
    places: TEAM_AND_FIRE,
    openings: ETAS,
    parse: eta,
};

pub const INFORMED: Spec = Spec {
    name: "informed",
    usage: "informed INC-7 Cash IM and leadership",
    purpose: "Say that stakeholders know",
    places: AT_HOME,
    openings: TOLD,
    parse: informed,
};

pub const AFFECTED: Spec = Spec {
    name: "client affected",
    usage: "client affected INC-7 Zambia RC",
    purpose: "Name a client that is hit",
    places: AT_HOME,
    openings: HIT,
    parse: affected,
};

pub const CLIENT_TOLD: Spec = Spec {
    name: "client told",
    usage: "client told INC-7 Zambia RC: by phone",
    purpose: "Say that a client knows",
    places: AT_HOME,
    openings: CLIENTS,
    parse: client_told,
};

const ETAS: &[&str] = &["eta", "expected by"];
const TOLD: &[&str] = &["informed"];
const HIT: &[&str] = &["client affected", "affected client"];
const CLIENTS: &[&str] = &["client told", "client informed"];

fn eta(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    if !words.take(ETAS) {
        return None;
    }
    let mut about = words.take_id();
    words.pass(&["is", "in", "by", "about", "around"]);
    let when = duration(words).map(When::After).or_else(|| day::when(words))?;
    words.pass(&["for", "voor"]);
    about = about.or_else(|| words.take_id());
    let sure = manner.is_addressed() || about.is_some() || words.is_empty();
    (sure && words.is_empty()).then_some(Heard::Expect { about, when })
}

fn informed(words: &mut Words<'_>, manner: Manner) -> Option<Heard> {
    if !words.take(TOLD) {
        return None;
    }
    let about = words.take_id();
    if about.is_none() && !manner.is_addressed() {
        return None;
    }
    let whom = words.rest();
    Some(Heard::Change { about, command: Command::Informed { whom } })
}

fn affected(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    if !words.take(HIT) {
        return None;
    }
    let about = words.take_id();
    let client = words.rest().unwrap_or_default();
    Some(Heard::Change { about, command: Command::ClientAffected { client } })
}

fn client_told(words: &mut Words<'_>, _: Manner) -> Option<Heard> {
    if !words.take(CLIENTS) {
        return None;
    }
    let about = words.take_id();
    let text = words.rest().unwrap_or_default();
    let (client, how) = match text.split_once(':') {
        Some((client, how)) => (client.trim().to_owned(), Some(how.trim().to_owned())),
        None => (text, None),
    };
    Some(Heard::Change { about, command: Command::ClientInformed { client, how } })
}
