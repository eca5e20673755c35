//! Puts what a hotline says into words: messages, options in the order of their keys with pauses between them,
//! the goal before the key.

use std::time::Duration;

mod bulletin;
mod choices;
mod entry;
mod offers;
mod trouble;

pub use self::entry::grouped;
pub use self::offers::deed_prompt;

use super::choices::way_out;
use super::entry::date;
use super::saying::{Hearing, Preface, Saying, What};
use crate::key::Keys;
use crate::prompt::{Catalogue, Utterance, Value};
use crate::script::{Accept, Announce, Hotline, LanguageId, Line, StepId, StepKind};

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

    /// Says a step's own words; those for hearing it again, where it has such.
    fn question(&mut self, step: StepId, hearing: Hearing) {
        if hearing == Hearing::First || !self.say_step(step, Some("again"), Vec::new()) {
            self.say_step(step, None, Vec::new());
        }
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
