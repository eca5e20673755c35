//! Where each telephone system looks for its sound files, and in which form.

use crate::prompt::Locale;

/// A telephone system, or none in particular.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum System {
    /// WAV files in a folder for each language and rate.
    #[default]
    Wav,
    /// Asterisk: beside each other, the rate told by the extension.
    Asterisk,
    /// FreeSWITCH: a folder for each rate within those of language, country and voice.
    FreeSwitch,
}

/// A file that a prompt goes into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Its path from the folder that everything is rendered into, with `/` between names.
    pub path: String,
    /// Samples a second.
    pub rate: u32,
}

/// The rates of a telephone call: ordinary, and wide-band.
const RATES: [u32; 2] = [8_000, 16_000];

impl System {
    /// Every system.
    pub const ALL: [Self; 3] = [Self::Wav, Self::Asterisk, Self::FreeSwitch];

    /// The name that it is chosen by.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wav => "wav",
            Self::Asterisk => "asterisk",
            Self::FreeSwitch => "freeswitch",
        }
    }

    /// Where its files go, in a few words.
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::Wav => "LANGUAGE/8000/ID.wav and LANGUAGE/16000/ID.wav",
            Self::Asterisk => "sounds/LANGUAGE/custom/ID.wav and ID.wav16",
            Self::FreeSwitch => "sounds/LANGUAGE/COUNTRY/reachline/HOTLINE/8000/ID.wav and 16000/ID.wav",
        }
    }

    /// The files of a prompt.
    pub fn targets(self, hotline: &str, locale: &Locale, id: &str) -> [Target; 2] {
        RATES.map(|rate| {
            let tag = locale.tag.to_ascii_lowercase();
            let (language, country) = tag.split_once('-').unwrap_or((&tag, ""));
            let path = match self {
                Self::Wav => format!("{}/{rate}/{id}.wav", locale.tag),
                // Whatever country a channel's language names, Asterisk looks under the language itself too.
                Self::Asterisk if rate == RATES[0] => format!("sounds/{language}/custom/{id}.wav"),
                Self::Asterisk => format!("sounds/{language}/custom/{id}.wav16"),
                Self::FreeSwitch => {
                    let country = if country.is_empty() { usual_country(language) } else { country };
                    format!("sounds/{language}/{country}/reachline/{hotline}/{rate}/{id}.wav")
                }
            };
            Target { path, rate }
        })
    }
}

/// FreeSWITCH has a country for each language; English comes with that of the United States.
fn usual_country(language: &str) -> &str {
    match language {
        "en" => "us",
        other => other,
    }
}
