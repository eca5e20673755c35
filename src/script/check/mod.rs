//! From a script as written to a hotline, or to every fault in it.
//!
//! The script is read table by table (`reading`, `fields`), names become ids (`names`), tables become steps
//! (`steps`; what callers may want, `tasks`), and each way from one to another is noted (`ways`). Then the whole is judged: whether every path
//! ends (`paths`), whether the prompts fit (`words`), and whether they name the right keys (`said_keys`).

mod about;
mod answers;
mod fields;
mod hours;
mod languages;
mod listening;
mod names;
mod paths;
mod reader;
mod reading;
mod said_keys;
mod steps;
mod syntax;
mod tasks;
mod ways;
mod words;

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::tz::TimeZone;
use toml::Spanned;

pub(crate) use names::is_name;
pub use said_keys::{hearing, keys_before_goals};

use self::listening::Written as Listens;
use self::names::Names;
use self::reader::Reader;
use self::reading::{StepTable, Written};
use self::steps::Checking;
use self::ways::{By, Way, Ways};
use super::document::{Field, HotlineTable, Raw};
use super::faults;
use super::headlines::Headlines;
use super::hotline::{Deed, Hotline, Step, StepId, Target};
use crate::diagnostic::{Diagnostic, Severity, Source, quoted};
use crate::news::News;
use crate::prompt::Locale;

/// More steps than any hotline needs, and few enough that none of them makes a machine wait.
const MOST_STEPS: usize = 100_000;

/// What came of checking.
pub struct Checked {
    /// The hotline, unless there is an error.
    pub hotline: Option<Hotline>,
    /// Everything there is to say of the script and its prompts, in no order.
    pub faults: Vec<Diagnostic>,
}

/// The parts of a hotline beside its script.
pub trait Parts {
    /// The prompt file of a language.
    ///
    /// # Errors
    /// Why there is none: what was looked for, and what to do next.
    fn prompts(&self, hotline: &str, locale: &'static Locale) -> Result<Arc<Source>, String>;

    /// The hotline's own file of pronunciations in a language, if it has one.
    ///
    /// # Errors
    /// Why it is there and cannot be read, and what to do next.
    fn pronunciation(&self, hotline: &str, locale: &'static Locale) -> Result<Option<Arc<Source>>, String> {
        let _ = (hotline, locale);
        Ok(None)
    }

    /// The folder of the hotline's recordings in a language, if it has one.
    fn recordings(&self, hotline: &str, locale: &'static Locale) -> Option<PathBuf> {
        let _ = (hotline, locale);
        None
    }

    /// The languages of all prompt files that there are, by the names of the files.
    fn languages(&self, hotline: &str) -> Vec<String> {
        let _ = hotline;
        Vec::new()
    }

    /// The news of the hotline, from its folder of this name, with what is wrong with them. No folder, no news.
    ///
    /// # Errors
    /// Why the folder could not be read, and what to do next.
    fn news(&self, hotline: &str, folder: &str) -> Result<(News, Vec<Diagnostic>), String>;
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
    if !enough_steps(reader, &written) {
        return None;
    }
    let head = std::mem::take(&mut written.hotline);
    let name = hotline_name(reader, &head, written.hotline_span.as_ref());
    let span = written.hotline_span.clone().unwrap_or_default();
    let languages = match &written.hotline_span {
        Some(span) => reader.required(head.languages.as_ref(), "languages", "hotline", span),
        None => None,
    };
    let located = languages::locales(reader, languages);
    let locales: Vec<&'static Locale> = located.iter().map(|(locale, _)| *locale).collect();
    let about = about::about(reader, &head, &written.channels);
    let timezone = head.timezone.as_ref().and_then(|field| timezone(reader, field)).unwrap_or(TimeZone::UTC);

    let (timetables, steps): (Vec<_>, Vec<_>) = written.steps.into_iter().partition(is_timetable);
    let names = Names::new(reader, &steps, &timetables);
    let start = match &written.hotline_span {
        Some(span) => reader.required(head.start.as_ref(), "start", "hotline", span),
        None => None,
    };
    let start = start.and_then(|field| Some((names.step(reader, field, "start")?, field.span())));
    let tasks = tasks::tasks(reader, &names, &located, std::mem::take(&mut written.tasks));
    let mut ways = Ways::of_everywhere(anywhere(reader, &names, &written.anywhere));
    let (listens, on_failure) = listening(reader, &names, &ways, written.listening, &span);
    let listening = listens.listening.clone();
    ways.on_failure = Some(on_failure.clone());
    let (steps, news) = checked_steps(reader, steps, &timetables, &names, &locales, &listens, &mut ways);
    let anywhere = by_key(&ways);
    answers::check(reader, &steps, &ways);

    if let Some((start, span)) = &start {
        ways.unreached = paths::check(reader, &steps, &ways, *start, span);
    }
    let name = name?;
    let catalogues = languages::catalogues(reader, &name, &located, languages, parts);
    let news = headlines(reader, parts, &name, news, &locales, &timezone);
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

/// The news, if a bulletin reads them: `folder` is where they are, and where the script says so.
fn headlines(
    reader: &mut Reader,
    parts: &dyn Parts,
    name: &str,
    folder: Option<(String, Range<usize>)>,
    locales: &[&'static Locale],
    timezone: &TimeZone,
) -> Headlines {
    let Some((folder, span)) = folder else { return Headlines::default() };
    match parts.news(name, &folder) {
        Ok((news, complaints)) => {
            reader.tell(complaints);
            let tags: Vec<_> = locales.iter().filter_map(|locale| locale.tag.parse().ok()).collect();
            reader.tell(news.untranslated(&tags));
            Headlines::new(&news, timezone)
        }
        Err(why) => {
            reader.error(&faults::WRONG_VALUE, "the news of this bulletin cannot be read", span);
            reader.help(why);
            Headlines::default()
        }
    }
}

/// Whether there are steps, and not too many.
fn enough_steps(reader: &mut Reader, written: &Written) -> bool {
    if let Some((name, _)) = written.steps.get(MOST_STEPS) {
        let message = format!("a hotline has at most {MOST_STEPS} steps");
        reader.error(&faults::TOO_MANY_STEPS, message, name.span());
        reader.help("make several hotlines of it, each with a line that leads to the next");
        return false;
    }
    let end = reader.source().text().trim_end().len();
    if written.hotline_span.is_none() && reader.is_complete() {
        reader.error(&faults::MISSING_KEY, "there is no table `[hotline]`", end..end);
        reader.help(
            "begin the script with `[hotline]` and its `name`, `languages` and `start`; `reachline new` writes one",
        );
    } else if written.steps.is_empty() && reader.is_complete() {
        reader.error(&faults::MISSING_KEY, "there is no step", end..end);
        reader.help("add a menu, `[menu.main]`, and a line where a person answers, `[line.person]`");
    }
    !written.steps.is_empty()
}

fn hotline_name(reader: &mut Reader, head: &HotlineTable, span: Option<&Range<usize>>) -> Option<String> {
    let field = reader.required(head.name.as_ref(), "name", "hotline", span?)?;
    let name = reader.text(field, "name")?;
    if is_name(name) {
        return Some(name.to_owned());
    }
    names::bad_name(reader, &Spanned::new(field.span(), name.to_owned()), "a hotline");
    None
}

fn timezone(reader: &mut Reader, field: &Field) -> Option<TimeZone> {
    let name = reader.text(field, "timezone")?;
    let zone = TimeZone::get(name).ok();
    if zone.is_none() {
        let message = format!("there is no time zone named {}", quoted(name));
        reader.error(&faults::WRONG_VALUE, message, field.span());
        reader.help("use a name of the IANA time zone database, such as `Asia/Shanghai`");
    }
    zone
}

/// What each key means everywhere.
fn anywhere(reader: &mut Reader, names: &Names, written: &reading::Entries) -> Vec<(crate::key::Key, Way)> {
    let mut anywhere: Vec<(crate::key::Key, Way)> = Vec::new();
    for (key_name, value) in written {
        let keys = names::keys(reader, key_name);
        let target = names.target(reader, value, "anywhere");
        let Some(keys) = keys else { continue };
        let (Some(key), 1) = (keys.get(0), keys.len()) else {
            reader.error(&faults::NO_SUCH_KEY, format!("`{keys}` is more than one key"), key_name.span());
            reader.help("a key that means the same everywhere is a single key");
            continue;
        };
        if anywhere.iter().any(|(own, _)| *own == key) {
            // Written in two ways, as a full-width digit is.
            reader.error(&faults::DUPLICATE_KEY, format!("the key `{key}` is given twice"), key_name.span());
            reader.help("keep one of the two");
        } else if let Some(target) = target {
            anywhere
                .push((key, Way { by: By::Option, target, span: key_name.span().start..value.span().end }));
        }
    }
    anywhere
}

fn by_key(ways: &Ways) -> [Option<Target>; 12] {
    let mut by_key = [None; 12];
    for (key, way) in &ways.anywhere {
        by_key[*key as usize] = Some(way.target);
    }
    by_key
}

/// How the hotline listens, and where trouble leads: to what it says, else to a line that a key leads to from
/// everywhere, else to another step that one leads to, else to the first line.
fn listening(
    reader: &mut Reader,
    names: &Names,
    ways: &Ways,
    table: super::document::ListeningTable,
    span: &Range<usize>,
) -> (Listens, Way) {
    let lines = names.lines();
    let is_line = |way: &&Way| lines.iter().any(|(line, _)| way.step() == Some(*line));
    let everywhere = || ways.anywhere.iter().map(|(_, way)| way).filter(|way| way.step().is_some());
    let by_key = everywhere().find(is_line).or_else(|| everywhere().next());
    let by_key = by_key.map(|way| (way.target, way.span.clone()));
    let first_line = || lines.first().map(|(line, span)| (Target::Step(*line), span.clone()));
    let says_where = table.on_failure.is_some();
    let fallback = by_key.or_else(first_line);
    if fallback.is_none() && !says_where && reader.is_complete() {
        let message = "trouble leads nowhere: there is no `on-failure` in `[listening]`, and no line";
        reader.error(&faults::MISSING_KEY, message, span.clone());
        reader.help("add `[line.person]` with the number of a person, and `on-failure = \"person\"`");
    }
    let fallback = fallback.unwrap_or((Target::Do(Deed::HangUp), span.clone()));
    let (listens, (target, span)) = listening::of_hotline(reader, names, table, fallback);
    (listens, Way { by: By::Silence, target, span })
}

/// Hours that lead nowhere are there for lines to be open in.
fn is_timetable((_, table): &(Spanned<String>, StepTable)) -> bool {
    matches!(table, StepTable::Hours(hours) if hours.when_open.is_none() && hours.when_closed.is_none())
}

/// Checks each step; gives them with the folder of their news.
fn checked_steps(
    reader: &mut Reader,
    written: Vec<(Spanned<String>, StepTable)>,
    more_hours: &[(Spanned<String>, StepTable)],
    names: &Names,
    locales: &[&'static Locale],
    listening: &Listens,
    ways: &mut Ways,
) -> (Vec<Step>, Option<(String, Range<usize>)>) {
    let mut timetables = HashMap::new();
    ways.hours_of_lines = hours_of_lines(&written);
    for (name, table) in written.iter().chain(more_hours) {
        if let StepTable::Hours(table) = table {
            if table.open.is_none() {
                reader.missing("open", &format!("hours.{}", name.get_ref()), name.span());
            }
            timetables.insert(name.get_ref().clone(), hours::timetable(reader, table));
        }
    }
    let anywhere = by_key(ways);
    let common = steps::Common { names, locales, listening, anywhere: &anywhere, timetables: &timetables };
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
