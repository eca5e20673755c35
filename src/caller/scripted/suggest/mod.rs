//! The shortest calls that would use what no call has used yet, ready to be kept. Each is made before it is given, and
//! does what it says.

mod acts;
mod search;
mod writing;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::attempt::{GoOn, Room, attempt};
use super::coverage::{Coverage, Item};
use super::listener::Listener;
use super::plan::Plan;
use crate::diagnostic::Source;
use crate::script::Hotline;
use crate::transcript::call_file::CallFile;

/// A call that is worth making.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What to call its file, without an extension.
    pub name: String,
    /// The call file.
    pub text: String,
    /// What it uses that nothing has used before.
    pub covers: Vec<Item>,
}

/// What would use the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestions {
    /// The calls.
    pub calls: Vec<Suggestion>,
    /// What no call was found for.
    pub left: Vec<Item>,
}

/// Finds calls for everything that was not used. `hotline` is how the call files name the script, from their own
/// folder; the built-in hotline needs no name.
pub fn suggest(coverage: &Coverage, hotline: Option<&str>) -> Suggestions {
    let wanted: BTreeSet<Item> = coverage.unused().collect();
    let found = search::search(&coverage.hotline, &wanted);
    let mut suggestions = Suggestions::default();
    let mut open = wanted.clone();
    // The longest way first, for it uses more on its way than a shorter one.
    let mut by_length: Vec<_> = found.into_iter().collect();
    by_length.sort_by_key(|(item, way)| (std::cmp::Reverse(way.acts.len()), *item));
    for (item, way) in by_length {
        if !open.contains(&item) {
            continue;
        }
        let text = writing::write(&coverage.hotline, &way, item, hotline);
        let Some(used) = used(&coverage.hotline, &text).filter(|used| used.contains(&item)) else { continue };
        let covers: Vec<Item> = used.intersection(&open).copied().collect();
        covers.iter().for_each(|item| {
            open.remove(item);
        });
        let name = writing::file_name(&coverage.hotline, item);
        suggestions.calls.push(Suggestion { name, text, covers });
    }
    suggestions.left = open.into_iter().collect();
    suggestions
}

/// What a call uses, if it is one and all in it is as expected.
fn used(hotline: &Arc<Hotline>, text: &str) -> Option<BTreeSet<Item>> {
    let (file, faults) = CallFile::read(Source::new("suggested.call", text));
    let call = file.calls.first().filter(|_| faults.is_empty())?;
    let mut listener = Listener::new(Arc::clone(hotline));
    let plan = Plan::new(&file, call, &mut listener).ok()?;
    let mut room = Room::keeping_facts();
    attempt(&plan, &mut listener, &mut room, GoOn::No).ok()?;
    let mut used = BTreeSet::new();
    room.facts().iter().for_each(|fact| {
        Item::each(hotline, *fact, |item| {
            used.insert(item);
        });
    });
    Some(used)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::caller::scripted::coverage::Counts;
    use crate::caller::scripted::suite::Hotlines;

    #[track_caller]
    fn suggested(path: Option<&str>) -> (Coverage, Suggestions) {
        let answer = Hotlines::default().get(path.map(Into::into));
        let coverage = Coverage::of(&answer, &Counts::default()).expect("the hotline is sound");
        let suggestions = suggest(&coverage, path);
        (coverage, suggestions)
    }

    #[test]
    fn every_part_of_the_built_in_hotline_is_covered_by_the_calls_that_are_suggested_for_it() {
        let (coverage, suggestions) = suggested(None);
        assert_eq!(suggestions.left, []);
        let covered: BTreeSet<Item> = suggestions.calls.iter().flat_map(|call| call.covers.clone()).collect();
        assert_eq!(covered.len(), coverage.items.len());
        for call in &suggestions.calls {
            let used = used(&coverage.hotline, &call.text).unwrap_or_default();
            assert!(call.covers.iter().all(|item| used.contains(item)), "{}", call.text);
        }
    }

    #[test]
    fn entries_hours_and_lines_that_ask_are_found_too() {
        let (coverage, suggestions) = suggested(Some("tests/hotlines/everything.toml"));
        let left: Vec<_> = suggestions.left.iter().map(|item| item.words(&coverage.hotline)).collect();
        assert_eq!(left, [""; 0]);
        let (coverage, suggestions) = suggested(Some("tests/calls/night-line.toml"));
        let left: Vec<_> = suggestions.left.iter().map(|item| item.words(&coverage.hotline)).collect();
        assert_eq!(left, [""; 0]);
        assert!(suggestions.calls.iter().any(|call| call.text.contains("\nat       2026-")));
    }

    #[test]
    fn what_is_used_already_is_not_suggested_again() {
        let answer = Hotlines::default().get(None);
        let hotline = answer.hotline.clone().expect("the hotline is sound");
        let mut counts = Counts::default();
        for call in suggest(&Coverage::of(&answer, &counts).expect("sound"), None).calls.iter().skip(1) {
            let (file, _) = CallFile::read(Source::new("x.call", call.text.as_str()));
            let mut listener = Listener::new(Arc::clone(&hotline));
            let plan = Plan::new(&file, &file.calls[0], &mut listener).expect("it fits");
            let mut room = Room::keeping_facts();
            attempt(&plan, &mut listener, &mut room, GoOn::No).expect("it holds");
            counts.add(&hotline, room.facts());
        }
        let rest = suggest(&Coverage::of(&answer, &counts).expect("sound"), None);
        assert_eq!(rest.calls.len(), 1);
    }
}
