//! Sound of known and constant pitch, given a pitch that moves. The pitch is known because the sound was made with it,
//! so nothing is guessed: pulses of it are laid down again nearer together or farther apart, each whole, so that the
//! vowel stays what it was and the sound lasts as long as before.

/// Sound that keeps to one pitch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Level<'a> {
    /// The samples.
    pub(super) samples: &'a [i16],
    /// How many of them a period is.
    pub(super) period: f32,
}

/// One sound of two that are the same but for their pitch, with the period that is wanted at each share of its time.
/// Each pulse comes from the one whose pitch is nearer. Three periods and less are left as they are.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a syllable is some thousand samples, and places are held within it"
)]
pub(super) fn with_periods(levels: [Level<'_>; 2], wanted: impl Fn(f32) -> f32) -> Vec<i16> {
    let [first, _] = levels;
    let length = first.samples.len() as f32;
    if levels.iter().any(|level| level.period < 2.0 || level.samples.len() as f32 <= 3.0 * level.period) {
        return first.samples.to_vec();
    }
    let pulses = levels.map(|level| pulse(level));
    let mut heard = vec![0.0_f32; first.samples.len()];
    let mut place = pulses[0] - first.period;
    while place < length + first.period {
        let period = wanted((place / length).clamp(0.0, 1.0)).max(2.0);
        let far = |level: Level<'_>| (level.period / period).ln().abs();
        let nearer = usize::from(far(levels[1]) < far(levels[0]));
        let (level, pulse) = (levels[nearer], pulses[nearer]);
        let source = pulse + ((place - pulse) / level.period).round() * level.period;
        // More pulses in the same time would be louder.
        let gain = (period / level.period).min(1.0).sqrt();
        let begins = (place - level.period).ceil().max(0.0) as usize;
        let ends = (place + level.period).floor().min(length - 1.0).max(0.0) as usize;
        for (index, sample) in heard.iter_mut().enumerate().take(ends + 1).skip(begins) {
            let away = index as f32 - place;
            let window = 0.5 + 0.5 * (std::f32::consts::PI * away / level.period).cos();
            *sample += gain * window * between(level.samples, source + away);
        }
        place += period;
    }
    let most = f32::from(i16::MAX);
    heard.into_iter().map(|sample| sample.round().clamp(-most, most) as i16).collect()
}

/// Where in a period the sound's strength has its centre, all periods taken together: there the voice's pulse is. A
/// period is a circle, so the centre is that of angles.
#[expect(clippy::cast_precision_loss, reason = "as above")]
fn pulse(Level { samples, period }: Level<'_>) -> f32 {
    let turn = std::f32::consts::TAU / period;
    let (across, along) = samples.iter().enumerate().fold((0.0, 0.0), |(across, along), (index, sample)| {
        let (sine, cosine) = (turn * (index as f32 % period)).sin_cos();
        let strength = f32::from(*sample).powi(2);
        (across + strength * sine, along + strength * cosine)
    });
    f32::atan2(across, along).rem_euclid(std::f32::consts::TAU) / turn
}

/// The sound between two samples; silence outside.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "looked at before")]
fn between(samples: &[i16], place: f32) -> f32 {
    if place < 0.0 {
        return 0.0;
    }
    let index = place as usize;
    let sample = |index: usize| samples.get(index).copied().map(f32::from).unwrap_or_default();
    sample(index) + place.fract() * (sample(index + 1) - sample(index))
}

#[cfg(test)]
#[expect(clippy::cast_possible_truncation, reason = "pulses are made small enough")]
mod tests {
    use super::*;

    /// Pulses that ring, as a voice's do, at two heights.
    fn voices() -> [(Vec<i16>, f32); 2] {
        [210_u32, 150].map(|period| {
            let ring = |index: u32| {
                let since = f32::from(u16::try_from(index % period).unwrap());
                8_000.0 * (-since / 40.0).exp() * (since / 5.0).sin()
            };
            ((0..6_300).map(|index| ring(index) as i16).collect(), f32::from(u16::try_from(period).unwrap()))
        })
    }

    fn with_period(wanted: f32, samples: usize) -> Vec<i16> {
        let voices = voices();
        let level = |index: usize| Level { samples: &voices[index].0[..samples], period: voices[index].1 };
        with_periods([level(0), level(1)], |_| wanted)
    }

    fn pulses(sound: &[i16]) -> usize {
        let strong = |sample: &i16| *sample > 3_500;
        sound.windows(60).filter(|piece| strong(&piece[59]) && !piece[..59].iter().any(strong)).count()
    }

    #[test]
    fn at_its_own_pitch_sound_stays_what_it_is() {
        let same = with_period(210.0, 6_300);
        assert!(same.iter().zip(&voices()[0].0).all(|(same, sample)| same.abs_diff(*sample) <= 40));
    }

    #[test]
    fn there_are_as_many_pulses_as_the_pitch_asks_for_in_the_same_time() {
        for (wanted, expected) in
            [(280.0, 22), (210.0, 30), (185.0, 34), (170.0, 37), (150.0, 42), (120.0, 52)]
        {
            let heard = with_period(wanted, 6_300);
            assert_eq!(heard.len(), 6_300);
            assert!(pulses(&heard).abs_diff(expected) <= 2, "{wanted}: {} {expected}", pulses(&heard));
        }
    }

    #[test]
    fn what_is_too_short_to_have_a_pitch_is_left_alone() {
        for length in [0, 1, 600] {
            assert_eq!(with_period(100.0, length), &voices()[0].0[..length]);
        }
    }
}
