//! The same sound at another rate of samples, through a filter that lets nothing through that the new rate cannot
//! carry.

use rubato::audioadapter_buffers::direct::InterleavedSlice;
use rubato::{Async, FixedAsync, Resampler, SincInterpolationParameters, WindowFunction};

use super::Sound;

/// Samples that are taken at a time.
const CHUNK: usize = 1024;

/// Length of the filter in samples: enough that speech keeps all that the new rate can carry, short enough that an
/// hour of it takes seconds.
const FILTER: usize = 256;

/// Points of the filter that are worked out between two samples. What lies between them is interpolated, with an error
/// far below the noise of 16 bits.
const BETWEEN: usize = 32;

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
    let filter =
        SincInterpolationParameters::new(FILTER, WindowFunction::Blackman2).oversampling_factor(BETWEEN);
    let ratio = f64::from(to) / f64::from(from);
    let mut resampler = Async::<f32>::new_sinc(ratio, 1.0, &filter, CHUNK, 1, FixedAsync::Input).expect(FITS);
    let input = InterleavedSlice::new(samples, 1, samples.len()).expect(FITS);
    resampler.process_all(&input, samples.len(), None).expect(FITS).take_data()
}

#[cfg(test)]
mod tests {
    use std::f32::consts::TAU;
    use std::time::Duration;

    use super::*;

    fn tone(rate: u32, hertz: f32) -> Sound {
        tone_begun(rate, hertz, 0.0)
    }

    /// A second of a tone that began so many samples ago.
    #[expect(clippy::cast_precision_loss, reason = "a second of sound")]
    fn tone_begun(rate: u32, hertz: f32, ago: f32) -> Sound {
        let sample = |n: u32| 0.5 * (TAU * hertz * (n as f32 + ago) / rate as f32).sin();
        Sound::new(rate, (0..rate).map(sample).collect())
    }

    /// How far two tones are apart at most, away from their ends.
    fn apart(one: &Sound, other: &Sound) -> f32 {
        middle(one).iter().zip(middle(other)).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
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
            // The filter may put it a sample off, which nobody hears; its shape stays.
            let nearest = (0_u8..=110)
                .map(|hundredths| apart(&changed, &tone_begun(rate, 440.0, f32::from(hundredths) / 100.0)))
                .fold(f32::INFINITY, f32::min);
            assert!(nearest < 0.002, "{rate}: {nearest}");
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
