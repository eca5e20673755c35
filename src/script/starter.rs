//! A small hotline to begin with: its files, written all or none, never in the place of what is there.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::check::is_name;
use crate::diagnostic::{printable, quoted};
use crate::file::beside;

/// What stands for the name in the texts.
const NAME: &str = "NAME";

/// A file of the hotline.
struct Part {
    /// Where it goes, the folders first, with [`NAME`] for the name.
    path: &'static [&'static str],
    /// What it is, in a few words.
    what: &'static str,
    text: &'static str,
}

const PARTS: [Part; 4] = [
    Part {
        path: &["scripts", "NAME.toml"],
        what: "the script: its menus, keys and lines",
        text: include_str!("starter/script.toml"),
    },
    Part {
        path: &["prompts", NAME, "en.ftl"],
        what: "what callers hear in English",
        text: include_str!("starter/en.ftl"),
    },
    Part {
        path: &["prompts", NAME, "zh-CN.ftl"],
        what: "what callers hear in Mandarin",
        text: include_str!("starter/zh-CN.ftl"),
    },
    Part { path: &["scripts", "NAME.call"], what: "a test call", text: include_str!("starter/first.call") },
];

/// Why no hotline was written.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    /// The name cannot name a hotline.
    #[error(
        "{0} is no name for a hotline; use small letters, digits and hyphens, beginning with a letter{1}"
    )]
    BadName(String, String),
    /// Something of that name is there already.
    #[error(
        "`{0}` is there already, and nothing was written; choose another name, or another folder with `--into`"
    )]
    Taken(String),
    /// The system refused.
    #[error(
        "cannot write `{path}`: {source}; nothing was written, so check the folder and the disk and try again"
    )]
    Refused {
        /// The file or folder.
        path: String,
        /// What the system said.
        source: io::Error,
    },
}

/// Writes a small hotline of this name below the folder `into`, and gives its files with what each is, the
/// script first. When anything is in the way or fails, nothing is left behind.
///
/// # Errors
/// When the name is no name, when a file of it is there already, and when something cannot be written.
pub fn write(name: &str, into: &Path) -> Result<Vec<(PathBuf, &'static str)>, NotWritten> {
    if !is_name(name) {
        let plain = name.trim().to_ascii_lowercase().replace([' ', '_', '.'], "-");
        let better = if is_name(&plain) { format!(", such as `{plain}`") } else { String::new() };
        return Err(NotWritten::BadName(quoted(name), better));
    }
    let place = |part: &Part| {
        let folders = part.path.iter().map(|piece| piece.replace(NAME, name));
        folders.fold(into.to_owned(), |path, piece| path.join(piece))
    };
    // A folder of prompts that is there already may hold words in languages that this hotline does not have.
    let places: Vec<PathBuf> = PARTS.iter().map(place).collect();
    for path in places.iter().chain([&into.join("prompts").join(name)]) {
        match fs::symlink_metadata(path) {
            Ok(_) => return Err(NotWritten::Taken(shown(path))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(refused(path, error)),
        }
    }
    let mut written = Written::default();
    for (part, path) in PARTS.iter().zip(&places) {
        written.file(path, &part.text.replace(NAME, name))?;
    }
    written.keep();
    Ok(places.into_iter().zip(&PARTS).map(|(path, part)| (path, part.what)).collect())
}

fn shown(path: &Path) -> String {
    printable(&path.to_string_lossy()).into_owned()
}

fn refused(path: &Path, source: io::Error) -> NotWritten {
    NotWritten::Refused { path: shown(path), source }
}

/// What was written so far; it is taken away again unless it is kept.
#[derive(Default)]
struct Written {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Written {
    fn file(&mut self, path: &Path, text: &str) -> Result<(), NotWritten> {
        let folder = path.parent().unwrap_or(Path::new("."));
        self.folder(folder)?;
        let mut file = beside(path).map_err(|error| refused(path, error))?;
        file.write_all(text.as_bytes()).map_err(|error| refused(path, error))?;
        file.as_file().sync_all().map_err(|error| refused(path, error))?;
        file.persist_noclobber(path).map_err(|error| {
            if error.error.kind() == io::ErrorKind::AlreadyExists {
                NotWritten::Taken(shown(path))
            } else {
                refused(path, error.error)
            }
        })?;
        self.files.push(path.to_owned());
        Ok(())
    }

    /// Makes a folder and those above it, and remembers which were not there.
    fn folder(&mut self, folder: &Path) -> Result<(), NotWritten> {
        let missing = folder.ancestors().take_while(|above| !above.as_os_str().is_empty() && !above.is_dir());
        let missing: Vec<&Path> = missing.collect();
        for path in missing.into_iter().rev() {
            fs::create_dir(path).map_err(|error| refused(path, error))?;
            self.folders.push(path.to_owned());
        }
        Ok(())
    }

    fn keep(mut self) {
        self.files.clear();
        self.folders.clear();
    }
}

impl Drop for Written {
    /// Best effort: what cannot be taken away has just been written, so whoever forbids it can see it.
    fn drop(&mut self) {
        self.files.iter().rev().for_each(|path| drop(fs::remove_file(path)));
        self.folders.iter().rev().for_each(|path| drop(fs::remove_dir(path)));
    }
}
