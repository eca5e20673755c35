//! The file of a caller, read and checked: everything that is wrong with it is told at once, each with its place.

mod figures;

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::callers::BASELINE;
use super::faults;
use super::habits::{Channel, Habit, Habits};
use crate::diagnostic::{Code, Diagnostic, ReadError, Source, did_you_mean, listed, quoted};
use crate::script::is_name;

/// The file of a caller takes up to this many bytes.
const LARGEST: u64 = 1024 * 1024;
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
        let known = || known.iter().copied();
        self.help(did_you_mean(key.get_ref(), known(), || format!("the keys are {}", listed(known()))));
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
            let names = || known.iter().map(|caller| caller.name.as_str());
            self.help(did_you_mean(name, names(), || format!("the callers are {}", listed(names()))));
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
            self.help(format!("it is one of {}", listed(words.iter().map(|(word, _)| *word))));
        }
        found
    }
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
