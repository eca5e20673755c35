//! The twelve keys of a telephone (ITU-T E.161), and short strings of them that cost no allocation.

use std::fmt;

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
        match self {
            Self::Star => "star".to_owned(),
            Self::Hash => "hash".to_owned(),
            Self::Zero
            | Self::One
            | Self::Two
            | Self::Three
            | Self::Four
            | Self::Five
            | Self::Six
            | Self::Seven
            | Self::Eight
            | Self::Nine => self.to_string(),
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

/// Up to [`Keys::MOST`] keys in the order they were pressed. `Copy`, four bits a key.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Keys {
    nibbles: [u8; 16],
    len: u8,
}

impl Keys {
    /// The most keys that one value holds.
    pub const MOST: usize = 32;

    /// No keys.
    pub const NONE: Self = Self { nibbles: [0; 16], len: 0 };

    /// How many keys.
    #[must_use]
    pub const fn len(self) -> usize {
        self.len as usize
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len == 0
    }

    /// Adds a key at the end; gives `false` and changes nothing when it is full.
    #[must_use]
    pub fn push(&mut self, key: Key) -> bool {
        if self.len() >= Self::MOST {
            return false;
        }
        let place = self.len() / 2;
        let shift = if self.len().is_multiple_of(2) { 0 } else { 4 };
        self.nibbles[place] |= (key as u8) << shift;
        self.len += 1;
        true
    }

    /// The keys with one more at the end, or `None` when it is full.
    #[must_use]
    pub fn with(mut self, key: Key) -> Option<Self> {
        self.push(key).then_some(self)
    }

    /// The key at `index`, counted from zero.
    #[must_use]
    pub fn get(self, index: usize) -> Option<Key> {
        if index >= self.len() {
            return None;
        }
        let shift = if index.is_multiple_of(2) { 0 } else { 4 };
        Some(Key::ALL[usize::from((self.nibbles[index / 2] >> shift) & 0x0F)])
    }

    /// All keys as one number, the first in its lowest four bits.
    const fn packed(self) -> u128 {
        u128::from_le_bytes(self.nibbles)
    }

    /// The keys in order.
    pub fn iter(self) -> impl Iterator<Item = Key> {
        (0..self.len()).filter_map(move |index| self.get(index))
    }

    /// Whether these keys begin with all of `prefix`.
    #[must_use]
    pub const fn starts_with(self, prefix: Self) -> bool {
        if self.len < prefix.len {
            return false;
        }
        let beyond = if prefix.len() == Self::MOST { 0 } else { u128::MAX << (4 * prefix.len) };
        (self.packed() ^ prefix.packed()) & !beyond == 0
    }

    /// Reads keys written together, `"12"` or `"*"`; the error is the first character that is no key, or
    /// `None` when there are more than [`Keys::MOST`].
    ///
    /// # Errors
    /// The character that no telephone has, if that is what was wrong.
    pub fn parse(text: &str) -> Result<Self, Option<char>> {
        let mut keys = Self::NONE;
        for c in text.chars() {
            let key = Key::from_char(c).ok_or(Some(c))?;
            if !keys.push(key) {
                return Err(None);
            }
        }
        Ok(keys)
    }
}

/// Keys beyond [`Keys::MOST`] are left out.
impl FromIterator<Key> for Keys {
    fn from_iter<I: IntoIterator<Item = Key>>(keys: I) -> Self {
        let mut all = Self::NONE;
        for key in keys {
            if !all.push(key) {
                break;
            }
        }
        all
    }
}

impl From<Key> for Keys {
    fn from(key: Key) -> Self {
        [key].into_iter().collect()
    }
}

impl fmt::Display for Keys {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().try_for_each(|key| key.fmt(out))
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Keys({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_come_back_in_the_order_they_were_pressed() {
        let pressed = Keys::parse("11185*#0").unwrap();
        assert_eq!(pressed.to_string(), "11185*#0");
        assert!(pressed.starts_with(Keys::parse("111").unwrap()));
        assert!(!pressed.starts_with(Keys::parse("112").unwrap()));
    }

    #[test]
    fn full_width_keys_are_keys_and_letters_are_not() {
        assert_eq!(Keys::parse("１＊＃").unwrap().to_string(), "1*#");
        assert_eq!(Keys::parse("1a"), Err(Some('a')));
    }

    #[test]
    fn a_full_string_of_keys_takes_no_more_and_loses_none() {
        let mut keys: Keys = std::iter::repeat_n(Key::Nine, Keys::MOST).collect();
        assert!(!keys.push(Key::One));
        assert_eq!(keys.to_string(), "9".repeat(Keys::MOST));
    }
}
