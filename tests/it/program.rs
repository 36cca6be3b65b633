//! The real program in a process of its own, beside a town on the wall's clock.

use firewatch::clock::Clock;
use firewatch::play::{Wishes, configuration};
use firewatch::sandbox::{Setting, Town};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Duration;

/// A program that runs, and is killed where nobody ended it.
pub struct Program(pub Child);

impl Drop for Program {
    fn drop(&mut self) {
        // SIGKILL: no chance to tidy up. A program that is gone already is fine too.
        let _gone = self.0.kill();
        let _reaped = self.0.wait();
    }
}

/// The first port that is looked at, and the end of those: the kernel gives the ones from there on to
/// whoever wants any, so a program that is killed and started again could find its own taken.
const PORTS: std::ops::Range<u16> = 20_000..32_000;

/// An address that nobody has.
fn an_address() -> SocketAddr {
    static NEXT: AtomicU16 = AtomicU16::new(PORTS.start);
    loop {
        let port = NEXT.fetch_add(1, Ordering::Relaxed);
        assert!(PORTS.contains(&port), "no port is free");
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        if std::net::TcpListener::bind(address).is_ok() {
            return address;
        }
    }
}

/// A town and the configuration of a bot in it, with Bo as the checker.
pub struct Site {
    pub town: Town,
    pub address: SocketAddr,
    pub folder: tempfile::TempDir,
}

impl Site {
    /// With more lines of configuration.
    pub async fn open(more: &str) -> Self {
        let clock = Clock::wall();
        let setting = Setting { now: Arc::new(move || clock.now().0), ..Setting::default() };
        let town = Town::open(setting.clone()).await.unwrap();
        town.meddle(|world| {
            // What is tested is the bot; Teams may take its time but not refuse.
            world.habits.throttle = false;
            world.habits.redelivery = false;
        });
        let folder = tempfile::tempdir().unwrap();
        let address = an_address();
        let wishes = Wishes { page: address, listen: address, data: None, playground: false };
        let text = configuration(&town, &setting, &wishes, &folder.path().join("ledger"));
        let bo = &town.people()[1].email;
        let text = text.replace("[rota]\n", &format!("[rota]\norder = [\"{bo}\"]\n"));
        let site = Self { town, address, folder };
        std::fs::write(site.config(), format!("{text}\n{more}")).unwrap();
        site.town.bot_at(&format!("http://{address}/api/messages"));
        site
    }

    pub fn config(&self) -> PathBuf {
        self.folder.path().join("firewatch.toml")
    }

    /// Starts the program with these in its environment, and its log where it shall go.
    pub fn start(&self, environment: &[(&str, &str)], log: Stdio) -> Program {
        let child = Command::new(env!("CARGO_BIN_EXE_firewatch"))
            .args(["serve", "--config"])
            .arg(self.config())
            .env_remove("RUST_LOG")
            .envs(environment.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap();
        Program(child)
    }

    pub async fn ready(&self) {
        let client = reqwest::Client::new();
        for _ in 0..2000 {
            if let Ok(answer) = client.get(format!("http://{}/readyz", self.address)).send().await
                && answer.status() == 200
            {
                return;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("the program does not come up");
    }
}
