//! Who takes turns, from when, and on which days nobody works.

use super::reader::Reader;
use incident::{LogQuery, Member, Person, Role, Team};
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use rota::{Country, Liberation, Office, Plan, Temporary};
use std::collections::BTreeSet;
use std::time::Duration;

/// A Monday long before anything: where the rota begins if nobody says otherwise.
const START: &str = "2024-01-01";

pub fn read(reader: &mut Reader, team: &Team, zone: &TimeZone) -> Plan {
    let order = match reader.list("rota.order") {
        Some(emails) => {
            if emails.iter().all(|email| email.trim().is_empty()) {
                reader.problem(
                    "rota.order",
                    "nobody",
                    "e-mails of people in team.people, or no order",
                );
            }
            people(reader, &team.members, "rota.order", &emails)
        }
        None => team
            .members
            .iter()
            .filter(|member| member.is(Role::LogChecker))
            .map(|member| member.person.clone())
            .collect(),
    };
    let start = reader.parsed("rota.start", "a date such as 2026-11-23", START);
    let change_at: Time = reader.parsed("rota.change_at", "a time such as 09:00", "00:00");
    let morning_at: Time = reader.parsed("rota.morning_at", "a time such as 09:00", "09:00");
    let nudge_after = reader.duration("rota.nudge_after", Duration::from_mins(90));
    let deputy_after = reader.duration("rota.deputy_after", Duration::from_hours(3));
    if deputy_after < nudge_after {
        reader.problem(
            "rota.deputy_after",
            &format!("{}s", deputy_after.as_secs()),
            "at least rota.nudge_after",
        );
    }
    let (alert_deputy_after, alert_team_after) = alerts(reader);
    let mut holidays = BTreeSet::new();
    for text in reader.list("rota.holidays").unwrap_or_default() {
        match text.parse::<Date>() {
            Ok(day) => {
                holidays.insert(day);
            }
            Err(_) => reader.problem("rota.holidays", &text, "dates such as 2026-12-25"),
        }
    }
    let office = office(reader);
    let deputy = reader.text("rota.deputy");
    let deputy = deputy.and_then(|email| by_email(reader, &team.members, "rota.deputy", &email));
    let administrators = team.members.iter().filter(|member| member.is(Role::Administrator));
    Plan {
        order,
        weekdays: weekdays(reader, team),
        temporary: temporary(reader, team),
        deputy,
        members: team.members.iter().map(|member| member.person.id.clone()).collect(),
        administrators: administrators.map(|member| member.person.clone()).collect(),
        start,
        change_at,
        morning_at,
        nudge_after,
        deputy_after,
        alert_deputy_after,
        alert_team_after,
        holidays,
        countries: countries(reader),
        office,
        zone: zone.clone(),
    }
}

/// How long an alert waits for the checker, and for the deputy.
fn alerts(reader: &mut Reader) -> (Duration, Duration) {
    let deputy = reader.duration("rota.alert_deputy_after", Duration::from_mins(10));
    let team = reader.duration("rota.alert_team_after", Duration::from_mins(30));
    if team < deputy {
        let found = format!("{}s", team.as_secs());
        reader.problem("rota.alert_team_after", &found, "at least rota.alert_deputy_after");
    }
    (deputy, team)
}

fn office(reader: &mut Reader) -> Office {
    const EXPECTED: &str = "a time such as 09:00";
    let from: Time = reader.parsed("rota.office_from", EXPECTED, "09:00");
    let until: Time = reader.parsed("rota.office_until", EXPECTED, "17:00");
    if until <= from {
        let expected = "a time after rota.office_from";
        reader.problem("rota.office_until", &until.to_string(), expected);
    }
    Office { from, until }
}

/// What the checker opens each morning.
pub fn log_queries(reader: &mut Reader) -> Vec<LogQuery> {
    let queries = reader.texts("rota.log_queries");
    let mut read = Vec::new();
    for (name, url) in queries {
        match url::Url::parse(&url) {
            Ok(address) if matches!(address.scheme(), "https" | "http") => {
                read.push(LogQuery { name, url });
            }
            Ok(_) | Err(_) => {
                reader.problem(
                    "rota.log_queries",
                    &url,
                    "an address such as https://portal.azure.com/…",
                );
            }
        }
    }
    read
}

/// Five people, from Monday to Friday.
fn weekdays(reader: &mut Reader, team: &Team) -> Option<[Person; 5]> {
    const KEY: &str = "rota.weekdays";
    let emails = reader.list(KEY)?;
    let found = people(reader, &team.members, KEY, &emails);
    if found.len() < emails.len() {
        return None;
    }
    let five = <[Person; 5]>::try_from(found);
    if five.is_err() {
        let many = format!("{} people", emails.len());
        reader.problem(KEY, &many, "five e-mails, for Monday to Friday");
    }
    five.ok()
}

/// Orders for a while, no two of them on the same day.
fn temporary(reader: &mut Reader, team: &Team) -> Vec<Temporary> {
    const KEY: &str = "rota.temporary";
    let mut read: Vec<Temporary> = Vec::new();
    for (place, table) in reader.tables(KEY) {
        let date = |key: &str| table.get(key)?.as_str()?.parse::<Date>().ok();
        let emails = table.get("order").and_then(toml::Value::as_array);
        let emails: Option<Vec<String>> = emails
            .map(|all| all.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect());
        let (Some(from), Some(until), Some(emails)) = (date("from"), date("until"), emails) else {
            let expected =
                "from and until as dates such as 2026-12-21, and order as a list of e-mails";
            reader.problem(&place, "something else", expected);
            continue;
        };
        let order = people(reader, &team.members, &place, &emails);
        if until < from || emails.is_empty() {
            reader.problem(
                &place,
                &format!("{from} to {until}"),
                "a last day that is not before the first, and people",
            );
        }
        if let Some(other) = read.iter().find(|one| one.from <= until && from <= one.until) {
            let expected = format!(
                "days that no other has; {} to {} has some of them",
                other.from, other.until
            );
            reader.problem(&place, &format!("{from} to {until}"), &expected);
        }
        read.push(Temporary { from, until, order });
    }
    read
}

/// The people with those e-mails.
pub(super) fn people(
    reader: &mut Reader,
    members: &[Member],
    key: &str,
    emails: &[String],
) -> Vec<Person> {
    emails.iter().filter_map(|email| by_email(reader, members, key, email)).collect()
}

fn countries(reader: &mut Reader) -> Vec<Country> {
    const KEY: &str = "rota.public_holidays";
    let liberation: Liberation =
        reader.parsed("rota.liberation_day", "lustrum, yearly or never", "lustrum");
    let codes = reader.list(KEY).unwrap_or_else(|| vec!["NL".to_owned()]);
    let mut countries = Vec::new();
    for code in codes.iter().map(|code| code.trim()).filter(|code| !code.is_empty()) {
        if code.eq_ignore_ascii_case("none") && codes.len() == 1 {
            continue;
        }
        match Country::from_code(code, liberation) {
            Some(country) => countries.push(country),
            None => {
                reader.problem(KEY, code, "NL or none; days of other countries in rota.holidays");
            }
        }
    }
    countries
}

fn by_email(reader: &mut Reader, members: &[Member], key: &str, email: &str) -> Option<Person> {
    let is_it = |member: &&Member| {
        member.email.as_ref().is_some_and(|known| known.eq_ignore_ascii_case(email.trim()))
    };
    let found = members.iter().find(is_it).map(|member| member.person.clone());
    if found.is_none() {
        reader.problem(key, email, "the e-mail of somebody in team.people");
    }
    found
}
