//! Who is who, and which duties they have.

use crate::ids::PersonId;
use serde::{Deserialize, Serialize};

/// A person as the process speaks of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Entra object id: what "the same person" means.
    pub id: PersonId,
    /// The name people see.
    pub name: String,
}

impl Person {
    /// The first name: how a team speaks of one another.
    #[must_use]
    pub fn first_name(&self) -> &str {
        self.name.split_whitespace().next().unwrap_or(&self.name)
    }
}

/// Who does something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// A person, proven by the token of the request.
    Person(Person),
    /// The bot itself: a receipt of an errand, or a deadline.
    Firewatch,
}

impl Actor {
    /// The person, unless it is the bot.
    #[must_use]
    pub const fn person(&self) -> Option<&Person> {
        match self {
            Self::Person(person) => Some(person),
            Self::Firewatch => None,
        }
    }
}

/// What somebody may be asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Takes turns in checking logs and confirming severity (P03).
    LogChecker,
    /// May be proposed as incident manager (P05).
    IncidentManager,
    /// Diagnoses and repairs (P16).
    Responder,
    /// Informs stakeholders (P25).
    ProductManager,
    /// Looks after Firewatch itself.
    Administrator,
}

/// One person of the team, as configured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: Person,
    /// For links that start a chat or a call.
    pub email: Option<String>,
    /// Duties.
    pub roles: Vec<Role>,
    /// Ids of critical paths, or other words, this person knows about.
    pub expertise: Vec<String>,
}

impl Member {
    /// Whether this person has that duty.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}

/// One of the platform's critical paths (P01).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriticalPath {
    /// Short and stable, for storage and for expertise.
    pub id: String,
    /// What people read.
    pub name: String,
    /// What belongs to it.
    pub meaning: String,
}

/// A query of the logs, ready to be opened (P03, P04).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogQuery {
    /// What people read.
    pub name: String,
    /// Where it opens.
    pub url: String,
}

/// The team: everything the process has to know about people, read from the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// Everybody, in the order of the configuration.
    pub members: Vec<Member>,
    /// What must never stand still (P01).
    pub critical_paths: Vec<CriticalPath>,
    /// Where the daily log checker looks each morning.
    pub log_queries: Vec<LogQuery>,
    /// Who is told when an incident is escalated (P05).
    pub escalation: Vec<Person>,
    /// Deadlines for incidents that begin from now on.
    pub policy: crate::policy::Policy,
}

impl Team {
    /// The team member with this id.
    #[must_use]
    pub fn member(&self, id: &PersonId) -> Option<&Member> {
        self.members.iter().find(|member| member.person.id == *id)
    }

    /// Finds whom a text means: by id, by whole name, by first name, by e-mail, in any case.
    ///
    /// # Errors
    /// The people it could mean, none or several; the caller asks again.
    pub fn find(&self, who: &Who) -> Result<&Member, Vec<&Member>> {
        if let Some(member) = who.id.as_ref().and_then(|id| self.member(id)) {
            return Ok(member);
        }
        let wanted = who.name.trim().trim_start_matches('@').to_lowercase();
        let exact = |member: &&Member| {
            member.person.name.to_lowercase() == wanted
                || member.email.as_ref().is_some_and(|email| email.to_lowercase() == wanted)
        };
        if let Some(member) = self.members.iter().find(exact) {
            return Ok(member);
        }
        let first = |member: &&Member| member.person.first_name().to_lowercase() == wanted;
        let mut found: Vec<&Member> = self.members.iter().filter(first).collect();
        match (found.pop(), found.is_empty()) {
            (Some(member), true) => Ok(member),
            (Some(member), false) => {
                found.push(member);
                Err(found)
            }
            (None, _) => Err(Vec::new()),
        }
    }
}

/// Whom somebody named, before the team list was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    /// The id, where Teams gave one.
    pub id: Option<PersonId>,
    /// The name as typed or mentioned.
    pub name: String,
}

/// Who answers for the logs at an instant (P03). Worked out by the rota, never guessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// Today's daily log checker.
    pub checker: Person,
    /// Who is asked when the checker does not answer.
    pub deputy: Option<Person>,
}

#[cfg(test)]
mod test {
    use super::{Member, Person, Team, Who};
    use crate::{PersonId, Policy};

    fn team(names: &[&str]) -> Team {
        let member = |name: &&str| Member {
            person: Person {
                id: PersonId::new(&format!("id of {name}")),
                name: (*name).to_owned(),
            },
            email: Some(format!("{}@example.org", name.replace(' ', "."))),
            roles: vec![],
            expertise: vec![],
        };
        Team {
            members: names.iter().map(member).collect(),
            critical_paths: vec![],
            log_queries: vec![],
            escalation: vec![],
            policy: Policy::default(),
        }
    }

    fn find(team: &Team, name: &str) -> String {
        match team.find(&Who { id: None, name: name.to_owned() }) {
            Ok(member) => member.person.name.clone(),
            Err(found) => format!("{} people", found.len()),
        }
    }

    #[test]
    fn people_are_found_by_what_others_call_them() {
        let team = team(&["Cleo Jansen", "Bo Mwangi", "Bo de Vries"]);
        assert_eq!(find(&team, "cleo"), "Cleo Jansen");
        assert_eq!(find(&team, "@Cleo"), "Cleo Jansen");
        assert_eq!(find(&team, "bo de vries"), "Bo de Vries");
        assert_eq!(find(&team, "Bo.Mwangi@example.org"), "Bo Mwangi");
        assert_eq!(find(&team, "Bo"), "2 people");
        assert_eq!(find(&team, "Zed"), "0 people");
    }

    #[test]
    fn an_id_outranks_a_name() {
        let team = team(&["Cleo Jansen", "Bo Mwangi"]);
        let who = Who { id: Some(PersonId::new("ID OF bo mwangi")), name: "Cleo".to_owned() };
        assert_eq!(team.find(&who).unwrap().person.name, "Bo Mwangi");
    }
}
