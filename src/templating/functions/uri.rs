//! Text as a part of an address, for links in cards.

use std::fmt::Write;

use super::Args;
use crate::error::Fault;
use crate::eval::World;
use crate::value::Val;

/// `uriComponent`: ECMA-262's `encodeURIComponent`.
pub(super) fn component<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Result<Val<'a>, Fault> {
    let text = args.text(0)?;
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    Ok(Val::text_of(encoded))
}

/// `uriComponentToString`: ECMA-262's `decodeURIComponent`.
pub(super) fn component_to_string<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Result<Val<'a>, Fault> {
    const REFUSED: Fault = Fault::Refused("the text is not a part of an address");
    let mut bytes = Vec::new();
    let mut rest = args.text(0)?.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
        let value = digit(rest.next()).zip(digit(rest.next())).map(|(high, low)| high * 16 + low);
        bytes.push(value.and_then(|value| u8::try_from(value).ok()).ok_or(REFUSED)?);
    }
    String::from_utf8(bytes).map(Val::text_of).map_err(|_| REFUSED)
}
