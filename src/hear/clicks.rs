//! Buttons: a verb and its data, which the client holds. Nothing in it is believed but what is
//! asked for; who asks comes from the token.

use super::{Heard, Noting, Reporting, clean, fairness};
use incident::{
    Answers, Command, Enquiry, Extent, IncidentId, PersonId, Resolving, Severity, Who, Workaround,
};
use rota::Day;
use serde_json::Value;
use std::time::Duration;

/// Far more critical paths than anybody configures.
const PATHS_MAX: usize = 32;

/// Understands a press.
pub fn press(verb: &str, data: &Value) -> Heard {
    let read = || match verb {
        "report" => Some(report(data)),
        "dismiss" => Some(Heard::Dismissed),
        "incidents" => Some(Heard::Enquiry(Enquiry::Incidents)),
        "help" => Some(Heard::Enquiry(Enquiry::Help)),
        "checking" => Some(Heard::Enquiry(Enquiry::WhoIsChecking)),
        "actions" => Some(Heard::Enquiry(Enquiry::ActionItems)),
        "rota" => Some(Heard::Enquiry(Enquiry::Rota { days: 14 })),
        "fairness" => Some(Heard::Enquiry(Enquiry::Fairness { days: fairness::DAYS })),
        "statistics" => {
            let days = data.get("days").and_then(number);
            let days = days.and_then(|days| u16::try_from(days).ok()).unwrap_or(fairness::DAYS);
            let days = days.clamp(1, fairness::DAYS_MAX);
            Some(Heard::Enquiry(Enquiry::Statistics { days }))
        }
        "alerts" => Some(Heard::Enquiry(Enquiry::Alerts)),
        "alert-seen" | "alert-report" | "alert-belongs" | "alert-mute" | "alert-unmute" => {
            alert(verb, data).map(Heard::Alert)
        }
        "log-checks" => Some(Heard::Enquiry(Enquiry::LogChecks)),
        "checked" | "checked-noted" | "pass-on" | "swap-yes" | "swap-no" | "override" => {
            turn(verb, data).map(Heard::Rota)
        }
        _ => about_one(verb, data),
    };
    read().unwrap_or(Heard::Enquiry(Enquiry::Unclear { nearest: None }))
}

fn about_one(verb: &str, data: &Value) -> Option<Heard> {
    let about: IncidentId = data.get("inc")?.as_str()?.parse().ok()?;
    let question = data.get("q").and_then(number);
    let command = match verb {
        "view" | "back" => return Some(Heard::View { about, back: verb == "back" }),
        "add-action" => return Some(Heard::Action { about: Some(about), noting: noting(data) }),
        "more" => return Some(Heard::More { about }),
        "show" => return Some(Heard::Enquiry(Enquiry::Show { incident: about })),
        "suggest" => return Some(Heard::Suggest { about, answers: answers(data) }),
        "confirm" => Command::ConfirmSeverity {
            severity: severity(data.get("severity")?)?,
            answers: answers(data),
            reason: text(data, "reason"),
            question,
        },
        "decline" => Command::Decline { reason: text(data, "reason"), question },
        "assign" => Command::Assign { manager: who(data, "manager")?, question },
        "volunteer" => Command::Volunteer,
        "accept" => Command::Accept { question },
        "object" => Command::Object { reason: text(data, "reason") },
        "hand-over" => Command::HandOver { to: who(data, "to")?, summary: text(data, "summary") },
        "escalate" => Command::Escalate { reason: text(data, "reason") },
        "snooze" => {
            let minutes = u64::from(data.get("minutes").and_then(number)?);
            Command::Snooze { by: Duration::from_mins(minutes), reason: text(data, "reason") }
        }
        "update" => Command::Update { text: text(data, "text").unwrap_or_default() },
        "resolve" => Command::Resolve(Resolving {
            verified_by: text(data, "verified_by"),
            how: text(data, "how"),
            fix: text(data, "fix"),
        }),
        "eta" => {
            let minutes = data.get("minutes").and_then(number)?;
            let when = rota::When::After(Duration::from_mins(minutes.into()));
            return Some(Heard::Expect { about: Some(about), when });
        }
        "informed" => Command::Informed { whom: text(data, "whom") },
        "client-affected" => {
            Command::ClientAffected { client: text(data, "client").unwrap_or_default() }
        }
        "client-told" => Command::ClientInformed {
            client: text(data, "client").unwrap_or_default(),
            how: text(data, "how"),
        },
        "finish-action" => Command::FinishAction { number: data.get("number").and_then(number)? },
        "drop-action" => Command::DropAction {
            number: data.get("number").and_then(number)?,
            reason: text(data, "reason"),
        },
        "quiet" => Command::Monitored { noted: text(data, "noted") },
        "close" => Command::Close,
        "reopen" => Command::Reopen { reason: text(data, "reason") },
        "schedule" => Command::SchedulePostMortem,
        "retry" => Command::Retry,
        _ => return None,
    };
    Some(Heard::Change { about: Some(about), command })
}

/// A button of an alert.
fn alert(verb: &str, data: &Value) -> Option<alerts::Command> {
    use alerts::Command;
    use rota::When;
    let number = data.get("alert").and_then(number)?;
    Some(match verb {
        "alert-seen" => Command::Acknowledge { number: Some(number), noted: text(data, "noted") },
        "alert-report" => Command::Report { number },
        "alert-belongs" => {
            let incident = data.get("inc")?.as_str()?.parse().ok()?;
            Command::Belongs { number, incident }
        }
        "alert-mute" => {
            let until = match text(data, "until")?.as_str() {
                "tomorrow" => When::On(Day::Tomorrow, None),
                hours => When::After(Duration::from_hours(hours.parse::<u8>().ok()?.into())),
            };
            let (until, reason) = (Some(until), text(data, "reason"));
            Command::Mute { number: Some(number), until, reason }
        }
        _ => Command::Unmute { number: Some(number) },
    })
}

/// A button of the rota.
fn turn(verb: &str, data: &Value) -> Option<rota::Command> {
    use rota::Command;
    let day = |key: &str| text(data, key)?.parse::<jiff::civil::Date>().ok();
    let named = |key: &str| day(key).map(date);
    Some(match verb {
        "checked" => Command::Checked { day: day("day"), noted: None },
        "checked-noted" => Command::Checked { day: day("day"), noted: text(data, "noted") },
        "pass-on" => Command::PassOn { day: day("day") },
        "override" => Command::Override {
            from: named("first")?,
            until: named("last")?,
            who: who(data, "who")?,
            agreed: data.get("agreed").and_then(number),
        },
        _ => Command::AnswerSwap {
            number: Some(data.get("swap").and_then(number)?),
            yes: verb == "swap-yes",
        },
    })
}

fn report(data: &Value) -> Heard {
    let summary = text(data, "summary").or_else(|| text(data, "text"));
    let Some(summary) = summary else { return Heard::Enquiry(Enquiry::ReportForm) };
    let opinion = data.get("opinion").and_then(severity);
    Heard::Report(Reporting { summary, opinion, on_behalf_of: text(data, "on_behalf_of") })
}

/// The three answers; none unless the second and the third are given. No path is an answer too.
fn answers(data: &Value) -> Option<Answers> {
    let paths = text(data, "paths").unwrap_or_default();
    let extent = match text(data, "extent")?.as_str() {
        "outage" => Extent::Outage,
        "degradation" => Extent::Degradation,
        "blemish" => Extent::Blemish,
        _ => return None,
    };
    let workaround = match text(data, "workaround")?.as_str() {
        "none" => Workaround::None,
        "limited" => Workaround::Limited,
        "viable" => Workaround::Viable,
        _ => return None,
    };
    let paths = paths.split(',').map(str::trim).filter(|path| !path.is_empty());
    let critical_paths = paths.take(PATHS_MAX).map(str::to_owned).collect();
    Some(Answers { critical_paths, extent, workaround })
}

fn severity(value: &Value) -> Option<Severity> {
    number(value).and_then(|level| u8::try_from(level).ok()).and_then(Severity::from_level)
}

/// Numbers come back from inputs as texts.
fn number(value: &Value) -> Option<u32> {
    match value {
        Value::Number(number) => number.as_u64().and_then(|number| u32::try_from(number).ok()),
        Value::String(text) => text.trim().parse().ok(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

fn noting(data: &Value) -> Noting {
    let level = data.get("priority").and_then(number).and_then(|level| u8::try_from(level).ok());
    let due = text(data, "due").and_then(|due| due.parse::<jiff::civil::Date>().ok());
    Noting {
        text: text(data, "text").unwrap_or_default(),
        owner: who(data, "owner"),
        due: due.map(date),
        priority: level.filter(|level| (1..=4).contains(level)),
    }
}

fn date(date: jiff::civil::Date) -> Day {
    Day::Date { day: date.day(), month: date.month(), year: Some(date.year()) }
}

/// A person chosen from a list.
fn who(data: &Value, key: &str) -> Option<Who> {
    let name = text(data, key)?;
    Some(Who { id: Some(PersonId::new(&name)), name })
}

fn text(data: &Value, key: &str) -> Option<String> {
    let text = clean::tidy(data.get(key)?.as_str()?);
    (!text.is_empty()).then_some(text)
}
