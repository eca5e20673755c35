//! Every state that the engine can come to, and what leads from each to the next. How they are found is in
//! `finding`, and for those that are gone through as one in `summed`.

mod finding;
mod summed;

use std::collections::HashSet;
use std::sync::Arc;

use super::moments::Moment;
use crate::call::{Call, Ending, Essence, Ways};
use crate::key::Key;
use crate::script::{Hotline, LanguageId};

/// A state, by its number: the nearer to the beginning of a call, the smaller.
pub type Node = u32;

/// Something that happens in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// A key that means something.
    Key(Key),
    /// A key that means nothing; it stands for all that mean nothing.
    Wrong(Key),
    /// A digit among digits.
    Digit(Key),
    /// The words are over, and the call goes on by itself.
    HearOn,
    /// Silence for as long as the hotline waits.
    Silence,
    /// Words that mean this, by their place among what can be typed here.
    Words(u8),
    /// Words that nobody understands.
    Nonsense,
}

/// Where a move leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// To a state.
    State(Node),
    /// To the end of the call.
    End(Ending),
}

/// A move and where it leads.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    /// The move.
    pub by: Move,
    /// Which digits stood typed, by their place among those that are tried.
    pub digits: u8,
    /// Whether the hotline gives up on the caller here, and over what.
    pub gave_up: GaveUp,
    /// How certain it is that every call in this state can make it.
    pub certain: Certain,
    to: u32,
}

/// How certain a move is. A state of a sum stands for many, on other ways and with other tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certain {
    /// Every call in this state can make it.
    Always,
    /// Every call in this state can make it once it has made the same move often enough.
    Repeated,
    /// Some may, depending on their tries.
    Perhaps,
    /// It goes the way back, and those can make it that came that way.
    Back,
}

/// What a hotline gives up over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GaveUp {
    /// It does not.
    No,
    /// Silence.
    OverSilence,
    /// Wrong keys or words, or digits that are none of those asked for.
    OverWrong,
}

/// How calls begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// The moment, by its place among the moments.
    pub moment: u16,
    /// The language that was chosen in the caller's place.
    pub language: Option<LanguageId>,
    /// The first state.
    pub node: Node,
}

/// Every state and every move.
pub struct Graph {
    hotline: Arc<Hotline>,
    moments: Vec<Moment>,
    ways: Ways,
    states: Vec<(Essence, u16)>,
    first: Vec<u32>,
    edges: Vec<Edge>,
    endings: Vec<Ending>,
    beginnings: Vec<Beginning>,
    /// The state each was found from, itself for those that calls begin in.
    from: Vec<Node>,
    complete: bool,
    summed: bool,
}

/// Ends have the highest numbers.
const FIRST_END: u32 = u32::MAX - 1_000_000;

impl Graph {
    /// Whether states that differ only in their tries and in their way back were gone through as one.
    pub fn is_summed(&self) -> bool {
        self.summed
    }

    /// The hotline.
    pub fn hotline(&self) -> &Arc<Hotline> {
        &self.hotline
    }

    /// The moments at which it was called.
    pub fn moments(&self) -> &[Moment] {
        &self.moments
    }

    /// Whether all languages lead alike, and were gone through as one.
    pub fn languages_alike(&self) -> bool {
        self.ways.all_alike()
    }

    /// Whether every state was gone through.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// How many states were gone through.
    pub fn len(&self) -> usize {
        self.first.len() - 1
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many moves were made.
    pub fn moves(&self) -> usize {
        self.edges.len()
    }

    /// Every state that was gone through.
    pub fn nodes(&self) -> impl Iterator<Item = Node> + use<> {
        0..u32::try_from(self.len()).unwrap_or(FIRST_END)
    }

    /// How calls begin.
    pub fn beginnings(&self) -> &[Beginning] {
        &self.beginnings
    }

    /// What decides where a call in this state goes.
    pub fn essence(&self, node: Node) -> &Essence {
        &self.states[node as usize].0
    }

    /// The moment of a state, by its place among the moments.
    pub fn moment(&self, node: Node) -> u16 {
        self.states[node as usize].1
    }

    /// The state that one was found from: the one before it on a shortest way.
    pub fn before(&self, node: Node) -> Option<Node> {
        Some(self.from[node as usize]).filter(|before| *before != node)
    }

    /// The moves in a state.
    #[inline]
    pub fn edges(&self, node: Node) -> &[Edge] {
        let node = node as usize;
        &self.edges[self.first[node] as usize..self.first[node + 1] as usize]
    }

    /// Where an edge leads.
    pub fn to(&self, edge: &Edge) -> To {
        match edge.to.checked_sub(FIRST_END) {
            Some(end) => To::End(self.endings[end as usize]),
            None => To::State(edge.to),
        }
    }

    /// Makes a call one in this state.
    pub fn settle(&self, call: &mut Call, node: Node) {
        let (essence, moment) = &self.states[node as usize];
        call.settle(essence, &self.ways, self.moments[usize::from(*moment)].when);
    }

    /// All states, for a quick look-up, with the ways that they are known by.
    pub fn into_states(self) -> (HashSet<(Essence, u16)>, Ways) {
        (self.states.into_iter().collect(), self.ways)
    }
}
