//! Where a recording goes: the sound, and beside it under the same name the captions and the transcript. What is there
//! is replaced if it is a recording, and left alone if it is anything else.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::captions;
use crate::diagnostic::quoted;

/// The three files of a recording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    wav: PathBuf,
    captions: PathBuf,
    transcript: PathBuf,
}

/// Why a recording cannot go there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Taken(String);

impl Place {
    /// A recording whose sound is in this file.
    ///
    /// # Errors
    /// When that is no name for a WAV file.
    pub fn of(wav: &Path) -> Result<Self, Taken> {
        let is_wav = wav.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("wav"));
        if !is_wav || wav.file_stem().is_none() {
            return Err(Taken(format!(
                "a call is recorded as a WAV file, with its captions and its transcript beside it; {} does not end in `.wav`, so name it like `call.wav`",
                quoted(&wav.display().to_string())
            )));
        }
        let beside = |extension| wav.with_extension(extension);
        Ok(Self { wav: wav.to_owned(), captions: beside("vtt"), transcript: beside("txt") })
    }

    /// The sound.
    pub fn wav(&self) -> &Path {
        &self.wav
    }

    /// Who says what when.
    pub fn captions(&self) -> &Path {
        &self.captions
    }

    /// The call in the notation.
    pub fn transcript(&self) -> &Path {
        &self.transcript
    }

    /// Whether nothing is there that is not a recording.
    ///
    /// # Errors
    /// What is there.
    pub fn is_free(&self) -> Result<(), Taken> {
        if is_recording(&self.captions) {
            return Ok(());
        }
        for path in [&self.wav, &self.captions, &self.transcript] {
            if path.symlink_metadata().is_ok() {
                return Err(Taken(format!(
                    "there is {} already, and it is no recording of Reachline's, or its captions are gone; choose another name, or move it away",
                    quoted(&path.display().to_string())
                )));
            }
        }
        let folder = self.wav.parent().filter(|folder| !folder.as_os_str().is_empty());
        match folder.map(Path::metadata) {
            Some(Ok(found)) if !found.is_dir() => Err(self.no_folder("what is there is no folder")),
            Some(Err(error)) if error.kind() == ErrorKind::NotFound => {
                Err(self.no_folder("there is no such folder; make it, or choose another"))
            }
            Some(_) | None => Ok(()),
        }
    }

    fn no_folder(&self, why: &str) -> Taken {
        Taken(format!("cannot write {}: {why}", quoted(&self.wav.display().to_string())))
    }
}

/// Whether captions are of a recording.
fn is_recording(captions: &Path) -> bool {
    let mut begin = Vec::new();
    File::open(captions)
        .and_then(|file| file.take(captions::BEGIN.len() as u64).read_to_end(&mut begin))
        .is_ok_and(|_| begin == captions::BEGIN.as_bytes())
}
