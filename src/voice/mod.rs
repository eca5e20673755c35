//! What callers hear, as sound. A voice turns words into sound; voices are an open set. Here an utterance becomes
//! words that are safe for any voice, each in its own language, with the pauses between them.

mod choice;
pub mod command;
#[cfg(feature = "espeak")]
pub mod espeak;
pub mod list;
mod manner;
pub mod player;
pub mod recorded;
mod scripts;
mod sentences;
pub mod settings;
pub mod speaker;
mod speech;
pub mod ssml;
pub mod system;
pub mod text;
mod words;

pub use choice::{Because, Choice, VARIABLE, choose};
pub use manner::Manner;
pub use scripts::{Run, runs};
pub use sentences::sentences;
pub use settings::Settings;
pub use speech::{Sentence, Speech, speak};
pub use words::Words;

use crate::prompt::Locale;
use crate::prompt::recordings::Recordings;
use crate::sound::Sound;

/// Why a voice could not speak, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Trouble(pub String);

/// A voice that makes sound.
pub trait Voice: Send + Sync {
    /// Its name, as it is chosen by.
    fn name(&self) -> &'static str;

    /// Whether it can say words of this language.
    fn speaks(&self, locale: &'static Locale) -> bool;

    /// The words as sound, at the voice's own rate of samples.
    ///
    /// # Errors
    /// When the voice cannot say them; the trouble says why and what to do.
    fn speak(&self, words: &Words<'_>) -> Result<Sound, Trouble>;

    /// Recordings of words in this language, which are heard in place of the voice.
    fn recordings(&self, locale: &'static Locale) -> Option<&Recordings> {
        let _ = locale;
        None
    }
}
