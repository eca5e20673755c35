//! Names become ids here, or a complaint that says what was meant.

use std::collections::HashMap;
use std::ops::Range;

use toml::Spanned;

use super::fields::Fields;
use super::reading::StepTable;
use crate::diagnostic::nearest;
use crate::key::Keys;
use crate::prompt::{Locale, locale};
use crate::script::document::Field;
use crate::script::faults;
use crate::script::hotline::{Deed, StepId, Target};

/// Every step's name.
pub(super) struct Names {
    ids: HashMap<String, StepId>,
    first_line: Option<StepId>,
}

impl Names {
    /// Gives each step its id, and complains of names that are no names or are there twice.
    pub(super) fn new(fields: &mut Fields, steps: &[(Spanned<String>, StepTable)]) -> Self {
        let mut ids: HashMap<String, StepId> = HashMap::with_capacity(steps.len());
        let mut first_line = None;
        for (id, (name, table)) in (0_u32..).map(StepId).zip(steps) {
            let text = name.get_ref();
            if Deed::find(text).is_some() {
                fields.error(&faults::BAD_NAME, format!("no step can be named `{text}`"), name.span());
                fields.help(format!("`{text}` is something every hotline can do; choose another name"));
            } else if !is_name(text) {
                fields.error(&faults::BAD_NAME, format!("`{text}` is no name for a step"), name.span());
                fields.help("use small letters, digits and hyphens, beginning with a letter");
            } else if Locale::is_common(text) {
                fields.error(
                    &faults::BAD_NAME,
                    format!("`{text}` is the name of a prompt that every hotline has"),
                    name.span(),
                );
                fields.help("choose another name for the step");
            }
            if let Some(first) = ids.get(text) {
                fields.error(
                    &faults::DUPLICATE_STEP,
                    format!("there are two steps named `{text}`"),
                    name.span(),
                );
                fields.related(steps[first.index()].0.span(), "the first is here");
                fields.help("every step has a name of its own, whatever its kind; rename one of them");
            } else {
                ids.insert(text.clone(), id);
            }
            if first_line.is_none() && matches!(table, StepTable::Line(_)) {
                first_line = Some(id);
            }
        }
        Self { ids, first_line }
    }

    /// The first line of the script.
    pub(super) fn first_line(&self) -> Option<StepId> {
        self.first_line
    }

    /// The step that a field names.
    pub(super) fn step(&self, fields: &mut Fields, field: &Field, key: &str) -> Option<StepId> {
        let name = fields.text(field, key)?;
        let id = self.ids.get(name).copied();
        if id.is_none() {
            self.unknown(fields, name, field.span(), false);
        }
        id
    }

    /// The step that a field names, or what every hotline can do.
    pub(super) fn target(&self, fields: &mut Fields, field: &Field, key: &str) -> Option<Target> {
        let name = fields.text(field, key)?;
        let target =
            self.ids.get(name).copied().map(Target::Step).or_else(|| Deed::find(name).map(Target::Do));
        if target.is_none() {
            self.unknown(fields, name, field.span(), true);
        }
        target
    }

    fn unknown(&self, fields: &mut Fields, name: &str, span: Range<usize>, deeds: bool) {
        fields.error(&faults::UNKNOWN_STEP, format!("there is no step named `{name}`"), span);
        let deeds = Deed::ALL.iter().map(|(deed, _)| *deed).filter(|_| deeds);
        match nearest(name, self.ids.keys().map(String::as_str).chain(deeds)) {
            Some(near) => {
                fields.help(format!("did you mean `{near}`?"));
                fields.suggest(format!("\"{near}\""));
            }
            None => fields.help(format!("add a step of this name, such as `[menu.{name}]`, or name another")),
        }
        fields.label("no menu, line, bulletin, announcement, entry or hours has this name");
    }
}

/// Whether a text can name a step or a hotline: it becomes the name of prompts, and of files.
pub(super) fn is_name(text: &str) -> bool {
    text.len() <= 64
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The keys that the name of a field is made of.
pub(super) fn keys(fields: &mut Fields, name: &Spanned<String>) -> Option<Keys> {
    let text = name.get_ref();
    let complaint = match Keys::parse(text) {
        Ok(keys) if keys.is_empty() => format!("`{text}` is no key"),
        Ok(keys) if keys.len() > 4 => "a caller presses at most four keys for an option".to_owned(),
        Ok(keys) => return Some(keys),
        Err(Some(c)) => format!("no telephone has a key `{c}`"),
        Err(None) => "a caller presses at most four keys for an option".to_owned(),
    };
    fields.error(&faults::NO_SUCH_KEY, complaint, name.span());
    fields.help("the keys are 0 to 9, \"*\" and \"#\"");
    None
}

/// Complains of a language that Reachline cannot speak.
pub(super) fn unknown_language(fields: &mut Fields, tag: &str, span: Range<usize>) {
    fields.error(&faults::UNKNOWN_LANGUAGE, format!("`{tag}` is no language that can be spoken here"), span);
    let known: Vec<String> =
        locale::ALL.iter().map(|locale| format!("`{}` ({})", locale.tag, locale.english_name)).collect();
    fields.help(format!("the languages are {}", known.join(", ")));
    if let Some(near) = nearest(tag, locale::ALL.iter().map(|locale| locale.tag)) {
        fields.suggest(format!("\"{near}\""));
    }
}
