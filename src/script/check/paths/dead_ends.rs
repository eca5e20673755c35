//! Steps from which a call can never come to an end, and hotlines in which nobody answers.

use std::ops::Range;

use super::Map;
use super::circles::Graph;
use crate::script::check::reader::Reader;
use crate::script::check::ways::Way;
use crate::script::faults;
use crate::script::hotline::{Deed, StepId, StepKind, Target};

/// Complains of steps from which neither a line nor a hang-up can be come to, and of a hotline without a person.
/// Gives those steps.
pub(super) fn check(
    reader: &mut Reader,
    map: &Map<'_>,
    reached: &[bool],
    start: &Range<usize>,
) -> Vec<StepId> {
    let is_person = |id: &StepId| matches!(&map.step(*id).kind, StepKind::Line(line) if line.person);
    if !map.ids().any(|id| reached[id.index()] && is_person(&id)) {
        reader.warning(&faults::NO_PERSON, "nothing in this hotline leads to a person", start.clone());
        reader.help("add a line, `[line.person]`, and lead to it by a key in `[anywhere]`");
    }
    let ends = ends(map);
    let ends_everywhere = |way: &Way| match way.target {
        Target::Step(step) => ends[step.index()],
        Target::Do(deed) => deed == Deed::HangUp,
    };
    if map.ways.anywhere.iter().any(|(_, way)| ends_everywhere(way)) {
        return Vec::new();
    }
    let lost: Vec<StepId> = map.ids().filter(|id| reached[id.index()] && !ends[id.index()]).collect();
    let Some((first, others)) = lost.split_first() else { return lost };
    let step = map.step(*first);
    let message = format!("whoever comes to `{}` can only hang up", step.name);
    reader.error(&faults::DEAD_END, message, step.span.clone());
    reader.label("no way leads from here to a line, or to `hang-up`");
    if others.is_empty() {
        reader.help("add an option that leads to a line, or a key in `[anywhere]`");
    } else {
        let others = map.names(others);
        reader.help(format!(
            "add an option that leads to a line, or a key in `[anywhere]`; the same goes for {others}"
        ));
    }
    lost
}

/// For each step, whether some way from it leads to a line or to `hang-up`. `back` leads to a step before, whose
/// other ways are then open, so whatever leads to a step that only goes back is asked in its place.
fn ends(map: &Map<'_>) -> Vec<bool> {
    let leads_to = |id: StepId, deed: Deed| map.ways.of(id).iter().any(|way| way.target == Target::Do(deed));
    let goes_back: Vec<bool> = map.ids().map(|id| leads_to(id, Deed::Back)).collect();
    let (mut backwards, mut ends) = (Vec::new(), Vec::new());
    for id in map.ids() {
        for next in map.ways.of(id).iter().filter_map(Way::step) {
            backwards.push((next.index(), id.index()));
            if goes_back[next.index()] {
                backwards.push((id.index(), next.index()));
            }
        }
        if leads_to(id, Deed::HangUp) || matches!(map.step(id).kind, StepKind::Line(_)) {
            ends.push(id.index());
        }
    }
    Graph::new(map.steps.len(), &backwards).reached(ends)
}
