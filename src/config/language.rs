//! In which language the team is spoken to: `team.language`.

use super::reader::Reader;
use wording::Language;

pub fn read(reader: &mut Reader) -> Language {
    const KEY: &str = "team.language";
    let Some(code) = reader.text(KEY) else { return Language::default() };
    Language::from_code(&code).unwrap_or_else(|| {
        let known: Vec<&str> = Language::ALL.iter().map(|language| language.code()).collect();
        reader.problem(KEY, &code, &known.join(" or "));
        Language::default()
    })
}
