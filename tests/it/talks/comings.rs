//! The bot is taken out of chats and let in again; what it could not say meanwhile is made up for.

use super::outage::{an_incident, outside};
use crate::home::Home;
use firewatch::sandbox::World;
use incident::Moment;

const MINUTE: i64 = 60_000;

fn chat_of_incident(world: &World) -> String {
    world.chats.iter().find(|chat| chat.created_by_graph).unwrap().id.clone()
}

fn cards_in(home: &Home, chat: &str) -> Vec<String> {
    let world = home.town.world();
    let cards = world.chat(chat).unwrap().messages.iter().filter_map(|one| one.card.as_ref());
    cards.map(|card| card["fallbackText"].as_str().unwrap_or_default().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_made_while_the_bot_is_out_of_the_team_chat_is_shown_when_it_is_back() {
    let home = Home::new().await;
    let team = home.town.team_chat();
    home.town.removes_bot_from(&team).await;
    home.town.says("Ana", "private", "report payments stuck in Kenya").await;
    home.until(Moment(home.clock.now().0 + 5 * MINUTE)).await;
    assert_eq!(cards_in(&home, &team), Vec::<String>::new());
    let asked = home.town.requests();
    let tries = asked.iter().filter(|one| one.method == "POST" && one.path.contains("thread"));
    assert_eq!(tries.count(), 0, "Teams is not asked for what it would refuse");
    home.town.installs_bot_in(&team).await;
    home.until(Moment(home.clock.now().0 + MINUTE)).await;
    let cards = cards_in(&home, &team);
    assert_eq!(cards.len(), 1, "{cards:?}");
    assert!(cards[0].contains("INC-1 waits for"), "{cards:?}");
    assert_eq!(home.all_errands(1).await, 0, "nothing waits");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_team_chat_tells_that_the_bot_was_taken_out_of_the_firefighting_chat() {
    let home = Home::new().await;
    an_incident(&home).await;
    let chat = chat_of_incident(&home.town.world());
    home.town.removes_bot_from(&chat).await;
    home.town.says("Cleo", &home.town.team_chat(), "update INC-1 the queue runs again").await;
    home.until(Moment(home.clock.now().0 + MINUTE)).await;
    let lines = outside(&home).unwrap();
    assert!(lines.contains("Firewatch was taken out of the chat. Add it there again"), "{lines}");
    let before = cards_in(&home, &chat);
    home.town.installs_bot_in(&chat).await;
    home.until(Moment(home.clock.now().0 + MINUTE)).await;
    let lines = outside(&home).unwrap();
    assert!(!lines.contains('✗'), "{lines}");
    assert_eq!(cards_in(&home, &chat).len(), before.len(), "the card there is the old one");
    assert_eq!(home.all_errands(1).await, 0, "nothing waits");
}

/// Teams forgot the installation, and told nobody.
#[tokio::test(flavor = "multi_thread")]
async fn a_bot_that_fell_out_of_the_firefighting_chat_lets_itself_in_again() {
    let home = Home::new().await;
    an_incident(&home).await;
    let chat = chat_of_incident(&home.town.world());
    home.town.meddle(|world| {
        let chat = world.chats.iter_mut().find(|one| one.id == chat);
        chat.unwrap().bot_installed = false;
    });
    home.town.says("Cleo", &home.town.team_chat(), "update INC-1 the queue runs again").await;
    home.until(Moment(home.clock.now().0 + MINUTE)).await;
    assert!(home.town.world().chat(&chat).unwrap().bot_installed);
    assert!(!outside(&home).unwrap().contains('✗'));
    assert_eq!(home.all_errands(1).await, 0, "nothing waits");
}
