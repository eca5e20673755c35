//! Everything that a hotline can say in a language: its own words and the common ones, every option with its key, the
//! news, and the digits and keys that values are put together from.

use super::pieces::{by_count, pieces};
use super::{Asked, Says};
use crate::call::{deed_prompt, line_values};
use crate::key::{Key, Keys};
use crate::prompt::catalogue::common;
use crate::prompt::{Catalogue, Locale, Utterance, Value};
use crate::script::{Hotline, LanguageId, StepId, StepKind, Target};

/// What is to be rendered in one language.
pub fn plan(hotline: &Hotline, language: LanguageId) -> Vec<Asked> {
    let prompts = hotline.prompts(language);
    let mut planning = Planning { hotline, prompts, asked: Vec::new() };
    planning.steps();
    planning.options();
    planning.common();
    planning.news();
    planning.digits();
    let mut asked = planning.asked;
    asked.sort_by(|one, other| one.id.cmp(&other.id));
    asked.dedup_by(|one, other| one.id == other.id);
    asked
}

struct Planning<'a> {
    hotline: &'a Hotline,
    prompts: &'a Catalogue,
    asked: Vec<Asked>,
}

impl Planning<'_> {
    fn locale(&self) -> &'static Locale {
        self.prompts.locale()
    }

    fn add(&mut self, id: String, says: Vec<Says>) {
        if !says.is_empty() {
            self.asked.push(Asked { id, locale: self.locale(), says });
        }
    }

    /// A message, and its forms for counts.
    fn message(&mut self, id: &str, name: &str, attribute: Option<&str>, known: &[(&str, Value)]) {
        for (value, count, says) in by_count(self.prompts, name, attribute, known) {
            self.add(format!("{id}.{value}-{count}"), says);
        }
        if let Some(says) = pieces(self.prompts, name, attribute, known) {
            self.add(id.to_owned(), says);
        }
    }

    /// The words of every step, with what is known of a line's numbers.
    fn steps(&mut self) {
        for step in self.hotline.steps() {
            let Some(message) = self.prompts.own(&step.name) else { continue };
            let known = match &step.kind {
                StepKind::Line(line) => line_values(line),
                StepKind::Menu(_)
                | StepKind::Bulletin(_)
                | StepKind::Announcement(_)
                | StepKind::Entry(_)
                | StepKind::Hours(_) => Vec::new(),
            };
            let attributes: Vec<String> =
                message.attributes.iter().map(|attribute| attribute.name.to_string()).collect();
            self.message(&step.name, &step.name, None, &known);
            for attribute in attributes {
                let id = format!("{}.{attribute}", step.name);
                self.message(&id, &step.name, Some(&attribute), &known);
            }
        }
    }

    /// Every option of every menu, with its key, and the keys that mean the same everywhere.
    fn options(&mut self) {
        let hotline = self.hotline;
        for step in hotline.steps() {
            let StepKind::Menu(menu) = &step.kind else { continue };
            for option in &menu.options {
                let id = format!("{}.option-{}", step.name, file_safe(option.keys));
                self.option(id, option.target, option.keys, "option");
            }
            for (keys, language) in &menu.languages {
                // A language is offered in itself, whatever is spoken before.
                let prompts = hotline.prompts(*language);
                let known = [("key", key_value(*keys))];
                if let Some(says) = pieces(prompts, "language-option", None, &known) {
                    self.add(format!("{}.option-{}", step.name, file_safe(*keys)), says);
                }
            }
        }
        for (key, target) in hotline.anywhere_keys() {
            self.option(format!("anywhere-{}", file_safe(key.into())), target, key.into(), "anywhere");
        }
    }

    fn option(&mut self, id: String, target: Target, keys: Keys, attribute: &str) {
        let key = ("key", key_value(keys));
        let says = match target {
            Target::Step(step) => {
                let goal = ("goal", self.goal(step, attribute));
                pieces(self.prompts, "option", None, &[goal, key])
            }
            Target::Do(deed) => pieces(self.prompts, deed_prompt(self.hotline, deed), None, &[key]),
        };
        self.add(id, says.unwrap_or_default());
    }

    /// What a step is called when it is offered.
    fn goal(&self, step: StepId, attribute: &str) -> Value {
        let name = &self.hotline.step(step).name;
        let text =
            self.prompts.text(name, Some(attribute)).or_else(|| self.prompts.text(name, Some("option")));
        Value::Words { locale: self.locale(), text: text.unwrap_or_else(|| name.replace('-', " ")) }
    }

    /// What every hotline says; words that are typed and not said are not among it, nor what the options have.
    fn common(&mut self) {
        let mut names: Vec<&str> = common::names().collect();
        names.sort_unstable();
        for name in names {
            let is_option = name.starts_with("say-") || ["option", "language-option"].contains(&name);
            if name.starts_with("command-") || is_option || self.hotline.find(name).is_some() {
                continue;
            }
            let known = match (name, self.hotline.on_failure()) {
                ("last-try", Target::Step(step)) => vec![("goal", self.goal(step, "option"))],
                _ => Vec::new(),
            };
            self.message(name, name, None, &known);
        }
    }

    /// The news of the day, whole: headlines with their dates, and stories paragraph by paragraph.
    fn news(&mut self) {
        let news = self.hotline.news();
        for item in 0..news.len() {
            let Some(story) = news.story(item, self.locale()) else { continue };
            let number = item + 1;
            let title = ("title", Value::Words { locale: story.locale, text: story.title.clone() });
            let says = match news.day(item) {
                Some(day) => pieces(self.prompts, "headline", None, &[("date", Value::Date(day)), title]),
                None => pieces(self.prompts, "headline-undated", None, &[title]),
            };
            self.add(format!("news-{number}.headline"), says.unwrap_or_default());
            for (paragraph, text) in story.paragraphs.iter().enumerate() {
                let value = Value::Words { locale: story.locale, text: text.clone() };
                let says = words(story.locale, &value);
                self.add(format!("news-{number}.paragraph-{}", paragraph + 1), says);
            }
        }
    }

    /// What numbers and keys are put together from. In Mandarin a one that is dialled is said in another way than a
    /// key, so there are both.
    fn digits(&mut self) {
        for key in Key::ALL {
            let says = words(self.locale(), &Value::Key(key));
            self.add(format!("key-{}", file_safe(key.into())), says);
            if let Some(digit) = key.digit() {
                let says = words(self.locale(), &Value::Digits(digit.to_string()));
                self.add(format!("digit-{digit}"), says);
            }
        }
    }
}

fn words(locale: &'static Locale, value: &Value) -> Vec<Says> {
    let mut utterance = Utterance::default();
    utterance.say(locale, value.said(locale));
    vec![Says::Words(utterance)]
}

fn key_value(keys: Keys) -> Value {
    match (keys.get(0), keys.len()) {
        (Some(key), 1) => Value::Key(key),
        _ => Value::Keys(keys),
    }
}

/// Keys as a part of a file's name.
fn file_safe(keys: Keys) -> String {
    keys.iter().map(Key::plain_name).collect()
}
