//! `reachline number`: phone numbers from the arguments or from standard input, judged one by one. What is judged and
//! how is in `number`; here is how it is asked for and answered, for people in lines and for programs in JSON Lines.

mod answer;
mod batch;
mod json;
mod lines;
mod text;

use std::ffi::OsString;
use std::io::{self, BufReader, IsTerminal, Write};

use clap::Args;

use super::{Failure, Outcome};
use answer::Asked;
use batch::Batch;
use lines::Lines;

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

/// How much is read at a time, in bytes.
const BUFFER: usize = 64 * 1024;

impl Number {
    /// Answers every number, and says whether all were valid.
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let mut answers = Answers { out: io::stdout().lock(), json: self.json, all_valid: true, any: false };
        if self.numbers.is_empty() {
            from_standard_input(&mut answers)?;
        } else {
            let mut text = Vec::new();
            for number in &self.numbers {
                let asked = Asked::from_bytes(number.as_encoded_bytes());
                write(&mut text, &asked, self.json)?;
                answers.all_valid &= asked.number.is_ok();
            }
            answers.give(&text)?;
        }
        Ok(if answers.all_valid { Outcome::Fine } else { Outcome::Found })
    }
}

fn from_standard_input<W: Write>(answers: &mut Answers<W>) -> Result<(), Failure> {
    let input = io::stdin();
    if input.is_terminal() {
        writeln!(
            io::stderr(),
            "Type or paste numbers, one a line; an empty line is passed over, Control-D ends."
        )?;
    }
    let mut lines = Lines::new(BufReader::with_capacity(BUFFER, input.lock()));
    let mut batch = Batch::default();
    while let Some(line) = lines.next_line().map_err(|error| unreadable(&error))? {
        if !line.bytes.trim_ascii().is_empty() {
            batch.push(&line);
        }
        // Whoever types, or waits for one answer before the next question, has it before the next line is read.
        if batch.is_full() || !lines.has_more_at_hand() {
            answers.answer(&mut batch)?;
        }
    }
    answers.answer(&mut batch)?;
    if answers.any {
        return Ok(());
    }
    Err(Failure::told("there is no number on standard input; give numbers as arguments, or one a line"))
}

fn unreadable(error: &io::Error) -> Failure {
    Failure::told(format!("cannot read standard input: {error}; give a file of numbers, one a line"))
}

/// Writes one answer: a JSON object, or lines with a blank one before them.
fn write(out: &mut impl Write, asked: &Asked<'_>, json: bool) -> io::Result<()> {
    if json {
        return json::write(out, asked);
    }
    out.write_all(b"\n")?;
    text::write(out, asked)
}

/// Writes answers and keeps what the exit code needs.
struct Answers<W> {
    out: W,
    json: bool,
    all_valid: bool,
    any: bool,
}

impl<W: Write> Answers<W> {
    /// Answers the lines of a batch and empties it.
    fn answer(&mut self, batch: &mut Batch) -> io::Result<()> {
        if batch.is_empty() {
            return Ok(());
        }
        let json = self.json;
        for answered in batch.answer(|out, asked| write(out, asked, json))? {
            self.give(&answered.text)?;
            self.all_valid &= answered.all_valid;
        }
        batch.clear();
        Ok(())
    }

    /// Prints answers. The blank line that parts one from the next is not wanted before the first.
    fn give(&mut self, mut text: &[u8]) -> io::Result<()> {
        if !self.any && !self.json {
            text = text.strip_prefix(b"\n").unwrap_or(text);
        }
        self.any = true;
        self.out.write_all(text)?;
        self.out.flush()
    }
}
