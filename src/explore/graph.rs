//! Every state that the engine can come to, and what leads from each to the next, found by letting the engine
//! itself do each thing that a caller can do.

use std::collections::HashMap;
use std::sync::Arc;

use rustc_hash::FxBuildHasher;

use super::moments::{Moment, moments};
use super::summed::Sums;
use crate::call::{Action, Actions, Call, Choice, Ending, Essence, Event, Preface, SETTLED, Trying, Ways};
use crate::key::{Key, Keys};
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
    pub(super) to: u32,
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

/// What is done in a state.
#[derive(Clone, Copy)]
pub(super) enum Act {
    Silent,
    Key(Key),
    Typed(Option<Choice>),
}

impl Act {
    pub(super) fn on(self, call: &mut Call) -> Actions {
        match self {
            Self::Silent => call.silent(SETTLED),
            Self::Key(key) => call.handle(SETTLED, Event::Key(key)),
            Self::Typed(choice) => call.typed_as(SETTLED, choice),
        }
    }
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
    pub(super) states: Vec<(Essence, u16)>,
    pub(super) first: Vec<u32>,
    pub(super) edges: Vec<Edge>,
    endings: Vec<Ending>,
    beginnings: Vec<Beginning>,
    /// The state each was found from, itself for those that calls begin in.
    from: Vec<Node>,
    complete: bool,
    summed: bool,
}

/// Ends have the highest numbers.
pub(super) const FIRST_END: u32 = u32::MAX - 1_000_000;

impl Graph {
    /// Goes through every state of a hotline, but stops once there are more than `most`. With a language, calls
    /// begin with it chosen.
    pub fn new(hotline: &Arc<Hotline>, most: usize, language: Option<LanguageId>) -> Self {
        let mut finding = Finding::new(hotline);
        finding.begin(language);
        let mut node = 0;
        while node < finding.graph.states.len() {
            if finding.graph.states.len() > most {
                finding.graph.complete = false;
                break;
            }
            finding.go_on_from(node);
            node += 1;
        }
        finding.graph
    }

    /// Goes through every state of a hotline, all that differ only in their tries and in their way back as one.
    /// None where there are more than `most`, or where sums would tell too little.
    pub fn summed(hotline: &Arc<Hotline>, most: usize, language: Option<LanguageId>) -> Option<Self> {
        let mut finding = Finding::new(hotline);
        finding.sums = Some(Sums::new(hotline, most));
        finding.graph.summed = true;
        finding.begin(language);
        finding.sum_up()?;
        Some(finding.graph)
    }

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
    pub fn into_states(self) -> (std::collections::HashSet<(Essence, u16)>, Ways) {
        (self.states.into_iter().collect(), self.ways)
    }
}

pub(super) struct Finding {
    pub(super) graph: Graph,
    pub(super) call: Call,
    known: HashMap<(Essence, u16), Node, FxBuildHasher>,
    known_endings: HashMap<Ending, u32, FxBuildHasher>,
    /// What sums need to know; nothing where states are told apart.
    pub(super) sums: Option<Sums>,
}

impl Finding {
    fn new(hotline: &Arc<Hotline>) -> Self {
        Self {
            call: Call::new(Arc::clone(hotline)),
            known: HashMap::default(),
            known_endings: HashMap::default(),
            graph: Graph {
                hotline: Arc::clone(hotline),
                moments: moments(hotline),
                ways: Ways::new(hotline),
                states: Vec::new(),
                first: vec![0],
                edges: Vec::new(),
                endings: Vec::new(),
                beginnings: Vec::new(),
                from: Vec::new(),
                complete: true,
                summed: false,
            },
            sums: None,
        }
    }

    fn begin(&mut self, language: Option<LanguageId>) {
        let hotline = Arc::clone(&self.graph.hotline);
        let languages: Vec<_> = match language {
            Some(language) => vec![Some(language)],
            None => std::iter::once(None).chain(hotline.language_ids().map(Some)).collect(),
        };
        for (index, Moment { when, .. }) in (0_u16..).zip(self.graph.moments.clone()) {
            for language in &languages {
                let call = Call::new(Arc::clone(&hotline));
                self.call = match language {
                    Some(language) => call.with_language(*language),
                    None => call,
                };
                let _ = self.call.handle(SETTLED, Event::Connected(when));
                if let Some(node) = self.come_to(None, index)
                    && node < FIRST_END
                {
                    self.graph.beginnings.push(Beginning { moment: index, language: *language, node });
                }
            }
        }
    }

    /// The number of what the call has come to; none while it asks what was meant.
    pub(super) fn come_to(&mut self, from: Option<(Node, &Essence)>, moment: u16) -> Option<u32> {
        if let Some(ending) = self.call.ending() {
            let graph = &mut self.graph;
            return Some(*self.known_endings.entry(ending).or_insert_with(|| {
                graph.endings.push(ending);
                FIRST_END + u32::try_from(graph.endings.len() - 1).expect("fewer endings than steps")
            }));
        }
        let ways = &mut self.graph.ways;
        let essence = match self.sums {
            Some(_) => self.call.summed(ways)?,
            None => self.call.essence(ways, from.map(|(_, essence)| essence))?,
        };
        // Hearing it again, and much else, leads nowhere.
        if let Some((node, _)) = from.filter(|(_, before)| **before == essence) {
            return Some(node);
        }
        let graph = &mut self.graph;
        Some(*self.known.entry((essence, moment)).or_insert_with(|| {
            let node = u32::try_from(graph.states.len()).expect("exploring stops long before");
            graph.states.push((essence, moment));
            graph.from.push(from.map_or(node, |(from, _)| from));
            node
        }))
    }

    /// Does everything in a state that can be done there.
    pub(super) fn go_on_from(&mut self, node: usize) {
        let (essence, moment) = self.graph.states[node];
        let node = u32::try_from(node).expect("exploring stops long before");
        self.settle(&essence, moment);
        let trying = self.call.trying();
        let words: Vec<Choice> = self.call.typing(&trying).collect();
        if trying.digits.is_empty() {
            self.in_state(node, &essence, moment, 0, &trying, &words);
        } else {
            let typed = essence.typed();
            let mut tried: Vec<(Keys, Option<Key>)> = Vec::new();
            for (index, digits) in (0_u8..).zip(&trying.digits) {
                let (sofar, next) = (digits.iter().take(typed).collect::<Keys>(), digits.get(typed));
                if sofar.len() < typed {
                    continue;
                }
                let own = essence.with_digits(*digits);
                if tried.iter().all(|(other, _)| *other != sofar) {
                    self.in_state(node, &own, moment, index, &trying, &words);
                }
                if let Some(key) = next.filter(|_| !tried.contains(&(sofar, next))) {
                    self.try_it(node, &own, moment, index, Move::Digit(key), Act::Key(key));
                }
                tried.push((sofar, next));
            }
        }
        self.graph.first.push(u32::try_from(self.graph.edges.len()).expect("exploring stops long before"));
    }

    fn in_state(
        &mut self,
        node: Node,
        essence: &Essence,
        moment: u16,
        digits: u8,
        trying: &Trying,
        words: &[Choice],
    ) {
        let quiet = if self.call.is_playing() { Move::HearOn } else { Move::Silence };
        self.try_it(node, essence, moment, digits, quiet, Act::Silent);
        for key in &trying.meaning {
            self.try_it(node, essence, moment, digits, Move::Key(*key), Act::Key(*key));
        }
        if let Some(key) = trying.wrong {
            self.try_it(node, essence, moment, digits, Move::Wrong(key), Act::Key(key));
        }
        for (index, choice) in (0_u8..).zip(words) {
            self.try_it(node, essence, moment, digits, Move::Words(index), Act::Typed(Some(*choice)));
        }
        if trying.words {
            self.try_it(node, essence, moment, digits, Move::Nonsense, Act::Typed(None));
        }
    }

    fn try_it(&mut self, node: Node, essence: &Essence, moment: u16, digits: u8, by: Move, act: Act) {
        if self.sums.is_some() {
            return self.try_summed(node, essence, moment, digits, by, act);
        }
        self.settle(essence, moment);
        let gave_up = gave_up(&act.on(&mut self.call), by, essence);
        if let Some(to) = self.come_to(Some((node, essence)), moment) {
            self.graph.edges.push(Edge { by, digits, gave_up, certain: Certain::Always, to });
        }
    }

    pub(super) fn settle(&mut self, essence: &Essence, moment: u16) {
        let when = self.graph.moments[usize::from(moment)].when;
        self.call.settle(essence, &self.graph.ways, when);
    }
}

/// Whether a hotline gave up: it says so, or hangs up over it without a word.
pub(super) fn gave_up(actions: &Actions, by: Move, essence: &Essence) -> GaveUp {
    let preface = actions.played().map(|(_, saying, _)| saying.preface);
    let hangs_up = actions.iter().any(|action| matches!(action, Action::HangUp(_)));
    match (preface, by) {
        (Some(Preface::GaveUpSilence | Preface::WaitedLong), _) => GaveUp::OverSilence,
        (Some(Preface::GaveUpWrong), _) => GaveUp::OverWrong,
        (_, Move::Silence) if hangs_up && essence.typed() == 0 => GaveUp::OverSilence,
        (_, Move::Wrong(_) | Move::Nonsense) if hangs_up => GaveUp::OverWrong,
        _ => GaveUp::No,
    }
}
