//! “Report as incident” in the menu of a message (P07): the report form, filled with the message.
//!
//! <https://learn.microsoft.com/en-us/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module>

use super::{Acted, Intake, Scene};
use crate::cards::Spoken;
use crate::hear::{self, Heard};
use crate::http::Answer;
use crate::store::{Aloud, Outcome, StoreError};
use crate::wire::invoke::ADAPTIVE_CARD;
use incident::Enquiry;
use serde_json::{Value, json};
use wording::say;

/// The command's id in the app manifest.
const COMMAND: &str = "reportIncident";

impl Intake {
    /// Answers the two invokes of the dialog; nothing for those of other commands.
    pub(super) async fn dialog(
        &self,
        scene: &Scene,
        name: &str,
        value: &Value,
    ) -> Result<Option<Answer>, StoreError> {
        if value.get("commandId").and_then(Value::as_str) != Some(COMMAND) {
            return Ok(None);
        }
        match name {
            "composeExtension/fetchTask" => Ok(Some(self.form(scene, value)?)),
            "composeExtension/submitAction" => Ok(Some(self.submitted(scene, value).await?)),
            _ => Ok(None),
        }
    }

    fn form(&self, scene: &Scene, value: &Value) -> Result<Answer, StoreError> {
        let words = &self.stage.house.words;
        let enquiry = Enquiry::ReportForm;
        let about = self.stage.about(&enquiry)?;
        let drawn =
            self.stage.draw(|cards, stage| cards.answer(stage, &about, &scene.person, &enquiry));
        let Ok(Spoken::Card { mut card, .. }) = drawn else {
            return Ok(said(&say!(words, "answer-no-form")));
        };
        let html = value.pointer("/messagePayload/body/content").and_then(Value::as_str);
        fill(&mut card, &hear::text_of(html.unwrap_or_default()));
        Ok(Answer::Invoke(json!({ "task": { "type": "continue", "value": {
            "title": say!(words, "answer-form"), "width": "medium", "height": "medium",
            "card": { "contentType": ADAPTIVE_CARD, "content": card },
        }}})))
    }

    /// However many people report one message, there is one incident.
    async fn submitted(&self, scene: &Scene, value: &Value) -> Result<Answer, StoreError> {
        let words = &self.stage.house.words;
        let mut data = value.get("data").cloned().unwrap_or_default();
        if let (Some(data), Some(of)) = (data.as_object_mut(), value.pointer("/messagePayload/id"))
        {
            data.insert("of".to_owned(), of.clone());
        }
        let heard = hear::press("report", &data);
        if !matches!(heard, Heard::Report(_)) {
            return Ok(said(&say!(words, "answer-no-report")));
        }
        Ok(match self.act(scene, heard, Some(&data), Aloud::No).await? {
            Acted::Changed(Outcome::Done(incident)) => {
                said(&say!(words, "answer-reported-asked", id = incident.id.to_string()))
            }
            Acted::Changed(Outcome::AlreadySeen) => said(&say!(words, "answer-reported-before")),
            Acted::Changed(Outcome::Refused(refusal, _)) => said(&self.stage.words(&refusal)),
            Acted::Changed(Outcome::Kept) | Acted::Told => said(&say!(words, "answer-nothing")),
        })
    }
}

fn said(words: &str) -> Answer {
    Answer::Invoke(json!({ "task": { "type": "message", "value": words } }))
}

/// Puts the message into the form. Dialogs know no `Action.Execute`, so its fallback is used.
fn fill(card: &mut Value, summary: &str) {
    match card {
        Value::Object(object) => {
            if object.get("id").and_then(Value::as_str) == Some("summary") {
                object.insert("value".to_owned(), json!(summary));
            }
            if object.get("type").and_then(Value::as_str) == Some("Action.Execute")
                && let Some(fallback) = object.remove("fallback")
            {
                *card = fallback;
                return;
            }
            object.values_mut().for_each(|value| fill(value, summary));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| fill(item, summary)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
