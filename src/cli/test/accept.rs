//! `--accept`: shows how `hear` lines differ from what was heard, asks, and writes.

use std::io::{self, IsTerminal, Write};

use super::pace::Interrupt;
use super::{Test, judged};
use crate::caller::scripted::GoOn;
use crate::caller::scripted::suite::{Acceptance, Suite, Test as Call};
use crate::cli::question::agreed;
use crate::cli::{Failure, Outcome};
use crate::diagnostic::printable;

/// Runs the calls and brings their `hear` lines in line with what was heard.
pub(super) fn accept(asked: &Test, suite: &Suite, tests: &[Call]) -> Result<Outcome, Failure> {
    if !asked.yes && !io::stdin().is_terminal() {
        return Err(Failure::told(
            "`--accept` asks before it writes, and there is nobody to ask; look at the difference with `reachline test`, \
             then add `--yes`",
        ));
    }
    let interrupt = Interrupt::listen(|| {});
    let (results, interrupted) = asked.make(suite, tests, GoOn::AfterWords, &interrupt)?;
    if interrupted {
        return Err(Failure::told("stopped before the end; nothing is written"));
    }
    let acceptance = Acceptance::of(suite, &results);
    if acceptance.changes.is_empty() {
        let trouble = asked.tell(suite, &results)?;
        return trouble.map_or_else(|| Ok(judged(suite, &results)), Err);
    }
    show(suite, &acceptance)?;
    if !asked.yes && !agreed(&counted(acceptance.changes.len()))? {
        writeln!(io::stdout(), "nothing is written")?;
        return Ok(Outcome::Found);
    }
    let mut trouble = None;
    for change in &acceptance.changes {
        match change.write(suite) {
            Ok(()) => writeln!(io::stdout(), "wrote {}", name(suite, change.file))?,
            Err(error) => trouble = trouble.or(Some(Failure::told(error.to_string()))),
        }
    }
    if let Some(trouble) = trouble {
        return Err(trouble);
    }
    // What is left may be more than words.
    let suite = Suite::read(&asked.found()?);
    let tests = asked.chosen(&suite)?;
    asked.once(&suite, &tests, &interrupt)
}

fn show(suite: &Suite, acceptance: &Acceptance) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for change in &acceptance.changes {
        for line in &change.lines {
            writeln!(out, "{} line {}", name(suite, change.file), line.line)?;
            writeln!(out, "  was hear     {}", printable(&line.was))?;
            writeln!(out, "  now hear     {}", printable(&line.now))?;
        }
    }
    for left in &acceptance.left {
        writeln!(out, "left as it is: {}", printable(left))?;
    }
    Ok(())
}

fn name(suite: &Suite, file: usize) -> String {
    printable(&suite.files[file].path.to_string_lossy()).into_owned()
}

fn counted(files: usize) -> String {
    if files == 1 { "1 file".to_owned() } else { format!("{files} files") }
}
