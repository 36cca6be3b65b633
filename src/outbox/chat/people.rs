//! Who comes into a chat, and as what.

use crate::clients::{Trouble, TroubleKind};
use crate::outbox::Errands;
use crate::outbox::errand::Hitch;
use crate::wire::graph::{ChatRole, User};
use incident::{Incident, Moment, Person, PersonId, Receipt};
use std::collections::BTreeMap;

/// Each person once, whatever the case of their ids: Graph refuses a chat that names somebody
/// twice, without saying why.
pub(super) fn distinct(people: &[Person]) -> Vec<Person> {
    let mut distinct: Vec<Person> = Vec::new();
    for person in people {
        let same = |one: &Person| one.id.as_str().eq_ignore_ascii_case(person.id.as_str());
        if !distinct.iter().any(same) {
            distinct.push(person.clone());
        }
    }
    distinct
}

impl Errands {
    /// Everybody with the role Graph wants: guests of the tenant are guests in a chat, all others
    /// are owners. <https://learn.microsoft.com/en-us/graph/api/chat-post> Without the permission
    /// to look, nobody is known as a guest.
    pub(super) async fn with_roles(
        &self,
        people: &[Person],
        now: Moment,
    ) -> Result<Vec<(PersonId, ChatRole)>, Trouble> {
        let ids: Vec<PersonId> = people.iter().map(|person| person.id.clone()).collect();
        let users = match self.neighbours.graph.users(&ids, now).await {
            Ok(users) => users,
            Err(trouble) if trouble.kind == TroubleKind::Refused => {
                tracing::info!(%trouble, "who is a guest is not known; everybody joins as owner");
                Vec::new()
            }
            Err(trouble) => return Err(trouble),
        };
        let guests: BTreeMap<PersonId, bool> =
            users.iter().map(|user| (PersonId::new(&user.id), is_guest(user))).collect();
        let role = |id: PersonId| {
            let guest = guests.get(&id).copied().unwrap_or_default();
            (id, if guest { ChatRole::Guest } else { ChatRole::Owner })
        };
        Ok(ids.into_iter().map(role).collect())
    }

    /// Brings people into the chat that are not there yet.
    pub(in crate::outbox) async fn summon(
        &self,
        incident: &Incident,
        people: &[Person],
    ) -> Result<Receipt, Hitch> {
        let chat = incident.outside.chat.as_ref().ok_or(Hitch::NotYet("the chat"))?;
        let now = self.stage.house.clock.now();
        let graph = &self.neighbours.graph;
        // Without the permission to look, whoever is there already is found out by adding.
        let there = match graph.chat_members(&chat.id, now).await {
            Ok(there) => there,
            Err(trouble) if trouble.kind == TroubleKind::Refused => vec![],
            Err(trouble) => return Err(trouble.into()),
        };
        let mut missing = distinct(people);
        missing.retain(|person| !there.contains(&person.id));
        if missing.is_empty() {
            return Ok(Receipt::Done);
        }
        let missing = self.with_roles(&missing, now).await?;
        // Those that came in are found there by the next try, so only the others are asked again.
        for added in graph.add_chat_members(&chat.id, &missing, now).await? {
            match added {
                Ok(()) => {}
                Err(trouble) if is_there(&trouble) => {}
                Err(trouble) => return Err(trouble.into()),
            }
        }
        Ok(Receipt::Done)
    }
}

fn is_guest(user: &User) -> bool {
    user.user_type.as_deref().is_some_and(|kind| kind.eq_ignore_ascii_case("guest"))
}

/// Whether a person could not be added because of being there. Graph says it with 409, or with
/// 400 and the word "already".
fn is_there(trouble: &Trouble) -> bool {
    trouble.kind == TroubleKind::Conflict
        || (trouble.status == Some(400) && trouble.detail.to_lowercase().contains("already"))
}

#[cfg(test)]
mod test {
    use super::distinct;
    use incident::{Person, PersonId};

    #[test]
    fn nobody_is_named_twice() {
        let person = |id: &str, name: &str| Person { id: PersonId::new(id), name: name.to_owned() };
        let people =
            [person("0A", "Ana"), person("0b", "Bo"), person("0a", "Ana"), person("0B", "B")];
        let names: Vec<String> = distinct(&people).into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["Ana", "Bo"]);
    }
}
