//! Says how far a long simulation is and how long it will still take, and stops it when somebody presses control
//! and C.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::is_stopped;
use crate::caller::simulated::run::Progress;

/// Before the first line: what is over by then needs none.
const FIRST: Duration = Duration::from_secs(2);
/// Between two lines.
const BETWEEN: Duration = Duration::from_secs(10);

/// Whoever watches a simulation.
pub(super) struct Pace {
    progress: Arc<Progress>,
    interrupted: Arc<AtomicBool>,
    over: Sender<()>,
    speaker: JoinHandle<()>,
}

impl Pace {
    /// Watches a simulation of so many calls.
    pub(super) fn of(progress: Arc<Progress>, total: u64) -> Self {
        let interrupted = Arc::new(AtomicBool::new(false));
        listen_for_interrupt(Arc::clone(&progress), Arc::clone(&interrupted));
        let (over, end) = channel();
        let seen = Arc::clone(&progress);
        let speaker = thread::spawn(move || {
            let begun = Instant::now();
            let mut next = FIRST;
            while let Err(RecvTimeoutError::Timeout) = end.recv_timeout(next) {
                next = BETWEEN;
                let calls = seen.calls.load(Ordering::Relaxed);
                let left = left(calls, total, begun.elapsed());
                // Nobody may be there to read it, which is no reason to stop.
                let _ = writeln!(
                    io::stderr(),
                    "{calls} of {total} calls made, {left}; control and C stops and tells what there is"
                );
            }
        });
        Self { progress, interrupted, over, speaker }
    }

    /// The simulation is over; gives whether somebody stopped it.
    pub(super) fn done(self) -> bool {
        // The speaker may have gone, if standard error could not be written in a way that ends threads.
        let _ = self.over.send(());
        let _ = self.speaker.join();
        self.interrupted.load(Ordering::Relaxed) && is_stopped(&self.progress)
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

/// The first interrupt lets the calls in progress end and their results be told; the second ends the program.
fn listen_for_interrupt(progress: Arc<Progress>, interrupted: Arc<AtomicBool>) {
    thread::spawn(move || {
        // Without a runtime an interrupt ends the program at once, as it does everywhere.
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_io().build() else { return };
        runtime.block_on(async {
            if tokio::signal::ctrl_c().await.is_ok() {
                interrupted.store(true, Ordering::Relaxed);
                progress.stop.store(true, Ordering::Relaxed);
            }
            if tokio::signal::ctrl_c().await.is_ok() {
                std::process::exit(2);
            }
        });
    });
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
