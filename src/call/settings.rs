//! What a caller sets for the rest of the call.

use std::time::Duration;

use crate::script::LanguageId;

/// What a caller has set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Settings {
    /// The language.
    pub language: LanguageId,
    /// How fast the hotline speaks.
    pub pace: Pace,
    /// How long it waits for an answer.
    pub patience: Patience,
}

/// How fast a hotline speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pace(u8);

/// In percent of the ordinary speed. English, at 150 words a minute, goes from 82 to 300.
const PACES: [u32; 6] = [55, 75, 100, 130, 165, 200];

impl Default for Pace {
    fn default() -> Self {
        Self(2)
    }
}

impl Pace {
    /// In percent of the ordinary speed.
    pub const fn percent(self) -> u32 {
        PACES[self.0 as usize]
    }

    /// One slower, if there is one.
    #[must_use]
    pub const fn slower(self) -> Option<Self> {
        match self.0.checked_sub(1) {
            Some(pace) => Some(Self(pace)),
            None => None,
        }
    }

    /// One faster, if there is one.
    #[must_use]
    pub const fn faster(self) -> Option<Self> {
        if (self.0 as usize) < PACES.len() - 1 { Some(Self(self.0 + 1)) } else { None }
    }
}

/// How long a hotline waits for an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Patience(u8);

/// As multiples of the script's time-outs. WCAG 2.2, success criterion 2.2.1: a time limit that can be
/// adjusted can be adjusted to at least ten times its default.
const PATIENCES: [u32; 4] = [1, 2, 5, 10];

impl Patience {
    /// A time-out of the script, as long as this caller needs it.
    #[inline]
    pub fn stretch(self, timeout: Duration) -> Duration {
        timeout * PATIENCES[self.0 as usize]
    }

    /// More of it, if there is more.
    #[must_use]
    pub const fn more(self) -> Option<Self> {
        if (self.0 as usize) < PATIENCES.len() - 1 { Some(Self(self.0 + 1)) } else { None }
    }
}
