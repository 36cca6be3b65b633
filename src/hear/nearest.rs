//! What a mistyped command may have been.

use super::COMMANDS;

/// From 0 to 1; below this a guess would only confuse.
const LIKENESS_MIN: f64 = 0.82;

/// Shorter words look like everything.
const LETTERS_MIN: usize = 3;

/// The usage of the command that begins most like this word in small letters.
pub fn nearest(first: &str) -> Option<String> {
    if first.chars().count() < LETTERS_MIN {
        return None;
    }
    let mut best: Option<(f64, &str)> = None;
    for spec in &COMMANDS {
        let words = spec.openings.iter().filter(|opening| !opening.contains(' '));
        for word in words.filter(|word| word.len() >= LETTERS_MIN) {
            let likeness = strsim::jaro_winkler(word, first);
            if likeness >= LIKENESS_MIN && best.is_none_or(|(most, _)| likeness > most) {
                best = Some((likeness, spec.usage));
            }
        }
    }
    best.map(|(_, usage)| usage.to_owned())
}
