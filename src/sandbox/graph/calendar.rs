//! Calendars: invitations, and who is free.

use super::{Refusal, body, permit_any, person};
use crate::sandbox::door::{Answer, Call};
use crate::sandbox::ground::Ground;
use crate::sandbox::world::{Meeting, World};
use jiff::Span;
use jiff::civil::DateTime;
use serde_json::{Value, json};

/// `POST /users/{id}/events`. A repeat with the same `transactionId` finds the first.
pub(super) fn invite(ground: &Ground, call: &Call, name: &str) -> Result<Answer, Refusal> {
    let wish = body(call)?;
    ground.change(|world, now| {
        permit_any(world, &["Calendars.ReadWrite"])?;
        let organizer = person(world, name)?.id.clone();
        for field in ["subject", "start", "end"] {
            if wish.get(field).is_none_or(Value::is_null) {
                let words = format!("The property '{field}' is required.");
                return Err(Refusal::new(400, "ErrorInvalidRequest", words));
            }
        }
        let text = |field: &str| wish.get(field).and_then(Value::as_str).map(str::to_owned);
        let transaction_id = text("transactionId");
        let repeated = |meeting: &&Meeting| {
            meeting.organizer == organizer
                && transaction_id.is_some()
                && meeting.transaction_id == transaction_id
        };
        if let Some(first) = world.meetings.iter().find(repeated) {
            return Ok(Answer::json(201, &first.event));
        }
        let id = world.fresh_guid(now);
        let event = completed(wish.clone(), &id);
        let meeting = Meeting { id, organizer, transaction_id, event: event.clone() };
        world.meetings.push(meeting);
        Ok(Answer::json(201, &event))
    })
}

fn completed(mut event: Value, id: &str) -> Value {
    let online = event.get("isOnlineMeeting") == Some(&json!(true));
    if let Some(fields) = event.as_object_mut() {
        let join = format!("https://teams.microsoft.com/l/meetup-join/{id}");
        fields.insert("id".to_owned(), json!(id));
        fields.insert("iCalUId".to_owned(), json!(id));
        fields.insert(
            "webLink".to_owned(),
            json!(format!("https://outlook.office365.com/owa/?itemid={id}")),
        );
        fields.insert(
            "onlineMeeting".to_owned(),
            if online { json!({ "joinUrl": join }) } else { Value::Null },
        );
    }
    event
}

/// `getSchedule`: everybody is free but for the meetings made here; an address nobody has is an error of its own
/// entry, while the whole is answered with 200.
pub(super) fn schedule(ground: &Ground, call: &Call) -> Result<Answer, Refusal> {
    let wish = body(call)?;
    ground.look(|world| {
        let permissions = ["Calendars.ReadBasic.All", "Calendars.Read", "Calendars.ReadWrite"];
        permit_any(world, &permissions)?;
        let schedules = wish.get("schedules").and_then(Value::as_array);
        let schedules = schedules.ok_or_else(|| Refusal::bad("schedules is required."))?;
        let interval = wish.get("availabilityViewInterval").and_then(Value::as_i64).unwrap_or(30);
        let moment = |field: &str| {
            let text = wish.pointer(&format!("/{field}/dateTime")).and_then(Value::as_str)?;
            let bare = text.split('.').next().unwrap_or(text).trim_end_matches('Z');
            bare.parse::<DateTime>().ok()
        };
        let (Some(start), Some(end)) = (moment("startTime"), moment("endTime")) else {
            return Err(Refusal::bad("startTime and endTime are required."));
        };
        let minutes = end.duration_since(start).as_secs() / 60;
        let slots = usize::try_from(minutes / interval.max(5)).unwrap_or(0).min(5000);
        let value: Vec<Value> = schedules
            .iter()
            .filter_map(Value::as_str)
            .map(|who| day(world, who, (start, interval, slots)))
            .collect();
        Ok(Answer::json(200, &json!({ "value": value })))
    })
}

/// A digit for each slot: 2 while a meeting lasts that the person was invited to, 0 otherwise.
fn view(world: &World, address: &str, (start, interval, slots): (DateTime, i64, usize)) -> String {
    let moment = |event: &Value, field: &str| {
        let text = event.pointer(&format!("/{field}/dateTime"))?.as_str()?;
        text.parse::<DateTime>().ok()
    };
    let invited = |event: &Value| {
        let all = event.get("attendees").and_then(Value::as_array);
        let mut all = all.into_iter().flatten();
        all.any(|one| one.pointer("/emailAddress/address") == Some(&json!(address)))
    };
    let meetings: Vec<(DateTime, DateTime)> = world
        .meetings
        .iter()
        .filter(|meeting| invited(&meeting.event))
        .filter_map(|one| Some((moment(&one.event, "start")?, moment(&one.event, "end")?)))
        .collect();
    let slot = |number: usize| {
        let number = i64::try_from(number).unwrap_or_default();
        let from = start.saturating_add(Span::new().minutes(number * interval));
        let until = from.saturating_add(Span::new().minutes(interval));
        let busy = meetings.iter().any(|(begin, end)| *begin < until && from < *end);
        if busy { '2' } else { '0' }
    };
    (0..slots).map(slot).collect()
}

fn day(world: &World, address: &str, asked: (DateTime, i64, usize)) -> Value {
    if person(world, address).is_err() {
        return json!({
            "scheduleId": address,
            "error": {
                "responseCode": "ErrorMailRecipientNotFound",
                "message": "Unable to resolve e-mail address to an Active Directory object.",
            },
        });
    }
    json!({
        "scheduleId": address, "availabilityView": view(world, address, asked), "scheduleItems": [],
        "workingHours": {
            "daysOfWeek": ["monday", "tuesday", "wednesday", "thursday", "friday"],
            "startTime": "09:00:00.0000000", "endTime": "17:00:00.0000000",
            "timeZone": { "name": "W. Europe Standard Time" },
        },
    })
}
