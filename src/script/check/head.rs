//! What must be there before anything else is judged: steps, and the hotline's name and time zone.

use std::ops::Range;

use jiff::tz::TimeZone;
use toml::Spanned;

use super::names::{self, is_name};
use super::reader::Reader;
use super::reading::Written;
use crate::diagnostic::quoted;
use crate::script::document::{Field, HotlineTable};
use crate::script::faults;

/// More steps than any hotline needs, and few enough that none of them makes a machine wait.
const MOST_STEPS: usize = 100_000;

/// Whether there are steps, and not too many.
pub(super) fn enough_steps(reader: &mut Reader, written: &Written) -> bool {
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

/// The name, which names files and folders too.
pub(super) fn hotline_name(
    reader: &mut Reader,
    head: &HotlineTable,
    span: Option<&Range<usize>>,
) -> Option<String> {
    let field = reader.required(head.name.as_ref(), "name", "hotline", span?)?;
    let name = reader.text(field, "name")?;
    if is_name(name) {
        return Some(name.to_owned());
    }
    names::bad_name(reader, &Spanned::new(field.span(), name.to_owned()), "a hotline");
    None
}

/// The time zone that hours are meant in.
pub(super) fn timezone(reader: &mut Reader, field: &Field) -> Option<TimeZone> {
    let name = reader.text(field, "timezone")?;
    let zone = TimeZone::get(name).ok();
    if zone.is_none() {
        let message = format!("there is no time zone named {}", quoted(name));
        reader.error(&faults::WRONG_VALUE, message, field.span());
        reader.help("use a name of the IANA time zone database, such as `Asia/Shanghai`");
    }
    zone
}
