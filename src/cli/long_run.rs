//! What a long run owes whoever waits for it: a line now and then that says how far it is, and an end to it when they
//! press control and C.

use std::io::{self, Write};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Between two lines.
pub(super) const BETWEEN: Duration = Duration::from_secs(10);

/// Begins to listen for control and C: the first time, `then` is done, which lets the calls in progress end and their
/// results be told; the second time ends the program. Once in a program.
pub(super) fn on_interrupt(then: impl FnOnce() + Send + 'static) {
    thread::spawn(move || {
        // Without a runtime an interrupt ends the program at once, as it does everywhere.
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_io().build() else { return };
        runtime.block_on(async {
            if tokio::signal::ctrl_c().await.is_ok() {
                then();
            }
            if tokio::signal::ctrl_c().await.is_ok() {
                std::process::exit(2);
            }
        });
    });
}

/// Whoever says how far a run is, on standard error.
pub(super) struct Speaker {
    over: Sender<()>,
    thread: JoinHandle<()>,
}

impl Speaker {
    /// Says a line when so much time has passed, and from then on every ten seconds.
    pub(super) fn begin(first: Duration, line: impl Fn() -> String + Send + 'static) -> Self {
        let (over, end) = channel();
        let thread = thread::spawn(move || {
            let mut next = first;
            while let Err(RecvTimeoutError::Timeout) = end.recv_timeout(next) {
                next = BETWEEN;
                // Nobody may be there to read it, which is no reason to stop.
                let _ = writeln!(io::stderr(), "{}", line());
            }
        });
        Self { over, thread }
    }

    /// The run is over, and so are the lines.
    pub(super) fn end(self) {
        // The thread may have gone, if standard error could not be written in a way that ends threads.
        let _ = self.over.send(());
        let _ = self.thread.join();
    }
}
