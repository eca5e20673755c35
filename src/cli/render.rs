//! `reachline render`: every prompt of a hotline as sound files for a telephone system.

mod recorded;

use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Instant;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use self::recorded::Recorded;
use super::recording::{Told, Voices, count};
use super::say::stop::{INTERRUPTED, Stop};
use super::{Accessible, Failure, Outcome, walk};
use crate::diagnostic::quoted;
use crate::prompt::Locale;
use crate::render::{Fault, NAME, Plan, System, plan};

/// Render every prompt as sound files, named as a telephone system expects them
#[derive(Debug, clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Render {
    /// The hotline's script; without it, the built-in hotline of China Post
    hotline: Option<PathBuf>,
    /// The folder that the files go into; what has not changed since the last time stays
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
    /// Which telephone system the files are for
    #[arg(long = "for", value_enum, value_name = "SYSTEM", default_value = "wav")]
    system: System,
    /// Only this language: en, zh-CN; may be given several times
    #[arg(long, value_name = "LANGUAGE")]
    language: Vec<String>,
    /// The voice that speaks; without it, the one that you have settled, or the hotline's recordings, as far as it has
    /// any, and the embedded voice
    #[arg(long, value_name = "VOICE")]
    voice: Option<String>,
    /// On how many cores; on all of them without
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
    #[command(flatten)]
    accessible: Accessible,
}

const EXAMPLES: &str = "\
Examples:
  reachline render --out prompts-as-sound
  reachline render my-hotline.toml --out /var/lib/asterisk --for asterisk
  reachline render my-hotline.toml --out sounds --for freeswitch --language zh-CN";

impl ValueEnum for System {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.purpose()))
    }
}

impl Render {
    /// Renders.
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let begun = Instant::now();
        let hotline = walk::hotline(self.hotline.as_deref(), self.accessible.asked(), "rendered")?;
        let languages = if self.language.is_empty() {
            hotline.language_ids().collect()
        } else {
            let asked = self.language.iter().map(|asked| walk::language(&hotline, asked));
            let mut languages = asked.collect::<Result<Vec<_>, _>>()?;
            languages.sort_unstable();
            languages.dedup();
            languages
        };
        std::fs::create_dir_all(&self.out).map_err(|error| {
            let name = quoted(&self.out.display().to_string());
            Failure::told(format!("cannot make the folder {name}: {error}; choose another"))
        })?;
        let locales: Vec<&'static Locale> =
            languages.iter().map(|language| hotline.locale(*language)).collect();
        let voices = Voices::asked(self.voice.as_deref())?;
        let named = voices.named(&hotline)?;
        let rendering = Plan {
            hotline: hotline.name(),
            asked: languages.iter().flat_map(|language| plan(&hotline, *language)).collect(),
            languages: locales.clone(),
            system: self.system,
            folder: &self.out,
            voice: &named.known_as,
        };
        let recorded = Recorded {
            hotline: &hotline,
            script: self.hotline.as_deref(),
            languages: &languages,
            voice: named.speaks,
            asked: voices.ask_for_recordings(),
        };
        let recorded = if voices.hear_recordings() {
            let unused = recorded.unused()?;
            Some((recorded, unused))
        } else {
            None
        };
        let told = Told::of("prompts rendered");
        let stop = Stop::listen(true)?;
        let pool = rayon::ThreadPoolBuilder::new().num_threads(self.jobs.map_or(0, usize::from)).build();
        let pool = pool.map_err(|error| Failure::told(format!("cannot start threads: {error}")))?;
        let tally = pool.install(|| {
            rendering.run(&*named.voice, &|done, total| {
                told.done(done, total);
                !stop.asked()
            })
        });
        let tally = match tally {
            Err(fault @ Fault::Stopped) => {
                writeln!(io::stderr(), "{fault}")?;
                return Ok(Outcome::Stopped(INTERRUPTED));
            }
            tally => tally.map_err(|fault| Failure::told(fault.to_string()))?,
        };
        let names: Vec<&str> = locales.iter().map(|locale| locale.english_name).collect();
        let mut out = io::stdout().lock();
        writeln!(out, "rendered: {}", count(tally.rendered, "prompt", "prompts"))?;
        writeln!(out, "unchanged: {}", count(tally.unchanged, "prompt", "prompts"))?;
        if tally.removed > 0 {
            writeln!(out, "removed: {}", count(tally.removed, "file", "files"))?;
        }
        if let Some((recorded, unused)) = &recorded {
            recorded.tell(&mut out, &tally, unused)?;
        }
        writeln!(out, "languages: {}", names.join(", "))?;
        writeln!(out, "what each file says: {}", quoted(&self.out.join(NAME).display().to_string()))?;
        writeln!(out, "took: {:.1} s", begun.elapsed().as_secs_f64())?;
        Ok(Outcome::Fine)
    }
}
