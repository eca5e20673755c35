//! WAV files that are there whole or not at all: written beside their place, and put into it at the end.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

use super::write::{Encoding, Extent, Form, Writer};
use crate::sound::Sound;

/// A WAV that is written while it is made. Whoever lets go of it before the end leaves nothing behind.
#[derive(Debug)]
pub struct WavFile {
    out: Out,
}

#[derive(Debug)]
enum Out {
    /// Beside its place, until it is whole.
    Beside { writer: Writer<BufWriter<fs::File>>, beside: TempPath, place: PathBuf },
    /// Something that is no file, a pipe or a device, which takes what comes.
    Through(Writer<BufWriter<fs::File>>),
}

impl WavFile {
    /// Begins a WAV that will be at `path`, in place of what is there.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn create(path: &Path, form: Form) -> io::Result<Self> {
        let out = if is_no_file(path) {
            let file = fs::OpenOptions::new().write(true).open(path)?;
            Out::Through(Writer::new(BufWriter::new(file), form, Extent::Open)?)
        } else {
            let place = place(path);
            let (file, beside) = beside(&place)?.into_parts();
            Out::Beside { writer: Writer::new(BufWriter::new(file), form, Extent::Open)?, beside, place }
        };
        Ok(Self { out })
    }

    /// Adds samples, those of one moment for each channel after one another.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn write(&mut self, samples: &[f32]) -> io::Result<()> {
        match &mut self.out {
            Out::Beside { writer, .. } | Out::Through(writer) => writer.write(samples),
        }
    }

    /// Nothing more comes: it goes into its place.
    ///
    /// # Errors
    /// When it cannot be written to its end or put there; then nothing has changed at its place.
    pub fn finish(self) -> io::Result<()> {
        match self.out {
            Out::Through(writer) => writer.finish().map(drop),
            Out::Beside { writer, beside, place } => {
                let out = writer.finish_in_place()?;
                drop(out.into_inner().map_err(io::IntoInnerError::into_error)?);
                beside.persist(place).map_err(|error| error.error)
            }
        }
    }
}

/// Writes sound of one channel as a WAV file.
///
/// # Errors
/// When it cannot be written; then nothing has changed at its place.
pub fn save(path: &Path, sound: &Sound, encoding: Encoding) -> io::Result<()> {
    let mut file = WavFile::create(path, Form { rate: sound.rate(), channels: 1, encoding })?;
    file.write(sound.samples())?;
    file.finish()
}

/// Writes a file of any kind whole or not at all, as WAV files are written.
///
/// # Errors
/// When it cannot be written; then nothing has changed at its place.
pub fn store(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if is_no_file(path) {
        return fs::OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    let place = place(path);
    let mut file = beside(&place)?;
    file.write_all(bytes)?;
    file.flush()?;
    file.persist(place).map(drop).map_err(|error| error.error)
}

/// Whether something is there that is neither a file nor to become one.
fn is_no_file(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir())
}

/// Where a file really goes: a link stays a link.
fn place(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

fn beside(place: &Path) -> io::Result<NamedTempFile> {
    if place.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".reachline-").suffix(".part");
    // A file like any other that the person makes, not one that only they may read.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder).map_err(|error| io::Error::new(error.kind(), without_path(&error)))
}

/// What the system said, without the name of a file that nobody asked for.
fn without_path(error: &io::Error) -> io::Error {
    match error.raw_os_error().or_else(|| {
        let inner = error.get_ref()?;
        inner.source()?.downcast_ref::<io::Error>()?.raw_os_error()
    }) {
        Some(code) => io::Error::from_raw_os_error(code),
        None => io::Error::from(error.kind()),
    }
}
