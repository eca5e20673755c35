//! What a hotline owes its callers, proved or refuted over all states.

mod ends;
mod followed;
mod helped;
mod person;
mod steps;

use self::followed::{Erring, by_any_keys, is_quiet};
use self::person::{keys_to_a_person, moments_without_a_person, person_reachable};
use super::graph::{Certain, Edge, GaveUp, Graph, Node};
use super::paths::{Backwards, come_to, is_certain, is_in_words};
use super::route::Route;
use crate::script::StepId;

/// Something that a hotline owes its callers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Claim {
    /// From every state, a call ends when the caller falls silent, and when they go on with wrong keys.
    Ends,
    /// From every state, an end can be come to.
    NoTrap,
    /// From every state that keys and silence lead to, keys lead to a person. Who types can type `person`.
    Person,
    /// Where the hotline gives up over silence, silence alone then comes to a person, never to a hang-up.
    Silence,
    /// Where the hotline gives up over wrong keys, wrong keys alone then come to a person.
    WrongKeys,
    /// Every step can be come to.
    Steps,
}

impl Claim {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 6] =
        [Self::Ends, Self::NoTrap, Self::Person, Self::Silence, Self::WrongKeys, Self::Steps];

    /// Its name, for tools and for the names of files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ends => "every-path-ends",
            Self::NoTrap => "no-trap",
            Self::Person => "person-reachable",
            Self::Silence => "no-hang-up-on-silence",
            Self::WrongKeys => "wrong-keys-reach-a-person",
            Self::Steps => "every-step-reached",
        }
    }
}

/// What came of a claim.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// It holds, in every state.
    Proved,
    /// It does not hold.
    Refuted {
        /// In how many states it does not.
        states: usize,
        /// A shortest call that shows it; none where a step is not come to, for which there is no call.
        shown: Option<Route>,
        /// The steps that it is about.
        steps: Vec<StepId>,
    },
    /// Not every state was gone through, so nobody knows.
    Open,
    /// There is no moment at which it could be asked: nobody answers at any.
    NotAsked,
}

/// A claim and what came of it.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The claim.
    pub claim: Claim,
    /// What came of it.
    pub verdict: Verdict,
}

/// How far a person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Farthest {
    /// The most keys that are needed.
    pub keys: u32,
    /// A state in which they are.
    pub node: Node,
}

/// What came of all claims.
pub(super) struct Claims {
    pub(super) judged: Vec<Judged>,
    pub(super) farthest: Option<Farthest>,
    /// The moments at which no person can be come to at all.
    pub(super) nobody: Vec<u16>,
}

/// Judges every claim over all states of a graph.
pub(super) fn judge(graph: &Graph) -> Claims {
    let complete = graph.is_complete();
    let nobody = moments_without_a_person(graph);
    let erring = Erring::new(graph);
    let wrongly = |node: Node, edge: Edge| erring.follows(node, edge);
    let backwards = || {
        rayon::join(
            || Backwards::new(graph, |node, edge| is_quiet(node, edge).then_some(1)),
            || Backwards::new(graph, |node, edge| wrongly(node, edge).then_some(1)),
        )
    };
    let ((person_verdict, farthest), (quiet, wrong)) =
        rayon::join(|| person_reachable(graph, &nobody), backwards);
    let ends = ends::ends(graph, &quiet, &wrong, wrongly);
    let verdicts = [
        (Claim::NoTrap, ends::no_trap(graph, &ends)),
        (Claim::Ends, ends),
        (Claim::Person, person_verdict),
        (Claim::Silence, helped::helped(graph, &quiet, &nobody, GaveUp::OverSilence, is_quiet)),
        (Claim::WrongKeys, helped::helped(graph, &wrong, &nobody, GaveUp::OverWrong, wrongly)),
        (Claim::Steps, steps::steps(graph)),
    ];
    let mut judged: Vec<Judged> = verdicts
        .into_iter()
        .map(|(claim, verdict)| Judged { claim, verdict: if complete { verdict } else { Verdict::Open } })
        .collect();
    judged.sort_by_key(|judged| Claim::ALL.iter().position(|claim| *claim == judged.claim));
    Claims { judged, farthest: farthest.filter(|_| complete), nobody }
}

/// What was proved of sums, if all of it was. What is left open by sums is for states told apart.
pub(super) fn judge_sums(graph: &Graph) -> Option<Claims> {
    let back_in_silence = |node: Node| {
        graph.edges(node).iter().any(|edge| is_quiet(node, *edge) && edge.certain == Certain::Back)
    };
    // How long silence lasts that leads back hangs on the way.
    if graph.nodes().any(back_in_silence) {
        return None;
    }
    let mut claims = judge(graph);
    if claims.judged.iter().any(|judged| !matches!(judged.verdict, Verdict::Proved)) {
        return None;
    }
    // In no state are more keys needed than where every call can press them; in one that some call certainly comes
    // to, no fewer may be needed whichever way it came.
    let most = claims.farthest?.keys;
    let fewest = keys_to_a_person(graph, by_any_keys);
    let reached = come_to(graph, |edge| is_certain(edge) && !is_in_words(edge));
    let asked = |node: &Node| reached[*node as usize] && !claims.nobody.contains(&graph.moment(*node));
    let node = graph.nodes().filter(asked).find(|node| fewest[*node as usize] == most)?;
    claims.farthest = Some(Farthest { keys: most, node });
    Some(claims)
}

/// A claim that does not hold in these states, if there are any; `on` goes on from the first of them to show it.
fn refuted(graph: &Graph, nodes: &[Node], on: impl Fn(Node, &mut Route)) -> Verdict {
    let Some(first) = nodes.iter().min().copied() else { return Verdict::Proved };
    let shown = Route::to(graph, first).map(|mut route| {
        on(first, &mut route);
        route
    });
    let mut steps: Vec<StepId> = nodes.iter().map(|node| graph.essence(*node).step()).collect();
    steps.sort_unstable();
    steps.dedup();
    Verdict::Refuted { states: nodes.len(), shown, steps }
}
