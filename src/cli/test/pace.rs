//! Says how far a long run is, in a line every ten seconds, and stops it when somebody presses control and C.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::failed_so_far;
use crate::caller::scripted::suite::Progress;

/// Between two lines.
const BETWEEN: Duration = Duration::from_secs(10);

/// Whoever presses control and C: the first time lets the calls in progress end and their results be told, the
/// second ends the program.
#[derive(Clone, Debug, Default)]
pub(super) struct Interrupt {
    asked: Arc<AtomicBool>,
    running: Arc<Mutex<Option<Arc<Progress>>>>,
}

impl Interrupt {
    /// Begins to listen; `then` is done at the first interrupt. Once in a program.
    pub(super) fn listen(then: impl Fn() + Send + 'static) -> Self {
        let interrupt = Self::default();
        let own = interrupt.clone();
        thread::spawn(move || {
            // Without a runtime an interrupt ends the program at once, as it does everywhere.
            let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_io().build() else {
                return;
            };
            runtime.block_on(async {
                if tokio::signal::ctrl_c().await.is_ok() {
                    own.asked.store(true, Ordering::Relaxed);
                    own.stop();
                    then();
                }
                if tokio::signal::ctrl_c().await.is_ok() {
                    std::process::exit(2);
                }
            });
        });
        interrupt
    }

    /// Whether somebody wants the program to end.
    pub(super) fn asked(&self) -> bool {
        self.asked.load(Ordering::Relaxed)
    }

    /// Stops the run in progress, if there is one.
    fn stop(&self) {
        if let Some(progress) = &*self.running.lock().unwrap_or_else(PoisonError::into_inner) {
            progress.stop.store(true, Ordering::Relaxed);
        }
    }

    fn watch(&self, progress: Option<&Arc<Progress>>) {
        *self.running.lock().unwrap_or_else(PoisonError::into_inner) = progress.map(Arc::clone);
        if self.asked() {
            self.stop();
        }
    }
}

/// Whoever watches a run.
pub(super) struct Pace<'a> {
    interrupt: &'a Interrupt,
    over: Sender<()>,
    speaker: JoinHandle<()>,
}

impl<'a> Pace<'a> {
    /// Watches a run of so many calls.
    pub(super) fn of(progress: &Arc<Progress>, total: u64, interrupt: &'a Interrupt) -> Self {
        interrupt.watch(Some(progress));
        let (over, end) = channel();
        let seen = Arc::clone(progress);
        let speaker = thread::spawn(move || {
            while let Err(RecvTimeoutError::Timeout) = end.recv_timeout(BETWEEN) {
                let calls = seen.calls.load(Ordering::Relaxed);
                // Nobody may be there to read it, which is no reason to stop.
                let _ = writeln!(io::stderr(), "{calls} of {total} calls made, {}", failed_so_far(&seen));
            }
        });
        Self { interrupt, over, speaker }
    }

    /// The run is over; gives whether somebody stopped it.
    pub(super) fn done(self) -> bool {
        self.interrupt.watch(None);
        // The speaker may have gone, if standard error could not be written in a way that ends threads.
        let _ = self.over.send(());
        let _ = self.speaker.join();
        self.interrupt.asked()
    }
}
