//! Opening hours: ranges for each day of the week, with dated exceptions.

use jiff::civil::{Date, DateTime, Time, Weekday};

/// A stretch of a day. One that ends at or before its beginning goes on into the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Range {
    /// The first minute of it.
    pub from: Time,
    /// The first minute after it.
    pub to: Time,
}

impl Range {
    /// From midnight to midnight.
    pub const WHOLE_DAY: Self = Self { from: Time::midnight(), to: Time::midnight() };

    /// Whether it goes on into the next day.
    pub fn crosses_midnight(self) -> bool {
        self.to <= self.from
    }
}

/// When something is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timetable {
    /// The ranges of each day, Monday first.
    pub week: [Vec<Range>; 7],
    /// Days that differ from their weekday, each once.
    pub exceptions: Vec<(Date, Vec<Range>)>,
}

impl Timetable {
    /// Whether it is open when the clock on the wall shows `now`. Where clocks are put forward or back, the
    /// wall is what people go by.
    pub fn is_open(&self, now: DateTime) -> bool {
        let (today, time) = (now.date(), now.time());
        let from_today = self
            .on(today)
            .iter()
            .any(|range| time >= range.from && (range.crosses_midnight() || time < range.to));
        let from_yesterday = || {
            let ranges = today.yesterday().map(|yesterday| self.on(yesterday)).unwrap_or_default();
            ranges.iter().any(|range| range.crosses_midnight() && time < range.to)
        };
        from_today || from_yesterday()
    }

    /// The ranges that begin on a day.
    pub fn on(&self, day: Date) -> &[Range] {
        let exception = self.exceptions.iter().find(|(date, _)| *date == day);
        exception.map_or_else(|| self.weekday(day.weekday()), |(_, ranges)| ranges)
    }

    fn weekday(&self, day: Weekday) -> &[Range] {
        &self.week[usize::from(day.to_monday_zero_offset().unsigned_abs())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(from: &str, to: &str) -> Range {
        Range { from: from.parse().unwrap(), to: to.parse().unwrap() }
    }

    fn at(text: &str) -> DateTime {
        text.parse().unwrap()
    }

    #[test]
    fn the_last_minute_is_open_and_the_closing_hour_is_not() {
        let mut table = Timetable::default();
        table.week[0] = vec![range("09:00", "12:00"), range("13:00", "17:30")];
        assert!(!table.is_open(at("2026-11-23T08:59")));
        assert!(table.is_open(at("2026-11-23T09:00")));
        assert!(!table.is_open(at("2026-11-23T12:00")));
        assert!(table.is_open(at("2026-11-23T17:29")));
        assert!(!table.is_open(at("2026-11-23T17:30")));
    }

    #[test]
    fn a_night_shift_goes_on_after_midnight_and_an_exception_replaces_its_day() {
        let mut table = Timetable::default();
        table.week[4] = vec![range("22:00", "06:00")];
        assert!(table.is_open(at("2026-11-28T05:59")));
        assert!(!table.is_open(at("2026-11-28T06:00")));
        table.exceptions.push(("2026-11-27".parse().unwrap(), Vec::new()));
        assert!(!table.is_open(at("2026-11-28T05:59")));
    }
}
