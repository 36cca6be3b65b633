//! The ledger on its folder: alone, of one format, in small pieces, and never half-full.

use crate::home::{Home, folder, monday_nine};
use firewatch::sandbox::Saying;
use firewatch::store::{Act, Learnt, Outcome, Seen, Store, StoreError};
use incident::{Actor, Ask, ChatId, Command, Mark, Moment, Person, PersonId, Policy, Team};
use std::path::Path;
use std::sync::Arc;

fn team() -> Arc<Team> {
    Arc::new(Team {
        members: vec![],
        critical_paths: vec![],
        log_queries: vec![],
        escalation: vec![],
        policy: Policy::default(),
    })
}

fn open(folder: &Path) -> Result<Store, StoreError> {
    let start = jiff::civil::date(2026, 11, 23);
    let plan = rota::Plan::new(vec![], start, jiff::tz::TimeZone::UTC);
    Store::open(folder, team(), Arc::new(plan), 0, Arc::default())
}

fn report(activity: &str, summary: &str, at: Moment) -> Act {
    let ana = Person { id: PersonId::new("ana"), name: "Ana".into() };
    let ask = Ask {
        at,
        actor: Actor::Person(ana),
        place: Some(ChatId::from("team")),
        duty: None,
        opens: None,
        command: Command::Retry,
    };
    Act::Report {
        seen: Seen { chat: ChatId::from("team"), activity: activity.into() },
        ask: Box::new(ask),
        summary: summary.into(),
        opinion: None,
        on_behalf_of: None,
        message: None,
        mark: Mark::from("mark"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_process_is_told_that_only_one_may_run() {
    let folder = folder();
    let first = open(folder.path()).unwrap();
    let second = open(folder.path()).unwrap_err();
    assert!(matches!(second, StoreError::InUse(_)));
    assert!(second.to_string().contains("only one may run"), "{second}");
    first.close().await;
    open(folder.path()).unwrap().close().await;
}

/// sled's threads let go of its file a little later than sled itself, the more so on a busy machine.
#[tokio::test(flavor = "multi_thread")]
async fn once_closed_the_folder_is_free_for_the_next() {
    let folder = folder();
    for round in 0..200 {
        let store = open(folder.path()).unwrap();
        for number in 0..3 {
            let act = report(&format!("{round} {number}"), "payments stuck", monday_nine());
            store.commit(act).await.unwrap();
        }
        store.close().await;
        let file = std::fs::File::open(folder.path().join("db")).unwrap();
        assert!(file.try_lock().is_ok(), "round {round}: the folder is still held");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_a_chat_is_reached_is_remembered_and_that_the_bot_was_taken_out_of_it() {
    let folder = folder();
    let (team, other, gone) = (ChatId::from("team"), ChatId::from("other"), ChatId::from("gone"));
    let url = |name: &str| format!("https://{name}.example/");
    let store = open(folder.path()).unwrap();
    for learnt in [
        Learnt::TeamChat(team.clone()),
        Learnt::ServiceUrl(team.clone(), url("emea")),
        Learnt::ServiceUrl(gone.clone(), url("apac")),
        Learnt::Left(gone.clone()),
        Learnt::ServiceUrl(other.clone(), url("amer")),
        Learnt::Left(team.clone()),
        Learnt::ServiceUrl(team.clone(), url("emea")),
    ] {
        store.commit(Act::Learn(learnt)).await.unwrap();
    }
    let seen = |store: &Store| {
        let bearings = store.bearings();
        let urls = [&team, &other, &gone].map(|chat| {
            bearings.service_urls(chat).next().unwrap_or_default().replace("https://", "")
        });
        (urls, bearings.left.iter().cloned().collect::<Vec<_>>())
    };
    let expected = (
        ["emea.example/", "amer.example/", "emea.example/"].map(str::to_owned),
        vec![gone.clone()],
    );
    assert_eq!(seen(&store), expected);
    store.close().await;
    let again = open(folder.path()).unwrap();
    assert_eq!(seen(&again), expected);
    again.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_of_a_newer_version_is_left_alone() {
    let folder = folder();
    open(folder.path()).unwrap().close().await;
    {
        let database = sled::open(folder.path()).unwrap();
        let ledger = database.open_tree("ledger").unwrap();
        ledger.insert(b"mformat\0\0", b"2").unwrap();
        ledger.flush().unwrap();
    }
    let mut refused = open(folder.path());
    for _ in 0..50 {
        if !matches!(refused, Err(StoreError::InUse(_))) {
            break;
        }
        refused = open(folder.path());
    }
    let newer = refused.unwrap_err();
    assert!(matches!(newer, StoreError::Newer { found: 2, known: 1 }), "{newer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_is_none_is_named() {
    let folder = folder();
    let file = folder.path().join("taken");
    std::fs::write(&file, "by a file").unwrap();
    let error = open(&file).unwrap_err().to_string();
    assert!(error.contains("taken"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn long_words_come_back_whole_and_leave_no_file_that_is_never_synced() {
    let folder = folder();
    let long = "😀".repeat(20_000);
    let store = open(folder.path()).unwrap();
    for number in 0..5 {
        let act = report(&number.to_string(), &long, monday_nine());
        assert!(matches!(store.commit(act).await.unwrap(), Outcome::Done(_)));
    }
    store.close().await;
    let store = open(folder.path()).unwrap();
    for incident in store.latest(9).unwrap() {
        assert_eq!(incident.summary, long);
        assert_eq!(incident::replay(&store.history(incident.id).unwrap()).unwrap(), *incident);
    }
    let blobs = std::fs::read_dir(folder.path().join("blobs")).map_or(0, Iterator::count);
    assert_eq!(blobs, 0, "sled would never sync them");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeat_is_recognised_for_a_day_and_forgotten_after_two() {
    let folder = folder();
    let store = open(folder.path()).unwrap();
    let day = 86_400_000;
    let at = |days: i64| Moment(monday_nine().0 + days * day);
    assert!(matches!(store.commit(report("1", "x", at(0))).await.unwrap(), Outcome::Done(_)));
    assert!(matches!(store.commit(report("1", "x", at(1))).await.unwrap(), Outcome::AlreadySeen));
    assert!(matches!(store.commit(report("1", "x", at(4))).await.unwrap(), Outcome::Done(_)));
}

#[tokio::test(flavor = "multi_thread")]
async fn many_at_once_get_a_number_each() {
    let folder = folder();
    let store = open(folder.path()).unwrap();
    let acts = (0..200).map(|number| store.commit(report(&number.to_string(), "x", monday_nine())));
    for outcome in futures_util::future::join_all(acts).await {
        assert!(matches!(outcome.unwrap(), Outcome::Done(_)));
    }
    let numbers: std::collections::BTreeSet<u32> =
        store.latest(500).unwrap().iter().map(|incident| incident.id.number).collect();
    assert_eq!(numbers, (1..=200).collect());
}

#[tokio::test(flavor = "multi_thread")]
async fn without_room_on_the_disk_everything_is_refused_and_nothing_is_half_written() {
    let mut home = Home::new().await;
    home.town.meddle(|world| world.habits.redelivery = false);
    home.stop().await;
    home.config.free_min = u64::MAX;
    home.start().await;
    let chat = home.town.team_chat();
    let said = home.town.says("Ana", &chat, Saying::from("report no payments")).await;
    assert_eq!(said.status, 503);
    let chatter = home.town.says("Ana", &chat, Saying::aside("good morning")).await;
    assert_eq!(chatter.status, 200, "what needs no disk is no trouble");
    assert!(home.app().stage.store.trouble().unwrap().contains("full"));
    assert!(home.app().stage.store.latest(9).unwrap().is_empty());
    assert_eq!(home.app().stage.store.next_due().1, 0);
    home.stop().await;
    home.config.free_min = 0;
    home.start().await;
    let token = home.town.token(|_| {});
    let again = home.town.delivers(&said.activity, Some(&token)).await;
    assert_eq!(again.status, 200, "with room it is taken");
    assert_eq!(home.app().stage.store.latest(9).unwrap().len(), 1);
}
