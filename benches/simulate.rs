//! Simulated callers: how many whole calls a second one core makes, to the hotline of China Post, with every caller and
//! every task in both languages.

use std::sync::Arc;

use divan::counter::ItemsCount;
use reachline::caller::simulated::{Progress, Simulation, callers, wishes};
use reachline::script::built_in;

fn main() {
    divan::main();
}

fn simulation(people: u64) -> Simulation {
    let hotline = Arc::new(built_in().hotline.expect("the built-in hotline is sound"));
    Simulation {
        learned: Arc::clone(&hotline),
        callers: callers::all().to_vec(),
        wishes: wishes(&hotline),
        hotline,
        language: None,
        seed: 1,
        people,
    }
}

/// Fifteen callers, five tasks, two languages, two hundred people: what `reachline simulate` does.
#[divan::bench]
fn all_callers_one_core(bencher: divan::Bencher<'_, '_>) {
    let simulation = simulation(200);
    let calls = usize::try_from(simulation.calls()).expect("few enough to be counted");
    bencher.counter(ItemsCount::new(calls)).bench_local(|| simulation.run(Some(1), &Progress::default()));
}

/// The baseline alone, a thousand people.
#[divan::bench]
fn baseline_one_core(bencher: divan::Bencher<'_, '_>) {
    let mut simulation = simulation(1000);
    simulation.callers.truncate(1);
    let calls = usize::try_from(simulation.calls()).expect("few enough to be counted");
    bencher.counter(ItemsCount::new(calls)).bench_local(|| simulation.run(Some(1), &Progress::default()));
}
