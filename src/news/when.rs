//! When an item was published, as exactly as its publisher said, and no more exactly. Reading the dates that
//! feeds write is in `feed/date.rs`; saying a date in words is left to the prompts.

use std::fmt;

use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};
use toml::value::{Datetime, Offset as TomlOffset};

/// A date in one of the three forms that TOML and the publishers of news know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// A day: `2020-10-18`.
    Day(Date),
    /// A day and a time of it, nobody knows where on earth: `2020-10-18T09:30:00`.
    Clock(DateTime),
    /// A moment: the clock of a place and how far ahead of UTC that clock is: `2020-10-18T09:30:00+08:00`.
    Moment(DateTime, Offset),
}

impl When {
    /// The day as the publisher wrote it.
    pub fn day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Clock(at) | Self::Moment(at, _) => at.date(),
        }
    }

    /// The day it was in `zone`. A day or a clock without an offset is taken as written: where it was meant is
    /// not known, and the day someone wrote down is the best answer there is.
    pub fn day_in(self, zone: &TimeZone) -> Date {
        match self {
            Self::Day(_) | Self::Clock(_) => self.day(),
            Self::Moment(at, offset) => {
                offset.to_timestamp(at).map_or_else(|_| at.date(), |moment| zone.to_datetime(moment).date())
            }
        }
    }

    /// RFC 3339: a `date-time` for a moment, else a `full-date`, for the RFC has no time without an offset.
    pub fn rfc3339(self) -> String {
        match self {
            Self::Day(_) | Self::Clock(_) => self.day().to_string(),
            Self::Moment(..) => self.to_string(),
        }
    }

    /// What [`News`](super::News) is ordered by: seconds since 1970 began. What has no offset counts as UTC.
    pub(super) fn order(self) -> i64 {
        let (at, ahead) = match self {
            Self::Day(day) => (day.at(0, 0, 0, 0), 0),
            Self::Clock(at) => (at, 0),
            Self::Moment(at, offset) => (at, i64::from(offset.seconds())),
        };
        at.duration_since(DateTime::constant(1970, 1, 1, 0, 0, 0, 0)).as_secs() - ahead
    }

    /// A date of a TOML document; `None` for a time without a day, or a day no calendar has.
    pub(super) fn from_toml(written: &Datetime) -> Option<Self> {
        let date = written.date?;
        let day = Date::new(i16::try_from(date.year).ok()?, date.month.cast_signed(), date.day.cast_signed())
            .ok()?;
        let Some(time) = written.time else { return Some(Self::Day(day)) };
        // A leap second is told as the second before it: clocks that callers know have sixty.
        let second = time.second.unwrap_or(0).min(59);
        let at = day.at(time.hour.cast_signed(), time.minute.cast_signed(), second.cast_signed(), 0);
        Some(match written.offset {
            None => Self::Clock(at),
            Some(TomlOffset::Z) => Self::Moment(at, Offset::UTC),
            Some(TomlOffset::Custom { minutes }) => {
                Self::Moment(at, Offset::from_seconds(i32::from(minutes) * 60).ok()?)
            }
        })
    }
}

/// As TOML and RFC 3339 write it, to the second.
impl fmt::Display for When {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (at, offset) = match *self {
            Self::Day(day) => return write!(out, "{day}"),
            Self::Clock(at) => (at, None),
            Self::Moment(at, offset) => (at, Some(offset)),
        };
        let (hour, minute, second) = (at.hour(), at.minute(), at.second());
        write!(out, "{}T{hour:02}:{minute:02}:{second:02}", at.date())?;
        match offset.map(Offset::seconds) {
            None => Ok(()),
            Some(0) => out.write_str("Z"),
            Some(seconds) => {
                let sign = if seconds < 0 { '-' } else { '+' };
                let minutes = seconds.unsigned_abs() / 60;
                write!(out, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn toml(text: &str) -> Option<When> {
        When::from_toml(&text.parse().unwrap())
    }

    #[test]
    fn a_date_is_printed_as_exactly_as_it_was_written() {
        for text in ["2020-10-18", "2020-10-18T09:30:00", "2020-10-18T09:30:00+08:00", "2020-10-18T09:30:00Z"]
        {
            assert_eq!(toml(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_time_without_a_day_is_no_date() {
        assert_eq!(toml("09:30:00"), None);
    }

    #[test]
    fn a_moment_is_told_on_the_callers_day_and_a_mere_day_stays_what_it_is() {
        let beijing = TimeZone::get("Asia/Shanghai").unwrap();
        let evening = toml("2020-10-17T16:30:00Z").unwrap();
        assert_eq!(evening.day().to_string(), "2020-10-17");
        assert_eq!(evening.day_in(&beijing).to_string(), "2020-10-18");
        assert_eq!(toml("2020-10-17").unwrap().day_in(&beijing).to_string(), "2020-10-17");
    }

    #[test]
    fn a_time_without_an_offset_is_no_rfc_3339_time_and_only_its_day_is_given() {
        assert_eq!(toml("2020-10-18T09:30:00").unwrap().rfc3339(), "2020-10-18");
        assert_eq!(toml("2020-10-18T09:30:00-03:30").unwrap().rfc3339(), "2020-10-18T09:30:00-03:30");
    }

    #[test]
    fn the_later_moment_is_the_newer_whatever_its_clock_says() {
        let beijing = toml("2020-10-18T09:00:00+08:00").unwrap();
        let london = toml("2020-10-18T02:00:00Z").unwrap();
        assert!(london.order() > beijing.order());
    }
}
