//! The gallery: every card in every state, drawn by the code that ships, from incidents and turns
//! that became so by the process.
//!
//! `tests/browser/gallery.sh` makes pictures of what is written here; `docs/gallery.md` is the page.

mod actions;
mod agreement;
mod alerts;
mod chats;
mod coverage;
mod incidents;
mod informing;
mod page;
mod questions;
mod statistics;
mod texts;
mod turns;
mod wall;

use firewatch::cards::Cards;
use serde_json::json;
use std::collections::BTreeSet;
use wall::{Drawn, Look, Wall};
use wording::Language;

/// Everything there is to look at.
fn looks(deck: &Cards, language: Language) -> Vec<Look> {
    let mut wall = Wall::new(deck, language);
    incidents::hang(&mut wall);
    agreement::hang(&mut wall);
    agreement::hang_more(&mut wall);
    questions::hang(&mut wall);
    actions::hang(&mut wall);
    chats::hang(&mut wall);
    turns::hang(&mut wall);
    informing::hang(&mut wall);
    alerts::hang(&mut wall);
    statistics::hang(&mut wall);
    texts::hang(&mut wall);
    wall.looks
}

/// As the program draws it, in English.
fn ours() -> Vec<Look> {
    looks(&Cards::open().unwrap(), Language::English)
}

/// `FIREWATCH_GALLERY=folder cargo test --test it gallery::written` writes what the pictures are
/// made of: a list for each language, such as `en.json`.
#[test]
fn written() {
    let folder = std::env::var_os("FIREWATCH_GALLERY").map(std::path::PathBuf::from);
    for language in Language::ALL {
        let looks = looks(&Cards::open().unwrap(), language);
        let names: BTreeSet<String> = looks.iter().map(Look::name).collect();
        assert_eq!(names.len(), looks.len(), "two looks have one name");
        let Some(folder) = &folder else { continue };
        let list: Vec<_> = looks
            .iter()
            .map(|look| match &look.drawn {
                Drawn::Card(card) => {
                    json!({ "name": look.name(), "press": look.press, "card": card })
                }
                Drawn::Words(words) => json!({ "name": look.name(), "words": words }),
            })
            .collect();
        std::fs::create_dir_all(folder).unwrap();
        let text = serde_json::to_vec_pretty(&list).unwrap();
        std::fs::write(folder.join(format!("{}.json", language.code())), text).unwrap();
    }
}
