//! Which verdicts hang on a figure that nobody read in a source: each such figure is halved and doubled, or moved by
//! one where it is counted, and all calls are made again with the same chance.

use std::sync::atomic::Ordering;

use super::callers::BASELINE;
use super::habits::{Habit, Unit};
use super::run::{OTHER_LANGUAGE, Progress, Results, Simulation};
use super::verdict::{Compared, Verdict, judge};

/// A verdict that another figure changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Whose figure it is, as a place among the callers.
    pub caller: usize,
    /// Which figure.
    pub habit: Habit,
    /// What it was, in the unit of the habit.
    pub was: f64,
    /// What it was set to, in the same unit.
    pub is: f64,
    /// The row whose verdict changed, as a place among the rows.
    pub row: usize,
    /// What was said of it.
    pub from: Verdict,
    /// What is said of it then.
    pub to: Verdict,
}

/// Half and twice a figure, or one less and one more; none where that is the same.
pub fn variants(habit: Habit, is: f64) -> Vec<f64> {
    let changed = match habit.unit() {
        Unit::Chance => [is / 2.0, (is * 2.0).min(1.0)],
        Unit::Length | Unit::Rate | Unit::Spread => [is / 2.0, is * 2.0],
        Unit::Count => [(is - 1.0).max(0.0), is + 1.0],
    };
    changed.into_iter().filter(|other| (other - is).abs() > f64::EPSILON).collect()
}

/// Which figures of a caller are tried: those that nobody read, and that are no mere absence of a limit.
fn tried(simulation: &Simulation, caller: usize) -> Vec<(Habit, f64)> {
    let no_limit = |habit: Habit, is: f64| {
        matches!(habit, Habit::Menus | Habit::Depth) && is >= 1000.0 || habit == Habit::Digits && is >= 32.0
    };
    let figures = simulation.callers[caller].not_read();
    figures.map(|(habit, figure)| (habit, figure.is)).filter(|(habit, is)| !no_limit(*habit, *is)).collect()
}

/// How many calls it takes.
pub fn calls(simulation: &Simulation) -> u64 {
    let each = simulation.calls() / simulation.callers.len().max(1) as u64;
    let variants: usize = (0..simulation.callers.len())
        .flat_map(|caller| tried(simulation, caller))
        .map(|(habit, is)| variants(habit, is).len())
        .sum();
    each.saturating_mul(variants as u64)
}

/// Changes one figure after another, and gives every verdict that changes.
pub fn sensitivity(
    simulation: &Simulation,
    results: &Results,
    judged: &[Compared],
    progress: &Progress,
) -> Vec<Change> {
    let names: Vec<String> = simulation.callers.iter().map(|caller| caller.name.clone()).collect();
    let mut changes = Vec::new();
    for caller in 0..simulation.callers.len() {
        for (habit, was) in tried(simulation, caller) {
            for is in variants(habit, was) {
                if progress.stop.load(Ordering::Relaxed) {
                    return changes;
                }
                let mut one = simulation.clone();
                one.callers = vec![simulation.callers[caller].with(habit, is)];
                let other = one.run_here(progress);
                let mut all = results.clone();
                let own = all.rows.iter_mut().filter(|row| row.caller == caller);
                own.zip(other.rows).for_each(|(row, other)| row.tally = other.tally);
                let now = judge(&all, &names);
                for (row, (before, after)) in judged.iter().zip(&now).enumerate() {
                    // The baseline's own figures change what is said of all others.
                    let concerned = all.rows[row].caller == caller || names[caller] == BASELINE;
                    if concerned && before.verdict != after.verdict {
                        let (from, to) = (before.verdict, after.verdict);
                        changes.push(Change { caller, habit, was, is, row, from, to });
                    }
                }
            }
        }
    }
    changes
}

/// The tag of a row's language.
pub fn tag(simulation: &Simulation, language: Option<crate::script::LanguageId>) -> &'static str {
    language.map_or(OTHER_LANGUAGE, |language| simulation.hotline.locale(language).tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chances_are_capped_counts_move_by_one_and_nothing_stays_nothing() {
        assert_eq!(variants(Habit::Person, 0.7), [0.35, 1.0]);
        assert_eq!(variants(Habit::Memory, 4.0), [3.0, 5.0]);
        assert_eq!(variants(Habit::Memory, 0.0), [1.0]);
        assert_eq!(variants(Habit::Miss, 0.0), Vec::<f64>::new());
        assert_eq!(variants(Habit::React, 1500.0), [750.0, 3000.0]);
    }
}
