//! Calendars: meetings, and who is free.

use super::Graph;
use crate::clients::http::encoded;
use crate::clients::trouble::Trouble;
use crate::wire::graph::Page;
use crate::wire::graph::calendar::{CalendarEvent, CalendarTime, NewEvent, Schedule, SchedulesOf};
use incident::{Moment, PersonId};
use jiff::Timestamp;
use reqwest::Method;

/// The most calendars looked at in one request.
const SCHEDULES_MOST: usize = 20;

/// An instant as calendars take it.
#[must_use]
pub fn calendar_time(moment: Moment) -> CalendarTime {
    let stamp = Timestamp::from_millisecond(moment.0).unwrap_or_default();
    CalendarTime::utc(stamp.strftime("%Y-%m-%dT%H:%M:%S").to_string())
}

impl Graph {
    /// Puts a meeting into the calendar of `organizer`, who needs a mailbox, and invites people.
    /// The same `transaction_id` makes no second meeting. Needs `Calendars.ReadWrite`.
    /// <https://learn.microsoft.com/en-us/graph/api/user-post-events>
    ///
    /// # Errors
    /// [`Trouble`]; `Refused` without the permission.
    pub async fn create_event(
        &self,
        organizer: &PersonId,
        event: &NewEvent,
        now: Moment,
    ) -> Result<CalendarEvent, Trouble> {
        let url = format!("{}/users/{}/events", self.base, encoded(organizer.as_str()));
        let asking = self.voice.repeatable("create event", Method::POST, url).json(event);
        self.voice.ask(asking, now).await
    }

    /// Who is free between two moments, in steps of `minutes` (5 to 1440), by mail address; at
    /// most 20 addresses, those after them are not asked for. `reader` is anybody with a mailbox.
    /// Needs `Calendars.ReadBasic.All`.
    /// <https://learn.microsoft.com/en-us/graph/api/calendar-getschedule>
    ///
    /// # Errors
    /// [`Trouble`]; `Refused` without the permission.
    pub async fn schedules(
        &self,
        reader: &PersonId,
        addresses: &[&str],
        (from, until, minutes): (Moment, Moment, u16),
        now: Moment,
    ) -> Result<Vec<Schedule>, Trouble> {
        let reader = encoded(reader.as_str());
        let url = format!("{}/users/{reader}/calendar/getSchedule", self.base);
        let body = SchedulesOf {
            schedules: addresses.iter().copied().take(SCHEDULES_MOST).collect(),
            start_time: calendar_time(from),
            end_time: calendar_time(until),
            availability_view_interval: minutes.clamp(5, 1440),
        };
        let asking = self.voice.repeatable("schedules", Method::POST, url).json(&body);
        let page: Page<Schedule> = self.voice.ask(asking, now).await?;
        Ok(page.value)
    }
}
