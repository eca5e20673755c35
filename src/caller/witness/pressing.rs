//! Keys pressed one after the other, told as the acts that they were.

use std::time::Duration;

use super::privacy::hidden;
use super::{Audible, Sounded, Witness};
use crate::clock::At;
use crate::key::{Key, Keys};
use crate::transcript::act::BETWEEN_KEYS;
use crate::transcript::{Happened, Hidden, mask};

/// A key that was pressed.
struct Pressed {
    key: Key,
    at: At,
    /// Why it must not be kept.
    why: Option<Hidden>,
    /// Before which moment.
    place: usize,
}

impl Witness {
    /// Presses keys now, at an ordinary pace, until the call is over; `after` is told with them.
    pub fn press(&mut self, keys: Keys, after: Option<Duration>) {
        let entry = self.privacy.entry(self.handset.call());
        let pressed = self.press_each(keys);
        let number = pressed.iter().any(|pressed| pressed.why == Some(Hidden::Number));
        let whole = number && self.privacy.is_whole_number(self.handset.call(), entry);
        // Where something began to be said between two keys, the second answers it, and is an act of its own.
        let answers = |one: &Pressed, next: &Pressed| self.telling.began_between(one.place, next.place);
        let groups = pressed.chunk_by(|one, next| one.why == next.why && !answers(one, next));
        let mut groups: Vec<_> = groups.collect();
        while let Some((first, group)) = groups.pop().and_then(|group| Some((group.first()?, group))) {
            let after = if groups.is_empty() { after } else { Some(BETWEEN_KEYS) };
            let keys: Keys = group.iter().map(|pressed| pressed.key).collect();
            let what = match first.why {
                None => Happened::Press { keys, after },
                Some(Hidden::Number) if whole && mask::is_public(&keys.to_string()) => {
                    Happened::Press { keys, after }
                }
                Some(why) => hidden(why, whole, &keys.to_string()),
            };
            let is_kept = matches!(what, Happened::Press { .. });
            self.sounded.extend(group.iter().map(|pressed| Sounded {
                at: pressed.at,
                what: if is_kept { Audible::Key(pressed.key) } else { Audible::HiddenKey },
            }));
            self.telling.tell_before(first.place, first.at, what);
        }
        // The groups were put in from the last to the first.
        self.sounded.sort_by_key(|sounded| sounded.at);
        self.last_act = self.now();
    }

    /// Presses keys at an ordinary pace, and tells what comes of each; that they were pressed is told later.
    fn press_each(&mut self, keys: Keys) -> Vec<Pressed> {
        let mut pressed = Vec::new();
        for key in keys.iter() {
            if !pressed.is_empty() {
                self.come_to(self.now() + BETWEEN_KEYS);
            }
            if self.ending().is_some() {
                break;
            }
            let why = self.privacy.must_hide(self.handset.call());
            self.handset.press(key, &mut self.lexicon);
            self.telling.tell_cut(&self.handset);
            pressed.push(Pressed { key, at: self.now(), why, place: self.telling.place() });
            self.tell();
        }
        pressed
    }
}
