//! Sound as numbers: samples and their rate. What is spoken is for [`crate::voice`]; here sound is made of tones,
//! joined, measured, changed, read and written.

mod resample;
mod stretch;
pub mod wav;

use std::time::Duration;

/// How long sound takes to come and to go where it is joined or cut, so that nothing clicks.
pub const FADE: Duration = Duration::from_millis(10);

/// Sound of one channel.
#[derive(Clone, Debug, PartialEq)]
pub struct Sound {
    rate: u32,
    samples: Vec<f32>,
}

impl Sound {
    /// Sound of these samples, from -1 to 1, so many of them a second.
    pub fn new(rate: u32, samples: Vec<f32>) -> Self {
        Self { rate: rate.max(1), samples }
    }

    /// Silence of this length.
    pub fn silence(rate: u32, length: Duration) -> Self {
        Self::new(rate, vec![0.0; count(rate, length)])
    }

    /// How many samples there are in a second.
    pub fn rate(&self) -> u32 {
        self.rate
    }

    /// The samples, from -1 to 1.
    pub fn samples(&self) -> &[f32] {
        &self.samples
    }

    /// How long it lasts.
    pub fn length(&self) -> Duration {
        length(self.rate, self.samples.len() as u64)
    }

    /// The same so many times as loud; what comes out louder than can be is cut off by whoever writes it.
    #[must_use]
    pub fn louder(mut self, times: f32) -> Self {
        self.samples.iter_mut().for_each(|sample| *sample *= times);
        self
    }

    /// The farthest that a sample is from silence.
    pub fn peak(&self) -> f32 {
        self.samples.iter().fold(0.0, |peak, sample| sample.abs().max(peak))
    }

    /// The same, coming and going over [`FADE`], or over half of it where it is too short for two.
    #[must_use]
    pub fn faded(mut self) -> Self {
        fade(&mut self.samples, count(self.rate, FADE), true, true);
        self
    }

    /// The first part of it, of this length, going over [`FADE`].
    #[must_use]
    pub fn cut_after(mut self, length: Duration) -> Self {
        let kept = count(self.rate, length);
        if kept < self.samples.len() {
            self.samples.truncate(kept);
            fade(&mut self.samples, count(self.rate, FADE), false, true);
        }
        self
    }

    /// Adds other sound behind it, at its own rate; each comes and goes over [`FADE`], so that the join is not heard.
    pub fn join(&mut self, other: &Self) {
        let other = other.clone().resampled(self.rate).faded();
        if !self.samples.is_empty() {
            fade(&mut self.samples, count(self.rate, FADE), false, true);
        }
        self.samples.extend_from_slice(&other.samples);
    }

    /// Adds silence behind it.
    pub fn pause(&mut self, length: Duration) {
        self.samples.resize(self.samples.len() + count(self.rate, length), 0.0);
    }
}

/// How many samples so much time is, to the nearest.
pub fn count(rate: u32, length: Duration) -> usize {
    let samples = (length.as_nanos() * u128::from(rate) + 500_000_000) / 1_000_000_000;
    usize::try_from(samples).unwrap_or(usize::MAX)
}

/// How long so many samples last.
pub fn length(rate: u32, samples: u64) -> Duration {
    let nanoseconds = u128::from(samples) * 1_000_000_000 / u128::from(rate.max(1));
    Duration::from_nanos(u64::try_from(nanoseconds).unwrap_or(u64::MAX))
}

/// Lets samples come and go over so many of them.
#[expect(clippy::cast_precision_loss, reason = "a fade is a few thousand samples at most")]
pub(crate) fn fade(samples: &mut [f32], over: usize, comes: bool, goes: bool) {
    let over = over.min(samples.len() / if comes && goes { 2 } else { 1 });
    for index in 0..over {
        let gain = (index as f32 + 0.5) / over as f32;
        if comes {
            samples[index] *= gain;
        }
        if goes {
            let last = samples.len() - 1 - index;
            samples[last] *= gain;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_join_does_not_click() {
        let mut joined = Sound::new(8000, vec![0.5; 800]);
        joined.join(&Sound::new(8000, vec![-0.5; 800]));
        let steepest = joined.samples().windows(2).map(|pair| (pair[1] - pair[0]).abs()).fold(0.0, f32::max);
        assert!(steepest < 0.02, "{steepest}");
        assert_eq!(joined.length(), Duration::from_millis(200));
    }

    #[test]
    fn what_is_cut_short_fades_and_what_is_not_stays() {
        let whole = Sound::new(8000, vec![0.5; 800]);
        assert_eq!(whole.clone().cut_after(Duration::from_secs(1)), whole);
        let cut = whole.cut_after(Duration::from_millis(50));
        assert_eq!(cut.length(), Duration::from_millis(50));
        assert!(cut.samples()[399] < 0.01);
        assert!((cut.samples()[300] - 0.5).abs() < f32::EPSILON);
    }

    #[test]
    fn the_shortest_sound_can_be_faded_and_joined() {
        let mut none = Sound::new(8000, Vec::new());
        none.join(&Sound::new(8000, Vec::new()));
        none.join(&Sound::new(8000, vec![1.0]).faded());
        none.pause(Duration::from_millis(1));
        assert_eq!(none.samples().len(), 9);
        assert!(none.peak() <= 1.0);
    }
}
