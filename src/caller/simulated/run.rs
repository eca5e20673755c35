//! Many simulated calls: every caller with every wish in every language, so many times each, on all cores.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use rayon::prelude::*;

use super::chance::{Chance, seed};
use super::conversation::{Setting, converse};
use super::ear::Ears;
use super::habits::Habits;
use super::outcome::{Counted, Deed, Outcome};
use super::room::Room;
use super::statistics::Share;
use super::tally::Tally;
use super::wish::{InMind, Wish, helping_lines};
use crate::caller::scripted::ORDINARY_MOMENT;
use crate::caller::{Handset, Lexicon};
use crate::clock::At;
use crate::script::{Channel, Hotline, LanguageId, StepId};

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

/// What came of the calls of one caller with one wish in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The caller, as a place among the callers.
    pub caller: usize,
    /// The wish, as a place among the wishes.
    pub wish: usize,
    /// The caller's language; none if the hotline does not speak it.
    pub language: Option<LanguageId>,
    /// What came of it.
    pub tally: Tally,
}

/// How many people of one kind, in one language, completed nothing at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nothing {
    /// The caller, as a place among the callers.
    pub caller: usize,
    /// Their language.
    pub language: Option<LanguageId>,
    /// The share.
    pub share: Share,
}

/// What came of it all.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// By caller, language and wish.
    pub rows: Vec<Row>,
    /// By caller and language.
    pub nothing: Vec<Nothing>,
    /// Whether somebody stopped it before its end.
    pub stopped: bool,
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

/// One caller in one language.
#[derive(Clone, Copy, Debug)]
struct Group {
    caller: usize,
    language: Option<LanguageId>,
}

/// What a group's calls have in common, for each wish.
struct Prepared<'a> {
    simulation: &'a Simulation,
    groups: Vec<Group>,
    /// By language, then by wish.
    minds: Vec<(Option<LanguageId>, Vec<InMind>)>,
    ears: Ears,
    helping: Vec<StepId>,
    beginning: Handset,
    spare: Mutex<Vec<Room>>,
}

impl Simulation {
    /// How many calls it takes.
    pub fn calls(&self) -> u64 {
        let groups = self.groups().len() as u64;
        groups.saturating_mul(self.wishes.len() as u64).saturating_mul(self.people)
    }

    fn groups(&self) -> Vec<Group> {
        let mut groups = Vec::new();
        for (caller, habits) in self.callers.iter().enumerate() {
            let all: Vec<LanguageId> = self.hotline.language_ids().collect();
            let languages: Vec<Option<LanguageId>> = match (habits.foreign, self.language) {
                (false, Some(language)) => vec![Some(language)],
                (false, None) => all.into_iter().map(Some).collect(),
                // Who does not know the first language knows one of the others, or none of them.
                (true, Some(LanguageId::FIRST)) => Vec::new(),
                (true, Some(language)) => vec![Some(language)],
                (true, None) => all.into_iter().skip(1).map(Some).chain([None]).collect(),
            };
            groups.extend(languages.into_iter().map(|language| Group { caller, language }));
        }
        groups
    }

    fn prepared(&self) -> Prepared<'_> {
        let (beginning, _) = self.beginning();
        let languages = self.hotline.language_ids().map(Some).chain([None]);
        let minds = languages.map(|language| {
            let minds = self.wishes.iter();
            (language, minds.map(|wish| InMind::new(&self.hotline, &self.learned, wish, language)).collect())
        });
        Prepared {
            simulation: self,
            groups: self.groups(),
            minds: minds.collect(),
            ears: Ears::of(&self.hotline),
            helping: helping_lines(&self.hotline),
            beginning,
            spare: Mutex::new(Vec::new()),
        }
    }

    /// The moment of every call in the world's time.
    pub fn connected(&self) -> Timestamp {
        let zone = self.hotline.timezone();
        zone.to_ambiguous_timestamp(ORDINARY_MOMENT).compatible().unwrap_or(Timestamp::UNIX_EPOCH)
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

impl Prepared<'_> {
    /// The place of a row's group.
    fn group_of(&self, row: &Row) -> usize {
        let is_own = |group: &Group| group.caller == row.caller && group.language == row.language;
        self.groups.iter().position(is_own).unwrap_or(0)
    }

    fn room(&self) -> Room {
        let spare = self.spare.lock().unwrap_or_else(PoisonError::into_inner).pop();
        spare.unwrap_or_else(|| {
            let (beginning, lexicon) = self.simulation.beginning();
            Room::new(&beginning, lexicon)
        })
    }

    /// Has some people of a group call, each once with every wish.
    fn call(&self, group: usize, people: std::ops::Range<u64>, sums: &mut Sums, progress: &Progress) {
        let mut room = self.room();
        let wishes = self.simulation.wishes.len();
        for person in people.clone() {
            let mut completed_any = false;
            for wish in 0..wishes {
                let counted = self.one(group, wish, person, &mut room, None);
                completed_any |= counted.outcome == Outcome::Completed;
                sums.tallies[group * wishes + wish].add(&counted);
            }
            sums.nothing[group].all += 1;
            sums.nothing[group].of += u64::from(!completed_any);
        }
        progress.calls.fetch_add((people.end - people.start) * wishes as u64, Ordering::Relaxed);
        self.spare.lock().unwrap_or_else(PoisonError::into_inner).push(room);
    }

    fn one(
        &self,
        group: usize,
        wish: usize,
        person: u64,
        room: &mut Room,
        deeds: Option<&mut Vec<(At, Deed)>>,
    ) -> Counted {
        let Group { caller, language } = self.groups[group];
        let habits = &self.simulation.callers[caller];
        let place = language.map_or(self.minds.len() - 1, LanguageId::index);
        let number = place * self.simulation.wishes.len() + wish;
        let tag = language.map_or(OTHER_LANGUAGE, |language| self.simulation.hotline.locale(language).tag);
        let name = &self.simulation.wishes[wish].name;
        let who = seed(self.simulation.seed, &[&habits.name, tag]);
        let call = seed(self.simulation.seed, &[&habits.name, tag, name]);
        let setting = Setting {
            habits,
            wish: &self.minds[place].1[wish],
            number,
            beginning: &self.beginning,
            ears: &self.ears,
            helping: &self.helping,
            can_call: can_call(&self.simulation.hotline, habits),
        };
        converse(setting, room, &mut Chance::of(who, person), &mut Chance::of(call, person), deeds)
    }
}

/// Everything counted, by group and wish.
struct Sums {
    tallies: Vec<Tally>,
    nothing: Vec<Share>,
}

impl Sums {
    fn merged(mut self, other: Self) -> Self {
        for (own, its) in self.tallies.iter_mut().zip(&other.tallies) {
            own.merge(its);
        }
        for (own, its) in self.nothing.iter_mut().zip(&other.nothing) {
            own.of += its.of;
            own.all += its.all;
        }
        self
    }
}
