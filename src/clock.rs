//! Time as callers feel it: lengths since the call began, and the wall clock it began at.
//! Nothing here reads a clock; the caller's side does that, or makes time up.

use std::fmt;
use std::ops::{Add, Sub};
use std::time::Duration;

/// A moment in a call, in milliseconds since it was connected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At(u64);

impl At {
    /// The moment of connection.
    pub const START: Self = Self(0);

    /// The moment `milliseconds` after connection.
    #[must_use]
    pub const fn from_millis(milliseconds: u64) -> Self {
        Self(milliseconds)
    }

    /// Milliseconds since connection.
    #[must_use]
    pub const fn as_millis(self) -> u64 {
        self.0
    }

    /// How long after `earlier` this is; zero when it is not after it.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(self.0.saturating_sub(earlier.0))
    }
}

impl Add<Duration> for At {
    type Output = Self;

    /// Saturates: no call lasts long enough to notice.
    fn add(self, length: Duration) -> Self {
        let milliseconds = u64::try_from(length.as_millis()).unwrap_or(u64::MAX);
        Self(self.0.saturating_add(milliseconds))
    }
}

impl Sub<At> for At {
    type Output = Duration;

    fn sub(self, earlier: At) -> Duration {
        self.since(earlier)
    }
}

/// Prints as `1m03.250s`, `3.250s` or `3s`: the shortest form that loses nothing.
impl fmt::Display for At {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (minutes, milliseconds) = (self.0 / 60_000, self.0 % 60_000);
        let (seconds, rest) = (milliseconds / 1000, milliseconds % 1000);
        if minutes > 0 {
            write!(out, "{minutes}m{seconds:02}")?;
        } else {
            write!(out, "{seconds}")?;
        }
        if rest > 0 {
            write!(out, ".{rest:03}")?;
        }
        out.write_str("s")
    }
}
