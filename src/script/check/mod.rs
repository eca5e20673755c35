//! From a script as written to a hotline, or to every fault in it.
//!
//! The script is read table by table (`reading`, `fields`), names become ids (`names`), what holds everywhere is
//! settled (`head`, `everywhere`), tables become steps (`steps`; what callers may want, `tasks`), and each way from one
//! to another is noted (`ways`). Then the whole is judged: whether every path ends (`paths`), whether the prompts fit
//! (`words`), and whether they name the right keys (`said_keys`).

mod about;
mod answers;
mod everywhere;
mod fields;
mod head;
mod hours;
mod languages;
mod listening;
mod names;
mod news;
mod paths;
mod reader;
mod reading;
mod said_keys;
mod steps;
mod syntax;
mod tasks;
mod ways;
mod words;

use std::collections::HashMap;
use std::sync::Arc;

use jiff::tz::TimeZone;

pub(crate) use names::is_name;
pub use said_keys::{hearing, keys_before_goals};

use self::names::Names;
use self::reader::Reader;
use self::ways::Ways;
use super::hotline::{Hotline, StepId};
use super::parts::Parts;
use crate::diagnostic::{Diagnostic, Severity, Source};
use crate::prompt::Locale;

/// What came of checking.
pub struct Checked {
    /// The hotline, unless there is an error.
    pub hotline: Option<Hotline>,
    /// Everything there is to say of the script and its prompts, in no order.
    pub faults: Vec<Diagnostic>,
}

/// Checks a script with its prompts and news, and tells all that is wrong with them.
pub fn check(source: &Arc<Source>, parts: &dyn Parts) -> Checked {
    let mut reader = Reader::new(source);
    let hotline = hotline(&mut reader, parts);
    let faults = reader.into_faults();
    let broken = faults.iter().any(|fault| fault.severity == Severity::Error);
    Checked { hotline: hotline.filter(|_| !broken), faults }
}

/// A hotline as far as it can be made of the script. If an error was told, it is not to be used.
fn hotline(reader: &mut Reader, parts: &dyn Parts) -> Option<Hotline> {
    let mut written = reading::read(reader);
    if !head::enough_steps(reader, &written) {
        return None;
    }
    let table = std::mem::take(&mut written.hotline);
    let name = head::hotline_name(reader, &table, written.hotline_span.as_ref());
    let span = written.hotline_span.clone().unwrap_or_default();
    let languages = match &written.hotline_span {
        Some(span) => reader.required(table.languages.as_ref(), "languages", "hotline", span),
        None => None,
    };
    let located = languages::locales(reader, languages);
    let locales: Vec<&'static Locale> = located.iter().map(|(locale, _)| *locale).collect();
    let about = about::about(reader, &table, &written.channels);
    let timezone =
        table.timezone.as_ref().and_then(|field| head::timezone(reader, field)).unwrap_or(TimeZone::UTC);

    let (timetables, steps): (Vec<_>, Vec<_>) = written.steps.into_iter().partition(steps::is_timetable);
    let names = Names::new(reader, &steps, &timetables);
    let start = match &written.hotline_span {
        Some(span) => reader.required(table.start.as_ref(), "start", "hotline", span),
        None => None,
    };
    let start = start.and_then(|field| Some((names.step(reader, field, "start")?, field.span())));
    let tasks = tasks::tasks(reader, &names, &located, std::mem::take(&mut written.tasks));
    let mut ways = Ways::of_everywhere(everywhere::anywhere(reader, &names, &written.anywhere));
    let (listens, on_failure) = everywhere::listening(reader, &names, &ways, written.listening, &span);
    let listening = listens.listening.clone();
    ways.on_failure = Some(on_failure.clone());
    let (steps, news) = steps::all(reader, steps, &timetables, &names, &locales, &listens, &mut ways);
    let anywhere = ways.by_key();
    answers::check(reader, &steps, &ways);

    if let Some((start, span)) = &start {
        ways.unreached = paths::check(reader, &steps, &ways, *start, span);
    }
    let name = name?;
    let catalogues = languages::catalogues(reader, &name, &located, languages, parts);
    let news = news::headlines(reader, parts, &name, news, &locales, &timezone);
    let mut ids = HashMap::with_capacity(steps.len());
    for (id, step) in (0_u32..).map(StepId).zip(&steps) {
        ids.entry(step.name.clone()).or_insert(id);
    }
    let hotline = Hotline {
        name: name.into(),
        about,
        languages: catalogues,
        start: start.as_ref().map_or(StepId(0), |(start, _)| *start),
        timezone,
        steps,
        names: ids,
        anywhere,
        language_spans: located.iter().map(|(_, span)| span.clone()).collect(),
        anywhere_spans: ways.anywhere.iter().map(|(key, way)| (*key, way.span.clone())).collect(),
        on_failure: on_failure.target,
        listening,
        news,
        tasks,
        source: Arc::clone(reader.source()),
    };
    words::check(reader, &hotline, &ways);
    said_keys::check(reader, &hotline, &ways);
    start.map(|_| hotline)
}
