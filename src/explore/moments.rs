//! The moments at which a hotline can be called, as far as they differ: one for each way in which its hours can
//! be open and closed at a time.

use std::collections::{BTreeSet, HashSet};

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::AmbiguousOffset;
use jiff::{Timestamp, ToSpan};

use crate::call::SETTLED;
use crate::script::hours::{Range, Timetable};
use crate::script::{Hotline, StepKind};

/// A week without anything special about it, from its Monday.
const WEEK: Date = Date::constant(2026, 3, 2);

/// The time of day that is tried first.
const MORNING: Time = Time::constant(10, 0, 0, 0);

/// A moment that stands for all at which the same is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// What the clock on the hotline's wall shows.
    pub clock: DateTime,
    /// The same in the world's time.
    pub when: Timestamp,
}

/// The moments of a hotline, never none: an ordinary morning first, then those at which something else is open,
/// in the order of the clock. Each boundary of each timetable was looked at, on each day of a week and on each
/// exception.
pub fn moments(hotline: &Hotline) -> Vec<Moment> {
    let tables: Vec<&Timetable> = hotline
        .steps()
        .iter()
        .filter_map(|step| match &step.kind {
            StepKind::Hours(hours) => Some(&hours.timetable),
            StepKind::Line(line) => line.hours.as_ref().map(|(timetable, _)| timetable),
            StepKind::Menu(_) | StepKind::Bulletin(_) | StepKind::Announcement(_) | StepKind::Entry(_) => {
                None
            }
        })
        .collect();
    let mut known: HashSet<Vec<bool>> = HashSet::new();
    let mut found = Vec::new();
    for clock in clocks(&tables) {
        let Some(moment) = moment(hotline, clock) else { continue };
        // What is open is asked a little after the call is connected, when something is done in it.
        let asked = moment.when + jiff::SignedDuration::from_millis(SETTLED.as_millis().cast_signed());
        let asked = hotline.timezone().to_datetime(asked);
        let open = tables.iter().map(|table| table.is_open(asked)).collect();
        if known.insert(open) {
            found.push(moment);
        }
    }
    found
}

/// Every time at which something may open or close, an ordinary morning before all others.
fn clocks(tables: &[&Timetable]) -> Vec<DateTime> {
    let exceptions: BTreeSet<Date> =
        tables.iter().flat_map(|table| table.exceptions.iter().map(|(day, _)| *day)).collect();
    let mut clocks = vec![WEEK.to_datetime(MORNING)];
    if tables.is_empty() {
        return clocks;
    }
    let ranges = tables.iter().flat_map(|table| {
        table.week.iter().flatten().chain(table.exceptions.iter().flat_map(|(_, ranges)| ranges))
    });
    let mut times: BTreeSet<Time> = ranges.flat_map(|Range { from, to }| [*from, *to]).collect();
    times.insert(Time::midnight());
    let ordinary = |day: &Date| !exceptions.contains(day);
    let week = (0..7).filter_map(|day| {
        // Where a day of that week is an exception, the same day of another week is an ordinary one.
        (0..53).find_map(|week| WEEK.checked_add((7 * week + day).days()).ok().filter(ordinary))
    });
    let special = exceptions.iter().flat_map(|day| [Some(*day), day.tomorrow().ok()]).flatten();
    for day in week.collect::<BTreeSet<_>>().into_iter().chain(special.collect::<BTreeSet<_>>()) {
        clocks.extend(times.iter().map(|time| day.to_datetime(*time)));
    }
    clocks
}

/// The moment that a clock shows, unless it shows it twice or never.
fn moment(hotline: &Hotline, clock: DateTime) -> Option<Moment> {
    let moment = hotline.timezone().to_ambiguous_timestamp(clock);
    match moment.offset() {
        AmbiguousOffset::Unambiguous { .. } => Some(Moment { clock, when: moment.unambiguous().ok()? }),
        AmbiguousOffset::Gap { .. } | AmbiguousOffset::Fold { .. } => None,
    }
}
