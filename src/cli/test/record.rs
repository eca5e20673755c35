//! Test calls kept as sound. The verdict is there before: each call is made once more, its words as long as the voice
//! takes for them, so that asking for sound changes no verdict.

mod studios;

use std::collections::HashSet;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use self::studios::Studios;
use super::pace::Interrupt;
use crate::caller::Lexicon;
use crate::caller::recording::{Place, Recording};
use crate::caller::scripted::suite::{Outcome, Results, Suite, Tested};
use crate::caller::scripted::{Listener, Plan, again, parting};
use crate::cli::{Failure, recording};
use crate::contained::contained;
use crate::diagnostic::{printable, quoted};
use crate::transcript::Heads;

/// How calls are recorded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record<'a> {
    /// The folder of all recordings.
    pub(super) folder: &'a Path,
    /// On how many cores; on all of them without.
    pub(super) jobs: Option<usize>,
    /// The voice that was asked for.
    pub(super) voice: Option<&'a str>,
    /// Whether the caller's own number is heard and written.
    pub(super) show_numbers: bool,
    /// Whoever may stop it.
    pub(super) interrupt: &'a Interrupt,
}

impl Record<'_> {
    /// Records every call that was made; gives what there is to tell.
    pub(super) fn all(self, suite: &Suite, results: &Results) -> Result<String, Failure> {
        let made = results.tested.iter();
        let made: Vec<&Tested> = made
            .filter(|tested| matches!(tested.outcome, Outcome::Passed | Outcome::Failed { .. }))
            .collect();
        let places = self.places(suite, &made)?;
        let studios = Studios::of(&made, suite, &recording::Voices::asked(self.voice)?)?;
        let pool = rayon::ThreadPoolBuilder::new().num_threads(self.jobs.unwrap_or(0)).build();
        let pool = pool.map_err(|error| Failure::told(format!("cannot start threads: {error}")))?;
        let told = recording::Told::of("calls recorded");
        let count = AtomicUsize::new(0);
        let kept: Vec<Kept> = pool.install(|| {
            let one = |(tested, place): (&&Tested, &Place)| {
                if self.interrupt.asked() {
                    return Err(Failure::told(
                        "stopped before all calls were recorded; the results are told above, and what was recorded is whole",
                    ));
                }
                let name = suite.file(tested.test).name(tested.test.call);
                let kept = kept(&name, || self.one(suite, tested, place, &studios));
                told.done(count.fetch_add(1, Ordering::Relaxed) + 1, made.len());
                kept
            };
            made.par_iter().zip(&places).map(one).collect::<Result<_, _>>()
        })?;
        self.told(kept)
    }

    /// What there is to tell of them all.
    fn told(self, kept: Vec<Kept>) -> Result<String, Failure> {
        let (mut lines, mut failed) = (Vec::new(), Vec::new());
        let all = kept.len();
        for kept in kept {
            match kept {
                Kept::Alike => {}
                Kept::Parted(what) => lines.push(what),
                Kept::Failed(what) => failed.push(what),
            }
        }
        let count = recording::count(all - failed.len(), "call", "calls");
        let recorded = format!("{count} recorded in {}", quoted(&self.folder.display().to_string()));
        if failed.is_empty() {
            lines.push(recorded);
            return Ok(lines.join("\n"));
        }
        lines.extend(failed);
        Err(Failure::told(format!(
            "{}; the fault is in Reachline; send such a call with its script and prompts to its maintainers; {recorded}",
            lines.join("; ")
        )))
    }

    /// Records one call; gives a sentence where it went another way than the one that was judged.
    fn one(
        self,
        suite: &Suite,
        tested: &Tested,
        place: &Place,
        studios: &Studios,
    ) -> Result<Option<String>, Failure> {
        let file = suite.file(tested.test);
        let call = suite.call(tested.test);
        let Some(hotline) = &file.answer.hotline else { return Ok(None) };
        let studio = studios.for_hotline(hotline);
        let mut listener = Listener::new(Arc::clone(hotline));
        let Ok(plan) = Plan::new(&file.file, call, &mut listener) else { return Ok(None) };
        let last = match &tested.outcome {
            Outcome::Failed { failures, .. } => failures.iter().map(|failure| failure.statement).max(),
            Outcome::Passed | Outcome::Misfit(_) | Outcome::NotRun => None,
        };
        let judged = again(&plan, hotline, Lexicon::of(hotline), last, self.show_numbers);
        let lengths = Arc::clone(studio);
        let witness = again(&plan, hotline, Lexicon::timed_by(lengths), last, self.show_numbers);

        let name = file.name(tested.test.call);
        let mut heads = format!("# a test call, recorded: {}\n", printable(&name));
        heads.push_str(match last {
            None => "# verdict: as expected\n",
            Some(_) => "# verdict: not as expected; it is recorded as far as it was made\n",
        });
        let parted = parting(&judged, &witness).map(|at| {
            format!("words take as long as the voice does, and so this call went another way from {at} on than the one that was judged")
        });
        if let Some(parted) = &parted {
            heads.push_str(&format!("# {parted}\n"));
        }
        let script = file.answer.path.as_ref().map(|path| path.display().to_string());
        let at = hotline.timezone().to_datetime(plan.connected());
        let language = plan.language().map(|language| hotline.locale(language).tag);
        heads.push_str(&format!("{}\n", Heads { script: script.as_deref(), language, at: Some(at) }));

        Recording::new(&witness, studio, heads).write(place).map_err(|fault| {
            Failure::told(format!(
                "{fault}; the results are told above, and calls recorded before it are kept"
            ))
        })?;
        Ok(parted.map(|parted| format!("{}: {parted}", quoted(&name))))
    }

    /// Where each call goes: the way of its file, within the folder.
    fn places(self, suite: &Suite, made: &[&Tested]) -> Result<Vec<Place>, Failure> {
        let cannot = |path: &Path, error: &std::io::Error| {
            Failure::told(format!("cannot write to {}: {error}", quoted(&path.display().to_string())))
        };
        fs::create_dir_all(self.folder).map_err(|error| cannot(self.folder, &error))?;
        let whole = self.folder.canonicalize().map_err(|error| cannot(self.folder, &error))?;
        let mut taken = HashSet::new();
        let mut places = Vec::with_capacity(made.len());
        for tested in made {
            let file = suite.file(tested.test);
            let row = suite.call(tested.test).row.as_ref().map(|row| row.number);
            let path = self.folder.join(own_name(&file.path, row, &mut taken));
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(|error| cannot(folder, &error))?;
                let there = folder.canonicalize().map_err(|error| cannot(folder, &error))?;
                if !there.starts_with(&whole) {
                    return Err(Failure::told(format!(
                        "{} leads out of {}; take the link away, or choose another folder",
                        quoted(&folder.display().to_string()),
                        quoted(&self.folder.display().to_string())
                    )));
                }
            }
            let place = Place::of(&path).map_err(|taken| Failure::told(taken.to_string()))?;
            place.is_free().map_err(|taken| Failure::told(taken.to_string()))?;
            places.push(place);
        }
        Ok(places)
    }
}

/// What became of a call.
#[derive(Debug, PartialEq, Eq)]
enum Kept {
    /// It is recorded, as it was judged.
    Alike,
    /// It is recorded, and went another way; in a sentence.
    Parted(String),
    /// The program failed in it; in a sentence.
    Failed(String),
}

/// Records a call of this name. Where the program fails in it, the others are recorded all the same.
fn kept(name: &str, record: impl FnOnce() -> Result<Option<String>, Failure>) -> Result<Kept, Failure> {
    match contained(record) {
        Ok(Ok(None)) => Ok(Kept::Alike),
        Ok(Ok(Some(parted))) => Ok(Kept::Parted(parted)),
        Ok(Err(failure)) => Err(failure),
        Err(failed) => Ok(Kept::Failed(format!(
            "{}: cannot be recorded, for the program failed: {failed}",
            quoted(name)
        ))),
    }
}

/// The name of a call's recording: the way of its file without what leads up or to a root, the row if there are rows,
/// and a number where two calls would have one name.
fn own_name(path: &Path, row: Option<usize>, taken: &mut HashSet<PathBuf>) -> PathBuf {
    let names = path.components().filter_map(|component| match component {
        Component::Normal(name) => Some(name),
        Component::Prefix(_) | Component::RootDir | Component::CurDir | Component::ParentDir => None,
    });
    let mut own: PathBuf = names.collect();
    let stem = own.file_stem().unwrap_or_default().to_owned();
    let named = |number: Option<usize>| {
        let mut name = stem.clone();
        if let Some(row) = row {
            name.push(format!("-row-{row}"));
        }
        if let Some(number) = number {
            name.push(format!("-{number}"));
        }
        name.push(".wav");
        name
    };
    own.set_file_name(named(None));
    let mut number = 2;
    while !taken.insert(own.clone()) {
        own.set_file_name(named(Some(number)));
        number += 1;
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_in_which_the_program_fails_is_told_and_the_others_are_recorded() {
        let interrupt = Interrupt::default();
        let folder = Path::new("kept");
        let record = Record { folder, jobs: None, voice: None, show_numbers: false, interrupt: &interrupt };
        let calls = [
            kept("one.call", || Ok(None)).unwrap(),
            kept("two.call", || panic!("there is no such step")).unwrap(),
            kept("three.call", || Ok(Some("`three.call`: it went another way".to_owned()))).unwrap(),
        ];
        let told = record.told(calls.into()).unwrap_err().to_string();
        assert!(told.starts_with("`three.call`: it went another way; `two.call`: cannot be recorded, for the program failed: there is no such step, at "), "{told}");
        assert!(told.ends_with("; 2 calls recorded in `kept`"), "{told}");
        assert!(
            matches!(kept("four.call", || Err(Failure::told("full"))), Err(Failure::Told(why)) if why == "full")
        );
    }

    #[test]
    fn every_recording_has_a_name_of_its_own_within_the_folder() {
        let mut taken = HashSet::new();
        let mut name = |path: &str, row| own_name(Path::new(path), row, &mut taken).display().to_string();
        assert_eq!(name("scripts/savings.call", None), "scripts/savings.wav");
        assert_eq!(name("../../scripts/savings.call", None), "scripts/savings-2.wav");
        assert_eq!(name("/scripts/savings.call", None), "scripts/savings-3.wav");
        assert_eq!(name("scripts/lines.call", Some(4)), "scripts/lines-row-4.wav");
    }
}
