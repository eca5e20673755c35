//! Finds call files: those that are named, and all in the folders that are named.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::printable;
use crate::transcript::call_file::EXTENSION;

/// Folders are looked into so far down.
const DEEPEST: usize = 64;

/// The most files of one run.
const MOST_FILES: usize = 1_000_000;

/// Why there is nothing to test.
#[derive(Debug, thiserror::Error)]
pub enum FindError {
    /// A path that was named is not there.
    #[error("cannot find `{}`; check the name and the folder you are in", printable(&.0.to_string_lossy()))]
    Missing(PathBuf),
    /// A file that was named is no call file.
    #[error("`{}` is no call file; their names end in `.{EXTENSION}`", printable(&.0.to_string_lossy()))]
    NotACall(PathBuf),
    /// A folder without calls.
    #[error("there is no test call in `{}`; write one and save it as `NAME.{EXTENSION}`", printable(&.0.to_string_lossy()))]
    NoCalls(PathBuf),
    /// A folder that cannot be looked into.
    #[error("cannot look into the folder `{}`: {}", printable(&.0.to_string_lossy()), .1)]
    Closed(PathBuf, io::Error),
    /// More folders inside each other, or more files, than anyone keeps.
    #[error("there is too much in `{}`: at most {MOST_FILES} files, in folders {DEEPEST} deep; name a part of it", printable(&.0.to_string_lossy()))]
    TooMuch(PathBuf),
}

/// Every call file among `paths` and in the folders among them, each once; those of a folder in the order of
/// their names. Links to folders inside a folder are not followed, nor are folders whose name begins with a dot.
///
/// # Errors
/// When a path is not there, is no call file, or a folder has no calls in it or cannot be looked into.
pub fn find(paths: &[PathBuf]) -> Result<Vec<PathBuf>, FindError> {
    let mut found = Vec::new();
    for path in paths {
        let kind = fs::metadata(path).map_err(|_| FindError::Missing(path.clone()))?;
        if kind.is_dir() {
            let before = found.len();
            look_into(path, path, 0, &mut found)?;
            if found.len() == before {
                return Err(FindError::NoCalls(path.clone()));
            }
        } else if is_call(path) {
            found.push(path.clone());
        } else {
            return Err(FindError::NotACall(path.clone()));
        }
    }
    let mut seen = HashSet::with_capacity(found.len());
    found.retain(|path| seen.insert(path.clone()));
    Ok(found)
}

fn is_call(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(EXTENSION))
}

fn look_into(folder: &Path, top: &Path, depth: usize, found: &mut Vec<PathBuf>) -> Result<(), FindError> {
    let closed = |error| FindError::Closed(folder.to_owned(), error);
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(closed)? {
        let entry = entry.map_err(closed)?;
        entries.push((entry.file_name(), entry.file_type().map_err(closed)?));
    }
    entries.sort_by(|(a, _), (b, _)| a.cmp(b));
    for (name, kind) in entries {
        let path = folder.join(&name);
        if kind.is_dir() {
            if name.to_string_lossy().starts_with('.') {
                continue;
            }
            if depth == DEEPEST {
                return Err(FindError::TooMuch(top.to_owned()));
            }
            look_into(&path, top, depth + 1, found)?;
        } else if is_call(&path) && (kind.is_file() || path.is_file()) {
            if found.len() == MOST_FILES {
                return Err(FindError::TooMuch(top.to_owned()));
            }
            found.push(path);
        }
    }
    Ok(())
}
