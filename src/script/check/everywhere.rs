//! What holds everywhere in a hotline: keys that mean the same in every menu, and where trouble leads.

use std::ops::Range;

use super::listening::{self, Written as Listens};
use super::names::{self, Names};
use super::reader::Reader;
use super::reading::Entries;
use super::ways::{By, Way, Ways};
use crate::key::Key;
use crate::script::document::ListeningTable;
use crate::script::faults;
use crate::script::hotline::{Deed, Target};

/// What each key means everywhere.
pub(super) fn anywhere(reader: &mut Reader, names: &Names, written: &Entries) -> Vec<(Key, Way)> {
    let mut anywhere: Vec<(Key, Way)> = Vec::new();
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

/// How the hotline listens, and where trouble leads: to what it says, else to a line that a key leads to from
/// everywhere, else to another step that one leads to, else to the first line.
pub(super) fn listening(
    reader: &mut Reader,
    names: &Names,
    ways: &Ways,
    table: ListeningTable,
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
