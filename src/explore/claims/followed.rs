//! Which edges are followed: by a caller who does nothing, by one who goes wrong, and by one who presses keys on purpose.

use crate::explore::graph::{Certain, Edge, Graph, Move, Node};

/// What happens when a caller does nothing.
pub(super) fn is_quiet(_: Node, edge: Edge) -> bool {
    matches!(edge.by, Move::HearOn | Move::Silence)
}

/// What happens when a caller answers with keys that mean nothing, wherever there are such keys.
pub(super) fn goes_wrong(graph: &Graph, node: Node, edge: Edge) -> bool {
    let can = graph.edges(node).iter().any(|edge| matches!(edge.by, Move::Wrong(_)));
    if can { matches!(edge.by, Move::Wrong(_)) } else { is_quiet(node, edge) }
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
