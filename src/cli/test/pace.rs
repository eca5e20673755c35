//! Says how far a long run is, in a line every ten seconds, and stops it when somebody presses control and C.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::failed_so_far;
use crate::caller::scripted::suite::Progress;

/// Between two lines.
const BETWEEN: Duration = Duration::from_secs(10);

/// Whoever watches a run.
pub(super) struct Pace {
    progress: Arc<Progress>,
    interrupted: Arc<AtomicBool>,
    over: Sender<()>,
    speaker: JoinHandle<()>,
}

impl Pace {
    /// Watches a run of so many calls.
    pub(super) fn of(progress: Arc<Progress>, total: u64) -> Self {
        let interrupted = Arc::new(AtomicBool::new(false));
        listen_for_interrupt(Arc::clone(&progress), Arc::clone(&interrupted));
        let (over, end) = channel();
        let seen = Arc::clone(&progress);
        let speaker = thread::spawn(move || {
            while let Err(RecvTimeoutError::Timeout) = end.recv_timeout(BETWEEN) {
                let calls = seen.calls.load(Ordering::Relaxed);
                // Nobody may be there to read it, which is no reason to stop.
                let _ = writeln!(io::stderr(), "{calls} of {total} calls made, {}", failed_so_far(&seen));
            }
        });
        Self { progress, interrupted, over, speaker }
    }

    /// The run is over; gives whether somebody stopped it.
    pub(super) fn done(self) -> bool {
        // The speaker may have gone, if standard error could not be written in a way that ends threads.
        let _ = self.over.send(());
        let _ = self.speaker.join();
        self.interrupted.load(Ordering::Relaxed) && self.progress.stop.load(Ordering::Relaxed)
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
