//! `reachline completions` and `reachline man`: both made from the same source as `--help`.

use std::io::{self, Write};

use clap::{Command, CommandFactory};
use clap_complete::Shell;

use super::{Failure, Outcome, Reachline};
use crate::diagnostic::{nearest, quoted};

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
        let mut page = Vec::new();
        clap_mangen::Man::new(about).render(&mut page)?;
        print(&page)
    }
}

/// The command of that name.
fn command(reachline: &Command, name: &str) -> Result<Command, Failure> {
    if let Some(found) = reachline.find_subcommand(name) {
        return Ok(found.clone());
    }
    let names: Vec<&str> = reachline.get_subcommands().map(Command::get_name).collect();
    let advice = match nearest(name, names.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are {}", names.join(", ")),
    };
    Err(Failure::told(format!("there is no command {}; {advice}", quoted(name))))
}

fn print(text: &[u8]) -> Result<Outcome, Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text)?;
    out.flush()?;
    Ok(Outcome::Fine)
}
