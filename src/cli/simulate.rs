//! `reachline simulate`: who calls, what for, how often, and how the results are told. The callers are in
//! [`crate::caller::simulated`].

mod findings;
mod pace;
mod who;

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use self::pace::Pace;
use super::hotline::{language, with_warnings};
use super::walk::records::Record;
use super::{Accessible, Failure, Outcome};
use crate::caller::simulated::compare::{self, Sum, Version, shifts};
use crate::caller::simulated::habits::Habits;
use crate::caller::simulated::report::{Form, Report};
use crate::caller::simulated::run::{Progress, Simulation};
use crate::caller::simulated::sensitivity::{self, sensitivity};
use crate::caller::simulated::verdict::judge;
use crate::caller::simulated::why::{Why, typical, worst};
use crate::caller::simulated::wish::{Wish, wishes};
use crate::diagnostic::{did_you_mean, listed, quoted};
use crate::script::Hotline;
use crate::transcript::{Clock, Moment, Numbers};

/// Simulate callers who are usually left behind, and tell who does not get through
///
/// Simulated callers know only what they have heard. What comes of it is a simulation, not evidence about people:
/// test with disabled callers.
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Simulate {
    /// The hotline's script; without it, the built-in hotline of China Post
    script: Option<PathBuf>,

    /// Compare two versions of a hotline: which callers gain, and which lose
    #[arg(long, num_args = 2, value_names = ["OLD", "NEW"], conflicts_with_all = ["script", "sensitivity", "why", "save"])]
    compare: Option<Vec<PathBuf>>,

    /// A caller by name, or the file of a caller. May be given several times; without it, all that there are
    #[arg(long, value_name = "NAME or FILE", help_heading = "Who calls, and what for")]
    caller: Vec<String>,
    /// A task by name. May be given several times; without it, every task of the script, or each line and the news
    #[arg(long, value_name = "NAME", help_heading = "Who calls, and what for")]
    task: Vec<String>,
    /// Only callers with this language
    #[arg(long, value_name = "LANGUAGE", help_heading = "Who calls, and what for")]
    language: Option<String>,
    /// How many people of each kind call, each once with every task
    #[arg(long, value_name = "N", default_value_t = 200, help_heading = "Who calls, and what for")]
    calls: u64,
    /// Where all chance comes from: the same seed makes the same calls
    #[arg(long, value_name = "NUMBER", default_value_t = 1, help_heading = "Who calls, and what for")]
    seed: u64,

    /// Halve and double every figure that nobody read in a source, and tell which verdicts change
    #[arg(long, help_heading = "Looking closer")]
    sensitivity: bool,
    /// Tell a typical failed call of whoever is worst off
    #[arg(long, help_heading = "Looking closer")]
    why: bool,
    /// Keep that call as a test call; never replaces a file
    #[arg(long, value_name = "FILE.call", requires = "why", help_heading = "Looking closer")]
    save: Option<PathBuf>,

    /// How the results are told
    #[arg(long, value_enum, value_name = "FORM", default_value = "text", help_heading = "Output")]
    format: Form,
    /// On how many cores; on all of them without
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024), help_heading = "Output")]
    jobs: Option<u16>,
    #[command(flatten, next_help_heading = "Output")]
    accessible: Accessible,
}

const EXAMPLES: &str = "\
Examples:
  reachline simulate my-hotline.toml                     every caller, every task, 200 people of each kind
  reachline simulate --caller tty-relay --why            a typical failed call through a relay service
  reachline simulate --sensitivity                       which verdicts hang on an invented figure
  reachline simulate --compare old.toml new.toml         who gains and who loses";

/// What is not done to a hotline with faults.
const NOT_JUDGED: &str = "is not judged";

/// More people of each kind than anybody can wait for, and few enough to be counted.
const MOST_PEOPLE: u64 = 1_000_000_000_000;

impl ValueEnum for Form {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.purpose()))
    }
}

impl Simulate {
    /// Makes the calls and tells the results.
    pub(super) fn run(&self) -> Result<Outcome, Failure> {
        if self.calls == 0 {
            return Err(Failure::told(
                "a simulation of no calls says nothing; ask for at least one with `--calls 1`, or leave it away for 200",
            ));
        }
        if self.calls > MOST_PEOPLE {
            return Err(Failure::told(format!(
                "`--calls` is at most {MOST_PEOPLE}, and this is {}",
                self.calls
            )));
        }
        let callers = who::callers(&self.caller, self.accessible.asked())?;
        match &self.compare {
            Some(versions) => self.compare(&versions[0], &versions[1], callers),
            None => self.simulate(callers),
        }
    }

    fn simulate(&self, callers: Vec<Habits>) -> Result<Outcome, Failure> {
        let (hotline, faults) = with_warnings(self.script.as_deref(), self.accessible.asked(), NOT_JUDGED)?;
        let hotline = Arc::new(hotline);
        let simulation = self.simulation(&hotline, &hotline, callers)?;
        let total = simulation.calls() + if self.sensitivity { sensitivity::calls(&simulation) } else { 0 };
        let progress = Arc::new(Progress::default());
        let pool = self.pool()?;
        let pace = Pace::of(Arc::clone(&progress), total);
        let names: Vec<String> = simulation.callers.iter().map(|caller| caller.name.clone()).collect();
        let (results, judged, changes) = pool.install(|| {
            let results = simulation.run_here(&progress);
            let judged = judge(&results, &names);
            let changes = self.sensitivity.then(|| sensitivity(&simulation, &results, &judged, &progress));
            (results, judged, changes)
        });
        let interrupted = pace.done();
        let why = if self.why {
            worst(&simulation, &results, &judged).and_then(|row| typical(&simulation, &results, row))
        } else {
            None
        };
        let why = why.map(|why| {
            let moments = why.moments(&simulation);
            (why, moments)
        });
        let bearing = why.as_ref().map_or_else(Vec::new, |(why, _)| {
            let language = results.rows[why.row].language;
            why.bearing(&simulation, &findings::of(&hotline, &faults, language))
        });
        let report = Report {
            simulation: &simulation,
            results: &results,
            judged: &judged,
            changes: changes.as_deref(),
            why: why.as_ref().map(|(why, moments)| (why, moments.as_slice())),
            bearing: &bearing,
            why_asked: self.why,
        };
        tell(|out| self.format.write(&report, out))?;
        if let (Some(path), Some((why, moments))) = (&self.save, &why) {
            self.save(path, &report, why, moments)?;
        }
        if interrupted {
            return Err(Failure::told("stopped before the end; what was done is told above"));
        }
        let bad = judged.iter().any(|compared| compared.verdict.is_bad());
        let found = bad || !report.never_completed().is_empty();
        Ok(if found { Outcome::Found } else { Outcome::Fine })
    }

    fn compare(&self, old: &Path, new: &Path, callers: Vec<Habits>) -> Result<Outcome, Failure> {
        let accessible = self.accessible.asked();
        let (old, _) = with_warnings(Some(old), accessible, NOT_JUDGED)?;
        let (new, _) = with_warnings(Some(new), accessible, NOT_JUDGED)?;
        let (old, new) = (Arc::new(old), Arc::new(new));
        let before = self.simulation(&old, &old, callers.clone())?;
        let after = self.simulation(&new, &old, callers)?;
        let progress = Arc::new(Progress::default());
        let pool = self.pool()?;
        let pace = Pace::of(Arc::clone(&progress), before.calls().saturating_add(after.calls()));
        let (was, is) = pool.install(|| (before.run_here(&progress), after.run_here(&progress)));
        let interrupted = pace.done();
        let (old, new) =
            (Version { simulation: &before, results: &was }, Version { simulation: &after, results: &is });
        let shifts = shifts(old, new);
        if shifts.is_empty() {
            return Err(Failure::told(
                "the two hotlines have no task in common, so nothing can be compared; declare tasks of the same names in both",
            ));
        }
        tell(|out| compare::write(self.format, old, new, &shifts, out))?;
        if interrupted {
            return Err(Failure::told("stopped before the end; what was done is told above"));
        }
        let worse = shifts.iter().any(|shift| matches!(shift.sum, Sum::Loses | Sum::Mixed));
        Ok(if worse { Outcome::Found } else { Outcome::Fine })
    }

    fn simulation(
        &self,
        hotline: &Arc<Hotline>,
        learned: &Arc<Hotline>,
        callers: Vec<Habits>,
    ) -> Result<Simulation, Failure> {
        let language = self.language.as_deref().map(|asked| language(hotline, asked)).transpose()?;
        let wishes = self.wishes(hotline)?;
        Ok(Simulation {
            hotline: Arc::clone(hotline),
            learned: Arc::clone(learned),
            callers,
            wishes,
            language,
            seed: self.seed,
            people: self.calls,
        })
    }

    /// The tasks that were asked for.
    fn wishes(&self, hotline: &Hotline) -> Result<Vec<Wish>, Failure> {
        let all = wishes(hotline);
        if all.is_empty() {
            return Err(Failure::told(
                "there is nothing to want here: the script has no `[task.NAME]`, no line and no news; declare a task",
            ));
        }
        let names = || all.iter().map(|wish| wish.name.as_str());
        for asked in &self.task {
            if !names().any(|name| name == asked) {
                let help = did_you_mean(asked, names(), || format!("the tasks are {}", listed(names())));
                return Err(Failure::told(format!("there is no task {}; {help}", quoted(asked))));
            }
        }
        Ok(all.into_iter().filter(|wish| self.task.is_empty() || self.task.contains(&wish.name)).collect())
    }

    fn pool(&self) -> Result<rayon::ThreadPool, Failure> {
        let jobs = self.jobs.map_or(0, usize::from);
        rayon::ThreadPoolBuilder::new().num_threads(jobs).build().map_err(|error| {
            Failure::told(format!("cannot start {jobs} threads: {error}; ask for fewer with `--jobs`"))
        })
    }

    /// Keeps a failed call as a test call.
    fn save(&self, path: &Path, report: &Report<'_>, why: &Why, moments: &[Moment]) -> Result<(), Failure> {
        let simulation = report.simulation;
        let row = &report.results.rows[why.row];
        let record = Record {
            hotline: &simulation.hotline,
            script: self.script.as_deref(),
            language: None,
            connected: simulation.connected(),
            clock: Clock::Virtual,
            asked: true,
            numbers: Numbers::Shown,
        };
        let what = format!(
            "a failed call of {}, who wants {}, seed {}, person {}",
            simulation.callers[row.caller].name,
            simulation.wishes[row.wish].name,
            simulation.seed,
            why.person + 1
        );
        let mut kept = record.test_call_of(&what, path)?;
        let cannot = |error: io::Error| {
            Failure::told(format!("cannot write {}: {error}", quoted(&path.display().to_string())))
        };
        for moment in moments {
            kept.file.write(moment, &[]).map_err(cannot)?;
        }
        kept.file.advance(why.counted.ended).map_err(cannot)?;
        kept.file.finish().map_err(cannot)?;
        // Standard error may be closed; the file is there all the same.
        let _ = writeln!(io::stderr(), "the failed call is kept in {}", kept.name);
        Ok(())
    }
}

/// Tells something on standard output.
fn tell(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    write(&mut out)?;
    out.flush()?;
    Ok(())
}
