//! From a script as written to a hotline, or to every fault in it.

mod fields;
mod hours;
mod listening;
mod names;
mod reading;
mod steps;

use std::collections::HashMap;
use std::sync::Arc;

use jiff::tz::TimeZone;

use self::fields::Fields;
use self::names::Names;
use self::reading::StepTable;
use super::document::Raw;
use super::faults;
use super::headlines::Headlines;
use super::hotline::{Deed, Hotline, LanguageId, Step, StepId, Target};
use crate::diagnostic::{Diagnostic, Severity, Source};
use crate::key::Key;
use crate::news::News;
use crate::prompt::{Catalogue, Locale};

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

    /// The news of the hotline, from its folder of this name, with what is wrong with them. No folder, no news.
    ///
    /// # Errors
    /// Why the folder could not be read, and what to do next.
    fn news(&self, hotline: &str, folder: &str) -> Result<(News, Vec<Diagnostic>), String>;
}

/// Checks a script with its prompts and news, and tells all that is wrong with them.
pub fn check(source: &Arc<Source>, parts: &dyn Parts) -> Checked {
    let mut fields = Fields::new(source);
    let hotline = hotline(&mut fields, parts);
    let mut faults = fields.into_faults();
    let hotline = hotline.map(|(hotline, told)| {
        faults.extend(told);
        hotline
    });
    let broken = faults.iter().any(|fault| fault.severity == Severity::Error);
    Checked { hotline: hotline.filter(|_| !broken), faults }
}

fn hotline(fields: &mut Fields, parts: &dyn Parts) -> Option<(Hotline, Vec<Diagnostic>)> {
    let written = reading::read(fields);
    if written.steps.len() > MOST_STEPS {
        let place = written.steps[MOST_STEPS].0.span();
        fields.error(&faults::TOO_MANY_STEPS, format!("a hotline has at most {MOST_STEPS} steps"), place);
        return None;
    }
    let head = written.hotline;
    let name = fields.required(head.name.as_ref(), "name", "hotline").and_then(|field| {
        let name = fields.text(field, "name")?;
        names::is_name(name).then(|| name.to_owned()).or_else(|| {
            fields.error(&faults::BAD_NAME, format!("`{name}` is no name for a hotline"), field.span());
            fields.help("use small letters, digits and hyphens, beginning with a letter");
            None
        })
    });
    let locales = locales(fields, head.languages.as_ref());
    let timezone = head.timezone.as_ref().and_then(|field| timezone(fields, field)).unwrap_or(TimeZone::UTC);

    let names = Names::new(fields, &written.steps);
    let start =
        fields.required(head.start.as_ref(), "start", "hotline").and_then(|f| names.step(fields, f, "start"));
    let anywhere = anywhere(fields, &names, &written.anywhere);
    let fallback = anywhere
        .iter()
        .flatten()
        .find(|target| matches!(target, Target::Step(_)))
        .copied()
        .or_else(|| names.first_line().map(Target::Step))
        .unwrap_or(Target::Do(Deed::HangUp));
    let (listening, on_failure) = listening::of_hotline(fields, &names, written.listening, fallback);

    let timetables: Vec<_> = written
        .steps
        .iter()
        .filter_map(|(name, table)| match table {
            StepTable::Hours(table) => Some((name.get_ref().clone(), hours::timetable(fields, table))),
            StepTable::Menu(_)
            | StepTable::Line(_)
            | StepTable::Bulletin(_)
            | StepTable::Announcement(_)
            | StepTable::Entry(_) => None,
        })
        .collect();
    let mut steps = Vec::with_capacity(written.steps.len());
    let common = steps::Common {
        names: &names,
        locales: &locales,
        listening: &listening,
        anywhere: &anywhere,
        timetables: &timetables,
    };
    let (mut news_folder, mut complete) = (None, true);
    for (step, table) in written.steps {
        let span = step.span();
        let kind = steps::step(fields, &common, step.get_ref(), span.clone(), table, &mut news_folder);
        // A step that cannot be used is told already; the others are checked all the same.
        match kind {
            Some(kind) => steps.push(Step { name: step.into_inner().into(), span, kind }),
            None => complete = false,
        }
    }
    let (name, start) = (name?, start?);
    if locales.is_empty() || !complete {
        return None;
    }
    let mut told = Vec::new();
    let languages = catalogues(fields, &name, &locales, head.languages.as_ref(), parts, &mut told)?;
    let news = news_folder.map_or_else(Headlines::default, |folder| match parts.news(&name, &folder) {
        Ok((news, complaints)) => {
            told.extend(complaints);
            let tags = locales.iter().filter_map(|locale| locale.tag.parse().ok()).collect::<Vec<_>>();
            told.extend(news.untranslated(&tags));
            Headlines::new(&news, &timezone)
        }
        Err(why) => {
            fields.error(&faults::WRONG_VALUE, why, 0..0);
            Headlines::default()
        }
    });
    let names =
        (0_u32..).zip(&steps).map(|(id, step)| (step.name.clone(), StepId(id))).collect::<HashMap<_, _>>();
    let hotline = Hotline {
        name: name.into(),
        languages,
        start,
        timezone,
        steps,
        names,
        anywhere,
        on_failure,
        listening,
        news,
        source: Arc::clone(fields.source()),
    };
    Some((hotline, told))
}

/// The languages, in the order in which they are written.
fn locales(fields: &mut Fields, languages: Option<&super::document::Field>) -> Vec<&'static Locale> {
    let Some(field) = fields.required(languages, "languages", "hotline") else { return Vec::new() };
    let mut locales = Vec::new();
    for item in fields.list(field, "languages") {
        let Some(tag) = fields.text(item, "languages") else { continue };
        match Locale::find(tag) {
            Some(locale) if locales.contains(&locale) => {
                fields.error(&faults::WRONG_VALUE, format!("`{tag}` is listed twice"), item.span());
                fields.help("name each language once");
            }
            Some(locale) => locales.push(locale),
            None => names::unknown_language(fields, tag, item.span()),
        }
    }
    if locales.is_empty() && matches!(field.get_ref(), Raw::List(items) if items.is_empty()) {
        fields.error(&faults::WRONG_VALUE, "a hotline speaks at least one language", field.span());
        fields.help("write, for example, `languages = [\"en\"]`");
    }
    locales
}

fn timezone(fields: &mut Fields, field: &super::document::Field) -> Option<TimeZone> {
    let name = fields.text(field, "timezone")?;
    TimeZone::get(name).ok().or_else(|| {
        fields.error(&faults::WRONG_VALUE, format!("there is no time zone named `{name}`"), field.span());
        fields.help("use a name of the IANA time zone database, such as `Asia/Shanghai`");
        None
    })
}

/// What each key means everywhere.
fn anywhere(fields: &mut Fields, names: &Names, written: &reading::Entries) -> [Option<Target>; 12] {
    let mut anywhere = [None; 12];
    for (key_name, value) in written {
        let Some(keys) = names::keys(fields, key_name) else { continue };
        let (Some(key), 1) = (keys.get(0), keys.len()) else {
            fields.error(&faults::NO_SUCH_KEY, format!("`{keys}` is more than one key"), key_name.span());
            fields.help("a key that means the same everywhere is a single key");
            continue;
        };
        let target = names.target(fields, value, "anywhere");
        if anywhere[key as usize].is_some() {
            fields.error(&faults::DUPLICATE_KEY, format!("the key `{key}` is given twice"), key_name.span());
            fields.help("keep one of the two");
        }
        anywhere[key as usize] = target;
    }
    anywhere
}

/// The prompts of each language.
fn catalogues(
    fields: &mut Fields,
    name: &str,
    locales: &[&'static Locale],
    languages: Option<&super::document::Field>,
    parts: &dyn Parts,
    told: &mut Vec<Diagnostic>,
) -> Option<Vec<Catalogue>> {
    let place = languages.map(toml::Spanned::span).unwrap_or_default();
    let mut catalogues = Vec::new();
    for &locale in locales {
        match parts.prompts(name, locale) {
            Ok(source) => {
                let (catalogue, complaints) = Catalogue::read(locale, source);
                told.extend(complaints);
                catalogues.push(catalogue);
            }
            Err(why) => fields.error(&faults::WRONG_VALUE, why, place.clone()),
        }
    }
    (catalogues.len() == locales.len()).then_some(catalogues)
}

// Kept together: which keys a bulletin may use depends on which mean something everywhere.
fn free_digits(anywhere: &[Option<Target>; 12]) -> Vec<Key> {
    (1..=9).filter_map(Key::from_digit).filter(|key| anywhere[*key as usize].is_none()).collect()
}

fn language_id(locales: &[&'static Locale], locale: &Locale) -> Option<LanguageId> {
    let place = locales.iter().position(|own| *own == locale)?;
    u8::try_from(place).ok().map(LanguageId)
}
