//! Says how far a long run of test calls is, and stops it when somebody presses control and C.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::caller::scripted::suite::Progress;
use crate::cli::long_run::{BETWEEN, Speaker, on_interrupt};

/// Whoever presses control and C. They are listened to once in a program, which may make several runs.
#[derive(Clone, Debug, Default)]
pub(super) struct Interrupt {
    asked: Arc<AtomicBool>,
    running: Arc<Mutex<Option<Arc<Progress>>>>,
}

impl Interrupt {
    /// Begins to listen; `then` is done at the first interrupt. Once in a program.
    pub(super) fn listen(then: impl FnOnce() + Send + 'static) -> Self {
        let interrupt = Self::default();
        let own = interrupt.clone();
        on_interrupt(move || {
            own.asked.store(true, Ordering::Relaxed);
            own.stop();
            then();
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
    speaker: Speaker,
}

impl<'a> Pace<'a> {
    /// Watches a run of so many calls.
    pub(super) fn of(progress: &Arc<Progress>, total: u64, interrupt: &'a Interrupt) -> Self {
        interrupt.watch(Some(progress));
        let seen = Arc::clone(progress);
        let speaker = Speaker::begin(BETWEEN, move || {
            let calls = seen.calls.load(Ordering::Relaxed);
            format!("{calls} of {total} calls made, {}", failed_so_far(&seen))
        });
        Self { interrupt, speaker }
    }

    /// The run is over; gives whether somebody stopped it.
    pub(super) fn done(self) -> bool {
        self.interrupt.watch(None);
        self.speaker.end();
        self.interrupt.asked()
    }
}

/// How many calls failed so far, in words.
fn failed_so_far(progress: &Progress) -> String {
    match progress.failed.load(Ordering::Relaxed) {
        0 => "none failed".to_owned(),
        1 => "1 failed".to_owned(),
        failed => format!("{failed} failed"),
    }
}
