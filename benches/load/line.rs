//! One kept-alive connection, and requests written by hand: the sender must cost as little as
//! can be, for it shares the processor with the bot.

use serde_json::Value;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// How many connections speak at the same time unless a measurement says otherwise.
pub const LINES: usize = 32;

/// An activity that is sent again and again, each time with another id.
#[derive(Clone)]
pub struct Letter {
    head: Arc<str>,
    before_id: Arc<str>,
    after_id: Arc<str>,
}

impl Letter {
    /// A letter from an activity as the sandbox delivered it.
    pub fn of(activity: &Value, token: &str) -> Self {
        const HERE: &str = "the id goes here";
        let mut activity = activity.clone();
        activity["id"] = Value::from(HERE);
        let text = activity.to_string();
        let (before_id, after_id) = text.split_once(HERE).unwrap();
        let head = format!(
            "POST /api/messages HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {token}\r\n\
             content-type: application/json; charset=utf-8\r\n"
        );
        Self { head: head.into(), before_id: before_id.into(), after_id: after_id.into() }
    }

    /// The same with these words in place of those.
    pub fn with(&self, those: &str, these: &str) -> Self {
        Self {
            head: Arc::clone(&self.head),
            before_id: self.before_id.replace(those, these).into(),
            after_id: self.after_id.replace(those, these).into(),
        }
    }

    fn with_id(&self, id: &str) -> String {
        let Self { head, before_id, after_id } = self;
        let length = before_id.len() + id.len() + after_id.len();
        format!("{head}content-length: {length}\r\n\r\n{before_id}{id}{after_id}")
    }
}

/// What a measurement saw.
pub struct Seen {
    /// How long all of it took.
    pub wall: Duration,
    /// How long each answer took, shortest first.
    pub each: Vec<Duration>,
}

impl Seen {
    /// The time within which this many of a hundred were answered.
    pub fn within(&self, percent: usize) -> Duration {
        self.each[(self.each.len() * percent / 100).min(self.each.len() - 1)]
    }
}

/// Sends a letter `count` times over so many lines at once; every answer must be 200. `letter`
/// says which one is the n-th.
pub async fn send(
    to: SocketAddr,
    lines: usize,
    count: usize,
    letter: impl Fn(usize) -> Letter,
) -> Seen {
    // Ids begin where the clock stands, so no two measurements share one.
    let base = jiff::Timestamp::now().as_microsecond();
    let mut piles: Vec<Vec<String>> = vec![vec![]; lines];
    for n in 0..count {
        let id = base + i64::try_from(n).unwrap();
        piles[n % lines].push(letter(n).with_id(&id.to_string()));
    }
    let began = Instant::now();
    let tasks: Vec<_> = piles.into_iter().map(|pile| tokio::spawn(send_pile(to, pile))).collect();
    let mut each = Vec::with_capacity(count);
    for task in tasks {
        each.extend(task.await.unwrap());
    }
    let wall = began.elapsed();
    each.sort_unstable();
    Seen { wall, each }
}

async fn send_pile(to: SocketAddr, pile: Vec<String>) -> Vec<Duration> {
    let mut stream = TcpStream::connect(to).await.unwrap();
    stream.set_nodelay(true).unwrap();
    let mut answer = Vec::with_capacity(64 * 1024);
    let mut each = Vec::with_capacity(pile.len());
    for request in pile {
        let sent = Instant::now();
        stream.write_all(request.as_bytes()).await.unwrap();
        answer.clear();
        while !is_whole(&answer) {
            let read = stream.read_buf(&mut answer).await.unwrap();
            assert!(read > 0, "the bot hung up");
        }
        each.push(sent.elapsed());
        let first = answer.split(|byte| *byte == b'\r').next().unwrap();
        assert_eq!(first, b"HTTP/1.1 200 OK", "{}", String::from_utf8_lossy(&answer));
    }
    each
}

/// Whether head and body of the answer are here.
fn is_whole(answer: &[u8]) -> bool {
    let Some(end) = answer.windows(4).position(|four| four == b"\r\n\r\n") else { return false };
    let head = String::from_utf8_lossy(&answer[..end]).to_ascii_lowercase();
    let length = head.split("content-length: ").nth(1).and_then(|rest| rest.split("\r\n").next());
    let length: usize = length.unwrap_or("0").parse().unwrap();
    answer.len() >= end + 4 + length
}

/// Whether the bot says that it is ready.
pub async fn is_ready(at: SocketAddr) -> bool {
    let asked = async {
        let mut stream = TcpStream::connect(at).await?;
        stream.write_all(b"GET /readyz HTTP/1.1\r\nhost: localhost\r\n\r\n").await?;
        let mut answer = [0; 15];
        stream.read_exact(&mut answer).await?;
        std::io::Result::Ok(&answer == b"HTTP/1.1 200 OK")
    };
    asked.await.unwrap_or(false)
}
