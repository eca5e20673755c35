//! Whether every step can be come to.

use super::Verdict;
use crate::explore::graph::{Graph, Node};
use crate::explore::paths::{come_to, is_certain};
use crate::script::{StepId, StepKind};

/// Whether every step is come to. Hours are ways, not places.
pub(super) fn steps(graph: &Graph) -> Verdict {
    let mut reached = vec![false; graph.hotline().steps().len()];
    let certainly = graph.is_summed().then(|| come_to(graph, is_certain));
    let is_come_to = |node: &Node| certainly.as_ref().is_none_or(|certainly| certainly[*node as usize]);
    for node in graph.nodes().filter(is_come_to) {
        reached[graph.essence(node).step().index()] = true;
    }
    let is_place = |step: &StepId| match &graph.hotline().step(*step).kind {
        StepKind::Menu(_)
        | StepKind::Line(_)
        | StepKind::Bulletin(_)
        | StepKind::Announcement(_)
        | StepKind::Entry(_) => true,
        StepKind::Hours(_) => false,
    };
    let steps: Vec<StepId> =
        graph.hotline().step_ids().filter(|step| !reached[step.index()]).filter(is_place).collect();
    if steps.is_empty() { Verdict::Proved } else { Verdict::Refuted { states: 0, shown: None, steps } }
}
