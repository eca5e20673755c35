//! Writes a call file anew: whole or not at all, and only if it is still what was read.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Source, printable};

/// Why a file was left as it was.
#[derive(Debug, thiserror::Error)]
pub enum RewriteError {
    /// It is no longer what was read.
    #[error("`{}` was changed by someone else meanwhile and is left as it is; run the same again", shown(.0))]
    Changed(PathBuf),
    /// It, or its folder, cannot be written.
    #[error("cannot write `{}`: {}; it is left as it was", shown(.0), .1)]
    Unwritable(PathBuf, io::Error),
}

fn shown(path: &Path) -> String {
    printable(&path.to_string_lossy()).into_owned()
}

/// Puts `text` in the place of what `source` was read from at `path`. The file has the old text or the new one at
/// every moment, and of two programs that do this at once, the second finds the file changed.
///
/// # Errors
/// When the file is no longer what was read, or cannot be written.
pub fn rewrite(path: &Path, source: &Source, text: &str) -> Result<(), RewriteError> {
    let failed = |error| RewriteError::Unwritable(path.to_owned(), error);
    // A link keeps leading to the file that is written.
    let path = &path.canonicalize().map_err(failed)?;
    let held = File::open(path).map_err(failed)?;
    held.lock().map_err(failed)?;
    let now = fs::read(path).map_err(failed)?;
    let (mark, rest) =
        now.split_at_checked(source.mark()).ok_or_else(|| RewriteError::Changed(path.clone()))?;
    if rest != source.text().as_bytes() {
        return Err(RewriteError::Changed(path.clone()));
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut new = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    new.write_all(mark).and_then(|()| new.write_all(text.as_bytes())).map_err(failed)?;
    new.as_file().set_permissions(held.metadata().map_err(failed)?.permissions()).map_err(failed)?;
    new.as_file().sync_all().map_err(failed)?;
    new.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changed_meanwhile_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.call");
        fs::write(&path, "\u{FEFF}hear a\n").unwrap();
        let source = Source::read(&path, 1000).unwrap();
        rewrite(&path, &source, "hear b\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "\u{FEFF}hear b\n");
        let told = rewrite(&path, &source, "hear c\n").unwrap_err().to_string();
        assert!(told.contains("changed by someone else"), "{told}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "\u{FEFF}hear b\n");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left behind");
    }
}
