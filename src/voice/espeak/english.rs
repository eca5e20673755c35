//! English, as the crate's own engine says it, but with formants that ring, and read once rather than once a sentence.

use std::path::Path;

use espeak_ng::synthesize::intonation::base_pitch_hz;
use espeak_ng::{Error, Synthesizer, VoiceParams};

use super::pace::Pace;
use super::spoken_from::{self, RATE, SpokenFrom, stretched, words_a_minute};

/// What eSpeak NG calls the language.
pub(super) const LANGUAGE: &str = "en";
/// The lower end of the voice's pitch, in eSpeak NG's measure.
const PITCH: f64 = 80.0;
/// How far its pitch goes up from there, in the measure that the crate has for it.
const PITCH_RANGE: f64 = 38.0 * 108.0;

/// English, ready to be spoken.
#[derive(Debug)]
pub(super) struct English(SpokenFrom);

impl English {
    /// Read from eSpeak NG's data.
    pub(super) fn open(data: &Path) -> Result<Self, Error> {
        SpokenFrom::read(data, LANGUAGE).map(Self)
    }

    /// Text to samples, and how many of them a second is. The pitch is eSpeak NG's own, from 0 to 100.
    pub(super) fn synth(&self, text: &str, pitch: u32, pace: Pace) -> Result<(Vec<i16>, u32), Error> {
        self.said_by(voice(pitch, pace), text, pace)
    }

    fn said_by(&self, voice: VoiceParams, text: &str, pace: Pace) -> Result<(Vec<i16>, u32), Error> {
        let codes = self.0.translator.translate_to_codes(text)?;
        let samples = Synthesizer::new(voice).synthesize_codes(&codes, &self.0.phonemes)?;
        Ok((stretched(samples, pace), RATE))
    }
}

/// What the crate's engine makes of a pitch and a pace.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a voice's height is about a hundred"
)]
fn voice(pitch: u32, pace: Pace) -> VoiceParams {
    VoiceParams {
        pitch_hz: base_pitch_hz(PITCH, pitch).round() as u32,
        pitch_range_units: PITCH_RANGE,
        user_rate_wpm: words_a_minute(pace),
        user_pitch: pitch,
        ..spoken_from::voice(pace)
    }
}

#[cfg(test)]
mod tests {
    use espeak_ng::{EspeakNg, Parameter};

    use super::*;
    use crate::voice::espeak::data::Data;

    #[test]
    fn but_for_its_formants_it_is_what_the_crates_engine_says() {
        let data = Data::unpacked().unwrap();
        let english = English::open(data.folder()).unwrap();
        for (text, pitch, parameter, stretch) in [
            ("For postal savings, press 2.", 50, 140, 1.0),
            ("Is it a question? Yes! It is.", 50, 175, 1.0),
            ("A tracking number has 13 letters and digits.", 20, 80, 0.8),
            ("EMS", 90, 350, 1.2),
        ] {
            let mut engine = EspeakNg::with_data_dir(LANGUAGE, data.folder()).unwrap();
            engine.set_parameter(Parameter::Rate, parameter);
            engine.set_parameter(Parameter::Pitch, pitch);
            engine.set_no_final_pause(true);
            let by_engine = engine.with_post_tempo(stretch).synth(text).unwrap();
            let pace = Pace { parameter, stretch };
            let voice = VoiceParams { formant_width_pct: [100; 7], ..voice(pitch.unsigned_abs(), pace) };
            assert!(english.said_by(voice, text, pace).unwrap() == by_engine, "{text}");
            assert!(english.synth(text, pitch.unsigned_abs(), pace).unwrap() != by_engine, "{text}");
        }
    }
}
