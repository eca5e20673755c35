//! The folder that item files are in: what is in it, read with a limit on everything, and never a half of an
//! import. Writing into it is left to `import`, and the agreement between the two is this:
//!
//! An import writes its files into a folder of its own, and makes them count all at once by giving that folder
//! the name [`PENDING`]. A file in it stands before one of the same name outside. Then the files are moved out,
//! one by one, and the folder goes away. Whoever reads looks into [`PENDING`] first, so no file is missed while
//! it moves; and reads again if an import was made to count meanwhile, which [`STAMP`] tells.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{faults, item_file, words};
use crate::diagnostic::{Diagnostic, Source};

/// Inside the folder: files that count already and are still to be moved out.
pub(super) const PENDING: &str = ".import";

/// Inside the folder or inside [`PENDING`]: a file that is another after each import.
pub(super) const STAMP: &str = ".imported.json";

/// The largest item file, in bytes.
const LARGEST_FILE: u64 = 1 << 20;

/// The largest stamp, in bytes.
const LARGEST_STAMP: u64 = 1 << 20;

/// The most item files in a folder.
const MOST_FILES: usize = 250_000;

/// How often a folder is read again because an import went on meanwhile.
const MOST_TRIES: usize = 20;

/// A folder of news that cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum Unopened {
    /// The system said no.
    #[error("cannot read the news in `{}`: {error}", shown(.folder))]
    Io {
        /// Which folder.
        folder: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// More files than anyone's news.
    #[error("cannot read the news in `{}`: there are more than {MOST_FILES} item files in it", shown(.folder))]
    TooMany {
        /// Which folder.
        folder: PathBuf,
    },
    /// Imports follow so closely on one another that no reading got in between.
    #[error("cannot read the news in `{}`: it keeps changing; try again when the import is done", shown(.folder))]
    KeepsChanging {
        /// Which folder.
        folder: PathBuf,
    },
}

/// A path fit to be printed.
pub(super) fn shown(path: &Path) -> String {
    words::beginning(&path.to_string_lossy(), 200)
}

/// The item files of a folder, each read whole, in the order of their names; and what was wrong with those that
/// could not be.
pub(super) fn sources(folder: &Path) -> Result<(Vec<Arc<Source>>, Vec<Diagnostic>), Unopened> {
    for _ in 0..MOST_TRIES {
        let before = stamp(folder);
        let read = read_once(folder)?;
        if stamp(folder) == before {
            return Ok(read);
        }
    }
    Err(Unopened::KeepsChanging { folder: folder.to_owned() })
}

fn read_once(folder: &Path) -> Result<(Vec<Arc<Source>>, Vec<Diagnostic>), Unopened> {
    let names = names(folder)?;
    let (mut sources, mut faults) = (Vec::with_capacity(names.len()), Vec::new());
    for (name, pending) in names {
        let outside = folder.join(&name);
        let mut text = if pending { read(&folder.join(PENDING).join(&name)) } else { read(&outside) };
        if pending && matches!(&text, Err(Refused::Io(error)) if error.kind() == io::ErrorKind::NotFound) {
            // It was moved out since we looked.
            text = read(&outside);
        }
        match text {
            Ok(text) => sources.push(Source::new(outside.to_string_lossy(), text)),
            Err(refused) => faults.push(refused.told(&outside)),
        }
    }
    Ok((sources, faults))
}

/// The names of the item files, and whether each is still in [`PENDING`].
pub(super) fn names(folder: &Path) -> Result<BTreeMap<String, bool>, Unopened> {
    let failed = |error| Unopened::Io { folder: folder.to_owned(), error };
    let mut names = BTreeMap::new();
    for pending in [true, false] {
        let within = if pending { folder.join(PENDING) } else { folder.to_owned() };
        let entries = match fs::read_dir(&within) {
            Ok(entries) => entries,
            Err(error) if pending && error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(failed(error)),
        };
        for entry in entries {
            // Not UTF-8: no item file that Reachline ever wrote, and none that a script could name.
            let Ok(name) = entry.map_err(failed)?.file_name().into_string() else { continue };
            if !name.starts_with('.') && name.ends_with(item_file::ENDING) {
                names.entry(name).or_insert(pending);
            }
            if names.len() > MOST_FILES {
                return Err(Unopened::TooMany { folder: folder.to_owned() });
            }
        }
    }
    Ok(names)
}

/// The stamp as it counts now.
pub(super) fn stamp(folder: &Path) -> Option<String> {
    [folder.join(PENDING).join(STAMP), folder.join(STAMP)].into_iter().find_map(|path| {
        let mut text = String::new();
        File::open(path).ok()?.take(LARGEST_STAMP).read_to_string(&mut text).ok()?;
        Some(text)
    })
}

/// Why a file was not read.
enum Refused {
    Io(io::Error),
    NoFile(&'static str),
    TooLarge,
    NotUtf8(Vec<u8>),
}

fn read(path: &Path) -> Result<String, Refused> {
    // A link may lead anywhere, and opening a pipe or a device may wait for ever.
    let kind = fs::symlink_metadata(path).map_err(Refused::Io)?.file_type();
    if kind.is_symlink() {
        return Err(Refused::NoFile("is a link, and links may lead out of the folder"));
    }
    if !kind.is_file() {
        return Err(Refused::NoFile("is not a file"));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(Refused::Io)?;
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(Refused::Io)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(Refused::TooLarge);
    }
    String::from_utf8(bytes).map_err(|error| Refused::NotUtf8(error.into_bytes()))
}

impl Refused {
    fn told(self, path: &Path) -> Diagnostic {
        let named = |text: String| Source::new(path.to_string_lossy(), text);
        let (message, source, at, help) = match self {
            Self::Io(error) => {
                (format!("cannot read this file: {error}"), named(String::new()), 0, "make it readable")
            }
            Self::NoFile(what) => (
                format!("cannot read this item: it {what}"),
                named(String::new()),
                0,
                "put a file with the words of the item in its place",
            ),
            Self::TooLarge => (
                "cannot read this file: it is larger than a megabyte".to_owned(),
                named(String::new()),
                0,
                "cut the item into several, or check that it is the file you meant",
            ),
            Self::NotUtf8(bytes) => {
                let sound = String::from_utf8_lossy(&bytes).into_owned();
                let at = sound.find('\u{FFFD}').unwrap_or_default();
                ("this file is not UTF-8 text".to_owned(), named(sound), at, "save it as UTF-8")
            }
        };
        Diagnostic::error(&faults::UNREADABLE, message, source.place(at..at)).help(help)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults_in(folder: &Path) -> Vec<String> {
        let (_, faults) = sources(folder).unwrap();
        faults.iter().map(|fault| format!("{} {}", fault.code.name, fault.message)).collect()
    }

    #[test]
    fn only_item_files_are_read_and_in_order() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.en.txt", "a.en.txt", "README.md", ".hidden.en.txt", "a.en.txt~"] {
            fs::write(folder.path().join(name), name).unwrap();
        }
        fs::create_dir(folder.path().join("sounds")).unwrap();
        let (sources, faults) = sources(folder.path()).unwrap();
        assert!(faults.is_empty());
        assert_eq!(sources.iter().map(|source| source.text()).collect::<Vec<_>>(), ["a.en.txt", "b.en.txt"]);
    }

    #[test]
    fn a_file_that_cannot_be_read_is_told_and_the_others_are_read() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.en.txt"), b"ok\nb\xFFd").unwrap();
        fs::write(folder.path().join("b.en.txt"), "x".repeat((1 << 20) + 1)).unwrap();
        fs::create_dir(folder.path().join("c.en.txt")).unwrap();
        fs::write(folder.path().join("d.en.txt"), "fine").unwrap();
        assert_eq!(sources(folder.path()).unwrap().0.len(), 1);
        assert_eq!(
            faults_in(folder.path()),
            [
                "item-unreadable this file is not UTF-8 text",
                "item-unreadable cannot read this file: it is larger than a megabyte",
                "item-unreadable cannot read this item: it is not a file",
            ]
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_followed_out_of_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("/etc/passwd", folder.path().join("a.en.txt")).unwrap();
        let (read, _) = sources(folder.path()).unwrap();
        assert!(read.is_empty());
        assert_eq!(faults_in(folder.path()).len(), 1);
    }

    #[test]
    fn what_an_interrupted_import_made_sure_of_counts() {
        let folder = tempfile::tempdir().unwrap();
        let pending = folder.path().join(PENDING);
        fs::create_dir(&pending).unwrap();
        fs::create_dir(folder.path().join(".import-unfinished")).unwrap();
        for (path, text) in [
            ("a.en.txt", "old"),
            ("b.en.txt", "stays"),
            (".import/a.en.txt", "new"),
            (".import/c.en.txt", "added"),
            (".import-unfinished/d.en.txt", "never counted"),
        ] {
            fs::write(folder.path().join(path), text).unwrap();
        }
        let (sources, _) = sources(folder.path()).unwrap();
        assert_eq!(sources.iter().map(|source| source.text()).collect::<Vec<_>>(), ["new", "stays", "added"]);
    }

    #[test]
    fn a_folder_that_is_not_there_is_said_to_be_so() {
        let error = sources(Path::new("/no/such\u{1B}[2J/folder")).unwrap_err().to_string();
        assert!(error.starts_with("cannot read the news in `/no/such [2J/folder`"), "{error}");
    }
}
