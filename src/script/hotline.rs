//! A hotline as checked: every name is an id, every number and time is known to be right. It is shared by all
//! calls and never changes; a file that changes on disk changes nothing here.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use jiff::tz::TimeZone;

use super::headlines::Headlines;
use super::hours::Timetable;
use crate::diagnostic::Source;
use crate::key::{Key, Keys};
use crate::number::Number;
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

/// Where a key or a time-out leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// To a step.
    Step(StepId),
    /// To something that every hotline can do.
    Do(Deed),
}

/// What every hotline can do, under the name a script gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    /// `repeat`: says the same again.
    Repeat,
    /// `settings`: slower, faster, more time, another language.
    Settings,
    /// `wait`: holds on until a key is pressed.
    Wait,
    /// `back`: to where the caller was before.
    Back,
    /// `skip`: past what is being said.
    Skip,
    /// `slower`: slower speech.
    Slower,
    /// `faster`: faster speech.
    Faster,
    /// `more-time`: longer time-outs.
    MoreTime,
    /// `language`: another language.
    Language,
    /// `hang-up`: ends the call.
    HangUp,
}

impl Deed {
    /// Every deed, and the name that a script has for it; no step can be called so.
    pub const ALL: [(&'static str, Self); 10] = [
        ("repeat", Self::Repeat),
        ("settings", Self::Settings),
        ("wait", Self::Wait),
        ("back", Self::Back),
        ("skip", Self::Skip),
        ("slower", Self::Slower),
        ("faster", Self::Faster),
        ("more-time", Self::MoreTime),
        ("language", Self::Language),
        ("hang-up", Self::HangUp),
    ];

    /// The deed that a script calls `name`.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(own, _)| *own == name).map(|(_, deed)| deed)
    }

    /// The name that a script has for it.
    pub fn name(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, deed)| *deed == self).map_or("", |(name, _)| name)
    }
}

/// The deeds by which a call goes on where no key was pressed. The others answer to a key; a step that led to
/// one of them by itself would do so again and again.
pub(super) const NEXT: [Deed; 2] = [Deed::Back, Deed::HangUp];

/// Which of the keys that mean the same everywhere are named after a menu's own options.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Announce {
    /// All of them.
    All,
    /// The way to a person.
    Person,
    /// None.
    Nothing,
}

/// How a step listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listening {
    /// How much silence after the words is taken for no answer.
    pub no_input_timeout: Duration,
    /// How much silence between two digits ends an entry, or decides between 1 and 12.
    pub inter_digit_timeout: Duration,
    /// How many times the options are heard, if they are met with silence.
    pub max_no_input: u8,
    /// How many times the options are heard, if they are met with wrong keys.
    pub max_no_match: u8,
    /// Where silence leads in the end.
    pub on_no_input: Target,
    /// Where wrong keys lead in the end.
    pub on_no_match: Target,
    /// Whether a key cuts the words short. Where it does not, early keys count once the words are over.
    pub barge_in: bool,
    /// The silence between two options.
    pub option_pause: Duration,
    /// The same key again within this time is a bounce of the first, except among typed digits.
    pub double_key_guard: Duration,
    /// The same among typed digits: off unless it is set, for 11185 begins with three ones.
    pub double_digit_guard: Duration,
    /// Which common keys are named after the options.
    pub announce: Announce,
    /// Whether the way to a person is named before the options.
    pub person_first: bool,
    /// Whether the number of options is said before them.
    pub count_options: bool,
}

/// A way to get through in writing, or by somebody who speaks for the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// Text that appears while it is typed.
    RealTimeText,
    /// Text messages.
    Messages,
    /// A chat on the web.
    Chat,
    /// A number that relay services call.
    Relay,
}

/// What a script says of itself, for those who judge and publish it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The profile it is to be judged by, and where the script says so.
    pub profile: Option<(Box<str>, std::ops::Range<usize>)>,
    /// Where the menu is published in writing.
    pub map: Option<Box<str>>,
    /// The ways to get through without hearing or speech, and the number or address of each.
    pub channels: Vec<(Channel, Box<str>)>,
}

/// A step, by its name.
#[derive(Debug)]
pub struct Step {
    /// The name in the script, and of its words in the prompts.
    pub name: Box<str>,
    /// Where the script names it, for complaints and coverage.
    pub span: std::ops::Range<usize>,
    /// What it is.
    pub kind: StepKind,
}

/// What a step is.
#[derive(Debug)]
pub enum StepKind {
    /// A choice by key.
    Menu(Menu),
    /// A telephone line that callers are connected to.
    Line(Line),
    /// Headlines and stories.
    Bulletin(Bulletin),
    /// Words, and where they lead.
    Announcement(Announcement),
    /// Digits that callers type.
    Entry(Entry),
    /// A way that depends on the time.
    Hours(Hours),
}

/// A choice by key.
#[derive(Debug)]
pub struct Menu {
    /// The options in the order of their keys.
    pub options: Vec<MenuOption>,
    /// The languages it offers, in the order of their keys; most menus offer none.
    pub languages: Vec<(Keys, LanguageId)>,
    /// Where the script names each of them.
    pub language_spans: Vec<std::ops::Range<usize>>,
    /// Where a chosen language leads.
    pub then: Option<Target>,
    /// Whether callers in danger or distress come here.
    pub urgent: bool,
    /// How it listens.
    pub listening: Listening,
}

/// One choice.
#[derive(Clone, Debug)]
pub struct MenuOption {
    /// What is pressed.
    pub keys: Keys,
    /// Where it leads.
    pub target: Target,
    /// The share of callers who choose it, in percent, where the author knows.
    pub weight: Option<f64>,
    /// Where the script says so.
    pub span: std::ops::Range<usize>,
}

/// A telephone line.
#[derive(Debug)]
pub struct Line {
    /// Its numbers, the one that is dialled first. Never empty.
    pub numbers: Vec<Number>,
    /// How the first number is printed for the public, where that is not how it is dialled.
    pub published: Option<Box<str>>,
    /// When it is open, and where callers go when it is not; always open without.
    pub hours: Option<(Timetable, Target)>,
    /// Whether the caller is asked before being connected, because it costs or cannot be undone.
    pub confirm: bool,
    /// Whether a person answers.
    pub person: bool,
    /// Whether callers in danger or distress come here.
    pub urgent: bool,
    /// How it listens while it says where it leads.
    pub listening: Listening,
}

/// Headlines and stories.
#[derive(Debug)]
pub struct Bulletin {
    /// How it listens.
    pub listening: Listening,
    /// The keys that choose a story, in order; the last two of the free ones turn pages.
    pub story_keys: Vec<Key>,
    /// The key for older items, and the one for newer.
    pub page_keys: (Key, Key),
}

/// Words, and where they lead.
#[derive(Debug)]
pub struct Announcement {
    /// Where the caller goes after it.
    pub then: Target,
    /// Whether a key cuts it short.
    pub barge_in: bool,
}

/// Digits that callers type.
#[derive(Debug)]
pub struct Entry {
    /// What is accepted.
    pub accept: Accept,
    /// The key that ends it, where the length is open.
    pub end_key: Option<Key>,
    /// Whether what was typed is read back and confirmed.
    pub confirm: bool,
    /// Whether what was typed must never be said, shown or kept.
    pub sensitive: bool,
    /// Where it leads.
    pub then: Target,
    /// Where "no" leads, where yes or no is asked.
    pub on_no: Option<Target>,
    /// How it listens.
    pub listening: Listening,
}

impl Entry {
    /// The key that stops the typing, so that keys mean what they mean elsewhere.
    pub fn pause_key(&self) -> Key {
        if self.end_key == Some(Key::Star) { Key::Hash } else { Key::Star }
    }
}

/// What an entry accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Accept {
    /// Digits, at least and at most so many.
    Digits {
        /// The fewest.
        least: u8,
        /// The most.
        most: u8,
    },
    /// A telephone number of any country.
    PhoneNumber,
    /// Four digits of a year, two of a month and two of a day, and a day that exists.
    Date,
    /// 1 for yes, 2 for no.
    YesNo,
}

/// A way that depends on the time.
#[derive(Debug)]
pub struct Hours {
    /// When it is open.
    pub timetable: Timetable,
    /// Where callers go then.
    pub when_open: Target,
    /// Where they go at all other times.
    pub when_closed: Target,
}

/// What a caller may want, for simulated callers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its name.
    pub name: Box<str>,
    /// The step that fulfils it.
    pub goal: StepId,
    /// What the caller has in mind, for each language of the hotline; without, the words that offer the step.
    pub words: Vec<Option<Box<str>>>,
    /// Where the script names it.
    pub span: std::ops::Range<usize>,
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
    pub(super) language_spans: Vec<std::ops::Range<usize>>,
    pub(super) anywhere_spans: Vec<(Key, std::ops::Range<usize>)>,
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
    pub fn anywhere_span(&self, key: Key) -> Option<std::ops::Range<usize>> {
        self.anywhere_spans.iter().find(|(own, _)| *own == key).map(|(_, span)| span.clone())
    }

    /// Where the script names a language of the hotline.
    pub fn language_span(&self, language: LanguageId) -> Option<std::ops::Range<usize>> {
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
