//! The icons, and what Teams asks of them:
//! <https://learn.microsoft.com/en-us/microsoftteams/platform/concepts/build-and-test/apps-package#app-icons>.

use super::Fault;
use std::borrow::Cow;
use std::io::Cursor;
use std::path::Path;

pub const COLOR: &str = "color.png";
pub const OUTLINE: &str = "outline.png";

/// How wide and high the colour icon is, in pixels.
const COLOR_SIDE: u32 = 192;
/// How wide and high the outline icon is, in pixels.
const OUTLINE_SIDE: u32 = 32;

/// Both icons, as PNG files.
pub struct Icons {
    pub color: Cow<'static, [u8]>,
    pub outline: Cow<'static, [u8]>,
}

/// Ours, or those of a folder.
pub fn icons(folder: Option<&Path>) -> Result<Icons, Fault> {
    let Some(folder) = folder else {
        return Ok(Icons {
            color: Cow::Borrowed(include_bytes!("../../manifest/color.png")),
            outline: Cow::Borrowed(include_bytes!("../../manifest/outline.png")),
        });
    };
    let read = |name| {
        let path = folder.join(name);
        std::fs::read(&path).map(Cow::Owned).map_err(|source| Fault::Icon { path, source })
    };
    Ok(Icons { color: read(COLOR)?, outline: read(OUTLINE)? })
}

/// What Teams would refuse, a sentence each.
pub fn wrong(icons: &Icons) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut look = |name: &str, bytes: &[u8], side| match points(bytes) {
        Ok((width, height, _)) if (width, height) != (side, side) => wrong.push(format!(
            "{name}: found {width} × {height} pixels, expected {side} × {side}; draw it anew"
        )),
        Ok((_, _, points)) if name == OUTLINE && !is_outline(&points) => wrong.push(format!(
            "{name}: found other colours, expected white lines on a transparent ground"
        )),
        Ok(_) => {}
        Err(error) => wrong.push(format!("{name}: found no PNG ({error}), expected one")),
    };
    look(COLOR, &icons.color, COLOR_SIDE);
    look(OUTLINE, &icons.outline, OUTLINE_SIDE);
    wrong
}

/// White wherever it is not transparent, and some of both.
fn is_outline(points: &[[u8; 4]]) -> bool {
    let is_clear = |[.., alpha]: &[u8; 4]| *alpha == 0;
    let is_white = |[red, green, blue, _]: &[u8; 4]| [red, green, blue] == [&u8::MAX; 3];
    points.iter().any(is_clear)
        && points.iter().any(|point| !is_clear(point))
        && points.iter().all(|point| is_clear(point) || is_white(point))
}

/// Width, height, and every point as red, green, blue, alpha.
fn points(bytes: &[u8]) -> Result<(u32, u32, Vec<[u8; 4]>), png::DecodingError> {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(
        png::Transformations::normalize_to_color8() | png::Transformations::ALPHA,
    );
    let mut reader = decoder.read_info()?;
    let size = reader.output_buffer_size().ok_or(png::DecodingError::LimitsExceeded)?;
    let mut buffer = vec![0; size];
    let info = reader.next_frame(&mut buffer)?;
    let points = match info.color_type {
        png::ColorType::Rgba => buffer.as_chunks().0.to_vec(),
        png::ColorType::GrayscaleAlpha => {
            let pairs: &[[u8; 2]] = buffer.as_chunks().0;
            pairs.iter().map(|[grey, alpha]| [*grey, *grey, *grey, *alpha]).collect()
        }
        png::ColorType::Rgb | png::ColorType::Grayscale | png::ColorType::Indexed => vec![],
    };
    Ok((info.width, info.height, points))
}
