//! The command line: arguments, wiring and exit codes. One file per command; what a command does is in the
//! library, how it is asked for and answered is here.

mod number;
mod outcome;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use number::Number;
pub use outcome::{Failure, Outcome};

/// Walk, test and judge phone menus, without a phone.
#[derive(Debug, Parser)]
#[command(name = "reachline", version, about, disable_help_subcommand = true)]
pub struct Reachline {
    /// What to do; without it, the built-in hotline is walked.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Judge phone numbers: kind, how each is dialled, printed and read aloud
    Number(number::Number),
}

/// Reads the arguments, runs the command, and gives the exit code: 0 fine, 1 found something, 2 could not run.
#[must_use]
pub fn main() -> ExitCode {
    let asked = Reachline::parse();
    let result: Result<Outcome, Failure> = match asked.command {
        None => Ok(Outcome::Fine),
        Some(Command::Number(number)) => number.run(),
    };
    outcome::exit(result)
}
