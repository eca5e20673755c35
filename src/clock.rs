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

/// Reads a length of time with its unit: `700ms`, `10s`, `1.5s`, `2m`. `None` for anything else, for more than
/// three places after the point, and for more than a day.
#[must_use]
pub fn parse_length(text: &str) -> Option<Duration> {
    let text = text.trim();
    let unit_at = text.find(|c: char| c.is_ascii_alphabetic())?;
    let (number, unit) = (text[..unit_at].trim_end(), &text[unit_at..]);
    let unit = match unit {
        "ms" => 1,
        "s" => 1000,
        "m" | "min" => 60_000,
        _ => return None,
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let digits =
        |text: &str| !text.is_empty() && text.len() <= 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) || fraction.len() > 3 {
        return None;
    }
    let thousandths: u64 = format!("{fraction:0<3}").parse().ok()?;
    let milliseconds = whole.parse::<u64>().ok()? * unit + thousandths * unit / 1000;
    (milliseconds <= 86_400_000).then(|| Duration::from_millis(milliseconds))
}

/// Writes a length of time in the shortest form that [`parse_length`] reads back.
#[must_use]
pub fn print_length(length: Duration) -> String {
    match length.as_millis() {
        0 => "0s".to_owned(),
        milliseconds if milliseconds % 60_000 == 0 => format!("{}m", milliseconds / 60_000),
        milliseconds if milliseconds % 1000 == 0 => format!("{}s", milliseconds / 1000),
        milliseconds if milliseconds > 1000 => {
            let fraction = format!("{:03}", milliseconds % 1000);
            format!("{}.{}s", milliseconds / 1000, fraction.trim_end_matches('0'))
        }
        milliseconds => format!("{milliseconds}ms"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_back_as_they_are_written() {
        for text in ["700ms", "10s", "1.5s", "2m", "0s", "1.001s"] {
            assert_eq!(print_length(parse_length(text).unwrap()), text);
        }
        for text in ["", "10", "s", "-1s", "1h", "1..5s", "1.s", "99999999999s", "１０s"] {
            assert_eq!(parse_length(text), None, "{text}");
        }
    }

    #[test]
    fn a_moment_prints_the_shortest_form_that_loses_nothing() {
        for (at, text) in
            [(0, "0s"), (3_000, "3s"), (3_250, "3.250s"), (63_000, "1m03s"), (63_005, "1m03.005s")]
        {
            assert_eq!(At::from_millis(at).to_string(), text);
        }
    }
}
