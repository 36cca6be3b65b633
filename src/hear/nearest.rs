//! What a mistyped command may have been.

use super::COMMANDS;

/// From 0 to 1; below this a guess would only confuse.
const LIKENESS_MIN: f64 = 0.82;

/// The usage of the command whose name is most like the first word.
pub fn nearest(text: &str) -> Option<String> {
    let first = text.split_whitespace().next()?.to_lowercase();
    let first = first.trim_matches(|letter: char| !letter.is_alphanumeric());
    let likeness = |name: &str| {
        let word = name.split(' ').next().unwrap_or(name);
        strsim::jaro_winkler(word, first)
    };
    COMMANDS
        .iter()
        .map(|spec| (likeness(spec.name), spec))
        .filter(|(likeness, _)| *likeness >= LIKENESS_MIN)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, spec)| spec.usage.to_owned())
}
