//! Test calls: how many whole calls a second one core makes, and what reading and judging them costs.

use std::sync::Arc;

use divan::counter::ItemsCount;
use reachline::caller::Handset;
use reachline::caller::fuzz::{Fuzz, Known};
use reachline::caller::scripted::coverage::{Counts, Coverage};
use reachline::caller::scripted::report::{Form, Report};
use reachline::caller::scripted::suggest::suggest;
use reachline::caller::scripted::suite::{Choice, Hotlines, Progress, Run, Suite, find};
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

/// The same with everything counted that the calls use of the hotline.
#[divan::bench]
fn six_steps_counted(bencher: divan::Bencher<'_, '_>) {
    const CALLS: usize = 1000;
    let (file, faults) = CallFile::read(Source::new("six-steps.call", SIX_STEPS));
    assert!(faults.is_empty(), "the call has faults");
    let hotline = Arc::new(built_in().hotline.expect("the built-in hotline is sound"));
    let mut listener = Listener::new(Arc::clone(&hotline));
    let plan = Plan::new(&file, &file.calls[0], &mut listener).expect("the call fits the hotline");
    let (mut room, mut counts) = (Room::keeping_facts(), Counts::default());
    bencher.counter(ItemsCount::new(CALLS)).bench_local(|| {
        for _ in 0..CALLS {
            assert!(attempt(&plan, &mut listener, &mut room, GoOn::No).is_ok(), "the call holds");
            counts.add(&hotline, room.facts());
        }
    });
}

/// A thousand files of twenty lines, found, read, made and told.
#[divan::bench]
fn a_thousand_files(bencher: divan::Bencher<'_, '_>) {
    const FILES: usize = 1000;
    let folder = tempfile::tempdir().expect("a folder can be made");
    for number in 0..FILES {
        let path = folder.path().join(format!("{number:04}.call"));
        std::fs::write(path, twenty_lines()).expect("a file can be written");
    }
    bencher.counter(ItemsCount::new(FILES)).bench_local(|| {
        let suite = Suite::read(&find(&[folder.path().to_owned()]).expect("there are calls"));
        let tests = suite.tests(&Choice::default());
        let progress = Progress::default();
        let run = Run {
            repeat: 1,
            jobs: None,
            fail_fast: false,
            go_on: GoOn::No,
            count: false,
            progress: &progress,
        };
        let results = run.run(&suite, &tests).expect("there are threads");
        assert_eq!(results.tally().passed, FILES, "every call holds");
        let report = Report { suite: &suite, results: &results, width: 100, accessible: false };
        Form::Text.write(&report, &mut std::io::sink()).expect("nowhere can be written to");
    });
}

/// Finding a call for everything in the built-in hotline.
#[divan::bench]
fn suggest_everything(bencher: divan::Bencher<'_, '_>) {
    let coverage = Coverage::of(&Hotlines::default().get(None), &Counts::default()).expect("it is sound");
    bencher.bench_local(|| suggest(&coverage, None));
}

/// A call of twenty lines: the six steps with the news heard five times.
fn twenty_lines() -> String {
    let again = SIX_STEPS.lines().skip(2).take(3).cycle().take(15);
    let lines = std::iter::once("# twenty lines").chain(SIX_STEPS.lines().take(2)).chain(again);
    lines.chain(SIX_STEPS.lines().skip(5)).flat_map(|line| [line, "\n"]).collect()
}

/// Reading a file of twenty lines.
#[divan::bench]
fn read_twenty_lines(bencher: divan::Bencher<'_, '_>) {
    let text = twenty_lines();
    bencher.with_inputs(|| Source::new("twenty.call", text.as_str())).bench_local_values(|source| {
        let (file, faults) = CallFile::read(source);
        assert!(faults.is_empty(), "the call has faults");
        file
    });
}
