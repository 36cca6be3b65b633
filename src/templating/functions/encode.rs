//! Base64 and `data:` addresses.
//!
//! Texts are UTF-8 on both ways, as in .NET; the JavaScript engine reads what it wrote as Latin-1.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

use super::Args;
use crate::error::Fault;
use crate::eval::World;
use crate::value::Val;

type Answer<'a> = Result<Val<'a>, Fault>;

/// Padding is written; whether it is there is not asked.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

fn read<'a>(text: &str) -> Answer<'a> {
    const REFUSED: Fault = Fault::Refused("the text is not base64 of a text");
    let bytes = BASE64.decode(text.trim()).map_err(|_| REFUSED)?;
    String::from_utf8(bytes).map(Val::text_of).map_err(|_| REFUSED)
}

/// `base64`: of a text; of anything else nothing, as in the reference.
pub(super) fn base64<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Val<'a> {
    let value = args.value(0);
    value.as_text().map_or(Val::Undefined, |text| Val::text_of(BASE64.encode(text)))
}

pub(super) fn base64_to_text<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    read(args.text(0)?)
}

pub(super) fn data_uri<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let text = BASE64.encode(args.text(0)?);
    Ok(Val::text_of(format!("data:text/plain;charset=utf-8;base64,{text}")))
}

/// `dataUriToString`: what stands after the first comma.
pub(super) fn data_uri_to_text<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let text = args.text(0)?;
    read(text.split_once(',').map_or(text, |(_, data)| data))
}
