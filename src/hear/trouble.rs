//! Whether free text tells of trouble on the platform now. It decides about a question only,
//! never about an incident; but a team that is asked too often stops reading.

use super::alike;
use super::spot::Spot;

/// Words for what the platform does, for its parts, its partners and the countries it runs in, by
/// their first letter. Those that end in a dash are beginnings of words.
const fn platform(first: u8) -> &'static [&'static str] {
    match first {
        b'1' => &["121", "121-"],
        b'a' => &["api", "airtel", "africa"],
        b'b' => &["benefici-", "betaling-", "benin", "burundi"],
        b'c' => &["callback-", "cronjob-", "cron", "cbe", "cameroon", "chad"],
        b'd' => &["data", "database", "db", "drc"],
        b'e' => &["ethiopia", "eswatini"],
        b'f' => &["fsp", "fsps"],
        b'g' => &["greece"],
        b'i' => &["import", "imports", "importing", "inloggen", "intersolve"],
        b'k' => &["kobo", "kenya", "krcs"],
        b'l' => &["login", "logins", "log", "lanka"],
        b'm' => &["mpesa", "m-pesa", "mtn", "madagascar", "mauritania"],
        b'n' => &["nedbank", "nlrc", "nigeria", "netherlands", "nederland"],
        b'o' => &["onafriq", "oekra-"],
        b'p' => &[
            "payment-",
            "payout-",
            "prod",
            "production",
            "productie",
            "portal",
            "portals",
            "portaal",
            "platform",
        ],
        b'q' => &["queue", "queues"],
        b'r' => &["registr-", "recipien-", "reconcil-", "redis"],
        b's' => &["sso", "sms", "safaricom", "slovakia", "somalia", "sudan"],
        b't' => &["transfer-", "transact-", "twilio", "togo"],
        b'u' => &["uitbetal-", "ukraine"],
        b'v' => &["voucher-", "visa"],
        b'w' => &["whatsapp"],
        b'z' => &["zambia"],
        _ => &[],
    }
}

/// Things that break as well and are not ours, and work that is done about things.
const ELSEWHERE: &str = "laptop|my phone|train|trains|printer|wifi|outlook|zoom|github|jira|figma|\
    coffee|lift|elevator|heating|bike|car|meeting|meetings|slides|deck|workshop|agenda|retro|\
    standup|post-mortem|postmortem|playbook|translation|wording|typo|refactor|pr|prs|tests|e2e|\
    lint|pipeline|ci|branch|ticket|tickets|docs|wiki|backlog|sprint|feature|features|\
    invite|in the loop";

/// Places that are not production.
const REHEARSAL: &str = "on test|in test|op test|to test|test instance|test environment|staging|\
    locally|localhost|demo|training";

/// What was announced beforehand.
const PLANNED: &str = "maintenance|drill|oefening";

/// Phrases that are trouble as they stand.
const PHRASES: &str = "not loading|not loaded|not responding|not arriving|not received|not moving|\
    not sending|not going out|not coming through|not being sent|doesn't work|doesn't load|\
    don't work|does not work|do not work|won't load|won't start|won't open|nothing works|\
    nothing moves|nothing moving|nothing happens|nobody can|no one can|niemand kan|werkt niet|\
    werken niet|ligt eruit|ligt plat|liggen eruit|no longer works|stopped working|data loss|\
    data lost|lost data|wrong amount|wrong amounts|amount wrong|amounts wrong|amounts are wrong|\
    data is gone|white page|blank page|logged out|very slow|extremely slow|pending for|not load|sso loop|login loop|redirect loop";

/// What says that it is over.
const OVER: &str = "false alarm|works again|working again|is back|are back|back online|back up|\
    up again|never mind|nevermind|nvm|untouched|unaffected|not affected|all good|no problem|\
    no issue|as designed|by design|as intended|opgelost|resolved|fixed|solved|recovered";

/// What says that it was long ago.
const PAST: &str = "yesterday|gisteren|last week|last month|last sprint|vorige week";

/// A quick look at a text in any case: whether it could tell of trouble. Allocates nothing and
/// knows plain letters only: all talk passes by here.
pub fn any(text: &str) -> bool {
    let trouble = |word: &str| stems(first_of(word)).iter().any(|stem| alike::begins(word, stem));
    let between =
        |letter: char| !(letter.is_ascii_alphanumeric() || matches!(letter, '\'' | '’' | '-'));
    let pieces = || text.split(between).map(trimmed).filter(|word| !word.is_empty());
    pieces().any(trouble) && pieces().any(is_platform)
}

/// Whether the text tells of trouble on the platform.
pub fn is_told(text: &str) -> bool {
    let words = words_of(text);
    if !words.iter().any(|word| is_platform(word)) || is_over(text) || is_past(text) {
        return false;
    }
    let prod = has_any(&words, "prod|production|productie");
    if has_any(&words, PLANNED) || (has_any(&words, REHEARSAL) && !prod) {
        return false;
    }
    clauses(text).into_iter().any(|clause| {
        let words = words_of(clause);
        !has_any(&words, ELSEWHERE) && !is_supposed(&words) && tells(&words)
    })
}

/// Whether the text says that it is over. What follows the last “but” counts.
pub fn is_over(text: &str) -> bool {
    let words = words_of(text);
    let turn = words.iter().rposition(|word| word == "but" || word == "maar").unwrap_or(0);
    let words = words.get(turn..).unwrap_or_default();
    let over = OVER.split('|').any(|phrase| {
        positions(words, phrase).any(|at| {
            let before = words.get(at.saturating_sub(2)..at).unwrap_or_default();
            let open = ["be", "being", "get", "gets", "until", "not", "isn't", "hasn't", "never"];
            let amounts = words.get(at + 1).is_some_and(|next| next.starts_with("amount"));
            !amounts && !before.iter().any(|word| open.contains(&word.as_str()))
        })
    });
    over && !has_any(words, "still|nog steeds")
}

/// Whether the text tells of a day that is gone.
pub fn is_past(text: &str) -> bool {
    let words = words_of(text);
    has_any(&words, PAST) && !has_any(&words, "since|sinds|still|again|now")
}

/// Whether a word in any case stands for the platform or a part of it.
pub fn is_platform(word: &str) -> bool {
    platform(first_of(word)).iter().any(|name| match name.strip_suffix('-') {
        Some(stem) => alike::begins(word, stem),
        None => alike::same(word, name),
    })
}

fn first_of(word: &str) -> u8 {
    word.bytes().next().map_or(0, |first| first.to_ascii_lowercase())
}

fn tells(words: &[String]) -> bool {
    has_any(words, PHRASES) || (0..words.len()).any(|at| Spot::new(words, at).is_trouble())
}

/// “If payments fail we retry” tells of nothing; “if I log in I get a 500” does.
fn is_supposed(words: &[String]) -> bool {
    let word = |at: usize| words.get(at).map(String::as_str);
    matches!((word(0), word(1)), (Some("if" | "suppose" | "did"), other) if other != Some("i"))
        || has_any(words, "what if|what happens|in case|should we")
}

/// Beginnings of words without which nobody tells of trouble, by their first letter.
const fn stems(first: u8) -> &'static [&'static str] {
    match first {
        b'c' => &["can", "crash", "critical"],
        b'd' => &["down", "does", "don't", "double", "dubbel", "duplic", "disapp", "dringend"],
        b'e' => &["error", "eruit"],
        b'f' => &["fail", "frozen"],
        b'g' => &["gone"],
        b'h' => &["hang"],
        b'k' => &["kan", "kunnen", "kritiek"],
        b'l' => &["loop", "lost", "loss", "ligt", "liggen", "logged", "longer"],
        b'm' => &["mislukt"],
        b'p' => &["pending"],
        b'n' => &["not", "nobody", "niemand"],
        b'o' => &["outage", "offline", "one"],
        b'b' => &["broken", "blank"],
        b's' => &["stuck", "stopped", "storing", "slow"],
        b't' => &["twice", "timeout", "time", "timing"],
        b'u' => &["unable", "unreach", "urgent"],
        b'w' => &["won't", "wrong", "werkt", "werken", "white"],
        b'4' => &["401"],
        b'5' => &["500", "502", "503", "504", "5xx"],
        _ => &[],
    }
}

/// Sentences and what stands between commas. A dot in a number ends nothing.
fn clauses(text: &str) -> Vec<&str> {
    let mut clauses = Vec::new();
    let mut from = 0;
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        let gap = text.get(end..).is_none_or(|rest| !rest.starts_with(char::is_alphanumeric));
        if matches!(letter, ',' | ';' | '!' | '?' | '\n' | '(' | ')' | '—' | '–')
            || (matches!(letter, '.' | ':') && gap)
        {
            clauses.extend(text.get(from..at));
            from = end;
        }
    }
    clauses.extend(text.get(from..));
    clauses
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(['-', '\'', '’'])
}

/// The words in small letters.
pub fn words_of(text: &str) -> Vec<String> {
    let between = |letter: char| !(letter.is_alphanumeric() || matches!(letter, '\'' | '’' | '-'));
    let words = text.split(between).map(trimmed).filter(|word| !word.is_empty());
    words.map(|word| word.to_lowercase().replace('’', "'")).collect()
}

/// Whether any of these phrases, which `|` divides, stands among the words.
pub fn has_any(words: &[String], phrases: &str) -> bool {
    phrases.split('|').any(|phrase| positions(words, phrase).next().is_some())
}

fn positions<'w>(words: &'w [String], phrase: &'w str) -> impl Iterator<Item = usize> + 'w {
    (0..words.len()).filter(move |at| {
        let mut ahead = words.iter().skip(*at);
        phrase.split(' ').all(|wanted| ahead.next().is_some_and(|word| word == wanted))
    })
}
