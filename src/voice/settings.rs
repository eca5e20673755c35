//! What a person has settled once, in a small file: their voice, how emoji are said, and the programs that speak for
//! them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use etcetera::BaseStrategy;
use serde::Deserialize;

use super::Trouble;
use super::command::Line;
use crate::clock::{parse_length, print_length};
use crate::diagnostic::{ReadError, Source, nearest, quoted};
use crate::prompt::{Locale, locale};

/// A file of settings is small; what is larger is something else.
const LARGEST: u64 = 64 * 1024;

/// How long a program may take for a sentence, when nothing else is settled.
const TIME_OUT: Duration = Duration::from_secs(30);
/// As long as it may be given, for it must end some day.
const LONGEST_TIME_OUT: Duration = Duration::from_secs(10 * 60);

/// What is done with emoji.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Emoji {
    /// Each is said by its English name.
    #[default]
    Name,
    /// None is said.
    Skip,
}

/// What was settled.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where the file is, or would be; none on a machine without folders for users.
    pub path: Option<PathBuf>,
    /// The voice, as it is written.
    pub voice: Option<String>,
    /// What is done with emoji.
    pub emoji: Emoji,
    /// The player, as it is written.
    pub player: Option<String>,
    /// The programs that speak, by language; none is for every language that has no line of its own.
    pub commands: Vec<(Option<&'static Locale>, Line)>,
    /// How long such a program may take for a sentence.
    pub time_out: Duration,
}

/// The file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Written {
    voice: Option<String>,
    emoji: Option<Emoji>,
    player: Option<String>,
    #[serde(default)]
    command: BTreeMap<String, String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            path: None,
            voice: None,
            emoji: Emoji::default(),
            player: None,
            commands: Vec::new(),
            time_out: TIME_OUT,
        }
    }
}

impl Settings {
    /// Reads the user's settings. Without a file there are none, which is no fault.
    ///
    /// # Errors
    /// When the file is there and cannot be read or understood.
    pub fn read() -> Result<Self, Trouble> {
        let Ok(strategy) = etcetera::choose_base_strategy() else { return Ok(Self::default()) };
        Self::from_file(&strategy.config_dir().join("reachline").join("config.toml"))
    }

    /// Reads settings from a file.
    ///
    /// # Errors
    /// When it is there and cannot be read or understood.
    pub fn from_file(path: &Path) -> Result<Self, Trouble> {
        let settings = Self { path: Some(path.to_owned()), ..Self::default() };
        let source = ReadError::unless_missing(Source::read(path, LARGEST))
            .map_err(|error| Trouble(format!("the settings cannot be used: {error}")))?;
        let Some(source) = source else { return Ok(settings) };
        settings.with(source.text()).map_err(|why| {
            Trouble(format!(
                "the settings in {} cannot be used: {why}; correct the file, or remove it to do without",
                quoted(&path.display().to_string())
            ))
        })
    }

    fn with(mut self, text: &str) -> Result<Self, String> {
        let written: Written = toml::from_str(text).map_err(|error| in_one_line(text, &error))?;
        self.voice = written.voice;
        self.emoji = written.emoji.unwrap_or_default();
        self.player = written.player;
        for (key, value) in written.command {
            match (key.as_str(), Locale::find(&key)) {
                ("time-out", _) => self.time_out = time_out(&value)?,
                ("any", _) => self.commands.push((None, Line::read(&value, "any")?)),
                (_, Some(locale)) => self.commands.push((Some(locale), Line::read(&value, locale.tag)?)),
                (key, None) => return Err(no_such_key(key)),
            }
        }
        Ok(self)
    }

    /// The program that speaks a language.
    pub fn command(&self, locale: &Locale) -> Option<&Line> {
        let own = self.commands.iter().find(|(own, _)| own.is_some_and(|own| own == locale));
        own.or_else(|| self.commands.iter().find(|(own, _)| own.is_none())).map(|(_, line)| line)
    }
}

fn time_out(written: &str) -> Result<Duration, String> {
    let length = parse_length(written).filter(|length| !length.is_zero() && *length <= LONGEST_TIME_OUT);
    length.ok_or_else(|| {
        format!(
            "`time-out` in `[command]` is {}; write a length up to {}, as in `30s`",
            quoted(written),
            print_length(LONGEST_TIME_OUT)
        )
    })
}

fn no_such_key(key: &str) -> String {
    let keys: Vec<&str> = locale::ALL.iter().map(|locale| locale.tag).chain(["any", "time-out"]).collect();
    let meant = nearest(key, keys.iter().copied());
    let meant = meant.map_or_else(String::new, |meant| format!("did you mean `{meant}`? "));
    format!("`[command]` has a key {}; {meant}its keys are `{}`", quoted(key), keys.join("`, `"))
}

/// What the reader of TOML has found, with its line.
fn in_one_line(text: &str, error: &toml::de::Error) -> String {
    let line = error.span().map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
    let line = line.map_or_else(String::new, |line| format!("in line {line}, "));
    format!("{line}{}", error.message().replace('\n', "; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(text: &str) -> Result<Settings, String> {
        Settings::default().with(text)
    }

    #[test]
    fn each_language_has_its_program_and_the_others_have_one_together() {
        let settings = with("[command]\nzh-CN = 'speak-chinese'\nany = 'speak'\ntime-out = '5s'\n").unwrap();
        let named = |tag| settings.command(Locale::find(tag).unwrap()).unwrap().program().to_owned();
        assert_eq!((named("en"), named("zh-CN")), ("speak".to_owned(), "speak-chinese".to_owned()));
        assert_eq!(settings.time_out, Duration::from_secs(5));
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        for (text, words) in [
            ("\nvoice = 3", "in line 2, "),
            ("voise = 'espeak'", "unknown field `voise`"),
            ("emoji = 'sing'", "unknown variant `sing`"),
            ("[command]\nzh_CN = 'x'", "did you mean `zh-CN`?"),
            ("[command]\nen = 'a \"b'", "quote that is never closed"),
            ("[command]\nen = ' '", "names no program"),
            ("[command]\nen = 'say {text}'", "standard input"),
            ("[command]\ntime-out = '1h'", "up to 10m"),
        ] {
            let why = with(text).unwrap_err();
            assert!(why.contains(words), "{text}: {why}");
        }
    }

    #[test]
    fn no_file_is_no_fault_and_a_folder_is() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Settings::from_file(&folder.path().join("config.toml")).unwrap().voice.is_none());
        assert!(
            Settings::from_file(folder.path()).unwrap_err().0.starts_with("the settings cannot be used: ")
        );
    }
}
