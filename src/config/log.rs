//! How Firewatch tells what it does.

use super::reader::Reader;

/// The log and the spans.
#[derive(Clone, Debug)]
pub struct Log {
    /// A line of JSON each, rather than text.
    pub json: bool,
    /// Which lines, in the form of `RUST_LOG`.
    pub filter: String,
    /// The base address of an `OpenTelemetry` collector that takes OTLP over HTTP, if there is one.
    pub otlp_endpoint: Option<String>,
}

impl Default for Log {
    fn default() -> Self {
        Self { json: false, filter: "info".to_owned(), otlp_endpoint: None }
    }
}

pub fn read(reader: &mut Reader) -> Log {
    const FORMAT: &str = "log.format";
    let usual = Log::default();
    let json = match reader.text(FORMAT).as_deref() {
        Some("json") => true,
        Some("text") | None => false,
        Some(other) => {
            reader.problem(FORMAT, other, "text or json");
            false
        }
    };
    let filter = reader.text("log.filter").unwrap_or(usual.filter);
    Log { json, filter, otlp_endpoint: reader.address("telemetry.otlp_endpoint") }
}
