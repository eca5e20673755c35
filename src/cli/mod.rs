//! The command line: arguments, wiring and exit codes. One file per command; what a command does is in the
//! library, how it is asked for and answered is here.

mod accessible;
mod faults;
mod news;
mod number;
mod outcome;
mod test;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use accessible::Accessible;
pub use faults::{Telling, explain, tell};
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
    /// List the news that callers hear, or import it from a feed
    News(news::News),
    /// Judge phone numbers: kind, how each is dialled, printed and read aloud.
    Number(number::Number),
    /// Make test calls, in no time at all, and tell what was not as expected.
    Test(test::Test),
}

/// Reads the arguments, runs the command, and gives the exit code: 0 fine, 1 found something, 2 could not run.
#[must_use]
pub fn main() -> ExitCode {
    let asked = Reachline::parse();
    let result: Result<Outcome, Failure> = match asked.command {
        None => Ok(Outcome::Fine),
        Some(Command::News(asked)) => asked.run(),
        Some(Command::Number(number)) => number.run(),
        Some(Command::Test(asked)) => asked.run(),
    };
    outcome::exit(result)
}
