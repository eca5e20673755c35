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
use crate::prompt::locale::ALL;
use crate::voice::list::Does;
use crate::voice::{Because, Voice, choose};

/// A recording to be made of one call.
#[derive(Debug)]
pub(super) struct Tape {
    place: Place,
    studio: Arc<Studio>,
}

impl Tape {
    /// A recording in this file, said so before the call if it cannot be.
    pub(super) fn at(wav: &Path, voice: Option<&str>) -> Result<Self, Failure> {
        let place = Place::of(wav).map_err(|taken| Failure::told(taken.to_string()))?;
        place.is_free().map_err(|taken| Failure::told(taken.to_string()))?;
        Ok(Self { place, studio: Arc::new(Studio::new(speaker(voice)?.voice)) })
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

/// The voice that prompts are spoken by.
pub(super) struct Speaker {
    /// It.
    pub(super) voice: Arc<dyn Voice>,
    /// What tells it from others: another voice would say the same words in another way.
    pub(super) known_as: String,
}

/// The voice that was asked for; without a wish, that of the environment or the settings, if it makes sound, and the
/// embedded one if it does not.
pub(super) fn speaker(asked: Option<&str>) -> Result<Speaker, Failure> {
    let choose = |asked| choose(asked).map_err(|trouble| Failure::told(trouble.to_string()));
    let mut choice = choose(asked)?;
    let makes_sound = matches!(choice.voice.does, Does::MakesSound(_));
    if !makes_sound && choice.because != Because::Asked {
        choice = choose(Some(EMBEDDED))?;
    }
    let voice = choice.open().map_err(|trouble| Failure::told(trouble.to_string()))?;
    let known_as = if voice.name() == EMBEDDED {
        EMBEDDED.to_owned()
    } else {
        let lines: Vec<String> = ALL
            .iter()
            .filter_map(|locale| Some(format!("{:?}", choice.settings().command(locale)?)))
            .collect();
        format!("{} {}", voice.name(), lines.join(" ")).trim().to_owned()
    };
    Ok(Speaker { voice: Arc::from(voice), known_as })
}

/// The voice that is part of the program.
const EMBEDDED: &str = "espeak";

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
