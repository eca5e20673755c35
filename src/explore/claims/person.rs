//! Whether a person can be come to, and by how many keys.

use super::followed::{by_any_keys, by_keys, is_quiet};
use super::{Farthest, Verdict, refuted};
use crate::call::{Ending, Reason};
use crate::explore::graph::{Edge, Graph, Node, To};
use crate::explore::paths::{Backwards, NEVER, come_to, ending_in, is_in_words};
use crate::script::{Line, StepKind};

/// Whether keys lead to a person from everywhere, and how many at most.
pub(super) fn person_reachable(graph: &Graph, nobody: &[u16]) -> (Verdict, Option<Farthest>) {
    if nobody.len() == graph.moments().len() {
        return (refuted_at_the_beginning(graph), None);
    }
    let far = keys_to_a_person(graph, by_keys);
    let untyped = come_to(graph, |edge| !is_in_words(edge));
    let asked = |node: &Node| untyped[*node as usize] && !nobody.contains(&graph.moment(*node));
    let lost: Vec<Node> = graph.nodes().filter(asked).filter(|node| far[*node as usize] == NEVER).collect();
    let farthest = graph
        .nodes()
        .filter(asked)
        .filter(|node| far[*node as usize] != NEVER)
        .max_by_key(|node| (far[*node as usize], std::cmp::Reverse(*node)))
        .map(|node| Farthest { keys: far[node as usize], node });
    (refuted(graph, &lost, |_, _| {}), farthest.filter(|_| lost.is_empty()))
}

/// The moments, by their places, at which no person can be come to at all.
pub(super) fn moments_without_a_person(graph: &Graph) -> Vec<u16> {
    let mut somebody = vec![false; graph.moments().len()];
    for node in ending_in(
        graph,
        |_, edge| by_any_keys(0, edge).is_some() || is_quiet(0, edge),
        |ending| person(graph, ending),
    ) {
        somebody[usize::from(graph.moment(node))] = true;
    }
    (0_u16..).zip(somebody).filter(|(_, somebody)| !somebody).map(|(moment, _)| moment).collect()
}

/// Whether a call ended at a line with a person.
pub(super) fn person(graph: &Graph, ending: Ending) -> bool {
    match ending {
        Ending::Transferred(step) => {
            matches!(&graph.hotline().step(step).kind, StepKind::Line(Line { person: true, .. }))
        }
        Ending::HungUp | Ending::Finished(Reason::Done | Reason::TooLong) => false,
    }
}

/// How many keys lead to a person from each state, by edges of a length.
pub(super) fn keys_to_a_person(graph: &Graph, length: impl Fn(Node, Edge) -> Option<u8>) -> Vec<u32> {
    let backwards = Backwards::new(graph, &length);
    let mut starts = Vec::new();
    for node in graph.nodes() {
        let lengths = graph.edges(node).iter().filter_map(|edge| {
            let length = length(node, *edge)?;
            match graph.to(edge) {
                To::End(ending) if person(graph, ending) => Some(u32::from(length)),
                To::End(_) | To::State(_) => None,
            }
        });
        starts.extend(lengths.min().map(|length| (node, length)));
    }
    backwards.distances(&starts)
}

/// Nobody answers in this hotline at all, so its first state shows it.
fn refuted_at_the_beginning(graph: &Graph) -> Verdict {
    let nodes: Vec<Node> = graph.nodes().collect();
    refuted(graph, &nodes, |_, _| {})
}
