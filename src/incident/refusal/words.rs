//! The longer words of a refusal.

use crate::ids::{IncidentId, Moment};
use crate::people::{Actor, Person};
use crate::phase::{Decided, Verdict};
use crate::standing::{Right, Standing};

pub(super) fn not_yours(what: Right, incident: IncidentId, who: &[Person]) -> String {
    let names: Vec<String> = who.iter().map(|person| person.name.clone()).collect();
    let can = list(&names, "or");
    match what {
        Right::ConfirmSeverity if who.is_empty() => format!(
            "Nobody is on the rota now, so nobody can confirm {incident} yet; soon the whole team may."
        ),
        Right::ConfirmSeverity if who.len() == 1 => format!(
            "The severity of {incident} is for {can} to confirm, as daily log checker. \
             `who is checking` shows who that is."
        ),
        Right::ConfirmSeverity => format!("The severity of {incident} is for {can} to confirm."),
        Right::AssignManager => format!(
            "The incident manager of {incident} is for {can} to assign. You can `volunteer`."
        ),
        Right::AnswerAssignment => {
            format!(
                "{can} was asked to be incident manager of {incident}, so the answer is theirs. You can `volunteer`."
            )
        }
        Right::Lead if who.is_empty() => format!("{incident} has no incident manager yet."),
        Right::Lead => format!("That is for {can} to decide, who is in charge of {incident}."),
        Right::ChooseChat => format!(
            "Only people on the team list can choose the firefighting chat of {incident}. An \
             administrator can add you."
        ),
        Right::BelongToTeam => {
            "Only people on the team list can lead an incident. An administrator can add you."
                .into()
        }
    }
}

pub(super) fn already(
    incident: IncidentId,
    decided: &Decided,
    time: &impl Fn(Moment) -> String,
) -> String {
    let by = match &decided.by {
        Actor::Person(person) => person.name.as_str(),
        Actor::Firewatch => "Firewatch",
    };
    let at = time(decided.at);
    match &decided.what {
        Verdict::Severity(severity) if decided.by == Actor::Firewatch => {
            format!("{incident} was taken as {severity} at {at}, because nobody had answered.")
        }
        Verdict::Severity(severity) => format!(
            "{by} confirmed {incident} as {severity} at {at}. To change it, say `severity 1 {incident} \
             because …`, with the level you mean."
        ),
        Verdict::Declined => format!("{incident} is no incident: {by} decided so at {at}."),
        Verdict::Asked(manager) => {
            format!("{by} asked {} to be incident manager of {incident} at {at}.", manager.name)
        }
        Verdict::Accepted(manager) => {
            format!("{} has been incident manager of {incident} since {at}.", manager.name)
        }
        Verdict::NotLed(manager) => {
            format!("{} is not asked any more to lead {incident}, since {at}.", manager.name)
        }
    }
}

pub(super) fn not_verified(incident: IncidentId, who_missing: bool, how_missing: bool) -> String {
    let missing = match (who_missing, how_missing) {
        (true, true) => "who verified it in production, and how",
        (true, false) => "who verified it in production",
        (false, _) => "how it was verified in production",
    };
    format!(
        "{incident} cannot be resolved yet: say {missing}. For example: `resolve {incident} verified \
         by Bo: 20 test payments went through`."
    )
}

pub(super) fn not_now(
    incident: IncidentId,
    so: &Standing,
    time: &impl Fn(Moment) -> String,
) -> String {
    match so {
        Standing::Unconfirmed => {
            format!("Nobody has confirmed the severity of {incident} yet; that comes first.")
        }
        Standing::Declined => {
            format!("{incident} was declined. `reopen {incident} because …` brings it back.")
        }
        Standing::Backlogged { severity } => format!(
            "{incident} is {severity} and goes with the sprint. If it got worse, the log checker can \
             say `severity 2 {incident} because …`."
        ),
        Standing::NobodyAsked => {
            format!("Nobody has been asked to lead {incident} yet. You can `volunteer {incident}`.")
        }
        Standing::Led { manager } => format!("{} leads {incident} already.", manager.name),
        Standing::Burning => {
            format!("{incident} is not resolved yet. `resolve {incident}` comes first.")
        }
        Standing::Resolved { at } => format!(
            "{incident} has been resolved since {}. `reopen {incident} because …` brings it back.",
            time(*at)
        ),
        Standing::Closed => {
            format!("{incident} is closed. `reopen {incident} because …` brings it back.")
        }
        Standing::SameSeverity { severity } => format!("{incident} is {severity} already."),
    }
}

/// “Ana”, “Ana or Bo”, “Ana, Bo or Cleo”.
pub(super) fn list(names: &[String], word: &str) -> String {
    match names {
        [] => "nobody".to_owned(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} {word} {last}", before.join(", ")),
    }
}
