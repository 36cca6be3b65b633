//! Calendars: invitations, and who is free.

use crate::wire::lenient;
use serde::{Deserialize, Serialize};

/// An instant as calendars take it.
/// <https://learn.microsoft.com/en-us/graph/api/resources/datetimetimezone>
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CalendarTime {
    date_time: String,
    time_zone: &'static str,
}

impl CalendarTime {
    /// `date_time` is in UTC, without an offset: `2026-11-24T09:00:00`.
    #[must_use]
    pub const fn utc(date_time: String) -> Self {
        Self { date_time, time_zone: "UTC" }
    }
}

/// Whose calendars are looked at, from when to when.
/// <https://learn.microsoft.com/en-us/graph/api/calendar-getschedule>
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SchedulesOf<'a> {
    /// Mail addresses, at most 20.
    pub schedules: Vec<&'a str>,
    /// From when.
    pub start_time: CalendarTime,
    /// Until when.
    pub end_time: CalendarTime,
    /// Minutes for each digit of the answer, from 5 to 1440.
    pub availability_view_interval: u16,
}

/// One person's free time.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Schedule {
    /// The mail address.
    #[serde(default, deserialize_with = "lenient::text")]
    pub schedule_id: Option<String>,
    /// A digit for each interval: 0 free, 1 tentative, 2 busy, 3 out of office, 4 working
    /// elsewhere. Absent where the calendar could not be read.
    #[serde(default, deserialize_with = "lenient::text")]
    pub availability_view: Option<String>,
}

/// A meeting to be put into calendars.
/// <https://learn.microsoft.com/en-us/graph/api/user-post-events>
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewEvent {
    /// What it is about.
    pub subject: String,
    /// The agenda.
    pub body: EventBody,
    /// When it begins.
    pub start: CalendarTime,
    /// When it ends.
    pub end: CalendarTime,
    /// Who is invited.
    pub attendees: Vec<Attendee>,
    /// Whether a Teams meeting is made for it.
    pub is_online_meeting: bool,
    /// By which a repeat is recognised: with the same one no second meeting is made.
    pub transaction_id: String,
    /// Whether people may propose another time.
    pub allow_new_time_proposals: bool,
}

/// The text of an invitation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EventBody {
    content_type: &'static str,
    content: String,
}

impl EventBody {
    /// A text in HTML; what people wrote has to be escaped in it.
    #[must_use]
    pub const fn html(content: String) -> Self {
        Self { content_type: "html", content }
    }
}

/// Somebody invited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Attendee {
    email_address: EmailAddress,
    #[serde(rename = "type")]
    kind: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct EmailAddress {
    address: String,
    name: String,
}

impl Attendee {
    /// Somebody who should be there.
    #[must_use]
    pub const fn required(address: String, name: String) -> Self {
        Self { email_address: EmailAddress { address, name }, kind: "required" }
    }
}

/// A meeting in a calendar. <https://learn.microsoft.com/en-us/graph/api/resources/event>
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CalendarEvent {
    /// Its id.
    pub id: String,
    /// Opens it in Outlook.
    #[serde(default, deserialize_with = "lenient::text")]
    pub web_link: Option<String>,
    /// How to join; for some seconds after the meeting was made it may be absent.
    #[serde(default, deserialize_with = "lenient::object")]
    pub online_meeting: Option<OnlineMeeting>,
}

/// How to join a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OnlineMeeting {
    /// Opens it in Teams.
    #[serde(default, deserialize_with = "lenient::text")]
    pub join_url: Option<String>,
}
