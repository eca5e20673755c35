//! What is to be tested again after files have changed. Which files changed goes in, which call files are to be run
//! comes out; nothing here waits for anything.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::files::{Suite, TestFile};
use super::results::{Outcome, Results};
use crate::script::prompt_folders;

/// Something that happened to a file or a folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Touch {
    /// What is in it has changed.
    Written(PathBuf),
    /// It came, went, or has another name now; what is in it, if it is a folder, with it.
    Moved(PathBuf),
    /// Nobody knows what happened: too much at once.
    Anything,
}

/// The call files of a run that goes on, and what each of them depends on.
#[derive(Debug, Default)]
pub struct Watched {
    files: BTreeMap<PathBuf, Known>,
}

/// What is known of a call file.
#[derive(Debug, Default)]
struct Known {
    /// Itself, its hotline's script, and the folders of its hotline's prompts; settled.
    depends_on: Vec<PathBuf>,
    /// How many of its calls were not as expected when they were last made.
    failing: usize,
}

impl Watched {
    /// The call files among `found` that are to be run: those that are new, and those that something touched on
    /// which they depend. What is no longer found is forgotten.
    pub fn again(&mut self, found: &[PathBuf], touched: &[Touch]) -> Vec<PathBuf> {
        let there: BTreeSet<&PathBuf> = found.iter().collect();
        self.files.retain(|path, _| there.contains(path));
        let touches =
            |known: &Known| touched.iter().any(|touch| known.depends_on.iter().any(|on| touch.reaches(on)));
        let due = found.iter().filter(|path| self.files.get(*path).is_none_or(touches));
        due.cloned().collect()
    }

    /// Whether any call file depends on what was touched.
    pub fn matters(&self, touch: &Touch) -> bool {
        self.files.values().any(|known| known.reached_by(touch))
    }

    /// Takes in what the files that were run depend on, and what came of them.
    pub fn learn(&mut self, suite: &Suite, results: &Results) {
        for (path, _) in &suite.unreadable {
            let known = Known { depends_on: vec![settled(path)], failing: 1 };
            self.files.insert(path.clone(), known);
        }
        for file in &suite.files {
            let failing = usize::from(!file.faults.is_empty());
            self.files.insert(file.path.clone(), Known { depends_on: dependencies(file), failing });
        }
        for tested in &results.tested {
            let failed = match tested.outcome {
                Outcome::Failed { .. } | Outcome::Misfit(_) => 1,
                Outcome::Passed | Outcome::NotRun => 0,
            };
            if let Some(known) = self.files.get_mut(&suite.file(tested.test).path) {
                known.failing += failed;
            }
        }
    }

    /// Every call file with calls that were not as expected when they were last made, and how many.
    pub fn failing(&self) -> impl Iterator<Item = (&Path, usize)> {
        self.files
            .iter()
            .filter(|(_, known)| known.failing > 0)
            .map(|(path, known)| (path.as_path(), known.failing))
    }

    /// How many call files there are.
    pub fn count(&self) -> usize {
        self.files.len()
    }

    /// The folders in which something can happen that matters, each with whether what is inside its folders
    /// matters too. A file is watched through its folder, for editors put a new file in the place of the old one.
    pub fn folders(&self, asked: &[PathBuf]) -> BTreeMap<PathBuf, bool> {
        let mut folders = BTreeMap::new();
        let mut add = |folder: &Path, deep: bool| {
            if folder.is_dir() {
                *folders.entry(folder.to_owned()).or_insert(false) |= deep;
            }
        };
        for path in asked.iter().map(|path| settled(path)) {
            if path.is_dir() {
                add(&path, true);
            }
        }
        for on in self.files.values().flat_map(|known| &known.depends_on) {
            if on.is_dir() {
                add(on, true);
            }
            for above in on.ancestors().skip(1).take(2).take_while(|above| above.parent().is_some()) {
                add(above, false);
            }
        }
        folders
    }
}

impl Known {
    fn reached_by(&self, touch: &Touch) -> bool {
        self.depends_on.iter().any(|on| touch.reaches(on))
    }
}

impl Touch {
    /// Whether it matters to who depends on this file or folder.
    fn reaches(&self, on: &Path) -> bool {
        match self {
            Self::Anything => true,
            Self::Written(path) => path == on || is_inside(path, on),
            Self::Moved(path) => path == on || is_inside(path, on) || on.starts_with(path),
        }
    }

    /// The file or folder, if it is known, as its folder is really called.
    #[must_use]
    pub fn settled(self) -> Self {
        match self {
            Self::Written(path) => Self::Written(settled(&path)),
            Self::Moved(path) => Self::Moved(settled(&path)),
            Self::Anything => Self::Anything,
        }
    }
}

/// Whether a path is in a folder and is not one of the files that editors keep beside what they write.
fn is_inside(path: &Path, folder: &Path) -> bool {
    let beside = |name: &str| {
        let of_an_editor = [".swp", ".swx", ".tmp", ".bak"].iter().any(|end| name.ends_with(end));
        name.starts_with('.') || name.ends_with('~') || name.starts_with('#') || of_an_editor
    };
    path != folder
        && path.starts_with(folder)
        && !path.file_name().is_some_and(|name| beside(&name.to_string_lossy()))
}

/// What a call file depends on.
fn dependencies(file: &TestFile) -> Vec<PathBuf> {
    let mut on = vec![settled(&file.path)];
    let Some(script) = &file.answer.path else { return on };
    on.push(settled(script));
    for prompts in prompt_folders(script) {
        // Of a hotline that cannot be read not even the name is known, so any prompts may be its own.
        on.push(match &file.answer.hotline {
            Some(hotline) => settled(&prompts).join(hotline.name()),
            None => settled(&prompts),
        });
    }
    on
}

/// A path from the root, with its folder as it is really called, so that two ways of writing it are the same. The
/// file itself need not be there.
fn settled(path: &Path) -> PathBuf {
    if let Ok(path) = path.canonicalize().or_else(|_| std::path::absolute(path))
        && path.exists()
    {
        return path;
    }
    match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) if !folder.as_os_str().is_empty() => settled(folder).join(name),
        (_, Some(name)) => settled(Path::new(".")).join(name),
        (_, None) => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::caller::scripted::GoOn;
    use crate::caller::scripted::suite::{Choice, Progress, Run, find};
    use crate::script::starter;

    /// Two hotlines with a call each and a call to the built-in one, all run once.
    fn watched() -> (tempfile::TempDir, PathBuf, Watched) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        for name in ["one", "two"] {
            starter::write(name, &root).unwrap();
        }
        fs::write(root.join("scripts/post.call"), "language en\nhear Welcome to China Post\n").unwrap();
        let mut watched = Watched::default();
        run(&mut watched, &root);
        (folder, root, watched)
    }

    fn run(watched: &mut Watched, root: &Path) {
        let suite = Suite::read(&find(&[root.join("scripts")]).unwrap());
        let tests = suite.tests(&Choice::default());
        let progress = Progress::default();
        let run = Run {
            repeat: 1,
            jobs: Some(1),
            fail_fast: false,
            go_on: GoOn::No,
            count: false,
            progress: &progress,
        };
        watched.learn(&suite, &run.run(&suite, &tests).unwrap());
    }

    #[track_caller]
    fn runs(watched: &mut Watched, root: &Path, touch: Touch, expected: &[&str]) {
        let found = find(&[root.join("scripts")]).unwrap();
        let due = watched.again(&found, &[touch.clone().settled()]);
        let due: Vec<_> = due
            .iter()
            .map(|path| path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/"))
            .collect();
        assert_eq!(due, expected, "{touch:?}");
    }

    #[test]
    fn a_change_runs_the_calls_that_depend_on_it_and_no_others() {
        let (_kept, root, mut watched) = watched();
        let written = |path: &str| Touch::Written(root.join(path));
        runs(&mut watched, &root, written("scripts/one.call"), &["scripts/one.call"]);
        runs(&mut watched, &root, written("scripts/two.toml"), &["scripts/two.call"]);
        runs(&mut watched, &root, written("prompts/two/en.ftl"), &["scripts/two.call"]);
        runs(&mut watched, &root, written("prompts/one/news/2026-01-01-item.en.txt"), &["scripts/one.call"]);
        runs(&mut watched, &root, written("prompts/three/en.ftl"), &[]);
        runs(&mut watched, &root, written("report.xml"), &[]);
        runs(
            &mut watched,
            &root,
            Touch::Anything,
            &["scripts/one.call", "scripts/post.call", "scripts/two.call"],
        );
    }

    #[test]
    fn what_editors_keep_beside_a_file_runs_nothing_and_the_new_file_in_its_place_does() {
        let (_kept, root, mut watched) = watched();
        for beside in [".en.ftl.swp", "en.ftl~", "#en.ftl#", "4913.tmp"] {
            runs(&mut watched, &root, Touch::Moved(root.join("prompts/one").join(beside)), &[]);
        }
        runs(&mut watched, &root, Touch::Moved(root.join("scripts/one.call")), &["scripts/one.call"]);
        runs(
            &mut watched,
            &root,
            Touch::Moved(root.join("prompts")),
            &["scripts/one.call", "scripts/two.call"],
        );
        runs(&mut watched, &root, Touch::Written(root.join("scripts")), &[]);
    }

    #[test]
    fn a_new_call_is_run_and_one_that_is_gone_is_forgotten() {
        let (_kept, root, mut watched) = watched();
        fs::write(root.join("scripts/three.call"), "language en\nhear Goodbye\n").unwrap();
        runs(&mut watched, &root, Touch::Moved(root.join("scripts/three.call")), &["scripts/three.call"]);
        run(&mut watched, &root);
        assert_eq!(watched.failing().map(|(_, count)| count).collect::<Vec<_>>(), [1]);
        fs::remove_file(root.join("scripts/three.call")).unwrap();
        runs(&mut watched, &root, Touch::Moved(root.join("scripts/three.call")), &[]);
        assert_eq!((watched.failing().count(), watched.count()), (0, 3));
    }

    #[test]
    fn a_hotline_that_cannot_be_read_waits_for_any_prompts() {
        let (_kept, root, mut watched) = watched();
        fs::write(root.join("scripts/one.toml"), "[hotline\n").unwrap();
        run(&mut watched, &root);
        runs(&mut watched, &root, Touch::Written(root.join("prompts/any/en.ftl")), &["scripts/one.call"]);
    }

    #[test]
    fn files_are_watched_through_their_folders() {
        let (_kept, root, watched) = watched();
        let folders = watched.folders(&[root.join("scripts")]);
        for (folder, deep) in [("scripts", true), ("prompts/one", true), ("prompts", false)] {
            assert_eq!(folders.get(&root.join(folder)), Some(&deep), "{folder}");
        }
        assert!(folders.keys().all(|folder| folder.is_dir()), "{folders:?}");
    }
}
