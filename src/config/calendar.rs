//! The calendar of turns, for those who subscribe to it.

use super::reader::Reader;
use secrecy::{ExposeSecret, SecretString};

/// A shorter secret could be guessed by asking.
const LENGTH_MIN: usize = 24;

/// The secret that its link holds; without one there is no calendar.
pub fn read(reader: &mut Reader) -> Option<SecretString> {
    const KEY: &str = "rota.calendar_secret";
    let secret = reader.secret(KEY)?;
    let text = secret.expose_secret();
    let fits = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    if text.len() < LENGTH_MIN || !text.chars().all(fits) {
        let found = format!("{} characters", text.chars().count());
        let expected = format!("at least {LENGTH_MIN} letters, digits, - or _");
        reader.problem(KEY, &found, &expected);
    }
    Some(secret)
}
