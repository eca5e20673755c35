//! Where the ways of a script lead as a whole: whether callers come to every step, whether every path ends, and
//! whether it can end with a person. A script may be a chain of ten thousand menus, so nothing here follows a
//! path by calling itself, and everything takes a time in proportion to the number of ways.

mod circles;
mod dead_ends;
mod endless;
mod reach;

use std::collections::HashSet;
use std::ops::Range;

use super::reader::Reader;
use super::ways::Ways;
use crate::script::hotline::{Step, StepId};

/// The steps of a script, and the ways between them.
struct Map<'a> {
    steps: &'a [Step],
    ways: &'a Ways,
    start: StepId,
}

impl Map<'_> {
    fn ids(&self) -> impl Iterator<Item = StepId> + use<> {
        (0_u32..).map(StepId).take(self.steps.len())
    }

    fn step(&self, id: StepId) -> &Step {
        &self.steps[id.index()]
    }

    /// Names in the order they are given, as many as a message can hold.
    fn names(&self, ids: &[StepId]) -> String {
        const MOST_NAMED: usize = 5;
        let mut names: Vec<String> =
            ids.iter().take(MOST_NAMED).map(|id| format!("`{}`", self.step(*id).name)).collect();
        if ids.len() > MOST_NAMED {
            names.push(format!("{} more", ids.len() - MOST_NAMED));
        }
        match names.split_last() {
            None => String::new(),
            Some((last, [])) => last.clone(),
            Some((last, first)) => format!("{} and {last}", first.join(", ")),
        }
    }
}

/// The keys that say where a call goes on by itself.
const LEADING: [&str; 6] = ["on-failure", "on-no-input", "on-no-match", "then", "when-open", "when-closed"];

/// Judges the ways of a script, and gives the steps that no caller comes to. `start` is the first step, and
/// `span` where the script says so. Where names could not be read, nobody can tell where they lead, and nothing
/// is said.
pub(super) fn check(
    reader: &mut Reader,
    steps: &[Step],
    ways: &Ways,
    start: StepId,
    span: &Range<usize>,
) -> HashSet<StepId> {
    if !reader.is_complete() || !LEADING.iter().all(|key| reader.has_values(key)) {
        return HashSet::new();
    }
    let map = Map { steps, ways, start };
    let reached = reach::check(reader, &map);
    // A circle from which nothing leads out is a dead end, and told as that.
    let lost = dead_ends::check(reader, &map, &reached, span);
    endless::check(reader, &map, &reached, &lost);
    map.ids().filter(|id| !reached[id.index()]).collect()
}
