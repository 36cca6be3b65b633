//! The people, the critical paths and the deadlines.
#![expect(clippy::wildcard_enum_match_arm, reason = "the kinds of TOML values are not ours")]

use super::reader::Reader;
use incident::{CriticalPath, Member, Person, PersonId, Role, Team};
use jiff::tz::TimeZone;
use toml::{Table, Value};

pub fn zone(reader: &mut Reader) -> TimeZone {
    let name = reader.text("team.time_zone").unwrap_or_else(|| "Europe/Amsterdam".to_owned());
    TimeZone::get(&name).unwrap_or_else(|_| {
        reader.problem("team.time_zone", &name, "a time zone such as Europe/Amsterdam");
        TimeZone::UTC
    })
}

/// Somebody of whom the configuration tells the e-mail and not the id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithoutId {
    /// The key that is missing, such as `team.people[0].id`.
    pub key: String,
    /// The name people see.
    pub name: String,
    /// The e-mail, which stands for the id in the team and the rota.
    pub email: String,
}

/// The team, and the people of it who are known by their e-mail for now.
pub fn team(reader: &mut Reader) -> (Team, Vec<WithoutId>) {
    let mut members: Vec<Member> = Vec::new();
    let mut without_id = Vec::new();
    for (place, table) in reader.tables("team.people") {
        if let Some(member) = member(reader, &place, table, &mut without_id) {
            if members.iter().any(|other| other.person.id == member.person.id) {
                reader.problem(
                    &format!("{place}.id"),
                    member.person.id.as_str(),
                    "an id used once",
                );
            }
            members.push(member);
        }
    }
    let mut critical_paths = Vec::new();
    for (place, mut table) in reader.tables("team.critical_paths") {
        critical_paths.push(CriticalPath {
            id: text(reader, &place, &mut table, "id").unwrap_or_default(),
            name: text(reader, &place, &mut table, "name").unwrap_or_default(),
            meaning: optional(reader, &place, &mut table, "meaning").unwrap_or_default(),
        });
        leftover(reader, &place, &table);
    }
    if critical_paths.is_empty() {
        critical_paths = shipped_paths();
    }
    let policy = super::policy::read(reader);
    let log_queries = super::rota::log_queries(reader);
    let escalation = escalation(reader, &members);
    (Team { members, critical_paths, log_queries, escalation, policy }, without_id)
}

/// Who is told when an incident is escalated; product managers and administrators where nobody is
/// named.
fn escalation(reader: &mut Reader, members: &[Member]) -> Vec<Person> {
    const KEY: &str = "team.escalation";
    let Some(emails) = reader.list(KEY) else {
        let told =
            |member: &&Member| member.is(Role::ProductManager) || member.is(Role::Administrator);
        return members.iter().filter(told).map(|member| member.person.clone()).collect();
    };
    super::rota::people(reader, members, KEY, &emails)
}

/// The three of the process document (P01); the meanings name what the platform does there.
fn shipped_paths() -> Vec<CriticalPath> {
    [
        ("payments", "Payment distribution", "creating, sending and reconciling payments"),
        (
            "registrations",
            "Recipient registration",
            "importing, validating and changing recipients",
        ),
        (
            "data",
            "Data integrity and availability",
            "wrong, lost or unreachable data; nobody can log in",
        ),
    ]
    .map(|(id, name, meaning)| CriticalPath {
        id: id.to_owned(),
        name: name.to_owned(),
        meaning: meaning.to_owned(),
    })
    .to_vec()
}

fn member(
    reader: &mut Reader,
    place: &str,
    mut table: Table,
    without_id: &mut Vec<WithoutId>,
) -> Option<Member> {
    let name = text(reader, place, &mut table, "name");
    let id = optional(reader, place, &mut table, "id");
    let email = optional(reader, place, &mut table, "email");
    let mut roles = Vec::new();
    for word in words(reader, place, &mut table, "roles") {
        match role(&word) {
            Some(role) => roles.push(role),
            None => reader.problem(
                &format!("{place}.roles"),
                &word,
                "log-checker, incident-manager, responder, product-manager or administrator",
            ),
        }
    }
    let expertise = words(reader, place, &mut table, "expertise");
    leftover(reader, place, &table);
    let key = format!("{place}.id");
    let id = match (id, &email, &name) {
        (Some(id), _, _) => id,
        (None, Some(email), Some(name)) => {
            let (name, email) = (name.clone(), email.clone());
            without_id.push(WithoutId { key, name, email: email.clone() });
            email
        }
        (None, _, _) => {
            let wanted = "an Entra object id, or an email from which `firewatch check` tells it";
            reader.problem(&key, "nothing", wanted);
            return None;
        }
    };
    let person = Person { id: PersonId::new(&id), name: name? };
    Some(Member { person, email, roles, expertise })
}

fn role(word: &str) -> Option<Role> {
    match word {
        "log-checker" => Some(Role::LogChecker),
        "incident-manager" => Some(Role::IncidentManager),
        "responder" => Some(Role::Responder),
        "product-manager" => Some(Role::ProductManager),
        "administrator" => Some(Role::Administrator),
        _ => None,
    }
}

fn text(reader: &mut Reader, place: &str, table: &mut Table, key: &str) -> Option<String> {
    let found = optional(reader, place, table, key);
    if found.is_none() {
        reader.problem(&format!("{place}.{key}"), "nothing", "a text");
    }
    found
}

fn optional(reader: &mut Reader, place: &str, table: &mut Table, key: &str) -> Option<String> {
    match table.remove(key)? {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::String(_) => None,
        other => {
            reader.problem(&format!("{place}.{key}"), other.type_str(), "a text");
            None
        }
    }
}

fn words(reader: &mut Reader, place: &str, table: &mut Table, key: &str) -> Vec<String> {
    let Some(value) = table.remove(key) else { return vec![] };
    let all = value.as_array().map(|items| {
        items.iter().map(|item| item.as_str().map(str::to_owned)).collect::<Option<Vec<_>>>()
    });
    all.flatten().unwrap_or_else(|| {
        reader.problem(&format!("{place}.{key}"), value.type_str(), "a list of texts");
        vec![]
    })
}

fn leftover(reader: &mut Reader, place: &str, table: &Table) {
    for key in table.keys() {
        reader.problem(&format!("{place}.{key}"), "a key", "none: there is no such key");
    }
}
