//! What is in the folder already: what was rendered the last time and still says the same, what nobody says any more,
//! and what is somebody else's and stays.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io;
use std::path::{Component, Path};

use super::fault::Fault;
use super::job::Job;
use super::manifest::{Manifest, NAME, Prompt, Rendered};
use super::work::Plan;
use crate::file::write_whole;
use crate::prompt::Locale;

/// Prompts that were rendered before, by their languages and names.
pub(super) type Known<'a> = HashMap<(&'a str, &'a str), &'a Prompt>;

/// Those of a manifest.
pub(super) fn known(before: Option<&Manifest>) -> Known<'_> {
    let prompts = before.into_iter().flat_map(|manifest| &manifest.prompts);
    prompts.map(|prompt| ((prompt.language.as_str(), prompt.id.as_str()), prompt)).collect()
}

/// Prompts that were rendered before, in the languages that are asked for, and that nobody says any more.
pub(super) fn stale(
    before: Option<&Manifest>,
    languages: &[&'static Locale],
    kept: &[Prompt],
    changed: &[Job],
) -> Vec<Prompt> {
    let kept = kept.iter().map(|prompt| (prompt.language.as_str(), prompt.id.as_str()));
    let said: HashSet<(&str, &str)> =
        kept.chain(changed.iter().map(|job| (job.locale.tag, job.id.as_str()))).collect();
    let before = before.into_iter().flat_map(|manifest| &manifest.prompts);
    let stale = before.filter(|prompt| {
        languages.iter().any(|locale| locale.tag == prompt.language)
            && !said.contains(&(prompt.language.as_str(), prompt.id.as_str()))
    });
    stale.cloned().collect()
}

impl Plan<'_> {
    /// What was rendered the last time.
    pub(super) fn before(&self) -> Result<Option<Manifest>, Fault> {
        let path = self.folder.join(NAME);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Fault::Manifest { path, why: error.to_string() }),
        };
        let manifest = Manifest::read(&text).map_err(|why| Fault::Manifest { path, why })?;
        if manifest.hotline != self.hotline || manifest.system != self.system.name() {
            return Err(Fault::Another {
                folder: self.folder.to_owned(),
                there: manifest.hotline,
                system: manifest.system,
            });
        }
        Ok(Some(manifest))
    }

    pub(super) fn write(&self, manifest: &Manifest) -> Result<(), Fault> {
        let path = self.folder.join(NAME);
        let written = manifest
            .text()
            .map_err(io::Error::from)
            .and_then(|text| write_whole(&path, |out| out.write_all(text.as_bytes())));
        written.map_err(|error| Fault::File { path, error })
    }

    /// The prompt as it was rendered before, if it is all there and says the same.
    pub(super) fn as_before(&self, job: &Job, known: &Known<'_>) -> Option<Prompt> {
        let prompt = known.get(&(job.locale.tag, job.id.as_str()))?;
        let there = |file: &Rendered| {
            fs::metadata(self.folder.join(&file.path))
                .is_ok_and(|found| found.is_file() && found.len() == file.bytes)
        };
        let same_files =
            prompt.files.iter().map(|file| &file.path).eq(job.targets.iter().map(|target| &target.path));
        let same = prompt.digest == job.digest && same_files && prompt.files.iter().all(there);
        same.then(|| job.done(prompt.length, prompt.files.clone()))
    }

    /// Files that were not rendered here are somebody's work.
    pub(super) fn nothing_in_the_way(&self, jobs: &[Job], known: &Known<'_>) -> Result<(), Fault> {
        let own: HashSet<&str> =
            known.values().flat_map(|prompt| &prompt.files).map(|file| file.path.as_str()).collect();
        for target in jobs.iter().flat_map(|job| &job.targets) {
            let path = self.folder.join(&target.path);
            if !own.contains(target.path.as_str()) && path.symlink_metadata().is_ok() {
                return Err(Fault::Taken(path));
            }
        }
        Ok(())
    }

    /// What is there in languages that were not asked for.
    pub(super) fn others(&self, before: Option<&Manifest>) -> Vec<Prompt> {
        let asked = |tag: &str| self.languages.iter().any(|locale| locale.tag == tag);
        let prompts = before.iter().flat_map(|manifest| &manifest.prompts);
        prompts.filter(|prompt| !asked(&prompt.language)).cloned().collect()
    }

    /// Takes away files that were rendered here and that nothing names any more; gives how many.
    pub(super) fn remove(&self, stale: &[Prompt], prompts: &[Prompt]) -> Result<usize, Fault> {
        let still: HashSet<&str> =
            prompts.iter().flat_map(|prompt| &prompt.files).map(|file| file.path.as_str()).collect();
        let mut removed = 0;
        for file in stale.iter().flat_map(|prompt| &prompt.files) {
            // A manifest that somebody wrote by hand leads nowhere but into its own folder.
            let inside = Path::new(&file.path).components().all(|part| matches!(part, Component::Normal(_)));
            if !inside || still.contains(file.path.as_str()) {
                continue;
            }
            let path = self.folder.join(&file.path);
            match fs::remove_file(&path) {
                Ok(()) => removed += 1,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(Fault::File { path, error }),
            }
        }
        Ok(removed)
    }
}
