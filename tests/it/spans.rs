//! What operators see of one piece of work: spans at a collector, and the names of all fields.

use crate::home::Home;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use firewatch::telemetry;
use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::common::v1::any_value::Value;
use opentelemetry_proto::tonic::trace::v1::Span;
use prost::Message;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::{Arc, Mutex};
use tracing::field::{Field, Visit};
use tracing::subscriber::{DefaultGuard, NoSubscriber};
use tracing::{Event, Metadata, Subscriber, span};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::{Context, SubscriberExt};

const WORDS: &str = "payments stuck in Kenya";

type Requests = Arc<Mutex<Vec<ExportTraceServiceRequest>>>;

async fn collector(requests: Requests) -> String {
    async fn take(State(requests): State<Requests>, body: Bytes) -> StatusCode {
        requests.lock().unwrap().push(ExportTraceServiceRequest::decode(body).unwrap());
        StatusCode::OK
    }
    let router = Router::new().route("/v1/traces", post(take)).with_state(requests);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    format!("http://{address}/")
}

/// Listens on this thread. As long as there is one listener alone, `tracing` believes whichever
/// thread comes first to a place in the source, and others that hear nothing may come first; so there
/// is a second one, deaf, for all threads.
pub fn listen(subscriber: impl Subscriber + Send + Sync) -> DefaultGuard {
    let _there_already = tracing::subscriber::set_global_default(NoSubscriber::new());
    tracing::subscriber::set_default(subscriber)
}

async fn an_hour_with_an_incident(home: &Home) {
    super::talks::outage::an_incident(home).await;
    home.catch_up().await;
}

fn attributes(span: &Span) -> BTreeMap<String, String> {
    let text = |value: &Value| {
        if let Value::StringValue(text) = value {
            return text.clone();
        }
        if let Value::IntValue(number) = value { number.to_string() } else { format!("{value:?}") }
    };
    let all = span.attributes.iter();
    all.filter_map(|one| {
        let value = one.value.as_ref()?.value.as_ref()?;
        Some((one.key.clone(), text(value)))
    })
    .collect()
}

#[tokio::test]
async fn spans_reach_a_collector_with_who_caused_whom() {
    let requests = Requests::default();
    let provider = telemetry::provider(&collector(Arc::clone(&requests)).await).unwrap();
    let subscriber = tracing_subscriber::registry().with(telemetry::spans(&provider));
    let guard = listen(subscriber);
    let home = Home::new().await;
    an_hour_with_an_incident(&home).await;
    drop(guard);
    let flushing = tokio::task::spawn_blocking(move || provider.shutdown());
    flushing.await.unwrap().unwrap();
    let requests = requests.lock().unwrap();
    let resource = requests[0].resource_spans[0].resource.as_ref().unwrap();
    assert!(resource.attributes.iter().any(|one| one.key == "service.name"));
    let spans: Vec<&Span> = requests
        .iter()
        .flat_map(|request| &request.resource_spans)
        .flat_map(|resource| &resource.scope_spans)
        .flat_map(|scope| &scope.spans)
        .collect();
    let by_id: BTreeMap<&[u8], &&Span> =
        spans.iter().map(|span| (span.span_id.as_slice(), span)).collect();
    let mut seen = BTreeSet::new();
    for span in &spans {
        let parent = by_id.get(span.parent_span_id.as_slice()).map(|parent| parent.name.as_str());
        let keys: Vec<String> = attributes(span).into_keys().collect();
        seen.insert(format!(
            "{} in {}: {}",
            span.name,
            parent.unwrap_or("nothing"),
            keys.join(" ")
        ));
    }
    let mut text = String::new();
    for line in seen {
        writeln!(text, "{line}").unwrap();
    }
    expect_test::expect![[r#"
        activity in nothing: kind outcome
        errand in nothing: attempt incident intent
        request in errand: operation service status
        request in nothing: operation service status
    "#]]
    .assert_eq(&text);
    let bug = spans.iter().find(|span| {
        let found = attributes(span);
        found.get("operation").map(String::as_str) == Some("create work item")
    });
    let bug = bug.expect("the request that creates the bug");
    assert_eq!(attributes(bug)["status"], "200");
    let errand = by_id[bug.parent_span_id.as_slice()];
    assert_eq!(attributes(errand)["incident"], "INC-1");
    let all = format!("{spans:?}");
    for secret in [WORDS, "Kenya", "Cleo", "Bearer", "client_secret"] {
        assert!(!all.contains(secret), "{secret} was exported");
    }
}

/// Nobody waits for a collector that is away.
#[tokio::test]
async fn without_its_collector_firewatch_goes_on() {
    let provider = telemetry::provider("http://127.0.0.1:9").unwrap();
    let subscriber = tracing_subscriber::registry().with(telemetry::spans(&provider));
    let guard = listen(subscriber);
    let home = Home::new().await;
    an_hour_with_an_incident(&home).await;
    drop(guard);
    assert_eq!(home.all_errands(1).await, 0, "nothing waits");
    let ended = tokio::task::spawn_blocking(move || provider.shutdown()).await.unwrap();
    drop(ended);
}

/// Notes the names of all spans, of their fields, and of the fields of all lines.
#[derive(Clone, Default)]
struct Names(Arc<Mutex<BTreeSet<String>>>);

struct Fields<'a>(&'a mut BTreeSet<String>);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, _: &dyn std::fmt::Debug) {
        if field.name() != "message" {
            self.0.insert(field.name().to_owned());
        }
    }
}

fn is_ours(metadata: &Metadata<'_>) -> bool {
    metadata.target().starts_with("firewatch") && *metadata.level() <= tracing::Level::DEBUG
}

impl<S: Subscriber> Layer<S> for Names {
    fn on_new_span(&self, span: &span::Attributes<'_>, _: &span::Id, _: Context<'_, S>) {
        if is_ours(span.metadata()) {
            let mut names = self.0.lock().unwrap();
            for field in span.metadata().fields() {
                names.insert(format!("{}.{}", span.metadata().name(), field.name()));
            }
        }
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if is_ours(event.metadata()) {
            event.record(&mut Fields(&mut self.0.lock().unwrap()));
        }
    }
}

/// What docs/observability.md promises: `span.field`, and fields of lines.
fn promised() -> BTreeSet<String> {
    let page = include_str!("../../docs/observability.md");
    let (_, log) = page.split_once("## The log").unwrap();
    let rows = log.lines().filter(|line| line.starts_with("| `"));
    let mut promised = BTreeSet::new();
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let names = |cell: &str| -> Vec<String> {
            cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
        };
        let fields = names(cells[1]);
        if fields.is_empty() || cells.len() > 2 {
            promised.extend(names(cells[0]));
        } else {
            let span = names(cells[0]).remove(0);
            promised.extend(fields.iter().map(|field| format!("{span}.{field}")));
        }
    }
    promised
}

#[tokio::test]
async fn every_field_has_the_name_that_is_promised() {
    let names = Names::default();
    let guard = listen(tracing_subscriber::registry().with(names.clone()));
    let home = Home::new().await;
    an_hour_with_an_incident(&home).await;
    drop(guard);
    let used = names.0.lock().unwrap().clone();
    let promised = promised();
    let unknown: Vec<&String> = used.difference(&promised).collect();
    assert!(unknown.is_empty(), "docs/observability.md does not name {unknown:?}");
    let spans = |name: &&String| name.contains('.') && !name.starts_with("otel");
    let missing: Vec<&String> = promised.difference(&used).filter(spans).collect();
    assert!(missing.is_empty(), "no span has {missing:?}");
    // Lines tell of troubles, most of which did not happen here; their fields stand in the source.
    let source = sources();
    for field in promised.iter().filter(|name| !name.contains('.')) {
        assert!(source.contains(field.as_str()), "no line has {field}");
    }
}

fn sources() -> String {
    fn gather(folder: &std::path::Path, into: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                gather(&path, into);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                into.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut all = String::new();
    gather(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    all
}
