//! Puts what a hotline says into words: messages, options in the order of their keys with pauses between them,
//! the goal before the key.

use std::time::Duration;

use super::answer::{headline_keys, language_keys, settings_keys};
use super::entry::date;
use super::saying::{Choice, Hearing, Preface, Saying, What};
use crate::key::{Key, Keys};
use crate::prompt::{Catalogue, Utterance, Value};
use crate::script::{
    Accept, Announce, Deed, Entry, Hotline, LanguageId, Line, Listening, Menu, StepId, StepKind, Target,
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
                self.story(usize::from(item), usize::from(paragraph), saying.hearing)
            }
            What::Entry(step) => {
                if let StepKind::Entry(entry) = &hotline.step(step).kind {
                    self.entry(step, entry, saying.hearing);
                }
            }
            What::ReadBack { step, typed } => {
                self.trouble(step, saying.hearing);
                let day = match &hotline.step(step).kind {
                    StepKind::Entry(Entry { accept: Accept::Date, .. }) => date(typed),
                    _ => None,
                };
                match day {
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
                self.anywhere(Announce::All, self.hotline.listening().option_pause);
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
        self.anywhere(menu.listening.announce, pause);
        self.last_try(&menu.listening, hearing);
    }

    fn headlines(&mut self, step: StepId, page: u16, hearing: Hearing) {
        let hotline = self.hotline;
        let StepKind::Bulletin(bulletin) = &hotline.step(step).kind else { return };
        let pause = bulletin.listening.option_pause;
        if !self.trouble(step, hearing) {
            let attribute = (hearing != Hearing::First).then_some("again");
            if attribute.is_none() || !self.say_step(step, attribute, Vec::new()) {
                self.say_step(step, None, Vec::new());
            }
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
    fn headline(&mut self, pause: Duration, item: usize) {
        let Some(story) = self.hotline.news().story(item, self.prompts().locale()) else { return };
        let title = ("title", Value::Words { locale: story.locale, text: story.title.clone() });
        match self.hotline.news().day(item) {
            Some(day) => self.say_after(pause, "headline", None, &[("date", Value::Date(day)), title]),
            None => self.say_after(pause, "headline-undated", None, &[title]),
        };
    }

    fn story(&mut self, item: usize, paragraph: usize, hearing: Hearing) {
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
                self.say("pause-key", None, &[("key", Value::Key(Key::Star))]);
            }
        }
        self.last_try(&entry.listening, hearing);
    }

    fn settings(&mut self, hearing: Hearing) {
        let pause = self.hotline.listening().option_pause;
        if !self.common_trouble(hearing) {
            self.say("settings", None, &[]);
        }
        for (key, deed) in settings_keys(self.hotline.languages().len()) {
            self.deed(deed, Value::Key(key), pause);
        }
        if let Some(key) = self.hotline.key_for(Deed::Back) {
            self.deed(Deed::Back, Value::Key(key), pause);
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

    /// What went wrong, if something did, in the step's own words or the common ones.
    fn trouble(&mut self, step: StepId, hearing: Hearing) -> bool {
        let own = match hearing {
            Hearing::First | Hearing::Again => return false,
            Hearing::NoInput { tries } => ("no-input", vec![("try", Value::Count(tries.into()))]),
            Hearing::NoMatch { tries, keys } => {
                ("no-match", vec![("try", Value::Count(tries.into())), ("keys", Value::Keys(keys))])
            }
            Hearing::NotUnderstood { .. } | Hearing::TooShort { .. } | Hearing::NotValid { .. } => {
                return self.common_trouble_at(Some(step), hearing);
            }
        };
        self.say_step(step, Some(own.0), own.1) || self.common_trouble_at(Some(step), hearing)
    }

    fn common_trouble(&mut self, hearing: Hearing) -> bool {
        self.common_trouble_at(None, hearing)
    }

    fn common_trouble_at(&mut self, step: Option<StepId>, hearing: Hearing) -> bool {
        let accept = step.and_then(|step| match &self.hotline.step(step).kind {
            StepKind::Entry(entry) => Some(entry.accept),
            StepKind::Menu(_)
            | StepKind::Line(_)
            | StepKind::Bulletin(_)
            | StepKind::Announcement(_)
            | StepKind::Hours(_) => None,
        });
        match hearing {
            Hearing::First | Hearing::Again => false,
            Hearing::NoInput { tries } => self.say("no-input", None, &[("try", Value::Count(tries.into()))]),
            Hearing::NoMatch { tries, keys } => {
                let values = [("try", Value::Count(tries.into())), ("keys", Value::Keys(keys))];
                self.say("no-match", None, &values)
            }
            Hearing::NotUnderstood { .. } => self.say("no-match-words", None, &[]),
            Hearing::TooShort { count, .. } => {
                let least = match accept {
                    Some(Accept::Digits { least, .. }) => least,
                    Some(Accept::Date) => 8,
                    Some(Accept::PhoneNumber | Accept::YesNo) | None => 1,
                };
                let values = [("count", Value::Count(count.into())), ("least", Value::Count(least.into()))];
                self.say("too-short", None, &values)
            }
            Hearing::NotValid { .. } if accept == Some(Accept::Date) => self.say("not-a-date", None, &[]),
            Hearing::NotValid { .. } => self.say("not-a-number", None, &[]),
        }
    }

    /// Before the last hearing, where it leads if it is met with silence or a wrong key again.
    fn last_try(&mut self, listening: &Listening, hearing: Hearing) {
        let (tries, most, target) = match hearing {
            Hearing::First | Hearing::Again => return,
            Hearing::NoInput { tries } => (tries, listening.max_no_input, listening.on_no_input),
            Hearing::NoMatch { tries, .. }
            | Hearing::NotUnderstood { tries }
            | Hearing::TooShort { tries, .. }
            | Hearing::NotValid { tries } => (tries, listening.max_no_match, listening.on_no_match),
        };
        if tries + 1 < most {
            return;
        }
        if let Target::Step(step) = target
            && self.has_label(step)
        {
            let goal = self.anywhere_label(step);
            self.say("last-try", None, &[("goal", goal)]);
        }
    }

    /// The keys that mean the same everywhere.
    fn anywhere(&mut self, announce: Announce, pause: Duration) {
        for (key, target) in self.hotline.anywhere_keys() {
            let key = Value::Key(key);
            match (target, announce) {
                (_, Announce::Nothing) | (Target::Do(_), Announce::Person) => {}
                (Target::Step(step), Announce::All | Announce::Person) => {
                    let values = [("goal", self.anywhere_label(step)), ("key", key)];
                    self.say_after(pause, "option", None, &values);
                }
                (Target::Do(deed), Announce::All) => self.deed(deed, key, pause),
            }
        }
    }

    /// What a key does, where it does what every hotline can do.
    fn deed(&mut self, deed: Deed, key: Value, pause: Duration) {
        let name = match deed {
            Deed::Repeat => "say-repeat",
            Deed::Settings if self.hotline.languages().len() > 1 => "say-settings",
            Deed::Settings => "say-settings-one-language",
            Deed::Wait => "say-wait",
            Deed::Back => "say-back",
            Deed::Skip => "say-skip",
            Deed::Slower => "say-slower",
            Deed::Faster => "say-faster",
            Deed::MoreTime => "say-more-time",
            Deed::Language => "say-language",
            Deed::HangUp => "say-hang-up",
        };
        self.say_after(pause, name, None, &[("key", key)]);
    }

    /// The words of a step when it is offered.
    fn label(&self, step: StepId) -> Value {
        self.labelled(step, "option").unwrap_or_else(|| self.plain_name(step))
    }

    /// The words of a step when it is offered everywhere: "a person".
    fn anywhere_label(&self, step: StepId) -> Value {
        self.labelled(step, "anywhere").unwrap_or_else(|| self.label(step))
    }

    fn has_label(&self, step: StepId) -> bool {
        self.labelled(step, "anywhere").or_else(|| self.labelled(step, "option")).is_some()
    }

    fn labelled(&self, step: StepId, attribute: &str) -> Option<Value> {
        let prompts = self.prompts();
        let text = prompts.text(&self.hotline.step(step).name, Some(attribute))?;
        Some(Value::Words { locale: prompts.locale(), text })
    }

    /// Checking makes sure that every step that is offered has words for it; this is for those that are not.
    fn plain_name(&self, step: StepId) -> Value {
        let text = self.hotline.step(step).name.replace('-', " ");
        Value::Words { locale: self.prompts().locale(), text }
    }

    fn choice_label(&self, choice: Choice) -> Option<Value> {
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
        let name = super::typed::command(choice)?;
        let words = self.prompts().text(name, None)?;
        let text = words.split('|').next().unwrap_or_default().trim().to_owned();
        Some(Value::Words { locale: self.prompts().locale(), text })
    }
}

/// What a line's words may name.
fn line_values(line: &Line) -> Vec<(&'static str, Value)> {
    let Some(number) = line.numbers.first() else { return Vec::new() };
    let mut values = vec![
        ("number", Value::Digits(number.local().to_string())),
        ("national", Value::Digits(number.national().to_string())),
    ];
    let international = number.international().map(|printed| printed.to_string());
    values.push((
        "international",
        Value::Digits(international.unwrap_or_else(|| number.national().to_string())),
    ));
    let published = line.published.as_deref().map_or_else(|| number.national().to_string(), str::to_owned);
    values.push(("published", Value::Digits(published)));
    values
}

/// One key by its name, several one by one.
fn key_value(keys: Keys) -> Value {
    match (keys.get(0), keys.len()) {
        (Some(key), 1) => Value::Key(key),
        _ => Value::Keys(keys),
    }
}

/// Digits in the groups that people say them in: a telephone number's own, or threes and fours.
fn grouped(typed: Keys) -> String {
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
