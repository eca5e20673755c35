//! Why callers fail: the row that is worst off, a failed call that is typical of it, and that call told moment by
//! moment, so that it can be read and made again.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::outcome::{Counted, Deed, Outcome};
use super::run::{Results, Row, Simulation, can_call};
use super::verdict::Compared;
use crate::caller::Witness;
use crate::clock::At;
use crate::transcript::{Happened, Moment};

/// Among so many calls of a row the typical one is looked for.
const MOST_LOOKED_AT: u64 = 10_000;

/// A failed call.
#[derive(Clone, Debug)]
pub struct Why {
    /// The row, as a place among the rows.
    pub row: usize,
    /// Which of the people it was.
    pub person: u64,
    /// What came of it.
    pub counted: Counted,
    /// How many of the calls looked at failed, and how many of those in the same way.
    pub failed: (u64, u64),
    deeds: Vec<(At, Deed)>,
}

/// What the audit has to say of where a failed call was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bears {
    /// The rule.
    pub rule: &'static str,
    /// The step.
    pub step: String,
    /// What it found there.
    pub message: String,
    /// What to do about it.
    pub fix: String,
}

/// The row that is worst off: by what is said of it, then by how few get what they want or a person.
pub fn worst(simulation: &Simulation, results: &Results, judged: &[Compared]) -> Option<usize> {
    let without = |row: &Row| row.tally.without_help().share();
    let rows = results.rows.iter().zip(judged).enumerate();
    // Whoever cannot call at all has no call to be explained.
    let called = |row: &Row| can_call(&simulation.hotline, &simulation.callers[row.caller]);
    let rows = rows.filter(|(_, (row, _))| row.tally.completed < row.tally.calls && called(row));
    let worse = |one: &(usize, (&Row, &Compared)), other: &(usize, (&Row, &Compared))| {
        let by_verdict = other.1.1.verdict.cmp(&one.1.1.verdict);
        let by_help = without(one.1.0).total_cmp(&without(other.1.0));
        let by_completion =
            other.1.0.tally.completion().share().total_cmp(&one.1.0.tally.completion().share());
        // The first of several.
        by_verdict.then(by_help).then(by_completion).then(other.0.cmp(&one.0))
    };
    rows.max_by(worse).map(|(place, _)| place)
}

/// A failed call of a row that is like most of those that failed; none if none did.
pub fn typical(simulation: &Simulation, results: &Results, row: usize) -> Option<Why> {
    let own = results.rows.get(row)?;
    let calls = simulation.each_of(own, MOST_LOOKED_AT);
    // Where a caller got a person, that is a failure only if nothing worse happened to anybody.
    let nobody = calls.iter().any(|(_, counted)| !counted.outcome.is_help());
    let failed = calls.into_iter().filter(|(_, counted)| {
        if nobody { !counted.outcome.is_help() } else { counted.outcome != Outcome::Completed }
    });
    let mut ways: BTreeMap<Outcome, Vec<(u64, Counted)>> = BTreeMap::new();
    for (person, counted) in failed {
        ways.entry(counted.outcome).or_default().push((person, counted));
    }
    let all: usize = ways.values().map(Vec::len).sum();
    let mut usual =
        ways.into_values().reduce(|most, next| if next.len() > most.len() { next } else { most })?;
    usual.sort_by_key(|(person, counted)| (counted.ended, *person));
    let (person, _) = usual[usual.len() / 2];
    let (counted, deeds) = simulation.again(own, person);
    let failed = (all as u64, usual.len() as u64);
    Some(Why { row, person, counted, failed, deeds })
}

impl Why {
    /// What of all that was found about the hotline bears on this call: what is at the step where it failed, or else at
    /// any step that the caller was at.
    pub fn bearing(&self, simulation: &Simulation, found: &[Bears]) -> Vec<Bears> {
        let hotline = &simulation.hotline;
        let at = |steps: &[&str]| -> Vec<Bears> {
            found.iter().filter(|bears| steps.contains(&bears.step.as_str())).cloned().collect()
        };
        let last = match self.counted.outcome {
            Outcome::GaveUp(step) | Outcome::Forced(step) => Some(step),
            Outcome::Completed | Outcome::Person | Outcome::Elsewhere(_) => None,
        };
        let found = last.map_or_else(Vec::new, |step| at(&[&*hotline.step(step).name]));
        if !found.is_empty() {
            return found;
        }
        let moments = self.moments(simulation);
        let been: Vec<&str> = moments
            .iter()
            .filter_map(|moment| match &moment.what {
                Happened::Hear { step, .. } => Some(step.as_str()),
                Happened::Cut
                | Happened::Press { .. }
                | Happened::PressHidden { .. }
                | Happened::Type { .. }
                | Happened::Wait { .. }
                | Happened::HangUp { .. }
                | Happened::Transfer { .. }
                | Happened::Ends { .. }
                | Happened::Note { .. } => None,
            })
            .collect();
        at(&been)
    }

    /// The call, moment by moment.
    pub fn moments(&self, simulation: &Simulation) -> Vec<Moment> {
        let mut witness = Witness::connect(Arc::clone(&simulation.hotline), simulation.connected(), None)
            .showing_numbers(true);
        for (at, deed) in &self.deeds {
            witness.come_to(*at);
            let after = Some(*at - witness.last_act());
            match deed {
                Deed::Press(key) => witness.press((*key).into(), after),
                Deed::Type(words) => witness.types(words, after),
                Deed::HangUp => witness.hang_up(after),
            }
        }
        witness.hear_out();
        if witness.ending().is_none() {
            witness.begin_to_wait(self.counted.ended - witness.now());
            witness.come_to(self.counted.ended);
        }
        witness.take_moments()
    }
}
