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
use crate::script::Hotline;
use crate::voice::list::Does;
use crate::voice::recorded::{self, Recorded};
use crate::voice::{Because, Choice, Trouble, Voice, choose, command};

/// A recording to be made of one call.
#[derive(Debug)]
pub(super) struct Tape {
    place: Place,
    studio: Arc<Studio>,
}

impl Tape {
    /// A recording in this file, said so before the call if it cannot be.
    pub(super) fn at(wav: &Path, voice: Option<&str>, hotline: &Hotline) -> Result<Self, Failure> {
        let place = Place::of(wav).map_err(|taken| Failure::told(taken.to_string()))?;
        place.is_free().map_err(|taken| Failure::told(taken.to_string()))?;
        let voice = Voices::asked(voice)?.of(hotline)?;
        Ok(Self { place, studio: Arc::new(Studio::new(voice)) })
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

/// The voice of calls that are kept, and of prompts: the one that was asked for; without a wish, that of the environment
/// or the settings, if its sound can be kept, and the embedded one if not.
#[derive(Debug)]
pub(super) struct Voices {
    choice: Choice,
    /// Nobody named it, so what callers hear comes first: the hotline's recordings, where it has any.
    unnamed: bool,
}

impl Voices {
    /// Finds out which it is.
    pub(super) fn asked(asked: Option<&str>) -> Result<Self, Failure> {
        let choose = |asked| choose(asked).map_err(told);
        let mut choice = choose(asked)?;
        let makes_sound = matches!(choice.voice.does, Does::MakesSound(_));
        let unnamed = !makes_sound && choice.because != Because::Asked;
        if unnamed {
            choice = choose(Some(EMBEDDED))?;
        }
        Ok(Self { choice, unnamed })
    }

    /// The voice for any hotline that has no recordings.
    pub(super) fn open(&self) -> Result<Arc<dyn Voice>, Failure> {
        self.choice.open().map(Arc::from).map_err(told)
    }

    /// The voice for this hotline.
    pub(super) fn of(&self, hotline: &Hotline) -> Result<Arc<dyn Voice>, Failure> {
        if self.unnamed && is_recorded(hotline) {
            return Ok(Arc::new(Recorded::of(hotline, self.choice.open().map_err(told)?)));
        }
        self.choice.open_for(hotline).map(Arc::from).map_err(told)
    }

    /// Whether this hotline is heard otherwise than one without recordings.
    pub(super) fn differ_in(&self, hotline: &Hotline) -> bool {
        is_recorded(hotline) && self.hear_recordings()
    }

    /// Whether a hotline's recordings are heard, where it has any.
    pub(super) fn hear_recordings(&self) -> bool {
        self.unnamed || self.ask_for_recordings()
    }

    /// Whether recordings were asked for by name.
    pub(super) fn ask_for_recordings(&self) -> bool {
        self.choice.voice.name == recorded::NAME
    }

    /// The voice for this hotline, with what tells it from others.
    pub(super) fn named(&self, hotline: &Hotline) -> Result<Named, Failure> {
        let voice = self.choice.open().map_err(told)?;
        let speaks = voice.name();
        let known_as = self.known_as(speaks);
        let named = if self.ask_for_recordings() || self.differ_in(hotline) {
            let known_as = format!("{}, and {known_as} for the rest", recorded::NAME);
            Named { voice: Arc::new(Recorded::of(hotline, voice)), known_as, speaks }
        } else {
            Named { voice: Arc::from(voice), known_as, speaks }
        };
        Ok(named)
    }

    /// What tells the voice from others: another one would say the same words in another way.
    fn known_as(&self, speaks: &str) -> String {
        if speaks != command::NAME {
            return speaks.to_owned();
        }
        let commands = ALL.iter().filter_map(|locale| self.choice.settings().command(locale));
        let lines: Vec<String> = commands.map(|line| format!("{line:?}")).collect();
        format!("{speaks} {}", lines.join(" "))
    }
}

/// A voice for a hotline.
pub(super) struct Named {
    /// The voice.
    pub(super) voice: Arc<dyn Voice>,
    /// What tells it from others.
    pub(super) known_as: String,
    /// The name of the voice that says what no recording says.
    pub(super) speaks: &'static str,
}

/// Whether some words of a hotline are recorded.
fn is_recorded(hotline: &Hotline) -> bool {
    hotline.language_ids().any(|language| hotline.prompts(language).recordings().is_some())
}

fn told(trouble: Trouble) -> Failure {
    Failure::told(trouble.0)
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
