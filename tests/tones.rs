//! What is heard of the ten digits in Mandarin: each has its tone. A small tracker finds the pitch of what was spoken;
//! it knows nothing of how it was made.
#![cfg(feature = "espeak")]

use reachline::prompt::Locale;
use reachline::sound::Sound;
use reachline::voice::espeak::Espeak;
use reachline::voice::{Manner, Voice, Words};

/// Length of the stretch that is looked at, and how far it moves on, in seconds.
const WINDOW: f32 = 0.04;
const STEP: f32 = 0.01;

/// The pitch of each stretch that has one, in semitones above 55 Hz, by autocorrelation.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "half a second of sound"
)]
fn contour(sound: &Sound) -> Vec<f32> {
    let rate = sound.rate() as f32;
    let (window, step) = ((WINDOW * rate) as usize, (STEP * rate) as usize);
    let loudest = sound.peak();
    let mut contour = Vec::new();
    for stretch in sound.samples().windows(window).step_by(step) {
        if stretch.iter().fold(0.0_f32, |peak, sample| peak.max(sample.abs())) < loudest * 0.2 {
            continue;
        }
        let alike = |lag: usize| -> f32 {
            let (one, two) = (&stretch[..window - lag], &stretch[lag..]);
            let product: f32 = one.iter().zip(two).map(|(a, b)| a * b).sum();
            let energy = |part: &[f32]| part.iter().map(|sample| sample * sample).sum::<f32>();
            product / (energy(one) * energy(two)).sqrt().max(f32::EPSILON)
        };
        let lags: Vec<(usize, f32)> =
            ((rate / 300.0) as usize..(rate / 55.0) as usize).map(|lag| (lag, alike(lag))).collect();
        let best = lags.iter().map(|(_, value)| *value).fold(0.0, f32::max);
        // The shortest lag that is nearly the best: twice the period fits as well as the period.
        let Some((lag, _)) = lags.windows(3).find_map(|three| {
            (three[1].1 >= best * 0.9 && three[1].1 >= three[0].1 && three[1].1 >= three[2].1)
                .then_some(three[1])
        }) else {
            continue;
        };
        if best > 0.6 {
            contour.push(12.0 * (rate / lag as f32 / 55.0).log2());
        }
    }
    contour
}

#[expect(clippy::cast_precision_loss, reason = "a few dozen stretches")]
fn mean(values: &[f32]) -> f32 {
    values.iter().sum::<f32>() / values.len().max(1) as f32
}

/// The pitch at the beginning, in the middle, and at the end.
fn three(digit: &str) -> (f32, f32, f32) {
    let cache = std::path::Path::new(concat!(env!("CARGO_TARGET_TMPDIR"), "/voice"));
    let voice = Espeak::open_in(cache).unwrap();
    let words = Words::new(Locale::find("zh-CN").unwrap(), digit, Manner { rate: 80, ..Manner::default() });
    let contour = contour(&voice.speak(&words).unwrap());
    assert!(contour.len() >= 9, "{digit}: hardly anything has a pitch: {contour:?}");
    let third = contour.len() / 3;
    (mean(&contour[..third]), mean(&contour[third..2 * third]), mean(&contour[2 * third..]))
}

#[test]
fn every_digit_has_the_tone_that_the_dictionary_gives_it() {
    // Xiandai Hanyu Cidian: yī sān qī bā yāo; líng; wǔ jiǔ; èr sì liù.
    let mut high = Vec::new();
    for digit in ["一", "三", "七", "八", "幺"] {
        let (begin, middle, end) = three(digit);
        assert!((begin - end).abs() < 2.0, "{digit} is level: {begin} {middle} {end}");
        high.push(middle);
    }
    let (begin, middle, end) = three("零");
    assert!(end > begin + 1.5, "零 rises: {begin} {middle} {end}");
    for digit in ["五", "九"] {
        let (begin, middle, end) = three(digit);
        assert!(
            middle < mean(&high) - 3.0,
            "{digit} is low: {begin} {middle} {end}, the first tone {}",
            mean(&high)
        );
    }
    for digit in ["二", "四", "六"] {
        let (begin, middle, end) = three(digit);
        assert!(end < begin - 3.0, "{digit} falls: {begin} {middle} {end}");
    }
}
