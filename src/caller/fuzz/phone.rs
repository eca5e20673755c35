//! The telephone that a random caller holds. The real one is a [`Handset`]; tests hold one with a fault, to see
//! that the fault is found.

use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

use super::making::Opening;
use crate::call::{Choice, Ending, Settings};
use crate::caller::{Handset, Lexicon, Witness};
use crate::clock::At;
use crate::key::{Key, Keys};
use crate::script::{Hotline, StepId};
use crate::transcript::{Act, Form, Notation};

/// A caller's side of one call, as far as random callers need it.
pub trait Phone: Clone {
    /// Calls a hotline.
    fn connect(hotline: &Arc<Hotline>, opening: &Opening, lexicon: &mut Lexicon) -> Self;
    /// What carries the call.
    fn handset(&self) -> &Handset;
    /// What carries the call.
    fn handset_mut(&mut self) -> &mut Handset;

    /// Everything that is kept of a call in which these acts are done: see [`kept`].
    fn kept(hotline: &Arc<Hotline>, opening: &Opening, acts: &[Act]) -> String {
        kept(hotline, opening, acts)
    }
    /// Presses a key now.
    fn press(&mut self, key: Key, lexicon: &mut Lexicon) {
        self.handset_mut().press(key, lexicon);
    }
    /// Types words now.
    fn types(&mut self, words: &str, lexicon: &mut Lexicon) {
        self.handset_mut().types(words, lexicon);
    }
    /// Lets time pass.
    fn wait(&mut self, length: Duration, lexicon: &mut Lexicon) {
        self.handset_mut().wait(length, lexicon);
    }
    /// Hears everything out.
    fn hear_out(&mut self, lexicon: &mut Lexicon) {
        self.handset_mut().hear_out(lexicon);
    }
    /// Stays silent until the hotline does something about it.
    fn stay_silent(&mut self, lexicon: &mut Lexicon) {
        self.handset_mut().stay_silent(lexicon);
    }
    /// The time of the call.
    fn now(&self) -> At {
        self.handset().now()
    }
    /// How the call ended, if it has.
    fn ending(&self) -> Option<Ending> {
        self.handset().ending()
    }
    /// The step the caller is at.
    fn step(&self) -> Option<StepId> {
        self.handset().call().step()
    }
    /// The choices there.
    fn choices(&self) -> Vec<(Keys, Choice)> {
        self.handset().call().choices()
    }
    /// What the caller has set.
    fn settings(&self) -> Settings {
        self.handset().call().settings()
    }
    /// Whether the next key goes on with the keys before it.
    fn is_typing(&self) -> bool {
        self.handset().call().is_typing()
    }
}

impl Phone for Handset {
    fn connect(hotline: &Arc<Hotline>, opening: &Opening, lexicon: &mut Lexicon) -> Self {
        Self::connect(Arc::clone(hotline), opening.connected, opening.language, lexicon)
    }

    fn handset(&self) -> &Handset {
        self
    }

    fn handset_mut(&mut self) -> &mut Handset {
        self
    }
}

/// Everything that is kept of a call in which these acts are done: the printed transcript, the test call, JSON, and
/// what the program's own records would show of it at every moment.
pub fn kept(hotline: &Arc<Hotline>, opening: &Opening, acts: &[Act]) -> String {
    let mut witness = Witness::connect(Arc::clone(hotline), opening.connected, opening.language);
    let mut kept = String::new();
    for act in acts {
        witness.perform(act);
        // Writing to a string does not fail, here and below.
        let _ = writeln!(kept, "{:?}", witness.call());
        if witness.ending().is_some() {
            break;
        }
    }
    witness.hear_out();
    let (mut record, mut call) = (Notation::new(Form::Record), Notation::new(Form::Call));
    for moment in witness.take_moments() {
        record.write(&moment, &mut kept);
        call.write(&moment, &mut kept);
        let _ = writeln!(kept, "{moment:?}");
        let _ = writeln!(kept, "{}", serde_json::to_string(&moment).unwrap_or_default());
    }
    record.advance(witness.now(), &mut kept);
    call.advance(witness.now(), &mut kept);
    kept
}
