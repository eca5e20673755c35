//! A hotline as checked: every name is an id, every number and time is known to be right. It is shared by all
//! calls and never changes; a file that changes on disk changes nothing here.

mod about;
mod listening;
mod step;
mod target;
mod task;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use jiff::tz::TimeZone;

pub use about::{About, Channel};
pub use listening::{Announce, Listening};
pub use step::{Accept, Announcement, Bulletin, Entry, Hours, Line, Menu, MenuOption, Step, StepKind};
pub(super) use target::NEXT;
pub use target::{Deed, Target};
pub use task::Task;

use super::headlines::Headlines;
use crate::diagnostic::Source;
use crate::key::Key;
use crate::prompt::{Catalogue, Locale};

/// A step of a hotline: its place in [`Hotline::steps`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepId(pub(super) u32);

impl StepId {
    /// The place in [`Hotline::steps`].
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A language of a hotline: its place in [`Hotline::languages`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageId(pub(super) u8);

impl LanguageId {
    /// The first language, which a silent caller gets.
    pub const FIRST: Self = Self(0);

    /// The place in [`Hotline::languages`].
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A hotline that was found to be sound.
pub struct Hotline {
    pub(super) name: Box<str>,
    pub(super) about: About,
    pub(super) languages: Vec<Catalogue>,
    pub(super) start: StepId,
    pub(super) timezone: TimeZone,
    pub(super) steps: Vec<Step>,
    pub(super) names: HashMap<Box<str>, StepId>,
    pub(super) anywhere: [Option<Target>; 12],
    /// Where the script names its languages, and what it binds to keys everywhere.
    pub(super) language_spans: Vec<Range<usize>>,
    pub(super) anywhere_spans: Vec<(Key, Range<usize>)>,
    pub(super) on_failure: Target,
    pub(super) listening: Listening,
    pub(super) news: Headlines,
    pub(super) tasks: Vec<Task>,
    pub(super) source: Arc<Source>,
}

impl Hotline {
    /// The hotline's name: letters, digits and hyphens.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What its script says of itself.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// Its languages with their prompts; the first is what a silent caller gets.
    pub fn languages(&self) -> &[Catalogue] {
        &self.languages
    }

    /// The prompts in one language.
    pub fn prompts(&self, language: LanguageId) -> &Catalogue {
        &self.languages[language.index()]
    }

    /// Every language of it, in order.
    pub fn language_ids(&self) -> impl Iterator<Item = LanguageId> {
        (0_u8..).take(self.languages.len()).map(LanguageId)
    }

    /// The language with this tag, whatever its case.
    pub fn language(&self, tag: &str) -> Option<LanguageId> {
        self.language_ids().find(|id| self.locale(*id).tag.eq_ignore_ascii_case(tag))
    }

    /// One language of it.
    pub fn locale(&self, language: LanguageId) -> &'static Locale {
        self.prompts(language).locale()
    }

    /// Where a call begins.
    pub fn start(&self) -> StepId {
        self.start
    }

    /// The time zone that hours are meant in.
    pub fn timezone(&self) -> &TimeZone {
        &self.timezone
    }

    /// Every step, in the order of the script.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Every step with its id.
    pub fn step_ids(&self) -> impl Iterator<Item = StepId> {
        (0_u32..).take(self.steps.len()).map(StepId)
    }

    /// One step.
    pub fn step(&self, id: StepId) -> &Step {
        &self.steps[id.index()]
    }

    /// The step of this name; for people who name steps, never during a call.
    pub fn find(&self, name: &str) -> Option<StepId> {
        self.names.get(name).copied()
    }

    /// What a key means in every menu, if it means something everywhere.
    pub fn anywhere(&self, key: Key) -> Option<Target> {
        self.anywhere[key as usize]
    }

    /// The keys that mean the same everywhere, with what they mean, in the order they are announced: the way
    /// to a step first, then the others in the order of a telephone.
    pub fn anywhere_keys(&self) -> impl Iterator<Item = (Key, Target)> {
        let all = move || Key::ALL.into_iter().filter_map(|key| Some((key, self.anywhere(key)?)));
        all()
            .filter(|(_, target)| matches!(target, Target::Step(_)))
            .chain(all().filter(|(_, target)| matches!(target, Target::Do(_))))
    }

    /// Where the script says what a key means everywhere.
    pub fn anywhere_span(&self, key: Key) -> Option<Range<usize>> {
        self.anywhere_spans.iter().find(|(own, _)| *own == key).map(|(_, span)| span.clone())
    }

    /// Where the script names a language of the hotline.
    pub fn language_span(&self, language: LanguageId) -> Option<Range<usize>> {
        self.language_spans.get(language.index()).cloned()
    }

    /// The first key that does `deed` everywhere.
    pub fn key_for(&self, deed: Deed) -> Option<Key> {
        Key::ALL.into_iter().find(|key| self.anywhere(*key) == Some(Target::Do(deed)))
    }

    /// Where repeated trouble leads, where a step says nothing else.
    pub fn on_failure(&self) -> Target {
        self.on_failure
    }

    /// The line that a call is connected to when nothing else helps: where repeated trouble leads, or the
    /// first line with a person.
    pub fn last_resort(&self) -> Option<StepId> {
        let is_line = |id: &StepId| matches!(&self.step(*id).kind, StepKind::Line(line) if line.person);
        let on_failure = match self.on_failure {
            Target::Step(step) => Some(step).filter(is_line),
            Target::Do(_) => None,
        };
        on_failure.or_else(|| self.step_ids().find(is_line))
    }

    /// How a step listens; those that say nothing else as the hotline does.
    pub fn listening_at(&self, step: StepId) -> &Listening {
        self.step(step).kind.listening().unwrap_or(&self.listening)
    }

    /// How steps listen that say nothing else; also how the settings do.
    pub fn listening(&self) -> &Listening {
        &self.listening
    }

    /// The news, newest first.
    pub fn news(&self) -> &Headlines {
        &self.news
    }

    /// What callers may want, as the script declares it; most declare nothing.
    pub fn tasks(&self) -> &[Task] {
        &self.tasks
    }

    /// The script it was read from.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }
}

impl std::fmt::Debug for Hotline {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Hotline({}, {} steps)", self.name, self.steps.len())
    }
}
