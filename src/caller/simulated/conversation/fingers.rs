//! How an answer comes to the hotline: after a while, key by key, with slips.

use std::time::Duration;

use super::{Answer, Conversation};
use crate::caller::simulated::habits::{Channel, Habit};
use crate::caller::simulated::outcome::Deed;
use crate::clock::At;
use crate::key::{Key, Keys};

impl Conversation<'_> {
    /// Carries out an answer, as far as fingers and patience let it.
    pub(super) fn answer(&mut self, answer: Answer) {
        match answer {
            Answer::Press { keys, decided, cue } => {
                if !self.come_to(decided, true) {
                    return;
                }
                let words = match cue {
                    Some(cue) if self.is(Channel::Text) => self.words(cue),
                    Some(_) | None => None,
                };
                match words {
                    Some(words) => self.type_words(&words),
                    None => self.strike(keys),
                }
            }
            Answer::Digits { keys, decided } => {
                if !self.come_to(decided, true) {
                    return;
                }
                self.strike(keys);
                let step = self.handset.call().step();
                let ends = step.and_then(|step| self.entry(step)).and_then(|entry| entry.end_key);
                if let Some(key) = ends
                    && self.handset.call().is_typing()
                    && self.pause()
                {
                    self.strike(key.into());
                }
            }
            Answer::Leave { decided } => {
                if self.come_to(decided, false) {
                    self.hang_up();
                }
            }
        }
    }

    /// Presses everything that the caller has learned by heart.
    pub(super) fn key_the_way(&mut self) {
        let Some(way) = &self.setting.wish.learned else { return };
        if !self.come_to(At::START, false) {
            return;
        }
        for (place, keys) in way.keys.iter().enumerate() {
            if place > 0 && !self.pause() {
                return;
            }
            self.strike(*keys);
        }
    }

    /// Lets the time pass that the caller needs to act; gives whether there is still something to do. `answers`
    /// says whether it is an answer, which may come too late.
    fn come_to(&mut self, decided: At, answers: bool) -> bool {
        let spread = self.chance.factor(self.habit(Habit::ReactSpread));
        let react = self.setting.habits.length(Habit::React).mul_f64(self.factor * spread);
        let moment = decided.max(self.handset.now()) + react;
        let begun = self.handset.call().step();
        let end = self.patience_ends();
        let stop = moment.min(end);
        while let Some(next) = self.handset.next_event().filter(|next| *next <= stop) {
            if self.handset.hearing().is_none() {
                self.counted.late += u32::from(answers);
                self.least(answers, next, moment);
            }
            self.wait_until(next);
            if self.handset.ending().is_some() {
                return false;
            }
            // Who listens notices when they are taken elsewhere; who reads is still reading.
            if self.is(Channel::Voice) && self.handset.call().step() != begun {
                return false;
            }
        }
        self.wait_until(stop);
        if moment > end {
            if !self.is_being_connected() {
                self.hang_up();
            }
            return false;
        }
        if let Some(deadline) = self.handset.call().deadline() {
            self.least(answers, deadline, moment);
        }
        true
    }

    /// Puts down how much time was left, or lacking.
    fn least(&mut self, answers: bool, deadline: At, moment: At) {
        if !answers {
            return;
        }
        let signed = |at: At| i64::try_from(at.as_millis()).unwrap_or(i64::MAX);
        let slack = signed(deadline) - signed(moment);
        self.counted.slack = Some(self.counted.slack.map_or(slack, |least| least.min(slack)));
    }

    /// The time between two keys; gives whether the call goes on.
    fn pause(&mut self) -> bool {
        let gap = self.setting.habits.length(Habit::KeyGap).mul_f64(self.factor);
        self.wait_until(self.handset.now() + gap);
        self.handset.ending().is_none()
    }

    /// Presses keys, one of which may be a neighbour, come twice or not at all.
    fn strike(&mut self, keys: Keys) {
        self.has_pressed = true;
        let factor = self.factor;
        let (omit, wrong, double) = (
            self.habit(Habit::OmitKey) * factor,
            self.habit(Habit::WrongKey) * factor,
            self.habit(Habit::DoubleKey) * factor,
        );
        for (place, key) in keys.iter().enumerate() {
            if place > 0 && !self.pause() {
                return;
            }
            let luck = self.chance.unit();
            if luck < omit {
                continue;
            }
            if luck < omit + wrong {
                let near = neighbours(key);
                let other = near[self.chance.one_of(near.len())];
                self.counted.wrong_keys += 1;
                self.press(other);
            } else {
                self.press(key);
                if luck < omit + wrong + double {
                    self.wait_until(self.handset.now() + self.setting.habits.length(Habit::Bounce));
                    if self.handset.ending().is_some() {
                        return;
                    }
                    self.counted.wrong_keys += 1;
                    self.press(key);
                }
            }
            if self.handset.ending().is_some() {
                return;
            }
        }
    }

    fn press(&mut self, key: Key) {
        self.counted.keys += 1;
        if self.is(Channel::Text) {
            let text = key.to_string();
            self.put_down(Deed::Type(text.clone()));
            self.handset.types(&text, &mut self.room.lexicon);
        } else {
            self.put_down(Deed::Press(key));
            self.handset.press(key, &mut self.room.lexicon);
        }
    }

    /// The words of an option, if the caller types those.
    fn words(&mut self, cue: usize) -> Option<String> {
        if !self.chance.happens(self.habit(Habit::TypeWords)) {
            return None;
        }
        let label = self.ear(self.listened).cues.get(cue)?.label.clone();
        Some(label).filter(|label| !label.is_empty())
    }

    /// Types words, with slips among the letters.
    fn type_words(&mut self, words: &str) {
        let (omit, wrong, double) = (
            self.habit(Habit::OmitKey) * self.factor,
            self.habit(Habit::WrongKey) * self.factor,
            self.habit(Habit::DoubleKey) * self.factor,
        );
        let mut typed = String::new();
        for c in words.chars() {
            let luck = self.chance.unit();
            self.counted.keys += 1;
            if luck < omit {
                continue;
            }
            if luck < omit + wrong && c.is_ascii_lowercase() {
                // The letter after it in the alphabet stands for a neighbour on the keyboard.
                typed.push(if c == 'z' { 'y' } else { char::from(c as u8 + 1) });
                self.counted.wrong_keys += 1;
            } else {
                typed.push(c);
                if luck < omit + wrong + double {
                    typed.push(c);
                    self.counted.wrong_keys += 1;
                }
            }
        }
        let letters = u32::try_from(words.chars().count()).unwrap_or(u32::MAX);
        let time: Duration = self.setting.habits.length(Habit::KeyGap) * letters;
        self.wait_until(self.handset.now() + time);
        if self.handset.ending().is_none() {
            self.has_pressed = true;
            self.put_down(Deed::Type(typed.clone()));
            self.handset.types(&typed, &mut self.room.lexicon);
        }
    }
}

/// The keys next to a key, on the telephone's three columns and four rows.
fn neighbours(key: Key) -> &'static [Key] {
    use Key::{Eight, Five, Four, Hash, Nine, One, Seven, Six, Star, Three, Two, Zero};
    match key {
        One => &[Two, Four],
        Two => &[One, Three, Five],
        Three => &[Two, Six],
        Four => &[One, Five, Seven],
        Five => &[Two, Four, Six, Eight],
        Six => &[Three, Five, Nine],
        Seven => &[Four, Eight, Star],
        Eight => &[Five, Seven, Nine, Zero],
        Nine => &[Six, Eight, Hash],
        Star => &[Seven, Zero],
        Zero => &[Star, Eight, Hash],
        Hash => &[Nine, Zero],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_neighbours_of_each_other() {
        for key in Key::ALL {
            for other in neighbours(key) {
                assert!(neighbours(*other).contains(&key), "{key} {other}");
            }
        }
    }
}
