//! Every word that a hotline says or a call expects, as a number, so that words are compared at the speed of
//! numbers. A word has the same number wherever it comes from.

use std::collections::HashMap;

use jiff::civil::Date;
use rustc_hash::FxBuildHasher;

use crate::prompt::Locale;
use crate::transcript::call_file::HeardAs;
use crate::transcript::plain::each_word;

/// A word.
pub(super) type WordId = u32;

/// The words known so far.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    ids: HashMap<Box<str>, WordId, FxBuildHasher>,
    /// Whether a word is, or is part of, a number; by word.
    numeric: Vec<bool>,
}

impl Vocabulary {
    /// The number of a word, which is in its plain form already.
    pub(super) fn id(&mut self, word: &str) -> WordId {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = WordId::try_from(self.numeric.len()).expect("fewer words than four thousand million");
        self.ids.insert(word.into(), id);
        self.numeric.push(word.bytes().all(|byte| byte.is_ascii_digit()));
        id
    }

    /// The words of a text.
    pub(super) fn of(&mut self, text: &str) -> Vec<WordId> {
        let mut ids = Vec::new();
        each_word(text, |word| ids.push(self.id(word)));
        ids
    }

    /// Whether a word is a number, or part of one.
    pub(super) fn is_numeric(&self, word: WordId) -> bool {
        self.numeric.get(word as usize).copied().unwrap_or(false)
    }

    /// From now on, the words for numbers in this language are numbers as digits are.
    pub(super) fn learn_numbers(&mut self, locale: &Locale) {
        let counts = (0..=20).chain((30..=100).step_by(10)).chain([1_000, 10_000, 1_000_000, 100_000_000]);
        let mut said: Vec<String> = counts.map(|count| locale.count(count).ear).collect();
        said.push(locale.digits("0123456789+").ear);
        for words in said {
            for word in self.of(&words) {
                self.numeric[word as usize] = true;
            }
        }
    }
}

/// The ways in which a day is printed or said in one language.
#[derive(Debug)]
pub(super) struct Dates {
    /// For each day of a leap year, the words before the year and after it.
    days: Vec<(Vec<WordId>, Vec<WordId>)>,
    years: Vec<Vec<WordId>>,
}

impl Dates {
    /// Learns them, by comparing the same day in two years that have nothing in common.
    pub(super) fn learn(locale: &Locale, heard_as: HeardAs, vocabulary: &mut Vocabulary) -> Self {
        let mut words = |date: Date| {
            let said = locale.date(date);
            vocabulary.of(match heard_as {
                HeardAs::Words => &said.eye,
                HeardAs::Sound => &said.ear,
            })
        };
        let (mut days, mut years) = (Vec::new(), Vec::new());
        let mut day = Date::constant(1976, 1, 1);
        while day.year() == 1976 {
            let other = Date::new(2048, day.month(), day.day()).expect("both are leap years");
            let (one, two) = (words(day), words(other));
            let before = one.iter().zip(&two).take_while(|(a, b)| a == b).count();
            let most = one.len().min(two.len()) - before;
            let after = one.iter().rev().zip(two.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
            if day.month() == 1 && day.day() == 1 {
                for year in 1900..2200 {
                    let all = words(Date::constant(year, 1, 1));
                    years.push(all[before..all.len() - after].to_vec());
                }
            }
            days.push((one[..before].to_vec(), one[one.len() - after..].to_vec()));
            day = day.tomorrow().expect("far from the end of the calendar");
        }
        Self { days, years }
    }

    /// Tells where each day that begins here ends.
    pub(super) fn ends(&self, words: &[WordId], from: usize, mut tell: impl FnMut(usize)) {
        for (before, after) in &self.days {
            if !words[from..].starts_with(before) {
                continue;
            }
            let from = from + before.len();
            for year in self.years.iter().filter(|year| words[from..].starts_with(year)) {
                let from = from + year.len();
                if words[from..].starts_with(after) {
                    tell(from + after.len());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_the_same_wherever_it_comes_from() {
        let mut vocabulary = Vocabulary::default();
        let (heard, expected) = (vocabulary.of("Press 2."), vocabulary.of("PRESS ２"));
        assert_eq!(heard, expected);
        assert!(vocabulary.is_numeric(heard[1]) && !vocabulary.is_numeric(heard[0]));
    }

    #[test]
    fn number_words_are_numbers_once_learnt() {
        let mut vocabulary = Vocabulary::default();
        vocabulary.learn_numbers(Locale::find("en").unwrap());
        vocabulary.learn_numbers(Locale::find("zh-CN").unwrap());
        for word in vocabulary.of("nine five five eight zero 九五五八零") {
            assert!(vocabulary.is_numeric(word));
        }
        let word = vocabulary.of("savings")[0];
        assert!(!vocabulary.is_numeric(word));
    }

    #[test]
    fn days_of_any_year_are_known_printed_and_said() {
        for tag in ["en", "zh-CN"] {
            let locale = Locale::find(tag).unwrap();
            for heard_as in [HeardAs::Words, HeardAs::Sound] {
                let mut vocabulary = Vocabulary::default();
                let dates = Dates::learn(locale, heard_as, &mut vocabulary);
                for (year, month, day) in [(2020, 10, 18), (1999, 12, 31), (2000, 2, 29), (2110, 1, 1)] {
                    let said = locale.date(Date::constant(year, month, day));
                    let text = if heard_as == HeardAs::Words { said.eye } else { said.ear };
                    let words = vocabulary.of(&format!("{text} is a day"));
                    let mut ends = Vec::new();
                    dates.ends(&words, 0, |end| ends.push(end));
                    assert!(ends.contains(&(words.len() - 3)), "{tag} {text}: {ends:?}");
                }
                let words = vocabulary.of("press 2");
                dates.ends(&words, 0, |_| panic!("no day"));
            }
        }
    }
}
