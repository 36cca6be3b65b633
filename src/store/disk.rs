//! sled, and what it takes to make it keep its word when the power goes.
//!
//! On Linux sled 0.34's `flush` is `sync_file_range`, which leaves data in the disk's own cache
//! and file sizes unwritten (spacejam/sled issues 1351 and 1452). So every flush here is followed
//! by `fdatasync` on sled's file. Values above some 131 KiB a page go to files of their own that
//! sled never syncs, so values are cut into pieces of at most 4 KiB.

use super::StoreError;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};
use std::time::Duration;

/// The largest piece of a value; a leaf of seventeen such pieces stays well inside a page.
const PIECE_BYTES_MAX: usize = 4096;
/// Memory for pages; the whole ledger of a year fits many times.
const CACHE_BYTES: u64 = 32 * 1024 * 1024;
/// How often, and how far apart, a folder that is held is tried: half a second in all.
const OPEN_TRIES: u32 = 25;
const OPEN_PAUSE: Duration = Duration::from_millis(20);

/// The files.
#[derive(Debug)]
pub struct Disk {
    folder: PathBuf,
    tree: sled::Tree,
    database: sled::Db,
    data: File,
    free_min: u64,
    /// Dropped last: whoever waits for the folder to be free waits for this first.
    held: Arc<()>,
}

/// The hold of this process on the folder.
#[derive(Debug)]
pub struct Hold {
    ours: Weak<()>,
    locked: PathBuf,
}

impl Hold {
    /// Whether the next one can have the folder. When ours is gone, threads of sled's may still be
    /// letting go of its file, and a program that is being started may have inherited it for a moment;
    /// so the lock is asked, which sled takes as `flock` does.
    pub fn is_gone(&self) -> bool {
        self.ours.strong_count() == 0
            && File::open(&self.locked).is_ok_and(|file| file.try_lock().is_ok())
    }
}

/// A key and its whole value.
pub type Record = (Vec<u8>, Vec<u8>);

/// Writes that reach the disk together or not at all.
#[derive(Debug, Default)]
pub struct Pen(sled::Batch, bool);

impl Pen {
    /// Whether there is anything to write.
    pub const fn is_empty(&self) -> bool {
        !self.1
    }

    /// Writes a value, in as many pieces as it needs.
    pub fn put(&mut self, disk: &Disk, key: &[u8], value: &[u8]) -> Result<(), StoreError> {
        let mut pieces: u16 = 0;
        for piece in value.chunks(PIECE_BYTES_MAX) {
            self.0.insert(numbered(key, pieces), piece);
            pieces += 1;
        }
        self.1 = true;
        // The value before this one may have been longer.
        self.remove_from(disk, key, pieces.max(1))
    }

    /// Removes a value with all its pieces.
    pub fn remove(&mut self, disk: &Disk, key: &[u8]) -> Result<(), StoreError> {
        self.0.remove(numbered(key, 0));
        self.1 = true;
        self.remove_from(disk, key, 1)
    }

    /// Writes a mark that has no value.
    pub fn mark(&mut self, key: Vec<u8>) {
        self.0.insert(key, &[]);
        self.1 = true;
    }

    /// Removes a mark.
    pub fn unmark(&mut self, key: &[u8]) {
        self.0.remove(key);
        self.1 = true;
    }

    fn remove_from(&mut self, disk: &Disk, key: &[u8], first: u16) -> Result<(), StoreError> {
        for piece in first.. {
            let key = numbered(key, piece);
            if !disk.tree.contains_key(&key)? {
                break;
            }
            self.0.remove(key);
        }
        Ok(())
    }
}

impl Disk {
    /// Opens the folder and brings its own files to disk once.
    ///
    /// With less than `free_min` bytes of room nothing is accepted, so that a write is never cut
    /// off half-way.
    pub fn open(folder: &Path, free_min: u64) -> Result<Self, StoreError> {
        std::fs::create_dir_all(folder)
            .map_err(|error| StoreError::Disk(format!("{}: {error}", folder.display())))?;
        let config = sled::Config::default()
            .path(folder)
            .cache_capacity(CACHE_BYTES)
            // The writer flushes by itself, after every group.
            .flush_every_ms(None);
        let database = patiently(folder, &config)?;
        let tree = database.open_tree("ledger")?;
        tree.flush()?;
        for name in ["conf", "db"] {
            File::open(folder.join(name))?.sync_all()?;
        }
        let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
        for folder in [Some(folder.join("blobs").as_path()), Some(folder), parent] {
            if let Some(folder) = folder.filter(|folder| folder.is_dir()) {
                File::open(folder)?.sync_all()?;
            }
        }
        let data = File::open(folder.join("db"))?;
        Ok(Self { folder: folder.to_owned(), tree, database, data, free_min, held: Arc::new(()) })
    }

    /// What tells when the folder is free.
    pub fn hold(&self) -> Hold {
        Hold { ours: Arc::downgrade(&self.held), locked: self.folder.join("db") }
    }

    /// How many bytes the disk has left for us.
    pub fn free(&self) -> Result<u64, StoreError> {
        let room = rustix::fs::statvfs(&self.folder)
            .map_err(|error| StoreError::Disk(std::io::Error::from(error).to_string()))?;
        Ok(room.f_bavail.saturating_mul(room.f_frsize))
    }

    /// Refuses while there is too little room, before anything is half-written.
    pub fn has_room(&self) -> Result<(), StoreError> {
        let free = self.free()?;
        if free < self.free_min { Err(StoreError::Full(free)) } else { Ok(()) }
    }

    /// Brings everything the pen holds to disk. When this returns, it is there.
    ///
    /// # Errors
    /// The disk refuses. What memory holds may then differ from the disk; the caller must not
    /// go on with this process's view of it.
    pub fn write(&self, pen: Pen) -> Result<(), StoreError> {
        self.tree.apply_batch(pen.0)?;
        self.tree.flush()?;
        self.data.sync_data()?;
        Ok(())
    }

    /// Reads a value, from however many pieces.
    pub fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(first) = self.tree.get(numbered(key, 0))? else { return Ok(None) };
        let mut value = first.to_vec();
        let mut piece: u16 = 1;
        while value.len() == usize::from(piece) * PIECE_BYTES_MAX {
            let Some(next) = self.tree.get(numbered(key, piece))? else { break };
            value.extend_from_slice(&next);
            piece += 1;
        }
        Ok(Some(value))
    }

    /// Whether a mark is there.
    pub fn is_marked(&self, key: &[u8]) -> Result<bool, StoreError> {
        Ok(self.tree.contains_key(key)?)
    }

    /// Every value whose key begins so, in order, keys without the number of the piece.
    pub fn scan(&self, prefix: &[u8]) -> Result<Vec<Record>, StoreError> {
        gather(self.tree.scan_prefix(prefix), usize::MAX)
    }

    /// The last values whose keys begin so, last first, at most `limit`.
    pub fn scan_back(&self, prefix: &[u8], limit: usize) -> Result<Vec<Record>, StoreError> {
        let mut found = Vec::new();
        for pair in self.tree.scan_prefix(prefix).rev() {
            let (key, _) = pair?;
            let Some(bare) = whole(&key) else { continue };
            if let Some(value) = self.get(&bare)? {
                found.push((bare, value));
            }
            if found.len() == limit {
                break;
            }
        }
        Ok(found)
    }

    /// The keys of marks that begin so, at most `limit`.
    pub fn marks(&self, from: &[u8], to: &[u8], limit: usize) -> Result<Vec<Vec<u8>>, StoreError> {
        let mut found = Vec::new();
        for pair in self.tree.range(from..to).take(limit) {
            found.push(pair?.0.to_vec());
        }
        Ok(found)
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Nothing waits in sled that was acknowledged; this only spares the next start some work.
        if let Err(error) = self.database.flush() {
            tracing::warn!(%error, "the data folder could not be flushed at the end");
        }
    }
}

fn gather(
    pairs: impl Iterator<Item = sled::Result<(sled::IVec, sled::IVec)>>,
    limit: usize,
) -> Result<Vec<Record>, StoreError> {
    let mut found: Vec<Record> = Vec::new();
    for pair in pairs {
        let (key, value) = pair?;
        match whole(&key) {
            Some(bare) if found.len() < limit => found.push((bare, value.to_vec())),
            Some(_) => break,
            None => {
                if let Some((_, whole)) = found.last_mut() {
                    whole.extend_from_slice(&value);
                }
            }
        }
    }
    Ok(found)
}

/// The key without the number of its piece, for a first piece.
fn whole(key: &[u8]) -> Option<Vec<u8>> {
    key.strip_suffix(&0_u16.to_be_bytes()).map(<[u8]>::to_vec)
}

fn numbered(key: &[u8], piece: u16) -> Vec<u8> {
    let mut numbered = Vec::with_capacity(key.len() + 2);
    numbered.extend_from_slice(key);
    numbered.extend_from_slice(&piece.to_be_bytes());
    numbered
}

/// A process that is just ending, or sled's own threads in it, may hold the folder for a moment
/// longer; another that runs holds it for good.
fn patiently(folder: &Path, config: &sled::Config) -> Result<sled::Db, StoreError> {
    for _ in 0..OPEN_TRIES {
        match config.open().map_err(|error| opening(folder, &error)) {
            Err(StoreError::InUse(_)) => std::thread::sleep(OPEN_PAUSE),
            settled => return settled,
        }
    }
    config.open().map_err(|error| opening(folder, &error))
}

fn opening(folder: &Path, error: &sled::Error) -> StoreError {
    let place = folder.display().to_string();
    // sled names no kind for it, only these words.
    if error.to_string().contains("could not acquire lock") {
        StoreError::InUse(place)
    } else {
        StoreError::Disk(format!("{place}: {error}"))
    }
}
