//! Writes every card to a folder, for a person who wants to look at them.

use super::story::{cards_of, stories};
use wording::Language;

/// `FIREWATCH_GALLERY=folder cargo test -q --test it gallery`
#[test]
fn gallery() {
    let Some(folder) = std::env::var_os("FIREWATCH_GALLERY") else { return };
    let folder = std::path::PathBuf::from(folder);
    std::fs::create_dir_all(&folder).unwrap();
    for language in Language::ALL {
        for (story, mut told) in stories() {
            told.language = language;
            for (card, drawn) in cards_of(&told) {
                let name = format!("{} {story} - {card}.json", language.code());
                let name = name.replace([':', '"', '{', '}', ','], "");
                let text = serde_json::to_vec_pretty(&drawn).unwrap();
                std::fs::write(folder.join(name), text).unwrap();
            }
        }
    }
}
