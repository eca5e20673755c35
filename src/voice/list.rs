//! Every voice there is, in the order in which they are listed to people. A voice is one file, or one folder, beside
//! this one, and one entry here.

use super::settings::Settings;
use super::{Trouble, Voice, command, recorded, system};
use crate::prompt::{Locale, locale};

/// A voice that can be chosen.
#[derive(Debug)]
pub struct Listed {
    /// The name it is chosen by.
    pub name: &'static str,
    /// What it is, in a sentence.
    pub about: &'static str,
    /// What it may be used under.
    pub licence: &'static str,
    /// What it does with words.
    pub does: Does,
    /// Looks whether it can be used here, now.
    pub look: fn(&Settings) -> Here,
}

/// What a voice does with words.
#[derive(Clone, Copy, Debug)]
pub enum Does {
    /// It leaves them as they are printed.
    Prints,
    /// It makes sound of them. What opens it is here.
    MakesSound(fn(&Settings) -> Result<Box<dyn Voice>, Trouble>),
    /// It speaks them itself, by means of the system that it belongs to; the sound never comes here.
    Speaks,
}

/// What was found of a voice on this machine.
#[derive(Debug)]
pub struct Here {
    /// The languages it speaks.
    pub languages: Vec<&'static Locale>,
    /// Why it cannot be used, and what to do.
    pub trouble: Option<Trouble>,
}

impl Here {
    /// It can be used, in these languages.
    pub fn usable(languages: impl IntoIterator<Item = &'static Locale>) -> Self {
        Self { languages: languages.into_iter().collect(), trouble: None }
    }

    /// It cannot be used, and this is why.
    pub fn not_usable(trouble: Trouble) -> Self {
        Self { languages: Vec::new(), trouble: Some(trouble) }
    }

    fn of<V: Voice>(opened: Result<V, Trouble>) -> Self {
        match opened {
            Ok(voice) => Self::usable(locale::ALL.iter().copied().filter(|locale| voice.speaks(locale))),
            Err(trouble) => Self::not_usable(trouble),
        }
    }
}

/// Every voice.
pub static ALL: &[Listed] = &[PRINT, ESPEAK, system::LISTED, COMMAND, RECORDED];

/// The voice of this name.
pub fn find(name: &str) -> Option<&'static Listed> {
    ALL.iter().find(|listed| listed.name == name)
}

/// What is used when nobody asks for anything else: a person with a screen reader must not hear two voices.
pub const DEFAULT: &str = "print";

const PRINT: Listed = Listed {
    name: DEFAULT,
    about: "words alone, without sound",
    licence: "none is needed",
    does: Does::Prints,
    look: |_| Here::usable(locale::ALL.iter().copied()),
};

const COMMAND: Listed = Listed {
    name: command::NAME,
    about: "any program that turns text into a WAV, named in the settings",
    licence: "that of the program",
    does: Does::MakesSound(|settings| Ok(Box::new(command::Command::open(settings)?))),
    look: |settings| Here::of(command::Command::open(settings)),
};

/// Without a hotline there are no recordings, and the voice for the rest says everything.
const RECORDED: Listed = Listed {
    name: recorded::NAME,
    about: "the hotline's own recordings; `espeak` or `command` says what was not recorded",
    licence: "that of the recordings, and of the voice for the rest",
    does: Does::MakesSound(rest),
    look: |settings| match rest(settings) {
        Ok(voice) => Here::usable(locale::ALL.iter().copied().filter(|locale| voice.speaks(locale))),
        Err(trouble) => Here::not_usable(trouble),
    },
};

/// The voice that says what was not recorded: the embedded one, or else a program.
fn rest(settings: &Settings) -> Result<Box<dyn Voice>, Trouble> {
    let mut first = None;
    for listed in [&ESPEAK, &COMMAND] {
        if let Does::MakesSound(open) = listed.does {
            match open(settings) {
                Ok(voice) => return Ok(voice),
                Err(trouble) => first = first.or(Some(trouble)),
            }
        }
    }
    Err(first.unwrap_or_else(|| Trouble("no voice makes sound here".to_owned())))
}

#[cfg(feature = "espeak")]
const ESPEAK: Listed = Listed {
    name: super::espeak::NAME,
    about: "eSpeak NG, part of this program",
    licence: super::espeak::LICENCE,
    does: Does::MakesSound(|_| Ok(Box::new(super::espeak::Espeak::open()?))),
    look: |_| Here::of(super::espeak::Espeak::open()),
};

/// A program that was built without the voice says so, rather than not knowing its name.
#[cfg(not(feature = "espeak"))]
const ESPEAK: Listed = {
    fn missing() -> Trouble {
        Trouble(
            "this program was built without the voice `espeak`; build it with `cargo build --release --features espeak`, \
             or choose another with `--voice`"
                .to_owned(),
        )
    }
    Listed {
        name: "espeak",
        about: "eSpeak NG, part of a program that is built with it",
        licence: "GPL-3.0-or-later",
        does: Does::MakesSound(|_| Err(missing())),
        look: |_| Here::not_usable(missing()),
    }
};
