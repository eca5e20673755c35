//! Reads the dates that feeds write: RFC 3339, RFC 822 and its kin, W3C dates, and those that Chinese sites
//! write. What is not certain is left out rather than guessed: a clock without a known zone keeps no offset,
//! a text that fits no form is no date at all, and the dates that programs write when they have none
//! (1 January 1970, the year 1) are none.

use jiff::civil::{Date, Time};
use jiff::tz::Offset;

use crate::news::When;

/// The longest text taken for a date.
const LONGEST: usize = 80;

/// The months as English writes them.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// What a text says about when, or `None` when it cannot be told.
pub(super) fn read(text: &str) -> Option<When> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let (day, time, offset) = year_first(text).or_else(|| month_in_words(text))?;
    let when = match (time, offset) {
        (None, _) => When::Day(day),
        (Some(time), None) => When::Clock(day.to_datetime(time)),
        (Some(time), Some(offset)) => When::Moment(day.to_datetime(time), offset),
    };
    (!is_a_zero(day, time)).then_some(when)
}

/// The days that programs write for "no date": the beginnings of their calendars, at midnight.
fn is_a_zero(day: Date, time: Option<Time>) -> bool {
    let midnight = time.is_none_or(|time| time == Time::midnight());
    day.year() <= 1 || (midnight && [(1970, 1, 1), (1900, 1, 1), (1601, 1, 1)].contains(&parts(day)))
}

fn parts(day: Date) -> (i16, i8, i8) {
    (day.year(), day.month(), day.day())
}

type Read = (Date, Option<Time>, Option<Offset>);

/// `2020-10-18T09:30:00+08:00`, `2020/10/18 09:30`, `2020年10月18日`.
fn year_first(text: &str) -> Option<Read> {
    let (year, rest) = number(text, 4, 4)?;
    let (separator, rest) = next(rest, &['-', '/', '.', '年'])?;
    let (month, rest) = number(rest.trim_start(), 1, 2)?;
    let rest = if separator == '年' { rest.strip_prefix('月')? } else { rest.strip_prefix(separator)? };
    let (day, rest) = number(rest.trim_start(), 1, 2)?;
    let rest = if separator == '年' { rest.strip_prefix('日').unwrap_or(rest) } else { rest };
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    let rest = rest.trim_start_matches(['T', 't', ' ', '\u{3000}', '\u{A0}']);
    let (time, zone) = clock(rest);
    Some((date, time, time.and_then(|_| offset(zone))))
}

/// `Sun, 18 Oct 2020 09:30:00 +0800`, `October 18, 2020`, `Sun Oct 18 09:30:00 GMT 2020`.
fn month_in_words(text: &str) -> Option<Read> {
    let mut words: Vec<&str> =
        text.split([' ', '\t', '\n', '\r', ',']).filter(|word| !word.is_empty()).collect();
    let clock_at = words.iter().position(|word| word.contains(':'));
    let mut after_clock = clock_at.map(|at| words.split_off(at + 1)).unwrap_or_default();
    let (time, glued) = clock_at.and_then(|_| words.pop()).map_or((None, ""), clock);
    if clock_at.is_some() && time.is_none() {
        return None;
    }
    let (mut day, mut month, mut year) = (None, None, None);
    let dashed = words.iter().flat_map(|word| {
        // `18-Oct-2020`, but not a year before the first.
        word.split(|c| c == '-' && word.starts_with(|first: char| first.is_ascii_digit()))
    });
    for (index, word) in dashed.enumerate() {
        if let Some(found) = month_named(word).filter(|_| month.is_none()) {
            month = Some(found);
        } else if let Some((read, "")) = number(word, 1, 2).filter(|_| day.is_none()) {
            day = Some(read);
        } else if let Some((read, "")) = number(word, 2, 4).filter(|_| year.is_none()) {
            year = Some(full_year(read, word.len()));
        } else if index > 0 || word.starts_with(|c: char| c.is_ascii_digit()) {
            // Only the name of the week's day may stand here, and it says nothing that the date does not.
            return None;
        }
    }
    if year.is_none() {
        let at = after_clock
            .iter()
            .position(|word| number(word, 4, 4).is_some_and(|(_, rest)| rest.is_empty()))?;
        year = number(after_clock.remove(at), 4, 4).map(|(year, _)| year);
    }
    let date = Date::new(year?, month?, i8::try_from(day?).ok()?).ok()?;
    let zone = if glued.is_empty() { after_clock.join(" ") } else { glued.to_owned() };
    Some((date, time, time.and_then(|_| offset(&zone))))
}

/// A month by its name or at least its first three letters.
fn month_named(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    let at = MONTHS.iter().position(|name| word.len() >= 3 && name.starts_with(&word))?;
    i8::try_from(at + 1).ok()
}

/// RFC 2822, 4.3: two digits below 50 are of this century, other short years of the last.
fn full_year(year: i16, digits: usize) -> i16 {
    match (digits, year) {
        (2, 0..50) => year + 2000,
        (2 | 3, _) => year + 1900,
        _ => year,
    }
}

/// The time at the front of a text, and what follows it. 24:00 is no clock's time; only the day is sure then.
fn clock(text: &str) -> (Option<Time>, &str) {
    let read = || {
        let (hour, rest) = number(text, 1, 2)?;
        let (minute, rest) = number(rest.strip_prefix(':')?, 2, 2)?;
        let (second, rest) = rest.strip_prefix(':').and_then(|rest| number(rest, 2, 2)).unwrap_or((0, rest));
        let rest = match rest.strip_prefix(['.', ',']) {
            Some(fraction) => fraction.trim_start_matches(|c: char| c.is_ascii_digit()),
            None => rest,
        };
        let [hour, minute, second] = [hour, minute, second.min(59)].map(|part| i8::try_from(part).ok());
        Some((Time::new(hour?, minute?, second?, 0).ok()?, rest.trim()))
    };
    read().map_or((None, ""), |(time, rest)| (Some(time), rest))
}

/// How far a zone is ahead of UTC. The names are RFC 822's; `CST` is left out, for half of those who write it
/// mean China and half Chicago, and they are fourteen hours apart.
fn offset(zone: &str) -> Option<Offset> {
    let zone = zone.trim();
    let hours = match zone.to_ascii_uppercase().as_str() {
        "Z" | "UT" | "UTC" | "GMT" => 0,
        "EDT" => -4,
        "EST" | "CDT" => -5,
        "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" => -8,
        _ => return offset_in_figures(zone),
    };
    Offset::from_hours(hours).ok()
}

/// `+08:00`, `+0800`, `+08`, `GMT+8`, and any of them with a comment: `+0800 (CST)`.
fn offset_in_figures(zone: &str) -> Option<Offset> {
    let zone = ["GMT", "UTC"].iter().find_map(|name| zone.strip_prefix(name)).unwrap_or(zone);
    let (sign, rest) = next(zone, &['+', '-', '\u{2212}'])?;
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (hours, minutes, rest) = match digits {
        4 => (&rest[..2], &rest[2..4], &rest[4..]),
        1 | 2 => match rest[digits..].strip_prefix(':') {
            Some(after) => (&rest[..digits], after.get(..2)?, after.get(2..)?),
            None => (&rest[..digits], "0", &rest[digits..]),
        },
        _ => return None,
    };
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let comment = rest.trim_start();
    // No place is further from UTC than fourteen hours; more is a slip of the pen.
    if hours > 14 || minutes > 59 || !(comment.is_empty() || comment.starts_with('(')) {
        return None;
    }
    let seconds = hours * 3600 + minutes * 60;
    Offset::from_seconds(if sign == '+' { seconds } else { -seconds }).ok()
}

/// A number of so many digits at the front of a text, and what follows it.
fn number(text: &str, least: usize, most: usize) -> Option<(i16, &str)> {
    let digits = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    let value = text[..digits].parse().ok().filter(|_| digits >= least)?;
    Some((value, &text[digits..]))
}

fn next<'t>(text: &'t str, wanted: &[char]) -> Option<(char, &'t str)> {
    let c = text.chars().next().filter(|c| wanted.contains(c))?;
    Some((c, &text[c.len_utf8()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, expected: &str) {
        assert_eq!(read(text).map(|when| when.to_string()).as_deref(), Some(expected), "{text}");
    }

    #[test]
    fn the_forms_of_the_standards_are_read() {
        reads("2020-10-18T09:30:00+08:00", "2020-10-18T09:30:00+08:00");
        reads("2020-10-18T09:30:00.123Z", "2020-10-18T09:30:00Z");
        reads("2020-10-18t09:30z", "2020-10-18T09:30:00Z");
        reads("2020-10-18", "2020-10-18");
        reads("Sun, 18 Oct 2020 09:30:00 +0800", "2020-10-18T09:30:00+08:00");
        reads("18 Oct 2020 09:30 GMT", "2020-10-18T09:30:00Z");
        reads("Sun, 18 Oct 20 09:30:00 EST", "2020-10-18T09:30:00-05:00");
        reads("Sun, 18 Oct 2020 09:30:00 -0000", "2020-10-18T09:30:00Z");
    }

    #[test]
    fn the_forms_that_people_write_are_read() {
        reads("2020年10月18日", "2020-10-18");
        reads("2020年10月18日 09:30:00", "2020-10-18T09:30:00");
        reads("2020-10-18 09:30:00", "2020-10-18T09:30:00");
        reads("2020/10/18 9:30", "2020-10-18T09:30:00");
        reads("2020-10-18 09:30:00 +0800", "2020-10-18T09:30:00+08:00");
        reads("Sunday, October 18, 2020", "2020-10-18");
        reads("Sun Oct 18 09:30:00 2020", "2020-10-18T09:30:00");
        reads("Sun Oct 18 09:30:00 GMT 2020", "2020-10-18T09:30:00Z");
        reads("18-Oct-2020", "2020-10-18");
        reads("Sun, 18 Oct 2020 09:30:00 GMT+8", "2020-10-18T09:30:00+08:00");
        reads("Sun, 18 Oct 2020 09:30:00 +0800 (CST)", "2020-10-18T09:30:00+08:00");
    }

    #[test]
    fn what_is_not_certain_is_left_out() {
        // China or Chicago?
        reads("Sun, 18 Oct 2020 09:30:00 CST", "2020-10-18T09:30:00");
        // The end of that day, or of the day before?
        reads("2020-10-18T24:00:00Z", "2020-10-18");
        reads("2020-10-18 下午3:00", "2020-10-18");
        reads("Sun, 18 Oct 2020 09:30:00 +9900", "2020-10-18T09:30:00");
        // A week's day that does not fit says nothing.
        reads("Mon, 18 Oct 2020 09:30:00 GMT", "2020-10-18T09:30:00Z");
        reads("周日, 18 Oct 2020 09:30:00 GMT", "2020-10-18T09:30:00Z");
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "yesterday",
            "10/18/2020",
            "18.10.2020",
            "2020-02-30",
            "2020-13-01",
            "2020-10",
            "2020",
            "20201018",
            "2020-10-181",
            "31 Feb 2020 00:00:00 GMT",
            "1603000000",
            "Sun, 18 Foo 2020",
            "18 Oct 2020 half past: nine",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read(&"9".repeat(1_000_000)), None);
    }

    #[test]
    fn the_dates_that_programs_write_for_none_are_none() {
        for text in [
            "1970-01-01T00:00:00Z",
            "0001-01-01T00:00:00",
            "0000-00-00 00:00:00",
            "Wed, 30 Nov -0001 00:00:00 +0000",
            "Thu, 01 Jan 1970 00:00:00 GMT",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        reads("1970-01-01T08:15:00Z", "1970-01-01T08:15:00Z");
    }
}
