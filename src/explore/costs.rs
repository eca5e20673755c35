//! What each line costs a caller, and how long a caller can be kept.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use super::graph::{Beginning, Certain, Edge, Graph, Move, Node, To};
use super::route::Route;
use crate::call::{Call, Choice, Ending, Pace};
use crate::caller::Lexicon;
use crate::clock::At;
use crate::script::{Deed, LanguageId, StepId, StepKind, Target};
use crate::transcript::Act;

/// What it takes to be connected to a line.
#[derive(Clone, Debug)]
pub struct Cost {
    /// The line.
    pub line: StepId,
    /// The language, chosen before.
    pub language: LanguageId,
    /// The fewest keys; none where no keys lead there.
    pub keys: Option<u32>,
    /// What is pressed and typed, in order.
    pub acts: Vec<Act>,
    /// Words heard on the way, everything being heard out; characters, in languages that are counted so.
    pub words: usize,
    /// How long that takes.
    pub lasts: Duration,
    /// The moment, by its place among the moments.
    pub moment: u16,
}

/// The longest that a caller is kept who does nothing more.
#[derive(Clone, Copy, Debug)]
pub struct Longest {
    /// At the ordinary pace and patience.
    pub ordinary: Duration,
    /// For a caller who has asked for the slowest speech and the most time.
    pub slowest: Duration,
    /// The state in which it begins.
    pub node: Node,
    /// The same for a caller who has asked the hotline to wait, at the ordinary pace.
    pub waiting: Option<Duration>,
    /// Whether every state was asked; else those nearest to the beginning were.
    pub of_all: bool,
}

/// So many states are asked how long they keep a caller.
const MOST_ASKED: usize = 50_000;

/// The cost of each line in each language, in the order of the script.
pub(super) fn costs(graph: &Graph, lexicon: &mut Lexicon) -> Vec<Cost> {
    let hotline = graph.hotline();
    let lines = hotline.step_ids().filter(|step| matches!(hotline.step(*step).kind, StepKind::Line(_)));
    let lines: Vec<StepId> = lines.collect();
    let mut costs: Vec<Cost> = Vec::new();
    for language in hotline.language_ids() {
        for beginning in graph.beginnings().iter().filter(|beginning| beginning.language == Some(language)) {
            let open: Vec<StepId> = lines
                .iter()
                .filter(|line| costs.iter().all(|cost| cost.line != **line || cost.language != language))
                .copied()
                .collect();
            if open.is_empty() {
                break;
            }
            for (line, keys, route) in ways_to_lines(graph, *beginning, &open, is_certain) {
                let gone = route.go(graph, lexicon);
                let (words, lasts, moment) = (gone.words, gone.lasted, beginning.moment);
                costs.push(Cost { line, language, keys: Some(keys), acts: gone.acts, words, lasts, moment });
            }
        }
    }
    costs.sort_by_key(|cost| (cost.line, cost.language));
    costs
}

/// Whether every call in the state can make the move.
fn is_certain(edge: Edge) -> bool {
    match edge.certain {
        Certain::Always => true,
        Certain::Repeated | Certain::Perhaps | Certain::Back => false,
    }
}

/// Whether moves that only some calls can make, such as one back, bring no line nearer. Then the costs of sums are
/// those of states told apart.
pub(super) fn are_certain(graph: &Graph) -> bool {
    let hotline = graph.hotline();
    let lines = hotline.step_ids().filter(|step| matches!(hotline.step(*step).kind, StepKind::Line(_)));
    let lines: Vec<StepId> = lines.collect();
    let keys = |beginning: Beginning, counts: fn(Edge) -> bool| {
        let ways = ways_to_lines(graph, beginning, &lines, counts).into_iter();
        let mut keys: Vec<(StepId, u32)> = ways.map(|(line, keys, _)| (line, keys)).collect();
        keys.sort_unstable();
        keys
    };
    let mut beginnings = graph.beginnings().iter().filter(|beginning| beginning.language.is_some());
    beginnings.all(|beginning| keys(*beginning, is_certain) == keys(*beginning, |_| true))
}

/// The shortest way to each of these lines, with the number of its keys, by edges that count.
fn ways_to_lines(
    graph: &Graph,
    beginning: Beginning,
    lines: &[StepId],
    counts: fn(Edge) -> bool,
) -> Vec<(StepId, u32, Route)> {
    const NEVER: u32 = u32::MAX;
    let mut far = vec![NEVER; graph.len()];
    let mut from: Vec<(Node, u32)> = vec![(NEVER, 0); graph.len()];
    let mut found: Vec<(StepId, u32, Node, Edge)> = Vec::new();
    let mut waiting = VecDeque::from([beginning.node]);
    far[beginning.node as usize] = 0;
    while let Some(node) = waiting.pop_front() {
        let own = far[node as usize];
        // Words that lead on by themselves are heard out: only who was asked answers.
        let asks = graph.edges(node).iter().any(|edge| edge.by == Move::Silence);
        for (index, edge) in (0_u32..).zip(graph.edges(node)).filter(|(_, edge)| counts(**edge)) {
            let length = match edge.by {
                Move::Key(_) | Move::Digit(_) if asks => 1,
                Move::HearOn => 0,
                Move::Key(_)
                | Move::Digit(_)
                | Move::Wrong(_)
                | Move::Silence
                | Move::Words(_)
                | Move::Nonsense => continue,
            };
            match graph.to(edge) {
                To::End(Ending::Transferred(line)) if lines.contains(&line) => {
                    match found.iter_mut().find(|(own, ..)| *own == line) {
                        Some(before) if before.1 <= own + length => {}
                        Some(before) => *before = (line, own + length, node, *edge),
                        None => found.push((line, own + length, node, *edge)),
                    }
                }
                To::State(to) if (to as usize) < graph.len() && far[to as usize] > own + length => {
                    far[to as usize] = own + length;
                    from[to as usize] = (node, index);
                    if length == 0 {
                        waiting.push_front(to);
                    } else {
                        waiting.push_back(to);
                    }
                }
                To::State(_) | To::End(_) => {}
            }
        }
    }
    let route = |node: Node, last: Edge| {
        let mut moves = vec![(node, last)];
        let mut node = node;
        while node != beginning.node {
            let (before, index) = from[node as usize];
            moves.push((before, graph.edges(before)[index as usize]));
            node = before;
        }
        moves.reverse();
        Route { beginning, moves }
    };
    found.into_iter().map(|(line, keys, node, edge)| (line, keys, route(node, edge))).collect()
}

/// The longest that a caller is kept who does nothing more: what is said to them in the end, and every silence
/// that the hotline waits for.
pub(super) fn longest(graph: &Graph, lexicon: &mut Lexicon) -> Option<Longest> {
    let mut call = Call::new(Arc::clone(graph.hotline()));
    let mut longest: Option<(Duration, Node, u8)> = None;
    let mut waiting: Option<Duration> = None;
    for node in graph.nodes().take(MOST_ASKED) {
        for wrong in 0..=wrong_before(graph, node) {
            let kept = kept(graph, &mut call, node, wrong, false, lexicon)?;
            if graph.essence(node).over() == "waiting" {
                waiting = waiting.max(Some(kept));
            } else if longest.is_none_or(|(most, ..)| kept > most) {
                longest = Some((kept, node, wrong));
            }
        }
    }
    let (ordinary, node, wrong) = longest?;
    let slowest = kept(graph, &mut call, node, wrong, true, lexicon)?;
    Some(Longest { ordinary, slowest, node, waiting, of_all: graph.len() <= MOST_ASKED })
}

/// How often something wrong may have come before, where that makes a silence longer: who falls silent amid digits is told
/// that they are too few, with more words at each try. Other silences are longest with all tries left. Only sums leave
/// it open how often it was.
fn wrong_before(graph: &Graph, node: Node) -> u8 {
    let essence = graph.essence(node);
    if !graph.is_summed() || essence.typed() == 0 {
        return 0;
    }
    graph.hotline().listening_at(essence.step()).max_no_match.saturating_sub(1)
}

/// How long a call goes on from a state in which the hotline has just begun to speak; none when it does not end.
fn kept(
    graph: &Graph,
    call: &mut Call,
    node: Node,
    wrong: u8,
    slowest: bool,
    lexicon: &mut Lexicon,
) -> Option<Duration> {
    /// A silent call that has met more than this goes round in a circle.
    const MOST_EVENTS: usize = 10_000;
    /// How long the hotline waits until it says that it does.
    const REMINDER: Duration = Duration::from_mins(1);
    graph.settle(call, node);
    let essence = graph.essence(node);
    if wrong > 0 {
        call.vary_wrong(wrong);
    }
    let mut at = crate::call::SETTLED;
    let began = at;
    if slowest {
        *call = call.clone().at_its_slowest();
    }
    let mut ends: Option<At> = None;
    let waiting = essence.over() == "waiting";
    if waiting {
        at = at + REMINDER;
    } else {
        let actions = call.typed_as(at, Some(Choice::Target(Target::Do(Deed::Repeat))));
        ends = actions.played().map(|(_, saying, pace)| at + length(call, lexicon, &saying, pace));
    }
    for _ in 0..MOST_EVENTS {
        if call.ending().is_some() {
            return Some(at.since(began));
        }
        at = ends.take().or_else(|| call.deadline()).map_or(at, |next| next.max(at));
        let actions = call.silent(at);
        if let Some((_, saying, pace)) = actions.played() {
            ends = Some(at + length(call, lexicon, &saying, pace));
        }
    }
    None
}

fn length(call: &Call, lexicon: &mut Lexicon, saying: &crate::call::Saying, pace: Pace) -> Duration {
    lexicon.utterance(call, saying).length(pace.percent())
}
