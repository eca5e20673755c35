//! The command line: arguments, wiring and exit codes. One file per command; what a command does is in the
//! library, how it is asked for and answered is here.

mod accessible;
mod check;
mod faults;
mod new;
mod news;
mod outcome;
mod schema;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use accessible::Accessible;
pub use faults::{Telling, explain, tell};
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
    /// Check hotlines: their scripts, their prompts and their news
    Check(check::Check),
    /// Begin a hotline: write a small script, its prompts in two languages and a test call
    New(new::New),
    /// Print the JSON Schema of scripts, for editors
    Schema(schema::Schema),
    /// List the news that callers hear, or import it from a feed
    News(news::News),
}

/// Reads the arguments, runs the command, and gives the exit code: 0 fine, 1 found something, 2 could not run.
#[must_use]
pub fn main() -> ExitCode {
    let asked = Reachline::parse();
    let result: Result<Outcome, Failure> = match asked.command {
        None => Ok(Outcome::Fine),
        Some(Command::Check(asked)) => asked.run(),
        Some(Command::New(asked)) => asked.run(),
        Some(Command::Schema(asked)) => asked.run(),
        Some(Command::News(asked)) => asked.run(),
    };
    outcome::exit(result)
}
