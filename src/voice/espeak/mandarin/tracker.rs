//! What pitch there is in a sound, found by how far it must be moved to be most like itself. It knows nothing of how
//! the sound was made.

#![expect(clippy::cast_precision_loss, reason = "periods and pieces are some hundred samples")]

use crate::sound::Sound;

/// How often it looks, in samples: two hundred times a second.
const STEP: usize = 110;
/// How much of the sound it compares.
const PIECE: usize = 330;
/// The pitches it looks for, in hertz: those of a man who speaks, an octave, so that it cannot take two periods for one.
const LOWEST: usize = 74;
const HIGHEST: usize = 148;
/// Below this it is not voice.
const ALIKE: f32 = 0.6;
const HISS: f32 = 0.4;
/// Of two moves that leave it about as like itself, the shorter is the period: where one overtone is all there is, any
/// number of its waves will do.
const AS_ALIKE: f32 = 0.03;
/// Over so many samples the sound is levelled out, twice, so that what is high in it is gone.
const COLOUR: usize = 25;
/// Of so many pitches in a row the middle one counts.
const IN_A_ROW: usize = 5;

/// The pitch where there is voice, in semitones above 100 Hz.
pub(super) fn track(sound: &Sound) -> Vec<f32> {
    let rate = sound.rate() as usize;
    let (shortest, longest) = (rate / HIGHEST, rate / LOWEST);
    let low = levelled_out(&levelled_out(sound.samples()));
    let loud = power(&low) / 20.0;
    let last = low.len().saturating_sub(PIECE + longest + 2);
    let pitch = |at: usize| {
        // Low sounds are alike at every ripple of the vowel, high ones at every edge of the pulse: together they tell.
        let likeness = |lag| f32::midpoint(likeness(&low[at..], lag), likeness(&sound.samples()[at..], lag));
        let alike: Vec<f32> = (shortest..=longest).map(likeness).collect();
        let most = alike.iter().copied().max_by(f32::total_cmp).filter(|most| *most > ALIKE)?;
        let peak = |at: &usize| {
            let beside = [at.checked_sub(1), at.checked_add(1)].into_iter().flatten();
            beside.filter_map(|near| alike.get(near)).all(|near| *near <= alike[*at])
        };
        let period = shortest + (0..alike.len()).filter(peak).find(|at| alike[*at] > most - AS_ALIKE)?;
        // Of a hiss too something low is left, but the hiss itself is not like itself.
        if self::likeness(&sound.samples()[at..], period) < HISS {
            return None;
        }
        Some(12.0 * (rate as f32 / period as f32 / 100.0).log2())
    };
    let is_loud = |at: &usize| power(&low[*at..at + PIECE]) > loud;
    let found: Vec<f32> = (0..last).step_by(STEP).filter(is_loud).filter_map(pitch).collect();
    found.windows(IN_A_ROW).map(middle).collect()
}

/// The one in the middle by size.
pub(super) fn middle(of: &[f32]) -> f32 {
    let mut sorted = of.to_vec();
    sorted.sort_by(f32::total_cmp);
    sorted[sorted.len() / 2]
}

fn levelled_out(samples: &[f32]) -> Vec<f32> {
    samples.windows(COLOUR).map(|piece| piece.iter().sum::<f32>() / COLOUR as f32).collect()
}

fn power(samples: &[f32]) -> f32 {
    samples.iter().map(|sample| sample * sample).sum::<f32>() / samples.len().max(1) as f32
}

fn likeness(samples: &[f32], lag: usize) -> f32 {
    let (here, there) = (&samples[..PIECE], &samples[lag..lag + PIECE]);
    let product: f32 = here.iter().zip(there).map(|(a, b)| a * b).sum();
    let energy = |piece: &[f32]| piece.iter().map(|a| a * a).sum::<f32>();
    product / ((energy(here) * energy(there)).sqrt() + f32::EPSILON)
}
