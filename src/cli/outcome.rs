//! How a command ends, and what the shell is told.

use std::io::{self, Write};
use std::process::ExitCode;

/// A command that ran to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to complain about: exit code 0.
    Fine,
    /// It found something the person has to look at: exit code 1.
    Found,
    /// It did not come to its end as it should, and has said so itself: this exit code.
    Stopped(u8),
}

/// A command that could not run: exit code 2, and one message on standard error.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// What was tried, on what, why it failed and what to do next.
    #[error("{0}")]
    Told(String),
    /// Nobody reads standard output any more, or it could not be written.
    #[error("cannot write the output: {0}")]
    Output(#[from] io::Error),
}

impl Failure {
    /// A failure in words.
    pub fn told(message: impl Into<String>) -> Self {
        Self::Told(message.into())
    }
}

/// Says what went wrong, if anything did, and turns it into an exit code. A reader who closed the pipe early
/// (`| head`) has what they wanted, so that is no failure.
pub(super) fn exit(result: Result<Outcome, Failure>) -> ExitCode {
    match result {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        Ok(Outcome::Stopped(code)) => ExitCode::from(code),
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            // Standard error may be closed as well; then there is nobody left to tell.
            let _ = writeln!(io::stderr(), "error: {failure}");
            ExitCode::from(2)
        }
    }
}
