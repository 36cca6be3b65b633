//! The real program is killed again and again at random moments and started on the same folder.
//! What it acknowledged is never lost; nothing is ever there twice.

use crate::promises::{three_tasks, traces};
use firewatch::play::{Wishes, configuration};
use firewatch::sandbox::{Delivered, Saying, Setting, Town};
use serde_json::Value;
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

/// How often the program is killed. `FIREWATCH_KILLS` asks for more.
const KILLS: u32 = 60;

struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        // SIGKILL: no chance to tidy up. A program that is gone already is fine too.
        let _gone = self.0.kill();
        let _reaped = self.0.wait();
    }
}

fn start(config: &Path) -> Program {
    let child = Command::new(env!("CARGO_BIN_EXE_firewatch"))
        .args(["serve", "--config"])
        .arg(config)
        .env("RUST_LOG", "error")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    Program(child)
}

async fn ready(address: SocketAddr) {
    let client = reqwest::Client::new();
    for _ in 0..2000 {
        if let Ok(answer) = client.get(format!("http://{address}/readyz")).send().await
            && answer.status() == 200
        {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("the program does not come up");
}

/// What people still want to say: what was not acknowledged is said again, with the same id.
struct Wanted {
    said: Vec<(&'static str, String, Option<Value>)>,
}

fn process(number: u32) -> Vec<(&'static str, String, Option<Value>)> {
    let said = |who, text: String| (who, text, None);
    vec![
        said("Ana", format!("report payments stuck, case {number}")),
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
    let clock = firewatch::clock::Clock::wall();
    let setting = Setting { now: Arc::new(move || clock.now().0), ..Setting::default() };
    let town = Town::open(setting.clone()).await.unwrap();
    town.meddle(|world| {
        // What is tested is the bot; Teams may take its time but not refuse.
        world.habits.throttle = false;
        world.habits.redelivery = false;
    });
    let folder = tempfile::tempdir().unwrap();
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = free.local_addr().unwrap();
    drop(free);
    let wishes = Wishes { page: address, listen: address, data: None, playground: false };
    let text = configuration(&town, &setting, &wishes, &folder.path().join("ledger"));
    let bo = &town.people()[1].email;
    let text = text.replace("[rota]\n", &format!("[rota]\norder = [\"{bo}\"]\n"));
    let config = folder.path().join("firewatch.toml");
    std::fs::write(&config, text).unwrap();
    town.bot_at(&format!("http://{address}/api/messages"));

    let mut dice = fastrand::Rng::with_seed(121);
    let mut wanted = Wanted { said: vec![] };
    let mut incidents = 0;
    let mut early = 0;
    for _ in 0..kills {
        let program = start(&config);
        if dice.u8(..) < 25 {
            // Sometimes it dies while it opens the folder.
            tokio::time::sleep(Duration::from_millis(dice.u64(1..60))).await;
            early += 1;
            continue;
        }
        ready(address).await;
        let until = tokio::time::Instant::now() + Duration::from_millis(dice.u64(5..400));
        while tokio::time::Instant::now() < until {
            if wanted.said.is_empty() {
                incidents += 1;
                wanted.said = process(incidents);
            }
            let left = until - tokio::time::Instant::now();
            // The kill comes in the middle of whatever is under way.
            let _cut = tokio::time::timeout(left, wanted.next(&town)).await;
        }
        drop(program);
    }
    let program = start(&config);
    ready(address).await;
    for _ in 0..600 {
        if !wanted.next(&town).await && wanted.said.is_empty() {
            break;
        }
    }
    assert!(wanted.said.is_empty(), "left unsaid: {:?}", wanted.said.len());
    for number in 1..=incidents {
        all_there(&town, number).await;
    }
    crate::contracts::hold(&town.requests());
    let world = town.world();
    let bugs = world.devops.work_items.iter().filter(|item| item.kind == "Bug").count();
    assert_eq!(bugs, usize::try_from(incidents).unwrap(), "one bug an incident");
    drop(program);
    println!("{kills} kills ({early} while opening), {incidents} incidents, all promises kept");
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
