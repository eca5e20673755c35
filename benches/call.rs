//! The call engine: how many events a second one core takes in. Nothing is put into words.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use divan::counter::ItemsCount;
use jiff::Timestamp;
use reachline::call::{Call, Event};
use reachline::clock::At;
use reachline::key::Key;
use reachline::script::{Hotline, built_in};

fn main() {
    divan::main();
}

fn hotline() -> Arc<Hotline> {
    Arc::new(built_in().hotline.expect("the built-in hotline is sound"))
}

/// A caller who chooses a language, looks at more about China Post, goes back, hears it again, and so on: keys
/// that navigate, and the ends of what is played.
#[divan::bench]
fn keys_and_playbacks(bencher: divan::Bencher<'_, '_>) {
    const ROUNDS: usize = 1000;
    let keys = [Key::Six, Key::Nine, Key::Star, Key::Nine, Key::Eight, Key::Star];
    let mut connected = Call::new(hotline());
    let _ = connected.handle(At::START, Event::Connected(Timestamp::UNIX_EPOCH));
    let _ = connected.handle(At::START, Event::Key(Key::One));
    bencher.counter(ItemsCount::new(ROUNDS)).with_inputs(|| connected.clone()).bench_local_values(
        |mut call| {
            let mut at = At::from_millis(1000);
            for round in 0..ROUNDS / 2 {
                at = at + Duration::from_millis(700);
                let actions = call.handle(at, Event::Key(keys[round % keys.len()]));
                if let Some((id, ..)) = actions.played() {
                    let _ = black_box(call.handle(at, Event::Finished(id)));
                }
            }
            call
        },
    );
}

/// A caller who stays silent until a person is fetched, again and again.
#[divan::bench]
fn silence(bencher: divan::Bencher<'_, '_>) {
    const EVENTS: usize = 14;
    let hotline = hotline();
    bencher.counter(ItemsCount::new(EVENTS)).bench_local(|| {
        let mut call = Call::new(Arc::clone(&hotline));
        let mut at = At::START;
        let mut actions = call.handle(at, Event::Connected(Timestamp::UNIX_EPOCH));
        let mut events = 1;
        while call.ending().is_none() {
            if let Some((id, ..)) = actions.played() {
                actions = call.handle(at, Event::Finished(id));
            } else {
                at = call.deadline().unwrap_or(at);
                actions = call.handle(at, Event::Deadline);
            }
            events += 1;
        }
        assert_eq!(events, EVENTS, "the path of a silent caller has changed");
        call
    });
}

/// Copying a call, as going through every path does.
#[divan::bench]
fn copy(bencher: divan::Bencher<'_, '_>) {
    let mut call = Call::new(hotline());
    let _ = call.handle(At::START, Event::Connected(Timestamp::UNIX_EPOCH));
    bencher.bench_local(|| black_box(&call).clone());
}
