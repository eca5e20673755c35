//! Paths that never end: where a caller who does nothing, or who presses wrong keys, is led round in a circle.

use std::collections::{HashMap, VecDeque};

use super::Map;
use super::circles::Graph;
use crate::script::check::reader::Reader;
use crate::script::check::ways::{By, Way};
use crate::script::faults;
use crate::script::hotline::{Deed, StepId, StepKind, Target};

/// More places of a circle than this make a message longer than it is clear.
const MOST_PLACES: usize = 3;

/// A circle of steps.
struct Circle {
    /// Its steps in the order in which they are come to.
    round: Vec<StepId>,
    /// Every step on a way that never leaves.
    steps: Vec<StepId>,
    /// Whether the time can lead out of it.
    at_times: bool,
}

/// Complains of each circle once, but not of those within `told`, steps in order of which is told already that
/// nothing leads out.
pub(super) fn check(reader: &mut Reader, map: &Map<'_>, reached: &[bool], told: &[StepId]) {
    let before = before(map);
    let circles = |trouble| {
        let mut circles = circles(map, reached, &before, trouble);
        let is_told = |id: &StepId| told.binary_search(id).is_ok();
        let is_hours = |id: &StepId| matches!(map.step(*id).kind, StepKind::Hours(_));
        circles.retain(|circle| circle.steps.iter().all(is_hours) || !circle.steps.iter().all(is_told));
        circles
    };
    let (silent, wrong) = (circles(By::Silence), circles(By::Wrong));
    for circle in &silent {
        let is_step = |kind: fn(&StepKind) -> bool| circle.steps.iter().all(|id| kind(&map.step(*id).kind));
        if is_step(|kind| matches!(kind, StepKind::Hours(_))) {
            tell_silent_circle(reader, map, circle);
        } else if listening_steps(map, circle) == 1 {
            tell_failure(reader, map, circle, By::Silence);
        } else {
            tell_endless(reader, map, circle);
        }
    }
    for circle in &wrong {
        if silent.iter().all(|told| told.steps != circle.steps) {
            tell_failure(reader, map, circle, By::Wrong);
        }
    }
}

/// The edges from the place before a step, to which `back` leads from it, to the steps that it can be. The
/// place before step `n` is node `n` beyond all steps.
fn before(map: &Map<'_>) -> Vec<(usize, usize)> {
    let count = map.steps.len();
    let mut edges = vec![(count + map.start.index(), map.start.index())];
    for id in map.ids() {
        let rests = match map.step(id).kind {
            StepKind::Menu(_) | StepKind::Bulletin(_) | StepKind::Entry(_) => true,
            StepKind::Line(_) | StepKind::Announcement(_) | StepKind::Hours(_) => false,
        };
        let place = if rests { id.index() } else { count + id.index() };
        for next in map.ways.of(id).iter().filter_map(Way::step).filter(|next| *next != id) {
            edges.push((count + next.index(), place));
        }
    }
    edges
}

/// The ways that take a caller on who only ever makes this `trouble`.
fn ways_of<'a>(map: &'a Map<'_>, id: StepId, trouble: By) -> impl Iterator<Item = &'a Way> {
    map.ways.of(id).iter().filter(move |way| match way.by {
        By::End | By::Open | By::Closed => true,
        By::Silence | By::Wrong => way.by == trouble,
        By::Option | By::Answer => false,
    })
}

/// Whether a way of trouble is that of a line to itself: then the caller is connected.
fn connects(map: &Map<'_>, id: StepId, way: &Way) -> bool {
    let is_line = matches!(map.step(id).kind, StepKind::Line(_));
    is_line && matches!(way.by, By::Silence | By::Wrong) && way.step() == Some(id)
}

fn circles(map: &Map<'_>, reached: &[bool], before: &[(usize, usize)], trouble: By) -> Vec<Circle> {
    let count = map.steps.len();
    let mut edges = before.to_vec();
    for id in map.ids().filter(|id| reached[id.index()]) {
        for way in ways_of(map, id, trouble).filter(|way| !connects(map, id, way)) {
            match way.target {
                Target::Step(next) => edges.push((id.index(), next.index())),
                Target::Do(Deed::Back) => edges.push((id.index(), count + id.index())),
                Target::Do(_) => {}
            }
        }
    }
    let graph = Graph::new(2 * count, &edges);
    let id = |node: usize| u32::try_from(node).ok().filter(|_| node < count).map(StepId);
    let mut circles = Vec::new();
    for nodes in graph.circles() {
        let steps: Vec<StepId> = nodes.iter().filter_map(|node| id(*node)).collect();
        let Some(first) = steps.first() else { continue };
        let round = round(&graph, &nodes, first.index()).into_iter().filter_map(id).collect();
        let at_times = leads_out(map, &steps);
        circles.push(Circle { round, steps, at_times });
    }
    circles
}

/// The shortest way from `start` back to it, within `nodes`.
fn round(graph: &Graph, nodes: &[usize], start: usize) -> Vec<usize> {
    let mut came_from: HashMap<usize, usize> = HashMap::new();
    let mut waiting = VecDeque::from([start]);
    while let Some(node) = waiting.pop_front() {
        for &next in graph.from(node).iter().filter(|next| nodes.binary_search(next).is_ok()) {
            if came_from.contains_key(&next) {
                continue;
            }
            came_from.insert(next, node);
            if next == start {
                let mut round = vec![node];
                while let Some(&before) = round.last().filter(|node| **node != start) {
                    round.extend(came_from.get(&before));
                }
                round.reverse();
                return round;
            }
            waiting.push_back(next);
        }
    }
    vec![start]
}

/// Whether the time of day can lead out of a circle: by way of a line that is open, or of hours.
fn leads_out(map: &Map<'_>, steps: &[StepId]) -> bool {
    steps.iter().any(|id| match map.step(*id).kind {
        StepKind::Line(_) => true,
        StepKind::Hours(_) => map
            .ways
            .of(*id)
            .iter()
            .any(|way| way.step().is_none_or(|next| steps.binary_search(&next).is_err())),
        StepKind::Menu(_) | StepKind::Bulletin(_) | StepKind::Announcement(_) | StepKind::Entry(_) => false,
    })
}

fn listening_steps(map: &Map<'_>, circle: &Circle) -> usize {
    let listens = |id: &&StepId| map.ways.of(**id).iter().any(|way| way.by == By::Silence);
    circle.steps.iter().filter(listens).count()
}

fn tell(
    reader: &mut Reader,
    map: &Map<'_>,
    circle: &Circle,
    trouble: By,
    (code, message): (&'static crate::diagnostic::Code, &str),
) {
    let place = |id: StepId| {
        let mut ways = ways_of(map, id, trouble);
        let in_circle = |way: &Way| way.step().is_none_or(|next| circle.steps.binary_search(&next).is_ok());
        ways.find(|way| in_circle(way)).map_or_else(|| map.step(id).span.clone(), |way| way.span.clone())
    };
    let Some((first, others)) = circle.round.split_first() else { return };
    if circle.at_times {
        reader.warning(code, format!("at some hours, {message}"), place(*first));
    } else {
        reader.error(code, message, place(*first));
    }
    reader.label(format!("leads on from `{}`", map.step(*first).name));
    for id in others.iter().take(MOST_PLACES) {
        reader.related(place(*id), format!("leads on from `{}`", map.step(*id).name));
    }
}

/// `from a to b and back to a`, by the steps of the circle.
fn path(map: &Map<'_>, circle: &Circle) -> String {
    match circle.round.as_slice() {
        [] => String::new(),
        [one] => format!("from `{0}` to `{0}`", map.step(*one).name),
        [first, others @ ..] => {
            format!("from `{0}` to {1}, and back to `{0}`", map.step(*first).name, map.names(others))
        }
    }
}

fn tell_endless(reader: &mut Reader, map: &Map<'_>, circle: &Circle) {
    let message = format!("a caller who presses nothing is led round for ever, {}", path(map, circle));
    tell(reader, map, circle, By::Silence, (&faults::ENDLESS_PATH, &message));
    reader.help("let one of them lead to a line where a person answers, or to `hang-up` after its words");
}

fn tell_failure(reader: &mut Reader, map: &Map<'_>, circle: &Circle, trouble: By) {
    let trouble_in_words = if trouble == By::Wrong { "presses wrong keys" } else { "presses nothing" };
    let message =
        format!("a caller who {trouble_in_words} is never helped: trouble leads {}", path(map, circle));
    tell(reader, map, circle, trouble, (&faults::FAILURE_LEADS_BACK, &message));
    reader.help("lead to a person, or to an announcement that says how else to be helped and hangs up");
}

fn tell_silent_circle(reader: &mut Reader, map: &Map<'_>, circle: &Circle) {
    let message = format!("these hours lead only on to each other, {}", path(map, circle));
    let circle = Circle { round: circle.round.clone(), steps: circle.steps.clone(), at_times: false };
    tell(reader, map, &circle, By::Silence, (&faults::SILENT_CIRCLE, &message));
    reader.help("let one of them lead to a step that says something, whatever the time is");
}
