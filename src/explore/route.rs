//! A way through the states, made into what a caller really does: keys, waits and words, as a test call has them.

use std::sync::Arc;
use std::time::Duration;

use super::graph::{Beginning, Edge, Graph, Move, Node, To};
use crate::call::{Call, Choice, Ending};
use crate::caller::{Handset, Lexicon};
use crate::key::{Key, Keys};
use crate::script::StepId;
use crate::transcript::Act;

/// Words that mean nothing in any hotline.
const NONSENSE: &str = "qqqq";

/// A way from where calls begin: each state, and the move that is made there.
#[derive(Clone, Debug)]
pub struct Route {
    /// How the call begins.
    pub beginning: Beginning,
    /// The moves, each with the state it is made in.
    pub moves: Vec<(Node, Edge)>,
}

/// A way as it was really gone.
#[derive(Debug)]
pub struct Gone {
    /// What the caller did.
    pub acts: Vec<Act>,
    /// How the call ended, if it did.
    pub ending: Option<Ending>,
    /// Where it was last.
    pub step: Option<StepId>,
    /// Where the call would go on by itself: how long after the last act the way was over.
    pub goes_on: Option<Duration>,
    /// How much was heard, in words (in Mandarin, characters).
    pub words: usize,
    /// How long it lasted, until the caller did nothing more and everything was said.
    pub lasted: Duration,
}

impl Route {
    /// A shortest way to a state.
    pub fn to(graph: &Graph, node: Node) -> Option<Self> {
        let mut moves = Vec::new();
        let mut at = node;
        while let Some(before) = graph.before(at) {
            let leads = |edge: &&Edge| graph.to(edge) == To::State(at);
            moves.push((before, *graph.edges(before).iter().find(leads)?));
            at = before;
        }
        moves.reverse();
        let beginning = *graph.beginnings().iter().find(|beginning| beginning.node == at)?;
        Some(Self { beginning, moves })
    }

    /// Goes this way with the engine, in virtual time.
    pub fn go(&self, graph: &Graph, lexicon: &mut Lexicon) -> Gone {
        let when = graph.moments()[usize::from(self.beginning.moment)].when;
        let hotline = Arc::clone(graph.hotline());
        let handset = Handset::connect(hotline, when, self.beginning.language, lexicon);
        let mut caller =
            Caller { graph, handset, lexicon, acts: Vec::new(), acted: Duration::ZERO, step: None };
        let keys = self.digits_typed(graph);
        for (index, (node, edge)) in self.moves.iter().enumerate() {
            caller.do_it(*node, *edge, keys[index], self.moves.get(index + 1).map(|(node, _)| *node));
        }
        caller.note();
        let goes_on = caller.end();
        caller.note();
        let words = caller.handset.heard().iter().map(|heard| heard.utterance(caller.lexicon).words()).sum();
        let Caller { handset, acts, step, .. } = caller;
        let lasted = handset.ended_at().unwrap_or(handset.now()).since(crate::clock::At::START);
        Gone { acts, ending: handset.ending(), step, goes_on, words, lasted }
    }

    /// The digits that are really typed. What a state knows of digits is their number; which they are is known
    /// from what is done with them in the end.
    fn digits_typed(&self, graph: &Graph) -> Vec<Option<Key>> {
        let mut keys = vec![None; self.moves.len()];
        let mut tried: Option<u8> = None;
        for (index, (node, edge)) in self.moves.iter().enumerate().rev() {
            let mut call = Call::new(Arc::clone(graph.hotline()));
            graph.settle(&mut call, *node);
            let trying = call.trying();
            if trying.digits.is_empty() {
                continue;
            }
            let own = *tried.get_or_insert(edge.digits);
            let typed = graph.essence(*node).typed();
            if let Move::Digit(key) = edge.by {
                keys[index] =
                    trying.digits.get(usize::from(own)).and_then(|digits| digits.get(typed)).or(Some(key));
            }
            if typed == 0 {
                tried = None;
            }
        }
        keys
    }
}

struct Caller<'a> {
    graph: &'a Graph,
    handset: Handset,
    lexicon: &'a mut Lexicon,
    acts: Vec<Act>,
    /// When the last act was done, since the call began.
    acted: Duration,
    step: Option<StepId>,
}

impl Caller<'_> {
    fn note(&mut self) {
        self.step = match self.handset.ending() {
            Some(Ending::Transferred(line)) => Some(line),
            Some(Ending::HungUp | Ending::Finished(_)) => self.step,
            None => self.handset.call().step().or(self.step),
        };
    }

    fn since_last_act(&self) -> Duration {
        self.now().saturating_sub(self.acted)
    }

    fn now(&self) -> Duration {
        self.handset.now().since(crate::clock::At::START)
    }

    fn do_it(&mut self, node: Node, edge: Edge, digit: Option<Key>, next: Option<Node>) {
        self.note();
        match edge.by {
            Move::Key(key) | Move::Wrong(key) => self.press(node, key),
            Move::Digit(key) => self.press(node, digit.unwrap_or(key)),
            Move::HearOn => self.handset.hear_on(self.lexicon),
            Move::Silence => {
                let waits_on = |node: Node| self.graph.essence(node).over() == "waiting";
                // Of the reminders of a waiting hotline only the first and the last are states.
                let until_it_gives_up = waits_on(node) && !next.is_some_and(waits_on);
                self.wait();
                while until_it_gives_up
                    && self.handset.ending().is_none()
                    && self.handset.call().choices().is_empty()
                    && self.is_waiting()
                {
                    self.wait();
                }
            }
            Move::Words(index) => {
                let mut call = Call::new(Arc::clone(self.graph.hotline()));
                self.graph.settle(&mut call, node);
                let trying = call.trying();
                let choice: Option<Choice> = call.typing(&trying).nth(usize::from(index));
                let words = choice.and_then(|choice| self.handset.call().words_meaning(choice));
                self.type_words(node, words.unwrap_or_else(|| NONSENSE.to_owned()));
            }
            Move::Nonsense => self.type_words(node, NONSENSE.to_owned()),
        }
    }

    fn is_waiting(&self) -> bool {
        let mut ways = crate::call::Ways::new(self.graph.hotline());
        self.handset.call().essence(&mut ways, None).is_some_and(|essence| essence.over() == "waiting")
    }

    /// Hears the last words out, if the hotline listens after them. Where it does not, the way ends among them.
    fn end(&mut self) -> Option<Duration> {
        let mut ways = crate::call::Ways::new(self.graph.hotline());
        let essence = self.handset.call().essence(&mut ways, None);
        let mut call = Call::new(Arc::clone(self.graph.hotline()));
        if let Some(essence) = essence {
            call.settle(&essence, &ways, self.graph.moments()[0].when);
        }
        if call.is_playing() {
            let left =
                self.handset.sound_ends().map_or(Duration::ZERO, |ends| ends.since(self.handset.now()));
            self.handset.wait(left / 2, self.lexicon);
            return Some(self.since_last_act());
        }
        self.handset.hear_out(self.lexicon);
        None
    }

    /// Everything is said before an act, save where the call would go on by itself.
    fn until_acting(&mut self, node: Node) -> Option<Duration> {
        /// Long enough for a key to count that must not count by accident, and for one after a wrong one.
        const IN: Duration = Duration::from_secs(1);
        let mut call = Call::new(Arc::clone(self.graph.hotline()));
        self.graph.settle(&mut call, node);
        if !call.is_playing() {
            self.handset.hear_out(self.lexicon);
            return None;
        }
        let left = self.handset.sound_ends().map_or(Duration::ZERO, |ends| ends.since(self.handset.now()));
        self.handset.wait(IN.min(left / 2), self.lexicon);
        Some(self.since_last_act())
    }

    fn press(&mut self, node: Node, key: Key) {
        let after = self.until_acting(node);
        self.handset.press(key, self.lexicon);
        self.did(Act::Press { keys: Keys::from(key), after });
    }

    fn type_words(&mut self, node: Node, words: String) {
        let after = self.until_acting(node);
        self.handset.types(&words, self.lexicon);
        self.did(Act::Type { words, after });
    }

    fn wait(&mut self) {
        self.handset.hear_out(self.lexicon);
        let Some(deadline) = self.handset.call().deadline() else { return };
        let length = deadline.since(self.handset.now());
        self.handset.wait(length, self.lexicon);
        self.did(Act::Wait(length));
    }

    fn did(&mut self, act: Act) {
        self.acted = self.now();
        self.acts.push(act);
    }
}
