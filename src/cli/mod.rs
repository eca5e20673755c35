//! The command line: arguments, wiring and exit codes. One file per command; what a command does is in the
//! library, how it is asked for and answered is here.

mod accessible;
mod audit;
mod check;
mod explore;
mod faults;
mod hotline;
mod long_run;
mod map;
mod new;
mod news;
mod number;
mod outcome;
mod question;
mod recording;
mod render;
mod replay;
mod report;
mod say;
mod schema;
mod shell;
mod simulate;
mod test;
mod voices;
mod walk;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use accessible::Accessible;
pub use faults::{Telling, explain, tell};
use hotline::hotline;
pub use number::Number;
pub use outcome::{Failure, Outcome};
use walk::way;

/// Walk, test and judge phone menus, without a phone
#[derive(Debug, Parser)]
#[command(name = "reachline", version, about, disable_help_subcommand = true)]
#[command(styles = clap::builder::Styles::plain(), before_help = EXAMPLES, after_help = EXIT_CODES)]
pub struct Reachline {
    /// What to do; without it, the built-in hotline is walked.
    #[command(subcommand)]
    pub command: Option<Command>,
}

const EXAMPLES: &str = "\
Examples:
  reachline                          walk through the built-in hotline
  reachline walk my-hotline.toml     walk through your own";

const EXIT_CODES: &str = "\
Exit codes: 0 all is well; 1 something was found; 2 it could not run.
Words come first everywhere: no colour, nothing redrawn, and --accessible draws nothing at all.";

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Walk through a hotline: hear it as text, answer with keys or words
    Walk(walk::Asked),
    /// Make the call of a transcript again, and tell what is not as it was
    Replay(replay::Asked),
    /// Check hotlines: their scripts, their prompts and their news
    Check(check::Check),
    /// Go through every path a caller can take, and prove what is owed them
    Explore(explore::Explore),
    /// Judge a hotline: whom it leaves behind, by which rule, what to change
    Audit(audit::Audit),
    /// Tell the menu to people: keys, words, hours, and numbers to dial
    Map(map::Map),
    /// Write a page for the owner: who gets through, rules, proofs, the menu
    Report(report::Asked),
    /// Begin a hotline: write a small script, its prompts in two languages and a test call
    New(new::New),
    /// Print the JSON Schema of scripts, for editors
    Schema(schema::Schema),
    /// List the news that callers hear, or import it from a feed
    News(news::News),
    /// Judge phone numbers: kind, how each is dialled, printed and read aloud
    Number(number::Number),
    /// Render every prompt as sound files for a telephone system
    Render(render::Render),
    /// Print a script that completes commands and options in your shell
    Completions(shell::Completions),
    /// Print a manual page, for `man -l -` or a file
    Man(shell::Man),
    /// Say text, a prompt or SSML: play it, or write it as a WAV
    Say(say::Say),
    /// Make test calls, in no time at all, and tell what was not as expected
    Test(test::Test),
    /// Simulate callers who are usually left behind, and who gets through
    Simulate(simulate::Simulate),
    /// List the voices, their languages and licences, and what works here
    Voices(voices::Voices),
}

/// Reads the arguments, runs the command, and gives the exit code: 0 fine, 1 found something, 2 could not run; a
/// program that was stopped gives what shells give for it.
#[must_use]
pub fn main() -> ExitCode {
    let asked = Reachline::parse();
    let result: Result<Outcome, Failure> = match asked.command {
        None => walk::Asked::default().run(),
        Some(Command::Walk(asked)) => asked.run(),
        Some(Command::Replay(asked)) => asked.run(),
        Some(Command::Check(asked)) => asked.run(),
        Some(Command::Explore(asked)) => asked.run(),
        Some(Command::Audit(asked)) => asked.run(),
        Some(Command::Map(asked)) => asked.run(),
        Some(Command::Report(asked)) => asked.run(),
        Some(Command::New(asked)) => asked.run(),
        Some(Command::Schema(asked)) => asked.run(),
        Some(Command::News(asked)) => asked.run(),
        Some(Command::Number(number)) => number.run(),
        Some(Command::Render(asked)) => asked.run(),
        Some(Command::Completions(asked)) => asked.run(),
        Some(Command::Man(asked)) => asked.run(),
        Some(Command::Say(asked)) => asked.run(),
        Some(Command::Test(asked)) => asked.run(),
        Some(Command::Simulate(asked)) => asked.run(),
        Some(Command::Voices(asked)) => asked.run(),
    };
    outcome::exit(result)
}
