//! Action items: what is to be better next time (P32, P33).

use super::incidents::{closed, fighting, resolved};
use super::wall::{Wall, about, card};
use crate::cards::story::{Story, person};
use firewatch::cards::Cards;
use incident::{Command, Enquiry, Incident, Intent, Receipt, Wanted, Who, WorkItemId};

fn wanted(text: &str, owner: Option<&str>, due: Option<&str>) -> Command {
    let owner = owner.map(|first| Who { id: Some(person(first).id), name: String::new() });
    let due = due.map(str::to_owned);
    let priority = owner.is_some().then_some(2);
    Command::AddAction(Wanted { text: text.to_owned(), owner, due, priority })
}

fn made(number: u32) -> Receipt {
    let id = WorkItemId(4720 + u64::from(number));
    let url = format!("https://dev.azure.com/example/121/_workitems/edit/{id}");
    Receipt::ActionAdded { number, id, url }
}

/// Three are noted; one of them is late, one not in Azure DevOps yet.
pub fn noted() -> Story {
    resolved()
        .then(
            60,
            "Cleo",
            wanted("Write a playbook for stuck queues", Some("Dev"), Some("2026-12-04")),
        )
        .noted(made(1))
        .then(2, "Bo", wanted("Warn when the queue grows", Some("Eve"), Some("2026-11-23")))
        .noted(made(2))
        .then(2, "Ana", wanted("Tell the clients whom to call at night", None, None))
}

/// One is done, one let go.
fn half_done() -> Story {
    let reason = Some("the status page tells them".to_owned());
    noted().noted(made(3)).then(5, "Eve", Command::FinishAction { number: 2 }).then(
        1,
        "Cleo",
        Command::DropAction { number: 3, reason },
    )
}

pub fn hang(wall: &mut Wall<'_>) {
    let mut hang = |state, about, story: &Story| {
        wall.hang(("action-items", state, about), story, Cards::actions);
    };
    hang("noted", "What is to be better next time: who does it, until when.", &noted());
    hang("half done", "What is still to be done comes first.", &half_done());
    let over = half_done().then(9, "Dev", Command::FinishAction { number: 1 });
    hang("over", "Nothing is left to do.", &over);
    let stuck = noted().parked(
        Intent::AddAction { number: 3 },
        "Azure DevOps refuses a required field. Add the work item by hand, or have it mended and try again",
    );
    hang("degraded", "What is not in Azure DevOps says why.", &stuck);
    let mut many = resolved();
    for number in 1..=15 {
        many =
            many.then(2, "Cleo", wanted(&format!("Test number {number} of the queue"), None, None));
    }
    hang("many", "Of many, some are shown and the others counted.", &many);
    for (state, press, about) in [
        ("form", "Add one", "The form for one more."),
        ("done", "Done …", "Which one is done?"),
        ("let go", "Let one go …", "Whoever lets one go says why."),
    ] {
        wall.pressed(("action-items", state, about), press, &noted(), Cards::actions);
    }
    wall.pressed(
        ("more", "action item", "An action item can be noted as soon as one comes to mind."),
        "Action item",
        &fighting(),
        |deck, scene, incident| deck.more(scene, incident, "live"),
    );
    lists(wall);
}

fn lists(wall: &mut Wall<'_>) {
    let ana = person("Ana");
    let story = noted();
    let numbered = |story: Story, number: u32| {
        let mut incident = story.incident;
        incident.id.number = number;
        incident
    };
    let mut list = |state, told, open: Vec<Incident>| {
        wall.hang(("action-items", state, told), &story, |deck, scene, _| {
            let about = about(&story, open, &[]);
            card(deck.answer(scene, &about, &ana, &Enquiry::ActionItems))
        });
    };
    let other = closed().then(5, "Gus", wanted("Train two more people", Some("Gus"), None));
    list(
        "of all",
        "Those that are open, of all incidents.",
        vec![story.incident.clone(), numbered(other, 9)],
    );
    list("of none", "There is none that is open.", vec![]);
    let many = (10..24).map(|number| numbered(noted(), number)).collect();
    list("of many", "Of many incidents, some are shown.", many);
    let mut live = |state, about, story: &Story| {
        wall.hang(("live", state, about), story, Cards::live);
    };
    live("action items open", "It is closed, and its action items are not done.", &closed_with());
    wall.hang(
        ("help", "action items", "What can be said while action items are open."),
        &story,
        |deck, scene, incident| {
            let about = about(&story, vec![incident.clone()], &[]);
            card(deck.answer(scene, &about, &ana, &Enquiry::Help))
        },
    );
}

/// It is closed, and what is to be better is not done.
pub fn closed_with() -> Story {
    noted().then(3, "Cleo", Command::Close)
}
