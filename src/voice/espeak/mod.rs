//! The voice that is part of the program: eSpeak NG, as the crate `espeak-ng` has it in Rust, with its data for English
//! and Mandarin. It needs nothing installed; its licence is GPL-3.0-or-later, and so is that of a program built with it.

mod data;
mod english;
mod mandarin;
mod pace;
mod spoken_from;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::OnceLock;

use super::manner::gain;
use super::{Manner, Trouble, Voice, Words};
use crate::contained::{Panicked, contained};
use crate::prompt::Locale;
use crate::sound::Sound;
use data::Data;
use english::English;
use mandarin::Mandarin;
use pace::Pace;

/// The name it is chosen by.
pub const NAME: &str = "espeak";

/// What it may be handed on under.
pub const LICENCE: &str = "GPL-3.0-or-later";

/// The embedded voice, with its data unpacked.
#[derive(Debug)]
pub struct Espeak {
    data: Data,
    english: OnceLock<English>,
    mandarin: OnceLock<Mandarin>,
}

impl Espeak {
    /// The voice, its data in the user's cache folder, or in a temporary one where the cache cannot be written.
    ///
    /// # Errors
    /// When there is no folder at all that the data can be unpacked to.
    pub fn open() -> Result<Self, Trouble> {
        Ok(Self::speaking_from(Data::unpacked()?))
    }

    /// The voice, its data in this folder, unpacked there if need be.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn open_in(cache: &Path) -> Result<Self, Trouble> {
        let data = Data::cached(cache).map_err(|error| {
            Trouble(format!("the voice `{NAME}` cannot unpack its data into `{}`: {error}", cache.display()))
        })?;
        Ok(Self::speaking_from(data))
    }

    fn speaking_from(data: Data) -> Self {
        Self { data, english: OnceLock::new(), mandarin: OnceLock::new() }
    }

    /// Text to samples in this language, and how many of them a second is. A language is read when it is first spoken.
    fn synth(&self, language: &str, text: &str, manner: Manner, pace: Pace) -> Result<Spoken, Trouble> {
        let data = self.data.folder();
        if language == mandarin::LANGUAGE {
            let mandarin = read_once(&self.mandarin, || Mandarin::open(data))?;
            return Ok(contained(|| mandarin.synth(text, manner.pitch, pace)));
        }
        let english = read_once(&self.english, || English::open(data))?;
        Ok(contained(|| english.synth(text, pitch(manner.pitch), pace)))
    }
}

fn read_once<T>(
    cell: &OnceLock<T>,
    read: impl FnOnce() -> Result<T, espeak_ng::Error>,
) -> Result<&T, Trouble> {
    match cell.get() {
        Some(read) => Ok(read),
        None => read().map(|read| cell.get_or_init(|| read)).map_err(not_read),
    }
}

/// Samples and their rate, what the crate says went wrong, or its panic.
type Spoken = Result<Result<(Vec<i16>, u32), espeak_ng::Error>, Panicked>;

/// What eSpeak NG calls a language.
fn language(locale: &Locale) -> Option<&'static str> {
    match locale.tag {
        "en" => Some(english::LANGUAGE),
        "zh-CN" => Some(mandarin::LANGUAGE),
        _ => None,
    }
}

/// In percent of the voice's own height; an octave either way is as far as it goes.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held between 0 and 100 before it is a whole number"
)]
fn pitch(percent: u32) -> u32 {
    (50.0 + 50.0 * (f64::from(percent.max(1)) / 100.0).log2()).round().clamp(0.0, 100.0) as u32
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
        let text = speakable(words.text());
        let manner = words.manner();
        let (samples, rate) = match self.synth(language, &text, manner, Pace::of(locale, manner))? {
            Ok(Ok(spoken)) => spoken,
            Ok(Err(error)) => return Err(not_spoken(&text, &error.to_string())),
            Err(panic) => return Err(not_spoken(&text, &panic.words)),
        };
        let gain = gain(manner.volume);
        let samples = samples.into_iter().map(|sample| f32::from(sample) / 32_768.0 * gain);
        Ok(Sound::new(rate, samples.collect()))
    }
}

/// A word without an end breaks eSpeak NG down after some hundred vowels; no word of people's is nearly as long.
const LONGEST_WORD: usize = 50;

/// The text without what eSpeak NG would take for something else than words: brackets begin phonemes of its own.
fn speakable(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut within = 0;
    for c in text.chars() {
        within = if c.is_alphanumeric() { within + 1 } else { 0 };
        if within > LONGEST_WORD {
            safe.push(' ');
            within = 1;
        }
        safe.push(if matches!(c, '[' | ']') { ' ' } else { c });
    }
    safe
}

fn not_read(error: espeak_ng::Error) -> Trouble {
    Trouble(format!("the voice `{NAME}` cannot read its data: {error}; run the command again"))
}

fn not_spoken(text: &str, why: &str) -> Trouble {
    let begin: String = text.chars().take(40).collect();
    Trouble(format!(
        "the voice `{NAME}` cannot say `{begin}`: {why}; put it into other words, or choose another voice with `--voice`"
    ))
}
