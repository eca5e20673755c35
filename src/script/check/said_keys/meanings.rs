//! What each key means at a place where a prompt is heard, and the words that stand for it.

use std::collections::HashSet;

use super::mentions;
use super::phrases::Phrases;
use super::sense::Sense;
use super::tokens;
use crate::key::{Key, Keys};
use crate::prompt::Catalogue;
use crate::prompt::catalogue::common;
use crate::script::hotline::{Accept, Deed, Hotline, LanguageId, StepId, StepKind, Target};

/// How many steps after an announcement are looked at for the keys that a caller may press ahead.
const MOST_AHEAD: usize = 16;

/// What a key means.
#[derive(Clone, Debug)]
pub(super) struct Meaning {
    pub(super) keys: Keys,
    /// Where it leads, if it leads somewhere.
    pub(super) target: Option<Target>,
    /// What it is called, for a message.
    pub(super) name: String,
    /// The senses of its names; words that have one of them speak of it.
    pub(super) names: Vec<Sense>,
    /// Everything that is ever said of it.
    pub(super) all: Sense,
}

/// The keys at a place.
#[derive(Clone, Debug, Default)]
pub(super) struct Meanings {
    pub(super) list: Vec<Meaning>,
    /// Whether other keys may mean something too, which cannot be known here.
    pub(super) open: bool,
}

impl Meanings {
    pub(super) fn of(&self, keys: Keys) -> Option<&Meaning> {
        self.list.iter().find(|meaning| meaning.keys == keys)
    }
}

/// A language of a hotline, with how it names its keys.
pub(super) struct Speech<'a> {
    pub(super) hotline: &'a Hotline,
    pub(super) catalogue: &'a Catalogue,
    pub(super) phrases: &'static Phrases,
}

impl Speech<'_> {
    /// The keys that mean the same everywhere.
    pub(super) fn everywhere(&self) -> Vec<Meaning> {
        self.hotline.anywhere_keys().map(|(key, target)| self.meaning(key.into(), target)).collect()
    }

    /// The keys at a step while its words are said.
    pub(super) fn at_step(&self, step: StepId) -> Meanings {
        let mut meanings = Meanings { list: self.own_keys(step), open: false };
        match &self.hotline.step(step).kind {
            // Once connected, the keys are whoever's answers; before, they are nobody's.
            StepKind::Line(line) => meanings.open = !line.confirm,
            StepKind::Entry(entry) if entry.accept != Accept::YesNo => {
                meanings.open = true;
                return meanings;
            }
            StepKind::Announcement(announcement) => self.ahead(announcement.then, &mut meanings),
            StepKind::Menu(_) | StepKind::Bulletin(_) | StepKind::Entry(_) | StepKind::Hours(_) => {}
        }
        meanings.list.extend(self.everywhere());
        meanings
    }

    /// The keys while a line says that it is closed, or a bulletin that there is no news.
    pub(super) fn on_the_way(&self, step: StepId) -> Meanings {
        let mut meanings = Meanings { list: self.everywhere(), open: false };
        match &self.hotline.step(step).kind {
            StepKind::Line(line) => match line.hours {
                Some((_, target)) => self.ahead(target, &mut meanings),
                None => meanings.open = true,
            },
            StepKind::Menu(_)
            | StepKind::Bulletin(_)
            | StepKind::Announcement(_)
            | StepKind::Entry(_)
            | StepKind::Hours(_) => meanings.open = true,
        }
        meanings
    }

    /// The keys where a common prompt is heard: those that it names itself, else all that mean anything anywhere.
    pub(super) fn at_common(&self, name: &str, somewhere: &HashSet<Keys>) -> Meanings {
        let mut list = self.fixed(name);
        if list.is_empty() {
            list = somewhere.iter().map(|keys| unnamed(*keys)).collect();
        }
        let mut all = self.everywhere();
        list.retain(|meaning| all.iter().all(|own| own.keys != meaning.keys));
        all.extend(list);
        Meanings { list: all, open: false }
    }

    /// Every key that means something at some step.
    pub(super) fn somewhere(&self) -> HashSet<Keys> {
        let mut keys: HashSet<Keys> = self.hotline.anywhere_keys().map(|(key, _)| key.into()).collect();
        for id in self.hotline.step_ids() {
            match &self.hotline.step(id).kind {
                StepKind::Menu(menu) => {
                    keys.extend(menu.options.iter().map(|option| option.keys));
                    keys.extend(menu.languages.iter().map(|(keys, _)| *keys));
                }
                StepKind::Bulletin(bulletin) => {
                    let pages = [bulletin.page_keys.0, bulletin.page_keys.1];
                    keys.extend(bulletin.story_keys.iter().chain(&pages).map(|key| Keys::from(*key)));
                }
                StepKind::Line(_) | StepKind::Entry(_) => {
                    keys.extend([Keys::from(Key::One), Keys::from(Key::Two), Keys::from(Key::Hash)]);
                }
                StepKind::Announcement(_) | StepKind::Hours(_) => {}
            }
        }
        keys
    }

    /// The keys that a step has of its own.
    fn own_keys(&self, step: StepId) -> Vec<Meaning> {
        match &self.hotline.step(step).kind {
            StepKind::Menu(menu) => {
                let languages = menu.languages.iter().map(|(keys, language)| self.language(*keys, *language));
                let options = menu.options.iter().map(|option| self.meaning(option.keys, option.target));
                languages.chain(options).collect()
            }
            StepKind::Line(line) if line.confirm => self.fixed("connect-keys"),
            StepKind::Bulletin(bulletin) => {
                let stories = bulletin.story_keys.iter().map(|key| unnamed((*key).into()));
                let pages = [(bulletin.page_keys.0, "older"), (bulletin.page_keys.1, "newer")];
                stories.chain(pages.map(|(key, name)| self.named(key.into(), name))).collect()
            }
            StepKind::Entry(entry) if entry.accept == Accept::YesNo => self.fixed("yes-or-no"),
            StepKind::Entry(entry) => {
                let end = entry.end_key.unwrap_or(Key::Hash);
                vec![self.named(end.into(), "end-key"), self.named(entry.pause_key().into(), "pause-key")]
            }
            StepKind::Line(_) | StepKind::Announcement(_) | StepKind::Hours(_) => Vec::new(),
        }
    }

    /// The keys of the steps that follow by themselves: a caller may press one of them ahead.
    fn ahead(&self, target: Target, meanings: &mut Meanings) {
        let mut waiting = vec![target];
        for _ in 0..MOST_AHEAD {
            let Some(target) = waiting.pop() else { return };
            let Target::Step(step) = target else {
                // Back to a step that cannot be known here.
                meanings.open |= target == Target::Do(Deed::Back);
                continue;
            };
            match &self.hotline.step(step).kind {
                StepKind::Announcement(announcement) => waiting.push(announcement.then),
                StepKind::Hours(hours) => waiting.extend([hours.when_open, hours.when_closed]),
                StepKind::Menu(_) => meanings.list.extend(self.own_keys(step)),
                StepKind::Line(_) | StepKind::Bulletin(_) | StepKind::Entry(_) => meanings.open = true,
            }
        }
        meanings.open |= !waiting.is_empty();
    }

    fn meaning(&self, keys: Keys, target: Target) -> Meaning {
        match target {
            Target::Step(step) => {
                let name = &self.hotline.step(step).name;
                let labels = ["anywhere", "option"].map(|label| self.catalogue.text(name, Some(label)));
                let mut texts: Vec<String> = labels.into_iter().flatten().collect();
                let called = texts.last().cloned().unwrap_or_else(|| name.to_string());
                if self.phrases.spaced {
                    texts.push(name.replace('-', " "));
                }
                self.called(keys, Some(target), &called, &texts, &[])
            }
            Target::Do(deed) => {
                let words = common::of(self.catalogue.locale());
                let commands = words.words(&format!("command-{}", deed.name()));
                let commands: Vec<String> =
                    commands.split('|').map(|words| words.trim().to_owned()).collect();
                let said = words.words(&format!("say-{}", deed.name()));
                let said = self.purpose(&said);
                let called = commands.first().cloned().unwrap_or_default();
                let names: Vec<String> = said.into_iter().chain(commands.first().cloned()).collect();
                self.called(keys, Some(target), &called, &names, &commands)
            }
        }
    }

    fn language(&self, keys: Keys, language: LanguageId) -> Meaning {
        let locale = self.hotline.locale(language);
        let names = [locale.own_name, locale.english_name];
        let names: Vec<String> =
            names.iter().chain(locale.also_called).map(|name| (*name).to_owned()).collect();
        self.called(keys, None, locale.english_name, &names, &[])
    }

    /// A key that is offered by a common prompt.
    fn named(&self, keys: Keys, common_prompt: &str) -> Meaning {
        let words = common::of(self.catalogue.locale()).words(common_prompt);
        let name = self.purpose(&words).unwrap_or_default();
        self.called(keys, None, &name, std::slice::from_ref(&name), &[])
    }

    /// The keys that a common prompt names itself, each with what it is for.
    fn fixed(&self, common_prompt: &str) -> Vec<Meaning> {
        let words = common::of(self.catalogue.locale()).words(common_prompt);
        let tokens = tokens::of_text(self.phrases, &words);
        let mut fixed = Vec::new();
        for mention in mentions::find(self.phrases, &tokens) {
            let sense = Sense::of(self.phrases, &tokens[mention.purpose.clone()]);
            let name: Vec<&str> = tokens[mention.purpose.clone()].iter().map(|token| token.text).collect();
            let name = name.join(if self.phrases.spaced { " " } else { "" });
            for keys in mention.keys {
                let (names, all, name) = (vec![sense.clone()], sense.clone(), name.clone());
                fixed.push(Meaning { keys, target: None, name, names, all });
            }
        }
        fixed
    }

    /// What a common prompt says of its key, without the words that ask for it.
    fn purpose(&self, words: &str) -> Option<String> {
        let asks = |token: &tokens::Token<'_>| self.phrases.ask.iter().any(|ask| token.is(ask));
        let tokens = tokens::of_text(self.phrases, words);
        let end = tokens.iter().position(asks)?;
        let said: Vec<&str> = tokens[..end].iter().map(|token| token.text).collect();
        Some(said.join(if self.phrases.spaced { " " } else { "" }))
    }

    fn called(
        &self,
        keys: Keys,
        target: Option<Target>,
        name: &str,
        names: &[String],
        more: &[String],
    ) -> Meaning {
        let names: Vec<Sense> = names.iter().map(|name| Sense::of_text(self.phrases, name)).collect();
        let mut all = Sense::default();
        names.iter().for_each(|sense| all.add(sense));
        more.iter().for_each(|words| all.add(&Sense::of_text(self.phrases, words)));
        Meaning { keys, target, name: name.to_owned(), names, all }
    }
}

/// A key that means something which has no name here.
fn unnamed(keys: Keys) -> Meaning {
    Meaning { keys, target: None, name: String::new(), names: Vec::new(), all: Sense::default() }
}
