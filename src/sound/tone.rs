//! The tones of a telephone line: those that its keys send (DTMF: ITU-T Q.23 for the frequencies, Q.24 for how long
//! and how loud), and those by which an exchange tells how a call goes (ITU-T E.180), with the values of China.

use std::f64::consts::TAU;
use std::time::Duration;

use super::{Sound, count};
use crate::key::Key;

/// How long a key sounds: more than twice what a receiver needs at least, and no longer than half of the time to the
/// next key at an ordinary pace.
pub const KEY: Duration = Duration::from_millis(100);

/// Between two keys there is silence for at least so long, or a receiver takes both for one.
pub const BETWEEN_KEYS: Duration = Duration::from_millis(70);

/// The frequencies of the four rows of keys.
const ROWS: [f64; 4] = [697.0, 770.0, 852.0, 941.0];

/// Those of the three columns.
const COLUMNS: [f64; 3] = [1209.0, 1336.0, 1477.0];

/// How loud the two are, in dBm0. The higher one is a little louder, for lines carry it less well.
const KEY_LEVELS: (f64, f64) = (-9.0, -7.0);

/// How loud the tones of the exchange are.
const LINE_LEVEL: f64 = -10.0;

/// The loudest sine that telephony carries, which is that of the loudest samples (G.711).
const LOUDEST: f64 = 3.14;

/// Tones come and go over so long, which keeps clicks away and is short beside the shortest of them.
const EDGE: Duration = Duration::from_millis(4);

/// A tone of the exchange: one frequency, so long on, so long off, over and over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineTone {
    /// In hertz.
    pub frequency: f64,
    /// How long it sounds.
    pub on: Duration,
    /// How long it is silent.
    pub off: Duration,
}

/// The other telephone rings.
pub const RINGING: LineTone =
    LineTone { frequency: 450.0, on: Duration::from_secs(1), off: Duration::from_secs(4) };

/// The other telephone was put down, or is in use.
pub const BUSY: LineTone =
    LineTone { frequency: 450.0, on: Duration::from_millis(350), off: Duration::from_millis(350) };

impl LineTone {
    /// So much of it, from its beginning.
    pub fn sound(&self, rate: u32, length: Duration) -> Sound {
        let mut sound = Sound::new(rate, Vec::new());
        let one = sine(rate, self.on, &[(self.frequency, amplitude(LINE_LEVEL))]);
        while sound.samples.len() < count(rate, length) {
            sound.samples.extend_from_slice(&one.samples);
            sound.pause(self.off);
        }
        sound.samples.truncate(count(rate, length));
        sound
    }
}

/// What a key sends.
pub fn key(rate: u32, key: Key) -> Sound {
    let (row, column) = frequencies(key);
    let (low, high) = KEY_LEVELS;
    sine(rate, KEY, &[(row, amplitude(low)), (column, amplitude(high))])
}

/// What stands in the place of a key that is nobody's business: as long and as loud, and no key to any receiver.
pub fn hidden(rate: u32, length: Duration) -> Sound {
    sine(rate, length, &[(620.0, amplitude(LINE_LEVEL))])
}

/// What tells that somebody typed words: two short ticks.
pub fn typed(rate: u32) -> Sound {
    let tick = sine(rate, Duration::from_millis(25), &[(1000.0, amplitude(LINE_LEVEL - 6.0))]);
    let mut ticks = tick.clone();
    ticks.pause(Duration::from_millis(50));
    ticks.samples.extend_from_slice(&tick.samples);
    ticks
}

/// The two frequencies of a key.
fn frequencies(key: Key) -> (f64, f64) {
    let (row, column) = match key {
        Key::One => (0, 0),
        Key::Two => (0, 1),
        Key::Three => (0, 2),
        Key::Four => (1, 0),
        Key::Five => (1, 1),
        Key::Six => (1, 2),
        Key::Seven => (2, 0),
        Key::Eight => (2, 1),
        Key::Nine => (2, 2),
        Key::Star => (3, 0),
        Key::Zero => (3, 1),
        Key::Hash => (3, 2),
    };
    (ROWS[row], COLUMNS[column])
}

/// How far a sine of this level swings, where 1 is the farthest that a sample goes.
fn amplitude(level: f64) -> f64 {
    10_f64.powf((level - LOUDEST) / 20.0)
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "a tone is seconds long at most"
)]
fn sine(rate: u32, length: Duration, parts: &[(f64, f64)]) -> Sound {
    let sample = |n: usize| {
        let at = n as f64 / f64::from(rate);
        parts.iter().map(|(frequency, amplitude)| amplitude * (TAU * frequency * at).sin()).sum::<f64>()
            as f32
    };
    let mut samples: Vec<f32> = (0..count(rate, length)).map(sample).collect();
    super::fade(&mut samples, count(rate, EDGE), true, true);
    Sound::new(rate, samples)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sound::measure::level_of;

    /// The frequencies that a receiver listens for, and a few that it must not hear.
    const HEARD: [f64; 10] = [697.0, 770.0, 852.0, 941.0, 1209.0, 1336.0, 1477.0, 1633.0, 450.0, 620.0];

    #[test]
    fn a_receiver_finds_every_key_and_no_other_in_its_tone() {
        for rate in [8000, 16000] {
            for wanted in Key::ALL {
                let sound = key(rate, wanted);
                let (low, high) = frequencies(wanted);
                let loudest_other = HEARD
                    .iter()
                    .filter(|frequency| **frequency != low && **frequency != high)
                    .map(|frequency| level_of(&sound, *frequency))
                    .fold(f64::MIN, f64::max);
                let (low, high) = (level_of(&sound, low), level_of(&sound, high));
                assert!(low.min(high) - loudest_other > 12.0, "{wanted}: {low} {high} {loudest_other}");
                // Q.24: the higher is at most 4 dB louder than the lower; neither is fainter than -25 dBm0 or so.
                assert!((1.0..=3.0).contains(&(high - low)), "{wanted}: {low} {high}");
                assert!((low + LOUDEST - KEY_LEVELS.0).abs() < 1.0, "{wanted}: {low}");
                assert!(sound.peak() < 0.6, "{wanted}");
            }
        }
    }

    #[test]
    fn the_ring_and_the_hang_up_have_chinas_beat() {
        let ring = RINGING.sound(8000, Duration::from_secs(6));
        for (from, to, sounds) in [(0, 1000, true), (1000, 5000, false), (5000, 6000, true)] {
            let part = Sound::new(8000, ring.samples()[from * 8..to * 8].to_vec());
            assert_eq!(level_of(&part, 450.0) > -20.0, sounds, "{from} to {to}");
        }
        let busy = BUSY.sound(8000, Duration::from_millis(1400));
        for (part, sounds) in busy.samples().chunks(350 * 8).zip([true, false, true, false]) {
            assert_eq!(part.iter().any(|sample| sample.abs() > 0.1), sounds);
        }
    }

    #[test]
    fn a_hidden_key_is_as_long_as_a_key_and_no_receiver_takes_it_for_one() {
        let sound = hidden(8000, KEY);
        assert_eq!(sound.length(), key(8000, Key::One).length());
        for frequency in ROWS.iter().chain(&COLUMNS) {
            assert!(level_of(&sound, *frequency) < level_of(&sound, 620.0) - 12.0, "{frequency}");
        }
    }
}
