//! Numbers for readers: groups of three and a fixed number of digits.

use super::Args;
use super::number::round_to;
use crate::error::Fault;
use crate::eval::World;
use crate::print::{number_text, plain};
use crate::value::Val;

/// The decimal sign and the sign between thousands of a locale. Unknown locales read as English.
///
/// Source: the locale table of adaptive-expressions 4.23.3, as far as it uses Latin digits in
/// groups of three.
fn separators(locale: &str) -> (&'static str, &'static str) {
    match locale {
        "ca-ES" | "de-DE" | "es-BO" | "es-ES" | "it-IT" | "mk-MK" | "nl-NL" | "pl-PL" | "pt-BR"
        | "ar-DZ" | "ar-LY" | "ar-MA" | "ar-TN" => (",", "."),
        "cs-CZ" | "fi-FI" | "fr-CA" | "fr-FR" | "hu-HU" | "ru-RU" | "sv-SE" | "uk-UA" => {
            (",", "\u{a0}")
        }
        "de-CH" => (",", "'"),
        _ => (".", ","),
    }
}

/// More digits than this say nothing about a double.
const MOST_DIGITS: usize = 20;

/// `formatNumber(number, digits, locale?)`.
pub(super) fn format_number<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Result<Val<'a>, Fault> {
    let number = args.number(0)?;
    let refused = Fault::Refused("needs a count of digits from 0");
    let digits = usize::try_from(args.whole(1)?).map_err(|_| refused.clone())?;
    let precision = i32::try_from(digits).map_err(|_| refused)?;
    let locale = args.value(2);
    let rounded = round_to(number, precision);
    Ok(Val::text_of(fixed(rounded, digits, locale.as_text().unwrap_or_default())))
}

/// `string(value, locale?)`: numbers with groups of three, arrays and objects as JSON.
pub(super) fn string<'a>(args: Args<'_, 'a>, world: &World<'a>) -> Result<Val<'a>, Fault> {
    let (value, locale) = args.pair();
    let Some(n) = value.as_number() else {
        return match value.as_text() {
            Some(_) => Ok(value),
            None => plain(&value, &world.fuel).map(Val::text_of),
        };
    };
    let digits = number_text(n).split_once('.').map_or(0, |(_, digits)| digits.len());
    Ok(Val::text_of(fixed(n, digits, locale.as_text().unwrap_or_default())))
}

/// The reference writes a minus sign (U+2212), not a hyphen.
fn fixed(n: f64, digits: usize, locale: &str) -> String {
    let digits = digits.min(MOST_DIGITS);
    let size = n.abs();
    let body = if size < 1e21 { format!("{size:.digits$}") } else { number_text(size) };
    let (decimal, thousands) = separators(locale);
    let end = body.find(|c: char| !c.is_ascii_digit()).unwrap_or(body.len());
    let (whole, rest) = body.split_at(end);
    let mut text = String::new();
    if n < 0.0 && body.contains(|c: char| matches!(c, '1'..='9')) {
        text.push('\u{2212}');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push_str(thousands);
        }
        text.push(digit);
    }
    match rest.strip_prefix('.') {
        Some(fraction) => {
            text.push_str(decimal);
            text.push_str(fraction);
        }
        None => text.push_str(rest),
    }
    text
}

#[cfg(test)]
mod tests {
    use super::fixed;

    #[test]
    fn groups_and_rounds() {
        for (n, digits, locale, text) in [
            (1_234_567.891, 2, "en-US", "1,234,567.89"),
            (-0.001, 2, "", "0.00"),
            (-1234.5, 1, "", "\u{2212}1,234.5"),
            (12000.3, 4, "de-DE", "12.000,3000"),
            (12000.3, 0, "fr-FR", "12\u{a0}000"),
            (999.0, 0, "xx", "999"),
        ] {
            assert_eq!(fixed(n, digits, locale), text);
        }
    }
}
