//! card: what does this template, or this expression, become? Are these templates fit for Teams?
//!
//! In: files with a template, data and host settings, or an expression; a folder with templates; the
//! time. Out: JSON; templates; what is wrong, each with its place.
//! Never: the configuration, the ledger, a neighbour.
//! May touch: cards, incident, proof, templating, anyhow, jiff, `serde_json`.

mod folder;

pub use folder::{Folder, check, own};

use anyhow::Context;
use incident::Moment;
use jiff::Timestamp;
use serde_json::{Value, json};
use std::path::Path;
use templating::{Expression, Template};

/// Expands a template with its data and host settings. Without data it gets an empty object.
///
/// # Errors
/// A file that cannot be read, and a template that cannot be or that does not suit its data; with
/// the place, in one line.
pub fn expand(
    template: &Path,
    data: Option<&Path>,
    host: Option<&Path>,
    now: Moment,
) -> anyhow::Result<Value> {
    let source = json_of(template)?;
    let data = data.map_or_else(|| Ok(json!({})), json_of)?;
    let host = host.map(json_of).transpose()?;
    let template = Template::parse(&template.display().to_string(), &source)?;
    Ok(template.expand(&data, host.as_ref(), time(now)?)?)
}

/// Computes an expression over data and host settings.
///
/// # Errors
/// As [`expand`].
pub fn value(
    expression: &str,
    data: Option<&Path>,
    host: Option<&Path>,
    now: Moment,
) -> anyhow::Result<Value> {
    let data = data.map_or_else(|| Ok(json!({})), json_of)?;
    let host = host.map(json_of).transpose()?;
    Ok(Expression::parse(expression)?.value(&data, host.as_ref(), time(now)?)?)
}

fn time(now: Moment) -> anyhow::Result<Timestamp> {
    Timestamp::from_millisecond(now.0).context("the time is outside the calendar")
}

fn json_of(file: &Path) -> anyhow::Result<Value> {
    let name = file.display();
    let text = std::fs::read_to_string(file).with_context(|| format!("{name}: cannot be read"))?;
    // Editors on Windows put a mark of the byte order in front.
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    serde_json::from_str(text).with_context(|| format!("{name}: not JSON"))
}
