//! A cursor over the words of a message.

use super::alike::{after, bare, same};
use super::clean::{CLOSE, OPEN};
use incident::{IncidentId, Kind, Who};

/// What people put in front of a request.
const POLITE: [&str; 5] = ["please", "pls", "ok", "okay", "hey"];

/// What they put in front of one when they speak to somebody.
const GREETINGS: [&str; 7] = ["hi", "hello", "hoi", "hallo", "good morning", "morning", "and"];

/// A question by its form only.
const REQUESTS: [&str; 6] = ["can you", "could you", "would you", "will you", "can we", "kun je"];

/// What refers to another incident: “the same as INC-3” is not about INC-3.
const REFERRING: [&str; 10] =
    ["see", "as", "in", "like", "of", "than", "from", "after", "zie", "unlike"];

/// What they put behind it.
const THANKS: [&str; 10] =
    ["please", "pls", "thanks", "thank", "you", "thx", "now", "alsjeblieft", "aub", "bedankt"];

/// What announces a reason.
const REASON: [&str; 4] = ["because", "reason", "omdat", "reden"];

/// What stands between a command and its reason, besides words.
const MARKS: [char; 6] = ['-', '–', '—', ':', ',', ';'];

/// Whether a text begins with one of these phrases, in any case. Allocates nothing: all talk
/// passes by here.
pub fn begins_with(text: &str, phrases: &[&str]) -> bool {
    let is_polite = |word: &&str| POLITE.iter().any(|polite| same(word, polite));
    let words = text.split_whitespace().map(bare).filter(|word| !word.is_empty());
    let mut words = words.skip_while(is_polite);
    let Some(first) = words.next() else { return false };
    phrases.iter().any(|phrase| {
        let (wanted, more) = phrase.split_once(' ').unwrap_or((phrase, ""));
        let mut ahead = words.clone();
        same(first, wanted)
            && more.split_whitespace().all(|wanted| ahead.next().is_some_and(|w| same(w, wanted)))
    })
}

/// Whether a text begins with an incident number.
pub fn begins_with_id(text: &str) -> bool {
    text.split_whitespace().next().is_some_and(|word| id_of(word).is_some())
}

/// What is left to be read.
#[derive(Clone, Debug)]
pub struct Words<'a> {
    rest: &'a str,
    people: &'a [Who],
    paused: bool,
}

impl<'a> Words<'a> {
    /// At the first word; politeness in front of it is passed over, and greetings where somebody
    /// speaks to us.
    pub fn new(text: &'a str, people: &'a [Who], addressed: bool) -> Self {
        let mut words = Self { rest: text.trim(), people, paused: false };
        while words.take(&POLITE) || (addressed && words.take(&GREETINGS)) {}
        if addressed && words.take(&REQUESTS) {
            words = words.without_question_mark();
            words.pass(&POLITE);
        }
        words.rest = words.rest.trim_start_matches([',', ' ', '\n']);
        words.paused = false;
        words
    }

    /// Whether nothing is left but thanks and marks. A question mark is something.
    pub fn is_empty(&self) -> bool {
        !self.rest.contains('?')
            && self.rest.split_whitespace().all(|word| {
                !word.contains(char::is_alphanumeric)
                    || THANKS.iter().any(|thanks| same(bare(word), thanks))
            })
    }

    /// The same without question marks at the end: for what is a question anyway.
    pub fn without_question_mark(mut self) -> Self {
        self.rest = self.rest.trim_end_matches(['?', '!', ' ', '\n']);
        self
    }

    /// How many words are left.
    pub fn count(&self) -> usize {
        self.rest.split_whitespace().count()
    }

    /// Whether a comma, a colon, a dash or the like stands after the last word taken.
    pub fn paused(&self) -> bool {
        self.paused || self.rest.starts_with(MARKS)
    }

    /// The next word in small letters, without what stands around it.
    pub fn peek(&self) -> String {
        bare(self.word()).to_lowercase()
    }

    /// Passes over the next word.
    pub fn skip(&mut self) {
        let word = self.word();
        self.paused = word.ends_with(MARKS) || word.ends_with(['.', '!']);
        self.rest = self.rest.trim_start().get(word.len()..).unwrap_or_default().trim_start();
    }

    /// Takes one of these phrases, word by word, or nothing.
    pub fn take(&mut self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| {
            let mut ahead = self.clone();
            for wanted in phrase.split(' ') {
                if !same(bare(ahead.word()), wanted) {
                    return false;
                }
                ahead.skip();
            }
            *self = ahead;
            true
        })
    }

    /// Takes as many of these words as stand here.
    pub fn pass(&mut self, words: &[&str]) {
        while self.take(words) {}
    }

    /// Takes an incident number: `INC-7`, `inc7`, `INC 7`, `#7`, `DRILL-1`.
    pub fn take_id(&mut self) -> Option<IncidentId> {
        if let Some(id) = id_of(self.word()) {
            self.skip();
            return Some(id);
        }
        let mut ahead = self.clone();
        let kind = if ahead.take(&["inc", "incident"]) {
            Kind::Real
        } else if ahead.take(&["drill"]) {
            Kind::Drill
        } else {
            return None;
        };
        let id = numbered(kind, bare(ahead.word()))?;
        ahead.skip();
        *self = ahead;
        Some(id)
    }

    /// Takes an incident number, be it bare: `7`, where nothing but a number can be meant.
    pub fn take_bare_id(&mut self) -> Option<IncidentId> {
        self.take_id().or_else(|| {
            let id = numbered(Kind::Real, bare(self.word()))?;
            self.skip();
            Some(id)
        })
    }

    /// Takes the first incident number wherever it stands, unless it is only referred to, and all
    /// other words as a text.
    pub fn pull_id(&self) -> (Option<IncidentId>, String) {
        let mut ahead = self.clone();
        while !ahead.rest.is_empty() {
            let before = self.rest.len() - ahead.rest.len();
            let word = bare(ahead.word());
            if REFERRING.iter().any(|refers| same(word, refers)) {
                ahead.skip();
                ahead.skip();
            } else if let Some(id) = ahead.take_id() {
                let head = self.rest.get(..before).unwrap_or_default();
                return (Some(id), format!("{head}{}", ahead.rest));
            } else {
                ahead.skip();
            }
        }
        (None, self.rest.to_owned())
    }

    /// Takes a mentioned person.
    pub fn take_mention(&mut self) -> Option<Who> {
        let start = self.rest.trim_start_matches(['(', '@']);
        let (place, behind) = start.strip_prefix(OPEN)?.split_once(CLOSE)?;
        let who = self.people.get(place.parse::<usize>().ok()?)?.clone();
        self.rest = behind.trim_start_matches([')', ',', '.', ':', '!']).trim_start();
        Some(who)
    }

    /// A name, which begins with a capital.
    pub fn take_name(&mut self) -> Option<String> {
        let word = bare(self.word());
        let fits = word.chars().count() > 1
            && word.starts_with(char::is_uppercase)
            && word
                .chars()
                .all(|letter| letter.is_alphabetic() || matches!(letter, '\'' | '’' | '-'));
        let name = fits.then(|| word.to_owned())?;
        self.skip();
        Some(name)
    }

    /// Whether there is no word any more.
    pub fn is_at_end(&self) -> bool {
        self.rest.trim_start().is_empty()
    }

    /// What stands before a place further on, with people by name.
    pub fn until(&self, ahead: &Self) -> String {
        let before = self.rest.len().saturating_sub(ahead.rest.len());
        self.name_people(self.rest.get(..before).unwrap_or_default())
    }

    /// All that is left, with people by name.
    pub fn whole(&self) -> String {
        self.name_people(self.rest)
    }

    /// The same without the marks between a command and what follows it; none where nothing does.
    pub fn rest(&self) -> Option<String> {
        let text = self.whole();
        let text = text.trim_start_matches([':', ',', '-', '–', '—', ' ']).trim_end();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A piece of the text, with people by name.
    pub fn name_people(&self, text: &str) -> String {
        let mut named = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, marked)) = rest.split_once(OPEN) {
            named.push_str(before);
            let (place, behind) = marked.split_once(CLOSE).unwrap_or(("", marked));
            let who = place.parse::<usize>().ok().and_then(|place| self.people.get(place));
            named.push_str(who.map_or("", |who| who.name.as_str()));
            rest = behind;
        }
        named.push_str(rest);
        named.retain(|letter| letter != CLOSE);
        named.trim().to_owned()
    }

    /// A reason at the end: “because …”, “reason: …”, or whatever is left. `None` where there is
    /// none; `Err` where `strict` wants it announced and it is not.
    pub fn take_reason(&mut self, strict: bool) -> Result<Option<String>, ()> {
        let dashed = self.rest.starts_with(MARKS);
        self.rest = self.rest.trim_start_matches([' ']).trim_start_matches(MARKS).trim_start();
        let before = self.clone();
        let announced = self.take(&REASON) || dashed;
        if same(bare(self.word()), "of") {
            *self = before;
        }
        if self.is_empty() {
            return Ok(None);
        }
        if strict && !announced {
            return Err(());
        }
        let reason = self.whole();
        self.rest = "";
        Ok(Some(reason.trim_start_matches([':', ',', ' ']).to_owned()))
    }

    fn word(&self) -> &'a str {
        self.rest.split_whitespace().next().unwrap_or_default()
    }
}

/// The incident a single word names. Telephones write other dashes.
fn id_of(word: &str) -> Option<IncidentId> {
    let word = bare(word);
    if let Some(digits) = word.strip_prefix('#') {
        return numbered(Kind::Real, digits);
    }
    let (kind, digits) = match after(word, "inc") {
        Some(digits) => (Kind::Real, digits),
        None => (Kind::Drill, after(word, "drill")?),
    };
    numbered(kind, digits.trim_start_matches(['-', '–', '—', '\u{2010}', '\u{2011}']))
}

fn numbered(kind: Kind, digits: &str) -> Option<IncidentId> {
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse().ok().filter(|number| plain && *number > 0)?;
    Some(IncidentId { kind, number })
}

#[cfg(test)]
mod test {
    use super::Words;

    #[test]
    fn a_number_is_recognised_as_people_write_it() {
        for text in ["INC-7", "inc7", "INC 7", "#7", "inc–7", "(INC-7)", "INC-007,", "incident 7"]
        {
            let id = Words::new(text, &[], false).take_id().expect(text);
            assert_eq!(id.to_string(), "INC-7", "{text}");
        }
        for text in ["7", "INC-0", "#0", "inc", "incoming", "INC-99999999999", "#", "drilling"] {
            assert_eq!(Words::new(text, &[], false).take_id(), None, "{text}");
        }
        assert_eq!(Words::new("drill-2", &[], false).take_id().unwrap().to_string(), "DRILL-2");
    }

    #[test]
    fn a_number_is_found_in_the_middle_and_the_rest_is_kept() {
        let words = Words::new("verified by Bo, for #12 see INC-3", &[], false);
        let (id, rest) = words.pull_id();
        assert_eq!(id.unwrap().to_string(), "INC-12");
        assert_eq!(rest, "verified by Bo, for see INC-3");
    }
}
