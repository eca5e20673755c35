//! Steps that nothing leads to.

use super::Map;
use super::circles::Graph;
use crate::script::check::reader::Reader;
use crate::script::check::ways::Way;
use crate::script::faults;
use crate::script::hotline::{StepId, StepKind};

/// Complains of steps that no caller comes to, and gives for each step whether callers come to it. Of steps
/// that only lead to each other, the first is told.
pub(super) fn check(reader: &mut Reader, map: &Map<'_>) -> Vec<bool> {
    let edges: Vec<(usize, usize)> = map
        .ids()
        .flat_map(|id| map.ways.of(id).iter().filter_map(move |way| Some((id.index(), way.step()?.index()))))
        .collect();
    let graph = Graph::new(map.steps.len(), &edges);
    let everywhere = map.ways.anywhere.iter().map(|(_, way)| way).chain(&map.ways.on_failure);
    let starts = everywhere.filter_map(Way::step).chain([map.start]).map(StepId::index);
    let reached = graph.reached(starts);

    // Told are those that no other unreached step leads to, then one of each circle that is left.
    let mut led_to = vec![false; map.steps.len()];
    for (from, to) in &edges {
        led_to[*to] |= !reached[*from] && from != to;
    }
    let mut told = reached.clone();
    for told_alone in [true, false] {
        for id in map.ids() {
            if told[id.index()] || (told_alone && led_to[id.index()]) || is_timetable(map, id) {
                continue;
            }
            let with_it = below(&graph, id, &mut told);
            tell(reader, map, id, &with_it);
        }
    }
    reached
}

/// Marks a step and all that it leads to; gives those that were not marked before, without the step itself.
fn below(graph: &Graph, id: StepId, marked: &mut [bool]) -> Vec<StepId> {
    let mut below = vec![id];
    marked[id.index()] = true;
    let mut next = 0;
    while let Some(step) = below.get(next) {
        next += 1;
        for &other in graph.from(step.index()) {
            if !std::mem::replace(&mut marked[other], true) {
                below.extend(u32::try_from(other).map(StepId));
            }
        }
    }
    below.remove(0);
    below
}

/// Whether these are hours that a line is open in, so that nobody has to come to them.
fn is_timetable(map: &Map<'_>, id: StepId) -> bool {
    let step = map.step(id);
    matches!(step.kind, StepKind::Hours(_)) && map.ways.hours_of_lines.contains(&*step.name)
}

fn tell(reader: &mut Reader, map: &Map<'_>, id: StepId, with_it: &[StepId]) {
    let step = map.step(id);
    let message = format!("nothing leads to `{}`", step.name);
    reader.warning(&faults::UNREACHABLE_STEP, message, step.span.clone());
    reader.label("no caller ever comes here");
    if with_it.is_empty() {
        reader.help("lead to it from a menu, or take it out");
    } else {
        reader.help(format!(
            "lead to it from a menu, or take it out; {} can be come to only from there",
            map.names(with_it)
        ));
    }
}
