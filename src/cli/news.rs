//! `reachline news`: lists the items of a hotline's news. Importing a feed is in `news/import.rs`.

mod import;

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::{Failure, Outcome};
use crate::diagnostic::{Diagnostic, Severity, Source};
use crate::news::{self, CHINA_POST, words};

/// List the news that callers hear, or import it from a feed.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct News {
    /// The folder of the news, or of the prompts it lies beside; without it, the built-in hotline's news.
    folder: Option<PathBuf>,
    #[command(subcommand)]
    action: Option<Action>,
}

/// What else can be done with news.
#[derive(Debug, clap::Subcommand)]
enum Action {
    Import(import::Import),
}

impl News {
    /// Does what was asked.
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        match self.action {
            Some(Action::Import(import)) => import.run(),
            None => list(self.folder.as_deref()),
        }
    }
}

/// The folder of the news that someone means: `prompts/china-post/news`, or `prompts/china-post`.
fn news_folder(given: &Path) -> PathBuf {
    let inside = given.join("news");
    if inside.is_dir() { inside } else { given.to_owned() }
}

fn list(folder: Option<&Path>) -> Result<Outcome, Failure> {
    let (news, faults) = if let Some(folder) = folder {
        news::News::read(&news_folder(folder)).map_err(|error| Failure::told(error.to_string()))?
    } else {
        let sources: Vec<_> = CHINA_POST.iter().map(|&(name, text)| Source::new(name, text)).collect();
        news::News::of(&sources)
    };
    let mut out = BufWriter::new(io::stdout().lock());
    for item in news.items() {
        let date = item.when().map_or_else(|| "undated".to_owned(), |when| when.day().to_string());
        let mut told = Vec::new();
        for (index, story) in item.stories().iter().enumerate() {
            let lead = if index == 0 { format!("{date}: ") } else { format!("  in {}: ", story.language()) };
            writeln!(out, "{lead}{}", story.title())?;
            told.push(story.language().to_string());
        }
        writeln!(out, "  languages: {}", told.join(", "))?;
        writeln!(out, "  id: {}", words::line(item.id()))?;
    }
    match news.items().len() {
        0 => writeln!(out, "There are no news items.")?,
        1 => writeln!(out, "1 item.")?,
        count => writeln!(out, "{count} items.")?,
    }
    out.flush()?;
    tell(&faults)?;
    let errors = faults.iter().any(|fault| fault.severity == Severity::Error);
    Ok(if errors { Outcome::Found } else { Outcome::Fine })
}

/// Tells faults on standard error, each in three lines of plain words.
fn tell(faults: &[Diagnostic]) -> io::Result<()> {
    let mut err = BufWriter::new(io::stderr().lock());
    for fault in faults {
        let at = fault.place.source.position(fault.place.span.start);
        writeln!(err, "{}[{}]: {}", fault.severity.word(), fault.code.name, fault.message)?;
        let name = words::line(fault.place.source.name());
        writeln!(err, "  in {name}, line {}, column {}", at.line, at.column)?;
        if let Some(help) = &fault.help {
            writeln!(err, "  help: {help}")?;
        }
    }
    err.flush()
}
