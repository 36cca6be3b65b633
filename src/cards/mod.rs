//! stub
#![allow(missing_docs, clippy::all, clippy::pedantic, unused)]
use incident::*;
use jiff::tz::TimeZone;
use serde_json::{Value, json};
#[derive(Debug)]
pub struct Cards;
#[derive(Debug, thiserror::Error)]
#[error("card")]
pub struct CardError;
pub struct Scene<'a> {
    pub team: &'a Team,
    pub zone: &'a TimeZone,
    pub now: Moment,
    pub duty: Option<&'a Duty>,
    pub until: Option<jiff::civil::Date>,
    pub mri: &'a dyn Fn(&PersonId) -> Option<String>,
}
pub fn time(zone: &TimeZone, now: Moment, moment: Moment) -> String {
    String::new()
}
pub struct About {
    pub open: Vec<Incident>,
    pub latest: Vec<Incident>,
    pub shown: Option<(Incident, Vec<Entry>)>,
}
pub enum Spoken {
    Card { card: Value, summary: String },
    Text { text: String, mentions: Vec<Mention> },
}
pub struct Mention {
    pub person: PersonId,
    pub name: String,
    pub text: String,
}
pub struct BugText {
    pub title: String,
    pub repro_html: String,
}
fn c(i: &Incident, k: &str) -> Result<Value, CardError> {
    Ok(
        json!({"type":"AdaptiveCard","version":"1.5","fallbackText": format!("{} {k}", i.id), "body":[{"type":"TextBlock","text":format!("{} {k} {:?}", i.id, i.phase)}]}),
    )
}
impl Cards {
    pub fn open() -> Result<Cards, CardError> {
        Ok(Cards)
    }
    pub fn live(&self, s: &Scene, i: &Incident) -> Result<Value, CardError> {
        c(i, "live")
    }
    pub fn own(&self, s: &Scene, i: &Incident, viewer: &Person) -> Result<Value, CardError> {
        c(i, "own")
    }
    pub fn severity(
        &self,
        s: &Scene,
        i: &Incident,
        answers: Option<&Answers>,
        note: Option<&str>,
    ) -> Result<Value, CardError> {
        c(i, "sev")
    }
    pub fn war_room(&self, s: &Scene, i: &Incident) -> Result<Value, CardError> {
        c(i, "war")
    }
    pub fn acceptance(&self, s: &Scene, i: &Incident, question: u32) -> Result<Value, CardError> {
        c(i, "acc")
    }
    pub fn say(&self, s: &Scene, i: &Incident, x: &Saying) -> Result<Spoken, CardError> {
        Ok(Spoken::Text { text: format!("{x:?}"), mentions: vec![] })
    }
    pub fn answer(
        &self,
        s: &Scene,
        about: &About,
        to: &Person,
        e: &Enquiry,
    ) -> Result<Spoken, CardError> {
        Ok(Spoken::Text { text: format!("{e:?}"), mentions: vec![] })
    }
    pub fn refusal(&self, s: &Scene, to: &Person, r: &Refusal) -> Spoken {
        Spoken::Text { text: r.words(&|m| String::new()), mentions: vec![] }
    }
    pub fn bug(&self, s: &Scene, i: &Incident) -> BugText {
        BugText { title: format!("{}: {}", i.id, i.summary), repro_html: String::new() }
    }
    pub fn note(&self, s: &Scene, by: &Person, at: Moment, text: &str) -> String {
        text.into()
    }
    pub fn ending(&self, s: &Scene, i: &Incident) -> String {
        "end".into()
    }
    pub fn topic(&self, i: &Incident) -> String {
        format!("{} {}", i.id, i.mark)
    }
}
