//! Control-C while a file is written: what was begun is cleared away before the program ends.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Failure;

/// What shells give for a program that was interrupted.
pub(in crate::cli) const INTERRUPTED: u8 = 130;

/// Whether the person has asked to stop.
#[derive(Debug, Default)]
pub(in crate::cli) struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Listens, if there is something to clear away; otherwise the system ends the program at once. Whoever asks twice
    /// is not kept waiting either.
    pub(in crate::cli) fn listen(something_to_clear_away: bool) -> Result<Self, Failure> {
        let stop = Self::default();
        if !something_to_clear_away {
            return Ok(stop);
        }
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
        let asked = Arc::clone(&stop.0);
        std::thread::spawn(move || {
            runtime.block_on(async {
                if tokio::signal::ctrl_c().await.is_ok() {
                    asked.store(true, Ordering::Relaxed);
                    if tokio::signal::ctrl_c().await.is_ok() {
                        std::process::exit(INTERRUPTED.into());
                    }
                }
            });
        });
        Ok(stop)
    }

    /// Whether it was asked for.
    pub(in crate::cli) fn asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
