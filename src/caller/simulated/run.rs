//! Many simulated calls: every caller with every wish in every language, so many times each, on all cores.

mod prepared;
mod results;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use jiff::Timestamp;
use rayon::prelude::*;

use self::prepared::Sums;
pub use self::results::{Nothing, Results, Row};
use super::habits::Habits;
use super::outcome::{Counted, Deed};
use super::statistics::Share;
use super::tally::Tally;
use super::wish::Wish;
use crate::caller::scripted::ordinary_moment;
use crate::caller::{Handset, Lexicon};
use crate::clock::At;
use crate::script::{Channel, Hotline, LanguageId};

/// So many people call one after the other on one core before somebody looks whether to stop.
const AT_A_TIME: u64 = 256;

/// The tag of a caller whose language the hotline does not speak (BCP 47: undetermined).
pub const OTHER_LANGUAGE: &str = "und";

/// What is simulated.
#[derive(Clone, Debug)]
pub struct Simulation {
    /// The hotline.
    pub hotline: Arc<Hotline>,
    /// The hotline as regular callers have learned it: the same, or an older one.
    pub learned: Arc<Hotline>,
    /// Who calls.
    pub callers: Vec<Habits>,
    /// What for.
    pub wishes: Vec<Wish>,
    /// The callers' languages, if not all.
    pub language: Option<LanguageId>,
    /// Where all chance comes from.
    pub seed: u64,
    /// How many people of each kind call, each once with every wish.
    pub people: u64,
}

/// How far it is, to be looked at while it runs.
#[derive(Debug, Default)]
pub struct Progress {
    /// How many calls were made.
    pub calls: AtomicU64,
    /// Set by whoever wants it to stop.
    pub stop: AtomicBool,
}

/// Whether a hotline can be reached by what a caller calls with. Whoever only has text needs a text channel, which
/// the script names in `[channels]`; a relay service calls the number that everybody calls.
pub fn can_call(hotline: &Hotline, habits: &Habits) -> bool {
    let has_text = || {
        let channels = &hotline.about().channels;
        channels.iter().any(|(channel, _)| matches!(channel, Channel::RealTimeText | Channel::Chat))
    };
    habits.channel != super::Channel::Text || has_text()
}

impl Simulation {
    /// How many calls it takes.
    pub fn calls(&self) -> u64 {
        let groups = self.groups().len() as u64;
        groups.saturating_mul(self.wishes.len() as u64).saturating_mul(self.people)
    }

    /// The moment of every call in the world's time.
    pub fn connected(&self) -> Timestamp {
        ordinary_moment(&self.hotline)
    }

    fn beginning(&self) -> (Handset, Lexicon) {
        let mut lexicon = Lexicon::default();
        let handset = Handset::connect(Arc::clone(&self.hotline), self.connected(), None, &mut lexicon);
        (handset, lexicon)
    }

    /// Makes all the calls, on so many cores; on all of them without.
    ///
    /// # Errors
    /// When no threads can be started.
    pub fn run(
        &self,
        jobs: Option<usize>,
        progress: &Progress,
    ) -> Result<Results, rayon::ThreadPoolBuildError> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs.unwrap_or(0)).build()?;
        Ok(pool.install(|| self.run_here(progress)))
    }

    /// Makes all the calls on the cores that this thread may use.
    pub fn run_here(&self, progress: &Progress) -> Results {
        let prepared = self.prepared();
        let (groups, wishes) = (prepared.groups.len(), self.wishes.len());
        let turns = self.people.div_ceil(AT_A_TIME);
        let empty = || Sums {
            tallies: vec![Tally::default(); groups * wishes],
            nothing: vec![Share::default(); groups],
        };
        let sums = (0..turns.saturating_mul(groups as u64))
            .into_par_iter()
            .take_any_while(|_| !progress.stop.load(Ordering::Relaxed))
            .fold(empty, |mut sums, turn| {
                let group = usize::try_from(turn / turns).unwrap_or(usize::MAX);
                let first = turn % turns * AT_A_TIME;
                let people = first..(first + AT_A_TIME).min(self.people);
                prepared.call(group, people, &mut sums, progress);
                sums
            })
            .reduce(empty, Sums::merged);
        let Sums { tallies, nothing } = sums;
        let mut tallies = tallies.into_iter();
        let mut rows = Vec::with_capacity(groups * wishes);
        for group in &prepared.groups {
            for (wish, tally) in (0..wishes).zip(tallies.by_ref()) {
                rows.push(Row { caller: group.caller, wish, language: group.language, tally });
            }
        }
        let nothing = prepared.groups.iter().zip(nothing);
        let nothing =
            nothing.map(|(group, share)| Nothing { caller: group.caller, language: group.language, share });
        Results { rows, nothing: nothing.collect(), stopped: progress.stop.load(Ordering::Relaxed) }
    }

    /// Makes one of the calls again, and gives what the caller did.
    pub fn again(&self, row: &Row, person: u64) -> (Counted, Vec<(At, Deed)>) {
        let prepared = self.prepared();
        let group = prepared.group_of(row);
        let mut room = prepared.room();
        let mut deeds = Vec::new();
        let counted = prepared.one(group, row.wish, person, &mut room, Some(&mut deeds));
        (counted, deeds)
    }

    /// What came of each call of a row: its person, and what was counted. At most so many of them.
    pub fn each_of(&self, row: &Row, most: u64) -> Vec<(u64, Counted)> {
        let prepared = self.prepared();
        let group = prepared.group_of(row);
        let mut room = prepared.room();
        (0..self.people.min(most))
            .map(|person| (person, prepared.one(group, row.wish, person, &mut room, None)))
            .collect()
    }
}
