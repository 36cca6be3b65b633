//! The `firewatch` program: the sandbox without an argument, production with `serve`.

use anyhow::Context;
use clap::{Args, Parser, Subcommand};
use firewatch::app::{App, Strangers};
use firewatch::check::{self, Standing};
use firewatch::clock::Clock;
use firewatch::config::{Config, Log};
use firewatch::{card, config, package, play, probe, telemetry};
use serde_json::Value;
use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

/// The incident bot of the 121 Platform. Without a command it plays: a team chat, its neighbours
/// and the bot, all on this machine.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    play: Play,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve a real team; needs a configuration.
    Serve(Serve),
    /// Try everything that `serve` needs, and say what works, what is lost and what mends it. Ends
    /// with 0, or with 2 where something is broken.
    Check(Check),
    /// Make the Teams app package for the organisation's catalogue; needs no secret.
    Package(Package),
    /// Fill a card template with data and write the card, or the value of an expression, as JSON.
    /// Ends with 2 where that cannot be done, and says where and why.
    Card(Card),
    /// Ask a running Firewatch whether it lives; for the health check of a container.
    Probe(Probe),
}

#[derive(Debug, Args)]
struct Serve {
    /// The configuration file.
    #[arg(long, env = config::FILE_VARIABLE)]
    config: Option<PathBuf>,
    /// Write the log as JSON, a line each.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct Check {
    /// The configuration file.
    #[arg(long, env = config::FILE_VARIABLE)]
    config: Option<PathBuf>,
    /// Write the table as JSON.
    #[arg(long)]
    json: bool,
    /// End with 2 where something is lost, too.
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Args)]
struct Package {
    /// The configuration file.
    #[arg(long, env = config::FILE_VARIABLE)]
    config: Option<PathBuf>,
    /// Where to put it.
    #[arg(long, default_value = "firewatch.zip")]
    out: PathBuf,
}

#[derive(Debug, Args)]
struct Card {
    /// The template, then its data; for an expression the data alone. All are JSON.
    #[arg(value_name = "FILE", num_args = 1..=2)]
    #[arg(required_unless_present_any = ["expression", "check"])]
    files: Vec<PathBuf>,
    /// Compute this instead of a template; written without `${` and `}` around it.
    #[arg(long, allow_hyphen_values = true)]
    expression: Option<String>,
    /// What `$host` stands for.
    #[arg(long)]
    host: Option<PathBuf>,
    /// Draw all templates of a folder with their samples, and tell what Teams would not take.
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["files", "expression", "host"])]
    check: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct Probe {
    /// What to ask; `/readyz` says whether it can store.
    #[arg(default_value = "http://127.0.0.1:3978/healthz")]
    url: String,
}

#[derive(Debug, Args)]
struct Play {
    /// Where the page is.
    #[arg(long, default_value = "127.0.0.1:3979")]
    page: SocketAddr,
    /// Where the bot listens.
    #[arg(long, default_value = "127.0.0.1:3978")]
    listen: SocketAddr,
    /// Keep the world and the ledger in this folder; without it they end with the program.
    #[arg(long)]
    data: Option<PathBuf>,
    /// Let the Microsoft 365 Agents Playground in, which sends no token. It then is the team chat.
    #[arg(long)]
    playground: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match arguments.command {
        Some(Command::Card(wishes)) => draw(&wishes),
        Some(Command::Serve(serve)) => {
            // How the log is wanted stands in the configuration, which may be wrong.
            let config = config::load(serve.config.as_deref(), std::env::vars());
            let configured = config.as_ref().map_or_else(|_| Log::default(), |it| it.log.clone());
            let log = Log { json: serve.json || configured.json, ..configured };
            logged(&log, async { serve_team(&config?).await.map(|()| ExitCode::SUCCESS) }).await
        }
        command => logged(&Log::default(), run(command, arguments.play)).await,
    }
}

async fn run(command: Option<Command>, play: Play) -> anyhow::Result<ExitCode> {
    match command {
        Some(Command::Package(wishes)) => pack(&wishes)?,
        Some(Command::Probe(wishes)) => probe::probe(&wishes.url).await?,
        Some(Command::Check(wishes)) if !check_the_tenant(&wishes).await? => {
            return Ok(ExitCode::from(2));
        }
        Some(Command::Check(_) | Command::Card(_) | Command::Serve(_)) => {}
        None => play_the_scene(play).await?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Does something, and says in the log why it could not be done.
async fn logged(log: &Log, doing: impl Future<Output = anyhow::Result<ExitCode>>) -> ExitCode {
    let telemetry = match telemetry::begin(log) {
        Ok(telemetry) => telemetry,
        Err(error) => {
            // There is no log to say it in.
            let _ = writeln!(std::io::stderr(), "{error:#}");
            return ExitCode::FAILURE;
        }
    };
    let code = doing.await.unwrap_or_else(|error| {
        tracing::error!("{error:#}");
        ExitCode::FAILURE
    });
    telemetry.end().await;
    code
}

async fn serve_team(config: &Config) -> anyhow::Result<()> {
    for key in &config.not_served {
        tracing::warn!(key, "this door is not served by this version and stays closed");
    }
    let app = App::build(config, &Clock::wall(), Strangers::Refused)?;
    let listener = listen(config.listen).await?;
    let numbers = match config.metrics_listen {
        Some(address) => Some(listen(address).await?),
        None => None,
    };
    tracing::info!(address = %config.listen, "ready");
    app.run(listener, numbers, stop_on_signal()?).await
}

/// Whether it went well.
async fn check_the_tenant(wishes: &Check) -> anyhow::Result<bool> {
    let (config, without_id) = config::load_for_check(wishes.config.as_deref(), std::env::vars())?;
    let report = check::check(&config, &without_id, &Clock::wall()).await?;
    let text =
        if wishes.json { serde_json::to_string_pretty(&report)? } else { report.to_string() };
    writeln!(std::io::stdout(), "{text}").context("the table cannot be written")?;
    let worst = if wishes.strict { Standing::Works } else { Standing::Degraded };
    Ok(report.standing() <= worst)
}

fn pack(wishes: &Package) -> anyhow::Result<()> {
    let packaging = config::packaging(wishes.config.as_deref(), std::env::vars())?;
    let package = package::package(&packaging)?;
    let out = wishes.out.display();
    std::fs::write(&wishes.out, &package.bytes).with_context(|| format!("cannot write {out}"))?;
    for remark in package.remarks {
        tracing::warn!("{remark}");
    }
    tracing::info!(
        "{out} is {}; upload it at https://admin.teams.microsoft.com/policies/manage-apps",
        package.title
    );
    Ok(())
}

/// One line says what went wrong, whatever there is in the file's name or the error.
fn draw(wishes: &Card) -> ExitCode {
    let drawn = match &wishes.check {
        Some(folder) => check_the_cards(folder),
        None => drawn(wishes).and_then(|drawn| Ok(serde_json::to_string_pretty(&drawn)?)),
    };
    let written = drawn.and_then(|text| {
        writeln!(std::io::stdout(), "{text}").context("the card cannot be written")
    });
    let Err(error) = written else { return ExitCode::SUCCESS };
    say(&format!("{error:#}"));
    ExitCode::from(2)
}

fn say(problem: &str) {
    // Where not even this can be written, the code still says it.
    let _ = writeln!(std::io::stderr(), "{}", problem.replace(char::is_control, " "));
}

fn check_the_cards(folder: &Path) -> anyhow::Result<String> {
    let found = card::check(folder, Clock::wall().now())?;
    for wrong in &found.wrong {
        say(wrong);
    }
    anyhow::ensure!(found.wrong.is_empty(), "{}: {} wrong", folder.display(), found.wrong.len());
    Ok(format!("{}: {} templates, fit for Teams", folder.display(), found.templates.len()))
}

fn drawn(wishes: &Card) -> anyhow::Result<Value> {
    let now = Clock::wall().now();
    let host = wishes.host.as_deref();
    match (wishes.expression.as_deref(), wishes.files.as_slice()) {
        (Some(expression), []) => card::value(expression, None, host, now),
        (Some(expression), [data]) => card::value(expression, Some(data), host, now),
        (None, [template]) => card::expand(template, None, host, now),
        (None, [template, data]) => card::expand(template, Some(data), host, now),
        (Some(_), _) => anyhow::bail!("an expression takes one file, its data"),
        (None, _) => anyhow::bail!("a template takes one more file, its data"),
    }
}

async fn play_the_scene(wishes: Play) -> anyhow::Result<()> {
    let stop = stop_on_signal()?;
    anyhow::ensure!(
        wishes.listen.ip().is_loopback() || !wishes.playground,
        "--playground lets callers in without a token, so --listen must be on this machine"
    );
    let wishes = play::Wishes {
        page: wishes.page,
        listen: wishes.listen,
        data: wishes.data,
        playground: wishes.playground,
    };
    let scene = play::set(&wishes, &Clock::wall()).await?;
    let strangers = if wishes.playground { Strangers::FromThisMachine } else { Strangers::Refused };
    let app = App::build(&scene.config, &Clock::wall(), strangers)?;
    let listener = listen(wishes.listen).await?;
    tracing::info!("open {} and play the scene; Ctrl-C ends it", scene.page);
    app.run(listener, None, stop).await
}

async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))
}

/// Ends when the process is asked to: SIGTERM from an orchestrator, Ctrl-C from a person.
fn stop_on_signal() -> anyhow::Result<CancellationToken> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut asked = signal(SignalKind::terminate()).context("cannot listen for SIGTERM")?;
    let mut pressed = signal(SignalKind::interrupt()).context("cannot listen for Ctrl-C")?;
    let stop = CancellationToken::new();
    let stopping = stop.clone();
    tokio::spawn(async move {
        tokio::select! {
            _ = asked.recv() => {}
            _ = pressed.recv() => {}
        }
        stopping.cancel();
    });
    Ok(stop)
}
