//! Short strings of keys that cost no allocation.

use std::fmt;

use super::Key;

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
