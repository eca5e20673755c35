//! Opening hours as written: `"09:00-12:00"`, days and ranges of days, dated exceptions.

use std::collections::HashSet;

use jiff::civil::{Date, Time};
use toml::Spanned;

use super::reader::Reader;
use crate::diagnostic::quoted;
use crate::script::document::{Field, HoursTable, Raw};
use crate::script::faults;
use crate::script::hours::{Range, Timetable};

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The timetable of an `[hours.NAME]`.
pub(super) fn timetable(reader: &mut Reader, table: &HoursTable) -> Timetable {
    let mut timetable = Timetable::default();
    let mut given = [false; 7];
    if let Some(open) = &table.open
        && matches!(open.get_ref(), Raw::Table(entries) if entries.is_empty())
    {
        reader.warning(&faults::BAD_HOURS, "these hours are never open", open.span());
        reader.help("name days and their hours: { mon-fri = \"09:00-17:00\" }");
    }
    for (name, value) in reader.table(table.open.as_ref(), "open") {
        let Some(days) = days(reader, name) else { continue };
        let ranges = ranges(reader, value).unwrap_or_default();
        for day in days {
            if given[day] {
                reader.error(
                    &faults::OVERLAPPING_HOURS,
                    format!("`{}` has hours already", DAYS[day]),
                    name.span(),
                );
                reader.help("name each day once; several ranges of a day go in a list");
            }
            given[day] = true;
            timetable.week[day].clone_from(&ranges);
        }
    }
    let mut dates = HashSet::new();
    for (name, value) in reader.table(table.exceptions.as_ref(), "exceptions") {
        let Ok(date) = name.get_ref().parse::<Date>() else {
            let message = format!("{} is no date", quoted(name.get_ref()));
            reader.error(&faults::BAD_HOURS, message, name.span());
            reader.help("write year, month and day: 2026-10-01");
            continue;
        };
        if !dates.insert(date) {
            reader.error(&faults::OVERLAPPING_HOURS, format!("{date} is there already"), name.span());
            reader.help("name each day once; several ranges of a day go in a list");
        }
        if let Some(ranges) = ranges(reader, value) {
            timetable.exceptions.push((date, ranges));
        }
    }
    timetable
}

/// The days that `mon`, `mon-fri` or `every-day` names.
fn days(reader: &mut Reader, name: &Spanned<String>) -> Option<Vec<usize>> {
    let day = |text: &str| {
        let text = text.trim().to_ascii_lowercase();
        DAYS.iter().position(|day| {
            text == *day || (text.len() > 3 && FULL_NAMES.contains(&&*text) && text.starts_with(day))
        })
    };
    let text = name.get_ref();
    let days = match text.as_str() {
        "every-day" => Some((0..7).collect()),
        _ => match text.split_once('-') {
            None => day(text).map(|day| vec![day]),
            Some((from, to)) => day(from).zip(day(to)).map(|(from, to)| {
                // From Saturday to Monday goes over the end of the week.
                let length = (to + 7 - from) % 7;
                (from..=from + length).map(|day| day % 7).collect()
            }),
        },
    };
    if days.is_none() {
        reader.error(&faults::BAD_HOURS, format!("{} is no day of the week", quoted(text)), name.span());
        reader.help("write `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`, a range such as `mon-fri`, or `every-day`");
    }
    days
}

const FULL_NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The ranges of a day, in order.
fn ranges(reader: &mut Reader, value: &Field) -> Option<Vec<Range>> {
    let mut ranges = Vec::new();
    let one = std::slice::from_ref(value);
    let items = if let Raw::List(items) = value.get_ref() { items } else { one };
    for item in items {
        match reader.text(item, "open")? {
            "closed" => {}
            "all day" | "all-day" => ranges.push((Range::WHOLE_DAY, item)),
            text => match range(text) {
                Some(range) => ranges.push((range, item)),
                None => {
                    let message = format!("{} is no range of hours", quoted(text));
                    reader.error(&faults::BAD_HOURS, message, item.span());
                    reader.help("write \"09:00-17:00\", \"closed\" or \"all day\"; 22:00-06:00 goes on after midnight");
                    return None;
                }
            },
        }
    }
    ranges.sort_by_key(|(range, _)| range.from);
    for pair in ranges.windows(2) {
        let ((before, _), (after, item)) = (&pair[0], &pair[1]);
        if before.crosses_midnight() || before.to > after.from {
            reader.error(
                &faults::OVERLAPPING_HOURS,
                "these hours overlap others of the same day",
                item.span(),
            );
            reader.help("end one range before the next begins");
        }
    }
    Some(ranges.into_iter().map(|(range, _)| range).collect())
}

fn range(text: &str) -> Option<Range> {
    let (from, to) = text.split_once(['-', '–'])?;
    let time = |text: &str| -> Option<Time> {
        let (hour, minute) = text.trim().split_once(':')?;
        if hour.is_empty() || hour.len() > 2 || minute.len() != 2 {
            return None;
        }
        // 24:00 is the midnight at the end of the day.
        let hour: i8 = if hour == "24" && minute == "00" { 0 } else { hour.parse().ok()? };
        Time::new(hour, minute.parse().ok()?, 0, 0).ok()
    };
    let range = Range { from: time(from)?, to: time(to)? };
    // From nine to nine is a slip; who means the whole day says so, or writes 00:00-24:00.
    (range.from != range.to || range == Range::WHOLE_DAY).then_some(range)
}
