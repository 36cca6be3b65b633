//! live: filling the live card, here and by Microsoft's engine in Node.js, one after the other.
//!
//! `cargo bench -p templating`. Both read the template once; only filling it counts.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a failed measurement may panic, and a measurement looks at the clock"
)]

#[path = "../tests/engine/mod.rs"]
mod engine;

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use serde_json::{Value, json};
use templating::Template;

/// So often for each measurement, after a tenth of it to warm up.
const TURNS: u32 = 2000;
/// The median of so many is told.
const MEASUREMENTS: usize = 7;

fn read(name: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../adaptive-cards");
    serde_json::from_str(&std::fs::read_to_string(folder.join(name)).unwrap()).unwrap()
}

/// Microseconds for one card.
fn ours(template: &Value, data: &Value, turns: u32) -> f64 {
    let template = Template::parse("live", template).unwrap();
    let now = "2026-03-01T10:00:00Z".parse().unwrap();
    let start = Instant::now();
    for _ in 0..turns {
        black_box(template.expand(black_box(data), None, now).unwrap());
    }
    start.elapsed().as_secs_f64() * 1e6 / f64::from(turns)
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn main() {
    let (template, data) = (read("live.json"), read("live.sample.json"));
    let case = |turns| json!({ "template": template, "data": data, "repeat": turns });
    let cases: Vec<Value> =
        std::iter::once(case(TURNS / 10)).chain(vec![case(TURNS); MEASUREMENTS]).collect();
    let Some(theirs) = engine::answers(&cases) else { return };
    let theirs = theirs.iter().skip(1).map(|time| time.as_ref().unwrap().as_f64().unwrap() / 1e3);
    let theirs = median(theirs.map(|time| time / f64::from(TURNS)).collect());
    ours(&template, &data, TURNS / 10);
    let ours = median((0..MEASUREMENTS).map(|_| ours(&template, &data, TURNS)).collect());
    println!("live card: {ours:.1} µs here, {theirs:.1} µs in Node.js; {:.1} times", theirs / ours);
}
