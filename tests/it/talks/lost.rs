//! Messages whose answer never came: found again where Firewatch may look into the chat, and said
//! at most once more where it may not.

use super::outage::{all_is_there_once, an_incident};
use crate::home::Home;
use firewatch::sandbox::{Fault, Mood, Service, World};
use incident::Moment;

const MINUTE: i64 = 60_000;

/// No answer to a new message comes, so many times.
fn lose_answers(home: &Home, times: u32) {
    let lost = Mood::of(Service::Connector, Fault::LostAnswer).at("POST", "/activities");
    home.town.moods().add(lost.times(times));
}

/// How many messages of the bot in the team chat hold these words, on a card or as they are.
fn times_seen(home: &Home, words: &str) -> usize {
    let world = home.town.world();
    let of_bot = |one: &&firewatch::sandbox::Message| one.from == "bot" && !one.deleted;
    let said = world.chats[0].messages.iter().filter(of_bot);
    said.filter(|one| crate::seen::words(one).contains(words)).count()
}

fn may_not_look(world: &mut World) {
    world.bot.chat_permissions.retain(|name| name != "ChatMessage.Read.Chat");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_arrived_is_found_and_not_said_again() {
    let home = Home::new().await;
    lose_answers(&home, 4);
    an_incident(&home).await;
    home.until(Moment(home.clock.now().0 + 5 * MINUTE)).await;
    all_is_there_once(&home).await;
    assert_eq!(times_seen(&home, "The team is in firefighting mode for"), 1);
    assert_eq!(times_seen(&home, "is incident manager of"), 1);
    let cards = home.town.world().chats[0].messages.iter().filter(|one| one.card.is_some()).count();
    assert_eq!(cards, 3, "the live card, the question to Cleo and the reminder of an update");
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nobody_may_look_a_message_is_said_once_more_and_then_left_to_a_person() {
    let home = Home::new().await;
    home.town.meddle(may_not_look);
    an_incident(&home).await;
    lose_answers(&home, 9);
    home.town.says("Cleo", &home.town.team_chat(), "resolve INC-1 verified by Bo: it pays").await;
    home.until(Moment(home.clock.now().0 + 20 * MINUTE)).await;
    let words = "is resolved";
    let before = times_seen(&home, words);
    home.until(Moment(home.clock.now().0 + 60 * MINUTE)).await;
    assert_eq!(times_seen(&home, words), before, "not said for ever");
    let world = home.town.world();
    let card = world.chats[0].messages.iter().find_map(|one| one.card.as_ref()).unwrap();
    assert!(card.to_string().contains("did not say whether it arrived"), "{card}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_that_nobody_may_look_for_is_posted_until_one_is_answered_for() {
    let home = Home::new().await;
    home.town.meddle(may_not_look);
    lose_answers(&home, 3);
    home.town.says("Ana", &home.town.team_chat(), "report payments stuck in Kenya").await;
    home.until(Moment(home.clock.now().0 + 2 * MINUTE)).await;
    assert_eq!(home.town.moods().list(), []);
    let before = times_seen(&home, "waits for");
    assert!(before > 1, "an incident without its card is worse than one with two");
    home.until(Moment(home.clock.now().0 + 3 * MINUTE)).await;
    assert_eq!(times_seen(&home, "waits for"), before, "no more once Teams has answered");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_messages_with_the_same_beginning_are_both_said() {
    let home = Home::new().await;
    let chat = home.town.team_chat();
    home.town.says("Ana", &chat, "report payments stuck in Kenya").await;
    home.catch_up().await;
    home.town.says("Bo", &chat, "confirm 1 INC-1").await;
    home.catch_up().await;
    let words = "INC-1** is now Severity 2";
    let before = times_seen(&home, words);
    for round in 1..=2 {
        lose_answers(&home, 1);
        home.town.says("Bo", &chat, "confirm 2 INC-1 because only some are hit").await;
        home.until(Moment(home.clock.now().0 + MINUTE)).await;
        assert_eq!(times_seen(&home, words), before + round);
        assert_eq!(home.town.moods().list(), []);
        home.town.says("Bo", &chat, "confirm 1 INC-1 because all are hit").await;
        home.until(Moment(home.clock.now().0 + MINUTE)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_cards_that_arrived_unnoticed_one_is_taken_away() {
    let home = Home::new().await;
    let ours = home.town.world().bot.chat_permissions;
    home.town.meddle(may_not_look);
    lose_answers(&home, 2);
    home.town.says("Ana", &home.town.team_chat(), "report payments stuck in Kenya").await;
    while times_seen(&home, "waits for") < 2 {
        home.until(Moment(home.clock.now().0 + 1000)).await;
    }
    home.town.meddle(|world| world.bot.chat_permissions = ours);
    home.until(Moment(home.clock.now().0 + MINUTE)).await;
    assert_eq!(times_seen(&home, "waits for"), 1);
    home.town.says("Bo", &home.town.team_chat(), "confirm 1 INC-1").await;
    home.until(Moment(home.clock.now().0 + MINUTE)).await;
    assert_eq!(
        times_seen(&home, "firefighting mode is on"),
        1,
        "the one that is left is kept up to date"
    );
}
