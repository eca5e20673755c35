//! Every path that a caller can take: goes through every state that the engine can come to, and proves or
//! refutes what a hotline owes its callers. What states are, and what is assumed, is told in `docs/explore.md`.
//!
//! ```
//! use std::sync::Arc;
//! use reachline::explore::{Claim, Exploration};
//!
//! let hotline = Arc::new(reachline::script::built_in().hotline.expect("the built-in hotline is sound"));
//! let exploration = Exploration::new(&hotline);
//! assert!(exploration.is_proved(Claim::Person));
//! assert_eq!(exploration.farthest().map(|farthest| farthest.keys), Some(1));
//! ```

mod claims;
mod costs;
mod graph;
mod moments;
mod paths;
pub mod report;
mod route;

use std::sync::Arc;

pub use claims::{Claim, Farthest, Judged, Verdict};
pub use costs::{Cost, Longest};
pub use graph::{Beginning, Certain, Edge, GaveUp, Graph, Move, Node, To};
pub use moments::{Moment, moments};
pub use route::{Gone, Route};

use crate::caller::Lexicon;
use crate::script::{Hotline, LanguageId};

/// What is gone through.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Going on stops once there are more states than this; then every claim stays open.
    pub most_states: usize,
    /// Calls begin with this language chosen; else in each way that they can.
    pub language: Option<LanguageId>,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { most_states: 5_000_000, language: None }
    }
}

/// A hotline of no more states than this has each told apart from the others; of a larger one, sums are tried.
const FEW: usize = 20_000;

/// Everything that was found out about a hotline.
pub struct Exploration {
    graph: Graph,
    judged: Vec<Judged>,
    farthest: Option<Farthest>,
    nobody: Vec<u16>,
}

impl Exploration {
    /// Goes through every state of a hotline and judges every claim.
    pub fn new(hotline: &Arc<Hotline>) -> Self {
        Self::within(hotline, Bounds::default())
    }

    /// The same within bounds.
    pub fn within(hotline: &Arc<Hotline>, bounds: Bounds) -> Self {
        let few = Graph::new(hotline, bounds.most_states.min(FEW), bounds.language);
        if few.is_complete() || bounds.most_states <= FEW {
            return Self::judged_of(few);
        }
        drop(few);
        Self::summed(hotline, bounds).unwrap_or_else(|| Self::told_apart(hotline, bounds))
    }

    /// What is proved by sums, in which states that differ only in their tries and in their way back are one. None
    /// unless every claim is proved, and the keys to a person and to each line are known for certain.
    pub fn summed(hotline: &Arc<Hotline>, bounds: Bounds) -> Option<Self> {
        let graph = Graph::summed(hotline, bounds.most_states, bounds.language)?;
        let claims::Claims { judged, farthest, nobody } = claims::judge_sums(&graph)?;
        costs::are_certain(&graph).then_some(Self { graph, judged, farthest, nobody })
    }

    /// Tells all states apart, however many.
    pub fn told_apart(hotline: &Arc<Hotline>, bounds: Bounds) -> Self {
        Self::judged_of(Graph::new(hotline, bounds.most_states, bounds.language))
    }

    fn judged_of(graph: Graph) -> Self {
        let claims::Claims { judged, farthest, nobody } = claims::judge(&graph);
        Self { graph, judged, farthest, nobody }
    }

    /// The states and moves.
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// What came of each claim, in the order of [`Claim::ALL`].
    pub fn judged(&self) -> &[Judged] {
        &self.judged
    }

    /// What came of one claim.
    pub fn verdict(&self, claim: Claim) -> &Verdict {
        let judged = self.judged.iter().find(|judged| judged.claim == claim);
        judged.map_or(&Verdict::Open, |judged| &judged.verdict)
    }

    /// Whether a claim holds in every state.
    pub fn is_proved(&self, claim: Claim) -> bool {
        matches!(self.verdict(claim), Verdict::Proved)
    }

    /// Whether a claim does not hold.
    pub fn is_refuted(&self, claim: Claim) -> bool {
        matches!(self.verdict(claim), Verdict::Refuted { .. })
    }

    /// The state that is farthest from a person, where keys lead to a person from every state.
    pub fn farthest(&self) -> Option<Farthest> {
        self.farthest
    }

    /// The moments, by their places, at which no line with a person can be come to: what a person is needed for
    /// is not asked then.
    pub fn moments_without_a_person(&self) -> &[u16] {
        &self.nobody
    }

    /// What each line costs in each language, in the order of the script.
    pub fn costs(&self, lexicon: &mut Lexicon) -> Vec<Cost> {
        costs::costs(&self.graph, lexicon)
    }

    /// The longest that a caller is kept who does nothing more; none where that may be for ever.
    pub fn longest(&self, lexicon: &mut Lexicon) -> Option<Longest> {
        costs::longest(&self.graph, lexicon)
    }
}
