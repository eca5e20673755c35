//! Test calls: how many whole calls a second one core makes, and what reading and judging them costs.

use std::sync::Arc;

use divan::counter::ItemsCount;
use reachline::caller::Handset;
use reachline::caller::fuzz::{Fuzz, Known};
use reachline::caller::scripted::suite::Progress;
use reachline::caller::scripted::{GoOn, Listener, Plan, Room, attempt};
use reachline::diagnostic::Source;
use reachline::script::built_in;
use reachline::transcript::call_file::CallFile;

fn main() {
    divan::main();
}

/// Six steps: language, words heard, a key, words heard, back, and the line.
const SIX_STEPS: &str = "\
language en
hear     Welcome to China Post
press    5
hear     The latest headline news
press    *
press    3
transfer logistics-ems
";

/// The same call, again and again, each from connection to transfer.
#[divan::bench]
fn six_steps(bencher: divan::Bencher<'_, '_>) {
    const CALLS: usize = 1000;
    let (file, faults) = CallFile::read(Source::new("six-steps.call", SIX_STEPS));
    assert!(faults.is_empty(), "the call has faults");
    let mut listener = Listener::new(Arc::new(built_in().hotline.expect("the built-in hotline is sound")));
    let plan = Plan::new(&file, &file.calls[0], &mut listener).expect("the call fits the hotline");
    let mut room = Room::default();
    bencher.counter(ItemsCount::new(CALLS)).bench_local(|| {
        for _ in 0..CALLS {
            assert!(attempt(&plan, &mut listener, &mut room, GoOn::No).is_ok(), "the call holds");
        }
    });
}

/// Random calls, each with a rule that is tried in it. How many events they take in is counted.
#[divan::bench]
fn random_calls(bencher: divan::Bencher<'_, '_>) {
    const CALLS: u64 = 10_000;
    let known = Known::new(Arc::new(built_in().hotline.expect("the built-in hotline is sound")));
    let run = || {
        let outcome = Fuzz::<Handset>::new(&known, CALLS, 1).run(Some(1), &Progress::default());
        outcome.expect("one core needs no threads")
    };
    let events = run().events;
    bencher.counter(ItemsCount::new(events)).bench_local(run);
}

/// Reading a file of twenty lines.
#[divan::bench]
fn read_twenty_lines(bencher: divan::Bencher<'_, '_>) {
    let text = SIX_STEPS.lines().take(2).chain(SIX_STEPS.lines().skip(2).take(3).cycle().take(17));
    let text = text.collect::<Vec<_>>().join("\n") + "\ntransfer logistics-ems\n";
    bencher.with_inputs(|| Source::new("twenty.call", text.as_str())).bench_local_values(|source| {
        let (file, faults) = CallFile::read(source);
        assert!(faults.is_empty(), "the call has faults");
        file
    });
}
