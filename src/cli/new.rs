//! `reachline new`: the files of a small hotline to begin with.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{Failure, Outcome};
use crate::diagnostic::printable;
use crate::script::starter;

/// Begin a hotline: write a small script, its prompts in two languages and a test call.
#[derive(Debug, clap::Args)]
pub struct New {
    /// The name of the hotline: small letters, digits and hyphens.
    name: String,
    /// The folder to write into; it gets the folders `scripts` and `prompts`.
    #[arg(long, value_name = "DIR", default_value = ".")]
    into: PathBuf,
}

impl New {
    /// Writes the files, or none of them.
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let written =
            starter::write(&self.name, &self.into).map_err(|error| Failure::told(error.to_string()))?;
        let shown = |path: &Path| printable(&path.to_string_lossy()).into_owned();
        let mut out = io::stdout().lock();
        writeln!(out, "Wrote a small hotline:")?;
        for (path, what) in &written {
            writeln!(out, "  {}: {what}", shown(path))?;
        }
        if let Some((script, _)) = written.first() {
            let script = shown(script);
            writeln!(out, "Call it:             reachline walk {script}")?;
            writeln!(out, "Change it, then run: reachline check {script}")?;
        }
        out.flush()?;
        Ok(Outcome::Fine)
    }
}
