//! Azure `DevOps`: the project, its bugs, its sprint, and whether a bug would be taken.

use super::{Probe, Report, Standing, signs_in};
use crate::clients::TroubleKind;
use crate::clients::devops::{Bugs, Process};
use crate::clients::remedy::remedy;
use crate::clients::token::Scope;
use crate::config::Devops;
use crate::wire::devops::Patch;

const PART: &str = "Azure DevOps";

pub(super) async fn probe(probe: &Probe<'_>, report: &mut Report) {
    let Some(place) = &probe.config.devops else {
        return report.lacks(
            (PART, "project"),
            Standing::Degraded,
            "devops.organization and devops.project are not set: bugs are created by hand",
            "set both",
        );
    };
    if place.personal_access_token.is_some() {
        report.works("Sign-in", PART, "by the personal access token");
    } else {
        let scope = (PART, Standing::Broken);
        if signs_in(probe, report, Scope::DevOps, scope).await.is_none() {
            return;
        }
    }
    let devops = &probe.neighbours.devops;
    let process = match devops.discover(&place.bug_type, probe.now).await {
        Ok(process) => process,
        Err(trouble)
            if trouble.kind == TroubleKind::Unauthorised
                && place.personal_access_token.is_some() =>
        {
            return report.lacks(
                (PART, "project"),
                Standing::Broken,
                "the personal access token is not known, or has expired",
                "make one that may read and write work items, and set devops.personal_access_token",
            );
        }
        Err(trouble) => return report.trouble((PART, "project"), Standing::Broken, &trouble),
    };
    report.works(PART, "project", format!("{} in {}", place.project, place.organization));
    bug(report, &process);
    fields(report, &process, place);
    sprint(probe, report, &process).await;
    trial(probe, report, &process, place).await;
}

/// What a bug is called, and how it ends.
fn bug(report: &mut Report, process: &Process) {
    let bug = &process.bug;
    match &bug.instead_of {
        None => report.works(PART, "bug type", bug.name.clone()),
        Some(wanted) => report.lacks(
            (PART, "bug type"),
            Standing::Degraded,
            format!("the project has no {wanted}; {} is used in its place", bug.name),
            format!("set devops.bug_type to {}, if that is meant", bug.name),
        ),
    }
    let ends = bug.moves.state("Resolved").or_else(|| bug.moves.state("Completed"));
    match (ends, bug.moves.state("InProgress")) {
        (Some(end), Some(on)) => {
            report.works(PART, "states", format!("resolved is {end}, reopened is {on}"));
        }
        (_, _) => report.lacks(
            (PART, "states"),
            Standing::Degraded,
            "the bug has no state that means resolved, or none that means under way",
            "give its type such states in the process; until then people set the state by hand",
        ),
    }
    if process.bugs == Bugs::AsTasks {
        report.lacks(
            (PART, "board"),
            Standing::Degraded,
            "the team has bugs beside tasks, where a bug with tasks below it is not shown; so the \
             three tasks are linked to the bug and not put below it",
            "in the team's settings, Working with bugs, choose to manage bugs with requirements",
        );
    }
}

/// Fields that must be filled and that nobody fills.
fn fields(report: &mut Report, process: &Process, place: &Devops) {
    let ours = ["System.Title", "System.AreaPath", "System.IterationPath", "System.State"];
    let known = |name: &str| {
        ours.contains(&name)
            || name.starts_with("System.")
            || ["Microsoft.VSTS.Common.Severity", "Microsoft.VSTS.Common.Priority"].contains(&name)
            || place.fields.contains_key(name)
    };
    let missing: Vec<&str> = process
        .bug
        .fields
        .iter()
        .filter(|(name, field)| field.wanted && !known(name))
        .map(|(name, _)| name.as_str())
        .collect();
    if !missing.is_empty() {
        report.lacks(
            (PART, "fields"),
            Standing::Broken,
            format!(
                "a {} must hold {}, and nothing is set for it",
                process.bug.name,
                missing.join(", ")
            ),
            "give it a value under devops.fields",
        );
    }
}

async fn sprint(probe: &Probe<'_>, report: &mut Report, process: &Process) {
    let of = (PART, "sprint");
    match probe.neighbours.devops.current_iteration(probe.now).await {
        Ok(Some(sprint)) => {
            let order = process.order.as_deref().unwrap_or("nothing");
            report.works(of.0, of.1, format!("{} (ordered by {order})", sprint.name));
        }
        Ok(None) => report.lacks(
            of,
            Standing::Degraded,
            "no sprint covers today, so bugs go to the backlog and are not put on top",
            "give the team a sprint for today in its settings",
        ),
        Err(trouble) if trouble.code == "TeamNotFoundException" => {
            let (known, now) = (remedy(wording::english(), &trouble), probe.now);
            let teams = probe.neighbours.devops.teams(now).await.unwrap_or_default();
            let names: Vec<&str> = teams.iter().map(|team| team.name.as_str()).collect();
            match known {
                Some(known) if !names.is_empty() => report.lacks(
                    of,
                    Standing::Degraded,
                    known.so,
                    format!("set devops.team to the one that is meant: {}", names.join(", ")),
                ),
                Some(_) | None => report.trouble(of, Standing::Degraded, &trouble),
            }
        }
        Err(trouble) => report.trouble(of, Standing::Degraded, &trouble),
    }
}

/// Asks whether a bug would be taken, without making one.
async fn trial(probe: &Probe<'_>, report: &mut Report, process: &Process, place: &Devops) {
    let of = (PART, "creating a bug");
    let mut patches = vec![Patch::field("System.Title", "Firewatch asks whether a bug is taken")];
    patches.extend(process.area.as_deref().map(|area| Patch::field("System.AreaPath", area)));
    patches.extend(place.fields.iter().map(|(name, value)| Patch::field(name, value.as_str())));
    let devops = &probe.neighbours.devops;
    match devops.try_work_item(&process.bug.name, &patches, probe.now).await {
        Ok(()) => report.works(of.0, of.1, "would be taken (nothing was created)"),
        Err(trouble) => report.trouble(of, Standing::Broken, &trouble),
    }
}
