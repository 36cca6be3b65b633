//! Where the looks hang, each with a sentence.

use crate::cards::story::Story;
use firewatch::cards::{About, CardError, Cards, Scene, Spoken};
use incident::{Incident, PersonId, Phase};
use serde_json::{Value, json};
use wording::Language;

/// What is looked at.
pub enum Drawn {
    Card(Value),
    /// Messages without a card, each as `{"text", "entities"}`.
    Words(Vec<Value>),
}

/// One thing to look at.
pub struct Look {
    /// The template it is drawn with; `words` where it is none.
    pub card: &'static str,
    /// What is so in it, in a few words.
    pub state: &'static str,
    /// A sentence for whoever looks.
    pub about: &'static str,
    /// The button that is pressed before the picture is taken, where a form opens behind it.
    pub press: Option<&'static str>,
    /// Where its incident stands.
    pub phase: Option<Phase>,
    pub drawn: Drawn,
}

impl Look {
    /// What its picture is called.
    pub fn name(&self) -> String {
        let name = format!("{} {}", self.card, self.state).to_lowercase();
        let name: String =
            name.chars().filter(|c| c.is_ascii_alphanumeric() || [' ', '-'].contains(c)).collect();
        name.split_whitespace().collect::<Vec<_>>().join("-")
    }
}

pub struct Wall<'a> {
    deck: &'a Cards,
    language: Language,
    pub looks: Vec<Look>,
}

impl<'a> Wall<'a> {
    /// A story that is in English is told in this language.
    pub fn new(deck: &'a Cards, language: Language) -> Self {
        Self { deck, language, looks: Vec::new() }
    }

    /// Draws with the templates of this wall, everybody's Teams id known.
    pub fn draw<T>(
        &self,
        story: &Story,
        draw: impl FnOnce(&Cards, &Scene<'_>, &Incident) -> T,
    ) -> T {
        let mri = |person: &PersonId| Some(format!("29:{person}"));
        let mut story = story.clone();
        if story.language == Language::English {
            story.language = self.language;
        }
        story.draw_on(self.deck, &mri, draw)
    }

    /// Hangs up a card.
    pub fn hang(
        &mut self,
        (card, state, about): (&'static str, &'static str, &'static str),
        story: &Story,
        draw: impl FnOnce(&Cards, &Scene<'_>, &Incident) -> Result<Value, CardError>,
    ) {
        let drawn = Drawn::Card(self.draw(story, draw).unwrap());
        let phase = Some(story.incident.phase.clone());
        self.looks.push(Look { card, state, about, press: None, phase, drawn });
    }

    /// Hangs up a card with one of its forms open.
    pub fn pressed(
        &mut self,
        told: (&'static str, &'static str, &'static str),
        press: &'static str,
        story: &Story,
        draw: impl FnOnce(&Cards, &Scene<'_>, &Incident) -> Result<Value, CardError>,
    ) {
        self.hang(told, story, draw);
        self.looks.last_mut().unwrap().press = Some(press);
    }

    /// Hangs up what is said without a card.
    pub fn said(
        &mut self,
        (state, about): (&'static str, &'static str),
        words: impl IntoIterator<Item = Spoken>,
    ) {
        let message = |spoken| {
            let Spoken::Text { text, mentions } = spoken else { panic!("a card: {spoken:?}") };
            let entity =
                |one: &firewatch::cards::Mention| json!({ "text": one.text, "name": one.name });
            json!({ "text": text, "entities": mentions.iter().map(entity).collect::<Vec<_>>() })
        };
        let drawn = Drawn::Words(words.into_iter().map(message).collect());
        self.looks.push(Look { card: "words", state, about, press: None, phase: None, drawn });
    }
}

/// The card that was spoken.
pub fn card(spoken: Result<Spoken, CardError>) -> Result<Value, CardError> {
    match spoken? {
        Spoken::Card { card, .. } => Ok(card),
        Spoken::Text { text, .. } => panic!("words: {text}"),
    }
}

/// What an answer can be about: this incident, and others.
pub fn about(story: &Story, open: Vec<Incident>, past: &[Incident]) -> About {
    About {
        latest: open.iter().chain(past).cloned().collect(),
        open,
        shown: Some((story.incident.clone(), story.history.clone())),
        checks: vec![],
        alerts: std::sync::Arc::default(),
        fairness: None,
        statistics: None,
        calendar: true,
        public_url: Some("https://firewatch.example.org".to_owned()),
        query: Some("https://dev.azure.com/example/121/_queries/query/7".to_owned()),
    }
}
