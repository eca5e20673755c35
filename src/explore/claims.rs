//! What a hotline owes its callers, proved or refuted over all states.

use super::graph::{Certain, Edge, GaveUp, Graph, Move, Node, To};
use super::paths::{Backwards, NEVER, Outcomes, ending_in};
use super::route::Route;
use super::summed::certainly_come_to;
use crate::call::{Ending, Reason};
use crate::script::{Line, StepId, StepKind};

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

/// The line with a person that a call ended at.
fn person(graph: &Graph, ending: Ending) -> bool {
    match ending {
        Ending::Transferred(step) => {
            matches!(&graph.hotline().step(step).kind, StepKind::Line(Line { person: true, .. }))
        }
        Ending::HungUp | Ending::Finished(Reason::Done | Reason::TooLong) => false,
    }
}

/// What happens when a caller does nothing.
pub(super) fn is_quiet(_: Node, edge: Edge) -> bool {
    matches!(edge.by, Move::HearOn | Move::Silence)
}

/// What happens when a caller answers with keys that mean nothing, wherever there are such keys.
fn goes_wrong(graph: &Graph, node: Node, edge: Edge) -> bool {
    let can = graph.edges(node).iter().any(|edge| matches!(edge.by, Move::Wrong(_)));
    if can { matches!(edge.by, Move::Wrong(_)) } else { is_quiet(node, edge) }
}

/// The same where every call in this state can.
fn by_keys(node: Node, edge: Edge) -> Option<u8> {
    match edge.certain {
        Certain::Always => by_any_keys(node, edge),
        Certain::Repeated | Certain::Perhaps | Certain::Back => None,
    }
}

/// Whether a caller can do it on purpose and at once: not by waiting for the hotline's patience to end, and not by
/// keys that mean nothing.
fn by_any_keys(_: Node, edge: Edge) -> Option<u8> {
    match edge.by {
        Move::Key(_) | Move::Digit(_) => Some(1),
        Move::HearOn => Some(0),
        Move::Wrong(_) | Move::Silence | Move::Words(_) | Move::Nonsense => None,
    }
}

pub(super) fn judge(graph: &Graph) -> Claims {
    let complete = graph.is_complete();
    let nobody = moments_without_a_person(graph);
    let backwards = || {
        rayon::join(
            || Backwards::new(graph, |node, edge| is_quiet(node, edge).then_some(1)),
            || Backwards::new(graph, |node, edge| goes_wrong(graph, node, edge).then_some(1)),
        )
    };
    let ((person_verdict, farthest), (quiet, wrong)) =
        rayon::join(|| person_reachable(graph, &nobody), backwards);
    let ends = ends(graph, &quiet, &wrong);
    let wrongly = |node: Node, edge: Edge| goes_wrong(graph, node, edge);
    let verdicts = [
        (Claim::NoTrap, no_trap(graph, &ends)),
        (Claim::Ends, ends),
        (Claim::Person, person_verdict),
        (Claim::Silence, helped(graph, &quiet, &nobody, GaveUp::OverSilence, is_quiet)),
        (Claim::WrongKeys, helped(graph, &wrong, &nobody, GaveUp::OverWrong, wrongly)),
        (Claim::Steps, steps(graph)),
    ];
    let mut judged: Vec<Judged> = verdicts
        .into_iter()
        .map(|(claim, verdict)| Judged { claim, verdict: if complete { verdict } else { Verdict::Open } })
        .collect();
    judged.sort_by_key(|judged| Claim::ALL.iter().position(|claim| *claim == judged.claim));
    Claims { judged, farthest: farthest.filter(|_| complete), nobody }
}

fn moments_without_a_person(graph: &Graph) -> Vec<u16> {
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

/// Whether silence, and wrong keys, come to an end from everywhere.
fn ends(graph: &Graph, quiet: &Backwards, wrong: &Backwards) -> Verdict {
    let silent = Outcomes::new(graph, quiet, is_quiet);
    let endless: Vec<Node> = graph.nodes().filter(|node| silent.endless[*node as usize]).collect();
    if !endless.is_empty() {
        return refuted(graph, &endless, |node, route| {
            round(graph, node, route, |node| silent.endless[node as usize], is_quiet);
        });
    }
    let followed = |node: Node, edge: Edge| goes_wrong(graph, node, edge);
    let erring = Outcomes::new(graph, wrong, followed);
    let endless: Vec<Node> = graph.nodes().filter(|node| erring.endless[*node as usize]).collect();
    refuted(graph, &endless, |node, route| {
        round(graph, node, route, |node| erring.endless[node as usize], followed);
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
    let mut seen = std::collections::HashSet::from([from]);
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
fn no_trap(graph: &Graph, ends: &Verdict) -> Verdict {
    if matches!(ends, Verdict::Proved) {
        return Verdict::Proved;
    }
    let on_a_telephone = |_: Node, edge: Edge| match edge.by {
        Move::Key(_) | Move::Wrong(_) | Move::Digit(_) | Move::HearOn | Move::Silence => true,
        Move::Words(_) | Move::Nonsense => false,
    };
    let backwards = Backwards::new(graph, |node, edge| on_a_telephone(node, edge).then_some(1));
    let ends: Vec<(Node, u32)> =
        ending_in(graph, on_a_telephone, |_| true).into_iter().map(|node| (node, 1)).collect();
    let far = backwards.distances(&ends);
    let trapped: Vec<Node> = graph.nodes().filter(|node| far[*node as usize] == NEVER).collect();
    refuted(graph, &trapped, |_, _| {})
}

/// How many keys lead to a person from each state, by edges of a length.
fn keys_to_a_person(graph: &Graph, length: impl Fn(Node, Edge) -> Option<u8>) -> Vec<u32> {
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
    let reached = certainly_come_to(graph, false);
    let asked = |node: &Node| reached[*node as usize] && !claims.nobody.contains(&graph.moment(*node));
    let node = graph.nodes().filter(asked).find(|node| fewest[*node as usize] == most)?;
    claims.farthest = Some(Farthest { keys: most, node });
    Some(claims)
}

/// Whether keys lead to a person from everywhere, and how many at most.
fn person_reachable(graph: &Graph, nobody: &[u16]) -> (Verdict, Option<Farthest>) {
    if nobody.len() == graph.moments().len() {
        return (refuted_at_the_beginning(graph), None);
    }
    let far = keys_to_a_person(graph, by_keys);
    let untyped = come_to_without_words(graph);
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

/// The states that a caller comes to who does not type words.
fn come_to_without_words(graph: &Graph) -> Vec<bool> {
    let mut reached = vec![false; graph.len()];
    let mut waiting: Vec<Node> = graph.beginnings().iter().map(|beginning| beginning.node).collect();
    while let Some(node) = waiting.pop() {
        if (node as usize) >= graph.len() || std::mem::replace(&mut reached[node as usize], true) {
            continue;
        }
        waiting.extend(graph.edges(node).iter().filter_map(|edge| match (edge.by, graph.to(edge)) {
            (Move::Words(_) | Move::Nonsense, _) | (_, To::End(_)) => None,
            (_, To::State(to)) => Some(to),
        }));
    }
    reached
}

/// Nobody answers in this hotline at all, so its first state shows it.
fn refuted_at_the_beginning(graph: &Graph) -> Verdict {
    let nodes: Vec<Node> = graph.nodes().collect();
    refuted(graph, &nodes, |_, _| {})
}

/// Whether a caller on whom the hotline gives up, and who goes on in one way, is connected to a person.
fn helped(
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

/// Whether every step is come to. Hours are ways, not places.
fn steps(graph: &Graph) -> Verdict {
    let mut reached = vec![false; graph.hotline().steps().len()];
    let certainly = graph.is_summed().then(|| certainly_come_to(graph, true));
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
