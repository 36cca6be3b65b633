//! How Firewatch is, seen from outside: numbers, an audit, a sign of life.

use crate::home::Home;
use axum::Router;
use axum::routing::get;
use firewatch::sandbox::{Service, Weather};
use firewatch::watch::{Heartbeat, Sight, audit, keep_watch};
use incident::{Intent, Moment};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// What `/metrics` says, by line.
async fn numbers(home: &Home) -> BTreeMap<String, i64> {
    let address = home.up.as_ref().unwrap().address;
    let response = reqwest::get(format!("http://{address}/metrics")).await.unwrap();
    let kind = response.headers()["content-type"].to_str().unwrap().to_owned();
    assert!(kind.starts_with("application/openmetrics-text; version=1.0.0"), "{kind}");
    let text = response.text().await.unwrap();
    assert!(text.ends_with("# EOF\n"));
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let (name, number) = line.rsplit_once(' ').unwrap();
            number.parse::<f64>().unwrap();
            Some((name.to_owned(), number.parse().ok()?))
        })
        .collect()
}

/// What `/readyz` says to whoever wants to know more.
async fn state(home: &Home) -> serde_json::Value {
    let address = home.up.as_ref().unwrap().address;
    let url = format!("http://{address}/readyz");
    let asking = reqwest::Client::new().get(&url).header("accept", "application/json");
    let response = asking.send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(reqwest::get(url).await.unwrap().text().await.unwrap(), "ready");
    response.json().await.unwrap()
}

async fn says(home: &Home, who: &str, words: &str) {
    home.town.says(who, &home.town.team_chat(), words).await;
    home.catch_up().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_numbers_follow_an_incident() {
    let home = Home::new().await;
    says(&home, "Ana", "report payments stuck").await;
    let after = numbers(&home).await;
    assert_eq!(after["firewatch_open_incidents{kind=\"real\",phase=\"reported\"}"], 1);
    assert_eq!(after["firewatch_queue"], 3, "three deadlines wait");
    assert_eq!(after["firewatch_queue_age_seconds"], 0);
    assert_eq!(after["firewatch_activities_total{kind=\"message\",outcome=\"taken\"}"], 1);
    says(&home, "Bo", "confirm 1").await;
    let after = numbers(&home).await;
    assert_eq!(after["firewatch_open_incidents{kind=\"real\",phase=\"confirmed\"}"], 1);
    assert_eq!(after["firewatch_errands_total{errand=\"open_bug\",outcome=\"done\"}"], 1);
    assert_eq!(after["firewatch_errands_total{errand=\"add_task\",outcome=\"done\"}"], 3);
    assert!(after["firewatch_errand_duration_seconds_count{service=\"Azure DevOps\"}"] >= 5);
    assert_eq!(after["firewatch_stuck"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outage_is_seen_and_so_is_its_end() {
    let home = Home::new().await;
    home.town.moods().set_weather(Service::DevOps, Weather::Down);
    says(&home, "Ana", "report payments stuck").await;
    says(&home, "Bo", "confirm 1").await;
    home.until(Moment(home.clock.now().0 + 600_000)).await;
    let during = numbers(&home).await;
    let failures = |kind| {
        format!("firewatch_neighbour_failures_total{{service=\"Azure DevOps\",kind=\"{kind}\"}}")
    };
    let failed: i64 =
        ["later", "uncertain"].iter().filter_map(|kind| during.get(&failures(kind))).sum();
    assert!(failed > 5, "{during:#?}");
    assert!(during["firewatch_errands_total{errand=\"open_bug\",outcome=\"again\"}"] > 5);
    assert_eq!(during["firewatch_stuck"], 0, "it is looked after");
    let resting = "firewatch_neighbour_resting{service=\"Azure DevOps\"}";
    assert_eq!(
        (during[resting], state(&home).await["neighbours_resting"][0].as_str()),
        (1, Some("Azure DevOps"))
    );
    assert_eq!(during["firewatch_neighbour_resting{service=\"Teams\"}"], 0);
    // Were nothing left that wants to go there, no errand would tell that the rest is over.
    let now = home.clock.now();
    home.clock.tell(Moment(now.0 + 90_000));
    assert_eq!(numbers(&home).await[resting], 0, "it is looked up when it is asked for");
    home.clock.tell(now);
    home.town.moods().clear();
    home.until(Moment(home.clock.now().0 + 60_000)).await;
    let after = numbers(&home).await;
    assert_eq!(after[resting], 0);
    assert_eq!(after["firewatch_errands_total{errand=\"open_bug\",outcome=\"done\"}"], 1);
    let now = state(&home).await;
    assert_eq!(now["ledger"], "well");
    assert_eq!(now["neighbours_resting"], serde_json::json!([]));
    assert_eq!((&now["findings"], &now["incidents_open"]), (&0.into(), &1.into()));
    assert_eq!(after["firewatch_queue"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_stands_behind_another_in_a_room_is_not_forgotten() {
    let home = Home::new().await;
    says(&home, "Ana", "report payments stuck").await;
    home.town.moods().set_weather(Service::Connector, Weather::Down);
    says(&home, "Ana", "close INC-1").await;
    says(&home, "Dev", "close INC-1").await;
    home.until(Moment(home.clock.now().0 + 480_000)).await;
    let during = numbers(&home).await;
    assert!(during["firewatch_queue"] >= 5, "two answers and three deadlines wait: {during:#?}");
    assert_eq!(during["firewatch_stuck"], 0, "Teams is asked again and again");
    assert!(during["firewatch_queue_age_seconds"] < 60, "{during:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_audit_sees_incidents_and_errands_of_one_moment() {
    let home = Home::new().await;
    let stage = home.app().stage.clone();
    let done = CancellationToken::new();
    let until = done.clone();
    let auditing = std::thread::spawn(move || {
        while !until.is_cancelled() {
            assert_eq!(audit(&Sight::of(&stage)), vec![]);
        }
    });
    for number in 1..=100 {
        let words = format!("report payments stuck in hub {number}");
        home.town.says("Ana", &home.town.team_chat(), words.as_str()).await;
    }
    home.town.quiet().await;
    done.cancel();
    auditing.join().expect("nothing is stuck at any moment");
    assert_eq!(home.app().stage.store.open_incidents().len(), 100);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_parked_and_who_is_not_let_in_is_counted() {
    let home = Home::new().await;
    home.town.meddle(|world| world.devops.required = vec!["Custom.Region".to_owned()]);
    says(&home, "Ana", "report payments stuck").await;
    says(&home, "Bo", "confirm 1").await;
    let activity = home.town.says("Ana", &home.town.team_chat(), "hello").await.activity;
    home.town.delivers(&activity, None).await;
    let after = numbers(&home).await;
    assert_eq!(after["firewatch_parked{incident=\"open\"}"], 1);
    assert_eq!(after["firewatch_parked{incident=\"not_open\"}"], 0);
    assert_eq!(after["firewatch_activities_total{kind=\"other\",outcome=\"denied\"}"], 1);
    assert_eq!(after["firewatch_answer_duration_seconds_count"], 3, "the one denied is not timed");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_parked_is_counted_also_when_its_incident_is_over() {
    let mut home = Home::new().await;
    home.town.meddle(|world| world.devops.required = vec!["Custom.Region".to_owned()]);
    says(&home, "Ana", "report payments stuck").await;
    says(&home, "Bo", "confirm 1").await;
    says(&home, "Bo", "assign Cleo").await;
    says(&home, "Cleo", "accept").await;
    says(&home, "Cleo", "resolve INC-1 restarted, verified by Bo: 20 payments").await;
    says(&home, "Cleo", "close INC-1").await;
    assert_eq!(home.app().stage.store.open_incidents(), []);
    for _ in 0..2 {
        let after = numbers(&home).await;
        assert_eq!(after["firewatch_parked{incident=\"open\"}"], 0);
        assert_eq!(after["firewatch_parked{incident=\"not_open\"}"], 1, "{after:#?}");
        assert_eq!(state(&home).await["errands_parked"], 1);
        home.stop().await;
        home.start().await;
    }
    home.town.meddle(|world| world.devops.required = vec![]);
    says(&home, "Bo", "retry INC-1").await;
    assert_eq!(numbers(&home).await["firewatch_parked{incident=\"not_open\"}"], 0);
}

/// The operations of docs/operations.md, and the batches that hold some of them.
#[tokio::test(flavor = "multi_thread")]
async fn requests_are_timed_by_the_names_that_the_page_has() {
    let home = Home::new().await;
    says(&home, "Ana", "report payments stuck").await;
    says(&home, "Bo", "confirm 1").await;
    says(&home, "Bo", "assign Cleo").await;
    says(&home, "Cleo", "accept").await;
    let after = numbers(&home).await;
    let page = include_str!("../../docs/operations.md");
    let mut timed = 0;
    for name in after.keys().filter(|name| name.starts_with("firewatch_request_duration_seconds_"))
    {
        let (_, operation) = name.split_once("operation=\"").unwrap();
        let (operation, _) = operation.split_once('"').unwrap();
        let batch = ["users", "add chat members"].contains(&operation);
        assert!(batch || page.contains(&format!("\n| {operation} | ")), "{operation}");
        timed += 1;
    }
    assert!(timed > 50, "{after:#?}");
    let bugs = "firewatch_request_duration_seconds_count\
                {service=\"Azure DevOps\",operation=\"create work item\"}";
    assert_eq!(after[bugs], 4, "a bug and three tasks");
    assert!(after["firewatch_commit_duration_seconds_count"] > 10);
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_are_counted_by_what_came_of_fetching_them() {
    let home = Home::new().await;
    home.town.moods().set_weather(Service::Login, Weather::Down);
    says(&home, "Ana", "report payments stuck").await;
    home.until(Moment(home.clock.now().0 + 5_000)).await;
    let fetches = |numbers: &BTreeMap<String, i64>, outcome| {
        let name =
            format!("firewatch_token_fetches_total{{service=\"Teams\",outcome=\"{outcome}\"}}");
        numbers.get(&name).copied()
    };
    let during = numbers(&home).await;
    assert_eq!(fetches(&during, "granted"), None);
    assert!(fetches(&during, "not_sent") >= Some(2), "{during:#?}");
    home.town.moods().clear();
    home.until(Moment(home.clock.now().0 + 60_000)).await;
    assert_eq!(fetches(&numbers(&home).await, "granted"), Some(1), "it is kept for the next");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_appointment_missed_while_we_were_away_is_late() {
    let mut home = Home::new().await;
    says(&home, "Ana", "report payments stuck").await;
    home.stop().await;
    home.clock.tell(Moment(home.clock.now().0 + 700_000));
    home.start().await;
    home.settle().await;
    let after = numbers(&home).await;
    assert_eq!(after["firewatch_deadlines_total{kept=\"late\"}"], 1, "{after:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_audit_finds_what_nobody_looks_after() {
    let home = Home::new().await;
    says(&home, "Ana", "report payments stuck").await;
    let well = Sight::of(&home.app().stage);
    assert_eq!(audit(&well), vec![]);

    let mut forgotten = well.clone();
    forgotten.waiting.retain(|waiting| !matches!(waiting.intent, Intent::Wake { .. }));
    let told: Vec<String> = audit(&forgotten).iter().map(ToString::to_string).collect();
    assert_eq!(told, ["INC-1: its severity is not confirmed, and no deadline waits for that"]);

    let mut late = well;
    late.at = Moment(late.at.0 + 19 * 60_000);
    let told: Vec<String> = audit(&late).iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(told[0], "INC-1: the errand wake has been due for 9 minutes and nobody runs it");

    says(&home, "Bo", "confirm 1").await;
    let well = Sight::of(&home.app().stage);
    assert_eq!(audit(&well), vec![]);
    let mut lost = well;
    let mut incident = lost.open[0].as_ref().clone();
    incident.outside.bug = None;
    incident.outside.cards.clear();
    lost.open = vec![Arc::new(incident.clone())];
    let told: Vec<String> = audit(&lost).iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "INC-1: it has no card, and nothing brings one",
            "INC-1: it has no bug, and nothing brings one"
        ]
    );
}

/// The bot was never added to the team chat, so the card of a report made in private has no place.
#[tokio::test(flavor = "multi_thread")]
async fn the_audit_finds_errands_that_wait_for_a_fact_nobody_tells() {
    let mut home = Home::new().await;
    home.stop().await;
    home.config.team_chat = None;
    home.start().await;
    home.town.says("Ana", "private", "report payments stuck").await;
    home.until(Moment(home.clock.now().0 + 300_000)).await;
    let soon = Sight::of(&home.app().stage);
    assert_eq!(audit(&soon), vec![], "it may be told yet");
    home.until(Moment(home.clock.now().0 + 301_000)).await;
    let told: Vec<String> =
        audit(&Sight::of(&home.app().stage)).iter().map(ToString::to_string).collect();
    assert_eq!(
        told[0],
        "INC-1: the errand show has waited 10 minutes for a fact that nobody tells"
    );
}

/// A disk that lost an incident, and with it not what waits for it.
#[tokio::test(flavor = "multi_thread")]
async fn the_audit_finds_errands_whose_incident_is_not_in_the_ledger() {
    let mut home = Home::new().await;
    says(&home, "Ana", "report payments stuck").await;
    home.stop().await;
    let ledger = sled::open(&home.config.data).unwrap().open_tree("ledger").unwrap();
    let incidents: Vec<_> = ledger.scan_prefix("i").keys().map(Result::unwrap).collect();
    assert!(!incidents.is_empty(), "snapshots have another letter now");
    for key in incidents {
        ledger.remove(key).unwrap();
    }
    ledger.flush().unwrap();
    drop(ledger);
    home.start().await;
    home.catch_up().await;
    let told: Vec<String> =
        audit(&Sight::of(&home.app().stage)).iter().map(ToString::to_string).collect();
    let wake = "INC-1: the errand wake is for an incident that the ledger does not have";
    assert_eq!(told, [wake, wake, wake]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_audit_finds_a_severe_incident_that_nobody_is_asked_to_lead() {
    let home = Home::new().await;
    says(&home, "Ana", "report payments stuck").await;
    says(&home, "Bo", "confirm 1").await;
    home.until(Moment(home.clock.now().0 + 1_700_000)).await;
    assert_eq!(audit(&Sight::of(&home.app().stage)), vec![]);
    home.until(Moment(home.clock.now().0 + 200_000)).await;
    let told: Vec<String> =
        audit(&Sight::of(&home.app().stage)).iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        ["INC-1: it is severe, and nobody has been asked to lead it for half an hour"]
    );
    says(&home, "Bo", "assign Cleo").await;
    assert_eq!(audit(&Sight::of(&home.app().stage)), vec![]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_of_life_is_given_only_while_all_is_well() {
    let home = Home::new().await;
    says(&home, "Ana", "report payments stuck").await;
    let beats = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&beats);
    let router = Router::new().route(
        "/beat",
        get(move || {
            counted.fetch_add(1, Ordering::SeqCst);
            async { "ok" }
        }),
    );
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/beat", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    let stop = CancellationToken::new();
    let heartbeat = Heartbeat { url: Some(url), every: Duration::from_millis(20) };
    let stage = home.app().stage.clone();
    let watching = tokio::spawn(keep_watch(stage, heartbeat, reqwest::Client::new(), stop.clone()));
    while beats.load(Ordering::SeqCst) < 2 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    // Nobody keeps the appointment that was due ten minutes ago.
    home.clock.tell(Moment(home.clock.now().0 + 20 * 60_000));
    tokio::time::sleep(Duration::from_millis(100)).await;
    let before = beats.load(Ordering::SeqCst);
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(beats.load(Ordering::SeqCst), before);
    stop.cancel();
    watching.await.unwrap();
}

/// The alarms speak of numbers that there are.
#[tokio::test(flavor = "multi_thread")]
async fn every_alarm_rests_on_a_number_that_is_served() {
    let home = Home::new().await;
    says(&home, "Ana", "report payments stuck").await;
    home.until(Moment(home.clock.now().0 + 660_000)).await;
    let address = home.up.as_ref().unwrap().address;
    let served =
        reqwest::get(format!("http://{address}/metrics")).await.unwrap().text().await.unwrap();
    let rules = include_str!("../../deploy/alerts.example.yml");
    let names: std::collections::BTreeSet<&str> = rules
        .lines()
        .filter(|line| line.trim_start().starts_with("expr:"))
        .flat_map(|line| {
            line.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')
        })
        .filter(|word| word.starts_with("firewatch_"))
        .collect();
    assert!(names.len() >= 9, "{names:?}");
    let samples: std::collections::BTreeSet<String> = served
        .lines()
        .filter_map(|line| line.strip_prefix("# TYPE ")?.split_once(' '))
        .flat_map(|(name, kind)| {
            let endings: &[&str] = match kind {
                "counter" => &["_total"],
                "gauge" => &[""],
                "histogram" => &["_bucket", "_count", "_sum"],
                other => panic!("a number of an unknown kind: {other}"),
            };
            endings.iter().map(move |ending| format!("{name}{ending}"))
        })
        .collect();
    for name in names {
        assert!(samples.contains(name), "{name} is not served");
    }
    let page = include_str!("../../deploy/RUNBOOK.md");
    for line in rules.lines().filter_map(|line| line.trim().strip_prefix("runbook: ")) {
        assert!(page.contains(&format!("## {line}\n")), "the runbook has no part {line}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn p04_an_alert_that_nobody_will_be_asked_about_is_found() {
    let home = Home::new().await;
    home.town.says("Ana", &home.town.team_chat(), "alert payment queue").await;
    home.settle().await;
    let mut sight = Sight::of(&home.app().stage);
    assert_eq!(audit(&sight), []);
    sight.waiting.retain(|waiting| !matches!(waiting.intent, Intent::WatchAlerts { .. }));
    let found: Vec<String> = audit(&sight).iter().map(ToString::to_string).collect();
    assert_eq!(found, ["an alert waits, and nobody will be asked about it"]);
}
