//! What a language is spoken from, read once, and what is the same of the voice in all of them.

use std::fmt;
use std::path::Path;

use espeak_ng::synthesize::setlengths::speed_duration_factor;
use espeak_ng::synthesize::tempo::change_tempo;
use espeak_ng::translate::select_phoneme_table;
use espeak_ng::{Error, PhonemeData, Translator, VoiceParams};

use super::pace::Pace;

/// Samples a second.
pub(super) const RATE: u32 = 22_050;
/// As loud as eSpeak NG speaks when nothing else is asked of it.
const AMPLITUDE: u32 = 50;
/// Width of the formants, in percent of what the crate gives them. It takes what lies beside the middle of each for silence,
/// so that voices whistle where they should ring; three times the width brings back about what eSpeak NG itself says.
/// `docs/voices.md` has what a recogniser understands of both.
const FORMANT_WIDTH: i32 = 300;

/// A language's dictionary and its phonemes.
pub(super) struct SpokenFrom {
    pub(super) translator: Translator,
    pub(super) phonemes: PhonemeData,
}

impl fmt::Debug for SpokenFrom {
    /// Without the dictionary, which is a book.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SpokenFrom").finish_non_exhaustive()
    }
}

impl SpokenFrom {
    /// Read from eSpeak NG's data, which has its own names for languages.
    pub(super) fn read(data: &Path, language: &str) -> Result<Self, Error> {
        let mut phonemes = PhonemeData::load(data)?;
        select_phoneme_table(&mut phonemes, data, language)?;
        Ok(Self { translator: Translator::new(language, Some(data))?, phonemes })
    }
}

/// The voice at a pace, at the crate's own pitch.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a duration factor is about one")]
pub(super) fn voice(pace: Pace) -> VoiceParams {
    VoiceParams {
        speed_percent: (100.0 / speed_duration_factor(words_a_minute(pace))).round() as u32,
        amplitude: AMPLITUDE,
        no_final_pause: true,
        formant_width_pct: [FORMANT_WIDTH; 7],
        ..VoiceParams::default()
    }
}

/// A pace in eSpeak NG's own measure.
pub(super) fn words_a_minute(pace: Pace) -> u32 {
    u32::try_from(pace.parameter).unwrap_or_default()
}

/// What was said, with what its pace asks for beyond eSpeak NG's own rate.
pub(super) fn stretched(samples: Vec<i16>, pace: Pace) -> Vec<i16> {
    if (pace.stretch - 1.0).abs() > 1e-3 { change_tempo(&samples, pace.stretch, RATE) } else { samples }
}
