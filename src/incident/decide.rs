//! The judgement: one match, no detail. Each stage of the process has a file of its own.

mod action;
mod agree;
mod deadline;
mod escalate;
mod hand_over;
mod inform;
mod manager;
mod post_mortem;
mod progress;
mod receipt;
mod remind;
mod report;
mod room;
mod severity;

pub use manager::{for_everybody, may_assign};
pub use report::report;
pub use severity::may_confirm;

use crate::command::{Ask, Command, Deadline};
use crate::errand::Errand;
use crate::event::Event;
use crate::intent::{Card, Intent};
use crate::people::{Duty, Person, Team};
use crate::phase::{Confirmed, Decided, Incident, Phase};
use crate::refusal::Refusal;
use crate::standing::{Right, Standing};

/// What follows from an ask: what has now happened, and what the world should be asked to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// In order.
    pub events: Vec<Event>,
    /// To be stored with the events, and run later.
    pub intents: Vec<Intent>,
    /// Errands that are no longer needed, removed in the same write.
    pub cancelled: Vec<Errand>,
}

/// Decides what an ask means for an incident, by the process and nothing else.
///
/// # Errors
/// A refusal, for the asker to read; the incident stays as it is.
pub fn decide(team: &Team, incident: &Incident, ask: &Ask) -> Result<Decision, Refusal> {
    let decision = inform::follow(team, incident, judge(team, incident, ask)?);
    Ok(remind::follow(incident, ask, decision))
}

fn judge(team: &Team, incident: &Incident, ask: &Ask) -> Result<Decision, Refusal> {
    match &ask.command {
        Command::ConfirmSeverity { severity, answers, reason, question } => {
            let chosen = severity::Chosen { severity: *severity, answers, reason };
            severity::confirm(team, incident, ask, &chosen, *question)
        }
        Command::Decline { reason, question } => {
            severity::decline(team, incident, ask, reason.as_deref(), *question)
        }
        Command::Assign { manager, question } => {
            manager::assign(team, incident, ask, manager, *question)
        }
        Command::Volunteer => manager::volunteer(team, incident, ask),
        Command::Accept { question } => manager::accept(team, incident, ask, *question),
        Command::HandOver { to, summary } => {
            let taking = hand_over::Taking { to, summary: summary.as_deref(), question: None };
            hand_over::ask_for(team, incident, ask, &taking)
        }
        Command::Object { reason } => agree::object(team, incident, ask, reason.as_deref()),
        Command::Escalate { reason } => escalate::escalate(team, incident, ask, reason.as_deref()),
        Command::Update { text } => progress::update(incident, ask, text),
        Command::Expect { over } => inform::expect(team, incident, ask, *over),
        Command::Informed { whom } => inform::informed(team, incident, ask, whom.as_deref()),
        Command::ClientAffected { client } => inform::affected(team, incident, ask, client),
        Command::ClientInformed { client, how } => {
            inform::client_informed(team, incident, ask, (client, how.as_deref()))
        }
        Command::Resolve(resolving) => progress::resolve(team, incident, ask, resolving),
        Command::Close => progress::close(team, incident, ask),
        Command::Reopen { reason } => progress::reopen(team, incident, ask, reason.as_deref()),
        Command::AdoptBug { id } => progress::adopt_bug(team, incident, ask, *id),
        Command::AdoptChat { chat } => room::adopt(team, incident, ask, chat.as_ref()),
        Command::SchedulePostMortem => post_mortem::schedule(team, incident, ask),
        Command::AddAction(wanted) => action::add(team, incident, ask, wanted),
        Command::FinishAction { number } => action::finish(team, incident, ask, *number),
        Command::DropAction { number, reason } => {
            action::let_go(team, incident, ask, *number, reason.as_deref())
        }
        Command::Monitored { noted } => remind::monitored(team, incident, ask, noted.as_deref()),
        Command::Snooze { by, reason } => {
            remind::snooze(team, incident, ask, *by, reason.as_deref())
        }
        Command::StopReminders { reason } => remind::stop(team, incident, ask, reason.as_deref()),
        Command::ResumeReminders => remind::resume(team, incident, ask),
        Command::Retry => progress::retry(incident, ask),
        Command::Wake { deadline, question } => {
            Ok(deadline::wake(team, incident, ask, *deadline, *question))
        }
        Command::Record(receipt) => Ok(receipt::record(incident, receipt)),
    }
}

/// The person who asks; receipts and deadlines cannot do what people do.
fn asker(ask: &Ask) -> Result<&Person, Refusal> {
    ask.actor.person().ok_or(Refusal::Nobody)
}

/// Whether a pressed button belongs to a question that has been answered, and by whom.
///
/// # Errors
/// Who decided what and when, for the person who pressed too late.
fn still_open(incident: &Incident, question: Option<u32>) -> Result<(), Refusal> {
    let Some(question) = question else { return Ok(()) };
    match incident.decided.get(&question) {
        Some(decided) => Err(already(incident, decided)),
        None => Ok(()),
    }
}

fn already(incident: &Incident, decided: &Decided) -> Refusal {
    Refusal::AlreadyDecided { incident: incident.id, decided: decided.clone() }
}

/// A reason that says something.
fn said(reason: Option<&str>) -> Option<String> {
    reason.map(str::trim).filter(|reason| !reason.is_empty()).map(str::to_owned)
}

/// Who may assign an incident manager, and act while there is none: whoever confirmed the
/// severity, and the log checker on duty. Where nobody confirmed it, everybody in the team.
fn in_charge(team: &Team, confirmed: &Confirmed, duty: Option<&Duty>) -> Vec<Person> {
    let confirmer = confirmed.by.person();
    let checker = duty.map(|duty| &duty.checker);
    if confirmer.is_none() {
        return team.members.iter().map(|member| member.person.clone()).collect();
    }
    each_once([checker, confirmer].into_iter().flatten())
}

/// The same people, each of them once.
fn each_once<'a>(people: impl IntoIterator<Item = &'a Person>) -> Vec<Person> {
    let mut each: Vec<Person> = Vec::new();
    for person in people {
        if !is_among(person, &each) {
            each.push(person.clone());
        }
    }
    each
}

/// Where it stands, as the reason why something cannot be done now.
fn standing(incident: &Incident) -> Standing {
    match &incident.phase {
        Phase::Reported(_) => Standing::Unconfirmed,
        Phase::Declined { .. } => Standing::Declined,
        Phase::Backlogged(Confirmed { severity, .. }) => {
            Standing::Backlogged { severity: *severity }
        }
        Phase::Confirmed(..) | Phase::Firefighting(..) => Standing::Burning,
        Phase::Resolved(_, resolution) => Standing::Resolved { at: resolution.at },
        Phase::Closed(..) => Standing::Closed,
    }
}

/// What only people of the team may do.
fn belongs(team: &Team, incident: &Incident, person: &Person) -> Result<(), Refusal> {
    if team.member(&person.id).is_some() {
        return Ok(());
    }
    let what = Right::BelongToTeam;
    Err(Refusal::NotYours { what, incident: incident.id, who: vec![] })
}

fn is_among(person: &Person, people: &[Person]) -> bool {
    people.iter().any(|one| one.id == person.id)
}

/// The cards that show the present state, where they exist or should.
fn cards(incident: &Incident) -> Vec<Intent> {
    let mut intents = vec![Intent::Show { card: Card::Live }];
    if incident.outside.bot_installed {
        intents.push(Intent::Show { card: Card::WarRoom });
    }
    intents
}

const CONFIRMATION: [Errand; 3] = [
    Errand::Wake(Deadline::ConfirmationDeputy),
    Errand::Wake(Deadline::ConfirmationTeam),
    Errand::Wake(Deadline::ConfirmationAssumed),
];
