//! What is worth trying where a call is, by whoever goes through all that can happen: for everything else that a caller
//! can do, something of this does the same.

use arrayvec::ArrayVec;

use super::saying::Choice;
use super::state::{Over, Spot, State};
use super::{Actions, Call};
use crate::clock::At;
use crate::key::{Key, Keys};
use crate::script::{Accept, Deed, Target};

/// The keys that are worth trying where a call is: those that mean something, and one for all that mean nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trying {
    /// They mean something.
    pub meaning: ArrayVec<Key, 12>,
    /// It means nothing here, and neither does any that is not named.
    pub wrong: Option<Key>,
    /// Digits are being typed: these are digits to type, from the first on.
    pub digits: Vec<Keys>,
    /// No key counts before the words are over, or every digit is one: only words can be typed.
    pub words: bool,
}

impl Call {
    /// The keys that are worth trying here.
    pub fn trying(&self) -> Trying {
        let State::Talking(place) = &self.live.state else { return Trying::default() };
        if self.collects(place) {
            let entry = self.hotline.step(place.spot.step()).kind.entry();
            let digits = entry.map_or_else(Vec::new, |entry| digits_to_try(entry.accept));
            let meaning = [Key::Star, Key::Hash].into_iter().collect();
            return Trying { meaning, wrong: None, digits, words: true };
        }
        if self.must_be_heard(place) {
            return Trying { words: true, ..Trying::default() };
        }
        let mut means = [false; 12];
        let partial = match (&place.spot, place.over) {
            (Spot::Menu { partial, .. }, Over::Nothing) => *partial,
            _ => Keys::NONE,
        };
        // A key that does not go on with the others is one for the step that they lead to.
        means.fill(!partial.is_empty());
        self.each_choice(place, |keys, _| {
            if let Some(key) = keys.get(0) {
                means[key as usize] = true;
            }
        });
        for key in Key::ALL {
            means[key as usize] |= self.hotline.anywhere(key).is_some();
        }
        let meaning = Key::ALL.into_iter().filter(|key| means[*key as usize]).collect();
        // Where words lead on by themselves, a key that means nothing is for the step that they lead to, or for nobody.
        let leads_on = self.leads_on(place)
            || place.over == Over::Nothing
                && matches!(place.spot, Spot::Announcement { .. } | Spot::Greeting { .. });
        let other = Key::ALL.into_iter().find(|key| !means[*key as usize]).filter(|_| !leads_on);
        Trying { meaning, wrong: other, digits: Vec::new(), words: false }
    }

    /// What can be typed in words and has no key here.
    pub fn typing(&self, trying: &Trying) -> impl Iterator<Item = Choice> + use<'_> {
        let all = trying.words;
        let hotline = &self.hotline;
        let deeds = [Deed::Repeat, Deed::Settings, Deed::Wait, Deed::Back, Deed::Skip, Deed::Language];
        let deeds = deeds
            .into_iter()
            .filter(move |deed| all || hotline.key_for(*deed).is_none())
            .map(|deed| Choice::Target(Target::Do(deed)));
        let steps = hotline
            .anywhere_keys()
            .filter(move |(_, target)| all && matches!(target, Target::Step(_)))
            .map(|(_, target)| Choice::Target(target));
        deeds.chain(steps).chain([Choice::Person])
    }

    /// What typed words do that are certain to mean this; without a meaning, what words do that nobody
    /// understands. The same as [`super::Event::Typed`] with such words.
    pub fn typed_as(&mut self, at: At, choice: Option<Choice>) -> Actions {
        let mut actions = Actions::default();
        if let State::Talking(_) = self.live.state {
            self.meant(at, choice, &mut actions);
        }
        actions
    }
}

/// Telephone numbers of every length that is accepted where its digits are typed one by one, and what is none.
const NUMBERS: [&str; 21] = [
    "11111111111111111111111111111111",
    "110",
    "1008",
    "11185",
    "100861",
    "118100",
    "0755110",
    "1161141",
    "10106885",
    "68858888",
    "075512345",
    "4008909999",
    "01068858888",
    "13812345678",
    "051262345678",
    "8613812345678",
    "00442071234567",
    "008613812345678",
    "1795113812345678",
    "17951075582345678",
    "1795100442071234567",
];

/// For each kind of entry, digits that are accepted and digits that are not.
fn digits_to_try(accept: Accept) -> Vec<Keys> {
    let keys = |text: &str| text.chars().filter_map(Key::from_char).collect::<Keys>();
    match accept {
        Accept::Digits { most, .. } => {
            vec![std::iter::repeat_n(Key::One, usize::from(most).min(Keys::MOST)).collect()]
        }
        Accept::Date => vec![keys("20260302"), keys("20261332")],
        Accept::PhoneNumber => NUMBERS.iter().map(|text| keys(text)).collect(),
        Accept::YesNo => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number;

    #[test]
    fn numbers_of_every_length_are_accepted_and_refused() {
        let accepted = |length: usize| {
            let own = NUMBERS.iter().filter(|text| text.len() == length);
            own.map(|text| number::read(text).is_ok()).collect::<Vec<_>>()
        };
        for length in [3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 19] {
            assert!(accepted(length).contains(&true), "{length}");
        }
        for length in [4, 6, 7, 8, 32] {
            assert!(accepted(length).contains(&false), "{length}");
        }
    }
}
