//! How long the process waits for whom.

use super::reader::Reader;
use incident::Policy;
use std::time::Duration;

/// Reminders that come faster would be noise; nobody means that.
const REPEATED_MIN: Duration = Duration::from_mins(1);

pub fn read(reader: &mut Reader) -> Policy {
    let usual = Policy::default();
    Policy {
        confirmation_deputy: reader
            .duration("policy.confirmation_deputy", usual.confirmation_deputy),
        confirmation_team: reader.duration("policy.confirmation_team", usual.confirmation_team),
        confirmation_assumed: reader
            .duration("policy.confirmation_assumed", usual.confirmation_assumed),
        acceptance: reader.duration("policy.acceptance", usual.acceptance),
        objection: reader.duration("policy.objection", usual.objection),
        assignment: repeated(reader, "policy.assignment", usual.assignment),
        updates_critical: repeated(reader, "policy.updates_critical", usual.updates_critical),
        updates_high: repeated(reader, "policy.updates_high", usual.updates_high),
        monitoring: repeated(reader, "policy.monitoring", usual.monitoring),
        post_mortem: repeated(reader, "policy.post_mortem", usual.post_mortem),
        action_items: repeated(reader, "policy.action_items", usual.action_items),
    }
}

/// How often somebody is reminded.
fn repeated(reader: &mut Reader, key: &str, usual: Duration) -> Duration {
    let every = reader.duration(key, usual);
    if every < REPEATED_MIN {
        reader.problem(key, &format!("{}s", every.as_secs()), "a minute or more, such as 30m");
    }
    every
}
