//! Headlines with the keys of their stories, and stories paragraph by paragraph.

use std::time::Duration;

use super::{BREATH, Words};
use crate::call::choices::headline_keys;
use crate::call::saying::{Choice, Hearing};
use crate::prompt::Value;
use crate::script::{Deed, StepId, StepKind};

impl Words<'_> {
    pub(super) fn headlines(&mut self, step: StepId, page: u16, hearing: Hearing) {
        let hotline = self.hotline;
        let StepKind::Bulletin(bulletin) = &hotline.step(step).kind else { return };
        let pause = bulletin.listening.option_pause;
        if !self.trouble(step, hearing) {
            self.question(step, hearing);
        }
        for (key, choice) in headline_keys(hotline, bulletin, page) {
            let key = ("key", Value::Key(key));
            match choice {
                Choice::Story(item) => {
                    self.headline(pause, usize::from(item));
                    self.say("headline-key", None, &[key]);
                }
                Choice::Page(other) => {
                    let name = if other > page { "older" } else { "newer" };
                    self.say_after(pause, name, None, &[key]);
                }
                Choice::Target(_)
                | Choice::Language(_)
                | Choice::NextParagraph
                | Choice::PreviousParagraph
                | Choice::Yes
                | Choice::No
                | Choice::Person
                | Choice::Help => {}
            }
        }
        self.anywhere(bulletin.listening.announce, pause);
        self.last_try(&bulletin.listening, hearing);
    }

    /// A headline with its day, if it has one.
    pub(super) fn headline(&mut self, pause: Duration, item: usize) {
        let Some(story) = self.hotline.news().story(item, self.prompts().locale()) else { return };
        let title = ("title", Value::Words { locale: story.locale, text: story.title.clone() });
        match self.hotline.news().day(item) {
            Some(day) => self.say_after(pause, "headline", None, &[("date", Value::Date(day)), title]),
            None => self.say_after(pause, "headline-undated", None, &[title]),
        };
    }

    pub(super) fn story(&mut self, item: usize, paragraph: usize, hearing: Hearing) {
        let listening = self.hotline.listening();
        if !self.common_trouble(hearing) && paragraph == 0 && hearing == Hearing::First {
            self.headline(BREATH, item);
            self.say("story-keys", None, &[]);
            if let Some(key) = self.hotline.key_for(Deed::Back) {
                self.say("story-stop", None, &[("key", Value::Key(key))]);
            }
        }
        let story = self.hotline.news().story(item, self.prompts().locale());
        if let Some((story, text)) = story.and_then(|story| Some((story, story.paragraphs.get(paragraph)?))) {
            let said = Value::Words { locale: story.locale, text: text.clone() }.said(story.locale);
            self.said.pause(listening.option_pause);
            self.said.say(story.locale, said);
        }
    }
}
