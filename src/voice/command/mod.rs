//! A voice that is any program: it is given text on its standard input and answers with a WAV on its standard output.
//! How it is called is one line of the settings; no shell ever reads it, and the text is in no argument.

mod known;
mod run;

use std::path::PathBuf;

use super::manner::gain;
use super::player::in_path;
use super::{Manner, Settings, Trouble, Voice, Words};
use crate::diagnostic::quoted;
use crate::prompt::Locale;
use crate::sound::Sound;

/// The name it is chosen by.
pub const NAME: &str = "command";

/// How a program is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    program: String,
    arguments: Vec<String>,
}

/// What stands for the rate, in words a minute, or characters a minute.
const RATE: &str = "{rate}";
/// What stands for the pitch, in percent.
const PITCH: &str = "{pitch}";
/// What stands for the language's tag.
const LANGUAGE: &str = "{language}";

impl Line {
    /// Reads a line as a shell would part it into words. `key` is where it stands.
    pub(super) fn read(written: &str, key: &str) -> Result<Self, String> {
        let mut words = shell_words::split(written).map_err(|_| {
            format!("`{key}` in `[command]` has a quote that is never closed: {}; close it", quoted(written))
        })?;
        if words.first().is_none_or(String::is_empty) {
            return Err(format!(
                "`{key}` in `[command]` names no program; write one, as in `espeak-ng --stdin --stdout`"
            ));
        }
        if words.iter().any(|word| word.contains("{text}")) {
            return Err(format!(
                "`{key}` in `[command]` has `{{text}}` in it; take it out, for the text comes on standard input"
            ));
        }
        Ok(Self { program: words.remove(0), arguments: words })
    }

    /// The program's name, or its way.
    pub fn program(&self) -> &str {
        &self.program
    }

    /// Its arguments for a language and a manner. What is put in is ours: numbers, and the tag of a language.
    fn arguments(&self, locale: &Locale, manner: Manner) -> Vec<String> {
        let fill = |argument: &String| {
            argument
                .replace(RATE, &manner.per_minute(locale).to_string())
                .replace(PITCH, &manner.pitch.to_string())
                .replace(LANGUAGE, locale.tag)
        };
        self.arguments.iter().map(fill).collect()
    }

    fn has(&self, sign: &str) -> bool {
        self.arguments.iter().any(|argument| argument.contains(sign))
    }

    fn find(&self) -> Result<PathBuf, Trouble> {
        in_path(&self.program, &std::env::var_os("PATH").unwrap_or_default()).ok_or_else(|| {
            Trouble(format!(
                "the voice `{NAME}` needs the program {}, which is not there; install it, or correct `[command]` in the \
                 settings",
                quoted(&self.program)
            ))
        })
    }
}

/// The programs of the settings as a voice.
#[derive(Clone, Debug)]
pub struct Command {
    settings: Settings,
}

impl Command {
    /// The voice that the settings describe.
    ///
    /// # Errors
    /// When they describe none, or one that is not there, or one that would garble its language.
    pub fn open(settings: &Settings) -> Result<Self, Trouble> {
        if settings.commands.is_empty() {
            let place = settings
                .path
                .as_ref()
                .map_or_else(|| "the settings".to_owned(), |path| quoted(&path.display().to_string()));
            return Err(Trouble(format!(
                "no program is named for the voice `{NAME}`; write into {place}: `[command]`, and below it \
                 `en = \"espeak-ng -v en -s {{rate}} --stdin --stdout\"`"
            )));
        }
        for (locale, line) in &settings.commands {
            line.find()?;
            if let Some(locale) = locale {
                known::fit(line, locale)?;
            }
        }
        Ok(Self { settings: settings.clone() })
    }
}

impl Voice for Command {
    fn name(&self) -> &'static str {
        NAME
    }

    fn speaks(&self, locale: &'static Locale) -> bool {
        self.settings.command(locale).is_some_and(|line| known::fit(line, locale).is_ok())
    }

    fn speak(&self, words: &Words<'_>) -> Result<Sound, Trouble> {
        let (locale, manner) = (words.locale(), words.manner());
        let Some(line) = self.settings.command(locale) else {
            return Err(Trouble(format!(
                "the voice `{NAME}` has no program for {}; write one into the settings: `{} = \"…\"` in `[command]`",
                locale.english_name, locale.tag
            )));
        };
        known::fit(line, locale)?;
        let program = line.find()?;
        let job = run::Job {
            program: &program,
            arguments: line.arguments(locale, manner),
            text: words.text(),
            time_out: self.settings.time_out,
        };
        let sound = job.run().map_err(|why| {
            Trouble(format!("the program {} of the voice `{NAME}` {why}", quoted(&line.program)))
        })?;
        let sound = if line.has(RATE) { sound } else { sound.stretched(manner.rate) };
        Ok(sound.louder(gain(manner.volume)))
    }
}

#[cfg(all(test, unix))]
mod tests;
