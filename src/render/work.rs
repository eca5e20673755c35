//! The work of rendering: compares what is asked for with what is there, speaks what has changed, on all cores, and
//! takes away what nobody says any more.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rayon::prelude::*;

use super::Asked;
use super::fault::Fault;
use super::heard::Heard;
use super::job::Job;
use super::layout::System;
use super::manifest::{Prompt, Rendered, SaidBy};
use super::there::{known, stale};
use crate::file::write_whole;
use crate::prompt::Locale;
use crate::sound::wav::{Encoding, bytes};
use crate::voice::{Manner, Voice, speak};

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
    /// Prompts of which recordings say everything, rendered now or as they were.
    pub recorded: usize,
    /// Prompts of which recordings say a part and the voice the rest, rendered now or as they were.
    pub partly: usize,
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
        let known = known(before.as_ref());
        let (jobs, composed) = self.jobs(&Heard::of(voice, &self.asked));
        let kept: Vec<Option<Prompt>> = jobs.par_iter().map(|job| self.as_before(job, &known)).collect();
        let changed: Vec<Job> =
            jobs.into_iter().zip(&kept).filter(|(_, kept)| kept.is_none()).map(|(job, _)| job).collect();
        let mut prompts: Vec<Prompt> = kept.into_iter().flatten().collect();
        self.nothing_in_the_way(&changed, &known)?;

        let said = prompts.iter().map(|prompt| prompt.said_by);
        let said: Vec<SaidBy> = said.chain(changed.iter().map(|job| job.sources.by)).collect();
        let by = |who: SaidBy| said.iter().filter(|by| **by == who).count();
        let mut tally = Tally {
            rendered: changed.len(),
            unchanged: prompts.len(),
            removed: 0,
            recorded: by(SaidBy::Recordings),
            partly: by(SaidBy::RecordingsAndVoice),
        };
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
        Ok(job.done(length, files))
    }
}
