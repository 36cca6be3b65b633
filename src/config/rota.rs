//! Who takes turns, from when, and on which days nobody works.

use super::reader::Reader;
use incident::{Member, Person, Role, Team};
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use rota::{Country, Rota};
use std::collections::BTreeSet;

/// A Monday long before anything: where the rota begins if nobody says otherwise.
const START: &str = "2024-01-01";

pub fn read(reader: &mut Reader, team: &Team, zone: &TimeZone) -> Rota {
    let order = match reader.list("rota.order") {
        Some(emails) => emails.iter().filter_map(|email| by_email(reader, team, email)).collect(),
        None => team
            .members
            .iter()
            .filter(|member| member.is(Role::LogChecker))
            .map(|member| member.person.clone())
            .collect(),
    };
    let start = reader.parsed("rota.start", "a date such as 2026-11-23", START);
    let change_at: Time = reader.parsed("rota.change_at", "a time such as 09:00", "00:00");
    let mut holidays = BTreeSet::new();
    for text in reader.list("rota.holidays").unwrap_or_default() {
        match text.parse::<Date>() {
            Ok(day) => {
                holidays.insert(day);
            }
            Err(_) => reader.problem("rota.holidays", &text, "dates such as 2026-12-25"),
        }
    }
    let countries = countries(reader);
    Rota { order, start, change_at, holidays, countries, zone: zone.clone() }
}

fn countries(reader: &mut Reader) -> Vec<Country> {
    const KEY: &str = "rota.public_holidays";
    let codes = reader.list(KEY).unwrap_or_default();
    let mut countries = Vec::new();
    for code in codes.iter().filter(|code| !code.trim().is_empty()) {
        match code.parse() {
            Ok(country) => countries.push(country),
            Err(()) => reader.problem(KEY, code, "NL; days of other countries in rota.holidays"),
        }
    }
    countries
}

fn by_email(reader: &mut Reader, team: &Team, email: &str) -> Option<Person> {
    let is_it = |member: &&Member| {
        member.email.as_ref().is_some_and(|known| known.eq_ignore_ascii_case(email.trim()))
    };
    let found = team.members.iter().find(is_it).map(|member| member.person.clone());
    if found.is_none() {
        reader.problem("rota.order", email, "the e-mail of somebody in team.people");
    }
    found
}
