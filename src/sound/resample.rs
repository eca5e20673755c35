//! The same sound at another rate of samples, through a filter that lets nothing through that the new rate cannot
//! carry.

use rubato::audioadapter_buffers::direct::InterleavedSlice;
use rubato::{Fft, FixedSync, Resampler};

use super::Sound;

/// Samples that are taken at a time.
const CHUNK: usize = 1024;

impl Sound {
    /// The same at another rate, as long as before.
    #[must_use]
    pub fn resampled(self, rate: u32) -> Self {
        let rate = rate.max(1);
        if self.rate == rate || self.samples.is_empty() {
            return Self { rate, ..self };
        }
        let length = self.samples.len();
        let wanted = (length as u64 * u64::from(rate)).div_ceil(u64::from(self.rate));
        let wanted = usize::try_from(wanted).unwrap_or(usize::MAX);
        let mut samples = change(&self.samples, self.rate, rate);
        samples.resize(wanted, 0.0);
        Self { rate, samples }
    }
}

fn change(samples: &[f32], from: u32, to: u32) -> Vec<f32> {
    /// Why none of this fails.
    const FITS: &str = "both rates are above zero, and both buffers are as long as the resampler asks for";
    let mut resampler = Fft::<f32>::new(from as usize, to as usize, CHUNK, 1, FixedSync::Both).expect(FITS);
    let input = InterleavedSlice::new(samples, 1, samples.len()).expect(FITS);
    resampler.process_all(&input, samples.len(), None).expect(FITS).take_data()
}

#[cfg(test)]
mod tests {
    use std::f32::consts::TAU;
    use std::time::Duration;

    use super::*;

    #[expect(clippy::cast_precision_loss, reason = "a second of sound")]
    fn tone(rate: u32, hertz: f32) -> Sound {
        let samples = (0..rate).map(|n| 0.5 * (TAU * hertz * n as f32 / rate as f32).sin()).collect();
        Sound::new(rate, samples)
    }

    fn middle(sound: &Sound) -> &[f32] {
        let quarter = sound.samples().len() / 4;
        &sound.samples()[quarter..3 * quarter]
    }

    #[test]
    fn a_tone_is_the_same_tone_at_every_rate_of_telephony() {
        for rate in [8000, 11025, 16000, 22050, 24000, 32000, 44100, 48000] {
            let changed = tone(22050, 440.0).resampled(rate);
            assert_eq!(changed.length(), Duration::from_secs(1), "{rate}");
            let expected = tone(rate, 440.0);
            let apart = middle(&changed).iter().zip(middle(&expected)).map(|(a, b)| (a - b).abs());
            // The filter may put it half a sample of the slower clock off, which nobody hears.
            assert!(apart.fold(0.0, f32::max) < 0.04, "{rate}");
        }
    }

    #[test]
    fn what_the_new_rate_cannot_carry_is_gone_and_does_not_come_back_as_another_tone() {
        let changed = tone(22050, 6000.0).resampled(8000);
        assert!(middle(&changed).iter().all(|sample| sample.abs() < 0.005));
    }

    #[test]
    fn a_single_sample_and_none_at_all_are_sound_too() {
        assert_eq!(Sound::new(22050, Vec::new()).resampled(8000), Sound::new(8000, Vec::new()));
        assert_eq!(Sound::new(22050, vec![0.1]).resampled(8000).samples().len(), 1);
    }
}
