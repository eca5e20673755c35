//! Names become ids here, or a complaint that says what was meant.

use std::collections::HashMap;
use std::ops::Range;

use toml::Spanned;

use super::reader::Reader;
use super::reading::StepTable;
use crate::diagnostic::{nearest, quoted};
use crate::key::Keys;
use crate::prompt::{Locale, catalogue::common, locale};
use crate::script::document::Field;
use crate::script::faults;
use crate::script::hotline::{Deed, StepId, Target};

/// The most letters of a name: it becomes the name of files.
const LONGEST: usize = 64;
/// The most keys of one option: more are no choice but a code, which is what entries are for.
const MOST_KEYS: usize = 4;
/// The values that prompts have of their own; an entry of such a name could not be said.
const VALUES: [&str; 6] = ["number", "national", "international", "published", "try", "keys"];

/// Every step's name.
pub(super) struct Names {
    ids: HashMap<String, StepId>,
    /// Hours that lines are open in and that no call comes to.
    timetables: HashMap<String, Range<usize>>,
    /// Whether every table could be read. Where one could not, a name that is not here may be in it.
    whole: bool,
    /// Every line, in order, and where it is.
    lines: Vec<(StepId, Range<usize>)>,
}

impl Names {
    /// Gives each step its id, and complains of names that are no names or are there twice. `timetables` are
    /// hours that are no steps.
    pub(super) fn new(
        reader: &mut Reader,
        steps: &[(Spanned<String>, StepTable)],
        timetables: &[(Spanned<String>, StepTable)],
    ) -> Self {
        let mut ids: HashMap<String, StepId> = HashMap::with_capacity(steps.len());
        let mut spans: HashMap<&str, Range<usize>> = HashMap::with_capacity(steps.len());
        let mut lines = Vec::new();
        let whole = reader.is_complete();
        let all = (0_u32..).map(|id| Some(StepId(id))).zip(steps);
        for (id, (name, table)) in all.chain(timetables.iter().map(|step| (None, step))) {
            let text = name.get_ref();
            if let Some(first) = spans.get(text.as_str()).cloned() {
                reader.error(
                    &faults::DUPLICATE_STEP,
                    format!("there are two steps named `{text}`"),
                    name.span(),
                );
                reader.related(first, "the first is here");
                reader.help("every step has a name of its own, whatever its kind; rename one of them");
                reader.lose();
                continue;
            }
            well_named(reader, name, table);
            spans.insert(text, name.span());
            let Some(id) = id else { continue };
            ids.insert(text.clone(), id);
            if matches!(table, StepTable::Line(_)) {
                lines.push((id, name.span()));
            }
        }
        let timetables = timetables.iter().map(|(name, _)| (name.get_ref().clone(), name.span())).collect();
        Self { ids, timetables, whole, lines }
    }

    /// Every line of the script in order, and where it is.
    pub(super) fn lines(&self) -> &[(StepId, Range<usize>)] {
        &self.lines
    }

    /// The step that a field names.
    pub(super) fn step(&self, reader: &mut Reader, field: &Field, key: &str) -> Option<StepId> {
        let Some(name) = reader.text(field, key) else {
            reader.lose();
            return None;
        };
        let id = self.ids.get(name).copied();
        id.or_else(|| match self.unknown(reader, name, field.span(), false) {
            Some(Target::Step(step)) => Some(step),
            Some(Target::Do(_)) | None => None,
        })
    }

    /// The step that a field names, or what every hotline can do. Where the name is wrong and it is clear which
    /// was meant, that one is given, so that one slip makes one complaint.
    pub(super) fn target(&self, reader: &mut Reader, field: &Field, key: &str) -> Option<Target> {
        let Some(name) = reader.text(field, key) else {
            reader.lose();
            return None;
        };
        self.find(name).or_else(|| self.unknown(reader, name, field.span(), true))
    }

    fn find(&self, name: &str) -> Option<Target> {
        self.ids.get(name).copied().map(Target::Step).or_else(|| Deed::find(name).map(Target::Do))
    }

    fn unknown(&self, reader: &mut Reader, name: &str, span: Range<usize>, deeds: bool) -> Option<Target> {
        if let Some(hours) = self.timetables.get(name) {
            reader.lose();
            reader.error(
                &faults::UNKNOWN_STEP,
                format!("`{name}` is hours for lines, and no call can go on from there"),
                span,
            );
            reader.related(hours.clone(), "it leads nowhere");
            reader
                .help(format!("add `when-open` and `when-closed` to `[hours.{name}]`, or name another step"));
            return None;
        }
        let deeds = Deed::ALL.iter().map(|(deed, _)| *deed).filter(|_| deeds);
        let count = self.ids.len() + Deed::ALL.len();
        let near = reader.nearest(name, count, self.ids.keys().map(String::as_str).chain(deeds));
        if near.is_none() && !self.whole {
            return None;
        }
        reader.error(&faults::UNKNOWN_STEP, format!("there is no step named {}", quoted(name)), span);
        reader.label("no menu, line, bulletin, announcement, entry or hours has this name");
        if let Some(near) = near {
            reader.help(format!("did you mean `{near}`?"));
            reader.suggest(format!("\"{near}\""));
        } else if is_name(name) {
            reader.help(format!("add a step of this name, such as `[menu.{name}]`, or name another"));
        } else {
            reader.help("name a step of this script");
        }
        let meant = near.and_then(|near| self.find(near));
        if meant.is_none() {
            reader.lose();
        }
        meant
    }
}

/// Complains of a name that no step can have.
fn well_named(reader: &mut Reader, name: &Spanned<String>, table: &StepTable) {
    let text = name.get_ref();
    let complaint = if Deed::find(text).is_some() {
        (
            format!("no step can be named `{text}`"),
            format!("`{text}` is something every hotline can do; choose another name"),
        )
    } else if !is_name(text) {
        return bad_name(reader, name, "a step");
    } else if common::is_common(text) {
        (
            format!("`{text}` is the name of a prompt that every hotline has"),
            "choose another name for the step".to_owned(),
        )
    } else if matches!(table, StepTable::Entry(_)) && VALUES.contains(&text.as_str()) {
        (
            format!("prompts have a value of their own named `{text}`"),
            "choose another name for the entry; prompts say what was typed under its name".to_owned(),
        )
    } else {
        return;
    };
    reader.error(&faults::BAD_NAME, complaint.0, name.span());
    reader.help(complaint.1);
}

/// Complains of a name that is none, and offers the same as a name.
pub(super) fn bad_name(reader: &mut Reader, name: &Spanned<String>, of: &str) {
    let text = name.get_ref();
    reader.error(&faults::BAD_NAME, format!("{} is no name for {of}", quoted(text)), name.span());
    reader.help("use small letters, digits and hyphens, beginning with a letter");
    let plain: String =
        text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    let plain = plain.trim_matches('-');
    if is_name(plain) {
        let quote = reader.source().text()[name.span()].starts_with('"');
        reader.suggest(if quote { format!("\"{plain}\"") } else { plain.to_owned() });
    }
}

/// Whether a text can name a step or a hotline: it becomes the name of prompts, and of files.
pub(crate) fn is_name(text: &str) -> bool {
    text.len() <= LONGEST
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The keys that the name of a field is made of.
pub(super) fn keys(reader: &mut Reader, name: &Spanned<String>) -> Option<Keys> {
    let text = name.get_ref();
    let complaint = match Keys::parse(text) {
        Ok(keys) if keys.is_empty() => "there is no key here".to_owned(),
        Ok(keys) if keys.len() > MOST_KEYS => {
            format!("a caller presses at most {MOST_KEYS} keys for one choice, and these are {}", keys.len())
        }
        Ok(keys) => return Some(keys),
        Err(Some(c)) => format!("no telephone has a key {}", quoted(&c.to_string())),
        Err(None) => format!("a caller presses at most {MOST_KEYS} keys for one choice"),
    };
    reader.error(&faults::NO_SUCH_KEY, complaint, name.span());
    reader.help("the keys are 0 to 9, \"*\" and \"#\"");
    None
}

/// Complains of a language that Reachline cannot speak.
pub(super) fn unknown_language(reader: &mut Reader, tag: &str, span: Range<usize>) {
    reader.error(
        &faults::UNKNOWN_LANGUAGE,
        format!("{} is no language that can be spoken here", quoted(tag)),
        span,
    );
    let known: Vec<String> =
        locale::ALL.iter().map(|locale| format!("`{}` ({})", locale.tag, locale.english_name)).collect();
    reader.help(format!("the languages are {}", known.join(", ")));
    if let Some(near) = meant_language(tag) {
        reader.suggest(format!("\"{}\"", near.tag));
    }
}

/// The language that was probably meant: by its name, its region left out or another, or a slip.
fn meant_language(tag: &str) -> Option<&'static Locale> {
    let is_called = |locale: &Locale| {
        let names = [locale.own_name, locale.english_name];
        let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        names.iter().chain(locale.also_called).any(|name| name.eq_ignore_ascii_case(tag))
            || primary(locale.tag) == primary(tag)
    };
    let by_name = locale::ALL.iter().copied().find(|locale| is_called(locale));
    by_name.or_else(|| Locale::find(nearest(tag, locale::ALL.iter().map(|locale| locale.tag))?))
}
