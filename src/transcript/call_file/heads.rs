//! What is settled before a call begins: the hotline, the language, the caller, the clock, and whether its words
//! are compared as they look or as they sound.

use std::ops::Range;

use jiff::civil::DateTime;
use jiff::tz::Offset;

/// A value, and where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written<T> {
    /// The value.
    pub value: T,
    /// Where.
    pub span: Range<usize>,
}

/// The wall clock at connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// What the clock shows where the hotline is.
    pub clock: DateTime,
    /// How far it is ahead of UTC: only needed in the hour that comes twice when clocks are put back.
    pub offset: Option<Offset>,
}

/// How words are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum HeardAs {
    /// As they are printed: `95580`.
    #[default]
    Words,
    /// As they are spoken: `nine five five eight zero`.
    Sound,
}

/// The heads of a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heads {
    /// The language that the caller is taken to have chosen; its tag. Without it, the question is asked.
    pub language: Option<Written<String>>,
    /// Whose habits the caller has.
    pub caller: Option<Written<String>>,
    /// When the call is connected.
    pub at: Option<Written<Moment>>,
    /// How words are compared.
    pub heard_as: Option<Written<HeardAs>>,
}

impl Moment {
    /// Reads `2026-11-23 21:00`, with seconds or not, and with an offset from UTC or not.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split_whitespace();
        let (day, time) = (parts.next()?, parts.next()?);
        let offset = match parts.next() {
            Some(offset) => Some(read_offset(offset)?),
            None => None,
        };
        if parts.next().is_some() || day.len() != 10 || !matches!(time.len(), 5 | 8) {
            return None;
        }
        let clock = format!("{day}T{time}").parse().ok()?;
        Some(Self { clock, offset })
    }
}

/// Reads `+08:00`, `-05:00`.
fn read_offset(text: &str) -> Option<Offset> {
    let (sign, rest) = match text.as_bytes().first()? {
        b'+' => (1, &text[1..]),
        b'-' => (-1, &text[1..]),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':')?;
    let number = |text: &str| {
        (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse::<i32>().ok())
    };
    let (hours, minutes) = (number(hours)??, number(minutes)??);
    if minutes > 59 {
        return None;
    }
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_a_day_and_a_time_and_may_say_which_of_two() {
        let moment = Moment::read("2026-11-23 21:00").unwrap();
        assert_eq!(moment.clock.to_string(), "2026-11-23T21:00:00");
        assert_eq!(moment.offset, None);
        let moment = Moment::read("2026-11-01  01:30:59 -05:00").unwrap();
        assert_eq!(moment.offset, Some(Offset::from_seconds(-5 * 3600).unwrap()));
    }

    #[test]
    fn what_no_clock_shows_is_no_moment() {
        for text in [
            "",
            "2026-11-23",
            "21:00",
            "2026-13-01 10:00",
            "2026-02-30 10:00",
            "2026-11-23 24:30",
            "2026-11-23 9:00",
            "2026-11-23T21:00",
            "2026-11-23 21:00 Z",
            "2026-11-23 21:00 +8",
            "2026-11-23 21:00 +08:00 x",
            "tomorrow at nine",
            "2026-11-23 21:00 +中:00",
        ] {
            assert_eq!(Moment::read(text), None, "{text}");
        }
    }
}
