//! Cards of the team's own: `[cards]`.

use super::reader::Reader;
use std::path::PathBuf;

/// The folder with templates to take instead of ours, if there is one.
pub fn read(reader: &mut Reader) -> Option<PathBuf> {
    reader.text("cards.folder").map(PathBuf::from)
}
