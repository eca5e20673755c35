//! Calls that are kept as sound: where they go, which voice says their prompts, and what is told when they are written.

use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::Failure;
use crate::caller::recording::{Place, Recording, Studio};
use crate::caller::{Lexicon, Witness};
use crate::clock::At;
use crate::diagnostic::quoted;
use crate::voice::Voice;

/// A recording to be made of one call.
#[derive(Debug)]
pub(super) struct Tape {
    place: Place,
    studio: Arc<Studio>,
}

impl Tape {
    /// A recording in this file, said so before the call if it cannot be.
    pub(super) fn at(wav: &Path) -> Result<Self, Failure> {
        let place = Place::of(wav).map_err(|taken| Failure::told(taken.to_string()))?;
        place.is_free().map_err(|taken| Failure::told(taken.to_string()))?;
        Ok(Self { place, studio: Arc::new(Studio::new(voice()?)) })
    }

    /// A lexicon whose words take as long as the voice does.
    pub(super) fn lexicon(&self) -> Lexicon {
        let studio = Arc::clone(&self.studio);
        Lexicon::timed_by(studio)
    }

    /// Writes the call that is over; gives what there is to tell.
    pub(super) fn keep(&self, witness: &Witness, heads: String) -> Result<String, Failure> {
        let recording = Recording::new(witness, &self.studio, heads);
        recording.write(&self.place).map_err(|fault| {
            Failure::told(format!("{fault}; the call is over, and no sound of it is kept"))
        })?;
        Ok(format!(
            "recorded in {}, {} long, with captions in {} and a transcript in {}",
            quoted(&self.place.wav().display().to_string()),
            At::START + recording.length(),
            quoted(&self.place.captions().display().to_string()),
            quoted(&self.place.transcript().display().to_string()),
        ))
    }
}

/// The name of the voice that prompts are spoken by.
pub(super) const VOICE: &str = "espeak";

/// The voice that prompts are spoken by: the embedded one.
#[cfg(feature = "espeak")]
pub(super) fn voice() -> Result<Arc<dyn Voice>, Failure> {
    let voice = crate::voice::espeak::Espeak::open().map_err(|trouble| Failure::told(trouble.to_string()))?;
    Ok(Arc::new(voice))
}

/// The voice that prompts are spoken by.
#[cfg(not(feature = "espeak"))]
pub(super) fn voice() -> Result<Arc<dyn Voice>, Failure> {
    Err(Failure::told(
        "this program was built without its embedded voice, so it cannot make sound of words; build it with `--features espeak`",
    ))
}

/// Says how far a long piece of work is, in a line every few seconds.
#[derive(Debug)]
pub(super) struct Told {
    what: &'static str,
    last: Mutex<Instant>,
}

/// Between two lines.
const BETWEEN: Duration = Duration::from_secs(5);

impl Told {
    /// Work that is told as so many pieces of it done.
    pub(super) fn of(what: &'static str) -> Self {
        Self { what, last: Mutex::new(Instant::now()) }
    }

    /// So many pieces are done.
    pub(super) fn done(&self, done: usize, total: usize) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if last.elapsed() >= BETWEEN && done < total {
            *last = Instant::now();
            // Nobody may be there to read it, which is no reason to stop.
            let _ = writeln!(io::stderr(), "{done} of {total} {}", self.what);
        }
    }
}

/// A count with its word.
pub(super) fn count(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}
