//! What the calls of a simulation have in common, made ready once: who calls in which language, what each has in mind,
//! and room to call in.

use std::ops::Range;
use std::sync::atomic::Ordering;
use std::sync::{Mutex, PoisonError};

use super::{OTHER_LANGUAGE, Progress, Row, Simulation, can_call};
use crate::caller::Handset;
use crate::caller::simulated::chance::{Chance, seed};
use crate::caller::simulated::conversation::{Setting, converse};
use crate::caller::simulated::ear::Ears;
use crate::caller::simulated::outcome::{Counted, Deed, Outcome};
use crate::caller::simulated::room::Room;
use crate::caller::simulated::statistics::Share;
use crate::caller::simulated::tally::Tally;
use crate::caller::simulated::wish::{InMind, helping_lines};
use crate::clock::At;
use crate::script::{LanguageId, StepId};

/// One caller in one language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    pub(super) caller: usize,
    pub(super) language: Option<LanguageId>,
}

/// What a group's calls have in common, for each wish.
pub(super) struct Prepared<'a> {
    simulation: &'a Simulation,
    pub(super) groups: Vec<Group>,
    /// By language, then by wish.
    minds: Vec<(Option<LanguageId>, Vec<InMind>)>,
    ears: Ears,
    helping: Vec<StepId>,
    beginning: Handset,
    spare: Mutex<Vec<Room>>,
}

impl Simulation {
    pub(super) fn groups(&self) -> Vec<Group> {
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

    pub(super) fn prepared(&self) -> Prepared<'_> {
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
}

impl Prepared<'_> {
    /// The place of a row's group.
    pub(super) fn group_of(&self, row: &Row) -> usize {
        let is_own = |group: &Group| group.caller == row.caller && group.language == row.language;
        self.groups.iter().position(is_own).unwrap_or(0)
    }

    pub(super) fn room(&self) -> Room {
        let spare = self.spare.lock().unwrap_or_else(PoisonError::into_inner).pop();
        spare.unwrap_or_else(|| {
            let (beginning, lexicon) = self.simulation.beginning();
            Room::new(&beginning, lexicon)
        })
    }

    /// Has some people of a group call, each once with every wish.
    pub(super) fn call(&self, group: usize, people: Range<u64>, sums: &mut Sums, progress: &Progress) {
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

    pub(super) fn one(
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
pub(super) struct Sums {
    pub(super) tallies: Vec<Tally>,
    pub(super) nothing: Vec<Share>,
}

impl Sums {
    pub(super) fn merged(mut self, other: Self) -> Self {
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
