//! On the way to somebody who leads: agreed, objected to, handed over (P05, P11).

use super::incidents::{fighting, resolved};
use super::wall::Wall;
use crate::cards::story::{Story, person};
use firewatch::cards::{Cards, Scene};
use incident::{Command, Deadline, Incident, Who};

/// At severity 2 Cleo said yes, and the team has its time to object.
fn agreed() -> Story {
    let asked = Story::reported().confirm(2, None).bug().assign("Cleo");
    let accept = Command::Accept { question: Some(asked.incident.question) };
    asked.then(1, "Cleo", accept)
}

fn handing_over() -> Story {
    let to = Who { id: Some(person("Eve").id), name: String::new() };
    let summary = Some("The bank is called, they ring back at ten.".to_owned());
    fighting().then(2, "Cleo", Command::HandOver { to, summary })
}

fn object() -> Command {
    Command::Object { reason: Some("Cleo is in a plane from ten".to_owned()) }
}

pub fn hang(wall: &mut Wall<'_>) {
    let agreed = agreed();
    let mut live = |state, about, story: &Story| {
        wall.hang(("live", state, about), story, Cards::live);
    };
    live("agreed", "At severity 2 the team has five minutes to object.", &agreed);
    live(
        "objected",
        "Somebody objected, and somebody else is chosen.",
        &agreed.clone().then(1, "Eve", object()),
    );
    live("taken over", "Somebody else is asked to lead from now on.", &handing_over());
    // The card stands there since the question before.
    let question = agreed.incident.question - 1;
    let mut over = |state, about, story: &Story| {
        wall.hang(("acceptance", state, about), story, |deck, scene, incident| {
            deck.acceptance(scene, incident, question)
        });
    };
    over("agreed", "Whoever was asked said yes, and leads unless somebody objects.", &agreed);
    over("objected", "Somebody objected in time.", &agreed.clone().then(1, "Eve", object()));
    over("stands", "Nobody objected.", &agreed.clone().wake(4, Deadline::Objection));
    wall.hang(
        ("acceptance", "hand over", "Somebody is asked to lead from now on, and told what is so."),
        &handing_over(),
        |deck, scene, incident| deck.acceptance(scene, incident, incident.question),
    );
}

/// What is rarer than what the cards ask for.
pub fn hang_more(wall: &mut Wall<'_>) {
    let more =
        |deck: &Cards, scene: &Scene<'_>, incident: &Incident| deck.more(scene, incident, "live");
    let told = |mut story: Story| {
        story.team.escalation = vec![person("Gus")];
        story
    };
    let hang = |wall: &mut Wall<'_>, state, about, story: &Story| {
        wall.hang(("more", state, about), story, more);
    };
    let led = told(fighting());
    hang(wall, "led", "What can be done besides what the card asks for.", &led);
    hang(wall, "agreed", "Before somebody leads, the team can object.", &told(agreed()));
    hang(wall, "reported", "An incident can be escalated at once.", &told(Story::reported()));
    hang(wall, "resolved", "What is owed afterwards can be asked about later.", &resolved());
    for (state, press, about) in [
        ("hand over", "Hand over", "Who shall lead from now on, and what that person should know."),
        ("object", "Object", "Whoever objects says why."),
        ("escalate", "Escalate", "Those who should know are told, with a reason or without."),
        ("remind later", "Remind later", "A reminder is put off with two presses."),
    ] {
        wall.pressed(("more", state, about), press, &led, more);
    }
}
