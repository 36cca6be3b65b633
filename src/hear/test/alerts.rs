//! How people speak of alerts (P04).

use super::{Place, said};
use crate::hear::{Heard, hear, press};
use alerts::Command;
use incident::{Enquiry, IncidentId, Kind};
use jiff::civil::time;
use rota::{Day, When};
use serde_json::json;
use std::time::Duration;

/// In private everything is said to us.
fn heard(text: &str) -> Heard {
    hear(&said(text, Place::Private, &[]))
}

fn raise(name: &str, detail: Option<&str>) -> Heard {
    let (name, detail) = (name.to_owned(), detail.map(str::to_owned));
    Heard::Alert(Command::Raise { name, detail })
}

fn hours(hours: u64) -> When {
    When::After(Duration::from_hours(hours))
}

fn mute(number: Option<u32>, until: impl Into<Option<When>>, reason: Option<&str>) -> Heard {
    let until = until.into();
    Heard::Alert(Command::Mute { number, until, reason: reason.map(str::to_owned) })
}

#[test]
fn an_alert_has_a_name_and_may_say_more() {
    assert_eq!(heard("alert disk full"), raise("disk full", None));
    assert_eq!(
        heard("alert: payment queue: 250 waiting"),
        raise("payment queue", Some("250 waiting"))
    );
    assert_eq!(
        heard("alert http://example.org is down"),
        raise("http://example.org is down", None)
    );
    let long = "one two three four five six seven eight nine ten eleven twelve thirteen";
    let name = "one two three four five six seven eight nine ten eleven twelve";
    assert_eq!(heard(&format!("alert {long}")), raise(name, Some(long)));
}

#[test]
fn an_answer_names_its_alert_or_means_the_only_one() {
    let seen = |number, noted: Option<&str>| {
        Heard::Alert(Command::Acknowledge { number, noted: noted.map(str::to_owned) })
    };
    assert_eq!(heard("ack"), seen(None, None));
    assert_eq!(heard("acknowledge alert–3 thanks"), seen(Some(3), None));
    assert_eq!(heard("ack ALERT-3: a bank was slow"), seen(Some(3), Some("a bank was slow")));
    assert_eq!(heard("report ALERT-3"), Heard::Alert(Command::Report { number: 3 }));
    let incident = IncidentId { kind: Kind::Real, number: 7 };
    let belongs = Heard::Alert(Command::Belongs { number: 3, incident });
    assert_eq!(heard("ALERT-3 belongs to INC-7"), belongs);
    assert_eq!(heard("unmute alert3"), Heard::Alert(Command::Unmute { number: Some(3) }));
    for asks in ["alerts", "show alerts?", "ALERT-3", "show ALERT-3"] {
        assert_eq!(heard(asks), Heard::Enquiry(Enquiry::Alerts), "{asks}");
    }
}

#[test]
fn a_mute_ends_as_people_say_it() {
    let known = Some("it is known");
    for (text, meant) in [
        ("mute ALERT-3 for 2 hours because it is known", mute(Some(3), hours(2), known)),
        ("mute for an hour: it is known", mute(None, hours(1), known)),
        ("mute ALERT-3 for 2 hours", mute(Some(3), hours(2), None)),
        ("mute ALERT-3", mute(Some(3), None, None)),
        (
            "mute ALERT-3 until 17:00 because it is known",
            mute(Some(3), Some(When::At(time(17, 0, 0, 0))), known),
        ),
        (
            "mute until tomorrow because it is known",
            mute(None, Some(When::On(Day::Tomorrow, None)), known),
        ),
    ] {
        assert_eq!(heard(text), meant, "{text}");
    }
}

#[test]
fn buttons_name_their_alert() {
    let data = json!({ "alert": 3, "until": "tomorrow", "reason": "it is known" });
    let until = Some(When::On(Day::Tomorrow, None));
    assert_eq!(press("alert-mute", &data), mute(Some(3), until, Some("it is known")));
    let data = json!({ "alert": "3", "until": "168", "reason": " " });
    assert_eq!(press("alert-mute", &data), mute(Some(3), hours(168), None));
    for data in [json!({}), json!({ "alert": "x" }), json!({ "alert": 3, "until": "-1" })] {
        let heard = press("alert-mute", &data);
        assert!(matches!(heard, Heard::Enquiry(Enquiry::Unclear { .. })), "{data}");
    }
}

#[test]
fn what_is_overheard_must_name_an_alert() {
    let overheard = |text| hear(&said(text, Place::Team, &[]));
    assert_ne!(overheard("ack ALERT-3"), Heard::Nothing);
    assert_ne!(overheard("ALERT-3 belongs to INC-7"), Heard::Nothing);
    for text in ["ack", "alert disk full", "mute for 2 hours", "unmute", "alert 3 is noise"] {
        assert_eq!(overheard(text), Heard::Nothing, "{text}");
    }
}
