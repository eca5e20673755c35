//! The file of a caller, read and checked: everything that is wrong with it is told at once, each with its place.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::callers::BASELINE;
use super::faults;
use super::habits::{Basis, Channel, Figure, Habit, Habits, Unit, printed};
use crate::clock::parse_length;
use crate::diagnostic::{Code, Diagnostic, ReadError, Source, nearest, quoted};
use crate::script::is_name;

/// The file of a caller takes up to this many bytes.
const LARGEST: u64 = 1024 * 1024;
/// The longest that anything a caller does can take.
const LONGEST: f64 = 86_400_000.0;
/// The most of anything that is counted.
const MOST: f64 = 1000.0;
/// The widest spread.
const WIDEST: f64 = 3.0;
/// The keys of a file.
const KEYS: [&str; 7] = ["name", "about", "like", "channel", "knows-the-way", "foreign", "figures"];

/// Reads the caller in a file. `known` are those that it can be `like`.
///
/// # Errors
/// When the file cannot be read; what is wrong inside is in the second result.
pub fn read_file(path: &Path, known: &[Habits]) -> Result<Result<Habits, Vec<Diagnostic>>, ReadError> {
    Ok(read(&Source::read(path, LARGEST)?, known))
}

/// Reads a caller.
///
/// # Errors
/// Everything that is wrong with the file.
pub fn read(source: &Arc<Source>, known: &[Habits]) -> Result<Habits, Vec<Diagnostic>> {
    let mut reading = Reading { source, faults: Vec::new() };
    let (document, errors) = DeTable::parse_recoverable(source.text());
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        reading.fault(&faults::CALLER_SYNTAX, format!("this is no TOML: {}", error.message()), span);
        reading.help("see https://toml.io for how values are written");
    }
    let entries: Vec<_> = document.into_inner().into_iter().collect();
    let caller = reading.caller(&entries, known);
    match caller {
        Some(caller) if reading.faults.is_empty() => Ok(caller),
        _ => {
            reading.faults.sort_by_key(|fault| fault.place.span.start);
            Err(reading.faults)
        }
    }
}

type Entry<'a> = (Spanned<std::borrow::Cow<'a, str>>, Spanned<DeValue<'a>>);

struct Reading<'a> {
    source: &'a Arc<Source>,
    faults: Vec<Diagnostic>,
}

impl Reading<'_> {
    fn fault(&mut self, code: &'static Code, message: impl Into<String>, span: Range<usize>) {
        self.faults.push(Diagnostic::error(code, message, self.source.place(span)));
    }

    fn help(&mut self, help: impl Into<String>) {
        if let Some(fault) = self.faults.pop() {
            self.faults.push(fault.help(help));
        }
    }

    fn caller(&mut self, entries: &[Entry<'_>], known: &[Habits]) -> Option<Habits> {
        for (key, _) in entries {
            if !KEYS.contains(&key.get_ref().as_ref()) {
                self.unknown_key("a caller", key, &KEYS);
            }
        }
        let value =
            |name: &str| entries.iter().find(|(key, _)| key.get_ref() == name).map(|(_, value)| value);
        let name = self.needed(value("name"), "name").map(ToOwned::to_owned);
        if let (Some(name), Some(written)) = (&name, value("name"))
            && !is_name(name)
        {
            self.fault(
                &faults::CALLER_WRONG_VALUE,
                format!("{} is no name for a caller", quoted(name)),
                written.span(),
            );
            self.help("use small letters, digits and hyphens, beginning with a letter");
        }
        let about = self.needed(value("about"), "about").map(ToOwned::to_owned);
        let like = self.like(value("like"), known);
        let channel = value("channel").and_then(|value| self.channel(value));
        let knows_the_way = value("knows-the-way").and_then(|value| self.truth(value, "knows-the-way"));
        let foreign = value("foreign").and_then(|value| self.truth(value, "foreign"));
        let mut figures = like.map_or_else(Vec::new, |like| like.figures.clone());
        let mut given = vec![false; Habit::ALL.len()];
        if let Some(table) = value("figures") {
            self.figures(table, &mut figures, &mut given);
        }
        if like.is_none() && known.is_empty() {
            // The first caller of all has nobody to be like.
            let missing: Vec<&str> =
                Habit::ALL.iter().filter(|habit| !given[**habit as usize]).map(|habit| habit.key()).collect();
            if !missing.is_empty() {
                let message = format!("there is nobody to be like, so these figures are needed: {missing:?}");
                self.fault(&faults::CALLER_MISSING_KEY, message, 0..0);
            }
        }
        if figures.len() != Habit::ALL.len() {
            return None;
        }
        Some(Habits {
            name: name?,
            about: about?,
            channel: channel.or(like.map(|like| like.channel)).unwrap_or(Channel::Voice),
            knows_the_way: knows_the_way.or(like.map(|like| like.knows_the_way)).unwrap_or(false),
            foreign: foreign.or(like.map(|like| like.foreign)).unwrap_or(false),
            figures,
        })
    }

    fn unknown_key(&mut self, whose: &str, key: &Spanned<std::borrow::Cow<'_, str>>, known: &[&str]) {
        let message = format!("{whose} has no key {}", quoted(key.get_ref()));
        self.fault(&faults::CALLER_UNKNOWN_KEY, message, key.span());
        match nearest(key.get_ref(), known.iter().copied()) {
            Some(near) => self.help(format!("did you mean `{near}`?")),
            None => self.help(format!("the keys are {}", list(known.iter().copied()))),
        }
    }

    /// A text that must be there.
    fn needed<'v>(&mut self, value: Option<&'v Spanned<DeValue<'_>>>, name: &str) -> Option<&'v str> {
        let Some(value) = value else {
            self.fault(&faults::CALLER_MISSING_KEY, format!("this caller has no `{name}`"), 0..0);
            let such = if name == "name" { "my-caller" } else { "Who this is, in a sentence." };
            self.help(format!("add a line such as `{name} = \"{such}\"`"));
            return None;
        };
        let text = self.text(value, name)?;
        if text.trim().is_empty() {
            self.fault(&faults::CALLER_WRONG_VALUE, format!("`{name}` is empty"), value.span());
            self.help("say it in a few words");
            return None;
        }
        Some(text)
    }

    fn text<'v>(&mut self, value: &'v Spanned<DeValue<'_>>, name: &str) -> Option<&'v str> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.fault(&faults::CALLER_WRONG_VALUE, format!("`{name}` takes a text"), value.span());
            self.help("write it in quotation marks");
        }
        text
    }

    fn truth(&mut self, value: &Spanned<DeValue<'_>>, name: &str) -> Option<bool> {
        let truth = value.get_ref().as_bool();
        if truth.is_none() {
            self.fault(&faults::CALLER_WRONG_VALUE, format!("`{name}` takes true or false"), value.span());
            self.help("write `true` or `false`, without quotation marks");
        }
        truth
    }

    fn like<'k>(&mut self, value: Option<&Spanned<DeValue<'_>>>, known: &'k [Habits]) -> Option<&'k Habits> {
        let Some(value) = value else { return known.iter().find(|caller| caller.name == BASELINE) };
        let name = self.text(value, "like")?;
        let found = known.iter().find(|caller| caller.name == name);
        if found.is_none() {
            let message = format!("there is no caller {}", quoted(name));
            self.fault(&faults::CALLER_WRONG_VALUE, message, value.span());
            let names = known.iter().map(|caller| caller.name.as_str());
            match nearest(name, names.clone()) {
                Some(near) => self.help(format!("did you mean `{near}`?")),
                None => self.help(format!("the callers are {}", list(names))),
            }
        }
        found
    }

    fn channel(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Channel> {
        let text = self.text(value, "channel")?;
        self.word(text, value.span(), "channel", &Channel::ALL)
    }

    fn word<T: Copy>(
        &mut self,
        text: &str,
        span: Range<usize>,
        name: &str,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning);
        if found.is_none() {
            self.fault(&faults::CALLER_WRONG_VALUE, format!("`{name}` cannot be {}", quoted(text)), span);
            self.help(format!("it is one of {}", list(words.iter().map(|(word, _)| *word))));
        }
        found
    }

    fn figures(&mut self, table: &Spanned<DeValue<'_>>, figures: &mut Vec<Figure>, given: &mut [bool]) {
        let DeValue::Table(entries) = table.get_ref() else {
            self.fault(&faults::CALLER_WRONG_VALUE, "`figures` is a table", table.span());
            return self.help("write `[figures]` on a line of its own, and the figures below");
        };
        let none = Figure { is: 0.0, basis: Basis::Assumed, note: String::new() };
        for (key, value) in entries {
            let Some(habit) = Habit::ALL.iter().copied().find(|habit| habit.key() == key.get_ref()) else {
                let known: Vec<&str> = Habit::ALL.iter().map(|habit| habit.key()).collect();
                self.unknown_key("`[figures]`", key, &known);
                continue;
            };
            given[habit as usize] = true;
            figures.resize(Habit::ALL.len(), none.clone());
            if let Some(figure) = self.figure(habit, value) {
                figures[habit as usize] = figure;
            }
        }
    }

    /// `0.3`, or `{ is = 0.3, basis = "read", source = "…" }`
    fn figure(&mut self, habit: Habit, value: &Spanned<DeValue<'_>>) -> Option<Figure> {
        let DeValue::Table(entries) = value.get_ref() else {
            let is = self.amount(habit, value)?;
            return Some(Figure { is, basis: Basis::Assumed, note: String::new() });
        };
        let (mut is, mut basis, mut note) = (None, None, String::new());
        let mut has_value = false;
        for (key, value) in entries {
            match key.get_ref().as_ref() {
                "is" => {
                    has_value = true;
                    is = self.amount(habit, value);
                }
                "basis" => {
                    basis = self
                        .text(value, "basis")
                        .and_then(|text| self.word(text, value.span(), "basis", &Basis::ALL));
                }
                "source" => {
                    self.text(value, "source").unwrap_or_default().clone_into(&mut note);
                }
                _ => self.unknown_key("a figure", key, &["is", "basis", "source"]),
            }
        }
        if !has_value {
            let message = format!("the figure `{}` has no `is`", habit.key());
            self.fault(&faults::CALLER_MISSING_KEY, message, value.span());
            self.help("write what it is: `{ is = 0.3 }`");
        }
        let basis = basis.unwrap_or(Basis::Assumed);
        if basis != Basis::Assumed && note.trim().is_empty() {
            let message = format!("`{}` is {} and names no source", habit.key(), basis.word());
            self.fault(&faults::CALLER_WRONG_VALUE, message, value.span());
            self.help("add `source = \"…\"`, or write `basis = \"assumed\"`");
        }
        Some(Figure { is: is?, basis, note })
    }

    fn amount(&mut self, habit: Habit, value: &Spanned<DeValue<'_>>) -> Option<f64> {
        let (key, unit) = (habit.key(), habit.unit());
        let number = match (unit, value.get_ref()) {
            (Unit::Length, DeValue::String(text)) => match parse_length(text) {
                Some(length) => Some(length.as_secs_f64() * 1000.0),
                None if text.trim_start().starts_with('-') => {
                    self.fault(
                        &faults::CALLER_OUT_OF_RANGE,
                        format!("no time is negative, and `{key}` is {}", quoted(text)),
                        value.span(),
                    );
                    self.help("write a length of time from \"0s\" to a day");
                    return None;
                }
                None => None,
            },
            (Unit::Length, _) => None,
            (_, DeValue::Integer(number)) => {
                i64::from_str_radix(number.as_str(), number.radix()).ok().map(|number| {
                    #[expect(clippy::cast_precision_loss, reason = "what is so large is out of range")]
                    let number = number as f64;
                    number
                })
            }
            (Unit::Count, _) => None,
            (_, DeValue::Float(number)) => number.as_str().parse().ok(),
            (_, _) => None,
        };
        let wanted = match unit {
            Unit::Chance => "a number from 0 to 1",
            Unit::Length => "a length of time with its unit, such as \"1.5s\"",
            Unit::Count => "a whole number from 0 to 1000",
            Unit::Rate => "words in a minute, from 0 to 1000",
            Unit::Spread => "a number from 0 to 3",
        };
        let Some(number) = number else {
            self.fault(&faults::CALLER_WRONG_VALUE, format!("`{key}` takes {wanted}"), value.span());
            self.help(format!("write {wanted}"));
            return None;
        };
        let most = match unit {
            Unit::Chance => 1.0,
            Unit::Length => LONGEST,
            Unit::Count | Unit::Rate => MOST,
            Unit::Spread => WIDEST,
        };
        if !(0.0..=most).contains(&number) {
            let message = format!("`{key}` is {wanted}, and this is {}", printed(unit, number));
            self.fault(&faults::CALLER_OUT_OF_RANGE, message, value.span());
            self.help(format!("write {wanted}"));
            return None;
        }
        Some(number)
    }
}

fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::caller::simulated::callers;
    use crate::diagnostic::page;

    fn told(text: &str) -> Vec<String> {
        match read(&Source::new("my.toml", text), callers::all()) {
            Ok(_) => Vec::new(),
            Err(faults) => faults
                .iter()
                .map(|fault| format!("{}:{} {}", fault.code.name, fault.place.start().line, fault.message))
                .collect(),
        }
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once_with_its_place() {
        let text = "name = \"My Caller\"\n[figures]\nmiss = 1.3\nreact = \"-2s\"\nmis = 0.1\nmemory = 2.5\n\
                    wrong-key = { is = 0.1, basis = \"read\" }\n";
        assert_eq!(
            told(text),
            [
                "caller-missing-key:1 this caller has no `about`",
                "caller-wrong-value:1 `My Caller` is no name for a caller",
                "caller-out-of-range:3 `miss` is a number from 0 to 1, and this is 1.3",
                "caller-out-of-range:4 no time is negative, and `react` is `-2s`",
                "caller-unknown-key:5 `[figures]` has no key `mis`",
                "caller-wrong-value:6 `memory` takes a whole number from 0 to 1000",
                "caller-wrong-value:7 `wrong-key` is read and names no source",
            ]
        );
    }

    #[test]
    fn a_caller_is_like_another_where_the_file_says_nothing() {
        let text = "name = \"mine\"\nabout = \"A caller.\"\nlike = \"tty-relay\"\n[figures]\nturn = \"7s\"\n";
        let mine = read(&Source::new("my.toml", text), callers::all()).unwrap();
        let relay = callers::find("tty-relay").unwrap();
        assert_eq!(mine.channel, Channel::Relay);
        assert_eq!(mine.milliseconds(Habit::Turn), 7000);
        assert_eq!(mine.figure(Habit::Reads), relay.figure(Habit::Reads));
    }

    #[test]
    fn every_page_shows_a_wrong_file_with_its_fault_and_a_right_one() {
        for code in faults::ALL {
            let mut sides = [String::new(), String::new()];
            let mut open = None;
            for line in code.page.lines() {
                match line {
                    "```toml wrong" => open = Some(0),
                    "```toml right" => open = Some(1),
                    "```" => open = None,
                    _ => {
                        if let Some(side) = open {
                            sides[side] += &format!("{line}\n");
                        }
                    }
                }
            }
            let told_of = told(&sides[0]);
            assert!(told_of.iter().any(|fault| fault.starts_with(code.name)), "{}: {told_of:?}", code.name);
            assert_eq!(told(&sides[1]), Vec::<String>::new(), "{}", code.name);
            assert!(!page::title(code.page).is_empty());
        }
    }
}
