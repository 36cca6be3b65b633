//! Time zones, by their names in IANA's database or in Windows.

use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone, TimeZoneDatabase};

use super::Args;
use super::date::written_as;
use super::date_format::{DEFAULT, LOCAL};
use super::date_read::{exact, instant};
use super::windows_zone::WINDOWS;
use crate::error::Fault;
use crate::eval::World;
use crate::value::Val;

type Answer<'a> = Result<Val<'a>, Fault>;

const NO_ZONE: Fault = Fault::Refused("the time zone is not known");
const OUT_OF_RANGE: Fault = Fault::Refused("the point in time is out of range");

/// The zone of that name, from the database that is part of the program.
fn zone(name: &str) -> Result<TimeZone, Fault> {
    let known = WINDOWS.binary_search_by(|(windows, _)| (*windows).cmp(name));
    let name = known.ok().and_then(|at| WINDOWS.get(at)).map_or(name, |(_, iana)| iana);
    TimeZoneDatabase::bundled().get(name).map_err(|_| NO_ZONE)
}

/// `convertFromUTC(time, zone, format?, locale?)`.
pub(super) fn convert_from_utc<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let (time, zone) = (exact(args.text(0)?)?, zone(args.text(1)?)?);
    let instant = Offset::UTC.to_timestamp(time).map_err(|_| OUT_OF_RANGE)?;
    let offset = zone.to_offset(instant);
    Ok(written_as(offset.to_datetime(instant), offset, args, (2, LOCAL)))
}

/// `convertToUTC(time, zone, format?, locale?)`: an offset in the time itself is ignored.
pub(super) fn convert_to_utc<'a>(args: Args<'_, 'a>, _: &World<'a>) -> Answer<'a> {
    let (time, zone): (DateTime, TimeZone) = (instant(args.text(0)?)?, zone(args.text(1)?)?);
    let instant = zone.to_timestamp(time).map_err(|_| OUT_OF_RANGE)?;
    Ok(written_as(Offset::UTC.to_datetime(instant), Offset::UTC, args, (2, DEFAULT)))
}
