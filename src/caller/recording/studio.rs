//! A voice, with what it said last kept at hand: hotlines say the same words many times in a call, and many calls the
//! same words. How long it takes to say them is how long they take in the call.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rustc_hash::FxBuildHasher;

use super::RATE;
use crate::call::Pace;
use crate::caller::Lengths;
use crate::prompt::locale::Said;
use crate::prompt::{Locale, Part, Utterance};
use crate::sound::{Sound, count};
use crate::voice::{Manner, Trouble, Voice, speak};

/// A voice for calls.
pub struct Studio {
    voice: Arc<dyn Voice>,
    kept: Mutex<Kept>,
    trouble: Mutex<Option<Trouble>>,
}

/// Language, words and speed.
type Take = (&'static str, String, u32);

/// What was said last. When the newer half is full, it becomes the older, and what was there before is let go.
#[derive(Default)]
struct Kept {
    newer: HashMap<Take, Arc<Sound>, FxBuildHasher>,
    older: HashMap<Take, Arc<Sound>, FxBuildHasher>,
    samples: usize,
}

/// So many samples are kept in a half: some eight minutes of speech.
const HALF: usize = 4_000_000;

impl Studio {
    /// A studio with this voice.
    pub fn new(voice: Arc<dyn Voice>) -> Self {
        Self { voice, kept: Mutex::default(), trouble: Mutex::default() }
    }

    /// What the voice could not say, if there was anything.
    ///
    /// # Errors
    /// The first of it.
    pub fn trouble(&self) -> Result<(), Trouble> {
        let trouble = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        trouble.clone().map_or(Ok(()), Err)
    }

    /// Words as sound, at the loudness of all speech, as long as a whole number of milliseconds.
    ///
    /// # Errors
    /// When the voice cannot say them.
    pub fn say(&self, locale: &'static Locale, ear: &str, pace: Pace) -> Result<Arc<Sound>, Trouble> {
        let take = (locale.tag, ear.to_owned(), pace.percent());
        if let Some(sound) = self.kept().find(&take) {
            return Ok(sound);
        }
        // Others may say the same meanwhile; what comes out is the same.
        let sound = Arc::new(self.spoken(locale, ear, pace).inspect_err(|trouble| self.note(trouble))?);
        self.kept().keep(take, &sound);
        Ok(sound)
    }

    fn spoken(&self, locale: &'static Locale, ear: &str, pace: Pace) -> Result<Sound, Trouble> {
        let mut words = Utterance::default();
        words.say(locale, Said { eye: String::new(), ear: ear.to_owned() });
        let manner = Manner { rate: pace.percent(), ..Manner::default() };
        let mut sound = speak(&words, manner, &*self.voice)?.resampled(RATE).faded().levelled();
        let milliseconds = sound.length().as_nanos().div_ceil(1_000_000);
        let whole = Duration::from_millis(u64::try_from(milliseconds).unwrap_or(u64::MAX));
        sound.pause(whole.saturating_sub(sound.length()));
        debug_assert_eq!(sound.samples().len(), count(RATE, whole));
        Ok(sound)
    }

    fn note(&self, trouble: &Trouble) {
        let mut noted = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        noted.get_or_insert_with(|| trouble.clone());
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn find(&mut self, take: &Take) -> Option<Arc<Sound>> {
        if let Some(sound) = self.newer.get(take) {
            return Some(Arc::clone(sound));
        }
        let (take, sound) = self.older.remove_entry(take)?;
        self.keep(take, &sound);
        Some(sound)
    }

    fn keep(&mut self, take: Take, sound: &Arc<Sound>) {
        if self.samples > HALF {
            self.older = std::mem::take(&mut self.newer);
            self.samples = 0;
        }
        self.samples += sound.samples().len();
        self.newer.insert(take, Arc::clone(sound));
    }
}

impl Lengths for Studio {
    fn lengths(&self, utterance: &Utterance, pace: Pace) -> Vec<Duration> {
        let length = |part: &Part| match part {
            Part::Pause(length) => {
                Duration::from_millis(u64::try_from(length.as_millis()).unwrap_or(u64::MAX))
            }
            // Where the voice fails, the call goes on as if it spoke; nothing is written of it.
            Part::Words { locale, said } => match self.say(locale, &said.ear, pace) {
                Ok(sound) => sound.length(),
                Err(_) => locale.length(&said.ear),
            },
        };
        utterance.parts().iter().map(length).collect()
    }
}

impl fmt::Debug for Studio {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Studio({})", self.voice.name())
    }
}
