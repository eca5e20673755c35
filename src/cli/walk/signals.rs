//! What the system says to whoever speaks or waits: to stop, and on Unix that it goes on after it was suspended.

use std::io;

use tokio::sync::mpsc;

use crate::caller::terminal::{Signal, Stop};

/// Begins to listen. Within a runtime only.
pub(in crate::cli) fn listen() -> io::Result<mpsc::Receiver<Signal>> {
    let (to, signals) = mpsc::channel(4);
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let meanings = [
            (SignalKind::interrupt(), Signal::Stop(Stop::Interrupted)),
            (SignalKind::quit(), Signal::Stop(Stop::Interrupted)),
            (SignalKind::terminate(), Signal::Stop(Stop::Terminated)),
            (SignalKind::hangup(), Signal::Stop(Stop::TerminalClosed)),
            (SignalKind::from_raw(libc::SIGCONT), Signal::Resumed),
        ];
        for (kind, meaning) in meanings {
            let mut stream = signal(kind)?;
            let to = to.clone();
            tokio::spawn(
                async move { while stream.recv().await.is_some() && to.send(meaning).await.is_ok() {} },
            );
        }
    }
    #[cfg(not(unix))]
    tokio::spawn(async move {
        while tokio::signal::ctrl_c().await.is_ok() && to.send(Signal::Stop(Stop::Interrupted)).await.is_ok()
        {
        }
    });
    Ok(signals)
}
