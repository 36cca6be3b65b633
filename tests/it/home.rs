//! A town, a bot in it, and a clock that is told the time.

use firewatch::app::{App, Strangers};
use firewatch::clock::Clock;
use firewatch::config::{self, Config};
use firewatch::play::{Wishes, configuration};
use firewatch::sandbox::{Setting, Town};
use incident::Moment;
use jiff::civil::date;
use jiff::tz::TimeZone;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

/// Everything a test needs. The bot can be taken down and brought up again on the same ledger.
pub struct Home {
    pub town: Town,
    pub clock: Clock,
    pub config: Config,
    _folder: tempfile::TempDir,
    pub up: Option<Up>,
}

/// A bot that is up.
pub struct Up {
    pub app: App,
    pub address: SocketAddr,
    stop: CancellationToken,
    serving: tokio::task::JoinHandle<()>,
}

/// A Monday at nine in Amsterdam, on which Bo checks the logs.
pub fn monday_nine() -> Moment {
    let zone = TimeZone::get("Europe/Amsterdam").unwrap();
    let nine = date(2026, 11, 23).at(9, 0, 0, 0).to_zoned_datetime(zone).unwrap();
    Moment(nine.timestamp().as_millisecond())
}

/// A folder in memory where there is one: what is tested here is not the disk.
pub fn folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() {
        tempfile::tempdir_in(memory).unwrap()
    } else {
        tempfile::tempdir().unwrap()
    }
}

/// What the bot sent while it lived here has to be as the services want it, whatever the test was
/// about.
impl Drop for Home {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            crate::contracts::hold(&self.town.requests());
        }
    }
}

impl Home {
    /// A town and a bot in it, on an ordinary Monday.
    pub async fn new() -> Self {
        Self::with("").await
    }

    /// The same, with more lines of configuration.
    pub async fn with(more: &str) -> Self {
        Self::seeded(more, 1).await
    }

    /// The same, with dice that fall as the seed says.
    pub async fn seeded(more: &str, seed: u64) -> Self {
        Self::begun(more, seed, monday_nine()).await
    }

    /// The same, on another day.
    pub async fn begun(more: &str, seed: u64, at: Moment) -> Self {
        let clock = Clock::told(at, seed);
        let now = clock.clone();
        let setting = Setting { now: Arc::new(move || now.now().0), ..Setting::default() };
        let town = Town::open(setting.clone()).await.unwrap();
        let folder = folder();
        let wishes = Wishes {
            page: SocketAddr::from(([127, 0, 0, 1], 0)),
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            data: None,
            playground: false,
        };
        let text = configuration(&town, &setting, &wishes, &folder.path().join("ledger"));
        let text = text.replace("[rota]\nstart = \"2024-01-01\"", "[rota]\nstart = \"2026-11-23\"");
        let config = config::read(&format!("{text}\n{more}"), std::iter::empty()).unwrap();
        let mut home = Self { town, clock, config, _folder: folder, up: None };
        home.start().await;
        home
    }

    /// Brings the bot up.
    pub async fn start(&mut self) {
        let app = App::build(&self.config, &self.clock, Strangers::Refused).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let stop = CancellationToken::new();
        let keys = app.keep_keys(stop.clone());
        let (router, until) = (app.router(), stop.clone());
        let serving = tokio::spawn(async move {
            let serving = firewatch::http::serve(listener, router, until.cancelled_owned());
            tokio::join!(keys, serving);
        });
        self.town.bot_at(&format!("http://{address}/api/messages"));
        self.up = Some(Up { app, address, stop, serving });
    }

    /// Takes the bot down: what was not on disk is gone.
    pub async fn stop(&mut self) {
        if let Some(up) = self.up.take() {
            up.stop.cancel();
            up.serving.await.unwrap();
            let store = up.app.stage.store.clone();
            drop(up.app);
            store.close().await;
        }
    }

    /// The bot that is up.
    pub fn app(&self) -> &App {
        &self.up.as_ref().expect("the bot is up").app
    }

    /// Lets time pass, keeping every appointment on the way.
    pub async fn until(&self, moment: Moment) {
        loop {
            let (next, _) = self.settle().await;
            match next {
                Some(next) if next <= moment => {
                    self.clock.tell(next.max(self.clock.now()));
                }
                Some(_) | None => break,
            }
        }
        self.clock.tell(moment.max(self.clock.now()));
        self.settle().await;
    }

    /// Runs the errands that are due, and what follows from them, until all is quiet.
    pub async fn settle(&self) -> (Option<Moment>, usize) {
        loop {
            let left = self.app().outbox.drain().await;
            self.town.quiet().await;
            if self.app().stage.store.next_due().0.is_none_or(|next| next > self.clock.now()) {
                return left;
            }
        }
    }

    /// Runs what is due, and lets a card catch up: it changes at most every two and a half seconds.
    pub async fn catch_up(&self) {
        self.settle().await;
        self.until(Moment(self.clock.now().0 + 3000)).await;
    }

    /// Lets time pass until nothing waits but appointments, for at most this many hours.
    pub async fn all_errands(&self, hours: i64) -> usize {
        let end = Moment(self.clock.now().0 + hours * 3_600_000);
        self.until(end).await;
        self.app().stage.store.next_due().1
    }
}
