//! A printed number in a buffer of its own, so that printing allocates nothing.

use std::fmt;
use std::ops::Deref;

use arrayvec::ArrayString;

/// A printed number.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Printed(ArrayString<CAPACITY>);

/// Room for every form: at most twenty digits of China's plan with a gap after each, or forty-eight bytes of another
/// country's, the country code and `tel:` in front, and an extension or a context behind.
const CAPACITY: usize = 88;

impl Printed {
    pub(super) fn new() -> Self {
        Self(ArrayString::new())
    }

    #[inline]
    pub(super) fn put(&mut self, text: &str) -> &mut Self {
        self.0.try_push_str(text).expect("there is room for every form, as CAPACITY says");
        self
    }

    /// Puts digits in groups: so many in each, and the rest in the last.
    pub(super) fn put_groups(&mut self, mut digits: &str, groups: &[usize], gap: &str) -> &mut Self {
        for &length in groups {
            let (group, rest) = digits.split_at(length.min(digits.len()));
            self.put(group).put(gap);
            digits = rest;
        }
        self.put(digits)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Printed {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Printed {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}
