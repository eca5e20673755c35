//! What came of many calls, counted. Everything in it is a sum, so that it is the same in whatever order calls are
//! made.

use std::collections::BTreeMap;

use super::outcome::{Counted, Outcome};
use super::statistics::{Share, Times};
use crate::script::StepId;

/// What came of many calls of one caller with one wish in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many calls.
    pub calls: u64,
    /// How many completed what they wanted.
    pub completed: u64,
    /// How many were connected to a person instead.
    pub person: u64,
    /// Where the others were connected to.
    pub elsewhere: BTreeMap<StepId, u64>,
    /// Where callers hung up.
    pub gave_up: BTreeMap<StepId, u64>,
    /// Where the hotline hung up on callers who had not got what they wanted.
    pub forced: BTreeMap<StepId, u64>,
    /// How long it took those who completed.
    pub to_service: Times,
    /// How long it took those who were connected to a person, whichever.
    pub to_person: Times,
    /// Keys pressed.
    pub keys: u64,
    /// Keys not meant.
    pub wrong_keys: u64,
    /// Words heard.
    pub words: u64,
    /// Times that something was asked for again.
    pub repeats: u64,
    /// Times that the hotline met with silence.
    pub silences: u64,
    /// Times that it was given what it does not know.
    pub no_matches: u64,
    /// Menus visited beyond the shortest way.
    pub lost: u64,
    /// Answers that came too late.
    pub late: u64,
    /// The least time that was left when an answer came, in milliseconds.
    pub slack: Option<i64>,
    /// The most options held in mind.
    pub memory: u32,
}

impl Tally {
    /// Counts a call.
    pub fn add(&mut self, call: &Counted) {
        self.calls += 1;
        match call.outcome {
            Outcome::Completed => {
                self.completed += 1;
                self.to_service.add(call.ended.as_millis());
            }
            Outcome::Person => self.person += 1,
            Outcome::Elsewhere(line) => *self.elsewhere.entry(line).or_default() += 1,
            Outcome::GaveUp(step) => *self.gave_up.entry(step).or_default() += 1,
            Outcome::Forced(step) => *self.forced.entry(step).or_default() += 1,
        }
        if call.human {
            self.to_person.add(call.ended.as_millis());
        }
        self.keys += u64::from(call.keys);
        self.wrong_keys += u64::from(call.wrong_keys);
        self.words += u64::from(call.words);
        self.repeats += u64::from(call.repeats);
        self.silences += u64::from(call.silences);
        self.no_matches += u64::from(call.no_matches);
        self.lost += u64::from(call.lost);
        self.late += u64::from(call.late);
        self.slack = least(self.slack, call.slack);
        self.memory = self.memory.max(call.memory);
    }

    /// Counts all that another has counted.
    pub fn merge(&mut self, other: &Self) {
        self.calls += other.calls;
        self.completed += other.completed;
        self.person += other.person;
        for (own, its) in [
            (&mut self.elsewhere, &other.elsewhere),
            (&mut self.gave_up, &other.gave_up),
            (&mut self.forced, &other.forced),
        ] {
            for (step, count) in its {
                *own.entry(*step).or_default() += count;
            }
        }
        self.to_service.merge(&other.to_service);
        self.to_person.merge(&other.to_person);
        self.keys += other.keys;
        self.wrong_keys += other.wrong_keys;
        self.words += other.words;
        self.repeats += other.repeats;
        self.silences += other.silences;
        self.no_matches += other.no_matches;
        self.lost += other.lost;
        self.late += other.late;
        self.slack = least(self.slack, other.slack);
        self.memory = self.memory.max(other.memory);
    }

    /// The share of calls that completed what they wanted.
    pub fn completion(&self) -> Share {
        Share { of: self.completed, all: self.calls }
    }

    /// The share of calls that got neither that nor a person.
    pub fn without_help(&self) -> Share {
        Share { of: self.calls - self.completed - self.person, all: self.calls }
    }

    /// The share of calls that were connected elsewhere, given up, and ended by the hotline.
    pub fn others(&self) -> [Share; 3] {
        [&self.elsewhere, &self.gave_up, &self.forced]
            .map(|places| Share { of: places.values().sum(), all: self.calls })
    }

    /// So much in each call, on average.
    pub fn each(&self, sum: u64) -> f64 {
        Share { of: sum, all: self.calls }.share()
    }
}

/// Where most of some calls ended, and how many.
pub fn most(places: &BTreeMap<StepId, u64>) -> Option<(StepId, u64)> {
    // The first of several.
    places
        .iter()
        .map(|(step, count)| (*step, *count))
        .reduce(|most, next| if next.1 > most.1 { next } else { most })
}

fn least(one: Option<i64>, other: Option<i64>) -> Option<i64> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (only, None) | (None, only) => only,
    }
}
