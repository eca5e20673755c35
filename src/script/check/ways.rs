//! Every way from one step to another, with the place where the script says so. What is wrong with the ways is
//! found in `paths`; who is offered by name, in `words`.

use std::collections::HashSet;
use std::ops::Range;

use crate::key::Key;
use crate::script::hotline::{StepId, Target};

/// What takes a caller along a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// A key that is offered with the name of where it leads.
    Option,
    /// A language that was chosen, or digits that were typed.
    Answer,
    /// The end of the words.
    End,
    /// The time: it is open.
    Open,
    /// The time: it is closed.
    Closed,
    /// Silence, again and again.
    Silence,
    /// Wrong keys, again and again.
    Wrong,
}

/// One way.
#[derive(Clone, Debug)]
pub(super) struct Way {
    pub(super) by: By,
    pub(super) target: Target,
    /// Where the script says so.
    pub(super) span: Range<usize>,
}

impl Way {
    /// The step it leads to, if it leads to one.
    pub(super) fn step(&self) -> Option<StepId> {
        step(self.target)
    }
}

/// The step that is meant, if one is.
pub(super) fn step(target: Target) -> Option<StepId> {
    match target {
        Target::Step(step) => Some(step),
        Target::Do(_) => None,
    }
}

/// All ways of a script.
#[derive(Debug, Default)]
pub(super) struct Ways {
    /// Where the ways of each step begin in `all`; one more at the end.
    first: Vec<usize>,
    all: Vec<Way>,
    /// The keys that mean the same everywhere, and where the script says so.
    pub(super) anywhere: Vec<(Key, Way)>,
    /// The names of all hours that lines are open in.
    pub(super) hours_of_lines: HashSet<String>,
    /// The steps that no caller comes to, as far as that can be known.
    pub(super) unreached: HashSet<StepId>,
    /// Where trouble leads that no step says otherwise of, and where the script says so.
    pub(super) on_failure: Option<Way>,
}

impl Ways {
    /// Where each key leads that means the same everywhere, in the order of [`Key::ALL`].
    pub(super) fn by_key(&self) -> [Option<Target>; 12] {
        let mut by_key = [None; 12];
        for (key, way) in &self.anywhere {
            by_key[*key as usize] = Some(way.target);
        }
        by_key
    }

    /// The ways that keys are everywhere, and none besides.
    pub(super) fn of_everywhere(anywhere: Vec<(Key, Way)>) -> Self {
        Self { anywhere, ..Self::default() }
    }

    /// Notes the ways of the next step, which are those added since.
    pub(super) fn begin_step(&mut self) {
        self.first.push(self.all.len());
    }

    /// Adds a way of the step that was begun last.
    pub(super) fn add(&mut self, by: By, target: Target, span: Range<usize>) {
        self.all.push(Way { by, target, span });
    }

    /// The ways of a step.
    pub(super) fn of(&self, step: StepId) -> &[Way] {
        let end = self.first.get(step.index() + 1).copied().unwrap_or(self.all.len());
        self.first.get(step.index()).map_or(&[], |start| &self.all[*start..end])
    }
}
