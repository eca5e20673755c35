//! Tells which prompts were said by recordings, which by the voice, and which recordings are there and were not used.

use std::io::Write;
use std::path::Path;

use crate::cli::Failure;
use crate::cli::recording::count;
use crate::diagnostic::quoted;
use crate::render::Tally;
use crate::script::{Hotline, LanguageId, sounds};
use crate::voice::recorded::check::unheard;

/// A hotline whose recordings are used where it has any.
pub(super) struct Recorded<'a> {
    pub(super) hotline: &'a Hotline,
    /// Its script; none of the built-in one, which has no recordings.
    pub(super) script: Option<&'a Path>,
    pub(super) languages: &'a [LanguageId],
    /// The name of the voice that says what no recording says.
    pub(super) voice: &'a str,
    /// Whether somebody asked for recordings by name.
    pub(super) asked: bool,
}

impl Recorded<'_> {
    /// Tells it, if there are recordings or somebody asked for them. `unused` is what [`Self::unused`] gave before.
    pub(super) fn tell(&self, out: &mut impl Write, tally: &Tally, unused: &[String]) -> Result<(), Failure> {
        let prompts = |many: usize| count(many, "prompt", "prompts");
        let heard = tally.recorded + tally.partly;
        if self.asked || heard > 0 {
            let voice = self.voice;
            let alone = (tally.rendered + tally.unchanged).saturating_sub(heard);
            writeln!(out, "said by recordings: {}", prompts(tally.recorded))?;
            writeln!(out, "said by recordings and the voice `{voice}`: {}", prompts(tally.partly))?;
            writeln!(out, "said by the voice `{voice}` alone: {}", prompts(alone))?;
        }
        for line in unused {
            writeln!(out, "{line}")?;
        }
        Ok(())
    }

    /// A line for each language that has recordings which are not used.
    pub(super) fn unused(&self) -> Result<Vec<String>, Failure> {
        let Some(script) = self.script else { return Ok(Vec::new()) };
        let mut lines = Vec::new();
        for language in self.languages {
            let prompts = self.hotline.prompts(*language);
            let folder = sounds(script, self.hotline.name(), prompts.locale());
            let Some(folder) = folder.filter(|folder| folder.is_dir()) else { continue };
            let unused = unheard(&folder, prompts).map_err(Failure::told)?.len();
            if unused > 0 {
                lines.push(format!(
                    "not used: {} in {}, for nobody has accepted {} for the words that are said now; `reachline voices --check` with {} names {}",
                    count(unused, "recording", "recordings"),
                    prompts.locale().english_name,
                    if unused == 1 { "it" } else { "them" },
                    quoted(&script.display().to_string()),
                    if unused == 1 { "it" } else { "them" },
                ));
            }
        }
        Ok(lines)
    }
}
