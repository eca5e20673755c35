//! How fast calls become sound: an hour of them, and the steps that every prompt goes through.

#![allow(clippy::unwrap_used, reason = "a measurement that cannot go on has failed")]

use std::time::Duration;

use divan::Bencher;
use reachline::sound::{Sound, tone};

fn main() {
    divan::main();
}

/// Ten seconds of something to measure and to change.
fn ten_seconds() -> Sound {
    tone::RINGING.sound(22_050, Duration::from_secs(10))
}

#[divan::bench]
fn ten_seconds_at_another_rate(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(ten_seconds).bench_values(|sound| sound.resampled(8_000));
}

#[divan::bench]
fn ten_seconds_made_as_loud_as_all_else(bencher: Bencher<'_, '_>) {
    let sound = ten_seconds().resampled(8_000);
    bencher.with_inputs(|| sound.clone()).bench_values(Sound::levelled);
}

/// Calls that take an hour, their prompts spoken by the embedded voice.
#[cfg(feature = "espeak")]
mod hours {
    use std::sync::Arc;

    use divan::Bencher;
    use reachline::caller::recording::{Recording, Studio};
    use reachline::caller::{Lexicon, Witness};
    use reachline::clock::At;
    use reachline::key::Keys;
    use reachline::script::built_in;
    use reachline::voice::espeak::Espeak;

    const HOUR: At = At::from_millis(3_600_000);

    /// A caller who goes through the menus and the news of the built-in hotline, in both languages, for an hour.
    fn call(studio: &Arc<Studio>) -> Witness {
        let hotline = Arc::new(built_in().hotline.unwrap());
        let lexicon = Lexicon::timed_by(Arc::<Studio>::clone(studio));
        let connected = "2026-03-02T02:00:00Z".parse().unwrap();
        let mut witness = Witness::connect_with(hotline, connected, None, lexicon).remembering();
        for keys in ["1", "5", "1", "#", "#", "9", "*", "6", "4", "9", "*", "8", "2", "7", "#"].iter().cycle()
        {
            if witness.now() >= HOUR || witness.ending().is_some() {
                break;
            }
            witness.hear_out();
            witness.press(Keys::parse(keys).unwrap(), None);
        }
        witness
    }

    #[divan::bench(sample_count = 3, sample_size = 1)]
    fn an_hour_of_a_call_as_sound(bencher: Bencher<'_, '_>) {
        bencher.bench(|| {
            let studio = Arc::new(Studio::new(Arc::new(Espeak::open().unwrap())));
            let witness = call(&studio);
            assert!(witness.now() >= HOUR, "the call is as long as it should be: {}", witness.now());
            let mut samples = 0;
            let recording = Recording::new(&witness, &studio, String::new());
            recording
                .sound(&mut |piece| {
                    samples += piece.len();
                    Ok(())
                })
                .unwrap();
            samples
        });
    }
}
