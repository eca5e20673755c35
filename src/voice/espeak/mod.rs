//! The voice that is part of the program: eSpeak NG, as the crate `espeak-ng` has it in Rust, with its data for English
//! and Mandarin. It needs nothing installed; its licence is GPL-3.0-or-later, and so is that of a program built with it.

mod contained;
mod data;
mod pace;
#[cfg(test)]
mod tests;

use std::path::Path;

use espeak_ng::{EspeakNg, Parameter};

use super::manner::gain;
use super::{Manner, Trouble, Voice, Words};
use crate::prompt::Locale;
use crate::sound::Sound;
use data::Data;

/// The name it is chosen by.
pub const NAME: &str = "espeak";

/// What it may be handed on under.
pub const LICENCE: &str = "GPL-3.0-or-later";

/// The embedded voice, with its data unpacked.
#[derive(Debug)]
pub struct Espeak {
    data: Data,
}

impl Espeak {
    /// The voice, its data in the user's cache folder, or in a temporary one where the cache cannot be written.
    ///
    /// # Errors
    /// When there is no folder at all that the data can be unpacked to.
    pub fn open() -> Result<Self, Trouble> {
        Ok(Self { data: Data::unpacked()? })
    }

    /// The voice, its data in this folder, unpacked there if need be.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn open_in(cache: &Path) -> Result<Self, Trouble> {
        let data = Data::cached(cache).map_err(|error| {
            Trouble(format!("the voice `{NAME}` cannot unpack its data into `{}`: {error}", cache.display()))
        })?;
        Ok(Self { data })
    }

    fn engine(&self, language: &str) -> Result<EspeakNg, Trouble> {
        EspeakNg::with_data_dir(language, self.data.folder()).map_err(|error| {
            Trouble(format!("the voice `{NAME}` cannot read its data: {error}; run the command again"))
        })
    }
}

/// What eSpeak NG calls a language.
fn language(locale: &Locale) -> Option<&'static str> {
    match locale.tag {
        "en" => Some("en"),
        "zh-CN" => Some("cmn"),
        _ => None,
    }
}

/// In percent of the voice's own height; an octave either way is as far as it goes.
#[expect(clippy::cast_possible_truncation, reason = "held between 0 and 100 before it is a whole number")]
fn pitch(percent: u32) -> i32 {
    (50.0 + 50.0 * (f64::from(percent.max(1)) / 100.0).log2()).round().clamp(0.0, 100.0) as i32
}

impl Voice for Espeak {
    fn name(&self) -> &'static str {
        NAME
    }

    fn speaks(&self, locale: &'static Locale) -> bool {
        language(locale).is_some()
    }

    fn speak(&self, words: &Words<'_>) -> Result<Sound, Trouble> {
        let locale = words.locale();
        let Some(language) = language(locale) else {
            return Err(Trouble(format!(
                "the voice `{NAME}` does not speak {}; choose another with `--voice`",
                locale.english_name
            )));
        };
        let Manner { pitch: height, volume, .. } = words.manner();
        let pace = pace::Pace::of(locale, words.manner());
        let mut engine = self.engine(language)?;
        engine.set_parameter(Parameter::Rate, pace.parameter);
        engine.set_parameter(Parameter::Pitch, pitch(height));
        engine.set_no_final_pause(true);
        let engine = engine.with_post_tempo(pace.stretch);

        // Brackets would begin phonemes of eSpeak's own in the middle of the words.
        let text = words.text().replace(['[', ']'], " ");
        let spoken = contained::contained(|| engine.synth(&text));
        let (samples, rate) = match spoken {
            Ok(Ok(spoken)) => spoken,
            Ok(Err(error)) => return Err(not_spoken(&text, &error.to_string())),
            Err(panic) => return Err(not_spoken(&text, &panic)),
        };
        let gain = gain(volume);
        let samples = samples.into_iter().map(|sample| f32::from(sample) / 32_768.0 * gain);
        Ok(Sound::new(rate, samples.collect()))
    }
}

fn not_spoken(text: &str, why: &str) -> Trouble {
    let begin: String = text.chars().take(40).collect();
    Trouble(format!(
        "the voice `{NAME}` cannot say `{begin}`: {why}; put it into other words, or choose another voice with `--voice`"
    ))
}
