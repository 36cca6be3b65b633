//! How incidents went, told to the team.

use super::terms::{day, severity, sign, time};
use super::text::{cut, line, name};
use super::{CardError, Cards, Scene, draw};
use incident::Severity;
use jiff::civil::Date;
use serde_json::{Value, json};
use statistics::{Amount, Case, Measured, Metric, Noticed, Spread, Statistics};
use std::time::Duration;
use wording::{Words, say, span};

/// How many incidents the card shows at the most; each is a part of it that can be pressed.
const CASES_MAX: usize = 10;
/// The spans of time that are a press away, in days.
const WINDOWS: [u16; 3] = [30, 90, 365];
const DAY: Duration = Duration::from_hours(24);

impl Cards {
    /// The report on the incidents of the last days.
    pub(super) fn statistics(
        &self,
        scene: &Scene<'_>,
        told: &Statistics,
        days: u16,
    ) -> Result<Value, CardError> {
        let words = scene.words;
        let (first, last) = ends(scene, told);
        let (first, last) = (first.as_str(), last.as_str());
        let metrics: Vec<Value> = Metric::ALL.map(|one| metric(scene, told, one)).into();
        let some = !told.cases.is_empty();
        let more = told.cases.len().saturating_sub(CASES_MAX);
        let other = WINDOWS.into_iter().filter(|window| *window != days);
        let data = json!({
            "span": say!(words, "statistics-span", first, last, count = told.cases.len()),
            "counts": counts(words, told),
            "metrics": if some { metrics } else { vec![] },
            "cases": told.cases.iter().take(CASES_MAX).map(|one| row(scene, one)).collect::<Vec<_>>(),
            "more": if more > 0 { say!(words, "incidents-more", count = more) } else { String::new() },
            "windows": other.map(|days| {
                json!({ "days": days, "title": say!(words, "statistics-window", days) })
            }).collect::<Vec<_>>(),
            "fallback": say!(words, "statistics-short", first, last),
        });
        draw((&self.statistics, "statistics"), scene, data)
    }
}

/// The first and the last day, with their years where these differ.
fn ends(scene: &Scene<'_>, told: &Statistics) -> (String, String) {
    let (first, last) = (told.first, told.last);
    let dated = |date: Date| {
        let (day, year) = (day(scene, date), date.year().to_string());
        if first.year() == last.year() {
            day
        } else {
            say!(scene.words, "statistics-day", day, year)
        }
    };
    (dated(first), dated(last))
}

/// What is counted, and what is not measured.
fn counts(words: &Words, told: &Statistics) -> Vec<String> {
    let mut lines = vec![];
    if !told.cases.is_empty() {
        let mut levels: Vec<String> = Severity::ALL
            .into_iter()
            .map(|level| (level, told.of_severity(Some(level))))
            .filter(|(_, count)| *count > 0)
            .map(|(level, count)| format!("{} {}: {count}", sign(level), severity(words, level)))
            .collect();
        let open = told.of_severity(None);
        if open > 0 {
            levels.push(say!(words, "statistics-unconfirmed", count = open));
        }
        lines.push(levels.join(" · "));
        lines.push(say!(
            words,
            "statistics-noticed",
            alert = told.noticed(Noticed::Alert),
            told = told.noticed(Noticed::Told),
            reporter = told.noticed(Noticed::Reporter),
        ));
        let (reopened, times) = told.reopened();
        lines.push(say!(words, "statistics-reopened", reopened, times));
        lines.push(say!(words, "statistics-assumed", count = told.assumed()));
    }
    let (declined, exercises) = (told.declined, told.exercises);
    lines.push(say!(words, "statistics-apart", declined, exercises));
    lines
}

fn metric(scene: &Scene<'_>, told: &Statistics, metric: Metric) -> Value {
    let words = scene.words;
    let spread = told.spread(metric);
    let mut value = vec![together(words, &spread)];
    if spread.assumed > 0 {
        value.push(say!(words, "statistics-without-assumed", count = spread.assumed));
    }
    if spread.invalid > 0 {
        value.push(say!(words, "statistics-without-invalid", count = spread.invalid));
    }
    let policy = &scene.team.policy;
    let (name, what) = match metric {
        Metric::Confirmation => {
            (say!(words, "metric-confirmation"), say!(words, "metric-confirmation-what"))
        }
        Metric::Manager => (say!(words, "metric-manager"), say!(words, "metric-manager-what")),
        Metric::Firefighting => {
            (say!(words, "metric-firefighting"), say!(words, "metric-firefighting-what"))
        }
        Metric::Silence => {
            let critical = span(words, policy.updates_critical);
            let high = span(words, policy.updates_high);
            (say!(words, "metric-silence"), say!(words, "metric-silence-what", critical, high))
        }
        Metric::Resolution => {
            (say!(words, "metric-resolution"), say!(words, "metric-resolution-what"))
        }
        Metric::PostMortem => {
            (say!(words, "metric-post-mortem"), say!(words, "metric-post-mortem-what"))
        }
    };
    json!({ "name": name, "value": value.join(" "), "what": what })
}

/// What a metric says of all; of few it tells each.
fn together(words: &Words, spread: &Spread) -> String {
    let n = spread.values.len();
    match (spread.median(), spread.p90()) {
        (Some(median), Some(p90)) => {
            let (median, p90) = (amount(words, median), amount(words, p90));
            say!(words, "statistics-spread", median, p90, n)
        }
        _ if n == 0 => say!(words, "statistics-none"),
        _ => {
            let one = |(value, id): &(Amount, _)| format!("{} ({id})", amount(words, *value));
            let each: Vec<String> = spread.values.iter().map(one).collect();
            say!(words, "statistics-few", each = each.join(", "), n)
        }
    }
}

fn amount(words: &Words, amount: Amount) -> String {
    match amount {
        Amount::WorkingDays(days) => say!(words, "statistics-working-days", days),
        Amount::Time(time) if time < DAY => span(words, time),
        Amount::Time(time) => {
            let hours = time.as_secs() / 3600;
            let (days, hours) = (hours / 24, hours % 24);
            say!(words, "statistics-days-hours", days, hours)
        }
    }
}

fn row(scene: &Scene<'_>, case: &Case) -> Value {
    let words = scene.words;
    let id = case.id.to_string();
    let reported = say!(words, "row-reported", time = time(scene, case.reported_at));
    let state = match case.severity {
        Some(level) => format!("{} {}", sign(level), severity(words, level)),
        None => format!("❓ {}", say!(words, "state-unconfirmed")),
    };
    json!({
        "inc": id,
        "head": format!("{id} · {}", name(&cut(&line(&case.summary), 60))),
        "state": format!("{state} · {reported}"),
        "numbers": numbers(words, case),
        "details": say!(words, "row-details", id),
    })
}

/// What each metric says of one incident. What is not there is not told.
fn numbers(words: &Words, case: &Case) -> String {
    let mut told: Vec<String> =
        Metric::ALL.into_iter().filter_map(|metric| number(words, case, metric)).collect();
    if case.reopened > 0 {
        told.push(say!(words, "case-reopened", times = case.reopened));
    }
    told.join(" · ")
}

fn number(words: &Words, case: &Case, metric: Metric) -> Option<String> {
    let amount = match case.measured(metric) {
        Measured::Value(value) => amount(words, value),
        Measured::NotThere => return None,
        Measured::Invalid => say!(words, "statistics-invalid"),
    };
    Some(match metric {
        Metric::Confirmation if case.assumed => say!(words, "case-assumed", amount),
        Metric::Confirmation => say!(words, "case-confirmation", amount),
        Metric::Manager => say!(words, "case-manager", amount),
        Metric::Firefighting => say!(words, "case-firefighting", amount),
        Metric::Silence => say!(words, "case-silence", amount),
        Metric::Resolution => say!(words, "case-resolution", amount),
        Metric::PostMortem => say!(words, "case-post-mortem", amount),
    })
}
