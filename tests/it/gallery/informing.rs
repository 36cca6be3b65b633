//! Those outside the team: what they are told, and who was (P25, P26, P27).

use super::incidents::{fighting, resolved};
use super::wall::Wall;
use crate::cards::story::{Story, person};
use firewatch::cards::Cards;
use incident::{Command, Member, Moment, Role};

fn client(name: &str) -> Command {
    Command::ClientAffected { client: name.to_owned() }
}

fn told(name: &str, how: &str) -> Command {
    Command::ClientInformed { client: name.to_owned(), how: Some(how.to_owned()) }
}

fn informed(whom: &str) -> Command {
    Command::Informed { whom: Some(whom.to_owned()) }
}

/// The same with somebody who informs stakeholders.
fn with_femi(mut story: Story) -> Story {
    let (person, roles) = (person("Femi"), vec![Role::ProductManager]);
    story.team.members.push(Member { person, email: None, roles, expertise: vec![] });
    story
}

/// It should be over in an hour and a half.
fn expected(story: Story) -> Story {
    let over = Some(Moment(story.now.0 + 90 * 60_000));
    story.then(1, "Cleo", Command::Expect { over })
}

pub fn hang(wall: &mut Wall<'_>) {
    let (fighting, resolved) = (with_femi(fighting()), with_femi(resolved()));
    let clients = |story: Story| {
        story.then(2, "Femi", client("Zambia RC")).then(2, "Femi", client("Kenya RC")).then(
            3,
            "Femi",
            told("Zambia RC", "by phone, they wait with the payments"),
        )
    };
    let mut hang = |state, about, story: &Story| {
        wall.hang(("informing", state, about), story, Cards::informing);
    };
    hang("owed", "The product manager is asked to tell the stakeholders.", &fighting);
    let all =
        clients(expected(fighting.clone())).then(1, "Femi", informed("Cash IM and the director"));
    hang("told", "Stakeholders know; one client does, another not yet.", &all);
    hang(
        "something new",
        "It should be over later than they were told.",
        &expected(all.clone().later(30)).later(1),
    );
    hang("resolved", "It is over, and they have to hear of it.", &clients(resolved));
    wall.hang(
        ("live", "told outside", "The card tells who knows outside the team, and who does not."),
        &all,
        Cards::live,
    );
    let pressed = |wall: &mut Wall<'_>, state, about, press, story: &Story| {
        wall.pressed(("informing", state, about), press, story, Cards::informing);
    };
    pressed(
        wall,
        "client told",
        "The form for a client that was told.",
        "A client is told …",
        &all,
    );
    pressed(wall, "client hit", "The form for a client that is hit.", "A client is hit …", &all);
    pressed(
        wall,
        "eta",
        "The form for when it should be over.",
        "When it should be over …",
        &fighting,
    );
}
