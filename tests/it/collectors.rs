//! The real program beside an OpenTelemetry collector that hangs, is away, refuses, or hangs up.
//! Nothing of the bot's work waits for it or fails, and the log says once that it is so.

use crate::program::Site;
use crate::promises::{three_tasks, traces};
use firewatch::sandbox::{Saying, Town};
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::Instant;

/// A queue that is full after two messages, and sent off at once.
const SMALL: [(&str, &str); 3] = [
    ("OTEL_BSP_MAX_QUEUE_SIZE", "4"),
    ("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "2"),
    ("OTEL_BSP_SCHEDULE_DELAY", "20"),
];
/// How much is said besides the incident: many times what the queue holds.
const CHATTER: usize = 200;
/// A collector is given five seconds. Whoever waited for one would take as long.
const AT_ONCE: Duration = Duration::from_secs(4);
/// The last try of a batch, and the time the exporter is given to end.
const END: Duration = Duration::from_secs(12);

const GIVEN_UP: &str = "the collector does not take spans; they are let go until it does";
const BACK: &str = "the collector takes spans again";

#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// Takes the connection and says nothing.
    Hangs,
    /// Answers 503.
    Refuses,
    /// Answers 400, which no further try would change.
    FindsItBad,
    /// Closes each connection.
    HangsUp,
    /// Begins an answer and leaves it at that.
    Half,
}

/// What it was asked how often, and whether it has become well.
#[derive(Default)]
struct Seen {
    asked: AtomicUsize,
    well: AtomicBool,
}

async fn collector(way: Way) -> (String, Arc<Seen>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let seen = Arc::new(Seen::default());
    let counted = Arc::clone(&seen);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream, way, Arc::clone(&counted)));
        }
    });
    (format!("http://{address}"), seen)
}

/// Answers all that comes on a line, until the other end closes it.
async fn answer(mut stream: TcpStream, way: Way, seen: Arc<Seen>) {
    let mut bytes = vec![0; 64 * 1024];
    while let Ok(read) = stream.read(&mut bytes).await
        && read > 0
    {
        let is_head = bytes.starts_with(b"POST /v1/traces");
        if is_head {
            seen.asked.fetch_add(1, Ordering::Relaxed);
        }
        let well = seen.well.load(Ordering::Relaxed);
        let (status, length) = match way {
            _ if well => ("200 OK", 0),
            Way::HangsUp => return,
            Way::Hangs => continue,
            Way::Refuses => ("503 Service Unavailable", 0),
            Way::FindsItBad => ("400 Bad Request", 0),
            Way::Half => ("200 OK", 100),
        };
        // Whether the body came with the head does not matter: the line is closed after one answer.
        let text =
            format!("HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n");
        let _written = stream.write_all(text.as_bytes()).await;
        if length == 0 {
            return;
        }
    }
}

/// An incident with all that follows from it, amid chatter. Gives the longest wait for an answer.
async fn an_incident_amid_chatter(town: &Town) -> Duration {
    let mut longest = Duration::ZERO;
    let lines = [
        ("Ana", "report payments stuck"),
        ("Bo", "confirm 1 INC-1"),
        ("Bo", "assign Cleo INC-1"),
        ("Cleo", "accept INC-1"),
    ];
    let chatter = (0..CHATTER).map(|_| ("Dev", "the soup is good today", false));
    let incident = lines.map(|(who, text)| (who, text, true));
    for (who, text, to_the_bot) in incident.into_iter().chain(chatter) {
        let saying = if to_the_bot { Saying::from(text) } else { Saying::aside(text) };
        let asked = Instant::now();
        let said = town.says(who, &town.team_chat(), saying).await;
        assert_eq!(said.status, 200, "{text}");
        longest = longest.max(asked.elapsed());
    }
    let complete = || {
        let found = traces(&town.world(), "INC-1");
        found.bugs == 1 && found.chats == 1 && found.tasks == three_tasks()
    };
    let asked = Instant::now();
    while !complete() {
        assert!(asked.elapsed() < Duration::from_mins(1), "the incident is not complete");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    longest
}

/// Plays it with a collector at this address, and gives the lines of the log.
async fn played(endpoint: &str, until: impl AsyncFnOnce(&Site, &dyn Fn() -> String)) -> String {
    let site = Site::open(&format!("[telemetry]\notlp_endpoint = \"{endpoint}\"\n")).await;
    let path = site.folder.path().join("log");
    let log = || std::fs::read_to_string(&path).unwrap();
    let into = std::fs::File::create(&path).unwrap();
    let mut program = site.start(&SMALL, Stdio::from(into));
    site.ready().await;
    let longest = an_incident_amid_chatter(&site.town).await;
    assert!(longest < AT_ONCE, "an answer took {longest:?}");
    until(&site, &log).await;
    let ending = Instant::now();
    let id = program.0.id().to_string();
    assert!(std::process::Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    let status = loop {
        if let Some(status) = program.0.try_wait().unwrap() {
            break status;
        }
        assert!(ending.elapsed() < END, "the program waits for its collector at the end");
        tokio::time::sleep(Duration::from_millis(20)).await;
    };
    assert!(status.success(), "{status}");
    log()
}

fn count(log: &str, words: &str) -> usize {
    log.lines().filter(|line| line.contains(words)).count()
}

/// Says things until the log says this.
async fn says_until(site: &Site, log: &dyn Fn() -> String, words: &str) {
    for _ in 0..1000 {
        if count(&log(), words) > 0 {
            return;
        }
        site.town.says("Dev", &site.town.team_chat(), Saying::aside("soup")).await;
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the log never says: {words}\n{}", log());
}

/// One line, whatever was tried how often; neither the library nor anybody else adds to it.
fn said_once(log: &str) {
    assert_eq!(count(log, GIVEN_UP), 1, "{log}");
    for loud in ["opentelemetry", "BatchSpanProcessor", "ERROR", "panicked"] {
        assert_eq!(count(log, loud), 0, "{log}");
    }
}

async fn ails(way: Way, tries: usize) {
    let (endpoint, seen) = collector(way).await;
    let log = played(&endpoint, async |site, log| {
        says_until(site, log, GIVEN_UP).await;
        while seen.asked.load(Ordering::Relaxed) < tries {
            site.town.says("Dev", &site.town.team_chat(), Saying::aside("soup")).await;
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    })
    .await;
    said_once(&log);
    assert_eq!(count(&log, BACK), 0, "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_collector_that_hangs_delays_nothing() {
    // Each try takes five seconds: the second one has begun.
    ails(Way::Hangs, 2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_collector_that_leaves_its_answer_at_half_delays_nothing() {
    ails(Way::Half, 2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_collector_that_refuses_is_told_of_once() {
    ails(Way::Refuses, 20).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_collector_that_finds_all_bad_is_told_of_once() {
    ails(Way::FindsItBad, 20).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_collector_that_hangs_up_is_told_of_once() {
    ails(Way::HangsUp, 20).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_collector_that_is_away_is_told_of_once() {
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", free.local_addr().unwrap());
    drop(free);
    let log = played(&endpoint, async |site, log| {
        says_until(site, log, GIVEN_UP).await;
        for _ in 0..50 {
            site.town.says("Dev", &site.town.team_chat(), Saying::aside("soup")).await;
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    })
    .await;
    said_once(&log);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_collector_that_comes_back_is_told_of_once_more() {
    let (endpoint, seen) = collector(Way::Refuses).await;
    let log = played(&endpoint, async |site, log| {
        says_until(site, log, GIVEN_UP).await;
        seen.well.store(true, Ordering::Relaxed);
        says_until(site, log, BACK).await;
    })
    .await;
    said_once(&log);
    assert_eq!(count(&log, BACK), 1, "{log}");
}
