//! `reachline voices`: every voice, whether it can be used here, and which one is used and why.

use std::io::{self, Write};

use serde_json::json;

use super::{Failure, Outcome};
use crate::voice::list::{ALL, Does, Here, Listed};
use crate::voice::{Because, Choice, Settings, choose};

/// List the voices: their languages, their licences, and which can be used here
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  reachline voices
  reachline voices --why
  reachline voices --why --voice espeak")]
pub struct Voices {
    /// Tell only which voice is used, and why that one
    #[arg(long)]
    why: bool,
    /// With --why, the voice that another command would be asked for
    #[arg(long, value_name = "VOICE", requires = "why")]
    voice: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Voices {
    /// Lists them, or tells why.
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let mut out = io::stdout().lock();
        let told = |trouble: crate::voice::Trouble| Failure::told(trouble.0);
        if self.why {
            let choice = choose(self.voice.as_deref()).map_err(told)?;
            if self.json {
                writeln!(out, "{}", why(&choice))?;
            } else {
                writeln!(out, "{choice}")?;
            }
            out.flush()?;
            return Ok(Outcome::Fine);
        }
        let settings = Settings::read().map_err(told)?;
        for (index, listed) in ALL.iter().enumerate() {
            let here = (listed.look)(&settings);
            if self.json {
                writeln!(out, "{}", object(listed, &here))?;
                continue;
            }
            if index > 0 {
                writeln!(out)?;
            }
            tell(&mut out, listed, &here)?;
        }
        out.flush()?;
        Ok(Outcome::Fine)
    }
}

fn tell(out: &mut impl Write, listed: &Listed, here: &Here) -> io::Result<()> {
    writeln!(out, "voice: {}", listed.name)?;
    writeln!(out, "what it is: {}", listed.about)?;
    writeln!(out, "licence: {}", listed.licence)?;
    match &here.trouble {
        Some(trouble) => writeln!(out, "usable here: no: {trouble}"),
        None => {
            let name = |locale: &&crate::prompt::Locale| format!("{} ({})", locale.english_name, locale.tag);
            let languages: Vec<String> = here.languages.iter().map(name).collect();
            writeln!(out, "languages: {}", languages.join(", "))?;
            writeln!(out, "usable here: yes")
        }
    }
}

fn object(listed: &Listed, here: &Here) -> serde_json::Value {
    json!({
        "voice": listed.name,
        "about": listed.about,
        "licence": listed.licence,
        "makes-sound": match listed.does {
            Does::Prints => false,
            Does::MakesSound(_) | Does::Speaks => true,
        },
        "languages": here.languages.iter().map(|locale| locale.tag).collect::<Vec<_>>(),
        "usable": here.trouble.is_none(),
        "trouble": here.trouble.as_ref().map(|trouble| &trouble.0),
    })
}

fn why(choice: &Choice) -> serde_json::Value {
    json!({
        "voice": choice.voice.name,
        "because": match choice.because {
            Because::Asked => "asked",
            Because::Environment => "environment",
            Because::Settings => "settings",
            Because::Default => "default",
        },
        "settings": choice.settings().path,
        "told": choice.to_string(),
    })
}
