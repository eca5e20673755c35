//! How loud sound is: for the ear as EBU R128 has it, and at one frequency as a receiver of tones has it.

use ebur128::{EbuR128, Mode};

use super::Sound;

/// How loud speech is made, in LUFS: the target of EBU R128, which leaves speech its peaks.
pub const TARGET: f64 = -23.0;

/// How high its peaks may go between samples, in decibels below the highest there is (EBU R128).
pub const HIGHEST: f64 = -1.0;

/// The measure looks at no less than 400 milliseconds; shorter sound is measured over and over.
const LEAST_MILLISECONDS: usize = 1000;

/// How loud sound is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Loudness {
    /// In LUFS; minus infinity for silence.
    pub loudness: f64,
    /// Its highest peak, also between samples, in decibels below the highest there is.
    pub peak: f64,
}

impl Sound {
    /// How loud it is.
    pub fn loudness(&self) -> Loudness {
        let silent = Loudness { loudness: f64::NEG_INFINITY, peak: f64::NEG_INFINITY };
        if self.samples.is_empty() {
            return silent;
        }
        let measured = || -> Result<Loudness, ebur128::Error> {
            let mut meter = EbuR128::new(1, self.rate, Mode::I | Mode::TRUE_PEAK)?;
            let least = self.rate as usize * LEAST_MILLISECONDS / 1000;
            for _ in 0..least.div_ceil(self.samples.len()).max(1) {
                meter.add_frames_f32(&self.samples)?;
            }
            Ok(Loudness { loudness: meter.loudness_global()?, peak: 20.0 * meter.true_peak(0)?.log10() })
        };
        // It fails for rates that no sound here has, and then there is nothing to go by.
        measured().unwrap_or(silent)
    }

    /// The same as loud as all speech is, or as near to it as its peaks allow; nothing is ever cut off. Silence stays
    /// silence.
    #[must_use]
    pub fn levelled(self) -> Self {
        let Loudness { loudness, peak } = self.loudness();
        if !loudness.is_finite() || !peak.is_finite() {
            return self;
        }
        let gain = (TARGET - loudness).min(HIGHEST - peak);
        #[expect(clippy::cast_possible_truncation, reason = "a gain is a small number")]
        self.louder(10_f64.powf(gain / 20.0) as f32)
    }
}

/// How loud one frequency is in sound, in decibels below the loudest sine, by Goertzel's method.
#[expect(clippy::cast_precision_loss, reason = "sound that is measured is seconds long")]
pub fn level_of(sound: &Sound, frequency: f64) -> f64 {
    let turn = 2.0 * (std::f64::consts::TAU * frequency / f64::from(sound.rate)).cos();
    let (mut one, mut two) = (0.0, 0.0);
    for sample in &sound.samples {
        (one, two) = (f64::from(*sample) + turn * one - two, one);
    }
    let power = one * one + two * two - turn * one * two;
    let amplitude = 2.0 * power.max(0.0).sqrt() / sound.samples.len().max(1) as f64;
    20.0 * amplitude.max(1e-9).log10()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::sound::tone::{BUSY, RINGING};

    #[test]
    fn what_is_too_loud_and_what_is_too_faint_come_out_alike() {
        let tone = RINGING.sound(8000, Duration::from_secs(1));
        for times in [0.01, 0.5, 4.0] {
            let levelled = tone.clone().louder(times).levelled();
            assert!((levelled.loudness().loudness - TARGET).abs() < 0.1, "{times}");
        }
    }

    #[test]
    fn a_word_too_short_for_the_measure_is_levelled_all_the_same() {
        let beep = BUSY.sound(8000, Duration::from_millis(120)).louder(0.02).levelled();
        assert!((beep.loudness().loudness - TARGET).abs() < 0.5);
    }

    #[test]
    fn peaks_are_never_cut_off() {
        // A click in near silence: brought to the target it would go far beyond what there is.
        let mut samples = vec![0.001; 8000];
        samples[4000] = 0.9;
        let levelled = Sound::new(8000, samples).levelled();
        assert!(levelled.loudness().peak <= HIGHEST + 0.01);
        assert!(levelled.peak() <= 1.0);
    }

    #[test]
    fn silence_stays_silence() {
        let silence = Sound::silence(8000, Duration::from_secs(1));
        assert_eq!(silence.clone().levelled(), silence);
        assert_eq!(Sound::new(8000, Vec::new()).levelled().samples().len(), 0);
    }
}
