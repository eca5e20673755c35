//! Says how far a long simulation is and how long it will still take, and stops it when somebody presses control
//! and C.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use crate::caller::simulated::run::Progress;
use crate::cli::long_run::{Speaker, on_interrupt};

/// Before the first line: what is over by then needs none.
const FIRST: Duration = Duration::from_secs(2);

/// Whoever watches a simulation.
pub(super) struct Pace {
    progress: Arc<Progress>,
    speaker: Speaker,
}

impl Pace {
    /// Watches a simulation of so many calls.
    pub(super) fn of(progress: Arc<Progress>, total: u64) -> Self {
        let stopped = Arc::clone(&progress);
        on_interrupt(move || stopped.stop.store(true, Ordering::Relaxed));
        let seen = Arc::clone(&progress);
        let begun = Instant::now();
        let speaker = Speaker::begin(FIRST, move || {
            let calls = seen.calls.load(Ordering::Relaxed);
            let left = left(calls, total, begun.elapsed());
            format!("{calls} of {total} calls made, {left}; control and C stops and tells what there is")
        });
        Self { progress, speaker }
    }

    /// The simulation is over; gives whether somebody stopped it.
    pub(super) fn done(self) -> bool {
        self.speaker.end();
        self.progress.stop.load(Ordering::Relaxed)
    }
}

/// How long the rest will take at the pace so far, in words.
fn left(calls: u64, total: u64, elapsed: Duration) -> String {
    if calls == 0 {
        return "too few to say how long the rest takes".to_owned();
    }
    let rest = u128::from(total.saturating_sub(calls));
    let seconds = elapsed.as_millis() * rest / u128::from(calls) / 1000;
    let about = |count: u128, one: &str, many: &str| {
        format!("about {count} {} left", if count == 1 { one } else { many })
    };
    match seconds {
        0..120 => about(seconds.max(1), "second", "seconds"),
        120..7200 => about(seconds / 60, "minute", "minutes"),
        7200..172_800 => about(seconds / 3600, "hour", "hours"),
        _ => about(seconds / 86_400, "day", "days"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_is_told_in_the_unit_that_people_would_use() {
        let second = Duration::from_secs(1);
        assert_eq!(left(0, 10, second), "too few to say how long the rest takes");
        assert_eq!(left(5, 10, second), "about 1 second left");
        assert_eq!(left(1, 91, second), "about 90 seconds left");
        assert_eq!(left(1, 601, second), "about 10 minutes left");
        assert_eq!(left(1, 1_000_000, second), "about 11 days left");
    }
}
