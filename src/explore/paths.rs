//! Questions about the graph of states as a whole: what is led to from where, and what never ends.

use std::collections::VecDeque;

use super::graph::{Certain, Edge, Graph, Move, Node, To};
use crate::call::Ending;

/// No way.
pub(super) const NEVER: u32 = u32::MAX;

/// The edges that were chosen, turned round: for each state, those that lead to it.
pub(super) struct Backwards {
    first: Vec<u32>,
    from: Vec<(Node, u8)>,
}

impl Backwards {
    /// Turns round the edges that have a length; a way is as long as its edges together.
    pub(super) fn new(graph: &Graph, length: impl Fn(Node, Edge) -> Option<u8>) -> Self {
        let mut first = vec![0_u32; graph.len() + 1];
        let length = &length;
        let chosen = |node: Node| {
            graph.edges(node).iter().filter_map(move |edge| {
                let length = length(node, *edge)?;
                match graph.to(edge) {
                    To::State(to) if (to as usize) < graph.len() => Some((to, length)),
                    To::State(_) | To::End(_) => None,
                }
            })
        };
        for node in graph.nodes() {
            for (to, _) in chosen(node) {
                first[to as usize + 1] += 1;
            }
        }
        for node in 0..graph.len() {
            first[node + 1] += first[node];
        }
        let mut next = first.clone();
        let mut from = vec![(0, 0); first.last().copied().unwrap_or(0) as usize];
        for node in graph.nodes() {
            for (to, length) in chosen(node) {
                from[next[to as usize] as usize] = (node, length);
                next[to as usize] += 1;
            }
        }
        Self { first, from }
    }

    fn of(&self, node: Node) -> &[(Node, u8)] {
        &self.from[self.first[node as usize] as usize..self.first[node as usize + 1] as usize]
    }

    /// How far each state is from the nearest of `starts`, which have lengths of their own; [`NEVER`] where no
    /// way leads there. Edges are of length zero or one.
    pub(super) fn distances(&self, starts: &[(Node, u32)]) -> Vec<u32> {
        let mut far = vec![NEVER; self.first.len() - 1];
        let mut starts = starts.to_vec();
        starts.sort_unstable_by_key(|(node, length)| (*length, *node));
        let mut starts = starts.into_iter().peekable();
        let mut waiting: VecDeque<(Node, u32)> = VecDeque::new();
        loop {
            let own = starts.peek().map(|(_, length)| *length);
            let next = match (waiting.front().map(|(_, length)| *length), own) {
                (Some(first), Some(own)) if own <= first => starts.next(),
                (Some(_), _) => waiting.pop_front(),
                (None, Some(_)) => starts.next(),
                (None, None) => break,
            };
            let Some((node, length)) = next else { break };
            if far[node as usize] <= length {
                continue;
            }
            far[node as usize] = length;
            for (before, step) in self.of(node) {
                let length = length + u32::from(*step);
                if far[*before as usize] > length {
                    if *step == 0 {
                        waiting.push_front((*before, length));
                    } else {
                        waiting.push_back((*before, length));
                    }
                }
            }
        }
        far
    }
}

/// Where callers come who go on in one way, whichever of its edges they take.
pub(super) struct Outcomes {
    /// Whether a caller may go on for ever from a state.
    pub(super) endless: Vec<bool>,
}

impl Outcomes {
    /// Follows the edges that are `followed`.
    pub(super) fn new(graph: &Graph, backwards: &Backwards, followed: impl Fn(Node, Edge) -> bool) -> Self {
        let count = graph.len();
        let mut open = vec![0_u32; count];
        let mut ready: VecDeque<Node> = VecDeque::new();
        for node in graph.nodes() {
            let leading = graph.edges(node).iter().filter(|edge| followed(node, **edge));
            open[node as usize] = u32::try_from(
                leading
                    .filter(|edge| matches!(graph.to(edge), To::State(to) if (to as usize) < count))
                    .count(),
            )
            .unwrap_or(u32::MAX);
            if open[node as usize] == 0 {
                ready.push_back(node);
            }
        }
        let mut endless = vec![true; count];
        while let Some(node) = ready.pop_front() {
            endless[node as usize] = false;
            for (before, _) in backwards.of(node) {
                let before = *before as usize;
                open[before] -= 1;
                if open[before] == 0 {
                    ready.push_back(u32::try_from(before).unwrap_or(NEVER));
                }
            }
        }
        Self { endless }
    }
}

/// The states from which one of these edges ends a call in a way that is looked for.
pub(super) fn ending_in(
    graph: &Graph,
    followed: impl Fn(Node, Edge) -> bool,
    is_sought: impl Fn(Ending) -> bool,
) -> Vec<Node> {
    let ends = |node: &Node| {
        graph.edges(*node).iter().filter(|edge| followed(*node, **edge)).any(|edge| match graph.to(edge) {
            To::End(ending) => is_sought(ending),
            To::State(_) => false,
        })
    };
    graph.nodes().filter(ends).collect()
}

/// Which states callers come to from where calls begin, by edges that are `followed`.
pub(super) fn come_to(graph: &Graph, followed: impl Fn(&Edge) -> bool) -> Vec<bool> {
    let mut reached = vec![false; graph.len()];
    let mut open: Vec<Node> = graph.beginnings().iter().map(|beginning| beginning.node).collect();
    while let Some(node) = open.pop() {
        if node as usize >= graph.len() || std::mem::replace(&mut reached[node as usize], true) {
            continue;
        }
        open.extend(graph.edges(node).iter().filter(|edge| followed(edge)).filter_map(|edge| {
            match graph.to(edge) {
                To::State(to) => Some(to),
                To::End(_) => None,
            }
        }));
    }
    reached
}

/// Whether some call can certainly make this move.
pub(super) fn is_certain(edge: &Edge) -> bool {
    match edge.certain {
        Certain::Always | Certain::Repeated => true,
        Certain::Perhaps | Certain::Back => false,
    }
}

/// Whether the caller types words.
pub(super) fn is_in_words(edge: &Edge) -> bool {
    match edge.by {
        Move::Words(_) | Move::Nonsense => true,
        Move::Key(_) | Move::Wrong(_) | Move::Digit(_) | Move::HearOn | Move::Silence => false,
    }
}
