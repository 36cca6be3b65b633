//! The press of an `Action.Execute` button and what may be answered to it.
//!
//! <https://learn.microsoft.com/en-us/adaptive-cards/authoring-cards/universal-action-model>.
//! The HTTP status is 200 whatever `statusCode` says: Teams shows its own error otherwise.

use super::lenient;
use serde::Deserialize;
use serde_json::{Value, json};

/// The name of the invoke that brings a press.
pub const ADAPTIVE_CARD_ACTION: &str = "adaptiveCard/action";

/// The media type of an Adaptive Card.
pub const ADAPTIVE_CARD: &str = "application/vnd.microsoft.card.adaptive";

/// The `value` of an `adaptiveCard/action` invoke.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct CardAction {
    /// The button.
    #[serde(default, deserialize_with = "lenient::object")]
    pub action: Option<Execute>,
    /// `manual` for a person's press, `automatic` for a refresh; some clients leave it out.
    #[serde(default, deserialize_with = "lenient::text")]
    pub trigger: Option<String>,
}

/// The pressed button.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Execute {
    /// `Action.Execute`.
    #[serde(rename = "type", default, deserialize_with = "lenient::text")]
    pub kind: Option<String>,
    /// The button's id on the card, if it has one.
    #[serde(default, deserialize_with = "lenient::text")]
    pub id: Option<String>,
    /// What it asks for.
    #[serde(default, deserialize_with = "lenient::text")]
    pub verb: Option<String>,
    /// The card's data with the inputs merged in. Held by the client, so never proof of anything.
    #[serde(default)]
    pub data: Value,
}

impl CardAction {
    /// Reads the `value` of the invoke; empty where it is something else.
    #[must_use]
    pub fn read(value: &Value) -> Self {
        lenient::object(value).ok().flatten().unwrap_or_default()
    }
}

/// An answer that puts `card` in the place of the pressed one, for this person only.
#[must_use]
pub fn card(card: &Value) -> Value {
    json!({"statusCode": 200, "type": ADAPTIVE_CARD, "value": card})
}

/// An answer that shows a short text and leaves the card as it is.
#[must_use]
pub fn message(text: &str) -> Value {
    json!({"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": text})
}

/// Whose fault a failed press is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The press makes no sense.
    Asker,
    /// We could not do it.
    Ours,
}

/// An answer that says the press failed, with a sentence for the person who pressed.
#[must_use]
pub fn error(fault: Fault, text: &str) -> Value {
    let (status, code) = match fault {
        Fault::Asker => (400, "BadRequest"),
        Fault::Ours => (500, "InternalServerError"),
    };
    json!({
        "statusCode": status,
        "type": "application/vnd.microsoft.error",
        "value": {"code": code, "message": text},
    })
}

#[cfg(test)]
mod test {
    use super::{CardAction, Fault, card, error, message};
    use serde_json::json;

    #[test]
    fn a_press_is_read() {
        let pressed = CardAction::read(&json!({
            "action": {"type": "Action.Execute", "verb": "confirm", "data": {"inc": "INC-7"}},
            "trigger": "manual"
        }));
        let action = pressed.action.unwrap();
        assert_eq!(action.verb.as_deref(), Some("confirm"));
        assert_eq!(action.data, json!({"inc": "INC-7"}));
        assert_eq!(pressed.trigger.as_deref(), Some("manual"));
        assert_eq!(CardAction::read(&json!("nonsense")), CardAction::default());
    }

    #[test]
    fn the_three_answers() {
        assert_eq!(card(&json!({"type": "AdaptiveCard"}))["value"]["type"], "AdaptiveCard");
        assert_eq!(message("Done")["value"], "Done");
        assert_eq!(error(Fault::Asker, "Unknown button")["statusCode"], 400);
        assert_eq!(error(Fault::Ours, "Later")["value"]["message"], "Later");
    }
}
