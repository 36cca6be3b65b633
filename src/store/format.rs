//! The stored format: JSON records, versioned as a whole by one number.

use super::StoreError;
use super::disk::Disk;
use super::keys;
use incident::{Entry, Incident, IncidentId, Intent, Moment};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The format this version writes, and the newest it reads.
pub const FORMAT: u32 = 1;

/// An incident as it lies on disk.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Stored {
    /// How many lines its history has.
    pub entries: u32,
    /// The state they add up to.
    pub incident: Arc<Incident>,
}

/// An errand as it lies on disk.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StoredErrand {
    /// The incident it belongs to, if any.
    pub incident: Option<IncidentId>,
    /// What is to be done.
    pub intent: Intent,
    /// Not before this.
    pub due: Moment,
}

/// Writes a record.
pub fn encode<T: Serialize>(key: &str, value: &T) -> Result<Vec<u8>, StoreError> {
    serde_json::to_vec(value)
        .map_err(|error| StoreError::Unreadable { key: key.to_owned(), problem: error.to_string() })
}

/// Reads a record.
pub fn decode<T: DeserializeOwned>(key: &[u8], value: &[u8]) -> Result<T, StoreError> {
    serde_json::from_slice(value).map_err(|error| StoreError::Unreadable {
        key: key.escape_ascii().to_string(),
        problem: error.to_string(),
    })
}

/// Refuses a folder that a newer version wrote; marks an empty one.
pub fn check(disk: &Disk) -> Result<bool, StoreError> {
    match disk.get(&keys::meta("format"))? {
        None => Ok(false),
        Some(value) => {
            let found: u32 = decode(b"format", &value)?;
            if found > FORMAT { Err(StoreError::Newer { found, known: FORMAT }) } else { Ok(true) }
        }
    }
}

/// One incident.
pub fn snapshot(disk: &Disk, id: IncidentId) -> Result<Option<Stored>, StoreError> {
    let key = keys::snapshot(id);
    disk.get(&key)?.map(|value| decode(&key, &value)).transpose()
}

/// The newest incidents, newest first.
pub fn latest(disk: &Disk, limit: usize) -> Result<Vec<Arc<Incident>>, StoreError> {
    let mut found: Vec<Arc<Incident>> = Vec::new();
    for (key, value) in disk.scan_back(keys::SNAPSHOTS, limit)? {
        found.push(decode::<Stored>(&key, &value)?.incident);
    }
    Ok(found)
}

/// The history of one incident.
pub fn history(disk: &Disk, id: IncidentId) -> Result<Vec<Entry>, StoreError> {
    disk.scan(&keys::history(id))?.iter().map(|(key, value)| line(key, value)).collect()
}

/// One line of a history. The time of a scheduled post-mortem was once written under the name that
/// the time of the line has. In the text of a person these quotes would have backslashes.
fn line(key: &[u8], value: &[u8]) -> Result<Entry, StoreError> {
    const ONCE: &str = r#""post_mortem_scheduled","at":"#;
    const NOW: &str = r#""post_mortem_scheduled","meets_at":"#;
    match std::str::from_utf8(value) {
        Ok(text) if text.contains(ONCE) => decode(key, text.replacen(ONCE, NOW, 1).as_bytes()),
        Ok(_) | Err(_) => decode(key, value),
    }
}

#[cfg(test)]
mod test {
    use super::line;
    use incident::{Event, Moment, Receipt};

    #[test]
    fn a_post_mortem_scheduled_by_an_earlier_version_is_read() {
        let stored = br#"{"at":1,"by":"firewatch","event":"noted","receipt":"post_mortem_scheduled","at":2,"url":"there"}"#;
        let entry = line(b"e", stored).unwrap();
        assert_eq!(entry.at, Moment(1));
        let expected = Receipt::PostMortemScheduled { at: Moment(2), url: "there".to_owned() };
        assert_eq!(entry.event, Event::Noted(expected));
    }
}
