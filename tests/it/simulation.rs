//! Afternoons from seeds: people speak, press and repeat themselves, neighbours lose answers and
//! temper, the bot goes down and comes up. At the end all promises hold.
//!
//! A failure names its seed; `FIREWATCH_SEED=7 cargo test --test it simulation` plays that one
//! again. `FIREWATCH_AFTERNOONS=100000` plays more.

use crate::home::Home;
use crate::promises;
use firewatch::sandbox::{Fault, Mood, Saying, Service};
use incident::Moment;
use serde_json::{Value, json};

/// How many afternoons the ordinary test run plays.
const AFTERNOONS: u64 = 1000;
/// How much happens in one.
const THINGS: u32 = 22;

const PEOPLE: [&str; 7] = ["Ana", "Bo", "Cleo", "Dev", "Eve", "Femi", "Gus"];

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn simulation() {
    let (first, count) = match number("FIREWATCH_SEED") {
        Some(seed) => (seed, 1),
        None => (0, number("FIREWATCH_AFTERNOONS").unwrap_or(AFTERNOONS)),
    };
    let workers: u64 = 4;
    let threads: Vec<_> = (0..workers)
        .map(|worker| {
            std::thread::spawn(move || {
                let runtime =
                    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
                let mut tally = Tally::default();
                for seed in (first..first + count).filter(|seed| seed % workers == worker) {
                    runtime.block_on(afternoon(seed, &mut tally));
                }
                tally
            })
        })
        .collect();
    let mut all = Tally::default();
    for thread in threads {
        let tally = thread.join().expect("an afternoon broke a promise; its seed is above");
        all.incidents += tally.incidents;
        all.restarts += tally.restarts;
        all.faults += tally.faults;
    }
    println!(
        "{count} afternoons: {} incidents, {} restarts, {} faults, all promises kept",
        all.incidents, all.restarts, all.faults
    );
    if count >= AFTERNOONS {
        assert!(all.incidents > count && all.restarts > count / 2 && all.faults > count);
    }
}

#[derive(Default)]
struct Tally {
    incidents: u64,
    restarts: u64,
    faults: u64,
}

async fn afternoon(seed: u64, tally: &mut Tally) {
    let mut dice = fastrand::Rng::with_seed(seed);
    let mut home = Home::seeded("", seed).await;
    home.town.meddle(|world| world.habits.throttle = false);
    let mut said: Vec<Value> = Vec::new();
    for _ in 0..THINGS {
        match dice.u8(0..20) {
            0 => {
                home.stop().await;
                home.start().await;
                tally.restarts += 1;
            }
            1..=3 => {
                home.town.moods().add(bad_mood(&mut dice));
                tally.faults += 1;
            }
            4 if !said.is_empty() => {
                // Teams was not sure that it was heard.
                let again = said[dice.usize(..said.len())].clone();
                let token = home.town.token(|_| {});
                home.town.delivers(&again, Some(&token)).await;
            }
            5..=7 => {
                let minutes = i64::from(dice.u8(1..25));
                home.until(Moment(home.clock.now().0 + minutes * 60_000)).await;
            }
            8 => drop(home.app().outbox.drain().await),
            9..=11 => press(&home, &mut dice, seed).await,
            _ => {
                let who = PEOPLE[dice.usize(..PEOPLE.len())];
                let text = words(&mut dice);
                let saying = Saying::from(text.as_str());
                let delivered = home.town.says(who, &home.town.team_chat(), saying).await;
                assert!(delivered.status == 200, "seed {seed}: {text}: {}", delivered.status);
                said.push(delivered.activity);
            }
        }
        home.clock.tell(Moment(home.clock.now().0 + 1000));
    }
    // The neighbours recover, and the outbox empties.
    home.town.moods().clear();
    for _ in 0..3 {
        home.all_errands(3).await;
        retry_what_is_parked(&home).await;
    }
    let left = home.all_errands(3).await;
    assert_eq!(left, 0, "seed {seed}: errands are left");
    let world = home.town.world();
    promises::check(&home.app().stage, &world, &format!("seed {seed}"));
    tally.incidents += u64::try_from(home.app().stage.store.latest(100).unwrap().len()).unwrap();
    home.stop().await;
}

fn bad_mood(dice: &mut fastrand::Rng) -> Mood {
    let services = [Service::Connector, Service::Graph, Service::DevOps, Service::Login];
    let service = services[dice.usize(..services.len())];
    let fault = match dice.u8(0..6) {
        0 => Fault::Refuse,
        1 => Fault::Status { status: 503, body: None, retry_after: None },
        2 => {
            Fault::Status { status: 429, body: None, retry_after: Some(u32::from(dice.u8(1..40))) }
        }
        3 => Fault::Status { status: 500, body: None, retry_after: None },
        _ => Fault::LostAnswer,
    };
    Mood::of(service, fault).times(u32::from(dice.u8(1..4)))
}

fn words(dice: &mut fastrand::Rng) -> String {
    let id = format!("INC-{}", dice.u8(1..4));
    let person = PEOPLE[dice.usize(..PEOPLE.len())];
    match dice.u8(0..16) {
        0..=2 => format!("report payments stuck, {}", dice.u16(..)),
        3 | 4 => format!("confirm {} {id}", dice.u8(1..3)),
        5 => format!("severity {} {id} because it changed", dice.u8(1..5)),
        6 => format!("decline {id} because it was nothing"),
        7 | 8 => format!("assign {person} {id}"),
        9 => format!("accept {id}"),
        10 => format!("volunteer {id}"),
        11 => format!("update {id} still looking, {}", dice.u16(..)),
        12 => format!("resolve {id} verified by Bo: looked at it"),
        13 => format!("close {id}"),
        14 => format!("reopen {id} because it came back"),
        _ => "who is checking".to_owned(),
    }
}

/// Somebody presses something on the live card of some incident, old or new.
async fn press(home: &Home, dice: &mut fastrand::Rng, seed: u64) {
    let who = PEOPLE[dice.usize(..PEOPLE.len())];
    let id = format!("INC-{}", dice.u8(1..4));
    let q = dice.u8(1..5);
    let (verb, data) = match dice.u8(0..8) {
        0 => ("view", json!({"inc": id})),
        1 | 2 => ("confirm", json!({"inc": id, "q": q, "severity": dice.u8(1..5)})),
        3 => ("accept", json!({"inc": id, "q": q})),
        4 => ("decline", json!({"inc": id, "q": q, "reason": "no"})),
        5 => ("volunteer", json!({"inc": id})),
        6 => {
            let people = home.town.people();
            let manager = &people[dice.usize(..people.len())].id;
            ("assign", json!({"inc": id, "q": q, "manager": manager}))
        }
        _ => ("retry", json!({"inc": id})),
    };
    let action = json!({"type": "Action.Execute", "verb": verb, "data": data});
    let chat = home.town.team_chat();
    let delivered = home.town.presses(who, (&chat, "1"), &action, &json!({})).await;
    assert_eq!(delivered.status, 200, "seed {seed}: {verb}");
}

async fn retry_what_is_parked(home: &Home) {
    for incident in home.app().stage.store.latest(100).unwrap() {
        if !incident.outside.parked.is_empty() {
            let text = format!("retry {}", incident.id);
            home.town.says("Gus", &home.town.team_chat(), Saying::from(text.as_str())).await;
        }
    }
}
