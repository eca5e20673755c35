//! Writes files into a folder all at once, as far as anyone can see who reads it the way `folder.rs` does: a
//! kill at any moment, and a power cut, leave all of the old or all of the new.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{NotKept, Written};
use crate::news::folder::{PENDING, STAMP};

/// Held while an import writes. The system lets go of it when the process ends, however it ends.
const LOCK: &str = ".import.lock";

/// The folder that an import writes into before its files count.
const STAGING: &str = ".import-unfinished";

/// A folder that nobody else imports into meanwhile.
pub(super) struct Folder {
    path: PathBuf,
    lock: File,
}

impl Drop for Folder {
    /// Closing the file would let go of it only when every process has: one that was just being started from
    /// here holds the file open for a moment, and the next import would be told to wait.
    fn drop(&mut self) {
        // The end of the process lets go of it at the latest.
        let _ = self.lock.unlock();
    }
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
        let folder = Self { path: path.to_owned(), lock };
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
        let staging = self.path.join(STAGING);
        let failed_here = || failed("write into", &self.path);
        fs::create_dir(&staging).map_err(failed_here())?;
        let filled = self.fill(&staging, files, stamp, progress);
        // From this renaming on the files count.
        let counted =
            filled.and_then(|()| fs::rename(&staging, self.path.join(PENDING)).map_err(failed_here()));
        if let Err(error) = counted {
            // What cannot be cleared away now is cleared away by the next import.
            let _ = fs::remove_dir_all(&staging);
            return Err(error);
        }
        flush_folder(&self.path).map_err(failed_here())?;
        self.move_out()
    }

    /// Writes the files where they do not count yet, down to the disk.
    fn fill(
        &self,
        staging: &Path,
        files: &[(String, String)],
        stamp: &str,
        progress: &mut dyn FnMut(Written),
    ) -> Result<(), NotKept> {
        let mut written = Vec::with_capacity(TOGETHER);
        for (index, (name, text)) in files.iter().enumerate() {
            written.push(create(&staging.join(name), text).map_err(failed("write", &self.path.join(name)))?);
            progress(Written { files: index + 1, of: files.len() });
            if written.len() >= TOGETHER {
                flush(&mut written).map_err(failed("write into", &self.path))?;
            }
        }
        let stamped = create(&staging.join(STAMP), stamp).map(|file| written.push(file));
        let flushed = stamped.and_then(|()| flush(&mut written)).and_then(|()| flush_folder(staging));
        flushed.map_err(failed("write into", &self.path))
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

    /// Clears away what an import left that ended before its files counted.
    fn clear(&self) -> Result<(), NotKept> {
        let staging = self.path.join(STAGING);
        // Only a folder: a link of that name is somebody else's, and so is what it leads to.
        if fs::symlink_metadata(&staging).is_ok_and(|found| found.is_dir()) {
            fs::remove_dir_all(&staging).map_err(failed("remove", &staging))?;
        }
        Ok(())
    }
}

/// How many files are written between two flushes: a disk is done with many in the time of a few, and files wait
/// open for it.
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
