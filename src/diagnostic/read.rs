//! Brings an author's file in as a [`Source`]: bounded, as text, and never from outside the folder it must stay
//! in. What cannot be read is told in one sentence; what the encoding is, is found out in `encoding`.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::encoding::{self, NotText};
use super::{Source, printable};

/// The most bytes of a script or a prompt file that are read: 16 MiB, many times what ten thousand menus need.
pub const AUTHOR_LIMIT: u64 = 16 * 1024 * 1024;

/// Why a file did not become a text. Each says what happened, on what, and what to do next.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// There is nothing of that name.
    #[error("cannot find `{0}`; check the name and the folder you are in")]
    Missing(String),
    /// A folder is in place of the file.
    #[error("`{0}` is a folder, not a file; name a file in it")]
    Folder(String),
    /// A pipe, a device or a socket, which might never end.
    #[error("`{name}` is {what}, not an ordinary file; save its text to a file and name that")]
    Special {
        /// What messages call it.
        name: String,
        /// `a pipe` and the like.
        what: &'static str,
    },
    /// The system refused.
    #[error("cannot read `{name}`: {}", why(.source))]
    Unreadable {
        /// What messages call it.
        name: String,
        /// What the system said.
        source: io::Error,
    },
    /// More bytes than anyone writes by hand.
    #[error("`{name}` is larger than {}, the most that is read; check that it is the right file, or split it",
        size(*.limit))]
    TooLarge {
        /// What messages call it.
        name: String,
        /// The most bytes that would have been read.
        limit: u64,
    },
    /// The bytes are not text in UTF-8.
    #[error("`{name}` {problem}")]
    NotText {
        /// What messages call it.
        name: String,
        /// What the bytes are instead.
        problem: NotText,
    },
    /// A script named a file by its full path.
    #[error(
        "`{path}` is a full path, but a file named here must lie inside `{folder}`; write its path from there"
    )]
    FullPath {
        /// The path as written.
        path: String,
        /// The folder it has to stay in.
        folder: String,
    },
    /// A script named a file by way of the folder above.
    #[error(
        "`{path}` goes up with `..`, but a file named here must lie inside `{folder}`; move the file there"
    )]
    GoesUp {
        /// The path as written.
        path: String,
        /// The folder it has to stay in.
        folder: String,
    },
    /// A link inside the folder leads out of it.
    #[error("`{path}` is reached by a link that leads out of `{folder}`; put the file itself there")]
    LeadsOut {
        /// The path as written.
        path: String,
        /// The folder it has to stay in.
        folder: String,
    },
}

impl ReadError {
    /// What was read of a file that need not be there: nothing, where it is missing.
    ///
    /// # Errors
    /// Every other reason why it was not read.
    pub fn unless_missing<T>(read: Result<T, Self>) -> Result<Option<T>, Self> {
        match read {
            Ok(read) => Ok(Some(read)),
            Err(Self::Missing(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// What the system's refusal means for the person, and what to do.
fn why(error: &io::Error) -> String {
    if error.kind() == io::ErrorKind::PermissionDenied {
        return "permission was refused; check who may read it".to_owned();
    }
    format!("{}; check the path and the disk", printable(&error.to_string()))
}

/// A size in the unit that a person would use.
fn size(bytes: u64) -> String {
    const MEBI: u64 = 1024 * 1024;
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..MEBI => format!("{} KiB", bytes / 1024),
        MEBI.. => format!("{} MiB", bytes / MEBI),
    }
}

impl Source {
    /// Reads a file of at most `limit` bytes ([`AUTHOR_LIMIT`] for scripts and prompts). The name of the source
    /// is the path as given.
    ///
    /// # Errors
    /// When it is missing, a folder, a pipe or a device, unreadable, larger than `limit`, or not UTF-8.
    pub fn read(path: &Path, limit: u64) -> Result<Arc<Self>, ReadError> {
        Self::read_as(path, path.to_string_lossy().into_owned(), limit)
    }

    /// Reads a file that a script named and that has to lie inside the folder `root`: whoever wrote the script
    /// may not be someone to trust with the rest of the disk. `path` is taken from `root`; the name of the
    /// source is both joined.
    ///
    /// Links may lead about within the folder but not out of it. That is a guard against what a script says, not
    /// against a program that changes the folder in the same moment.
    ///
    /// # Errors
    /// As [`Source::read`]; and for a full path, a path with `..`, and a link that leads out.
    pub fn read_within(root: &Path, path: &Path, limit: u64) -> Result<Arc<Self>, ReadError> {
        let resolved = within(root, path)?;
        Self::read_as(&resolved, root.join(path).to_string_lossy().into_owned(), limit)
    }

    /// Reads a text from a stream, such as standard input, to its end. `name` is what messages call it.
    ///
    /// # Errors
    /// When reading fails, and for more than `limit` bytes or what is not UTF-8.
    pub fn read_stream(name: &str, stream: impl Read, limit: u64) -> Result<Arc<Self>, ReadError> {
        bounded(name.to_owned(), stream, limit, 0)
    }

    fn read_as(path: &Path, name: String, limit: u64) -> Result<Arc<Self>, ReadError> {
        // Asked before opening, for opening a device can already do something to it; and again afterwards, for
        // another file may have taken the name meanwhile.
        ordinary(&name, &fs::metadata(path).map_err(|error| refused(&name, error))?)?;
        let file = open(path).map_err(|error| refused(&name, error))?;
        let found = file.metadata().map_err(|error| refused(&name, error))?;
        ordinary(&name, &found)?;
        if found.len() > limit {
            return Err(ReadError::TooLarge { name: shown(&name), limit });
        }
        bounded(name, file, limit, found.len())
    }
}

/// The real path of a file that has to lie inside `root`, for those who read other things than text from there.
/// `path` is taken from `root`.
///
/// # Errors
/// When it does not exist, is a full path, holds `..`, or is reached by a link that leads out.
pub fn within(root: &Path, path: &Path) -> Result<PathBuf, ReadError> {
    let written = shown(&path.to_string_lossy());
    let folder = shown(&root.to_string_lossy());
    for part in path.components() {
        match part {
            Component::Normal(_) | Component::CurDir => {}
            Component::ParentDir => return Err(ReadError::GoesUp { path: written, folder }),
            Component::RootDir | Component::Prefix(_) => {
                return Err(ReadError::FullPath { path: written, folder });
            }
        }
    }
    let top = root.canonicalize().map_err(|error| refused(&root.to_string_lossy(), error))?;
    let joined = root.join(path);
    let resolved = joined.canonicalize().map_err(|error| refused(&joined.to_string_lossy(), error))?;
    if resolved.starts_with(&top) { Ok(resolved) } else { Err(ReadError::LeadsOut { path: written, folder }) }
}

/// A name as messages show it: it comes from outside, too.
fn shown(name: &str) -> String {
    printable(name).into_owned()
}

fn refused(name: &str, error: io::Error) -> ReadError {
    let kind = error.kind();
    // A file where the path has a folder: there is nothing of that name, either.
    if matches!(kind, io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) {
        ReadError::Missing(shown(name))
    } else if kind == io::ErrorKind::IsADirectory {
        ReadError::Folder(shown(name))
    } else {
        ReadError::Unreadable { name: shown(name), source: error }
    }
}

fn ordinary(name: &str, found: &fs::Metadata) -> Result<(), ReadError> {
    if found.is_file() {
        Ok(())
    } else if found.is_dir() {
        Err(ReadError::Folder(shown(name)))
    } else {
        Err(ReadError::Special { name: shown(name), what: special(found.file_type()) })
    }
}

#[cfg(unix)]
fn special(kind: fs::FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    if kind.is_fifo() {
        "a pipe"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

#[cfg(not(unix))]
fn special(_: fs::FileType) -> &'static str {
    "a device"
}

/// Opens without waiting: a pipe that took the file's place would otherwise hold us until someone writes to it.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new().read(true).custom_flags(libc::O_NONBLOCK).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}

/// Reads to the end, but one byte past the limit at most: the size a file states may be wrong, or grow.
fn bounded(name: String, stream: impl Read, limit: u64, expected: u64) -> Result<Arc<Source>, ReadError> {
    let mut bytes = Vec::with_capacity(usize::try_from(expected.saturating_add(1)).unwrap_or(0));
    stream
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|source| ReadError::Unreadable { name: shown(&name), source })?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limit {
        return Err(ReadError::TooLarge { name: shown(&name), limit });
    }
    match encoding::text(bytes) {
        Ok((text, mark)) => Ok(Source::after_mark(name, text, mark)),
        Err(problem) => Err(ReadError::NotText { name: shown(&name), problem }),
    }
}
