//! Mandarin with its tones. eSpeak NG's data has the tone of every syllable, and the crate finds it, but says all of
//! them on one and the same falling line. Here it says them on two level heights instead, and from these each is given
//! the rise and fall of its own tone. How long anything lasts does not change by it.

mod characters;
mod syllables;
#[cfg(test)]
mod tests;
mod tone;
#[cfg(test)]
mod tracker;
mod voiced;
mod words;

use std::ops::Range;
use std::path::Path;

use espeak_ng::{Error, Synthesizer, VoiceParams};

use super::super::manner::gain;
use super::pace::Pace;
use super::spoken_from::{self, SpokenFrom, stretched};
use syllables::Syllables;
use voiced::Level;

/// What eSpeak NG calls the language.
pub(super) const LANGUAGE: &str = "cmn";
/// Samples a second.
#[expect(clippy::cast_precision_loss, reason = "some ten thousands")]
const RATE: f32 = spoken_from::RATE as f32;
/// The middle of the five levels on which tones are said, in hertz, when the pitch is 100 percent.
const MIDDLE: f32 = 105.0;
/// The two heights on which everything is said first lie so many semitones below and above it.
const LEVELS_APART: f32 = 3.0;

/// Mandarin, ready to be spoken.
#[derive(Debug)]
pub(super) struct Mandarin(SpokenFrom);

impl Mandarin {
    /// Read from eSpeak NG's data.
    pub(super) fn open(data: &Path) -> Result<Self, Error> {
        SpokenFrom::read(data, LANGUAGE).map(Self)
    }

    /// Text to samples, and how many of them a second is.
    pub(super) fn synth(&self, text: &str, pitch: u32, pace: Pace) -> Result<(Vec<i16>, u32), Error> {
        let syllables = self.syllables(text)?;
        let middle = middle(pitch);
        let heights = [-LEVELS_APART, LEVELS_APART].map(|semitones| hertz(middle, semitones).round());
        let (low, starts) = self.on_one_height(&syllables, heights[0], pace)?;
        let (high, _) = self.on_one_height(&syllables, heights[1], pace)?;
        let mut samples = low.clone();
        for (range, tone) in ranges(&starts, low.len().min(high.len())).zip(&syllables.tones) {
            let Some(tone) = tone else { continue };
            // What differs has a pitch; what is the same at both heights is a consonant's noise, or silence.
            let voiced = differing(&low, &high, range);
            let level = |samples, height| Level { samples, period: RATE / height };
            let levels = [level(&low[voiced.clone()], heights[0]), level(&high[voiced.clone()], heights[1])];
            let melody = tone.melody();
            let sung = voiced::with_periods(levels, |share| RATE / hertz(middle, melody.semitones(share)));
            samples[voiced].copy_from_slice(&sung);
        }
        Ok((stretched(samples, pace), spoken_from::RATE))
    }

    fn syllables(&self, text: &str) -> Result<Syllables, Error> {
        let alone = |character: &str| {
            let codes = self.0.translator.translate_to_codes(character).ok()?;
            Syllables::of(&codes, &self.0.phonemes).tones.into_iter().flatten().next()
        };
        let text = characters::as_said(&words::as_read(text), alone);
        Ok(Syllables::of(&self.0.translator.translate_to_codes(&text)?, &self.0.phonemes))
    }

    /// Every syllable without its tone, and where each begins.
    fn on_one_height(
        &self,
        syllables: &Syllables,
        hertz: f32,
        pace: Pace,
    ) -> Result<(Vec<i16>, Vec<usize>), Error> {
        let speaker = Synthesizer::new(voice(hertz, pace));
        let (samples, starts, _) = speaker.synthesize_codes_with_marks(&syllables.codes, &self.0.phonemes)?;
        Ok((samples, starts))
    }
}

/// The voice on one height, so many hertz.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a voice's height is about a hundred"
)]
fn voice(hertz: f32, pace: Pace) -> VoiceParams {
    VoiceParams { pitch_hz: hertz as u32, pitch_range_units: 0.0, ..spoken_from::voice(pace) }
}

/// The middle of the voice at so many percent; an octave either way is as far as it goes, as in English.
fn middle(percent: u32) -> f32 {
    MIDDLE * gain(percent.clamp(50, 200))
}

fn hertz(middle: f32, semitones: f32) -> f32 {
    middle * (semitones / 12.0).exp2()
}

/// Where each syllable is, from where each begins.
fn ranges(starts: &[usize], end: usize) -> impl Iterator<Item = Range<usize>> {
    let ends = starts.iter().skip(1).copied().chain([end]);
    starts.iter().copied().zip(ends).map(move |(start, next)| start.min(end)..next.clamp(start.min(end), end))
}

/// The part of a range in which two sounds differ.
fn differing(one: &[i16], other: &[i16], range: Range<usize>) -> Range<usize> {
    let differs = |&at: &usize| other.get(at) != one.get(at);
    match (range.clone().find(differs), range.clone().rfind(differs)) {
        (Some(first), Some(last)) => first..last + 1,
        (None, _) | (_, None) => range.start..range.start,
    }
}
