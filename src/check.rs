//! check: will it work in this tenant?
//!
//! In: the configuration of `serve`. Out: a table with a line for each thing Firewatch needs from
//! its neighbours: works, degraded (what is lost), broken (what mends it).
//! Never: the ledger, a message, anything that stays behind at a neighbour.
//! May touch: app, card, clients, clock, config, incident, wire, wording, anyhow, base64, secrecy, `serde_json`.

mod devops;
mod graph;
mod people;
mod teams;

use crate::app;
use crate::card;
use crate::clients::remedy::remedy;
use crate::clients::token::{Scope, Tokens};
use crate::clients::{Neighbours, Trouble, TroubleKind, http, openid};
use crate::clock::Clock;
use crate::config::{Config, WithoutId};
use anyhow::Context;
use incident::Moment;
use serde::Serialize;
use std::fmt;
use std::sync::Arc;

/// How something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// As it should be.
    Works,
    /// Firewatch does without; something is lost.
    Degraded,
    /// Firewatch cannot do its work.
    Broken,
}

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Whose it is: `Sign-in`, `Cards`, `Teams`, `People`, `Graph`, `Azure DevOps`.
    pub part: &'static str,
    /// What was tried.
    pub what: String,
    /// How it stands.
    pub standing: Standing,
    /// What is so.
    pub so: String,
    /// What mends it; nothing where nothing has to be mended.
    pub mend: Option<String>,
}

/// All lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// In the order in which they were tried.
    pub rows: Vec<Row>,
}

impl Report {
    /// The worst there is.
    pub fn standing(&self) -> Standing {
        self.rows.iter().map(|row| row.standing).max().unwrap_or(Standing::Works)
    }

    fn works(&mut self, part: &'static str, what: &str, so: impl Into<String>) {
        let standing = Standing::Works;
        self.rows.push(Row { part, what: what.to_owned(), standing, so: so.into(), mend: None });
    }

    fn lacks(
        &mut self,
        (part, what): (&'static str, &str),
        standing: Standing,
        so: impl Into<String>,
        mend: impl Into<String>,
    ) {
        let (so, mend) = (so.into(), Some(mend.into()));
        self.rows.push(Row { part, what: what.to_owned(), standing, so, mend });
    }

    /// A neighbour's trouble, with the remedy where its cause is known.
    fn trouble(&mut self, of: (&'static str, &str), standing: Standing, trouble: &Trouble) {
        match remedy(wording::english(), trouble) {
            Some(known) => self.lacks(of, standing, known.so, known.mend),
            None => self.lacks(of, standing, trouble.to_string(), unknown(trouble)),
        }
    }
}

/// What to do about a trouble of no known cause.
fn unknown(trouble: &Trouble) -> &'static str {
    match trouble.kind {
        TroubleKind::NotSent => {
            "see whether this machine reaches it: address, proxy, firewall, DNS"
        }
        TroubleKind::Throttled | TroubleKind::Later | TroubleKind::Uncertain => {
            "run the check again in a few minutes"
        }
        TroubleKind::Refused
        | TroubleKind::Gone
        | TroubleKind::Conflict
        | TroubleKind::Unauthorised => "look the words up in the runbook, or in its documentation",
    }
}

/// The table, for people: a line each, and below it what mends it.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wide = |text: fn(&Row) -> usize| self.rows.iter().map(text).max().unwrap_or(0);
        let (part, what) = (wide(|row| row.part.len()), wide(|row| row.what.chars().count()));
        for row in &self.rows {
            let standing = match row.standing {
                Standing::Works => "works",
                Standing::Degraded => "degraded",
                Standing::Broken => "BROKEN",
            };
            writeln!(f, "{standing:8}  {:part$}  {:what$}  {}", row.part, row.what, row.so)?;
            if let Some(mend) = &row.mend {
                writeln!(f, "{:8}  {:part$}  {:what$}  -> {mend}", "", "", "")?;
            }
        }
        let count = |standing| self.rows.iter().filter(|row| row.standing == standing).count();
        let (works, degraded, broken) =
            (count(Standing::Works), count(Standing::Degraded), count(Standing::Broken));
        write!(f, "{works} work, {degraded} degraded, {broken} broken")
    }
}

/// What the probes are given.
struct Probe<'a> {
    config: &'a Config,
    without_id: &'a [WithoutId],
    neighbours: Neighbours,
    tokens: Arc<Tokens>,
    now: Moment,
}

/// Tries everything, one after the other. Of those `without_id` it tells the id.
///
/// # Errors
/// Nothing can be tried at all: the certificate cannot be read, or no HTTPS client is to be had; in
/// words for an operator.
pub async fn check(
    config: &Config,
    without_id: &[WithoutId],
    clock: &Clock,
) -> anyhow::Result<Report> {
    let client = http::client().context("no HTTPS client; is a CA bundle installed?")?;
    // Nobody looks at these numbers.
    let meter = Arc::default();
    let tokens = Arc::new(app::tokens(config, &client, &meter)?);
    let neighbours = app::neighbours(config, &client, &tokens, &meter)?;
    let probe = Probe { config, without_id, neighbours, tokens, now: clock.now() };
    let mut report = Report::default();
    let keys = openid::OpenId::new(client, config.endpoints.openid_metadata.clone());
    match keys.keys(probe.now).await {
        Ok(keys) => {
            let so = format!("{} keys that prove who speaks to the bot", keys.keys.len());
            report.works("Sign-in", "keys of the Connector", so);
        }
        Err(trouble) => {
            report.trouble(("Sign-in", "keys of the Connector"), Standing::Broken, &trouble);
        }
    }
    cards(&probe, &mut report);
    let here = teams::probe(&probe, &mut report).await;
    graph::probe(&probe, &here, &mut report).await;
    people::ids(&probe, &here, &mut report).await;
    devops::probe(&probe, &mut report).await;
    Ok(report)
}

/// The team's own templates, as a start would read them.
fn cards(probe: &Probe<'_>, report: &mut Report) {
    let of = ("Cards", "cards.folder");
    let Some(folder) = &probe.config.cards else { return };
    match card::own(folder, probe.now) {
        Ok(own) => {
            let names: Vec<&str> = own.keys().map(String::as_str).collect();
            report.works(of.0, of.1, format!("taken instead of ours: {}", names.join(", ")));
        }
        Err(error) => report.lacks(
            of,
            Standing::Broken,
            format!("a start would be refused: {error:#}"),
            "correct what is named, or leave cards.folder out; `firewatch card --check` tells it too",
        ),
    }
}

/// A token for a neighbour; without one there is no use in asking it anything.
async fn signs_in(
    probe: &Probe<'_>,
    report: &mut Report,
    scope: Scope,
    (name, without): (&str, Standing),
) -> Option<secrecy::SecretString> {
    match probe.tokens.token(scope, probe.now).await {
        Ok(token) => {
            report.works("Sign-in", name, "a token was given");
            Some(token)
        }
        Err(trouble) => {
            report.trouble(("Sign-in", name), without, &trouble);
            None
        }
    }
}
