//! How the graph is found: from every state, the engine itself does each thing that a caller can do there.

use std::collections::HashMap;
use std::sync::Arc;

use rustc_hash::FxBuildHasher;

use super::summed::Sums;
use super::{Beginning, Certain, Edge, FIRST_END, GaveUp, Graph, Move, Node};
use crate::call::{Action, Actions, Call, Choice, Ending, Essence, Event, Preface, SETTLED, Trying, Ways};
use crate::explore::moments::{Moment, moments};
use crate::key::{Key, Keys};
use crate::script::{Hotline, LanguageId};

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
}

/// A state in which something is done, with the digits that stand typed in it.
#[derive(Clone, Copy)]
pub(super) struct Here<'a> {
    pub(super) node: Node,
    pub(super) essence: &'a Essence,
    pub(super) moment: u16,
    /// Which digits, by their place among those that are tried.
    pub(super) digits: u8,
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

/// The graph as far as it is found, and the call that it is found with.
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
            self.in_state(Here { node, essence: &essence, moment, digits: 0 }, &trying, &words);
        } else {
            let typed = essence.typed();
            let mut tried: Vec<(Keys, Option<Key>)> = Vec::new();
            for (index, digits) in (0_u8..).zip(&trying.digits) {
                let (sofar, next) = (digits.iter().take(typed).collect::<Keys>(), digits.get(typed));
                if sofar.len() < typed {
                    continue;
                }
                let own = essence.with_digits(*digits);
                let here = Here { node, essence: &own, moment, digits: index };
                if tried.iter().all(|(other, _)| *other != sofar) {
                    self.in_state(here, &trying, &words);
                }
                if let Some(key) = next.filter(|_| !tried.contains(&(sofar, next))) {
                    self.try_it(here, Move::Digit(key), Act::Key(key));
                }
                tried.push((sofar, next));
            }
        }
        self.graph.first.push(u32::try_from(self.graph.edges.len()).expect("exploring stops long before"));
    }

    fn in_state(&mut self, here: Here<'_>, trying: &Trying, words: &[Choice]) {
        let quiet = if self.call.is_playing() { Move::HearOn } else { Move::Silence };
        self.try_it(here, quiet, Act::Silent);
        for key in &trying.meaning {
            self.try_it(here, Move::Key(*key), Act::Key(*key));
        }
        if let Some(key) = trying.wrong {
            self.try_it(here, Move::Wrong(key), Act::Key(key));
        }
        for (index, choice) in (0_u8..).zip(words) {
            self.try_it(here, Move::Words(index), Act::Typed(Some(*choice)));
        }
        if trying.words {
            self.try_it(here, Move::Nonsense, Act::Typed(None));
        }
    }

    fn try_it(&mut self, here: Here<'_>, by: Move, act: Act) {
        if self.sums.is_some() {
            return self.try_summed(here, by, act);
        }
        let Here { node, essence, moment, digits } = here;
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
