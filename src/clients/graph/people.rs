//! People: who they are, and whether they are there.

use super::{Graph, quoted};
use crate::clients::http::encoded;
use crate::clients::trouble::Trouble;
use crate::wire::graph::batch::BatchRequest;
use crate::wire::graph::presence::{Presence, PresencesOf};
use crate::wire::graph::{Page, User};
use incident::{Moment, PersonId};
use reqwest::Method;
use std::collections::BTreeMap;

/// What we want to know of a person.
const SELECT: &str = "id,displayName,mail,userPrincipalName,userType,accountEnabled";

/// The most people whose presence Graph tells at once.
const PRESENCES_MOST: usize = 650;

impl Graph {
    /// A person, by Entra object id or sign-in name. Needs `User.ReadBasic.All`; whether somebody
    /// is a guest needs `User.Read.All`.
    /// <https://learn.microsoft.com/en-us/graph/api/user-get>
    ///
    /// # Errors
    /// [`Trouble`]; `Gone` where there is nobody of that name.
    pub async fn user(&self, who: &str, now: Moment) -> Result<User, Trouble> {
        let url = format!("{}/users/{}?$select={SELECT}", self.base, encoded(who));
        self.voice.ask(self.voice.get("user", url), now).await
    }

    /// The people with this mail address or sign-in name: one, as a rule. Needs
    /// `User.ReadBasic.All`. <https://learn.microsoft.com/en-us/graph/api/user-list>
    ///
    /// # Errors
    /// [`Trouble`]; `Refused` without the permission.
    pub async fn users_by_mail(&self, address: &str, now: Moment) -> Result<Vec<User>, Trouble> {
        let address = quoted(address);
        let filter = format!("mail eq {address} or userPrincipalName eq {address}");
        let url = format!("{}/users?$filter={}&$select={SELECT}", self.base, encoded(&filter));
        let page: Page<User> = self.voice.ask(self.voice.get("user by mail", url), now).await?;
        Ok(page.value)
    }

    /// Several people by Entra object id, in few requests. Whom Graph does not know is left out.
    /// Needs the same as [`Graph::user`].
    ///
    /// # Errors
    /// [`Trouble`]; `Refused` without the permission.
    pub async fn users(&self, people: &[PersonId], now: Moment) -> Result<Vec<User>, Trouble> {
        let request = |(id, person): (usize, &PersonId)| BatchRequest {
            id: id.to_string(),
            method: "GET",
            url: format!("/users/{}?$select={SELECT}", encoded(person.as_str())),
            headers: BTreeMap::new(),
            body: None,
        };
        let requests = people.iter().enumerate().map(request).collect();
        let mut users = Vec::new();
        for answer in self.batch("users", requests, now).await? {
            match answer {
                Ok(body) => users.extend(serde_json::from_value::<User>(body).ok()),
                Err(trouble) if trouble.status == Some(404) => {}
                Err(trouble) => return Err(trouble),
            }
        }
        Ok(users)
    }

    /// Whether people are there; guests and people without a licence may be left out. Needs
    /// `Presence.Read.All`. At most 650 people; those after them are not asked for.
    /// <https://learn.microsoft.com/en-us/graph/api/cloudcommunications-getpresencesbyuserid>
    ///
    /// # Errors
    /// [`Trouble`]; `Refused` without the permission.
    pub async fn presences(
        &self,
        people: &[PersonId],
        now: Moment,
    ) -> Result<Vec<Presence>, Trouble> {
        let ids = people.iter().take(PRESENCES_MOST).map(PersonId::as_str).collect();
        let url = format!("{}/communications/getPresencesByUserId", self.base);
        let asking =
            self.voice.repeatable("presences", Method::POST, url).json(&PresencesOf { ids });
        let page: Page<Presence> = self.voice.ask(asking, now).await?;
        Ok(page.value)
    }
}
