//! Addresses and their parts, for links in cards.

use std::fmt::Write;

use url::Url;

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

/// The address as browsers understand it (<https://url.spec.whatwg.org/>).
fn address(args: Args<'_, '_>) -> Result<Url, Fault> {
    Url::parse(args.text(0)?).map_err(|_| Fault::Refused("the text is no address"))
}

pub(super) fn host<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Result<Val<'a>, Fault> {
    Ok(Val::text_of(address(args)?.host_str().unwrap_or_default()))
}

pub(super) fn path<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Result<Val<'a>, Fault> {
    Ok(Val::text_of(address(args)?.path()))
}

pub(super) fn path_and_query<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Result<Val<'a>, Fault> {
    let address = address(args)?;
    Ok(Val::text_of(format!("{}{}", address.path(), search(&address))))
}

/// `uriPort`: not a number where the address names no port, or the one that goes without saying.
pub(super) fn port<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Result<Val<'a>, Fault> {
    Ok(Val::Number(address(args)?.port().map_or(f64::NAN, f64::from)))
}

pub(super) fn query<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Result<Val<'a>, Fault> {
    Ok(Val::text_of(search(&address(args)?)))
}

/// With its question mark; nothing if there is nothing behind it.
fn search(address: &Url) -> String {
    match address.query() {
        None | Some("") => String::new(),
        Some(query) => format!("?{query}"),
    }
}

pub(super) fn scheme<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Result<Val<'a>, Fault> {
    Ok(Val::text_of(address(args)?.scheme()))
}
