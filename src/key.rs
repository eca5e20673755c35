//! The twelve keys of a telephone (ITU-T E.161), and short strings of them.

mod keys;

use std::fmt;

pub use keys::Keys;

/// One key of a telephone: `0` to `9`, `*` or `#`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Key {
    /// The digit 0.
    Zero,
    /// The digit 1.
    One,
    /// The digit 2.
    Two,
    /// The digit 3.
    Three,
    /// The digit 4.
    Four,
    /// The digit 5.
    Five,
    /// The digit 6.
    Six,
    /// The digit 7.
    Seven,
    /// The digit 8.
    Eight,
    /// The digit 9.
    Nine,
    /// `*`
    Star,
    /// `#`
    Hash,
}

impl Key {
    /// Every key: the digits in order, then `*` and `#`.
    pub const ALL: [Self; 12] = [
        Self::Zero,
        Self::One,
        Self::Two,
        Self::Three,
        Self::Four,
        Self::Five,
        Self::Six,
        Self::Seven,
        Self::Eight,
        Self::Nine,
        Self::Star,
        Self::Hash,
    ];

    /// Its name in letters and digits, for the names of files: `star`, `hash`, or the digit.
    #[must_use]
    pub fn plain_name(self) -> String {
        match self.as_char() {
            '*' => "star".to_owned(),
            '#' => "hash".to_owned(),
            digit => digit.to_string(),
        }
    }

    /// The key written `c`, also full-width; `None` for a character that no telephone has.
    #[must_use]
    pub fn from_char(c: char) -> Option<Self> {
        let c = match c {
            '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0)?,
            '＊' => '*',
            '＃' => '#',
            _ => c,
        };
        Self::ALL.into_iter().find(|key| key.as_char() == c)
    }

    /// The key for the digit `0` to `9`; `None` above nine.
    #[must_use]
    pub fn from_digit(digit: u8) -> Option<Self> {
        Self::ALL[..10].get(usize::from(digit)).copied()
    }

    /// The key's number, or `None` for `*` and `#`.
    #[must_use]
    pub const fn digit(self) -> Option<u8> {
        match self {
            Self::Star | Self::Hash => None,
            Self::Zero
            | Self::One
            | Self::Two
            | Self::Three
            | Self::Four
            | Self::Five
            | Self::Six
            | Self::Seven
            | Self::Eight
            | Self::Nine => Some(self as u8),
        }
    }

    /// The key as it is printed on a telephone.
    #[must_use]
    pub const fn as_char(self) -> char {
        b"0123456789*#"[self as usize] as char
    }
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Write::write_char(out, self.as_char())
    }
}
