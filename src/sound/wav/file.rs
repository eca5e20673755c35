//! WAV files that are there whole or not at all: written beside their place, and put into it at the end.

use std::fs;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use super::write::{Encoding, Extent, Form, Writer};
use crate::file;
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
        let out = if file::is_special(path) {
            let file = fs::OpenOptions::new().write(true).open(path)?;
            Out::Through(Writer::new(BufWriter::new(file), form, Extent::Open)?)
        } else {
            let place = file::place(path);
            let (file, beside) = file::beside(&place)?.into_parts();
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
