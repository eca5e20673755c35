//! What callers may want: `[task.NAME]`, a step and the words that callers have for it.

use std::ops::Range;

use toml::Spanned;

use super::names::{Names, bad_name, is_name, unknown_language};
use super::reader::Reader;
use crate::diagnostic::quoted;
use crate::prompt::Locale;
use crate::script::document::TaskTable;
use crate::script::faults;
use crate::script::hotline::Task;

/// Each task, with its words by language.
pub(super) fn tasks(
    reader: &mut Reader,
    names: &Names,
    locales: &[(&'static Locale, Range<usize>)],
    written: Vec<(Spanned<String>, TaskTable)>,
) -> Vec<Task> {
    let mut tasks = Vec::with_capacity(written.len());
    for (name, table) in written {
        if !is_name(name.get_ref()) {
            bad_name(reader, &name, "a task");
        }
        let whole = format!("task.{}", name.get_ref());
        let goal = reader.required(table.to.as_ref(), "to", &whole, &name.span());
        let goal = goal.and_then(|field| names.step(reader, field, "to"));
        let mut words = vec![None; locales.len()];
        for (tag, value) in reader.table(table.words.as_ref(), "words").to_vec() {
            let place = locales.iter().position(|(locale, _)| locale.tag.eq_ignore_ascii_case(tag.get_ref()));
            let text = reader.text(&value, tag.get_ref()).map(ToOwned::to_owned);
            match place {
                Some(place) => words[place] = text.filter(|text| said(reader, text, &value)).map(Into::into),
                None if Locale::find(tag.get_ref()).is_none() => {
                    unknown_language(reader, tag.get_ref(), tag.span());
                }
                None => {
                    let message = format!("this hotline does not speak {}", quoted(tag.get_ref()));
                    reader.error(&faults::UNKNOWN_LANGUAGE, message, tag.span());
                    reader.help("add it to `languages`, or leave these words away");
                }
            }
        }
        if let Some(goal) = goal {
            tasks.push(Task { name: name.get_ref().as_str().into(), goal, words, span: name.span() });
        }
    }
    tasks
}

/// Whether a text says anything.
fn said(reader: &mut Reader, text: &str, value: &crate::script::document::Field) -> bool {
    let says = text.chars().any(char::is_alphanumeric);
    if !says {
        reader.error(&faults::WRONG_VALUE, "these words say nothing", value.span());
        reader.help("write what a caller has in mind, such as `en = \"send a parcel\"`");
    }
    says
}
