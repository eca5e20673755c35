//! How a caller listens and decides: options come one after another, some are missed, few are held in mind, and the
//! one whose words have most to do with the wish is taken.

use std::time::Duration;

use super::{Answer, Conversation, Held};
use crate::call::{Hearing, What};
use crate::caller::simulated::ear::{CLEAR, Cue, Ear, PLAUSIBLE, Point};
use crate::caller::simulated::habits::{Channel, Habit, ORDINARY_RATE};
use crate::clock::At;
use crate::key::{Key, Keys};
use crate::script::Accept;

/// Nobody misses more than this, however unlike the middle of their kind they are.
const MOST_MISSED: f64 = 0.95;

impl Conversation<'_> {
    /// Listens to what is being said, and says what the caller will do about it; nothing if they only go on
    /// listening.
    pub(super) fn listen(&mut self, place: usize) -> Option<Answer> {
        let heard = &self.handset.heard()[place];
        let (saying, from, percent) = (heard.saying, heard.from, heard.pace.percent());
        let ear = self.ear(place);
        let end = self.understood(from, ear.end, percent).max(self.may_answer(from, ear.end, percent));
        if self.leaves && !self.is_being_connected() {
            return Some(Answer::Leave { decided: from });
        }
        match saying.what {
            What::Menu(_) | What::Headlines { .. } | What::Settings | What::Languages => {
                self.choose(&ear, from, percent, end, saying.hearing)
            }
            What::Line(_) => first(&ear, 0, end),
            What::Guess(_) => first(&ear, usize::from(ear.likeness < CLEAR), end),
            What::ReadBack { typed, .. } => first(&ear, usize::from(typed != self.typed), end),
            What::HiddenReadBack { count, .. } => {
                first(&ear, usize::from(usize::from(count) != self.typed.len()), end)
            }
            What::Paused { .. } => first(&ear, 0, end),
            What::Waiting { .. } => Some(Answer::Press { keys: Key::Five.into(), decided: end, cue: None }),
            What::Entry(step) => {
                let entry = self.entry(step)?;
                if entry.accept == Accept::YesNo {
                    return first(&ear, 0, end);
                }
                let mut keys = digits(entry.accept);
                let most = self.setting.habits.count(Habit::Digits);
                keys = keys.iter().take(most).collect();
                self.typed = keys;
                Some(Answer::Digits { keys, decided: end })
            }
            What::Greeting(_)
            | What::Closed(_)
            | What::NoNews(_)
            | What::Story { .. }
            | What::Announcement(_) => None,
        }
    }

    /// When a point of something said has come to the caller.
    fn understood(&self, from: At, point: Point, percent: u32) -> At {
        let spoken = from + Duration::from_millis(point.after(percent));
        let rate = self.habit(Habit::Reads);
        if rate == 0.0 {
            return spoken;
        }
        let read = from + Duration::from_secs_f64(f64::from(point.spoken) / 1000.0 * ORDINARY_RATE / rate);
        match self.setting.habits.channel {
            // An assistant types it while it is said, and falls behind.
            Channel::Relay | Channel::Voice => read.max(spoken),
            // Text is there at once.
            Channel::Text => read,
        }
    }

    /// The soonest that the caller can answer something.
    fn may_answer(&self, from: At, end: Point, percent: u32) -> At {
        match self.setting.habits.channel {
            Channel::Relay => self.understood(from, end, percent) + self.setting.habits.length(Habit::Turn),
            Channel::Voice | Channel::Text => from,
        }
    }

    fn choose(&mut self, ear: &Ear, from: At, percent: u32, end: At, hearing: Hearing) -> Option<Answer> {
        self.mind.clear();
        let deep = self.menus > self.setting.habits.count(Habit::Depth);
        let is_lost = deep && self.chance.happens(self.habit(Habit::Lost));
        // One at a time: who takes turns cannot interrupt.
        let early = if self.is(Channel::Relay) { 0.0 } else { self.habit(Habit::Early) };
        for (place, cue) in ear.cues.iter().enumerate() {
            if self.misses(cue) {
                continue;
            }
            self.forget_some_keys();
            self.learn(cue);
            let fits_better = self.mind.iter().all(|held| held.likeness < cue.likeness);
            let clear = cue.likeness >= CLEAR && fits_better && !is_lost;
            if clear && self.chance.happens(early) {
                let decided = self.understood(from, cue.over, percent);
                return Some(Answer::Press { keys: cue.keys, decided, cue: Some(place) });
            }
            if cue.own && !cue.again && !cue.back {
                self.hold(cue, place);
            }
        }
        let asks_for_person = hearing == Hearing::First && !ear.offers_language;
        if asks_for_person && let Some(keys) = self.wants_person() {
            return Some(Answer::Press { keys, decided: end, cue: None });
        }
        self.decide(is_lost, end)
    }

    /// What is taken when everything was heard.
    fn decide(&mut self, is_lost: bool, decided: At) -> Option<Answer> {
        let best = self
            .mind
            .iter()
            .copied()
            .reduce(|best, held| if held.likeness > best.likeness { held } else { best });
        if let Some(best) = best.filter(|best| best.likeness >= PLAUSIBLE && !is_lost) {
            return Some(Answer::Press { keys: best.keys, decided, cue: Some(best.cue) });
        }
        if let Some(keys) = self.learned.again
            && self.chance.happens(self.habit(Habit::Repeat))
        {
            self.counted.repeats += 1;
            return Some(Answer::Press { keys, decided, cue: None });
        }
        if let Some(keys) = self.learned.back
            && self.visits > 1
            && self.chance.happens(self.habit(Habit::Back))
        {
            return Some(Answer::Press { keys, decided, cue: None });
        }
        if !self.mind.is_empty() && self.chance.happens(self.habit(Habit::Guess)) {
            let held = self.mind[self.chance.one_of(self.mind.len())];
            return Some(Answer::Press { keys: held.keys, decided, cue: Some(held.cue) });
        }
        None
    }

    fn misses(&mut self, cue: &Cue) -> bool {
        if !cue.own {
            return self.chance.happens(self.habit(Habit::MissForeign));
        }
        let at_first = if self.has_pressed { 0.0 } else { self.habit(Habit::MissAtFirst) };
        let rare = f64::from(cue.rare) * self.habit(Habit::MissRareWord);
        let miss = (self.habit(Habit::Miss).max(at_first) * self.factor + rare).min(MOST_MISSED);
        self.chance.happens(miss)
    }

    /// Loses keys of what is held in mind, for something else was said.
    fn forget_some_keys(&mut self) {
        let forget = self.habit(Habit::ForgetKey);
        if forget > 0.0 {
            let chance = &mut *self.chance;
            self.mind.retain(|_| !chance.happens(forget));
        }
    }

    fn learn(&mut self, cue: &Cue) {
        if cue.person {
            self.learned.person = Some(cue.keys);
        }
        if cue.again {
            self.learned.again = Some(cue.keys);
        }
        if cue.back {
            self.learned.back = Some(cue.keys);
        }
    }

    /// Takes an option into mind, which needs a place while it is judged; what fits least makes room, the oldest
    /// first. A key that comes before its purpose takes a second place.
    fn hold(&mut self, cue: &Cue, place: usize) {
        let room = self.capacity.saturating_sub(usize::from(cue.key_first)).max(1);
        while self.mind.len() >= room {
            let mut least = 0;
            for (place, held) in self.mind.iter().enumerate() {
                if held.likeness < self.mind[least].likeness {
                    least = place;
                }
            }
            self.mind.remove(least);
        }
        if self.capacity > 0 {
            self.mind.push(Held { keys: cue.keys, likeness: cue.likeness, cue: place });
        }
        self.counted.memory = self.counted.memory.max(u32::try_from(self.mind.len()).unwrap_or(u32::MAX));
    }

    /// The key for a person, if the caller would rather speak to one.
    fn wants_person(&mut self) -> Option<Keys> {
        let wish = self.habit(Habit::Person);
        let (keys, wish) = match self.learned.person {
            Some(keys) => (keys, wish),
            None => (Key::Zero.into(), wish / 2.0),
        };
        self.chance.happens(wish).then_some(keys)
    }
}

/// The first key that was named, or the second.
fn first(ear: &Ear, place: usize, decided: At) -> Option<Answer> {
    let cue = ear.cues.get(place)?;
    Some(Answer::Press { keys: cue.keys, decided, cue: Some(place) })
}

/// Digits that a caller would type.
fn digits(accept: Accept) -> Keys {
    let text = match accept {
        Accept::Digits { least, .. } => {
            return (0..least).map(|place| Key::ALL[usize::from(place % 9) + 1]).collect();
        }
        Accept::PhoneNumber => "13812345678",
        Accept::Date => "19550410",
        Accept::YesNo => "1",
    };
    text.chars().filter_map(Key::from_char).collect()
}
