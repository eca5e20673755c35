//! `reachline number`: phone numbers from the arguments or from standard input, judged one by one. What is judged and
//! how is in `number`; here is how it is asked for and answered, for people in lines and for programs in JSON Lines.

mod answer;
mod json;
mod lines;
mod text;

use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal, Write};

use clap::Args;

use super::{Failure, Outcome};
use answer::Asked;

/// The arguments of `reachline number`.
#[derive(Debug, Args)]
#[command(after_help = "\
Exit code: 0 when every number is valid, 1 when one is not, 2 when it could not run.

Examples:
  reachline number '8610 11185' '010-6885 8888'
  reachline number --json < numbers.txt")]
pub struct Number {
    /// Numbers as people write them; without any, one a line is read from standard input.
    #[arg(value_name = "NUMBER")]
    numbers: Vec<OsString>,
    /// Print one JSON object a line: input, valid, kind, e164, international, national, local, rfc3966, spoken, note.
    #[arg(long)]
    json: bool,
}

impl Number {
    /// Answers every number, and says whether all were valid.
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let answers = Answers {
            out: BufWriter::new(io::stdout().lock()),
            json: self.json,
            all_valid: true,
            any: false,
        };
        if self.numbers.is_empty() {
            from_standard_input(answers)
        } else {
            from_arguments(answers, &self.numbers)
        }
    }
}

fn from_arguments<W: Write>(mut answers: Answers<W>, numbers: &[OsString]) -> Result<Outcome, Failure> {
    for number in numbers {
        answers.give(&Asked::from_bytes(number.as_encoded_bytes()))?;
    }
    answers.end()
}

fn from_standard_input<W: Write>(mut answers: Answers<W>) -> Result<Outcome, Failure> {
    let input = io::stdin();
    if input.is_terminal() {
        writeln!(
            io::stderr(),
            "Type or paste numbers, one a line; an empty line is passed over, Control-D ends."
        )?;
    }
    let mut lines = lines::Lines::new(input.lock());
    while let Some(line) = lines.next_line().map_err(|error| unreadable(&error))? {
        if line.bytes.trim_ascii().is_empty() {
            continue;
        }
        answers.give(&Asked::from_line(&line))?;
        // Whoever types, or waits for one answer before the next question, has it before the next line is read.
        if !lines.has_more_at_hand() {
            answers.out.flush()?;
        }
    }
    if !answers.any {
        return Err(Failure::told(
            "there is no number on standard input; give numbers as arguments, or one a line",
        ));
    }
    answers.end()
}

fn unreadable(error: &io::Error) -> Failure {
    Failure::told(format!("cannot read standard input: {error}; give a file of numbers, one a line"))
}

/// Writes answers and keeps what the exit code needs.
struct Answers<W> {
    out: W,
    json: bool,
    all_valid: bool,
    any: bool,
}

impl<W: Write> Answers<W> {
    fn give(&mut self, asked: &Asked<'_>) -> io::Result<()> {
        if self.json {
            json::write(&mut self.out, asked)?;
        } else {
            if self.any {
                writeln!(self.out)?;
            }
            text::write(&mut self.out, asked)?;
        }
        self.any = true;
        self.all_valid &= asked.number.is_ok();
        Ok(())
    }

    fn end(mut self) -> Result<Outcome, Failure> {
        self.out.flush()?;
        Ok(if self.all_valid { Outcome::Fine } else { Outcome::Found })
    }
}
