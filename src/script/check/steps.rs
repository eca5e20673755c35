//! Each step's table becomes a step. What cannot be read is told and has something harmless in its place, so
//! that the rest of the script and its words are checked all the same; a hotline with an error is never used.

mod bulletin;
mod entry;
mod line;
mod menu;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use toml::Spanned;

use super::listening::{self, Written};
use super::names::Names;
use super::reader::Reader;
use super::reading::StepTable;
use super::ways::{By, Ways};
use crate::prompt::Locale;
use crate::script::document::{AnnouncementTable, Field, HoursTable, ListeningTable, Raw};
use crate::script::faults;
use crate::script::hotline::{Announcement, Deed, Hours, Listening, NEXT, Step, StepKind, Target};
use crate::script::hours::Timetable;

/// What every step is checked against.
pub(super) struct Common<'a> {
    pub(super) names: &'a Names,
    pub(super) locales: &'a [&'static Locale],
    pub(super) listening: &'a Written,
    pub(super) anywhere: &'a [Option<Target>; 12],
    /// The timetables by name, for lines that are open at times.
    pub(super) timetables: &'a HashMap<String, Timetable>,
}

/// A step that is being checked.
pub(super) struct Checking<'a> {
    pub(super) reader: &'a mut Reader,
    pub(super) common: &'a Common<'a>,
    pub(super) ways: &'a mut Ways,
    /// The folder of the hotline's news, once a bulletin has named it, and where.
    pub(super) news: &'a mut Option<(String, Range<usize>)>,
    /// What kind of step it is, as the script says it.
    pub(super) kind: &'static str,
    /// Its name, and where it is.
    pub(super) name: &'a str,
    pub(super) span: Range<usize>,
}

/// Checks each step; gives them with the folder of their news.
pub(super) fn all(
    reader: &mut Reader,
    written: Vec<(Spanned<String>, StepTable)>,
    more_hours: &[(Spanned<String>, StepTable)],
    names: &Names,
    locales: &[&'static Locale],
    listening: &Written,
    ways: &mut Ways,
) -> (Vec<Step>, Option<(String, Range<usize>)>) {
    let mut timetables = HashMap::new();
    ways.hours_of_lines = hours_of_lines(&written);
    for (name, table) in written.iter().chain(more_hours) {
        if let StepTable::Hours(table) = table {
            if table.open.is_none() {
                reader.missing("open", &format!("hours.{}", name.get_ref()), name.span());
            }
            timetables.insert(name.get_ref().clone(), super::hours::timetable(reader, table));
        }
    }
    let anywhere = ways.by_key();
    let common = Common { names, locales, listening, anywhere: &anywhere, timetables: &timetables };
    let mut news = None;
    let mut steps = Vec::with_capacity(written.len());
    for (name, table) in written {
        let (span, kind) = (name.span(), table.kind());
        let text = name.get_ref();
        let mut checking =
            Checking { reader, common: &common, ways, news: &mut news, kind, name: text, span: span.clone() };
        let kind = checking.step(table);
        steps.push(Step { name: name.into_inner().into(), span, kind });
    }
    (steps, news)
}

/// The names of the hours that lines are open in.
fn hours_of_lines(steps: &[(Spanned<String>, StepTable)]) -> HashSet<String> {
    let named = steps.iter().filter_map(|(_, table)| {
        let StepTable::Line(line) = table else { return None };
        let Raw::Text(name) = line.hours.as_ref()?.get_ref() else { return None };
        Some(name.clone())
    });
    named.collect()
}

/// Hours that lead nowhere are there for lines to be open in.
pub(super) fn is_timetable((_, table): &(Spanned<String>, StepTable)) -> bool {
    matches!(table, StepTable::Hours(hours) if hours.when_open.is_none() && hours.when_closed.is_none())
}

/// Stands where a target could not be read.
const NOWHERE: Target = Target::Do(Deed::HangUp);

impl Checking<'_> {
    /// Checks the step.
    pub(super) fn step(&mut self, table: StepTable) -> StepKind {
        self.ways.begin_step();
        match table {
            StepTable::Menu(table) => StepKind::Menu(self.menu(*table)),
            StepTable::Line(table) => StepKind::Line(self.line(*table)),
            StepTable::Bulletin(table) => StepKind::Bulletin(self.bulletin(*table)),
            StepTable::Announcement(table) => StepKind::Announcement(self.announcement(&table)),
            StepTable::Entry(table) => StepKind::Entry(self.entry(*table)),
            StepTable::Hours(table) => StepKind::Hours(self.hours(&table)),
        }
    }

    /// The step's table, as messages name it.
    fn table(&self) -> String {
        format!("{}.{}", self.kind, self.name)
    }

    /// Complains that the step lacks a key.
    fn missing(&mut self, key: &str) {
        self.reader.missing(key, &self.table(), self.span.clone());
    }

    /// A target that the step must have.
    fn needed(&mut self, by: By, field: Option<&Field>, key: &str) -> Target {
        if field.is_none() {
            self.missing(key);
            self.reader.lose();
        }
        field.and_then(|field| self.target(by, field, key)).unwrap_or(NOWHERE)
    }

    /// A target, noted as a way.
    fn target(&mut self, by: By, field: &Field, key: &str) -> Option<Target> {
        let target = self.common.names.target(self.reader, field, key)?;
        if let Target::Do(deed) = target
            && by != By::Option
            && !NEXT.contains(&deed)
        {
            let message = format!("`{key}` cannot lead to `{}`, which answers to a key", deed.name());
            self.reader.error(&faults::WRONG_VALUE, message, field.span());
            self.reader.help("name a step, or `back` or `hang-up`");
            return None;
        }
        self.ways.add(by, target, field.span());
        Some(target)
    }

    /// How the step listens. Where it does not listen at all, trouble leads nowhere.
    fn listening(&mut self, table: &ListeningTable, listens: bool) -> Listening {
        let written = listening::of_step(self.reader, self.common.names, table, self.common.listening);
        if listens {
            let (listening, trouble) = (&written.listening, written.trouble);
            self.ways.add(By::Silence, listening.on_no_input, trouble.silence);
            self.ways.add(By::Wrong, listening.on_no_match, trouble.wrong);
        }
        written.listening
    }

    fn announcement(&mut self, table: &AnnouncementTable) -> Announcement {
        let then = self.needed(By::End, table.then.as_ref(), "then");
        let barge_in = self.reader.truth(table.barge_in.as_ref(), "barge-in").unwrap_or(true);
        Announcement { then, barge_in }
    }

    fn hours(&mut self, table: &HoursTable) -> Hours {
        let timetable = self.common.timetables.get(self.name).cloned().unwrap_or_default();
        let when_open = self.needed(By::Open, table.when_open.as_ref(), "when-open");
        let when_closed = self.needed(By::Closed, table.when_closed.as_ref(), "when-closed");
        Hours { timetable, when_open, when_closed }
    }
}
