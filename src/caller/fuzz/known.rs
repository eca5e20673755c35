//! What is worth knowing of a hotline before it is called at random: its keys, its words, and whether the hour and
//! the caller's secrets matter.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use crate::call::COMMANDS;
use crate::caller::scripted::ordinary_moment;
use crate::key::Key;
use crate::script::{Accept, Deed, Entry, Hotline, LanguageId, StepId, StepKind, Target};

/// A hotline, and what random callers know of it.
#[derive(Debug)]
pub struct Known {
    /// The hotline.
    pub hotline: Arc<Hotline>,
    /// When it is called, where the hour does not matter.
    pub ordinary: Timestamp,
    /// The keys that mean the same everywhere.
    pub(super) anywhere: Vec<(Key, Target)>,
    /// The one of them that leads to a step: a person.
    pub(super) person: Option<Key>,
    /// The one that leads back.
    pub(super) back: Option<Key>,
    /// For each language, what callers type.
    pub(super) words: Vec<Vec<String>>,
    /// For each language, the keys that choose it somewhere.
    language_keys: Vec<u16>,
    /// Whether what happens depends on the hour.
    pub(super) keeps_hours: bool,
    /// Whether it takes something secret, for which any digits are as good as others.
    pub(super) takes_secrets: bool,
    /// The longest time in which the same key again is a bounce.
    pub(super) guard: Duration,
}

/// Where a target leads, at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// To this step, where something is said.
    Step(StepId),
    /// To something that every hotline can do.
    Deed,
}

/// Words that mean nothing, or might be taken for something else.
const OTHER_WORDS: [&str; 9] = ["?", "a", "11", "0", "back again", "pleese", "。", "１２", "no no no"];

impl Known {
    /// Gets to know a hotline.
    pub fn new(hotline: Arc<Hotline>) -> Self {
        let anywhere: Vec<(Key, Target)> = hotline.anywhere_keys().collect();
        let person = anywhere.iter().find(|(_, target)| matches!(target, Target::Step(_)));
        let steps = || hotline.steps().iter();
        let entries = || steps().filter_map(|step| step.kind.entry());
        let keeps_hours = steps().any(|step| match &step.kind {
            StepKind::Hours(_) => true,
            StepKind::Line(line) => line.hours.is_some(),
            StepKind::Menu(_) | StepKind::Bulletin(_) | StepKind::Announcement(_) | StepKind::Entry(_) => {
                false
            }
        });
        let secrets = || entries().filter(|entry| entry.sensitive);
        let guards = steps().filter_map(|step| Some(step.kind.listening()?.double_key_guard));
        Self {
            guard: guards.chain([hotline.listening().double_key_guard]).max().unwrap_or_default(),
            ordinary: ordinary_moment(&hotline),
            person: person.map(|(key, _)| *key),
            back: hotline.key_for(Deed::Back),
            words: hotline.language_ids().map(|language| words(&hotline, language)).collect(),
            language_keys: hotline.language_ids().map(|language| language_keys(&hotline, language)).collect(),
            keeps_hours,
            takes_secrets: secrets().next().is_some() && secrets().all(any_digits_are_as_good),
            anywhere,
            hotline,
        }
    }

    /// Whether a language is chosen by one of these keys, anywhere in the hotline.
    pub(super) fn is_chosen_by(&self, language: LanguageId, keys: u16) -> bool {
        self.language_keys[language.index()] & keys != 0
    }

    /// Where a target leads at a moment of the world's time.
    pub(super) fn way(&self, target: Target, now: Timestamp) -> Way {
        let mut target = target;
        for _ in 0..=self.hotline.steps().len() {
            let Target::Step(step) = target else { return Way::Deed };
            let StepKind::Hours(hours) = &self.hotline.step(step).kind else { return Way::Step(step) };
            let open = hours.timetable.is_open(self.hotline.timezone().to_datetime(now));
            target = if open { hours.when_open } else { hours.when_closed };
        }
        Way::Deed
    }
}

/// Whether other digits of the same number lead to the same. Where the same digit twice may be a bounce, or the
/// digits have to be a day or a number, they do not.
fn any_digits_are_as_good(entry: &Entry) -> bool {
    matches!(entry.accept, Accept::Digits { .. }) && entry.listening.double_digit_guard.is_zero()
}

/// A key as one bit.
pub(super) const fn bit(key: Key) -> u16 {
    1 << (key as u8)
}

/// The first keys by which a language is chosen, in a menu or in the list of languages.
fn language_keys(hotline: &Hotline, language: LanguageId) -> u16 {
    let mut keys = 0;
    for step in hotline.steps() {
        if let StepKind::Menu(menu) = &step.kind {
            let own = menu.languages.iter().filter(|(_, own)| *own == language);
            keys |= own.filter_map(|(keys, _)| keys.iter().last()).map(bit).fold(0, |all, key| all | key);
        }
    }
    let free = (1..=9).filter_map(Key::from_digit).filter(|key| hotline.anywhere(*key).is_none());
    keys | free
        .zip(hotline.language_ids())
        .filter(|(_, own)| *own == language)
        .map(|(key, _)| bit(key))
        .sum::<u16>()
}

/// What callers type in a language: what every hotline understands, what this one's options are called, the names of
/// its languages, and words that mean nothing.
fn words(hotline: &Hotline, language: LanguageId) -> Vec<String> {
    let prompts = hotline.prompts(language);
    let commands = COMMANDS.iter().filter_map(|(name, _)| prompts.text(name, None));
    let mut words: Vec<String> = commands
        .flat_map(|all| all.split('|').map(|words| words.trim().to_owned()).collect::<Vec<_>>())
        .collect();
    words.extend(hotline.steps().iter().filter_map(|step| prompts.text(&step.name, Some("option"))));
    words.extend(hotline.language_ids().map(|language| hotline.locale(language).own_name.to_owned()));
    words.extend(OTHER_WORDS.iter().map(|words| (*words).to_owned()));
    // What a test call cannot hold is of no use here.
    words.retain(|words| !words.trim().is_empty() && !words.chars().any(crate::diagnostic::is_hidden));
    words
}
