//! Values that callers may not have typed yet when they hear words that name them.

use std::collections::{HashMap, HashSet};

use super::Language;
use super::values::Typed;
use crate::diagnostic::Diagnostic;
use crate::prompt::catalogue::Variable;
use crate::script::check::ways::{By, Way, Ways};
use crate::script::faults;
use crate::script::hotline::{Hotline, StepId};

/// For each entry that is asked for, every step is gone through once; more entries than this are not asked for.
const MOST_ENTRIES: usize = 100;

/// Complains of words of a step that name what was typed at an entry, where a caller can come to the step
/// without having typed it.
pub(super) fn check(language: &Language<'_>, ways: &Ways) -> Vec<Diagnostic> {
    let mut without: HashMap<StepId, HashSet<StepId>> = HashMap::new();
    let mut told = Vec::new();
    for (step, variable) in named(language) {
        let Some(entry) = language.hotline.find(&variable.name) else { continue };
        if without.len() >= MOST_ENTRIES && !without.contains_key(&entry) {
            break;
        }
        let reached = without.entry(entry).or_insert_with(|| reached_without(language.hotline, ways, entry));
        if !reached.contains(&step) {
            continue;
        }
        let place = language.catalogue.source().place(variable.span.clone());
        let (name, entry) = (&language.hotline.step(step).name, &variable.name);
        let message = format!("callers can come to `{name}` without having typed anything at `{entry}`");
        told.push(
            Diagnostic::warning(&faults::VALUE_TOO_EARLY, message, place)
                .label("they would hear the name of the value in its place")
                .help(format!("lead to `{name}` only from `{entry}`, or leave the value out")),
        );
    }
    told
}

/// What was typed at entries, wherever a step's own words name it.
fn named<'a>(language: &'a Language<'_>) -> impl Iterator<Item = (StepId, &'a Variable)> {
    let contents = language.catalogue.contents();
    let steps = contents.messages().iter().filter_map(|message| {
        let step = language.hotline.find(&message.name)?;
        Some((step, message))
    });
    steps.flat_map(move |(step, message)| {
        let said = message
            .patterns()
            .filter(|id| language.roles.given(*id).is_some_and(|given| given.has_entries()));
        let variables = said.flat_map(|id| contents.pattern(id).variables());
        let typed = variables.filter(|variable| language.entry(&variable.name) == Some(Typed::Said));
        typed.map(move |variable| (step, variable))
    })
}

/// Every step that a caller can come to who types nothing at `entry`.
fn reached_without(hotline: &Hotline, ways: &Ways, entry: StepId) -> HashSet<StepId> {
    let everywhere = ways.anywhere.iter().map(|(_, way)| way).chain(&ways.on_failure);
    let mut waiting: Vec<StepId> = everywhere.filter_map(Way::step).chain([hotline.start()]).collect();
    let mut reached = HashSet::new();
    while let Some(step) = waiting.pop() {
        if !reached.insert(step) {
            continue;
        }
        let typed = |way: &&Way| step == entry && way.by == By::Answer;
        waiting.extend(ways.of(step).iter().filter(|way| !typed(way)).filter_map(Way::step));
    }
    reached
}
