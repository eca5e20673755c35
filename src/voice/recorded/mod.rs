//! The voice of a hotline's own recordings. What was not recorded, and every number, day and name within a recorded
//! sentence, is said by another voice, as loud as the recordings.

pub mod check;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use super::manner::gain;
use super::{Manner, Trouble, Voice, Words};
use crate::diagnostic::quoted;
use crate::prompt::Locale;
use crate::prompt::recordings::{Recording, Recordings};
use crate::script::Hotline;
use crate::sound::{Sound, recording};

/// The name it is chosen by.
pub const NAME: &str = "recorded";

/// A hotline's recordings, and the voice for the rest.
pub struct Recorded {
    languages: Vec<(&'static Locale, Arc<Recordings>)>,
    rest: Box<dyn Voice>,
}

impl Recorded {
    /// The recordings of a hotline.
    pub fn of(hotline: &Hotline, rest: Box<dyn Voice>) -> Self {
        let recordings = |id| {
            let catalogue = hotline.prompts(id);
            Some((catalogue.locale(), Arc::clone(catalogue.recordings()?)))
        };
        Self { languages: hotline.language_ids().filter_map(recordings).collect(), rest }
    }
}

/// Reads a recording and plays it in a manner; its pitch stays its own.
pub(super) fn play(recording: &Recording, manner: Manner) -> Result<Sound, Trouble> {
    let sound = recording::read(&recording.path).map_err(|why| {
        Trouble(format!(
            "the recording {} cannot be heard: {why}",
            quoted(&recording.path.display().to_string())
        ))
    })?;
    Ok(sound.stretched(manner.rate).levelled().louder(gain(manner.volume)))
}

impl Voice for Recorded {
    fn name(&self) -> &'static str {
        NAME
    }

    fn speaks(&self, locale: &'static Locale) -> bool {
        self.rest.speaks(locale)
    }

    fn speak(&self, words: &Words<'_>) -> Result<Sound, Trouble> {
        Ok(self.rest.speak(words)?.levelled().louder(gain(words.manner().volume)))
    }

    fn recordings(&self, locale: &'static Locale) -> Option<&Recordings> {
        self.languages.iter().find(|(own, _)| *own == locale).map(|(_, recordings)| &**recordings)
    }
}
