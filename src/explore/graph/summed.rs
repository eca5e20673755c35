//! States summed up: all that differ only in their tries and in their way back are gone through as one. What a
//! move does is asked with all tries and with none left, and a way back is taken to every step that may be the
//! last on it. `docs/explore.md` tells why what is proved of sums holds in every state.

use rustc_hash::FxHashSet;

use super::finding::{Act, Finding, Here, gave_up};
use super::{Certain, Edge, GaveUp, Move, Node};
use crate::call::{Essence, Touched};
use crate::script::{Hotline, StepId};

/// What is known of the ways of all states, and the moves that go back.
pub(super) struct Sums {
    /// For each step, those that may be the last on the way of who is at it. Any way may be empty too.
    before: Vec<Vec<StepId>>,
    known: FxHashSet<(StepId, StepId)>,
    /// For each step, those to which somebody comes from it on the same way.
    flows: Vec<Vec<StepId>>,
    flowing: FxHashSet<(StepId, StepId)>,
    /// For each step, the moves at it that go back, by their place in `backs`.
    backs_at: Vec<Vec<u32>>,
    backs: Vec<Back>,
    /// The moves to be made yet, and the step that each goes back to.
    waiting: Vec<(u32, StepId)>,
    /// The moves that were made, each with its state.
    edges: Vec<(Node, Edge)>,
    most: usize,
    /// Whether a move goes back more than once, which sums cannot tell.
    winding: bool,
}

#[derive(Clone, Copy)]
struct Back {
    node: Node,
    essence: Essence,
    moment: u16,
    digits: u8,
    by: Move,
    act: Act,
    last: bool,
}

impl Sums {
    pub(super) fn new(hotline: &Hotline, most: usize) -> Self {
        let steps = hotline.steps().len();
        Self {
            before: vec![Vec::new(); steps],
            known: FxHashSet::default(),
            flows: vec![Vec::new(); steps],
            flowing: FxHashSet::default(),
            backs_at: vec![Vec::new(); steps],
            backs: Vec::new(),
            waiting: Vec::new(),
            edges: Vec::new(),
            most,
            winding: false,
        }
    }

    /// Who is at `at` may have come from `before`. So may whoever goes on from there on the same way.
    fn may_be_before(&mut self, before: StepId, at: StepId) {
        let mut open = vec![at];
        while let Some(at) = open.pop() {
            if self.known.insert((before, at)) {
                self.before[at.index()].push(before);
                self.waiting.extend(self.backs_at[at.index()].iter().map(|back| (*back, before)));
                open.extend(&self.flows[at.index()]);
            }
        }
    }

    /// Somebody comes from one step to another on the way that they were on.
    fn flow(&mut self, from: StepId, to: StepId) {
        if from != to && self.flowing.insert((from, to)) {
            self.flows[from.index()].push(to);
            for before in self.before[from.index()].clone() {
                self.may_be_before(before, to);
            }
        }
    }

    /// Somebody has come to a step; `base` is the step whose way theirs began with, `way` what they left since.
    fn come(&mut self, base: Option<StepId>, way: &[StepId], at: StepId) {
        if let Some(base) = base {
            self.flow(base, *way.first().unwrap_or(&at));
        }
        for pair in way.windows(2) {
            self.may_be_before(pair[0], pair[1]);
        }
        if let Some(last) = way.last() {
            self.may_be_before(*last, at);
        }
    }

    fn goes_back(&mut self, back: Back) {
        let number = u32::try_from(self.backs.len()).expect("memory ends before so many moves are known");
        let at = back.essence.step().index();
        self.backs.push(back);
        self.backs_at[at].push(number);
        self.waiting.extend(self.before[at].iter().map(|before| (number, *before)));
    }

    fn is_too_much(&self) -> bool {
        self.winding || self.known.len() > self.most || self.edges.len() / 16 > self.most
    }
}

/// What a move came to.
#[derive(Clone, Copy)]
struct Came {
    to: Option<u32>,
    gave_up: GaveUp,
    touched: Touched,
    /// Whether a try was used up.
    tried: bool,
}

impl Finding {
    /// Goes through all sums; none where there are too many, or where they tell too little.
    pub(super) fn sum_up(&mut self) -> Option<()> {
        let mut node = 0;
        loop {
            let sums = self.sums.as_mut()?;
            if sums.is_too_much() || self.graph.states.len() > sums.most {
                return None;
            }
            if node < self.graph.states.len() {
                self.go_on_from(node);
                node += 1;
            } else if let Some((back, step)) = sums.waiting.pop() {
                let back = sums.backs[back as usize];
                self.go_back(&back, step);
            } else {
                break;
            }
        }
        self.lay_out();
        Some(())
    }

    fn sums(&mut self) -> &mut Sums {
        self.sums.as_mut().expect("only sums are summed up")
    }

    /// Does something on a way of at most one step, at the first or at the last try.
    fn act(&mut self, back: &Back, step: Option<StepId>) -> Came {
        self.settle(&back.essence, back.moment);
        self.call.vary(step, back.last);
        let gave_up = gave_up(&back.act.on(&mut self.call), back.by, &back.essence);
        let touched = self.call.touched();
        let to = self.come_to(Some((back.node, &back.essence)), back.moment);
        if let (Some(at), Some(_)) = (self.call.step(), to) {
            let base = if touched.back == 0 { Some(back.essence.step()) } else { step };
            let sums = self.sums.as_mut().expect("only sums are summed up");
            sums.come(base, self.call.way(), at);
        }
        if touched.back > 1 {
            self.sums().winding = true;
        }
        Came { to, gave_up, touched, tried: self.call.has_tried() }
    }

    fn go_back(&mut self, back: &Back, step: StepId) {
        let came = self.act(back, Some(step));
        self.keep(back, came, Certain::Back);
    }

    fn keep(&mut self, back: &Back, came: Came, certain: Certain) {
        if let Some(to) = came.to {
            let edge = Edge { by: back.by, digits: back.digits, gave_up: came.gave_up, certain, to };
            self.sums().edges.push((back.node, edge));
        }
    }

    /// Does something in a sum: with all tries, and where these were looked at, with the last.
    pub(super) fn try_summed(&mut self, here: Here<'_>, by: Move, act: Act) {
        let Here { node, essence, moment, digits } = here;
        let first = Back { node, essence: *essence, moment, digits, by, act, last: false };
        let came = self.act(&first, None);
        if !came.touched.tries {
            return self.keep_each(&first, came, Certain::Always);
        }
        let last = Back { last: true, ..first };
        let came_last = self.act(&last, None);
        if came_last.to == came.to && came_last.gave_up == came.gave_up && came_last.touched.back == 0 {
            return self.keep_each(&last, came_last, Certain::Always);
        }
        // Who is where they were, with one try less, is nearer to the last; that is no way to go on for ever.
        let nearer = came.to == Some(node) && came.tried && !came.touched.arrived && came.touched.back == 0;
        if !nearer {
            self.keep_each(&first, came, Certain::Perhaps);
        }
        self.keep_each(&last, came_last, if nearer { Certain::Repeated } else { Certain::Perhaps });
    }

    fn keep_each(&mut self, back: &Back, came: Came, certain: Certain) {
        if came.touched.back == 0 {
            self.keep(back, came, certain);
        } else {
            self.keep(back, came, Certain::Back);
            self.sums().goes_back(*back);
        }
    }

    /// The moves, those of each state together and in the order in which they were found.
    fn lay_out(&mut self) {
        let mut edges = std::mem::take(&mut self.sums().edges);
        edges.sort_by_key(|(node, _)| *node);
        let graph = &mut self.graph;
        graph.first = vec![0; graph.states.len() + 1];
        for (node, _) in &edges {
            graph.first[*node as usize + 1] += 1;
        }
        for node in 0..graph.states.len() {
            graph.first[node + 1] += graph.first[node];
        }
        graph.edges = edges.into_iter().map(|(_, edge)| edge).collect();
    }
}
