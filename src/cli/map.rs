//! `reachline map`: the menu of a hotline for people, in its languages.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use super::hotline::{hotline, language};
use super::{Accessible, Failure, Outcome};
use crate::diagnostic::quoted;
use crate::file::{why, write_whole};
use crate::map::{Form, Outline};

/// Tell the menu of a hotline to people: what is said, which key leads where, hours, and numbers as they are dialled
#[derive(Debug, clap::Args)]
pub struct Map {
    /// The hotline's script; without it, the built-in hotline of China Post.
    script: Option<PathBuf>,
    /// Only in this language: en, zh-CN. Without it, in each language of the hotline.
    #[arg(long, value_name = "LANGUAGE")]
    language: Option<String>,
    /// How it is written.
    #[arg(long, value_enum, value_name = "FORM", default_value = "text")]
    format: Form,
    /// Write it into this file; one that is there is replaced.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    accessible: Accessible,
}

impl Map {
    /// Does what was asked.
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let hotline = hotline(self.script.as_deref(), self.accessible.asked(), "mapped")?;
        let languages = match &self.language {
            Some(asked) => vec![language(&hotline, asked)?],
            None => hotline.language_ids().collect(),
        };
        let outlines: Vec<Outline> =
            languages.into_iter().map(|language| Outline::new(&hotline, language)).collect();
        match &self.out {
            None => {
                let mut out = BufWriter::new(io::stdout().lock());
                self.format.write(&outlines, &mut out)?;
                out.flush()?;
            }
            Some(path) => write_whole(path, |out| self.format.write(&outlines, out)).map_err(|error| {
                let name = quoted(&path.display().to_string());
                Failure::told(format!("cannot write {name}: {}", why(&error)))
            })?,
        }
        Ok(Outcome::Fine)
    }
}
