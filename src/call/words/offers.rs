//! How a choice is offered: its goal, then its key.

use std::time::Duration;

use super::Words;
use crate::call::saying::Choice;
use crate::prompt::Value;
use crate::script::{Announce, Deed, Hotline, StepId, Target};

impl Words<'_> {
    /// The keys that mean the same everywhere.
    pub(super) fn anywhere(&mut self, announce: Announce, pause: Duration) {
        self.people(announce, pause);
        self.deeds(announce, pause);
    }

    /// Those of them that lead to a step, which is mostly a person.
    pub(super) fn people(&mut self, announce: Announce, pause: Duration) {
        if announce == Announce::Nothing {
            return;
        }
        for (key, target) in self.hotline.anywhere_keys() {
            if let Target::Step(step) = target {
                let values = [("goal", self.anywhere_label(step)), ("key", Value::Key(key))];
                self.say_after(pause, "option", None, &values);
            }
        }
    }

    /// Those of them that do what every hotline can do.
    pub(super) fn deeds(&mut self, announce: Announce, pause: Duration) {
        if announce != Announce::All {
            return;
        }
        for (key, target) in self.hotline.anywhere_keys() {
            if let Target::Do(deed) = target {
                self.deed(deed, Value::Key(key), pause);
            }
        }
    }

    /// What a key does, where it does what every hotline can do.
    pub(super) fn deed(&mut self, deed: Deed, key: Value, pause: Duration) {
        self.say_after(pause, deed_prompt(self.hotline, deed), None, &[("key", key)]);
    }

    /// The words of a step when it is offered.
    pub(super) fn label(&self, step: StepId) -> Value {
        self.labelled(step, "option").unwrap_or_else(|| self.plain_name(step))
    }

    /// The words of a step when it is offered everywhere: "a person".
    pub(super) fn anywhere_label(&self, step: StepId) -> Value {
        self.labelled(step, "anywhere").unwrap_or_else(|| self.label(step))
    }

    pub(super) fn has_label(&self, step: StepId) -> bool {
        self.labelled(step, "anywhere").or_else(|| self.labelled(step, "option")).is_some()
    }

    pub(super) fn labelled(&self, step: StepId, attribute: &str) -> Option<Value> {
        let prompts = self.prompts();
        let text = prompts.text(&self.hotline.step(step).name, Some(attribute))?;
        Some(Value::Words { locale: prompts.locale(), text })
    }

    /// Checking makes sure that every step that is offered has words for it; this is for those that are not.
    pub(super) fn plain_name(&self, step: StepId) -> Value {
        let text = self.hotline.step(step).name.replace('-', " ");
        Value::Words { locale: self.prompts().locale(), text }
    }

    pub(super) fn choice_label(&self, choice: Choice) -> Option<Value> {
        match choice {
            Choice::Target(Target::Step(step)) => Some(self.label(step)),
            Choice::Language(language) => {
                let locale = self.hotline.locale(language);
                Some(Value::Words { locale, text: locale.own_name.to_owned() })
            }
            Choice::Story(item) => {
                let story = self.hotline.news().story(usize::from(item), self.prompts().locale())?;
                Some(Value::Words { locale: story.locale, text: story.title.clone() })
            }
            Choice::Target(Target::Do(_))
            | Choice::Page(_)
            | Choice::NextParagraph
            | Choice::PreviousParagraph
            | Choice::Yes
            | Choice::No
            | Choice::Person
            | Choice::Help => self.command_label(choice),
        }
    }

    /// The first of the words that callers may type for it.
    fn command_label(&self, choice: Choice) -> Option<Value> {
        let name = crate::call::typed::command(choice)?;
        let words = self.prompts().text(name, None)?;
        let text = words.split('|').next().unwrap_or_default().trim().to_owned();
        Some(Value::Words { locale: self.prompts().locale(), text })
    }
}

/// The prompt that offers what every hotline can do.
pub fn deed_prompt(hotline: &Hotline, deed: Deed) -> &'static str {
    match deed {
        Deed::Repeat => "say-repeat",
        Deed::Settings if hotline.languages().len() > 1 => "say-settings",
        Deed::Settings => "say-settings-one-language",
        Deed::Wait => "say-wait",
        Deed::Back => "say-back",
        Deed::Skip => "say-skip",
        Deed::Slower => "say-slower",
        Deed::Faster => "say-faster",
        Deed::MoreTime => "say-more-time",
        Deed::Language => "say-language",
        Deed::HangUp => "say-hang-up",
    }
}
