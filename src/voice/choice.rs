//! Which voice is used, and why: the one that was asked for, or that of the environment, or that of the settings, or the
//! default, in this order.

use std::env::{self, VarError};
use std::fmt;

use super::list::{ALL, DEFAULT, Does, Listed, find};
use super::recorded::{self, Recorded};
use super::{Settings, Trouble, Voice};
use crate::diagnostic::{nearest, quoted};
use crate::script::Hotline;

/// The variable of the environment that names a voice.
pub const VARIABLE: &str = "REACHLINE_VOICE";

/// A voice that was chosen.
#[derive(Debug)]
pub struct Choice {
    /// The voice.
    pub voice: &'static Listed,
    /// Why this one.
    pub because: Because,
    settings: Settings,
}

/// Why a voice was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// It was asked for with `--voice`.
    Asked,
    /// The environment names it.
    Environment,
    /// The settings name it.
    Settings,
    /// Nothing names any.
    Default,
}

/// Chooses. `asked` is what `--voice` says.
///
/// # Errors
/// When what is named is no voice, or the settings cannot be understood.
pub fn choose(asked: Option<&str>) -> Result<Choice, Trouble> {
    let environment = match env::var(VARIABLE) {
        Ok(name) => Some(name).filter(|name| !name.trim().is_empty()),
        Err(VarError::NotPresent) => None,
        Err(VarError::NotUnicode(_)) => Some(String::from("\u{FFFD}")),
    };
    Choice::of(asked, environment.as_deref(), Settings::read()?)
}

impl Choice {
    fn of(asked: Option<&str>, environment: Option<&str>, settings: Settings) -> Result<Self, Trouble> {
        let (name, because) = match (asked, environment, settings.voice.as_deref()) {
            (Some(name), ..) => (name, Because::Asked),
            (None, Some(name), _) => (name, Because::Environment),
            (None, None, Some(name)) => (name, Because::Settings),
            (None, None, None) => (DEFAULT, Because::Default),
        };
        let voice = find(name.trim()).ok_or_else(|| unknown(name, because))?;
        Ok(Self { voice, because, settings })
    }

    /// What the person has settled.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Opens the voice, if it makes sound.
    ///
    /// # Errors
    /// When it cannot be used here, or makes no sound.
    pub fn open(&self) -> Result<Box<dyn Voice>, Trouble> {
        match self.voice.does {
            Does::MakesSound(open) => open(&self.settings),
            Does::Prints | Does::Speaks => {
                let others: Vec<String> = ALL
                    .iter()
                    .filter(|listed| makes_sound(listed))
                    .map(|l| format!("`--voice {}`", l.name))
                    .collect();
                let why = match self.voice.does {
                    Does::Speaks => "speaks by itself, and its sound cannot be kept",
                    Does::Prints | Does::MakesSound(_) => "gives no sound",
                };
                Err(Trouble(format!(
                    "the voice `{}` {why}; ask for one whose sound is made here, with {}",
                    self.voice.name,
                    others.join(" or ")
                )))
            }
        }
    }
}

impl Choice {
    /// Opens the voice for a hotline: its recordings are heard if the voice is `recorded`.
    ///
    /// # Errors
    /// When the voice cannot be used here, or makes no sound.
    pub fn open_for(&self, hotline: &Hotline) -> Result<Box<dyn Voice>, Trouble> {
        let voice = self.open()?;
        Ok(if self.voice.name == recorded::NAME { Box::new(Recorded::of(hotline, voice)) } else { voice })
    }
}

fn makes_sound(listed: &Listed) -> bool {
    matches!(listed.does, Does::MakesSound(_))
}

/// Tells why, in a sentence.
impl fmt::Display for Choice {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self
            .settings
            .path
            .as_ref()
            .map_or_else(|| "the settings".to_owned(), |path| quoted(&path.display().to_string()));
        write!(out, "the voice is `{}`", self.voice.name)?;
        match self.because {
            Because::Asked => write!(out, ", because `--voice` asks for it"),
            Because::Environment => {
                write!(out, ", because `{VARIABLE}` in the environment names it, and no `--voice` another")
            }
            Because::Settings => {
                write!(out, ", because {file} names it, and neither `--voice` nor `{VARIABLE}` names another")
            }
            Because::Default => {
                write!(out, ", which is the default: neither `--voice` nor `{VARIABLE}` nor {file} names one")
            }
        }
    }
}

fn unknown(name: &str, because: Because) -> Trouble {
    let place = match because {
        Because::Asked => "`--voice` asks for",
        Because::Environment => "`REACHLINE_VOICE` in the environment names",
        Because::Settings | Because::Default => "`voice` in the settings names",
    };
    let names: Vec<&str> = ALL.iter().map(|listed| listed.name).collect();
    let meant = nearest(name, names.iter().copied());
    let meant = meant.map_or_else(String::new, |meant| format!("did you mean `{meant}`? "));
    Trouble(format!(
        "{place} {}, and there is no such voice; {meant}the voices are `{}`",
        quoted(name),
        names.join("`, `")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(
        asked: Option<&str>,
        environment: Option<&str>,
        settled: Option<&str>,
    ) -> (&'static str, Because) {
        let settings = Settings { voice: settled.map(str::to_owned), ..Settings::default() };
        let choice = Choice::of(asked, environment, settings).unwrap();
        (choice.voice.name, choice.because)
    }

    #[test]
    fn the_nearest_wish_counts() {
        let (espeak, command) = (Some("espeak"), Some("command"));
        assert_eq!(chosen(Some("print"), espeak, command), ("print", Because::Asked));
        assert_eq!(chosen(None, espeak, command), ("espeak", Because::Environment));
        assert_eq!(chosen(None, None, command), ("command", Because::Settings));
        assert_eq!(chosen(None, None, None), ("print", Because::Default));
    }

    #[test]
    fn a_voice_that_does_not_exist_is_told_with_what_was_meant() {
        let why = Choice::of(None, Some("espaek"), Settings::default()).unwrap_err().0;
        assert!(why.starts_with("`REACHLINE_VOICE` in the environment names `espaek`"), "{why}");
        assert!(why.contains("did you mean `espeak`?"), "{why}");
    }

    #[test]
    fn a_voice_without_sound_says_which_have_sound() {
        let why = Choice::of(Some("print"), None, Settings::default()).unwrap().open().err().unwrap().0;
        assert!(why.contains("`--voice espeak`"), "{why}");
    }
}
