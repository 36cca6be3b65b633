//! The real program in a process of its own, and what the kernel says about it.

use crate::line::{Letter, is_ready};
use firewatch::clock::Clock;
use firewatch::play::{Wishes, configuration};
use firewatch::sandbox::{Delivered, Saying, Setting, Town};
use serde_json::json;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The kernel counts processor time in hundredths of a second: proc(5), `USER_HZ`.
const TICKS_A_SECOND: f64 = 100.0;

/// The program under measurement, as it is shipped.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_firewatch");

/// A bot and its town.
pub struct Home {
    pub town: Town,
    pub address: SocketAddr,
    config: PathBuf,
    _folder: tempfile::TempDir,
    child: Option<Child>,
}

impl Drop for Home {
    fn drop(&mut self) {
        self.kill();
    }
}

impl Home {
    /// A town in which Bo checks the logs, and a bot with an empty ledger on a real disk.
    pub async fn new() -> Self {
        Self::with("").await
    }

    /// The same, with more lines of configuration.
    pub async fn with(more: &str) -> Self {
        let clock = Clock::wall();
        let setting = Setting { now: Arc::new(move || clock.now().0), ..Setting::default() };
        let town = Town::open(setting.clone()).await.unwrap();
        town.meddle(|world| {
            // The bot is measured, so Teams neither slows it down nor says things twice.
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
        std::fs::write(&config, format!("{text}\n{more}")).unwrap();
        town.bot_at(&format!("http://{address}/api/messages"));
        let mut home = Self { town, address, config, _folder: folder, child: None };
        home.start().await;
        home
    }

    /// Starts the program, and says how long it took until it was ready.
    pub async fn start(&mut self) -> Duration {
        let began = Instant::now();
        let child = Command::new(PROGRAM)
            .args(["serve", "--config"])
            .arg(&self.config)
            .env("RUST_LOG", std::env::var("RUST_LOG").unwrap_or_else(|_| "off".to_owned()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        self.child = Some(child);
        while !is_ready(self.address).await {
            assert!(began.elapsed() < Duration::from_secs(10), "the program does not come up");
            tokio::time::sleep(Duration::from_micros(500)).await;
        }
        began.elapsed()
    }

    /// Ends the program without a chance to tidy up.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            // One that is gone already is fine.
            let _gone = child.kill();
            let _reaped = child.wait();
        }
    }

    fn read(&self, file: &str) -> String {
        let id = self.child.as_ref().unwrap().id();
        std::fs::read_to_string(format!("/proc/{id}/{file}")).unwrap()
    }

    /// Processor time of the program so far, in seconds: its own and the kernel's on its behalf.
    pub fn processor(&self) -> f64 {
        let stat = self.read("stat");
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
        let ticks = |field: usize| fields[field].parse::<f64>().unwrap();
        (ticks(11) + ticks(12)) / TICKS_A_SECOND
    }

    /// Memory in use, in MiB.
    pub fn memory(&self) -> f64 {
        let status = self.read("status");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.trim().trim_end_matches(" kB").parse::<f64>().unwrap() / 1024.0
    }

    /// Says something with a mention of the bot; the answer must be good.
    pub async fn says(&self, who: &str, text: &str) -> Letter {
        let said = self.town.says(who, &self.town.team_chat(), Saying::from(text)).await;
        self.letter(&said)
    }

    /// Says something to the others.
    pub async fn chats(&self, who: &str, text: &str) -> Letter {
        let said = self.town.says(who, &self.town.team_chat(), Saying::aside(text)).await;
        self.letter(&said)
    }

    /// Presses a button. What carries the press is the sandbox's own.
    pub async fn presses(&self, who: &str, verb: &str, data: serde_json::Value) -> Letter {
        let chat = self.town.team_chat();
        let action = json!({ "type": "Action.Execute", "verb": verb, "data": data });
        let pressed = self.town.presses(who, (&chat, ""), &action, &json!({})).await;
        self.letter(&pressed)
    }

    fn letter(&self, delivered: &Delivered) -> Letter {
        assert_eq!(delivered.status, 200, "{delivered:?}");
        // One token for all, as Teams has it.
        Letter::of(&delivered.activity, &self.town.token(|_| {}))
    }

    /// Brings an incident to where it is being fought, with Cleo as its manager.
    pub async fn fire(&self, number: usize) {
        self.says("Ana", &format!("report payments stuck, case {number}")).await;
        for (who, what) in [("Bo", "confirm 1"), ("Bo", "assign Cleo"), ("Cleo", "accept")] {
            self.says(who, &format!("{what} INC-{number}")).await;
        }
        self.rest().await;
    }

    /// As many chats like the team's, each with the bot in it.
    pub fn more_chats(&self, count: usize) -> Vec<String> {
        let team = self.town.team_chat();
        self.town.meddle(|world| {
            let model = world.chat(&team).cloned().unwrap();
            let ids = (0..count).map(|n| format!("19:more{n}@thread.v2")).collect::<Vec<_>>();
            let another = |id: &String| {
                let mut chat = model.clone();
                chat.id.clone_from(id);
                chat.messages.clear();
                chat
            };
            world.chats.extend(ids.iter().map(another));
            ids
        })
    }

    /// How many messages of the bot stand in all chats.
    pub fn replies(&self) -> usize {
        self.town.meddle(|world| {
            let all = world.chats.iter().flat_map(|chat| &chat.messages);
            all.filter(|message| message.from == "bot").count()
        })
    }

    /// How many comments the bugs have.
    pub fn notes(&self) -> usize {
        self.town
            .meddle(|world| world.devops.work_items.iter().map(|item| item.comments.len()).sum())
    }

    /// Waits until the program has done no work for a while: its errands are run.
    pub async fn rest(&self) {
        let mut before = self.processor();
        loop {
            tokio::time::sleep(Duration::from_millis(300)).await;
            let now = self.processor();
            if now - before < 0.015 {
                return;
            }
            before = now;
        }
    }
}
