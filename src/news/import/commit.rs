//! Writes files into a folder all at once, as far as anyone can see who reads it the way `folder.rs` does: a
//! kill at any moment, and a power cut, leave all of the old or all of the new.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{NotKept, Written};
use crate::news::folder::{PENDING, STAMP};

/// Held while an import writes. The system lets go of it when the process ends, however it ends.
const LOCK: &str = ".import.lock";

/// How the folder's name begins that an import writes into before its files count.
const STAGING: &str = ".import-";

/// A folder that nobody else imports into meanwhile.
pub(super) struct Folder {
    path: PathBuf,
    /// Locked until it is dropped.
    _lock: File,
}

impl Folder {
    /// Opens a folder for writing, made if need be, and carries to its end what an interrupted import began.
    pub(super) fn open(path: &Path) -> Result<Self, NotKept> {
        fs::create_dir_all(path).map_err(failed("make the folder", path))?;
        let lock_path = path.join(LOCK);
        let lock = File::options().create(true).truncate(false).write(true).open(&lock_path);
        let lock = lock.map_err(failed("write", &lock_path))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(NotKept::Busy(path.to_owned())),
            // Some network file systems have no locks. Two imports at once are rare, a folder on such rarer.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(failed("lock", &lock_path)(error)),
        }
        let folder = Self { path: path.to_owned(), _lock: lock };
        folder.move_out()?;
        folder.clear()?;
        Ok(folder)
    }

    /// Writes files by name and text, with the stamp that makes them another import's.
    pub(super) fn write(
        &self,
        files: &[(String, String)],
        stamp: &str,
        progress: &mut dyn FnMut(Written),
    ) -> Result<(), NotKept> {
        let staging = tempfile::Builder::new().prefix(STAGING).tempdir_in(&self.path);
        let staging = staging.map_err(failed("write into", &self.path))?;
        let mut written = Vec::with_capacity(files.len() + 1);
        for (index, (name, text)) in files.iter().enumerate() {
            let path = staging.path().join(name);
            written.push(create(&path, text).map_err(failed("write", &self.path.join(name)))?);
            progress(Written { files: index + 1, of: files.len() });
            // Each file is flushed to the disk before the import counts, but not one at a time: a disk is done
            // with many in the time of a few.
            if written.len() >= TOGETHER {
                flush(&mut written).map_err(failed("write into", &self.path))?;
            }
        }
        written.push(create(&staging.path().join(STAMP), stamp).map_err(failed("write into", &self.path))?);
        flush(&mut written).map_err(failed("write into", &self.path))?;
        flush_folder(staging.path()).map_err(failed("write into", &self.path))?;
        // From here on the files count.
        fs::rename(staging.path(), self.path.join(PENDING)).map_err(failed("write into", &self.path))?;
        // It is another folder's name now; nothing is to be cleared away there.
        let _ = staging.keep();
        flush_folder(&self.path).map_err(failed("write into", &self.path))?;
        self.move_out()
    }

    /// Moves files that count already to where they belong.
    fn move_out(&self) -> Result<(), NotKept> {
        let pending = self.path.join(PENDING);
        let entries = match fs::read_dir(&pending) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(failed("read", &pending)(error)),
        };
        let names: Vec<_> = entries
            .map(|entry| entry.map(|entry| entry.file_name()))
            .collect::<Result<_, _>>()
            .map_err(failed("read", &pending))?;
        // The stamp comes last: as long as it is there, readers look here first.
        let (stamp, files): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| *name == STAMP);
        for name in files.iter().chain(&stamp) {
            let to = self.path.join(name);
            fs::rename(pending.join(name), &to).map_err(failed("write", &to))?;
        }
        flush_folder(&self.path).map_err(failed("write into", &self.path))?;
        fs::remove_dir(&pending).map_err(failed("remove", &pending))
    }

    /// Clears away what imports left that ended before their files counted.
    fn clear(&self) -> Result<(), NotKept> {
        let entries = fs::read_dir(&self.path).map_err(failed("read", &self.path))?;
        for entry in entries.flatten() {
            let ours = entry.file_name().to_string_lossy().starts_with(STAGING);
            // Only a folder: a link of that name is somebody else's, and so is what it leads to.
            if ours && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                fs::remove_dir_all(entry.path()).map_err(failed("remove", &entry.path()))?;
            }
        }
        Ok(())
    }
}

/// How many files are flushed together.
const TOGETHER: usize = 200;

fn create(path: &Path, text: &str) -> io::Result<File> {
    let mut file = File::create_new(path)?;
    file.write_all(text.as_bytes())?;
    Ok(file)
}

fn flush(files: &mut Vec<File>) -> io::Result<()> {
    files.drain(..).try_for_each(|file| file.sync_all())
}

/// Makes sure of the names in a folder. Windows neither can nor need do that.
fn flush_folder(path: &Path) -> io::Result<()> {
    if cfg!(windows) { Ok(()) } else { File::open(path)?.sync_all() }
}

fn failed(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> NotKept {
    move |error| NotKept::Io { doing, path: path.to_owned(), error }
}
