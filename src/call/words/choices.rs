//! What is said where keys choose: menus, the settings, and languages.

use std::time::Duration;

use super::Words;
use crate::call::choices::{language_keys, settings_keys, way_out};
use crate::call::saying::Hearing;
use crate::key::Keys;
use crate::prompt::Value;
use crate::script::{Announce, Deed, LanguageId, Menu, StepId, Target};

impl Words<'_> {
    pub(super) fn menu(&mut self, step: StepId, menu: &Menu, hearing: Hearing) {
        let pause = menu.listening.option_pause;
        if !self.trouble(step, hearing) {
            if menu.languages.is_empty() {
                self.question(step, hearing);
            } else {
                self.in_each_language(|words| {
                    words.say_step(step, None, Vec::new());
                });
            }
        }
        let announce = tapered(menu.listening.announce, hearing);
        let person_first = menu.listening.person_first;
        if menu.listening.count_options {
            let count = menu.languages.len() + menu.options.len();
            self.say("option-count", None, &[("count", Value::Count(count as u64))]);
        }
        if person_first {
            self.people(announce, pause);
        }
        for (keys, language) in &menu.languages {
            self.language_option(*keys, *language, pause);
        }
        for option in &menu.options {
            match option.target {
                Target::Step(target) => {
                    let values = [("goal", self.label(target)), ("key", key_value(option.keys))];
                    self.say_after(pause, "option", None, &values);
                }
                Target::Do(deed) => self.deed(deed, key_value(option.keys), pause),
            }
        }
        if !person_first {
            self.people(announce, pause);
        }
        self.deeds(announce, pause);
        self.last_try(&menu.listening, hearing);
    }

    pub(super) fn settings(&mut self, hearing: Hearing) {
        let pause = self.hotline.listening().option_pause;
        if !self.common_trouble(hearing) {
            self.say("settings", None, &[]);
        }
        for (key, deed) in settings_keys(self.hotline) {
            self.deed(deed, Value::Key(key), pause);
        }
        let back = self.hotline.key_for(Deed::Back).map(|key| (key, Deed::Back));
        if let Some((key, deed)) = back.or_else(|| way_out(self.hotline)) {
            self.deed(deed, Value::Key(key), pause);
        }
    }

    pub(super) fn languages(&mut self, hearing: Hearing) {
        let pause = self.hotline.listening().option_pause;
        if !self.common_trouble(hearing) {
            self.in_each_language(|words| {
                words.say("languages", None, &[]);
            });
        }
        for (key, language) in language_keys(self.hotline) {
            self.language_option(key.into(), language, pause);
        }
    }

    /// Says something in every language of the hotline, the caller's own first.
    fn in_each_language(&mut self, say: impl Fn(&mut Self)) {
        let own = self.language;
        say(self);
        for language in self.hotline.language_ids().filter(|language| *language != own) {
            self.language = language;
            say(self);
        }
        self.language = own;
    }

    /// Offers a language in itself.
    fn language_option(&mut self, keys: Keys, language: LanguageId, pause: Duration) {
        let own = std::mem::replace(&mut self.language, language);
        self.say_after(pause, "language-option", None, &[("key", key_value(keys))]);
        self.language = own;
    }
}

/// All that keys mean everywhere is told once; whoever hears a menu again has heard it.
fn tapered(announce: Announce, hearing: Hearing) -> Announce {
    match (announce, hearing) {
        (Announce::All, Hearing::First) => Announce::All,
        (Announce::All, _) => Announce::Person,
        (Announce::Person | Announce::Nothing, _) => announce,
    }
}

/// One key by its name, several one by one.
fn key_value(keys: Keys) -> Value {
    match (keys.get(0), keys.len()) {
        (Some(key), 1) => Value::Key(key),
        _ => Value::Keys(keys),
    }
}
