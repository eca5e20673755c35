//! Whether a caller on whom the hotline gives up is helped.

use super::person::person;
use super::{Verdict, refuted};
use crate::explore::graph::{Edge, GaveUp, Graph, Node, To};
use crate::explore::paths::{Backwards, NEVER, ending_in};

/// Whether a caller on whom the hotline gives up, and who goes on in one way, is connected to a person.
pub(super) fn helped(
    graph: &Graph,
    backwards: &Backwards,
    nobody: &[u16],
    over: GaveUp,
    followed: impl Fn(Node, Edge) -> bool,
) -> Verdict {
    if nobody.len() == graph.moments().len() {
        return Verdict::NotAsked;
    }
    let left = ending_in(graph, &followed, |ending| !person(graph, ending));
    let left: Vec<(Node, u32)> = left.into_iter().map(|node| (node, 1)).collect();
    let far = backwards.distances(&left);
    let is_left = |edge: &Edge| match graph.to(edge) {
        To::End(ending) => !person(graph, ending),
        To::State(to) => far.get(to as usize).is_some_and(|far| *far != NEVER),
    };
    let gives_up = |node: Node| graph.edges(node).iter().find(|edge| edge.gave_up == over && is_left(edge));
    let asked = |node: &Node| !nobody.contains(&graph.moment(*node));
    let lost: Vec<Node> = graph.nodes().filter(asked).filter(|node| gives_up(*node).is_some()).collect();
    refuted(graph, &lost, |node, route| {
        let mut next = gives_up(node).copied();
        let mut node = node;
        while let Some(edge) = next {
            route.moves.push((node, edge));
            let To::State(to) = graph.to(&edge) else { return };
            node = to;
            let own = far[node as usize];
            let nearer = |edge: &&Edge| match graph.to(edge) {
                To::End(ending) => own == 1 && !person(graph, ending),
                To::State(to) => far.get(to as usize).is_some_and(|far| *far < own),
            };
            next = graph.edges(node).iter().filter(|edge| followed(node, **edge)).find(nearer).copied();
        }
    })
}
