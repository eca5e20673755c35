//! Looks for the shortest way to everything in a hotline: all that a caller could do, then all they could do after
//! that, and so on, until everything is found or there is nothing new.

use std::collections::{BTreeMap, BTreeSet, HashSet, VecDeque};
use std::sync::Arc;

use jiff::Span;
use jiff::civil::DateTime;

use super::acts::{acts, early_acts};
use crate::call::{Call, Hearing, What};
use crate::caller::scripted::coverage::Item;
use crate::caller::scripted::plan::ORDINARY_MOMENT;
use crate::caller::{Handset, Lexicon};
use crate::key::Keys;
use crate::script::{Hotline, LanguageId, StepId, StepKind};
use crate::transcript::act::{Act, BETWEEN_KEYS};

/// After so many situations the search is given up; a hotline has some for each step and language.
const MOST: usize = 200_000;

/// More times of the day and week than this are not tried.
const MOST_MOMENTS: usize = 16;

/// A way through a hotline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Way {
    /// When the call is connected, on the hotline's clock.
    pub(super) at: DateTime,
    /// What the caller does, each when everything is said.
    pub(super) acts: Vec<Act>,
}

/// Where a call is, as far as it matters to what can follow.
type Situation = (usize, Option<StepId>, Option<What>, Option<Hearing>, LanguageId, Option<Keys>);

/// A call that was looked at, and how it came there: the call before it, and the act.
struct Seen {
    before: Option<usize>,
    act: Option<Act>,
    moment: usize,
}

/// The shortest way to each item that is wanted, as far as there is one.
pub(super) fn search(hotline: &Arc<Hotline>, wanted: &BTreeSet<Item>) -> BTreeMap<Item, Way> {
    let moments = moments(hotline);
    let mut searching = Searching {
        hotline,
        wanted,
        lexicon: Lexicon::default(),
        known: HashSet::new(),
        seen: Vec::new(),
        found: BTreeMap::new(),
        next: VecDeque::new(),
    };
    for (moment, at) in moments.iter().enumerate() {
        let Ok(connected) = hotline.timezone().to_timestamp(*at) else { continue };
        let call = Call::new(Arc::clone(hotline)).keeping_facts();
        let handset = Handset::answer(call, connected, &mut searching.lexicon);
        searching.look(handset, Seen { before: None, act: None, moment }, 0);
    }
    while let Some((place, handset)) = searching.next.pop_front() {
        if searching.found.len() == wanted.len() || searching.seen.len() > MOST {
            break;
        }
        let acts = match handset.hearing() {
            Some(_) => early_acts(handset.call()),
            None => acts(handset.call(), handset.now()),
        };
        for act in acts {
            let mut after = handset.clone();
            let known = after.call().facts().len();
            after.forget_heard();
            do_act(&mut after, &act, &mut searching.lexicon);
            let moment = searching.seen[place].moment;
            searching.look(after, Seen { before: Some(place), act: Some(act), moment }, known);
        }
    }
    let found = &searching.found;
    found.iter().map(|(item, place)| (*item, searching.way(*place, &moments))).collect()
}

struct Searching<'a> {
    hotline: &'a Hotline,
    wanted: &'a BTreeSet<Item>,
    lexicon: Lexicon,
    known: HashSet<Situation>,
    seen: Vec<Seen>,
    found: BTreeMap<Item, usize>,
    next: VecDeque<(usize, Handset)>,
}

impl Searching<'_> {
    /// Hears a call out and keeps what is new in it; facts before `known` were looked at earlier.
    fn look(&mut self, mut handset: Handset, seen: Seen, known: usize) {
        let place = self.seen.len();
        let everywhere = |item: &Item| matches!(item, Item::Everywhere(_));
        if handset.call().choices().is_empty()
            && handset.hearing().is_some()
            && self.wanted.iter().filter(|item| everywhere(item)).any(|item| !self.found.contains_key(item))
        {
            self.next.push_back((place, handset.clone()));
        }
        handset.hear_out(&mut self.lexicon);
        let keys = match &seen.act {
            Some(Act::Press { keys, .. }) => Some(*keys).filter(|_| handset.call().is_typing()),
            Some(Act::Type { .. } | Act::Wait(_) | Act::HangUp { .. }) | None => None,
        };
        let moment = seen.moment;
        self.seen.push(seen);
        for fact in &handset.call().facts()[known..] {
            Item::each(self.hotline, *fact, |item| {
                if self.wanted.contains(&item) {
                    self.found.entry(item).or_insert(place);
                }
            });
        }
        if handset.ending().is_some() {
            return;
        }
        let call = handset.call();
        let last = handset.heard().last().map(|heard| heard.saying);
        let situation = (
            moment,
            call.step(),
            last.map(|saying| saying.what),
            last.map(|saying| plain(saying.hearing)),
            call.settings().language,
            keys,
        );
        if self.known.insert(situation) {
            self.next.push_back((place, handset));
        }
    }

    /// How the caller came to a place.
    fn way(&self, mut place: usize, moments: &[DateTime]) -> Way {
        let at = moments[self.seen[place].moment];
        let mut acts = Vec::new();
        while let Seen { before: Some(before), act: Some(act), .. } = &self.seen[place] {
            acts.push(act.clone());
            place = *before;
        }
        acts.reverse();
        Way { at, acts }
    }
}

/// Why something is heard, without what was pressed.
fn plain(hearing: Hearing) -> Hearing {
    match hearing {
        Hearing::NoMatch { tries, .. } => Hearing::NoMatch { tries, keys: Keys::NONE },
        Hearing::First
        | Hearing::Again
        | Hearing::NoInput { .. }
        | Hearing::NotUnderstood { .. }
        | Hearing::TooShort { .. }
        | Hearing::NotValid { .. } => hearing,
    }
}

/// Does what an act says, now or when it says.
pub(super) fn do_act(handset: &mut Handset, act: &Act, lexicon: &mut Lexicon) {
    if let Some(after) = act.after() {
        handset.wait(after, lexicon);
    }
    match act {
        Act::Press { keys, .. } => {
            for (index, key) in keys.iter().enumerate() {
                if index > 0 {
                    handset.wait(BETWEEN_KEYS, lexicon);
                }
                handset.press(key, lexicon);
            }
        }
        Act::Type { words, .. } => handset.types(words, lexicon),
        Act::Wait(length) => handset.wait(*length, lexicon),
        Act::HangUp { .. } => handset.hang_up(lexicon),
    }
}

/// The ordinary moment, and for each timetable the first at which it is the other way.
fn moments(hotline: &Hotline) -> Vec<DateTime> {
    let timetables = hotline.steps().iter().filter_map(|step| match &step.kind {
        StepKind::Hours(hours) => Some(&hours.timetable),
        StepKind::Line(line) => line.hours.as_ref().map(|(timetable, _)| timetable),
        StepKind::Menu(_) | StepKind::Bulletin(_) | StepKind::Announcement(_) | StepKind::Entry(_) => None,
    });
    let mut moments = vec![ORDINARY_MOMENT];
    for timetable in timetables {
        for open in [true, false] {
            if moments.iter().any(|moment| timetable.is_open(*moment) == open) {
                continue;
            }
            let half_hours = (1..=2 * 24 * 14)
                .filter_map(|half| ORDINARY_MOMENT.checked_add(Span::new().minutes(30 * half)).ok());
            let is_plain =
                |moment: &DateTime| !hotline.timezone().to_ambiguous_timestamp(*moment).is_ambiguous();
            moments.extend(half_hours.filter(is_plain).find(|moment| timetable.is_open(*moment) == open));
        }
    }
    moments.truncate(MOST_MOMENTS);
    moments
}
