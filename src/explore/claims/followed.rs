//! Which edges are followed: by a caller who does nothing, by one who goes wrong, and by one who presses keys on purpose.

use crate::explore::graph::{Certain, Edge, Graph, Move, Node};

/// What happens when a caller does nothing.
pub(super) fn is_quiet(_: Node, edge: Edge) -> bool {
    matches!(edge.by, Move::HearOn | Move::Silence)
}

/// A caller who answers with keys that mean nothing, wherever there are such keys, and does nothing elsewhere.
pub(super) struct Erring {
    /// For each state, whether there are such keys. It is asked for each edge of a state, and so found out before.
    can: Vec<bool>,
}

impl Erring {
    pub(super) fn new(graph: &Graph) -> Self {
        let can = |node| graph.edges(node).iter().any(|edge| matches!(edge.by, Move::Wrong(_)));
        Self { can: graph.nodes().map(can).collect() }
    }

    /// Whether this is what happens then.
    pub(super) fn follows(&self, node: Node, edge: Edge) -> bool {
        if self.can[node as usize] { matches!(edge.by, Move::Wrong(_)) } else { is_quiet(node, edge) }
    }
}

/// How many keys it takes, where a caller can do it on purpose and at once: not by waiting for the hotline's patience
/// to end, and not by keys that mean nothing.
pub(super) fn by_any_keys(_: Node, edge: Edge) -> Option<u8> {
    match edge.by {
        Move::Key(_) | Move::Digit(_) => Some(1),
        Move::HearOn => Some(0),
        Move::Wrong(_) | Move::Silence | Move::Words(_) | Move::Nonsense => None,
    }
}

/// The same where every call in this state can.
pub(super) fn by_keys(node: Node, edge: Edge) -> Option<u8> {
    match edge.certain {
        Certain::Always => by_any_keys(node, edge),
        Certain::Repeated | Certain::Perhaps | Certain::Back => None,
    }
}
