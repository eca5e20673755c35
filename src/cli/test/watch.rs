//! `--watch`: tests, and tests again what a change touches, until somebody presses control and C.

mod burst;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Instant;

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use self::burst::Burst;
use super::Test;
use super::pace::Interrupt;
use crate::caller::scripted::GoOn;
use crate::caller::scripted::suite::{Choice, Suite, Touch, Watched};
use crate::cli::{Failure, Outcome};
use crate::diagnostic::{printable, quoted};

/// So many of the changed files are named.
const MOST_NAMED: usize = 5;

/// What wakes the watching.
enum Told {
    Touched(Touch),
    Stop,
}

/// Tests, waits for a change, tests what it touches, and so on until somebody stops it. How the last run of each
/// call went decides the exit code.
pub(super) fn watch(asked: &Test) -> Result<Outcome, Failure> {
    let found = asked.found()?;
    let (to, told) = channel();
    let stop = to.clone();
    let interrupt = Interrupt::listen(move || {
        // Whoever has gone has stopped already.
        let _ = stop.send(Told::Stop);
    });
    let watcher = notify::recommended_watcher(move |event| tell(event, &to));
    let watcher = watcher.map_err(|error| Failure::told(format!("cannot watch files here: {error}")))?;
    let mut watching = Watching { asked, watcher, folders: BTreeMap::new(), watched: Watched::default() };
    let mut due = found;
    loop {
        if !due.is_empty() && watching.test(&due, &interrupt)? {
            return Err(Failure::told("stopped before the end; what was done is told above"));
        }
        let Some(touched) = gather(&told) else { break };
        due = watching.again(&touched)?;
    }
    writeln!(io::stdout(), "watching is over")?;
    let failing = watching.watched.failing().next().is_some();
    Ok(if failing { Outcome::Found } else { Outcome::Fine })
}

struct Watching<'a> {
    asked: &'a Test,
    watcher: RecommendedWatcher,
    folders: BTreeMap<PathBuf, bool>,
    watched: Watched,
}

impl Watching<'_> {
    /// Makes the calls of these files and tells what came of them; gives whether somebody stopped it.
    fn test(&mut self, due: &[PathBuf], interrupt: &Interrupt) -> Result<bool, Failure> {
        let suite = Suite::read(due);
        let tests = suite.tests(&Choice { filters: self.asked.filter.clone(), shard: None });
        let (results, interrupted) = self.asked.make(&suite, &tests, GoOn::No, interrupt)?;
        let first = self.watched.count() == 0;
        self.watched.learn(&suite, &results);
        self.follow()?;
        self.asked.tell(&suite, &results)?;
        let mut out = io::stdout().lock();
        let before: Vec<_> =
            self.watched.failing().filter(|(path, _)| !due.iter().any(|own| own == path)).collect();
        for (path, count) in before.iter().take(MOST_NAMED) {
            writeln!(out, "still not as expected: {count} in {}", shown(path))?;
        }
        if before.len() > MOST_NAMED {
            writeln!(out, "still not as expected: more in {} other files", before.len() - MOST_NAMED)?;
        }
        if first {
            writeln!(out, "watching for changes; control and C ends it")?;
        }
        out.flush()?;
        Ok(interrupted)
    }

    /// What is to be tested again, after saying what changed.
    fn again(&mut self, touched: &[Touch]) -> Result<Vec<PathBuf>, Failure> {
        let mut out = io::stdout().lock();
        let found = match self.asked.found() {
            Ok(found) => found,
            Err(failure) => {
                // Whoever takes the last call away may be about to write another.
                self.watched.again(&[], touched);
                writeln!(out, "{failure}")?;
                return Ok(Vec::new());
            }
        };
        let mut named: Vec<String> =
            touched.iter().filter(|touch| self.watched.matters(touch)).filter_map(name).collect();
        let due = self.watched.again(&found, touched);
        if due.is_empty() {
            return Ok(due);
        }
        if named.is_empty() {
            named = due.iter().map(|path| shown(path)).collect();
        }
        if named.len() > MOST_NAMED {
            named.truncate(MOST_NAMED);
            named.push("and more".to_owned());
        }
        writeln!(out, "\nchanged: {}", named.join(", "))?;
        Ok(due)
    }

    /// Watches the folders that matter now, and no others.
    fn follow(&mut self) -> Result<(), Failure> {
        let usual = [PathBuf::from(super::USUAL_FOLDER)];
        let asked = if self.asked.paths.is_empty() { &usual[..] } else { &self.asked.paths };
        let wanted = self.watched.folders(asked);
        for (folder, deep) in self.folders.iter().filter(|(folder, deep)| wanted.get(*folder) != Some(deep)) {
            // One that is gone is not watched any more by itself.
            let _ = (deep, self.watcher.unwatch(folder));
        }
        for (folder, deep) in &wanted {
            // Watching again what is watched already does no harm, and is needed where a folder went and came back.
            let mode = if *deep { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
            self.watcher.watch(folder, mode).map_err(|error| {
                let folder = quoted(&folder.to_string_lossy());
                Failure::told(format!(
                    "cannot watch the folder {folder}: {error}; name fewer folders, or test without `--watch`"
                ))
            })?;
        }
        self.folders = wanted;
        Ok(())
    }
}

/// Waits for changes, all that come together; none when somebody stops the watching.
fn gather(told: &Receiver<Told>) -> Option<Vec<Touch>> {
    let (begun, mut burst) = (Instant::now(), Burst::default());
    loop {
        let next = match burst.ends() {
            None => told.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(ends) => told.recv_timeout(ends.saturating_sub(begun.elapsed())),
        };
        match next {
            Ok(Told::Touched(touch)) => burst.add(begun.elapsed(), touch.settled()),
            Err(RecvTimeoutError::Timeout) => return Some(burst.touched()),
            Ok(Told::Stop) | Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
}

/// Passes on what the system says of files. Reading is no change.
fn tell(event: notify::Result<Event>, to: &Sender<Told>) {
    let touches: Vec<Touch> = match event {
        Ok(event) if event.need_rescan() => vec![Touch::Anything],
        Ok(event) => match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => {
                event.paths.into_iter().map(Touch::Written).collect()
            }
            EventKind::Access(_) => return,
            EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)) => {
                event.paths.into_iter().map(Touch::Moved).collect()
            }
            EventKind::Any | EventKind::Modify(_) | EventKind::Other => {
                event.paths.into_iter().map(Touch::Written).collect()
            }
        },
        // What was missed is not known.
        Err(_) => vec![Touch::Anything],
    };
    for touch in touches {
        // Nobody listens any more once the watching is over.
        let _ = to.send(Told::Touched(touch));
    }
}

fn name(touch: &Touch) -> Option<String> {
    match touch {
        Touch::Written(path) | Touch::Moved(path) => {
            let here = std::env::current_dir().and_then(|here| here.canonicalize());
            Some(shown(here.ok().and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path)))
        }
        Touch::Anything => None,
    }
}

fn shown(path: &Path) -> String {
    printable(&path.to_string_lossy()).into_owned()
}
