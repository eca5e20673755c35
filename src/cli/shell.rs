//! `reachline completions` and `reachline man`: both made from the same source as `--help`.

use std::io::{self, Write};

use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::roff::{Roff, roman};

use super::{Failure, Outcome, Reachline};
use crate::diagnostic::{did_you_mean, listed, quoted};

/// Print a script that completes commands and options in your shell
#[derive(Debug, clap::Args)]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    /// Prints the script.
    pub(super) fn run(&self) -> Result<Outcome, Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Reachline::command(), "reachline", &mut script);
        print(&script)
    }
}

/// Print a manual page, for `man -l -` or a file
#[derive(Debug, clap::Args)]
pub struct Man {
    /// The command that it is about; without it, reachline as a whole
    command: Option<String>,
}

impl Man {
    /// Prints the page.
    pub(super) fn run(&self) -> Result<Outcome, Failure> {
        let mut reachline = Reachline::command();
        reachline.build();
        let about = match &self.command {
            None => reachline,
            Some(name) => command(&reachline, name)?,
        };
        print(&page(about)?)
    }
}

/// A manual page, with the examples that begin the help in a section of their own.
fn page(command: Command) -> io::Result<Vec<u8>> {
    let examples = command.get_before_help().map(ToString::to_string);
    let (has_more, has_version) = (command.get_after_help().is_some(), command.get_version().is_some());
    let has_commands = command.has_subcommands();
    let man = clap_mangen::Man::new(command);
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    if let Some(examples) = examples {
        let examples = examples.strip_prefix("Examples:\n").unwrap_or(&examples);
        let mut roff = Roff::new();
        roff.control("SH", ["EXAMPLES"]);
        for line in examples.lines() {
            roff.text([roman(line.trim_start())]);
            roff.control("br", []);
        }
        roff.to_writer(&mut page)?;
    }
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    // Sections that would be empty cannot be rendered.
    if has_commands {
        man.render_subcommands_section(&mut page)?;
    }
    if has_more {
        man.render_extra_section(&mut page)?;
    }
    if has_version {
        man.render_version_section(&mut page)?;
    }
    Ok(page)
}

/// The command of that name.
fn command(reachline: &Command, name: &str) -> Result<Command, Failure> {
    if let Some(found) = reachline.find_subcommand(name) {
        return Ok(found.clone());
    }
    let names = || reachline.get_subcommands().map(Command::get_name);
    let advice = did_you_mean(name, names(), || format!("the commands are {}", listed(names())));
    Err(Failure::told(format!("there is no command {}; {advice}", quoted(name))))
}

fn print(text: &[u8]) -> Result<Outcome, Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text)?;
    out.flush()?;
    Ok(Outcome::Fine)
}
