//! Who has to hear of it outside the team, and who has (P25, P26, P27).

use crate::event::{Entry, Event};
use crate::ids::Moment;
use crate::people::{Person, Role, Team};
use crate::phase::{Incident, Phase};
use serde::{Deserialize, Serialize};

/// More clients than the Red Cross has are not named.
pub(crate) const CLIENTS_MAX: usize = 60;

/// What stakeholders and clients know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Informing {
    /// When it should be over.
    pub expected: Option<Expected>,
    /// Counts the times that there was something new to tell; nothing was, while it is nought.
    pub version: u32,
    /// The last time stakeholders were told.
    pub told: Option<Told>,
    /// The clients that are affected, in the order in which they were named.
    pub clients: Vec<Client>,
}

/// When it should be over, and who said so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expected {
    /// When it should be over.
    pub at: Moment,
    /// Who said so.
    pub by: Person,
    /// When that was said.
    pub said: Moment,
}

/// That somebody was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What was new by then.
    pub version: u32,
    /// Who told it.
    pub by: Person,
    /// When.
    pub at: Moment,
    /// Whom, or how; in the words of whoever told it.
    pub how: Option<String>,
}

/// A client that is affected (P26).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Client {
    /// What it is called.
    pub name: String,
    /// The last time it was told (P27).
    pub told: Option<Told>,
}

impl Informing {
    /// Whether stakeholders have to be told what is new.
    #[must_use]
    pub fn is_owed(&self) -> bool {
        self.version > self.told.as_ref().map_or(0, |told| told.version)
    }

    /// A client by its name, in any case of letters.
    #[must_use]
    pub fn client(&self, name: &str) -> Option<&Client> {
        self.clients.iter().find(|client| is_same(&client.name, name))
    }

    /// Whether a client has to be told what is new.
    #[must_use]
    pub fn owes(&self, client: &Client) -> bool {
        self.version > client.told.as_ref().map_or(0, |told| told.version)
    }
}

/// Who informs stakeholders: the product manager (P25); whoever leads, where there is none.
#[must_use]
pub fn informer(team: &Team, incident: &Incident) -> Option<Person> {
    let manages = team.members.iter().find(|member| member.is(Role::ProductManager));
    manages.map(|member| &member.person).or_else(|| incident.manager()).cloned()
}

/// Whether an event is new to those outside the team.
pub(crate) fn stirs(incident: &Incident, event: &Event) -> bool {
    let severe = incident.confirmed().is_some_and(|confirmed| confirmed.severity.is_severe());
    let changes = matches!(event, Event::SeverityConfirmed { severity, .. }
        if severity.is_severe() || severe);
    let over = matches!(incident.phase, Phase::Resolved(..) | Phase::Closed(..));
    let again = over && matches!(event, Event::Reopened { .. });
    changes || again || matches!(event, Event::Expected { .. } | Event::Resolved { .. })
}

/// Keeps what was told.
pub(crate) fn note(informing: &mut Informing, entry: &Entry) {
    let Some(by) = entry.by.person().cloned() else { return };
    let version = informing.version;
    let told =
        |how: &Option<String>| Told { version, by: by.clone(), at: entry.at, how: how.clone() };
    if let Event::Expected { over } = &entry.event {
        informing.expected = Some(Expected { at: *over, by, said: entry.at });
    } else if let Event::Informed { whom } = &entry.event {
        informing.told = Some(told(whom));
    } else if let Event::ClientAffected { client } = &entry.event {
        informing.clients.push(Client { name: client.clone(), told: None });
    } else if let Event::ClientInformed { client, how } = &entry.event {
        let told = told(how);
        let known = informing.clients.iter_mut().find(|one| is_same(&one.name, client));
        match known {
            Some(known) => known.told = Some(told),
            None => informing.clients.push(Client { name: client.clone(), told: Some(told) }),
        }
    }
}

fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}
