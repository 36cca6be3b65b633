//! Whether two words are the same, as people write them.

/// A word without the marks around it. A question mark stays: what is asked is not said.
pub fn bare(word: &str) -> &str {
    word.trim_matches(['.', ',', '!', ':', ';', '"', '\'', '(', ')', '“', '”', '`', '*'])
}

/// Whether two words are the same in any case; telephones write another apostrophe.
pub fn same(word: &str, wanted: &str) -> bool {
    after(word, wanted).is_some_and(str::is_empty)
}

/// Whether a word begins so, in any case.
pub fn begins(word: &str, stem: &str) -> bool {
    after(word, stem).is_some()
}

/// What follows a beginning, in any case.
pub fn after<'w>(word: &'w str, stem: &str) -> Option<&'w str> {
    let first = |text: &str| text.bytes().next().map(|first| first.to_ascii_lowercase());
    if first(word) != first(stem) {
        return None;
    }
    let mut letters = word.chars();
    let alike = |other: char| {
        letters
            .next()
            .is_some_and(|one| one.eq_ignore_ascii_case(&other) || (one == '’' && other == '\''))
    };
    stem.chars().all(alike).then_some(letters.as_str())
}
