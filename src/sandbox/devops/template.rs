//! The four processes a project can begin with, and what people change about them.
//!
//! Facts: Microsoft's pages on workflow states and state categories, and on each process.

use crate::sandbox::backlog::{DevOps, Template};

/// A work item type.
pub(super) struct Kind {
    pub(super) name: String,
    pub(super) category: &'static str,
    /// Names with their state category, in the order of work.
    pub(super) states: &'static [(&'static str, &'static str)],
    /// From each state only to those that are named beside it; from anywhere to anywhere where
    /// this is empty.
    ways: &'static [(&'static str, &'static [&'static str])],
}

impl Kind {
    /// Whether an item may go from one state to another.
    pub(super) fn goes(&self, from: &str, to: &str) -> bool {
        let named = self.ways.iter().find(|(state, _)| *state == from);
        from == to || self.ways.is_empty() || named.is_some_and(|(_, ways)| ways.contains(&to))
    }
}

type States = &'static [(&'static str, &'static str)];

const AGILE: States = &[
    ("New", "Proposed"),
    ("Active", "InProgress"),
    ("Resolved", "Resolved"),
    ("Closed", "Completed"),
];
const AGILE_STORY: States = &[
    ("New", "Proposed"),
    ("Active", "InProgress"),
    ("Resolved", "Resolved"),
    ("Closed", "Completed"),
    ("Removed", "Removed"),
];
const AGILE_TASK: States = &[
    ("New", "Proposed"),
    ("Active", "InProgress"),
    ("Closed", "Completed"),
    ("Removed", "Removed"),
];
const SCRUM: States = &[
    ("New", "Proposed"),
    ("Approved", "Proposed"),
    ("Committed", "InProgress"),
    ("Done", "Completed"),
    ("Removed", "Removed"),
];
const SCRUM_TASK: States = &[
    ("To Do", "Proposed"),
    ("In Progress", "InProgress"),
    ("Done", "Completed"),
    ("Removed", "Removed"),
];
const CMMI: States = &[
    ("Proposed", "Proposed"),
    ("Active", "InProgress"),
    ("Resolved", "Resolved"),
    ("Closed", "Completed"),
];
const CMMI_WAYS: &[(&str, &[&str])] = &[
    ("Proposed", &["Active", "Closed"]),
    ("Active", &["Proposed", "Resolved"]),
    ("Resolved", &["Active", "Closed"]),
    ("Closed", &["Proposed", "Active", "Resolved"]),
];
const BASIC: States = &[("To Do", "Proposed"), ("Doing", "InProgress"), ("Done", "Completed")];

/// The types of the project: bugs, tasks, stories, features, epics.
pub(super) fn kinds(devops: &DevOps) -> Vec<Kind> {
    let free: &[(&str, &[&str])] = &[];
    let (bug, story, bugs, stories, tasks, ways) = match devops.template {
        Template::Agile => ("Bug", "User Story", AGILE, AGILE_STORY, AGILE_TASK, free),
        Template::Scrum => ("Bug", "Product Backlog Item", SCRUM, SCRUM, SCRUM_TASK, free),
        Template::Cmmi => ("Bug", "Requirement", CMMI, CMMI, CMMI, CMMI_WAYS),
        Template::Basic => ("Issue", "Issue", BASIC, BASIC, BASIC, free),
    };
    let bug = devops.bug_name.clone().unwrap_or_else(|| bug.to_owned());
    let kind =
        |name: &str, category, states| Kind { name: name.to_owned(), category, states, ways };
    let mut all = vec![
        kind(&bug, "Microsoft.BugCategory", bugs),
        kind("Task", "Microsoft.TaskCategory", tasks),
        kind("Feature", "Microsoft.FeatureCategory", stories),
        kind("Epic", "Microsoft.EpicCategory", stories),
    ];
    let story = if story == "Issue" { bug.as_str() } else { story };
    all.push(kind(story, "Microsoft.RequirementCategory", stories));
    all
}

/// Fields that bugs of the Basic process do not have.
const NOT_BASIC: [&str; 5] = [
    "Microsoft.VSTS.Common.Severity",
    "Microsoft.VSTS.TCM.ReproSteps",
    "Microsoft.VSTS.TCM.SystemInfo",
    "Microsoft.VSTS.Common.ResolvedReason",
    "Microsoft.VSTS.Build.FoundIn",
];

/// Whether the project knows a field.
pub(super) fn has_field(devops: &DevOps, name: &str) -> bool {
    let order = devops.order_field();
    match name {
        "Microsoft.VSTS.Common.StackRank" | "Microsoft.VSTS.Common.BacklogPriority" => {
            name == order
        }
        _ => devops.template != Template::Basic || !NOT_BASIC.contains(&name),
    }
}
