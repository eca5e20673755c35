//! Whether every call comes to an end, and whether every caller can bring it to one.

use std::collections::HashSet;

use super::followed::is_quiet;
use super::{Verdict, refuted};
use crate::explore::graph::{Edge, Graph, Node, To};
use crate::explore::paths::{Backwards, NEVER, Outcomes, ending_in, is_in_words};
use crate::explore::route::Route;

/// Whether silence, and wrong keys, come to an end from everywhere.
pub(super) fn ends(
    graph: &Graph,
    quiet: &Backwards,
    wrong: &Backwards,
    wrongly: impl Fn(Node, Edge) -> bool,
) -> Verdict {
    let silent = Outcomes::new(graph, quiet, is_quiet);
    let endless: Vec<Node> = graph.nodes().filter(|node| silent.endless[*node as usize]).collect();
    if !endless.is_empty() {
        return refuted(graph, &endless, |node, route| {
            round(graph, node, route, |node| silent.endless[node as usize], is_quiet);
        });
    }
    let erring = Outcomes::new(graph, wrong, &wrongly);
    let endless: Vec<Node> = graph.nodes().filter(|node| erring.endless[*node as usize]).collect();
    refuted(graph, &endless, |node, route| {
        round(graph, node, route, |node| erring.endless[node as usize], &wrongly);
    })
}

/// Goes on from a state that never ends, until a state is come to again.
fn round(
    graph: &Graph,
    from: Node,
    route: &mut Route,
    endless: impl Fn(Node) -> bool,
    followed: impl Fn(Node, Edge) -> bool,
) {
    let mut seen = HashSet::from([from]);
    let mut node = from;
    loop {
        let next =
            graph.edges(node).iter().filter(|edge| followed(node, **edge)).find_map(|edge| {
                match graph.to(edge) {
                    To::State(to) if endless(to) => Some((*edge, to)),
                    To::State(_) | To::End(_) => None,
                }
            });
        let Some((edge, to)) = next else { return };
        route.moves.push((node, edge));
        node = to;
        if !seen.insert(node) {
            return;
        }
    }
}

/// Where an end is come to from everywhere by silence alone, nobody is trapped.
pub(super) fn no_trap(graph: &Graph, ends: &Verdict) -> Verdict {
    if matches!(ends, Verdict::Proved) {
        return Verdict::Proved;
    }
    let on_a_telephone = |_: Node, edge: Edge| !is_in_words(&edge);
    let backwards = Backwards::new(graph, |node, edge| on_a_telephone(node, edge).then_some(1));
    let ends: Vec<(Node, u32)> =
        ending_in(graph, on_a_telephone, |_| true).into_iter().map(|node| (node, 1)).collect();
    let far = backwards.distances(&ends);
    let trapped: Vec<Node> = graph.nodes().filter(|node| far[*node as usize] == NEVER).collect();
    refuted(graph, &trapped, |_, _| {})
}
