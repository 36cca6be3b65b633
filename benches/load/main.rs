//! load: what the real program costs, seen from outside.
//!
//! `cargo bench --bench load` starts the program as it is shipped, in a process of its own, with
//! the sandbox as its neighbours and its ledger in a temporary folder on a real disk. It prints a
//! table for `docs/benchmarks.md`. Counts can be given: `-- chatter=100000 commands=4000
//! presses=2000 starts=10`. `-- export=1000` measures what sending spans costs, and nothing else.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failed measurement may panic")]
#![expect(clippy::disallowed_methods, reason = "measuring is looking at the clock on the wall")]
#![expect(clippy::print_stdout, reason = "the table is what this is for")]
#![expect(clippy::cast_precision_loss, reason = "no count here comes near 2^52")]

mod bot;
mod export;
mod line;

use bot::{Home, PROGRAM};
use firewatch::sandbox::{Service, Weather};
use line::{LINES, Letter, Seen, send};
use serde_json::json;
use std::time::Duration;

/// How often each thing is done.
struct Counts {
    chatter: usize,
    commands: usize,
    presses: usize,
    starts: usize,
}

impl Counts {
    fn given() -> Self {
        let given = |name: &str, usual: usize| given(name).unwrap_or(usual).max(1);
        Self {
            chatter: given("chatter", 100_000),
            commands: given("commands", 4_000),
            presses: given("presses", 2_000),
            starts: given("starts", 10),
        }
    }
}

/// The number given for a name.
fn given(name: &str) -> Option<usize> {
    let wish =
        |argument: String| argument.strip_prefix(name)?.strip_prefix('=')?.parse::<usize>().ok();
    std::env::args().find_map(wish)
}

#[tokio::main]
async fn main() {
    if let Some(count) = given("export") {
        return export::ratio(count).await;
    }
    let counts = Counts::given();
    println!("| what | how many | a second | CPU s / 1 000 | median | p99 | longest | MiB then |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    let mut home = Home::new().await;
    let idle = home.memory();
    let letter = home.chats("Ana", "shall we have lunch at noon? the soup is good today").await;
    warm_up(&home, &letter).await;
    measure(&home, "ignored message", (LINES, counts.chatter), |_| letter.clone(), false).await;
    talk(&home, &counts).await;
    press(&home, &counts).await;
    storing_only(&counts).await;
    println!();
    println!("memory when idle: {idle:.1} MiB");
    start(&mut home, counts.starts).await;
    let size = std::fs::metadata(PROGRAM).unwrap().len();
    println!("program: {:.1} MiB, stripped", size as f64 / 1024.0 / 1024.0);
}

/// The first requests pay for what all later ones find done.
async fn warm_up(home: &Home, letter: &Letter) {
    send(home.address, LINES, 500, |_| letter.clone()).await;
}

/// Commands with their replies: the time until all replies are sent counts as well.
async fn talk(home: &Home, counts: &Counts) {
    home.fire(1).await;
    let letter = home.says("Ana", "who is checking").await;
    home.rest().await;
    // In one chat replies come one a second after the first few, so they are spread over many.
    let team = home.town.team_chat();
    let chats = home.more_chats(counts.commands.div_ceil(4));
    let elsewhere = |n: usize| letter.with(&team, &chats[n % chats.len()]);
    let before = home.replies();
    let what = "`who is checking`, stored, answered, reply sent";
    measure(home, what, (LINES, counts.commands), elsewhere, true).await;
    assert_eq!(home.replies() - before, counts.commands, "every command has its reply");
    let letter = home.says("Cleo", &format!("update INC-1 {SAID}")).await;
    home.rest().await;
    let what = "typed `update`, stored, everything outside brought up to date";
    let count = counts.commands / 4;
    let before = home.notes();
    measure(home, what, (LINES, count), |n| another(&letter, "a", n), true).await;
    assert_eq!(home.notes() - before, count, "every update is on the bug");
}

/// What an update says. The same words twice are one update, so each has a number.
const SAID: &str = "the provider is looking at it";

fn another(letter: &Letter, run: &str, n: usize) -> Letter {
    letter.with(SAID, &format!("{SAID}, {run}{n}"))
}

async fn press(home: &Home, counts: &Counts) {
    let about = json!({ "inc": "INC-1" });
    let letter = home.presses("Cleo", "view", about).await;
    let count = counts.presses;
    measure(home, "press `view`", (LINES, count), |_| letter.clone(), false).await;
    measure(home, "the same, one at a time", (1, count / 4), |_| letter.clone(), false).await;
    let update = json!({ "inc": "INC-1", "text": SAID });
    let letter = home.presses("Cleo", "update", update).await;
    home.rest().await;
    let before = home.notes();
    let many = |n| another(&letter, "b", n);
    measure(home, "press `update`, durable", (LINES, count / 2), many, true).await;
    let alone = |n| another(&letter, "c", n);
    measure(home, "the same, one at a time", (1, count / 8), alone, true).await;
    assert_eq!(home.notes() - before, count / 2 + count / 8, "every update is on the bug");
    // Each of these is another incident, with all the errands that follow a decision.
    let model = home.presses("Bo", "view", json!({ "inc": "INC-1", "severity": 1 })).await;
    let last = count / 40 + 1;
    for number in 2..=last {
        home.says("Ana", &format!("report payments stuck, case {number}")).await;
    }
    home.rest().await;
    let confirm = |n: usize| {
        let number = format!("\"INC-{}\"", n + 2);
        model.with("\"INC-1\"", &number).with("\"view\"", "\"confirm\"")
    };
    let what = "press `confirm`, durable, one at a time";
    measure(home, what, (1, last - 1), confirm, true).await;
}

/// The same commands while Teams is down: what receiving, storing and answering cost alone.
async fn storing_only(counts: &Counts) {
    let home = Home::new().await;
    let letter = home.says("Ana", "who is checking").await;
    warm_up(&home, &letter).await;
    home.rest().await;
    home.town.moods().set_weather(Service::Connector, Weather::Down);
    let what = "`who is checking`, stored and answered while Teams is down";
    measure(&home, what, (LINES, counts.commands), |_| letter.clone(), false).await;
}

/// Starts on a ledger with a history, after a death without warning.
async fn start(home: &mut Home, times: usize) {
    let mut each = Vec::new();
    for _ in 0..times {
        home.kill();
        each.push(home.start().await);
    }
    each.sort_unstable();
    let (median, longest) = (each[each.len() / 2], each[each.len() - 1]);
    println!("start to ready: median {}, longest {}", ms(median), ms(longest));
}

/// Sends and prints a line of the table. Where `to_the_end`, the processor time of the errands
/// that follow counts as well.
async fn measure(
    home: &Home,
    what: &str,
    (lines, count): (usize, usize),
    letter: impl Fn(usize) -> Letter,
    to_the_end: bool,
) {
    let count = count.max(1);
    let before = home.processor();
    let seen: Seen = send(home.address, lines, count, letter).await;
    if to_the_end {
        home.rest().await;
    }
    let spent = (home.processor() - before) * 1000.0 / count as f64;
    let rate = count as f64 / seen.wall.as_secs_f64();
    let (median, most, longest) = (ms(seen.within(50)), ms(seen.within(99)), ms(seen.within(100)));
    let memory = home.memory();
    println!(
        "| {what} | {count} | {rate:.0} | {spent:.4} | {median} | {most} | {longest} | {memory:.1} |"
    );
}

fn ms(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}
