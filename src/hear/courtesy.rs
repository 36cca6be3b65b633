//! “Thanks!”, a thumb: kind words that want no answer.

/// Kind words.
const KIND: [&str; 14] = [
    "thanks",
    "thank you",
    "thx",
    "many thanks",
    "thanks a lot",
    "bedankt",
    "dank je",
    "dankjewel",
    "ok",
    "okay",
    "great",
    "perfect",
    "nice",
    "good bot",
];

/// Whether a text is a kind word, or marks and pictures only. A question mark is more.
pub fn is_all(text: &str) -> bool {
    let text = text.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '?');
    text.is_empty() || KIND.iter().any(|kind| text.eq_ignore_ascii_case(kind))
}
