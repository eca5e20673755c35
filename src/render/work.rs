//! The work of rendering: compares what is asked for with what is there, speaks what has changed, on all cores, and
//! takes away what nobody says any more.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rayon::prelude::*;

use super::layout::{System, Target};
use super::manifest::{Composed, FORM, Manifest, NAME, Piece, Prompt, Rendered};
use super::{Asked, Says};
use crate::diagnostic::quoted;
use crate::file::{self, write_whole};
use crate::prompt::{Locale, Part, Utterance};
use crate::sound::measure::{HIGHEST, TARGET};
use crate::sound::wav::{Encoding, bytes};
use crate::transcript::Digest;
use crate::voice::{Manner, Trouble, Voice, speak};

/// What is to be rendered, where, and for whom.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    /// The hotline's name.
    pub hotline: &'a str,
    /// Everything that it says, in each language that was asked for.
    pub asked: Vec<Asked>,
    /// The languages that were asked for; what is there in others stays.
    pub languages: Vec<&'static Locale>,
    /// For which telephone system.
    pub system: System,
    /// The folder.
    pub folder: &'a Path,
    /// What tells the voice from others.
    pub voice: &'a str,
}

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Prompts that were spoken.
    pub rendered: usize,
    /// Prompts that are as they were.
    pub unchanged: usize,
    /// Files of prompts that nobody says any more, taken away.
    pub removed: usize,
}

/// Why it could not be done.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The voice could not say something.
    #[error("cannot render `{id}`: {trouble}")]
    Voice {
        /// What.
        id: String,
        /// Why.
        trouble: Trouble,
    },
    /// A file could not be written.
    #[error("cannot write {}: {}; what was rendered before is kept, and the next run goes on from there", quoted(&path.display().to_string()), file::why(error))]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// Whoever watches wanted no more.
    #[error("stopped before the end; what was rendered is kept, and the next run goes on from there")]
    Stopped,
    /// Something is in the way.
    #[error("there is {} already, and it was not rendered here, so it is not replaced; move it away, or choose another folder", quoted(&.0.display().to_string()))]
    Taken(PathBuf),
    /// The manifest cannot be read.
    #[error("cannot read {}: {why}; take it away, with the files it names, to render everything anew", quoted(&path.display().to_string()))]
    Manifest {
        /// Where.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// The manifest is another hotline's.
    #[error("{} holds the prompts of `{there}` for {system}; choose another folder for those of another hotline or for another system", quoted(&folder.display().to_string()))]
    Another {
        /// Where.
        folder: PathBuf,
        /// Whose it is.
        there: String,
        /// What they are for.
        system: String,
    },
}

/// One file to be.
struct Job {
    id: String,
    locale: &'static Locale,
    words: Utterance,
    digest: String,
    targets: [Target; 2],
}

impl Job {
    /// A prompt whose files are not whole yet: whoever finds it in a manifest renders it anew.
    fn begun(&self) -> Prompt {
        let file = |target: &Target| Rendered { path: target.path.clone(), rate: target.rate, bytes: 0 };
        Prompt {
            id: self.id.clone(),
            language: self.locale.tag.to_owned(),
            words: self.words.to_string(),
            digest: String::new(),
            length: 0,
            files: self.targets.iter().map(file).collect(),
        }
    }
}

/// Prompts that were rendered before, in the languages that are asked for, and that nobody says any more.
fn stale(
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
    /// Renders what has changed. Whoever watches is told of each prompt that is done, and how many there are to do, and
    /// says whether to go on.
    ///
    /// # Errors
    /// When the voice fails or a file cannot be written; what was done by then is kept, and known the next time.
    pub fn run(
        &self,
        voice: &dyn Voice,
        done: &(dyn Fn(usize, usize) -> bool + Sync),
    ) -> Result<Tally, Fault> {
        let before = self.before()?;
        let known: HashMap<(&str, &str), &Prompt> = before
            .iter()
            .flat_map(|manifest| &manifest.prompts)
            .map(|prompt| ((prompt.language.as_str(), prompt.id.as_str()), prompt))
            .collect();
        let (jobs, composed) = self.jobs();
        let kept: Vec<Option<Prompt>> = jobs.par_iter().map(|job| self.as_before(job, &known)).collect();
        let changed: Vec<Job> =
            jobs.into_iter().zip(&kept).filter(|(_, kept)| kept.is_none()).map(|(job, _)| job).collect();
        let mut prompts: Vec<Prompt> = kept.into_iter().flatten().collect();
        let own: HashSet<&str> =
            known.values().flat_map(|prompt| &prompt.files).map(|file| file.path.as_str()).collect();
        self.nothing_in_the_way(&changed, &own)?;

        let mut tally = Tally { rendered: changed.len(), unchanged: prompts.len(), removed: 0 };
        let stale = stale(before.as_ref(), &self.languages, &prompts, &changed);
        prompts.extend(self.others(before.as_ref()));
        let mut trouble = None;
        if !changed.is_empty() {
            // Whatever stops the work, the next run knows which files are its own.
            let begun = prompts.iter().chain(&stale).cloned().chain(changed.iter().map(Job::begun));
            self.write(&self.manifest(begun.collect(), composed.clone(), before.as_ref()))?;
            let (count, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
            let made: Vec<Result<Prompt, Fault>> = changed
                .par_iter()
                .map(|job| {
                    if stopped.load(Ordering::Relaxed) {
                        return Err(Fault::Stopped);
                    }
                    let made = self.render(job, voice);
                    if !done(count.fetch_add(1, Ordering::Relaxed) + 1, changed.len()) {
                        stopped.store(true, Ordering::Relaxed);
                    }
                    made
                })
                .collect();
            for (made, job) in made.into_iter().zip(&changed) {
                match made {
                    Ok(prompt) => prompts.push(prompt),
                    Err(fault) => {
                        trouble = trouble.or(Some(fault));
                        prompts.push(job.begun());
                    }
                }
            }
        }
        if trouble.is_none() {
            tally.removed = self.remove(&stale, &prompts)?;
        } else {
            prompts.extend(stale);
        }
        let manifest = self.manifest(prompts, composed, before.as_ref());
        if before.as_ref() != Some(&manifest) {
            self.write(&manifest)?;
        }
        trouble.map_or(Ok(tally), Err)
    }

    fn write(&self, manifest: &Manifest) -> Result<(), Fault> {
        let path = self.folder.join(NAME);
        let written = manifest
            .text()
            .map_err(io::Error::from)
            .and_then(|text| write_whole(&path, |out| out.write_all(text.as_bytes())));
        written.map_err(|error| Fault::File { path, error })
    }

    /// What was rendered the last time.
    fn before(&self) -> Result<Option<Manifest>, Fault> {
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

    /// What is to be a file, and what is to be put together.
    fn jobs(&self) -> (Vec<Job>, Vec<Composed>) {
        let (mut jobs, mut composed) = (Vec::new(), Vec::new());
        for asked in &self.asked {
            let job = |id: String, words: &Utterance| Job {
                digest: self.digest(asked.locale, words),
                targets: self.system.targets(self.hotline, asked.locale, &id),
                id,
                locale: asked.locale,
                words: words.clone(),
            };
            if let [Says::Words(words)] = asked.says.as_slice() {
                jobs.push(job(asked.id.clone(), words));
                continue;
            }
            let mut pieces = Vec::new();
            let mut words = Vec::new();
            for says in &asked.says {
                match says {
                    Says::Words(spoken) => {
                        let number =
                            pieces.iter().filter(|piece| matches!(piece, Piece::Prompt(_))).count() + 1;
                        let id = format!("{}.{number}", asked.id);
                        words.push(spoken.to_string());
                        jobs.push(job(id.clone(), spoken));
                        pieces.push(Piece::Prompt(id));
                    }
                    Says::Value(name) => {
                        words.push(format!("{{{name}}}"));
                        pieces.push(Piece::Value(name.clone()));
                    }
                }
            }
            let language = asked.locale.tag.to_owned();
            composed.push(Composed { id: asked.id.clone(), language, words: words.join(" "), pieces });
        }
        (jobs, composed)
    }

    /// The same as long as what is heard is the same. A new version may speak in another way.
    fn digest(&self, locale: &Locale, words: &Utterance) -> String {
        let loudness = loudness();
        let mut texts = vec![self.voice, env!("CARGO_PKG_VERSION"), &loudness, locale.tag];
        let pauses: Vec<String> = words
            .parts()
            .iter()
            .map(|part| match part {
                Part::Pause(length) => format!("{}ms", length.as_millis()),
                Part::Words { locale, said } => format!("{} {}", locale.tag, said.ear),
            })
            .collect();
        texts.extend(pauses.iter().map(String::as_str));
        Digest::of_texts(texts).to_string()
    }

    /// The prompt as it was rendered before, if it is all there and says the same.
    fn as_before(&self, job: &Job, known: &HashMap<(&str, &str), &Prompt>) -> Option<Prompt> {
        let prompt = known.get(&(job.locale.tag, job.id.as_str()))?;
        let there = |file: &Rendered| {
            fs::metadata(self.folder.join(&file.path))
                .is_ok_and(|found| found.is_file() && found.len() == file.bytes)
        };
        let same_files =
            prompt.files.iter().map(|file| &file.path).eq(job.targets.iter().map(|target| &target.path));
        let same = prompt.digest == job.digest && same_files && prompt.files.iter().all(there);
        same.then(|| Prompt { words: job.words.to_string(), ..(*prompt).clone() })
    }

    /// Files that were not rendered here are somebody's work.
    fn nothing_in_the_way(&self, jobs: &[Job], own: &HashSet<&str>) -> Result<(), Fault> {
        for target in jobs.iter().flat_map(|job| &job.targets) {
            let path = self.folder.join(&target.path);
            if !own.contains(target.path.as_str()) && path.symlink_metadata().is_ok() {
                return Err(Fault::Taken(path));
            }
        }
        Ok(())
    }

    fn render(&self, job: &Job, voice: &dyn Voice) -> Result<Prompt, Fault> {
        let spoken = speak(&job.words, Manner::default(), voice)
            .map_err(|trouble| Fault::Voice { id: job.id.clone(), trouble })?;
        let mut length = 0;
        let mut files = Vec::with_capacity(job.targets.len());
        for target in &job.targets {
            let sound = spoken.clone().resampled(target.rate).faded().levelled();
            length = u64::try_from(sound.length().as_millis()).unwrap_or(u64::MAX);
            let path = self.folder.join(&target.path);
            let written = bytes(&sound, Encoding::Pcm16).and_then(|bytes| {
                if let Some(folder) = path.parent() {
                    fs::create_dir_all(folder)?;
                }
                write_whole(&path, |out| out.write_all(&bytes))?;
                Ok(bytes.len() as u64)
            });
            let bytes = written.map_err(|error| Fault::File { path, error })?;
            files.push(Rendered { path: target.path.clone(), rate: target.rate, bytes });
        }
        Ok(Prompt {
            id: job.id.clone(),
            language: job.locale.tag.to_owned(),
            words: job.words.to_string(),
            digest: job.digest.clone(),
            length,
            files,
        })
    }

    /// What is there in languages that were not asked for.
    fn others(&self, before: Option<&Manifest>) -> Vec<Prompt> {
        let asked = |tag: &str| self.languages.iter().any(|locale| locale.tag == tag);
        let prompts = before.iter().flat_map(|manifest| &manifest.prompts);
        prompts.filter(|prompt| !asked(&prompt.language)).cloned().collect()
    }

    /// Takes away files that were rendered here and that nothing names any more; gives how many.
    fn remove(&self, stale: &[Prompt], prompts: &[Prompt]) -> Result<usize, Fault> {
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

    fn manifest(
        &self,
        mut prompts: Vec<Prompt>,
        mut composed: Vec<Composed>,
        before: Option<&Manifest>,
    ) -> Manifest {
        prompts.sort_by(|one, other| (&one.language, &one.id).cmp(&(&other.language, &other.id)));
        let asked = |tag: &str| self.languages.iter().any(|locale| locale.tag == tag);
        let others = before.iter().flat_map(|manifest| &manifest.composed);
        composed.extend(others.filter(|composed| !asked(&composed.language)).cloned());
        composed.sort_by(|one, other| (&one.language, &one.id).cmp(&(&other.language, &other.id)));
        let dates = match self.system {
            System::Asterisk => {
                "whole where the script or the news has them; in a call, by SayUnixTime and SayNumber"
            }
            System::FreeSwitch => {
                "whole where the script or the news has them; in a call, by the application say"
            }
            System::Wav => {
                "whole where the script or the news has them; in a call, by whoever plays the files"
            }
        };
        Manifest {
            form: FORM,
            reachline: env!("CARGO_PKG_VERSION").to_owned(),
            hotline: self.hotline.to_owned(),
            system: self.system.name().to_owned(),
            voice: self.voice.to_owned(),
            loudness: loudness(),
            numbers: "whole where the script has them; in a call, digit by digit: digit-0 to digit-9, and keys: key-0 to key-9, key-star, key-hash".to_owned(),
            dates: dates.to_owned(),
            prompts,
            composed,
        }
    }
}

fn loudness() -> String {
    format!("{TARGET} LUFS by EBU R128, true peaks at most {HIGHEST} dBTP")
}
