//! What the Bot Connector offers beside messages: the quiet question answers the message it is about, and
//! the bot types where somebody asked for what takes a while.

use super::outage::an_incident;
use super::projects::written_by_hand;
use crate::home::Home;
use firewatch::sandbox::{Fault, Mood, Request, Saying, Service};
use incident::Moment;
use serde_json::json;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
const MAYBE: &str = "is the portal down for somebody else too?";

/// What was posted to the Connector, in order: as what, to which message, with which answer.
fn posted(home: &Home) -> Vec<(String, Option<String>, u16)> {
    let requests = home.town.requests();
    let posts = requests.iter().filter(|one| {
        one.method == "POST"
            && one.path.starts_with("/connector")
            && one.path.contains("/activities")
    });
    let told = |one: &Request| {
        let kind = one.body["type"].as_str().unwrap_or_default().to_owned();
        let to = one.path.split("/activities/").nth(1).map(str::to_owned);
        assert_eq!(one.body.get("replyToId").and_then(|id| id.as_str()), to.as_deref());
        (kind, to, one.status)
    };
    posts.map(told).collect()
}

fn typed(home: &Home) -> Vec<u16> {
    let typed = posted(home).into_iter().filter(|(kind, ..)| kind == "typing");
    typed.map(|(.., status)| status).collect()
}

async fn until(home: &Home, later: i64) {
    home.until(Moment(home.clock.now().0 + later)).await;
}

fn cards_with(home: &Home, words: &str) -> usize {
    let world = home.town.world();
    let cards = world.chats[0].messages.iter().filter_map(|message| message.card.as_ref());
    cards.filter(|card| card.to_string().contains(words)).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn p08_the_quiet_question_answers_the_message_it_is_about() {
    let home = Home::new().await;
    let said = home.town.says("Ana", &home.town.team_chat(), Saying::aside(MAYBE)).await;
    until(&home, MINUTE).await;
    let about = said.activity["id"].as_str().unwrap().to_owned();
    assert_eq!(posted(&home), [("message".to_owned(), Some(about), 201)]);
    assert_eq!(cards_with(&home, "Is this a production issue?"), 1);
    crate::contracts::hold(&home.town.requests());
}

#[tokio::test(flavor = "multi_thread")]
async fn p08_the_quiet_question_stands_by_itself_where_its_message_is_gone() {
    let refused = json!({ "error": { "code": "BadSyntax", "message": "No replies here." } });
    let bad = Fault::Status { status: 400, body: Some(refused), retry_after: None };
    let no_replies = Mood::of(Service::Connector, bad).at("POST", "/activities/");
    for (mood, first) in [(None, 404), (Some(no_replies), 400)] {
        let home = Home::new().await;
        let chat = home.town.team_chat();
        let said = home.town.says("Ana", &chat, Saying::aside(MAYBE)).await;
        let about = said.activity["id"].as_str().unwrap().to_owned();
        match mood {
            Some(mood) => home.town.moods().add(mood),
            None => drop(home.town.deletes("Ana", &chat, &about).await),
        }
        until(&home, MINUTE).await;
        let message = "message".to_owned();
        let expected = [(message.clone(), Some(about), first), (message, None, 201)];
        assert_eq!(posted(&home), expected);
        assert_eq!(cards_with(&home, "Is this a production issue?"), 1);
        assert_eq!(home.settle().await.1, 0, "nothing waits");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn p08_a_quiet_question_whose_answer_was_lost_is_found() {
    let home = Home::new().await;
    let lost = Mood::of(Service::Connector, Fault::LostAnswer).at("POST", "/activities");
    home.town.moods().add(lost.times(1));
    home.town.says("Ana", &home.town.team_chat(), Saying::aside(MAYBE)).await;
    until(&home, MINUTE).await;
    assert_eq!(posted(&home).len(), 1);
    assert_eq!(cards_with(&home, "Is this a production issue?"), 1);
}

/// Resolved, with a post-mortem that nobody has planned.
async fn resolved() -> Home {
    let home = Home::new().await;
    an_incident(&home).await;
    until(&home, 4 * DAY).await;
    home.town.says("Cleo", &home.town.team_chat(), "resolve INC-1 verified by Bo: it pays").await;
    until(&home, MINUTE).await;
    home
}

#[tokio::test(flavor = "multi_thread")]
async fn p31_the_bot_types_while_it_looks_for_a_time() {
    let home = resolved().await;
    let (before, at) = (typed(&home).len(), home.town.requests().len());
    let messages = home.town.world().chats[0].messages.len();
    home.town.says("Cleo", &home.town.team_chat(), "schedule post-mortem").await;
    until(&home, MINUTE).await;
    assert_eq!(typed(&home)[before..], [202]);
    let requests = home.town.requests().split_off(at);
    let first = |what: &dyn Fn(&Request) -> bool| requests.iter().position(what).unwrap();
    let typing = first(&|one| one.body["type"] == "typing");
    assert!(
        requests[typing]
            .path
            .contains(&home.town.team_chat().replace(':', "%3A").replace('@', "%40"))
    );
    assert!(typing < first(&|one| one.path.ends_with("/events")), "while it is looked for");
    let world = home.town.world();
    assert_eq!(world.meetings.len(), 1);
    assert_eq!(world.chats[0].messages.len(), messages + 2, "Cleo's words and the answer");
    assert!(world.complaints.is_empty(), "{:?}", world.complaints);
    crate::contracts::hold(&requests);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bot_types_for_what_a_person_asks_for_and_only_where_it_is_shown() {
    let home = Home::new().await;
    let chat = home.town.team_chat();
    home.town.says("Ana", &chat, "report payments stuck in Kenya").await;
    until(&home, MINUTE).await;
    assert_eq!(typed(&home), Vec::<u16>::new(), "a report is answered at once");
    written_by_hand(&home);
    home.town.says("Ana", &chat, "bug 40001 INC-1").await;
    until(&home, MINUTE).await;
    assert_eq!(typed(&home), [202], "the bug is looked at first");
    home.town.says("Bo", "private", "confirm 1 INC-1").await;
    until(&home, MINUTE).await;
    home.town.says("Bo", "private", "assign Cleo INC-1").await;
    until(&home, MINUTE).await;
    home.town.says("Cleo", "private", "accept INC-1").await;
    until(&home, MINUTE).await;
    assert!(home.town.world().chats.iter().any(|chat| chat.created_by_graph), "the chat is there");
    assert_eq!(typed(&home), [202], "no card stands in a chat with one person alone");
}

#[tokio::test(flavor = "multi_thread")]
async fn p31_what_goes_wrong_with_typing_is_nobodys_trouble() {
    for fault in [
        Fault::Status { status: 403, body: None, retry_after: None },
        Fault::Status { status: 500, body: None, retry_after: None },
        Fault::Refuse,
        Fault::LostAnswer,
    ] {
        let home = resolved().await;
        let before = typed(&home).len();
        home.town
            .moods()
            .add(Mood::of(Service::Connector, fault.clone()).at("POST", "/activities").times(1));
        home.town.says("Cleo", &home.town.team_chat(), "schedule post-mortem").await;
        until(&home, MINUTE).await;
        assert_eq!(typed(&home).len(), before + 1, "{fault:?}: it is tried once");
        assert_eq!(home.town.world().meetings.len(), 1, "{fault:?}");
        assert_eq!(cards_with(&home, "Post-mortem: [Mon 30 Nov"), 1, "{fault:?}");
    }
}
