//! `--coverage` and what goes with it: what of the hotlines the calls used, told, written, and compared with what was
//! asked for.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;

use super::written::{Written, form_and_file, write_file};
use crate::caller::scripted::coverage::{Coverage, Form};
use crate::cli::{Failure, Outcome};
use crate::diagnostic::printable;

/// Options on coverage.
#[derive(Debug, Args)]
#[command(next_help_heading = "Coverage")]
pub(super) struct Counting {
    /// Tell what of the hotlines' scripts the calls used, and what they did not.
    #[arg(long)]
    coverage: bool,

    /// Write the coverage to a file: `lcov=coverage.info`, `html=coverage.html` or `text=coverage.txt`. May be given several times.
    #[arg(long, value_name = "FORM=FILE", value_parser = report)]
    coverage_report: Vec<Written<Form>>,

    /// Exit code 1 if less than this share of any hotline is used, in percent.
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    fail_under: Option<f64>,

    /// Write the shortest calls that would use the rest into this folder.
    #[arg(long, value_name = "FOLDER")]
    pub(super) suggest: Option<PathBuf>,
}

fn report(text: &str) -> Result<Written<Form>, String> {
    form_and_file(text, &Form::ALL, Form::name, "lcov=coverage.info")
}

fn percent(text: &str) -> Result<f64, String> {
    match text.trim_end_matches('%').trim().parse() {
        Ok(percent) if (0.0..=100.0).contains(&percent) => Ok(percent),
        _ => Err("write a share in percent, from 0 to 100, as in `90`".to_owned()),
    }
}

impl Counting {
    /// Whether anything has to be counted.
    pub(super) fn asked(&self) -> bool {
        self.coverage
            || !self.coverage_report.is_empty()
            || self.fail_under.is_some()
            || self.suggest.is_some()
    }

    /// Tells what was used to `out`, and writes it; gives whether it is enough, and what could not be written.
    pub(super) fn tell(
        &self,
        all: &[Coverage],
        out: &mut dyn Write,
    ) -> io::Result<(Outcome, Option<Failure>)> {
        if self.coverage {
            Form::Text.write(all, out)?;
        }
        let mut trouble = None;
        for Written { form, path } in &self.coverage_report {
            if let Err(failure) = write_file(path, "coverage", |out| form.write(all, out)) {
                trouble = trouble.or(Some(failure));
            }
            if *form == Form::Lcov && all.iter().any(|coverage| coverage.path.is_none()) {
                let built_in = "note: the built-in hotline has no file, so it is not in the form `lcov`";
                writeln!(io::stderr(), "{built_in}")?;
            }
        }
        let mut outcome = Outcome::Fine;
        for coverage in all {
            let (used, of) = coverage.tally(None);
            if let Some(least) = self.fail_under.filter(|least| !is_enough(used, of, *least)) {
                let name = printable(coverage.name());
                let summary = coverage.summary();
                writeln!(
                    out,
                    "not enough: {summary} of {name} is covered, and `--fail-under` asks for {least}"
                )?;
                outcome = Outcome::Found;
            }
        }
        Ok((outcome, trouble))
    }
}

#[expect(clippy::cast_precision_loss, reason = "no hotline has so many parts")]
fn is_enough(used: usize, of: usize, percent: f64) -> bool {
    used as f64 * 100.0 >= percent * of as f64
}
