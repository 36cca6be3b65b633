//! The people of the team: whether they are in its chat, whether their addresses are theirs, and what
//! the ids are that the configuration does not tell yet.

use super::{Probe, Report, Standing, unknown};
use crate::clients::Trouble;
use crate::clients::remedy::remedy;
use crate::config::WithoutId;
use crate::wire::connector::Member;
use incident::PersonId;
use std::collections::BTreeSet;

const PART: &str = "People";

/// Whether all of the team are in its chat.
pub(super) fn in_the_chat(probe: &Probe<'_>, here: &[Member], report: &mut Report) {
    let of = (PART, "in the team chat");
    let ids: BTreeSet<PersonId> =
        here.iter().filter_map(|member| member.entra_id()).map(PersonId::new).collect();
    let members = &probe.config.team.members;
    let there = |member: &incident::Member| {
        ids.contains(&member.person.id)
            || here.iter().any(|one| {
                has_no_id(probe, member) && member.email.as_ref().is_some_and(|it| is(one, it))
            })
    };
    let absent: Vec<&str> = members
        .iter()
        .filter(|member| !there(member))
        .map(|member| member.person.name.as_str())
        .collect();
    if absent.is_empty() {
        let so = format!("all {} of team.people are in the team chat", members.len());
        report.works(of.0, of.1, so);
    } else {
        report.lacks(
            of,
            Standing::Degraded,
            format!("not there, so nobody there can mention them: {}", absent.join(", ")),
            "add them to the chat, or compare their ids in team.people with the Entra portal",
        );
    }
}

/// Whether the addresses of the team belong to the people whose ids stand beside them: by these
/// people are invited, by those they are known.
pub(super) async fn addresses(probe: &Probe<'_>, report: &mut Report) {
    let of = (PART, "e-mail addresses");
    let mut wrong: Vec<String> = Vec::new();
    let mut asked = 0_usize;
    for member in &probe.config.team.members {
        let (Some(email), name) = (&member.email, &member.person.name) else { continue };
        if has_no_id(probe, member) {
            continue;
        }
        asked += 1;
        match probe.neighbours.graph.users_by_mail(email, probe.now).await {
            Ok(users) if users.iter().any(|it| PersonId::new(&it.id) == member.person.id) => {}
            Ok(users) => wrong.push(match users.first() {
                Some(user) => format!("that of {name} belongs to {}", user.id),
                None => format!("nobody has that of {name}"),
            }),
            Err(trouble) => return report.trouble(of, Standing::Degraded, &trouble),
        }
    }
    if !wrong.is_empty() {
        let mend = "correct id or email in team.people";
        return report.lacks(of, Standing::Degraded, wrong.join("; "), mend);
    }
    if asked > 0 {
        report.works(of.0, of.1, format!("all {asked} belong to the ids beside them"));
    }
}

/// The ids that `serve` wants and an administrator does not know by heart, each as the line that has
/// to stand in the file. Graph is asked, or the team chat where Graph may not be.
pub(super) async fn ids(probe: &Probe<'_>, here: &[Member], report: &mut Report) {
    for one in probe.without_id {
        let found = probe.neighbours.graph.users_by_mail(&one.email, probe.now).await;
        let known: Vec<(String, String)> = match &found {
            Ok(users) => users
                .iter()
                .map(|it| (it.id.clone(), it.display_name.clone().unwrap_or_default()))
                .collect(),
            Err(_) => Vec::new(),
        };
        let seen = || {
            let member = here.iter().find(|member| is(member, &one.email))?;
            Some((member.entra_id()?.to_owned(), member.name.clone().unwrap_or_default()))
        };
        let known = if known.is_empty() { seen().into_iter().collect() } else { known };
        let (so, mend) = told(one, &known, found.err().as_ref());
        report.lacks((PART, &one.name), Standing::Broken, so, mend);
    }
}

fn told(
    one: &WithoutId,
    known: &[(String, String)],
    trouble: Option<&Trouble>,
) -> (String, String) {
    let WithoutId { key, email, .. } = one;
    match (known, trouble) {
        ([(id, name)], _) => (
            format!("{key} is not set, and a start would be refused; {email} is {name}"),
            format!("put this line below the email: id = \"{id}\""),
        ),
        ([_, _, ..], _) => {
            let each: Vec<String> =
                known.iter().map(|(id, name)| format!("id = \"{id}\" is {name}")).collect();
            (
                format!("{key} is not set, and more than one account has {email}"),
                format!("put the line that is meant below the email: {}", each.join("; ")),
            )
        }
        ([], None) => (
            format!("{key} is not set, and nobody in the tenant has {email}"),
            "correct the email, or copy the Object ID from the Entra portal, Users".to_owned(),
        ),
        ([], Some(trouble)) => {
            let (why, mend) = match remedy(wording::english(), trouble) {
                Some(known) => (known.so, known.mend),
                None => (trouble.to_string(), unknown(trouble).to_owned()),
            };
            (
                format!(
                    "{key} is not set, nobody was seen in the team chat with {email}, and Graph \
                     could not be asked: {why}"
                ),
                format!("{mend}; or copy the Object ID from the Entra portal, Users"),
            )
        }
    }
}

fn has_no_id(probe: &Probe<'_>, member: &incident::Member) -> bool {
    probe.without_id.iter().any(|one| Some(&one.email) == member.email.as_ref())
}

/// Whether this is the member with that address or sign-in name.
fn is(member: &Member, email: &str) -> bool {
    let addresses = [&member.email, &member.user_principal_name];
    addresses.into_iter().flatten().any(|one| one.eq_ignore_ascii_case(email))
}
