//! `reachline report`: everything that is found out about a hotline, in one page for its owner.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::sync::Arc;

use super::audit::judged;
use super::hotline::language;
use super::{Accessible, Failure, Outcome};
use crate::caller::simulated::run::Progress;
use crate::caller::simulated::verdict::judge;
use crate::caller::simulated::{self, Simulation, wishes};
use crate::diagnostic::quoted;
use crate::explore::{self, Exploration};
use crate::file::{why, write_whole};
use crate::report::Report;
use crate::script::LanguageId;

/// Write a page about a hotline: its menu, what the rules find, what is proved, and who gets through
///
/// The page is one file that needs no script and no network. It claims no conformity: it says what was checked, and
/// what people have to find out.
#[derive(Debug, clap::Args)]
pub struct Asked {
    /// The hotline's script; without it, the built-in hotline of China Post.
    script: Option<PathBuf>,
    /// Write the page into this file; one that is there is replaced. Without it, to standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The language of the page: en, zh-CN. Without it, the hotline's first.
    #[arg(long, value_name = "LANGUAGE")]
    language: Option<String>,
    /// The profile to judge by: its name, or a file that ends in .toml. Without it, the one that the script names, or
    /// `default`.
    #[arg(long, value_name = "NAME or FILE")]
    profile: Option<String>,
    /// How many people of each kind call, each once with every task.
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u64).range(1..=100_000))]
    calls: u64,
    /// Where all chance comes from: the same seed makes the same calls.
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
    #[command(flatten)]
    accessible: Accessible,
}

impl Asked {
    /// Finds everything out, and writes the page.
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let (hotline, audit) = judged(self.script.clone(), self.profile.clone(), self.accessible)?;
        let language = match &self.language {
            Some(asked) => language(&hotline, asked)?,
            None => LanguageId::FIRST,
        };
        let exploration = Exploration::new(&hotline);
        let script = self.script.as_ref().map(|path| path.display().to_string());
        let paths = explore::report::Report::new(&exploration, script.as_deref(), None);
        let simulation = Simulation {
            hotline: Arc::clone(&hotline),
            learned: Arc::clone(&hotline),
            callers: simulated::callers::all().to_vec(),
            wishes: wishes(&hotline),
            language: None,
            seed: self.seed,
            people: self.calls,
        };
        let results = simulation.run_here(&Progress::default());
        let names: Vec<String> = simulation.callers.iter().map(|caller| caller.name.clone()).collect();
        let judged = judge(&results, &names);
        let callers = simulated::report::Report {
            simulation: &simulation,
            results: &results,
            judged: &judged,
            changes: None,
            why: None,
            bearing: &[],
            why_asked: false,
        };
        let report =
            Report { hotline: &hotline, language, exploration: &paths, audit: &audit, callers: &callers };
        match &self.out {
            None => {
                let mut out = BufWriter::new(io::stdout().lock());
                report.write(&mut out)?;
                out.flush()?;
            }
            Some(path) => write_whole(path, |out| report.write(out)).map_err(|error| {
                let name = quoted(&path.display().to_string());
                Failure::told(format!("cannot write {name}: {}", why(&error)))
            })?,
        }
        Ok(Outcome::Fine)
    }
}
