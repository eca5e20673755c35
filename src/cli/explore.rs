//! `reachline explore`: every path a caller can take, what is proved of them, and calls that show what is not.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;

use super::hotline::{hotline, language};
use super::walk::way;
use super::{Accessible, Failure, Outcome};
use crate::diagnostic::quoted;
use crate::explore::report::{Report, call_file};
use crate::explore::{Bounds, Exploration, Verdict};
use crate::file::why;

/// Go through every path a caller can take, and prove or refute what callers are owed.
///
/// Every state that the call engine can come to is gone through: that every path ends, that nobody is trapped or
/// hung up on, and that a person can be reached, is proved, or a call that shows the contrary is told.
#[derive(Debug, clap::Args)]
pub struct Explore {
    /// The hotline's script; without it, the built-in hotline of China Post.
    script: Option<PathBuf>,
    /// How it is told.
    #[arg(long, value_enum, value_name = "FORM", default_value = "text")]
    format: Form,
    /// Only calls that begin with this language chosen: en, zh-CN.
    #[arg(long, value_name = "LANGUAGE")]
    language: Option<String>,
    /// Write each call that shows something refuted into this folder; never replaces a file.
    #[arg(long, value_name = "FOLDER")]
    save: Option<PathBuf>,
    /// Stop once there are more states than this; then nothing is proved.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000_000))]
    states: Option<u32>,
    #[command(flatten)]
    accessible: Accessible,
}

/// How the report is told.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Form {
    /// In sentences.
    Text,
    /// As JSON.
    Json,
}

impl Explore {
    /// Does what was asked.
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let hotline = Arc::new(hotline(self.script.as_deref(), self.accessible.asked(), "explored")?);
        let language = self.language.as_deref().map(|asked| language(&hotline, asked)).transpose()?;
        let mut bounds = Bounds { language, ..Bounds::default() };
        if let Some(states) = self.states {
            bounds.most_states = states as usize;
        }
        let exploration = Exploration::within(&hotline, bounds);
        let script = self.script.as_ref().map(|path| path.display().to_string());
        let report = Report::new(&exploration, script.as_deref(), language);
        let mut out = BufWriter::new(io::stdout().lock());
        match self.format {
            Form::Text => report.write_text(&mut out)?,
            Form::Json => report.write_json(&mut out)?,
        }
        drop(out);
        if let Some(folder) = &self.save {
            self.save(&exploration, folder)?;
        }
        let sound = |verdict: &Verdict| match verdict {
            Verdict::Proved | Verdict::NotAsked => true,
            Verdict::Refuted { .. } | Verdict::Open => false,
        };
        let all = exploration.judged().iter().all(|judged| sound(&judged.verdict));
        Ok(if all { Outcome::Fine } else { Outcome::Found })
    }

    /// Writes the calls, and says where.
    fn save(&self, exploration: &Exploration, folder: &Path) -> Result<(), Failure> {
        let name = exploration.graph().hotline().name();
        let mut told = io::stderr().lock();
        for judged in exploration.judged() {
            let path = folder.join(format!("{name}-{}.call", judged.claim.name()));
            let script = match &self.script {
                Some(script) => Some(way(&path, script).map_err(|error| cannot_write(&path, &error))?),
                None => None,
            };
            let Some(text) = call_file(exploration, judged, script.as_deref()) else { continue };
            File::create_new(&path)
                .and_then(|mut file| file.write_all(text.as_bytes()))
                .map_err(|error| cannot_write(&path, &error))?;
            // When standard error is closed, the files are there all the same.
            let _ = writeln!(told, "written: {}", quoted(&path.display().to_string()));
        }
        Ok(())
    }
}

fn cannot_write(path: &Path, error: &io::Error) -> Failure {
    let name = quoted(&path.display().to_string());
    Failure::told(if error.kind() == io::ErrorKind::AlreadyExists {
        format!("there is a file {name} already, and a call is never replaced; choose another folder")
    } else {
        format!("cannot write {name}: {}", why(error))
    })
}
