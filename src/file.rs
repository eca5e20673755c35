//! Writing a file whole or not at all: it is written beside its place and moved there, so that whoever looks finds the
//! old one or the new one.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// A file without a name yet in the folder of `path`, as readable as any new file.
///
/// # Errors
/// When there can be no new file in that folder, or `path` is a folder itself.
pub fn beside(path: &Path) -> io::Result<NamedTempFile> {
    if path.is_dir() {
        return Err(io::Error::from(ErrorKind::IsADirectory));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = Builder::new();
    // A file like any other that the person makes, not one that only they may read.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    // The kind alone: the system's words would name a file that nobody asked for.
    builder.prefix(".reachline-").tempfile_in(folder).map_err(|error| io::Error::from(error.kind()))
}

/// Whether something is there that is neither a file nor to become one: a device or a pipe, which is written as it is.
pub fn is_special(path: &Path) -> bool {
    path.metadata().is_ok_and(|known| !known.is_file() && !known.is_dir())
}

/// Where a file really goes: a link keeps leading to the file that is written.
pub fn place(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// Writes a file in place of what is there. A device or a pipe is written as it is.
///
/// # Errors
/// When it cannot be written; then what was there is there still.
pub fn write_whole(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    if is_special(path) {
        let mut out = BufWriter::new(std::fs::OpenOptions::new().write(true).open(path)?);
        write(&mut out)?;
        return out.flush();
    }
    let place = place(path);
    let mut new = beside(&place)?;
    {
        let mut out = BufWriter::new(&mut new);
        write(&mut out)?;
        out.flush()?;
    }
    new.persist(&place).map_err(|error| error.error)?;
    Ok(())
}

/// Why a file cannot be written, and what to do about it.
pub fn why(error: &io::Error) -> String {
    let kind = error.kind();
    if kind == ErrorKind::NotFound {
        return "there is no such folder; make it, or choose another".to_owned();
    }
    if kind == ErrorKind::IsADirectory {
        return "it is a folder; name a file in it".to_owned();
    }
    if kind == ErrorKind::NotADirectory {
        return "what should be its folder is a file; choose another place".to_owned();
    }
    if matches!(kind, ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) {
        return "it is not allowed there; choose another folder".to_owned();
    }
    if matches!(kind, ErrorKind::StorageFull | ErrorKind::QuotaExceeded) {
        return "there is no room left; make room, or choose another place".to_owned();
    }
    let words = error.to_string();
    let words = words.split(" (os error").next().unwrap_or(&words).to_lowercase();
    format!("{words}; choose another place")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_that_fails_half_way_leaves_the_old_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("page.html");
        write_whole(&path, |out| out.write_all(b"old")).unwrap();
        let failed = write_whole(&path, |out| {
            out.write_all(b"new")?;
            Err(io::Error::from(io::ErrorKind::StorageFull))
        });
        assert!(failed.is_err());
        assert_eq!(fs::read(&path).unwrap(), b"old");
        write_whole(&path, |out| out.write_all(b"new")).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left behind");
    }

    #[test]
    fn why_a_file_cannot_be_written_is_told_without_names_that_nobody_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let told = |path: &Path| why(&write_whole(path, |_| Ok(())).unwrap_err());
        assert_eq!(
            told(&folder.path().join("no/page.html")),
            "there is no such folder; make it, or choose another"
        );
        assert_eq!(told(folder.path()), "it is a folder; name a file in it");
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        assert_eq!(
            told(&file.join("page.html")),
            "what should be its folder is a file; choose another place"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_is_as_readable_as_any_other() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (own, other) = (folder.path().join("own"), folder.path().join("other"));
        write_whole(&own, |_| Ok(())).unwrap();
        fs::write(&other, "").unwrap();
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode();
        assert_eq!(mode(&own), mode(&other));
    }
}
