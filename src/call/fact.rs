//! What happened in a call that a script speaks of: which of its steps, keys and ways were used. For whoever counts
//! what was tried; a call that nobody asked keeps none of it.

use super::Call;
use super::saying::Choice;
use super::state::{Over, Place, Spot, State};
use crate::key::{Key, Keys};
use crate::script::{LanguageId, StepId};

/// One thing that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    /// The caller came to a step.
    Came(StepId),
    /// The caller chose something that the script offers at a step.
    Chose {
        /// The step.
        step: StepId,
        /// What it means.
        choice: Choice,
        /// The keys for it; none where words were typed.
        keys: Keys,
    },
    /// The caller pressed a key that means the same everywhere, and it counted as that.
    Everywhere(Key),
    /// Hours, or the hours of a line, were looked at.
    Looked {
        /// The step.
        step: StepId,
        /// Whether it was open.
        open: bool,
    },
    /// Silence was taken for no answer.
    Silence {
        /// Where.
        step: StepId,
        /// Whether it was once too often, and led on.
        last: bool,
    },
    /// An answer meant nothing at a step.
    Wrong {
        /// Where.
        step: StepId,
        /// Whether it was once too often, and led on.
        last: bool,
    },
    /// Something was said in a language.
    Spoke(LanguageId),
}

impl Call {
    /// The same call, which from now on keeps what happens in it. Two calls that differ in this alone are equal.
    #[must_use]
    pub fn keeping_facts(mut self) -> Self {
        self.facts = Some(Vec::new());
        self
    }

    /// What happened so far, in order; nothing if nobody asked for it.
    pub fn facts(&self) -> &[Fact] {
        self.facts.as_deref().unwrap_or_default()
    }

    /// Keeps what happened, if somebody asked for it.
    pub(super) fn note(&mut self, fact: Fact) {
        if let Some(facts) = &mut self.facts {
            facts.push(fact);
        }
    }

    /// Keeps what was chosen, if it is something that the script offers and nothing lies over the step.
    pub(super) fn note_choice(&mut self, choice: Choice, keys: Keys) {
        if self.facts.is_none() {
            return;
        }
        if let State::Talking(place @ Place { spot, over: Over::Nothing, .. }) = &self.live.state
            && !matches!(spot, Spot::Story { .. })
            && self.choices_at(place).iter().any(|(_, own)| *own == choice)
        {
            let step = spot.step();
            self.note(Fact::Chose { step, choice, keys });
        }
    }
}
