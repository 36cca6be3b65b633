//! A neighbour that names a time is left alone until then, by everything that wants to go there.

use super::outage::{all_is_there_once, an_incident};
use crate::home::Home;
use firewatch::sandbox::{Fault, Mood, Service};
use incident::Moment;
use std::collections::BTreeMap;

const MINUTE: i64 = 60_000;

/// How often Azure `DevOps` and Graph were asked, tokens not counted.
fn asked(home: &Home) -> [usize; 2] {
    let requests = home.town.requests();
    ["/devops/", "/graph/"]
        .map(|neighbour| requests.iter().filter(|one| one.path.starts_with(neighbour)).count())
}

async fn minutes(home: &Home, minutes: i64) {
    home.until(Moment(home.clock.now().0 + minutes * MINUTE)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_one_refusal_with_a_time_nothing_goes_there_until_then() {
    let home = Home::new().await;
    let busy = || Fault::Status { status: 429, body: None, retry_after: Some(120) };
    home.town.moods().add(Mood::of(Service::DevOps, busy()).at("POST", "workitems").times(1));
    home.town.moods().add(Mood::of(Service::Graph, busy()).at("POST", "/chats").times(1));
    an_incident(&home).await;
    home.town.says("Cleo", &home.town.team_chat(), "update INC-1 the queue runs again").await;
    let before = asked(&home);
    minutes(&home, 1).await;
    assert_eq!(asked(&home), before, "both are left alone");
    minutes(&home, 3).await;
    all_is_there_once(&home).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn azure_devops_may_ask_for_a_pause_with_what_it_did() {
    let home = Home::new().await;
    let tired = Mood::of(Service::DevOps, Fault::Tired(120)).at("POST", "workitems/$Bug");
    home.town.moods().add(tired.times(1));
    an_incident(&home).await;
    assert_eq!(
        home.town.world().devops.work_items.iter().filter(|one| one.kind == "Bug").count(),
        1
    );
    let before = asked(&home);
    minutes(&home, 1).await;
    assert_eq!(asked(&home)[0], before[0], "the tasks wait");
    minutes(&home, 3).await;
    all_is_there_once(&home).await;
}

/// However fast people are, nobody's card flickers, and Teams has no reason to refuse.
#[tokio::test(flavor = "multi_thread")]
async fn a_card_changes_at_most_every_two_and_a_half_seconds_and_shows_the_latest_in_the_end() {
    let home = Home::new().await;
    an_incident(&home).await;
    for number in 0..40 {
        let words = format!("update INC-1 step {number} is done");
        home.town.says("Cleo", &home.town.team_chat(), words.as_str()).await;
        home.settle().await;
        home.clock.tell(Moment(home.clock.now().0 + 250));
    }
    home.catch_up().await;
    let mut changes: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for request in home.town.requests() {
        if request.method == "PUT" && request.path.contains("/activities/") {
            assert_eq!(request.status, 200, "nothing is refused");
            changes.entry(request.path).or_default().push(request.at);
        }
    }
    // Ten seconds have room for five.
    assert!(changes.values().any(|at| at.len() >= 5), "{changes:?}");
    for (card, at) in changes {
        let apart: Vec<i64> = at.windows(2).map(|two| two[1] - two[0]).collect();
        assert!(apart.iter().all(|apart| *apart >= 2500), "{card}: {apart:?}");
    }
    let world = home.town.world();
    let cards =
        world.chats.iter().flat_map(|chat| &chat.messages).filter_map(|it| it.card.as_ref());
    let latest = cards.filter(|card| card.to_string().contains("step 39 is done")).count();
    assert_eq!(latest, 2, "in the team chat and in the firefighting chat");
}

/// Teams counts what is said in each chat: the others go on.
#[tokio::test(flavor = "multi_thread")]
async fn where_teams_has_enough_of_one_chat_the_others_go_on() {
    let home = Home::new().await;
    an_incident(&home).await;
    minutes(&home, 1).await;
    let full = Fault::Status { status: 429, body: None, retry_after: Some(120) };
    home.town
        .moods()
        .add(Mood::of(Service::Connector, full).at("PUT", &home.town.team_chat()).times(1));
    let shown = |chat: usize| {
        let world = home.town.world();
        let groups: Vec<_> = world.chats.iter().filter(|one| one.topic.is_some()).collect();
        groups[chat]
            .messages
            .iter()
            .filter_map(|one| one.card.as_ref())
            .any(|card| card.to_string().contains("the queue runs again"))
    };
    home.town.says("Cleo", &home.town.team_chat(), "update INC-1 the queue runs again").await;
    minutes(&home, 1).await;
    assert_eq!([shown(0), shown(1)], [false, true]);
    minutes(&home, 2).await;
    assert_eq!([shown(0), shown(1)], [true, true]);
}
