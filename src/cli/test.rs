//! `reachline test`: finds test calls, makes them, and tells what was not as expected.

mod accept;
mod coverage;
mod fuzz;
mod layout;
mod pace;
mod record;
mod suggest;
mod watch;
mod written;

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use self::coverage::Counting;
use self::pace::{Interrupt, Pace};
use self::written::{Written, form_and_file, write_file};
use super::{Accessible, Failure, Outcome};
use crate::caller::scripted::report::{Form, Report};
use crate::caller::scripted::suite::{Choice, Progress, Results, Run, Shard, Suite, Test as Call, find};
use crate::caller::scripted::{GoOn, failures};
use crate::diagnostic::{quoted, text};
use crate::transcript::call_file::faults;

/// Where test calls are, when nobody says where.
const USUAL_FOLDER: &str = "scripts";

/// Make test calls, in no time at all, and tell what was not as expected.
///
/// A test call is a text of a few lines that can be read aloud; docs/test-calls.md tells how to write one.
#[derive(Debug, Args)]
pub struct Test {
    /// Call files, and folders of them; `scripts` without any.
    #[arg(value_name = "FILE or FOLDER")]
    paths: Vec<PathBuf>,

    /// How the results are told.
    #[arg(long, value_enum, value_name = "FORM", default_value = "text")]
    format: Form,

    /// Tell the results in another form as well, in a file: `junit=report.xml`. May be given several times.
    #[arg(long, value_name = "FORM=FILE", value_parser = report)]
    report: Vec<Written<Form>>,

    /// Only calls with this in their path or their row. May be given several times.
    #[arg(long, value_name = "TEXT")]
    filter: Vec<String>,

    /// Only this part of the calls: `1/4` is the first of four.
    #[arg(long, value_name = "PART/PARTS")]
    shard: Option<Shard>,

    /// On how many cores; on all of them without.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,

    /// Make each call so many times.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..))]
    repeat: u64,

    /// Begin nothing new after the first failure.
    #[arg(long)]
    fail_fast: bool,

    /// Keep every call as sound in this folder, with captions and a transcript beside it.
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["watch", "accept", "fmt", "explain"])]
    audio_out: Option<PathBuf>,

    /// The voice that says the prompts in what is kept as sound; the embedded one, unless you have settled another.
    #[arg(long, value_name = "VOICE", requires = "audio_out")]
    voice: Option<String>,

    /// In what is kept as sound, keep callers' own numbers in full; without this they are masked.
    #[arg(long, requires = "audio_out")]
    show_numbers: bool,

    /// Test again what a change touches, until control and C is pressed.
    #[arg(long, conflicts_with_all = ["accept", "fmt", "repeat", "report", "shard", "coverage", "coverage_report", "fail_under", "suggest"])]
    watch: bool,

    /// Bring `hear` lines in line with what was heard, after showing the difference.
    #[arg(long, conflicts_with_all = ["fmt", "repeat", "coverage", "coverage_report", "fail_under", "suggest"])]
    accept: bool,

    /// Write without asking.
    #[arg(long, requires = "accept")]
    yes: bool,

    /// Set the call files out in the usual way, and make no calls.
    #[arg(long)]
    fmt: bool,

    /// Write nothing; say which files would change, with exit code 1 if any would.
    #[arg(long, requires = "fmt")]
    check: bool,

    /// Explain the code that stands in brackets after `error`, and make no calls.
    #[arg(long, value_name = "CODE")]
    explain: Option<String>,

    #[command(flatten)]
    random: fuzz::Random,

    #[command(flatten)]
    accessible: Accessible,

    #[command(flatten)]
    counting: Counting,
}

fn report(text: &str) -> Result<Written<Form>, String> {
    form_and_file(text, &Form::ALL, Form::name, "junit=report.xml")
}

impl ValueEnum for Form {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.purpose()))
    }
}

impl Test {
    /// Makes the calls and tells the results.
    ///
    /// # Errors
    /// When there is nothing to test, when a report cannot be written, and when somebody stopped the run.
    pub fn run(&self) -> Result<Outcome, Failure> {
        if let Some(code) = &self.explain {
            let codes: Vec<_> = failures::ALL.iter().chain(faults::ALL).copied().collect();
            return super::explain(code, &codes);
        }
        if let Some(calls) = self.random.fuzz {
            return fuzz::fuzz(self, calls);
        }
        if self.fmt {
            return layout::lay_out(&self.found()?, self.check);
        }
        if self.watch {
            return watch::watch(self);
        }
        let suite = Suite::read(&self.found()?);
        let tests = self.chosen(&suite)?;
        if self.accept {
            return accept::accept(self, &suite, &tests);
        }
        self.once(&suite, &tests, &Interrupt::listen(|| {}))
    }

    /// The call files that were asked for.
    fn found(&self) -> Result<Vec<PathBuf>, Failure> {
        let usual = [PathBuf::from(USUAL_FOLDER)];
        if self.paths.is_empty() && !Path::new(USUAL_FOLDER).exists() {
            return Err(Failure::told(format!(
                "there is no folder `{USUAL_FOLDER}` here to look for test calls in; name a file or a folder of them"
            )));
        }
        let paths = if self.paths.is_empty() { &usual[..] } else { &self.paths };
        find(paths).map_err(|error| Failure::told(error.to_string()))
    }

    /// The calls that were asked for.
    fn chosen(&self, suite: &Suite) -> Result<Vec<Call>, Failure> {
        let tests = suite.tests(&Choice { filters: self.filter.clone(), shard: None });
        if tests.is_empty() && !self.filter.is_empty() && suite.faults().next().is_none() {
            let filters: Vec<String> = self.filter.iter().map(|filter| quoted(filter)).collect();
            return Err(Failure::told(format!(
                "no call has {} in its path or its row; `reachline test` without `--filter` makes all of them",
                filters.join(" or ")
            )));
        }
        Ok(suite.tests(&Choice { filters: self.filter.clone(), shard: self.shard }))
    }

    /// Makes the calls once and tells the results.
    fn once(&self, suite: &Suite, tests: &[Call], interrupt: &Interrupt) -> Result<Outcome, Failure> {
        let (results, interrupted) = self.make(suite, tests, GoOn::No, interrupt)?;
        let mut trouble = self.tell(suite, &results)?;
        let enough = self.tell_coverage(&results, &mut trouble)?;
        if !interrupted {
            self.record(suite, &results, interrupt, &mut trouble);
        }
        if interrupted {
            return Err(Failure::told("stopped before the end; what was done is told above"));
        }
        match trouble {
            Some(trouble) => Err(trouble),
            None if enough == Outcome::Found => Ok(enough),
            None => Ok(judged(suite, &results)),
        }
    }

    /// Tells the coverage, if it was counted: after the results, and beside them where they are for programs.
    fn tell_coverage(&self, results: &Results, trouble: &mut Option<Failure>) -> Result<Outcome, Failure> {
        if !self.counting.asked() {
            return Ok(Outcome::Fine);
        }
        let mut told = Vec::new();
        let (outcome, unwritten) = self.counting.tell(&results.coverage, &mut told)?;
        let suggested = match &self.counting.suggest {
            Some(folder) => suggest::write(&results.coverage, folder, &mut told).err(),
            None => None,
        };
        match self.format {
            Form::Text => io::stdout().write_all(&told)?,
            Form::Junit | Form::Tap | Form::Json | Form::Html => io::stderr().write_all(&told)?,
        }
        *trouble = trouble.take().or(unwritten).or(suggested);
        Ok(outcome)
    }

    /// Keeps the calls as sound, if that was asked for.
    fn record(&self, suite: &Suite, results: &Results, interrupt: &Interrupt, trouble: &mut Option<Failure>) {
        let Some(folder) = &self.audio_out else { return };
        let jobs = self.jobs.map(usize::from);
        let record = record::Record {
            folder,
            jobs,
            voice: self.voice.as_deref(),
            show_numbers: self.show_numbers,
            interrupt,
        };
        match record.all(suite, results) {
            // Standard output is for results alone. When standard error is closed, the files are there all the same.
            Ok(told) => drop(writeln!(io::stderr(), "{told}")),
            Err(failure) => *trouble = trouble.take().or(Some(failure)),
        }
    }

    /// Makes the calls; gives also whether somebody stopped the run.
    fn make(
        &self,
        suite: &Suite,
        tests: &[Call],
        go_on: GoOn,
        interrupt: &Interrupt,
    ) -> Result<(Results, bool), Failure> {
        let progress = Arc::new(Progress::default());
        let run = Run {
            repeat: self.repeat,
            jobs: self.jobs.map(usize::from),
            fail_fast: self.fail_fast,
            go_on,
            count: self.counting.asked(),
            progress: &progress,
        };
        let watched = Pace::of(&progress, tests.len() as u64 * self.repeat, interrupt);
        let results = run.run(suite, tests);
        let interrupted = watched.done();
        let results = results.map_err(|error| {
            Failure::told(format!(
                "cannot start {} threads: {error}; ask for fewer with `--jobs`",
                self.jobs.unwrap_or(0)
            ))
        })?;
        Ok((results, interrupted))
    }

    /// Tells the results in every form that was asked for. What could not be written is told last, for the results
    /// matter more.
    fn tell(&self, suite: &Suite, results: &Results) -> Result<Option<Failure>, Failure> {
        let width =
            console::Term::stdout().size_checked().map_or(text::WIDTH, |(_, columns)| usize::from(columns));
        let report = Report { suite, results, width, accessible: self.accessible.asked() };
        let mut out = BufWriter::new(io::stdout().lock());
        self.format.write(&report, &mut out)?;
        out.flush()?;
        let mut trouble = None;
        for Written { form, path } in &self.report {
            let report = Report { width: text::WIDTH, ..report };
            if let Err(failure) = write_file(path, "report", |out| form.write(&report, out)) {
                trouble = trouble.or(Some(failure));
            }
        }
        if !suite.unreadable.is_empty() && trouble.is_none() {
            trouble = Some(Failure::told("some call files could not be read; they are named above"));
        }
        Ok(trouble)
    }
}

/// Whether there is anything to look at.
fn judged(suite: &Suite, results: &Results) -> Outcome {
    let tally = results.tally();
    let faulty = suite.faults().next().is_some();
    if tally.failed > 0 || tally.misfits > 0 || faulty { Outcome::Found } else { Outcome::Fine }
}
