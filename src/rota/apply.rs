//! What happened to the rota, and what it makes of the roster.

use crate::roster::{
    Asked, Change, Check, Done, KEPT_DAYS, Roster, UNSAID_MAX, Unsaid, What, Wish,
};
use incident::{Moment, Person, Posted, Worry};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What has happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// Somebody changed whose turn it is.
    Changed(Change),
    /// A change is none any more.
    Undone {
        /// What was changed.
        change: Change,
        /// Who said so.
        by: Person,
    },
    /// Somebody wants to swap.
    Wished(Wish),
    /// A wish was declined, or can no longer be met.
    WishEnded {
        /// Its number.
        number: u32,
        /// Who said no; nobody where it was too late.
        by: Option<Person>,
    },
    /// A wish was agreed to; the changes follow.
    WishMet {
        /// Its number.
        number: u32,
        /// Who said yes.
        by: Person,
    },
    /// Of this day nobody was asked: Firewatch was set up later in the day.
    Skipped {
        /// The day.
        day: Date,
    },
    /// The day's checker was asked to look at the logs.
    CheckBegan(Check),
    /// Somebody else was asked.
    CheckAsked(Asked),
    /// Whoever was asked last was asked once more.
    CheckNudged,
    /// The card stands in a chat.
    CheckShown(Posted),
    /// Somebody looked.
    CheckDone(Done),
    /// Everybody is away on a day, and that was said.
    Bare {
        /// The day.
        day: Date,
    },
    /// What is odd about the plan has changed, and people were told.
    Worried {
        /// All that is odd about it now.
        worries: Vec<Worry>,
    },
    /// Something about turns could not be said.
    Unsaid(Unsaid),
}

/// What the roster becomes.
pub fn apply(roster: &mut Roster, at: Moment, event: &Event) {
    match event {
        Event::Changed(change) => {
            roster.last = roster.last.max(change.number);
            roster.changes.push(change.clone());
            forget(roster, at);
        }
        Event::Undone { change, .. } => {
            roster.changes.retain(|one| one.number != change.number);
        }
        Event::Wished(wish) => {
            roster.last = roster.last.max(wish.number);
            roster.wishes.push(wish.clone());
        }
        Event::WishEnded { number, .. } | Event::WishMet { number, .. } => {
            roster.wishes.retain(|wish| wish.number != *number);
        }
        Event::Skipped { day } => roster.asked = Some(*day),
        Event::CheckBegan(check) => {
            // Each was on a card by now: on that of its day, or on the next one's.
            let since = roster.check.as_ref().and_then(|check| check.asked.first());
            let since = since.map_or(Moment(0), |asked| asked.at);
            roster.unsaid.retain(|unsaid| unsaid.at >= since);
            roster.before = roster.check.replace(check.clone());
            roster.asked = Some(check.day);
        }
        Event::CheckAsked(asked) => {
            if let Some(check) = &mut roster.check {
                check.asked.push(asked.clone());
                check.nudged = false;
            }
        }
        Event::CheckNudged => {
            if let Some(check) = &mut roster.check {
                check.nudged = true;
            }
        }
        Event::CheckShown(card) => {
            if let Some(check) = &mut roster.check {
                check.card = Some(card.clone());
            }
        }
        Event::CheckDone(done) => {
            if let Some(check) = &mut roster.check {
                check.done = Some(done.clone());
            }
        }
        Event::Bare { day } => roster.bare = Some(*day),
        Event::Worried { worries } => roster.worries.clone_from(worries),
        Event::Unsaid(unsaid) => {
            roster.unsaid.push(unsaid.clone());
            let many = roster.unsaid.len().saturating_sub(UNSAID_MAX);
            roster.unsaid.drain(..many);
        }
    }
}

/// Drops changes that ended long ago.
fn forget(roster: &mut Roster, now: Moment) {
    let kept = std::time::Duration::from_hours(24 * u64::from(KEPT_DAYS.unsigned_abs()));
    let day = jiff::Timestamp::from_millisecond(now.0).ok();
    let day = day.map(|now| now.to_zoned_datetime(jiff::tz::TimeZone::UTC).date());
    let first = day.and_then(|day| day.checked_sub(KEPT_DAYS.days()).ok());
    roster.changes.retain(|change| match &change.what {
        What::Covers { until, .. } => until.plus(kept) > now,
        What::Away { until, .. } => first.is_none_or(|first| *until >= first),
    });
}
