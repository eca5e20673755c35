//! The user's own voice, with their rate and pitch: on Linux that of Speech Dispatcher, elsewhere that of the system.
//! It speaks by itself, and the sound never comes here.

#[cfg(all(target_os = "linux", not(feature = "tts")))]
pub mod ssip;
#[cfg(any(target_os = "macos", windows, feature = "tts"))]
mod tts;

mod voice;

use super::list::{Does, Here, Listed};
use super::speaker::Speaker;
use super::{Trouble, runs, sentences};
use crate::prompt::{Locale, Part, Utterance};

/// The name it is chosen by.
pub const NAME: &str = "system";

/// A speaker with the user's own voice. Within a tokio runtime only.
///
/// # Errors
/// When there is none on a system of this kind, or nothing says where it is.
pub fn speaker() -> Result<Speaker, Trouble> {
    #[cfg(all(target_os = "linux", not(feature = "tts")))]
    return Ok(ssip::speaker(ssip::Address::find()?, true));
    #[cfg(any(target_os = "macos", windows, feature = "tts"))]
    return Ok(tts::speaker());
    #[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
    Err(none())
}

/// The languages that it speaks.
///
/// # Errors
/// When there is no such voice here.
pub fn languages() -> Result<Vec<&'static Locale>, Trouble> {
    #[cfg(all(target_os = "linux", not(feature = "tts")))]
    {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime =
            runtime.map_err(|error| Trouble(format!("cannot wait for Speech Dispatcher: {error}")))?;
        runtime.block_on(ssip::languages(ssip::Address::find()?, false))
    }
    #[cfg(any(target_os = "macos", windows, feature = "tts"))]
    {
        tts::languages()
    }
    #[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
    Err(none())
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
fn none() -> Trouble {
    Trouble("there is no voice `system` on a system of this kind; choose another with `--voice`".to_owned())
}

/// Its place in the list of voices.
pub(super) const LISTED: Listed = Listed {
    name: NAME,
    about: "your own voice, at your own rate and pitch, as the system speaks",
    licence: "that of the voice",
    does: Does::Speaks,
    look: |_| match languages() {
        Ok(languages) => Here::usable(languages),
        Err(trouble) => Here::not_usable(trouble),
    },
};

/// What is said one after another, each in its language, in pieces that a synthesizer takes well.
fn pieces(words: &Utterance) -> impl Iterator<Item = (&'static Locale, &str)> {
    let parts = words.parts().iter().filter_map(|part| match part {
        Part::Words { locale, said } => Some((*locale, said.ear.as_str())),
        Part::Pause(_) => None,
    });
    parts
        .flat_map(|(locale, ear)| runs(locale, ear))
        .flat_map(|run| sentences(run.text).map(move |sentence| (run.locale, sentence)))
        .filter(|(_, sentence)| sentence.chars().any(char::is_alphanumeric))
}
