//! Counts and places as messages say them.

use std::fmt;

use crate::number::china::Area;

/// An area by its code and name: "0592 (Xiamen)".
pub(super) struct Dialled<'a>(pub(super) &'a Area);

impl fmt::Display for Dialled<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.0.dial_as, self.0.name_en)
    }
}

/// A small count as a word.
pub(super) struct Word(pub(super) usize);

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const WORDS: [&str; 21] = [
            "none",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ];
        match WORDS.get(self.0) {
            Some(word) => f.write_str(word),
            None => self.0.fmt(f),
        }
    }
}

/// A count of digits: "one digit", "eight digits".
pub(super) struct Digits(pub(super) usize);

impl fmt::Display for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} digit{}", Word(self.0), if self.0 == 1 { "" } else { "s" })
    }
}
