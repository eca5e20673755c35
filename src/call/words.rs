//! Puts what a hotline says into words: messages, options in the order of their keys with pauses between them,
//! the goal before the key.

use std::time::Duration;

mod bulletin;
mod offers;
mod trouble;

pub use offers::deed_prompt;

use super::choices::{language_keys, settings_keys, way_out};
use super::entry::date;
use super::saying::{Hearing, Preface, Saying, What};
use crate::key::Keys;
use crate::prompt::{Catalogue, Utterance, Value};
use crate::script::{
    Accept, Announce, Deed, Entry, Hotline, LanguageId, Line, Menu, StepId, StepKind, Target,
};

/// Between two sentences that are not options.
const BREATH: Duration = Duration::from_millis(300);

/// What a caller hears. `entries` is what was typed before and may be said: [`super::Call::entries`].
pub fn utterance(hotline: &Hotline, saying: &Saying, entries: &[(StepId, Keys)]) -> Utterance {
    let mut words = Words { hotline, language: saying.language, entries, said: Utterance::default() };
    words.preface(saying.preface);
    words.what(saying);
    words.said
}

struct Words<'a> {
    hotline: &'a Hotline,
    language: LanguageId,
    entries: &'a [(StepId, Keys)],
    said: Utterance,
}

impl<'a> Words<'a> {
    fn prompts(&self) -> &'a Catalogue {
        self.hotline.prompts(self.language)
    }

    /// Says a prompt after a breath; gives whether there is one.
    fn say(&mut self, name: &str, attribute: Option<&str>, values: &[(&str, Value)]) -> bool {
        self.say_after(BREATH, name, attribute, values)
    }

    fn say_after(
        &mut self,
        pause: Duration,
        name: &str,
        attribute: Option<&str>,
        values: &[(&str, Value)],
    ) -> bool {
        let Some(utterance) = self.prompts().utter(name, attribute, values) else { return false };
        self.said.pause(pause);
        self.said.append(utterance);
        true
    }

    /// Says a step's own words, with the values that every step's words may name.
    fn say_step(&mut self, step: StepId, attribute: Option<&str>, more: Vec<(&str, Value)>) -> bool {
        let hotline = self.hotline;
        let mut values = more;
        for (entry, typed) in self.entries {
            values.push((&hotline.step(*entry).name, Value::Digits(typed.to_string())));
        }
        if let StepKind::Line(line) = &hotline.step(step).kind {
            values.extend(line_values(line));
        }
        self.say(&hotline.step(step).name, attribute, &values)
    }

    fn preface(&mut self, preface: Preface) {
        let name = match preface {
            Preface::Nothing => return,
            Preface::Slower => "slower",
            Preface::Slowest => "slowest",
            Preface::Faster => "faster",
            Preface::Fastest => "fastest",
            Preface::MoreTime => "more-time",
            Preface::MostTime => "most-time",
            Preface::LanguageSet => "language-set",
            Preface::AtBeginning => "at-beginning",
            Preface::GoingOn => "going-on",
            Preface::NothingToSkip => "nothing-to-skip",
            Preface::Help => "help",
            Preface::StoryEnd => "story-end",
            Preface::GaveUpSilence => "gave-up-silence",
            Preface::GaveUpWrong => "gave-up-wrong",
            Preface::WaitedLong => "waited-long",
            Preface::TooLong => "too-long",
        };
        self.say(name, None, &[]);
        if preface == Preface::Help {
            self.anywhere(Announce::All, self.hotline.listening().option_pause);
        }
    }

    fn what(&mut self, saying: &Saying) {
        let hotline = self.hotline;
        match saying.what {
            What::Menu(step) => {
                if let StepKind::Menu(menu) = &hotline.step(step).kind {
                    self.menu(step, menu, saying.hearing);
                }
            }
            What::Greeting(step) | What::Announcement(step) => {
                self.say_step(step, None, Vec::new());
            }
            What::Line(step) => {
                self.say_step(step, None, Vec::new());
                if matches!(&hotline.step(step).kind, StepKind::Line(line) if line.confirm) {
                    self.trouble(step, saying.hearing);
                    self.say("connect-keys", None, &[]);
                }
            }
            What::Closed(step) => {
                if !self.say_step(step, Some("closed"), Vec::new()) {
                    let goal = self.label(step);
                    self.say("closed", None, &[("goal", goal)]);
                }
            }
            What::Headlines { step, page } => self.headlines(step, page, saying.hearing),
            What::NoNews(step) => {
                if !self.say_step(step, Some("no-news"), Vec::new()) {
                    self.say("no-news", None, &[]);
                }
            }
            What::Story { item, paragraph } => {
                self.story(usize::from(item), usize::from(paragraph), saying.hearing);
            }
            What::Entry(step) => {
                if let StepKind::Entry(entry) = &hotline.step(step).kind {
                    self.entry(step, entry, saying.hearing);
                }
            }
            What::ReadBack { step, typed } => {
                self.trouble(step, saying.hearing);
                let is_date = matches!(&hotline.step(step).kind, StepKind::Entry(entry) if entry.accept == Accept::Date);
                match date(typed).filter(|_| is_date) {
                    Some(day) => self.say("read-back-date", None, &[("date", Value::Date(day))]),
                    None => self.say("read-back", None, &[("digits", Value::Digits(grouped(typed)))]),
                };
                self.say("read-back-keys", None, &[]);
            }
            What::HiddenReadBack { step, count } => {
                self.trouble(step, saying.hearing);
                self.say("read-back-hidden", None, &[("count", Value::Count(count.into()))]);
                self.say("read-back-keys", None, &[]);
            }
            What::Settings => self.settings(saying.hearing),
            What::Languages => self.languages(saying.hearing),
            What::Waiting { again } => {
                self.say(if again { "still-waiting" } else { "waiting" }, None, &[]);
            }
            What::Paused { count } => {
                self.common_trouble(saying.hearing);
                self.say("paused", None, &[("count", Value::Count(count.into()))]);
                self.say("paused-keys", None, &[]);
                let pause = self.hotline.listening().option_pause;
                self.anywhere(Announce::All, pause);
                if let Some((key, deed)) = way_out(self.hotline) {
                    self.deed(deed, Value::Key(key), pause);
                }
            }
            What::Guess(choice) => {
                self.common_trouble(saying.hearing);
                if let Some(goal) = self.choice_label(choice) {
                    self.say("guess", None, &[("goal", goal)]);
                }
            }
        }
    }

    fn menu(&mut self, step: StepId, menu: &Menu, hearing: Hearing) {
        let pause = menu.listening.option_pause;
        if !self.trouble(step, hearing) {
            if menu.languages.is_empty() {
                if hearing == Hearing::First || !self.say_step(step, Some("again"), Vec::new()) {
                    self.say_step(step, None, Vec::new());
                }
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

    fn entry(&mut self, step: StepId, entry: &Entry, hearing: Hearing) {
        if !self.trouble(step, hearing) {
            let attribute = (hearing != Hearing::First).then_some("again");
            if attribute.is_none() || !self.say_step(step, attribute, Vec::new()) {
                self.say_step(step, None, Vec::new());
            }
        } else if !self.say_step(step, Some("again"), Vec::new()) {
            self.say_step(step, None, Vec::new());
        }
        if entry.accept == Accept::YesNo {
            self.say("yes-or-no", None, &[]);
            self.anywhere(entry.listening.announce, entry.listening.option_pause);
        } else {
            if let Some(key) = entry.end_key {
                self.say("end-key", None, &[("key", Value::Key(key))]);
            }
            if entry.listening.announce != Announce::Nothing {
                self.say("pause-key", None, &[("key", Value::Key(entry.pause_key()))]);
            }
        }
        self.last_try(&entry.listening, hearing);
    }

    fn settings(&mut self, hearing: Hearing) {
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

    fn languages(&mut self, hearing: Hearing) {
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

/// What a line's words may name.
pub fn line_values(line: &Line) -> Vec<(&'static str, Value)> {
    let Some(number) = line.numbers.first() else { return Vec::new() };
    let national = || number.national().to_string();
    let international = number.international().map_or_else(national, |printed| printed.to_string());
    let published = line.published.as_deref().map_or_else(national, str::to_owned);
    vec![
        ("number", Value::Digits(number.local().to_string())),
        ("national", Value::Digits(national())),
        ("international", Value::Digits(international)),
        ("published", Value::Digits(published)),
    ]
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

/// Digits in the groups that people say them in: a telephone number's own, or threes and fours.
#[must_use]
pub fn grouped(typed: Keys) -> String {
    let digits = typed.to_string();
    if let Ok(number) = crate::number::read(&digits) {
        return number.local().to_string();
    }
    let mut groups = Vec::new();
    let mut rest = digits.as_str();
    while rest.len() > 4 {
        let (group, more) = rest.split_at(3);
        groups.push(group);
        rest = more;
    }
    groups.push(rest);
    groups.join(" ")
}
