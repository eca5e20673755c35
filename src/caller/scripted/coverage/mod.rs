//! What of a hotline's script was used in calls: its steps, what they offer, the keys that mean the same everywhere,
//! silence, wrong answers, languages. Counted is what happened in the calls ([`Fact`]), not what call files say.

mod html;
mod item;
mod lcov;
mod text;

use std::collections::HashMap;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use rustc_hash::FxBuildHasher;

pub use item::{Answer, Item, Kind};

use super::suite::Answer as Hotline;
use crate::call::Fact;
use crate::script;

/// How often each thing in one hotline was used.
#[derive(Clone, Debug, Default)]
pub struct Counts(HashMap<Item, u64, FxBuildHasher>);

impl Counts {
    /// Adds what happened in a call.
    pub fn add(&mut self, hotline: &script::Hotline, facts: &[Fact]) {
        for fact in facts {
            Item::each(hotline, *fact, |item| *self.0.entry(item).or_default() += 1);
        }
    }

    /// Adds what was counted elsewhere.
    pub fn merge(&mut self, other: &Self) {
        for (item, count) in &other.0 {
            *self.0.entry(*item).or_default() += count;
        }
    }

    /// How often something was used.
    pub fn of(&self, item: Item) -> u64 {
        self.0.get(&item).copied().unwrap_or(0)
    }
}

/// What of one hotline was used in the calls of a run.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// The hotline.
    pub hotline: Arc<script::Hotline>,
    /// Where its script is; none for the built-in one.
    pub path: Option<PathBuf>,
    /// Everything in it that can be used, in the order of the script, and how often it was.
    pub items: Vec<(Item, u64)>,
}

impl Coverage {
    /// What was counted of a hotline; nothing of one that is not sound.
    pub fn of(answer: &Hotline, counts: &Counts) -> Option<Self> {
        let hotline = Arc::clone(answer.hotline.as_ref()?);
        let items = Item::all(&hotline).into_iter().map(|item| (item, counts.of(item))).collect();
        Some(Self { hotline, path: answer.path.clone(), items })
    }

    /// What its script is called.
    pub fn name(&self) -> &str {
        self.hotline.source().name()
    }

    /// How many of these were used, and how many there are.
    pub fn tally(&self, kind: Option<Kind>) -> (usize, usize) {
        let of_kind = self.items.iter().filter(|(item, _)| kind.is_none_or(|kind| item.kind() == kind));
        of_kind.fold((0, 0), |(used, all), (_, count)| (used + usize::from(*count > 0), all + 1))
    }

    /// What was not used, in the order of the script.
    pub fn unused(&self) -> impl Iterator<Item = Item> {
        self.items.iter().filter(|(_, count)| *count == 0).map(|(item, _)| *item)
    }

    /// The share that was used, in tenths of a percent; never rounded up.
    pub fn thousandths(&self) -> usize {
        let (used, all) = self.tally(None);
        (used * 1000).checked_div(all).unwrap_or(1000)
    }

    /// The line of the script that says something, counted from one.
    pub fn line(&self, item: Item) -> usize {
        self.hotline.source().position(item.span(&self.hotline).start).line
    }

    /// `57 of 60, 95.0 percent`.
    pub fn summary(&self) -> String {
        let (used, all) = self.tally(None);
        let share = self.thousandths();
        format!("{used} of {all}, {}.{} percent", share / 10, share % 10)
    }
}

/// A form to tell coverage in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// In words.
    Text,
    /// LCOV, with the lines of the script, for CI services and `genhtml`.
    Lcov,
    /// A page for a browser: the script beside its counts.
    Html,
}

impl Form {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Text, Self::Lcov, Self::Html];

    /// What it is called on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Lcov => "lcov",
            Self::Html => "html",
        }
    }

    /// Writes what was used of each hotline.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn write(self, all: &[Coverage], out: &mut dyn io::Write) -> io::Result<()> {
        match self {
            Self::Text => text::write(all, out),
            Self::Lcov => lcov::write(all, out),
            Self::Html => html::write(all, out),
        }
    }
}
