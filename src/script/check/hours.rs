//! Opening hours as written: `"09:00-12:00"`, days and ranges of days, dated exceptions.

use jiff::civil::{Date, Time};
use toml::Spanned;

use super::fields::Fields;
use crate::script::document::{Field, HoursTable, Raw};
use crate::script::faults;
use crate::script::hours::{Range, Timetable};

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The timetable of an `[hours.NAME]`.
pub(super) fn timetable(fields: &mut Fields, table: &HoursTable) -> Timetable {
    let mut timetable = Timetable::default();
    let mut given = [false; 7];
    for (name, value) in fields.table(table.open.as_ref(), "open") {
        let Some(days) = days(fields, name) else { continue };
        let Some(ranges) = ranges(fields, value) else { continue };
        for day in days {
            if given[day] {
                fields.error(
                    &faults::OVERLAPPING_HOURS,
                    format!("`{}` has hours already", DAYS[day]),
                    name.span(),
                );
                fields.help("name each day once; several ranges of a day go in a list");
            }
            given[day] = true;
            timetable.week[day].clone_from(&ranges);
        }
    }
    for (name, value) in fields.table(table.exceptions.as_ref(), "exceptions") {
        let Ok(date) = name.get_ref().parse::<Date>() else {
            fields.error(&faults::BAD_HOURS, format!("`{}` is no date", name.get_ref()), name.span());
            fields.help("write year, month and day: 2026-10-01");
            continue;
        };
        if let Some(ranges) = ranges(fields, value) {
            timetable.exceptions.push((date, ranges));
        }
    }
    timetable
}

/// The days that `mon`, `mon-fri` or `every-day` names.
fn days(fields: &mut Fields, name: &Spanned<String>) -> Option<Vec<usize>> {
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
        fields.error(&faults::BAD_HOURS, format!("`{text}` is no day of the week"), name.span());
        fields.help("write `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`, a range such as `mon-fri`, or `every-day`");
    }
    days
}

const FULL_NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The ranges of a day, in order.
fn ranges(fields: &mut Fields, value: &Field) -> Option<Vec<Range>> {
    let mut ranges = Vec::new();
    let one = std::slice::from_ref(value);
    let items = if let Raw::List(items) = value.get_ref() { items } else { one };
    for item in items {
        match fields.text(item, "open")? {
            "closed" => {}
            "all day" | "all-day" => ranges.push((Range::WHOLE_DAY, item)),
            text => match range(text) {
                Some(range) => ranges.push((range, item)),
                None => {
                    fields.error(&faults::BAD_HOURS, format!("`{text}` is no range of hours"), item.span());
                    fields.help("write \"09:00-17:00\", \"closed\" or \"all day\"; 22:00-06:00 goes on after midnight");
                    return None;
                }
            },
        }
    }
    ranges.sort_by_key(|(range, _)| range.from);
    for pair in ranges.windows(2) {
        let ((before, _), (after, item)) = (&pair[0], &pair[1]);
        if before.crosses_midnight() || before.to > after.from {
            fields.error(
                &faults::OVERLAPPING_HOURS,
                "these hours overlap others of the same day",
                item.span(),
            );
            fields.help("end one range before the next begins");
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
    Some(Range { from: time(from)?, to: time(to)? })
}
