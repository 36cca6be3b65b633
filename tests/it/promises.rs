//! The promises that hold whatever died when: one incident, one bug, three tasks, one chat.

use firewatch::sandbox::{WorkItem, World};
use firewatch::stage::Stage;
use incident::{Incident, Phase, Task};

/// What stands outside for an incident number, counted in the world and nowhere else.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Traces {
    pub bugs: usize,
    pub tasks: Vec<String>,
    pub chats: usize,
    pub cards: usize,
}

/// Counts the traces of an incident.
pub fn traces(world: &World, number: &str) -> Traces {
    let tagged =
        |item: &&WorkItem| item.text("System.Tags").split(';').any(|tag| tag.trim() == number);
    let items: Vec<&WorkItem> = world.devops.work_items.iter().filter(tagged).collect();
    let mut tasks: Vec<String> = items
        .iter()
        .filter(|item| item.kind == "Task")
        .map(|item| item.text("System.Title").to_owned())
        .collect();
    tasks.sort();
    let named =
        |topic: &String| topic.split(' ').any(|word| word.trim_matches(['[', ']']) == number);
    let chats = world.chats.iter().filter(|chat| chat.topic.as_ref().is_some_and(named)).count();
    let card = |text: &str| text.split([' ', ':']).any(|word| word == number);
    let cards = world.chats[0]
        .messages
        .iter()
        .filter(|message| {
            message
                .card
                .as_ref()
                .is_some_and(|card_of| card_of["fallbackText"].as_str().is_some_and(card))
        })
        .count();
    Traces { bugs: items.iter().filter(|item| item.kind == "Bug").count(), tasks, chats, cards }
}

/// The three titles, sorted.
pub fn three_tasks() -> Vec<String> {
    let mut titles: Vec<String> = Task::ALL.iter().map(|task| task.title().to_owned()).collect();
    titles.sort();
    titles
}

/// Checks every incident against the world and against its own history.
pub fn check(stage: &Stage, world: &World, context: &str) {
    for incident in stage.store.latest(usize::MAX).unwrap() {
        let history = stage.store.history(incident.id).unwrap();
        let told = incident::replay(&history).expect("a history that begins with a report");
        assert_eq!(
            told, *incident,
            "{context}: the history of {} tells another story",
            incident.id
        );
        check_one(&incident, world, context);
    }
}

fn check_one(incident: &Incident, world: &World, context: &str) {
    let number = incident.id.to_string();
    let found = traces(world, &number);
    let was_severe = incident.firefighting_since.is_some();
    let led =
        incident.decided.values().any(|one| matches!(one.what, incident::Verdict::Accepted(_)));
    let confirmed = incident.confirmed().is_some();
    assert_eq!(found.bugs, usize::from(confirmed), "{context}: bugs of {number}");
    match &incident.phase {
        Phase::Confirmed(..)
        | Phase::Firefighting(..)
        | Phase::Resolved(..)
        | Phase::Closed(..) => {
            assert_eq!(found.tasks, three_tasks(), "{context}: tasks of {number}");
        }
        // One that was severe for a while has them or not, depending on when its bug came to be.
        Phase::Backlogged(_) if was_severe => {
            assert!(found.tasks.is_empty() || found.tasks == three_tasks(), "{context}: {number}");
        }
        Phase::Reported(_) | Phase::Declined { .. } | Phase::Backlogged(_) => {
            assert!(found.tasks.is_empty(), "{context}: tasks of {number}");
        }
    }
    assert_eq!(found.chats, usize::from(led), "{context}: chats of {number}");
    assert!(found.cards >= 1, "{context}: cards of {number}");
    assert!(
        incident.outside.parked.is_empty(),
        "{context}: {number} {:?}",
        incident.outside.parked
    );
    if let (Phase::Resolved(..) | Phase::Closed(..), Some(bug)) =
        (&incident.phase, &incident.outside.bug)
    {
        let item = world.devops.work_items.iter().find(|item| item.id == bug.id.0).unwrap();
        assert_eq!(
            item.text("System.State"),
            "Resolved",
            "{context}: state of the bug of {number}"
        );
    }
}
