//! The same sound faster or slower at its own pitch: short pieces of it are laid over each other nearer together or
//! farther apart, each where it fits the one before best.

use std::time::Duration;

use super::{Sound, count};

/// How far apart pieces begin in what is heard; a piece is twice as long.
const STEP: Duration = Duration::from_millis(12);
/// How far from its place a piece may be taken, so that waves meet waves.
const SEARCH: Duration = Duration::from_millis(8);

/// Slower and faster than this nobody understands.
const PERCENT: std::ops::RangeInclusive<u32> = 25..=400;

impl Sound {
    /// The same at so many percent of its speed: 200 is twice as fast.
    #[must_use]
    pub fn stretched(self, percent: u32) -> Self {
        let percent = percent.clamp(*PERCENT.start(), *PERCENT.end());
        let step = count(self.rate, STEP);
        if percent == 100 || step == 0 || self.samples.len() < 4 * step {
            return self;
        }
        let search = count(self.rate, SEARCH);
        let samples = laid_over(&self.samples, percent as usize, step, search);
        Self { samples, ..self }
    }
}

fn laid_over(from: &[f32], percent: usize, step: usize, search: usize) -> Vec<f32> {
    let wanted = from.len() * 100 / percent;
    let mut heard = vec![0.0; wanted + 2 * step];
    let window = window(2 * step);
    let last = from.len() - 2 * step;
    let (mut place, mut at) = (0, 0);
    // The first piece comes whole: there is nothing before it to be laid over.
    heard[..step].copy_from_slice(&from[..step]);
    for (sample, (piece, gain)) in heard[step..].iter_mut().zip(from[step..].iter().zip(&window[step..])) {
        *sample = piece * gain;
    }
    while at + step < wanted {
        at += step;
        let ideal = (at * percent / 100).min(last);
        // What would have followed is what fits best.
        let follows = &from[(place + step).min(last)..][..step];
        place = best(from, follows, ideal.saturating_sub(search), (ideal + search).min(last));
        for (sample, (piece, gain)) in heard[at..].iter_mut().zip(from[place..].iter().zip(&window)) {
            *sample += piece * gain;
        }
    }
    heard.truncate(wanted);
    heard
}

/// The place between two whose sound is most like what would have followed.
fn best(from: &[f32], follows: &[f32], first: usize, last: usize) -> usize {
    let alike = |place: usize| -> f32 {
        let piece = &from[place..place + follows.len()];
        // Every second sample is enough to find where waves meet.
        let pairs = || piece.iter().zip(follows).step_by(2);
        let product: f32 = pairs().map(|(a, b)| a * b).sum();
        let energy: f32 = pairs().map(|(a, _)| a * a).sum();
        product / (energy.sqrt() + f32::EPSILON)
    };
    let mut found = (first, f32::MIN);
    for place in first..=last {
        let value = alike(place);
        if value > found.1 {
            found = (place, value);
        }
    }
    found.0
}

/// Comes and goes so that two of them, half their length apart, are one.
#[expect(clippy::cast_precision_loss, reason = "a window is a few thousand samples at most")]
fn window(length: usize) -> Vec<f32> {
    let turn = std::f32::consts::TAU / length as f32;
    (0..length).map(|n| 0.5 - 0.5 * (turn * (n as f32 + 0.5)).cos()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::cast_precision_loss, reason = "two seconds of sound")]
    fn tone() -> Sound {
        let turn = std::f32::consts::TAU * 200.0 / 16_000.0;
        Sound::new(16_000, (0..32_000).map(|n| 0.5 * (turn * n as f32).sin()).collect())
    }

    /// How often a second the sound goes from below to above.
    fn pitch(sound: &Sound) -> f64 {
        let middle = &sound.samples()[sound.samples().len() / 4..sound.samples().len() * 3 / 4];
        let rises = middle.windows(2).filter(|pair| pair[0] < 0.0 && pair[1] >= 0.0).count();
        #[expect(clippy::cast_precision_loss, reason = "a few thousand waves")]
        let rate = rises as f64 * f64::from(sound.rate()) / middle.len() as f64;
        rate
    }

    #[test]
    fn faster_and_slower_sound_keeps_its_pitch_and_its_loudness() {
        for percent in [50, 80, 150, 200, 300] {
            let sound = tone().stretched(percent);
            assert_eq!(sound.samples().len(), 32_000 * 100 / percent as usize);
            assert!((pitch(&sound) - 200.0).abs() < 4.0, "{percent}: {}", pitch(&sound));
            assert!((0.4..0.6).contains(&sound.peak()), "{percent}: {}", sound.peak());
        }
    }

    #[test]
    fn the_ordinary_speed_and_the_shortest_sound_stay_as_they_are() {
        assert_eq!(tone().stretched(100), tone());
        let short = Sound::new(8_000, vec![0.5; 10]);
        assert_eq!(short.clone().stretched(200), short);
        assert_eq!(Sound::new(8_000, Vec::new()).stretched(50).samples().len(), 0);
    }
}
