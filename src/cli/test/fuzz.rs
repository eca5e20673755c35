//! `--fuzz`: random calls to a hotline, and what did not hold in them.

use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::Test;
use super::pace::{Interrupt, Pace};
use crate::caller::Handset;
use crate::caller::fuzz::{Found, Fuzz, Known, test_call};
use crate::caller::scripted::suite::Progress;
use crate::cli::{Failure, Outcome, hotline, way};
use crate::diagnostic::{printable, quoted};

/// How random calls are asked for.
#[derive(Debug, Args)]
pub(super) struct Random {
    /// Make so many calls that do anything at all, and tell which rules do not hold; names are hotlines then.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=MOST_CALLS))]
    #[arg(conflicts_with_all = ["watch", "accept", "fmt", "repeat", "report", "format", "filter", "shard", "fail_fast"])]
    pub(super) fuzz: Option<u64>,

    /// Where random calls come from; the same seed makes the same calls. 1 without it.
    #[arg(long, value_name = "S", requires = "fuzz")]
    seed: Option<u64>,

    /// Keep the shortest call that breaks each rule in this folder, as a test call; never replaces a file.
    #[arg(long, value_name = "FOLDER", requires = "fuzz")]
    keep: Option<PathBuf>,
}

/// Nobody waits for more.
const MOST_CALLS: u64 = 1_000_000_000_000;

/// The seed of those who name none.
const USUAL_SEED: u64 = 1;

/// Makes so many random calls to each hotline and tells what did not hold.
pub(super) fn fuzz(asked: &Test, calls: u64) -> Result<Outcome, Failure> {
    let seed = asked.random.seed.unwrap_or(USUAL_SEED);
    let scripts: Vec<Option<&Path>> = match &asked.paths[..] {
        [] => vec![None],
        paths => paths.iter().map(|path| Some(path.as_path())).collect(),
    };
    let mut outcome = Outcome::Fine;
    let mut hotlines = Vec::new();
    for script in scripts {
        hotlines.push((script, hotline(script, asked.accessible.asked(), "called")?));
    }
    let progress = Arc::new(Progress::default());
    let interrupt = Interrupt::listen(|| {});
    let watched = Pace::of(&progress, calls.saturating_mul(hotlines.len() as u64), &interrupt);
    let quiet = Quiet::begin();
    let mut out = io::stdout().lock();
    let mut trouble = None;
    for (script, hotline) in hotlines {
        let known = Known::new(Arc::new(hotline));
        let run = Fuzz::<Handset>::new(&known, calls, seed).run(asked.jobs.map(usize::from), &progress);
        let run = run.map_err(|error| {
            Failure::told(format!("cannot start threads: {error}; ask for fewer with `--jobs`"))
        })?;
        let name = script
            .map_or_else(|| known.hotline.name().to_owned(), |path| path.to_string_lossy().into_owned());
        let summary = match run.found.len() {
            0 => "every rule holds".to_owned(),
            1 => "1 rule does not hold".to_owned(),
            count => format!("{count} rules do not hold"),
        };
        writeln!(out, "{}: {} random calls, seed {seed}: {summary}", printable(&name), run.calls)?;
        for found in &run.found {
            outcome = Outcome::Found;
            tell(&mut out, found, run.calls)?;
            let kept = match &asked.random.keep {
                Some(folder) => keep(folder, &known, script, seed, found),
                None => Ok(None),
            };
            match kept {
                Ok(Some(path)) => writeln!(out, "kept as: {}", printable(&path.to_string_lossy()))?,
                Ok(None) => {
                    writeln!(out, "the call, which `--keep FOLDER` keeps:")?;
                    let shown = script.map(|path| path.display().to_string());
                    for line in test_call(&known, shown.as_deref(), seed, found).lines() {
                        writeln!(out, "{}", format!("  {}", printable(line)).trim_end())?;
                    }
                }
                Err(error) => trouble = trouble.or(Some(error)),
            }
        }
        if run.stopped {
            break;
        }
    }
    out.flush()?;
    drop((out, quiet));
    if watched.done() {
        return Err(Failure::told("stopped before the end; what was done is told above"));
    }
    trouble.map_or(Ok(outcome), Err)
}

fn tell(out: &mut impl Write, found: &Found, calls: u64) -> io::Result<()> {
    writeln!(out)?;
    writeln!(out, "broken rule: {}: {}", found.broken.rule.name(), found.broken.rule.sentence())?;
    writeln!(out, "what happened: {}", printable(&found.broken.words))?;
    let mut how_often = format!("in {} of {calls} calls, first in call {}", found.times, found.call);
    // Writing to a string does not fail.
    let _ = write!(how_often, "; {} acts there, shrunk to {}", found.drawn, found.acts.len());
    writeln!(out, "how often: {how_often}")
}

/// Keeps a call; the name of its file is taken if it is there already.
fn keep(
    folder: &Path,
    known: &Known,
    script: Option<&Path>,
    seed: u64,
    found: &Found,
) -> Result<Option<PathBuf>, Failure> {
    let path = folder.join(format!("{}-{}-{seed}.call", known.hotline.name(), found.broken.rule.name()));
    let shown = quoted(&path.to_string_lossy());
    let cannot = |error: io::Error| {
        Failure::told(if error.kind() == io::ErrorKind::AlreadyExists {
            format!(
                "there is a file {shown} already, and a test call is never replaced; move it, or keep calls elsewhere"
            )
        } else {
            format!("cannot write {shown}: {error}; choose another folder")
        })
    };
    fs::create_dir_all(folder).map_err(cannot)?;
    let script = script.map(|script| way(&path, script)).transpose().map_err(cannot)?;
    let mut file = OpenOptions::new().write(true).create_new(true).open(&path).map_err(cannot)?;
    file.write_all(test_call(known, script.as_deref(), seed, found).as_bytes()).map_err(cannot)?;
    Ok(Some(path))
}

/// While it lasts, a failure of the program is told by whoever catches it, and not on standard error as well.
struct Quiet(Option<Box<dyn Fn(&std::panic::PanicHookInfo<'_>) + Sync + Send + 'static>>);

impl Quiet {
    fn begin() -> Self {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(|_| {}));
        Self(Some(before))
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        if let Some(before) = self.0.take() {
            std::panic::set_hook(before);
        }
    }
}
