//! What sending spans to a collector costs: two programs that differ in nothing else take turns, so
//! that whatever else the machine does falls on both.

use crate::bot::Home;
use crate::line::{LINES, Letter, send};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::post;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::net::TcpListener;

/// How many turns each takes; the ratio told is the median of theirs.
const TURNS: usize = 15;

/// A collector that takes everything, and counts the bytes.
async fn collector() -> (String, Arc<AtomicUsize>) {
    let taken = Arc::new(AtomicUsize::new(0));
    let counting = Arc::clone(&taken);
    let take = move |body: axum::body::Bytes| {
        counting.fetch_add(body.len(), Ordering::Relaxed);
        async { StatusCode::OK }
    };
    let router = Router::new().route("/v1/traces", post(take));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    (format!("http://{address}"), taken)
}

/// What a turn cost: processor time, and half of the answers within.
struct Turn {
    processor: f64,
    median: f64,
}

async fn turn(home: &Home, count: usize, letter: impl Fn(usize) -> Letter) -> Turn {
    let before = home.processor();
    let seen = send(home.address, LINES, count, letter).await;
    // What follows counts as well: replies, and the spans that are on their way.
    home.rest().await;
    Turn { processor: home.processor() - before, median: seen.within(50).as_secs_f64() }
}

/// Prints the ratio of a program with a collector to one without.
pub async fn ratio(count: usize) {
    let (endpoint, taken) = collector().await;
    let with = Home::with(&format!("[telemetry]\notlp_endpoint = \"{endpoint}\"\n")).await;
    let without = Home::new().await;
    println!();
    println!(
        "| with spans exported, to without | CPU: ratio | lowest, highest | median answer: ratio | lowest, highest |"
    );
    println!("| --- | --- | --- | --- | --- |");
    for what in ["ignored message", "`who is checking`, stored, answered, reply sent"] {
        let mut ratios: Vec<(f64, f64)> = Vec::new();
        for number in 0..=TURNS {
            // Who goes first changes, and so does who meets the machine at what else it does.
            let (first, second) =
                if number % 2 == 0 { (&with, &without) } else { (&without, &with) };
            let (a, b) = (one(first, what, count).await, one(second, what, count).await);
            let (with, without) = if number % 2 == 0 { (a, b) } else { (b, a) };
            // The first turn warms up.
            if number > 0 {
                ratios.push((with.processor / without.processor, with.median / without.median));
            }
        }
        let told = |pick: fn(&(f64, f64)) -> f64| {
            let mut all: Vec<f64> = ratios.iter().map(pick).collect();
            all.sort_unstable_by(f64::total_cmp);
            format!("{:.2} | {:.2}, {:.2}", all[all.len() / 2], all[0], all[all.len() - 1])
        };
        println!("| {what}, {count} a turn | {} | {} |", told(|it| it.0), told(|it| it.1));
    }
    // Spans leave in batches; the last of them a little later.
    tokio::time::sleep(Duration::from_secs(6)).await;
    let taken = taken.load(Ordering::Relaxed);
    assert!(taken > 0, "the collector was sent something");
    println!("the collector was sent {} KiB", taken / 1024);
}

async fn one(home: &Home, what: &str, count: usize) -> Turn {
    if what == "ignored message" {
        let letter = home.chats("Ana", "shall we have lunch at noon? the soup is good today").await;
        return turn(home, count * 10, |_| letter.clone()).await;
    }
    let letter = home.says("Ana", "who is checking").await;
    home.rest().await;
    let team = home.town.team_chat();
    let chats = home.more_chats(count.div_ceil(4));
    turn(home, count, |n| letter.with(&team, &chats[n % chats.len()])).await
}
