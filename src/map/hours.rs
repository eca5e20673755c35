//! Opening hours in words: days that have the same hours together.

use jiff::civil::Time;

use super::terms::Terms;
use crate::prompt::Value;
use crate::script::hours::{Range, Timetable};

/// `Monday to Friday 9:00 to 17:00; Saturday 9:00 to 12:00; 25 December 2026 closed`.
pub(super) fn in_words(terms: &Terms<'_>, table: &Timetable) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut day = 0;
    while day < 7 {
        let ranges = &table.week[day];
        let last = (day..7).take_while(|other| table.week[*other] == *ranges).last().unwrap_or(day);
        if !ranges.is_empty() {
            parts.push(said(terms, &days(terms, day, last), ranges));
        }
        day = last + 1;
    }
    if parts.is_empty() {
        parts.push(terms.say("map-never", &[]));
    }
    for (date, ranges) in &table.exceptions {
        let date = Value::Date(*date).said(terms.locale()).eye;
        parts.push(said(terms, &date, ranges));
    }
    terms.join("map-between-days", &parts)
}

fn days(terms: &Terms<'_>, first: usize, last: usize) -> String {
    let name = |day: usize| terms.say(&format!("map-day-{}", day + 1), &[]);
    if first == last {
        return name(first);
    }
    let values = [("first", terms.words(name(first))), ("last", terms.words(name(last)))];
    terms.say("map-day-range", &values)
}

fn said(terms: &Terms<'_>, days: &str, ranges: &[Range]) -> String {
    let range = |range: &Range| {
        if *range == Range::WHOLE_DAY {
            return terms.say("map-all-day", &[]);
        }
        let time = |time: Time| Value::Time(time);
        terms.say("map-hour-range", &[("from", time(range.from)), ("to", time(range.to))])
    };
    let ranges: Vec<String> = ranges.iter().map(range).collect();
    let hours = if ranges.is_empty() { terms.say("map-shut", &[]) } else { terms.join("map-list", &ranges) };
    format!("{days} {hours}")
}
