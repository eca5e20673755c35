//! What is said of a caller: whether they are left behind, compared with the caller with whom nothing is in the way.

use super::callers::BASELINE;
use super::run::{Results, Row};
use super::statistics::{Interval, Share};
use super::tally::Tally;

/// Callers are shut out when, with 95% certainty, fewer than this get what they want or a person.
pub const SHUT_OUT_BELOW: f64 = 0.5;
/// Callers are left behind when so many more of them than of the baseline get neither.
pub const LEFT_BEHIND_FROM: f64 = 0.05;
/// Callers complete less when so many fewer of them than of the baseline complete what they wanted.
pub const COMPLETES_LESS_FROM: f64 = 0.10;

/// Of fewer calls than this nothing is said: one bad call among them would decide.
const FEWEST_CALLS: u64 = 20;

/// What is said of a caller with a wish in a language, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Most get neither what they want nor a person.
    ShutOut,
    /// More than of the baseline get neither.
    LeftBehind,
    /// Fewer than of the baseline complete what they wanted; a person is reached instead.
    CompletesLess,
    /// No worse than the baseline, as far as can be told.
    Level,
}

impl Verdict {
    /// Every verdict, the worst first.
    pub const ALL: [Self; 4] = [Self::ShutOut, Self::LeftBehind, Self::CompletesLess, Self::Level];

    /// Its name in data.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ShutOut => "shut-out",
            Self::LeftBehind => "left-behind",
            Self::CompletesLess => "completes-less",
            Self::Level => "level",
        }
    }

    /// Its words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::ShutOut => "shut out",
            Self::LeftBehind => "left behind",
            Self::CompletesLess => "completes less, reaches a person instead",
            Self::Level => "level with the baseline",
        }
    }

    /// Whether somebody has to look at it.
    pub const fn is_bad(self) -> bool {
        match self {
            Self::ShutOut | Self::LeftBehind => true,
            Self::CompletesLess | Self::Level => false,
        }
    }
}

/// A row compared with the baseline's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Compared {
    /// How much less is completed than by the baseline, and the interval of that.
    pub gap: Option<(f64, Interval)>,
    /// What is said of it.
    pub verdict: Verdict,
}

/// Compares a tally with the baseline's of the same wish and language.
pub fn compare(own: &Tally, baseline: Option<&Tally>) -> Compared {
    let help = Share { of: own.completed + own.person, all: own.calls };
    let gap = baseline.map(|baseline| own.completion().more_than(baseline.completion()));
    let without = baseline.map(|baseline| own.without_help().more_than(baseline.without_help()));
    let verdict = if own.calls < FEWEST_CALLS {
        Verdict::Level
    } else if help.interval().high < SHUT_OUT_BELOW {
        Verdict::ShutOut
    } else if without.is_some_and(|(more, interval)| more >= LEFT_BEHIND_FROM && interval.low > 0.0) {
        Verdict::LeftBehind
    } else if gap.is_some_and(|(more, interval)| more <= -COMPLETES_LESS_FROM && interval.high < 0.0) {
        Verdict::CompletesLess
    } else {
        Verdict::Level
    };
    Compared { gap, verdict }
}

/// The baseline's row for the same wish, in the same language; for a language that the hotline does not speak, in the
/// first.
fn baseline_of<'r>(results: &'r Results, names: &[String], row: &Row) -> Option<&'r Row> {
    let is_baseline = |other: &&Row| names[other.caller] == BASELINE && other.wish == row.wish;
    let mut rows = results.rows.iter().filter(is_baseline);
    let first = rows.clone().next();
    rows.find(|other| other.language == row.language).or(first)
}

/// What is said of every row, in their order.
pub fn judge(results: &Results, names: &[String]) -> Vec<Compared> {
    let judged = results.rows.iter().map(|row| {
        let baseline = baseline_of(results, names, row).filter(|baseline| baseline.caller != row.caller);
        compare(&row.tally, baseline.map(|row| &row.tally))
    });
    judged.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(calls: u64, completed: u64, person: u64) -> Tally {
        Tally { calls, completed, person, ..Tally::default() }
    }

    #[test]
    fn a_verdict_needs_both_a_gap_and_certainty() {
        let baseline = tally(200, 190, 8);
        let said = |own: Tally| compare(&own, Some(&baseline)).verdict;
        assert_eq!(said(tally(200, 188, 8)), Verdict::Level);
        assert_eq!(said(tally(200, 120, 78)), Verdict::CompletesLess);
        assert_eq!(said(tally(200, 150, 20)), Verdict::LeftBehind);
        assert_eq!(said(tally(200, 20, 20)), Verdict::ShutOut);
        // So few calls show nothing.
        assert_eq!(said(tally(3, 2, 0)), Verdict::Level);
    }
}
