//! Two versions of a hotline side by side: which callers gain, which lose, and how sure that is. Regular callers know
//! the old one by heart.

mod told;

pub use told::write;

use super::run::{Results, Row, Simulation};
use super::statistics::Interval;

/// How a row changed from the old hotline to the new.
#[derive(Clone, Debug, PartialEq)]
pub struct Shift {
    /// The row in the old results, as a place among the rows.
    pub old: usize,
    /// The row in the new.
    pub new: usize,
    /// How much more is completed, and the interval of that.
    pub completed: (f64, Interval),
    /// How many more get what they want or a person, and the interval of that.
    pub helped: (f64, Interval),
    /// What it comes to.
    pub sum: Sum,
}

/// What a change comes to for a caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sum {
    /// Fewer get what they want or a person, or fewer complete what they wanted and no more are helped.
    Loses,
    /// One of the two is better and the other worse.
    Mixed,
    /// More of them do.
    Gains,
    /// No difference that could be told from chance.
    Same,
}

impl Sum {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Loses, Self::Mixed, Self::Gains, Self::Same];

    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Loses => "loses",
            Self::Mixed => "gains and loses",
            Self::Gains => "gains",
            Self::Same => "no difference",
        }
    }

    fn of(completed: Interval, helped: Interval) -> Self {
        let better = completed.low > 0.0 || helped.low > 0.0;
        let worse = completed.high < 0.0 || helped.high < 0.0;
        match (better, worse) {
            (true, true) => Self::Mixed,
            (true, false) => Self::Gains,
            (false, true) => Self::Loses,
            (false, false) => Self::Same,
        }
    }
}

/// One of the two versions, with what came of it.
#[derive(Clone, Copy, Debug)]
pub struct Version<'a> {
    /// What was simulated.
    pub simulation: &'a Simulation,
    /// What came of it.
    pub results: &'a Results,
}

impl Version<'_> {
    fn key(&self, row: &Row) -> (&str, &str, &'static str) {
        let caller = &self.simulation.callers[row.caller].name;
        let task = &self.simulation.wishes[row.wish].name;
        (caller, task, super::sensitivity::tag(self.simulation, row.language))
    }
}

/// Every row that both versions have, in the order of the new one.
pub fn shifts(old: Version<'_>, new: Version<'_>) -> Vec<Shift> {
    let mut shifts = Vec::new();
    for (place, row) in new.results.rows.iter().enumerate() {
        let key = new.key(row);
        let Some(before) = old.results.rows.iter().position(|row| old.key(row) == key) else { continue };
        let was = &old.results.rows[before].tally;
        let completed = row.tally.completion().more_than(was.completion());
        let (less, interval) = row.tally.without_help().more_than(was.without_help());
        let helped = (-less, Interval { low: -interval.high, high: -interval.low });
        let sum = Sum::of(completed.1, helped.1);
        shifts.push(Shift { old: before, new: place, completed, helped, sum });
    }
    shifts
}
