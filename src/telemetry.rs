//! telemetry: where do log lines and spans go?
//!
//! In: how the log is wanted. Out: lines on standard error, and spans to a collector where one is
//! named.
//! Never: a wait for the collector; a line of anybody else's to it.
//! May touch: config, anyhow, `async_trait`, bytes, opentelemetry, `opentelemetry_http`, `opentelemetry_otlp`, `opentelemetry_sdk`, reqwest, tokio, `tracing_opentelemetry`, `tracing_subscriber`.

mod collector;

use crate::config::Log;
use anyhow::Context;
use collector::Collector;
use opentelemetry::KeyValue;
use opentelemetry::trace::TracerProvider;
use opentelemetry_otlp::{SpanExporter, WithExportConfig, WithHttpConfig};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::SdkTracerProvider;
use tracing_subscriber::filter::FilterFn;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer, Registry};

/// Whose spans are exported: ours, and not those of the libraries that export them.
const OURS: &str = "firewatch";

/// What exports spans, if anything does.
#[derive(Debug)]
pub struct Telemetry(Option<SdkTracerProvider>);

/// Begins to write the log, and to export spans where a collector is named. `RUST_LOG` wins over
/// the configured filter.
///
/// # Errors
/// The filter cannot be read, or there is no exporter for this address; in words for an operator.
pub fn begin(log: &Log) -> anyhow::Result<Telemetry> {
    let filter = match std::env::var(EnvFilter::DEFAULT_ENV) {
        Ok(filter) if !filter.is_empty() => EnvFilter::try_new(filter).context("RUST_LOG")?,
        Ok(_) | Err(_) => EnvFilter::try_new(&log.filter)
            .with_context(|| format!("log.filter: found {}", log.filter))?,
    };
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let lines: Box<dyn Layer<Registry> + Send + Sync> = if log.json {
        lines.json().with_filter(filter).boxed()
    } else {
        lines.with_target(false).with_filter(filter).boxed()
    };
    let provider = log.otlp_endpoint.as_deref().map(provider).transpose()?;
    let spans = provider.as_ref().map(spans);
    tracing_subscriber::registry().with(lines).with(spans).init();
    Ok(Telemetry(provider))
}

impl Telemetry {
    /// Exports what is left. What the collector does not take within its time is let go.
    pub async fn end(self) {
        let Some(provider) = self.0 else { return };
        let ended = tokio::task::spawn_blocking(move || provider.shutdown()).await;
        if !matches!(ended, Ok(Ok(()))) {
            tracing::debug!("the last spans did not reach the collector");
        }
    }
}

/// What makes spans of ours into spans of `OpenTelemetry`.
pub fn spans<S>(provider: &SdkTracerProvider) -> impl Layer<S> + use<S>
where
    S: tracing::Subscriber + for<'span> tracing_subscriber::registry::LookupSpan<'span>,
{
    let ours = FilterFn::new(|data| {
        *data.level() <= tracing::Level::INFO
            && (data.target() == OURS || data.target().starts_with("firewatch::"))
    });
    tracing_opentelemetry::layer()
        .with_tracer(provider.tracer(OURS))
        .with_location(false)
        .with_target(false)
        .with_threads(false)
        .with_tracked_inactivity(false)
        .with_filter(ours)
}

/// Sends spans in batches, from a thread of its own; what does not fit into its queue is let go.
/// How often and how many, `OTEL_BSP_*` says; headers come from `OTEL_EXPORTER_OTLP_HEADERS`:
/// <https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/>
///
/// # Errors
/// There is no exporter for this address, or no TLS; in words for an operator.
pub fn provider(endpoint: &str) -> anyhow::Result<SdkTracerProvider> {
    let exporter = SpanExporter::builder()
        .with_http()
        .with_http_client(Collector::new().context("no HTTPS client for the collector")?)
        .with_endpoint(format!("{}/v1/traces", endpoint.trim_end_matches('/')))
        .build()
        .context("telemetry.otlp_endpoint")?;
    let resource = Resource::builder()
        .with_service_name(OURS)
        .with_attribute(KeyValue::new("service.version", env!("CARGO_PKG_VERSION")))
        .build();
    Ok(SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource).build())
}
