//! Gathers changes that come together: an editor that saves does several things at once, and a change of branch
//! a thousand. The time is an input.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::caller::scripted::suite::Touch;

/// Changes are at an end when nothing has changed for so long.
const QUIET: Duration = Duration::from_millis(100);

/// Whoever changes files without a pause does not keep others waiting for longer.
const LONGEST: Duration = Duration::from_secs(1);

/// More different changes than this are as many as all.
const MOST: usize = 10_000;

/// Changes that came together; times are since the watching began.
#[derive(Debug, Default)]
pub(super) struct Burst {
    touched: BTreeSet<Touch>,
    from: Option<Duration>,
    last: Duration,
}

impl Burst {
    /// Something changed now.
    pub(super) fn add(&mut self, now: Duration, touch: Touch) {
        self.from.get_or_insert(now);
        self.last = now;
        if self.touched.len() < MOST {
            self.touched.insert(touch);
        } else {
            self.touched = BTreeSet::from([Touch::Anything]);
        }
    }

    /// When it is over, if nothing else comes before; nothing before it has begun.
    pub(super) fn ends(&self) -> Option<Duration> {
        self.from.map(|from| (self.last + QUIET).min(from + LONGEST))
    }

    /// What changed.
    pub(super) fn touched(self) -> Vec<Touch> {
        self.touched.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(name: &str) -> Touch {
        Touch::Written(name.into())
    }

    #[test]
    fn changes_that_come_together_are_one() {
        let mut burst = Burst::default();
        assert_eq!(burst.ends(), None);
        for (milliseconds, name) in [(0, "a"), (60, "b"), (120, "a")] {
            burst.add(Duration::from_millis(milliseconds), written(name));
        }
        assert_eq!(burst.ends(), Some(Duration::from_millis(220)));
        assert_eq!(burst.touched(), [written("a"), written("b")]);
    }

    #[test]
    fn changes_without_end_are_taken_after_a_second() {
        let mut burst = Burst::default();
        (0..100).for_each(|tick| burst.add(Duration::from_millis(tick * 50), written("a")));
        assert_eq!(burst.ends(), Some(Duration::from_secs(1)));
    }

    #[test]
    fn more_changes_than_anyone_counts_are_all_there_are() {
        let mut burst = Burst::default();
        (0..=MOST).for_each(|number| burst.add(Duration::ZERO, written(&number.to_string())));
        assert_eq!(burst.touched(), [Touch::Anything]);
    }
}
