//! The real program is killed again and again at random moments and started on the same folder.
//! What it acknowledged is never lost; nothing is ever there twice.

use crate::program::{Program, Site};
use crate::promises::{three_tasks, traces};
use firewatch::sandbox::{Delivered, Saying, Town};
use serde_json::Value;
use std::process::Stdio;
use std::time::Duration;

/// How often the program is killed. `FIREWATCH_KILLS` asks for more.
const KILLS: u32 = 60;

fn start(site: &Site) -> Program {
    site.start(&[("RUST_LOG", "error")], Stdio::inherit())
}

/// What people still want to say: what was not acknowledged is said again, with the same id.
struct Wanted {
    said: Vec<(&'static str, String, Option<Value>)>,
}

fn process(number: u32) -> Vec<(&'static str, String, Option<Value>)> {
    let said = |who, text: String| (who, text, None);
    vec![
        said("Ana", format!("alert payments stuck, case {number}")),
        said("Bo", format!("report ALERT-{number}")),
        said("Bo", format!("confirm 1 INC-{number}")),
        said("Bo", format!("assign Cleo INC-{number}")),
        said("Cleo", format!("accept INC-{number}")),
        said("Cleo", format!("update INC-{number} looking at case {number}")),
    ]
}

impl Wanted {
    /// Says the next thing; takes it off the list once it is acknowledged.
    async fn next(&mut self, town: &Town) -> bool {
        let Some((who, text, before)) = self.said.first().cloned() else { return false };
        let delivered: Delivered = match &before {
            Some(activity) => town.delivers(activity, Some(&town.token(|_| {}))).await,
            None => town.says(who, &town.team_chat(), Saying::from(text.as_str())).await,
        };
        if delivered.status == 200 {
            self.said.remove(0);
        } else {
            self.said[0].2 = Some(delivered.activity);
        }
        delivered.status == 200
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_lost_and_nothing_is_doubled() {
    let kills = std::env::var("FIREWATCH_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(KILLS);
    let site = Site::open("").await;
    let town = &site.town;

    let mut dice = fastrand::Rng::with_seed(121);
    let mut wanted = Wanted { said: vec![] };
    let mut incidents = 0;
    let mut early = 0;
    for _ in 0..kills {
        let program = start(&site);
        if dice.u8(..) < 25 {
            // Sometimes it dies while it opens the folder.
            tokio::time::sleep(Duration::from_millis(dice.u64(1..60))).await;
            early += 1;
            continue;
        }
        site.ready().await;
        let until = tokio::time::Instant::now() + Duration::from_millis(dice.u64(5..400));
        while tokio::time::Instant::now() < until {
            if wanted.said.is_empty() {
                incidents += 1;
                wanted.said = process(incidents);
            }
            let left = until - tokio::time::Instant::now();
            // The kill comes in the middle of whatever is under way.
            let _cut = tokio::time::timeout(left, wanted.next(town)).await;
        }
        drop(program);
    }
    let program = start(&site);
    site.ready().await;
    for _ in 0..600 {
        if !wanted.next(town).await && wanted.said.is_empty() {
            break;
        }
    }
    assert!(wanted.said.is_empty(), "left unsaid: {:?}", wanted.said.len());
    for number in 1..=incidents {
        all_there(town, number).await;
    }
    crate::contracts::hold(&town.requests());
    let world = town.world();
    let bugs = world.devops.work_items.iter().filter(|item| item.kind == "Bug").count();
    assert_eq!(bugs, usize::try_from(incidents).unwrap(), "one bug an incident");
    alert_cards(town, usize::try_from(incidents).unwrap()).await;
    drop(program);
    println!("{kills} kills ({early} while opening), {incidents} incidents, all promises kept");
}

/// Waits until each alert has its card, which come one after the other, and checks that they are not
/// more.
async fn alert_cards(town: &Town, wanted: usize) {
    for _ in 0..2400 {
        let world = town.world();
        let messages = world.chats.iter().flat_map(|chat| &chat.messages);
        let messages = messages.filter(|message| !message.deleted);
        let texts = messages.filter_map(|one| one.card.as_ref()?["fallbackText"].as_str());
        let there: Vec<&str> = texts.filter(|text| text.starts_with("ALERT-")).collect();
        assert!(there.len() <= wanted, "{wanted} alerts have these cards: {there:#?}");
        if there.len() == wanted {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("not every alert has its card");
}

/// Waits until the traces of an incident are complete, and checks that they are not more.
async fn all_there(town: &Town, number: u32) {
    let name = format!("INC-{number}");
    for _ in 0..1200 {
        let found = traces(&town.world(), &name);
        assert!(found.bugs <= 1 && found.chats <= 1 && found.tasks.len() <= 3, "{name}: {found:?}");
        if found.bugs == 1 && found.chats == 1 && found.tasks == three_tasks() {
            let world = town.world();
            let note = format!("({name} note 1)");
            let notes = world
                .devops
                .work_items
                .iter()
                .flat_map(|item| &item.comments)
                .filter(|comment| comment.text.contains(&note))
                .count();
            if notes == 1 {
                return;
            }
            assert!(notes <= 1, "{name}: {notes} notes");
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{name} is not complete: {:?}", traces(&town.world(), &name));
}
