//! What callers hear, as sound. A voice turns words into sound; voices are an open set.

pub mod player;

use crate::prompt::Locale;
use crate::sound::Sound;

/// Words for a voice.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The language they are in.
    pub locale: &'static Locale,
    /// The text for the ear; in Mandarin it never holds a digit.
    pub text: &'a str,
    /// How they are spoken.
    pub manner: Manner,
}

/// How words are spoken, each in percent of what is ordinary for the voice and the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    /// How fast.
    pub rate: u32,
    /// How high.
    pub pitch: u32,
    /// How loud.
    pub volume: u32,
}

impl Default for Manner {
    fn default() -> Self {
        Self { rate: 100, pitch: 100, volume: 100 }
    }
}

/// Why a voice could not speak, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Trouble(pub String);

/// A voice that makes sound.
pub trait Voice: Send + Sync {
    /// Its name, as it is chosen by.
    fn name(&self) -> &'static str;

    /// The words as sound, at the voice's own rate of samples.
    ///
    /// # Errors
    /// When the voice cannot say them; the trouble says why and what to do.
    fn speak(&self, words: &Words<'_>) -> Result<Sound, Trouble>;
}
