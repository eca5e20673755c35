//! `reachline check`: every fault of a script and its prompts, at once.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{Accessible, Failure, Outcome, Telling, explain, tell};
use crate::caller::simulated::faults as caller_faults;
use crate::diagnostic::{Code, Faults, Format, page, quoted};
use crate::script::{Checked, Hotline, built_in, load};
use crate::{news, prompt, script, voice};

/// Where scripts are looked for when none is named.
const SCRIPTS: &str = "scripts";

/// Check hotlines: their scripts, their prompts and their news.
#[derive(Debug, clap::Args)]
pub struct Check {
    /// Scripts, or folders of scripts. Without any, those in the folder `scripts` here; if there are none, the
    /// built-in hotline.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    telling: Telling,
    #[command(flatten)]
    accessible: Accessible,
    /// Exit with 0 when there are warnings but no errors. They are told all the same.
    #[arg(long)]
    allow_warnings: bool,
    /// Explain a fault by its code, the word in brackets; without one, list all codes.
    #[arg(
        long,
        value_name = "CODE",
        num_args = 0..=1,
        default_missing_value = "",
        conflicts_with_all = ["files", "format", "allow_warnings"]
    )]
    explain: Option<String>,
}

/// A script that is to be checked.
#[derive(PartialEq, Eq)]
enum Script {
    BuiltIn,
    File(PathBuf),
}

impl Check {
    /// Does what was asked.
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        match self.explain.as_deref() {
            Some("") => return list_codes(),
            Some(code) => return explain(code, &codes()),
            None => {}
        }
        let format = self.telling.format(self.accessible.asked());
        let (scripts, mut unread) = find_scripts(&self.files);
        let (mut faults, mut sound) = (Vec::new(), Vec::new());
        for script in scripts {
            match checked(&script) {
                Ok(checked) => {
                    sound.extend(sound_in_words(&script, &checked));
                    faults.extend(checked.faults);
                }
                Err(why) => unread.push(why),
            }
        }
        let faults = Faults::from_iter(faults);
        tell(&faults, format)?;
        if matches!(format, Format::Text | Format::Words) {
            let mut out = io::stdout().lock();
            sound.iter().try_for_each(|sentence| writeln!(out, "{sentence}"))?;
            out.flush()?;
        }
        if let Some(last) = unread.pop() {
            unread.into_iter().for_each(|why| drop(writeln!(io::stderr(), "error: {why}")));
            return Err(Failure::told(last));
        }
        let found = faults.errors() > 0 || faults.warnings() > 0 && !self.allow_warnings;
        Ok(if found { Outcome::Found } else { Outcome::Fine })
    }
}

fn checked(script: &Script) -> Result<Checked, String> {
    match script {
        Script::BuiltIn => Ok(built_in()),
        Script::File(path) => load(path).map_err(|error| error.to_string()),
    }
}

/// The scripts that are meant, each once; and why some could not be found.
fn find_scripts(files: &[PathBuf]) -> (Vec<Script>, Vec<String>) {
    let (mut scripts, mut unread) = (Vec::new(), Vec::new());
    if files.is_empty() {
        let here = in_folder(Path::new(SCRIPTS)).unwrap_or_default();
        scripts.extend(here.into_iter().map(Script::File));
        if scripts.is_empty() {
            scripts.push(Script::BuiltIn);
        }
    }
    for file in files {
        if !file.is_dir() {
            scripts.push(Script::File(file.clone()));
            continue;
        }
        let name = quoted(&file.to_string_lossy());
        match in_folder(file) {
            Ok(inside) if inside.is_empty() => {
                unread.push(format!("the folder {name} holds no script; name a file that ends in `.toml`"));
            }
            Ok(inside) => scripts.extend(inside.into_iter().map(Script::File)),
            Err(error) => {
                unread.push(format!("cannot list the folder {name}: {error}; check who may read it"))
            }
        }
    }
    let mut once: Vec<Script> = Vec::new();
    for script in scripts {
        if !once.contains(&script) {
            once.push(script);
        }
    }
    (once, unread)
}

/// The scripts of a folder, by name; not those of folders in it.
fn in_folder(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut inside = Vec::new();
    for entry in folder.read_dir()? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "toml") && path.is_file() {
            inside.push(path);
        }
    }
    inside.sort_unstable();
    Ok(inside)
}

/// What was checked and found to be sound.
fn sound_in_words(script: &Script, checked: &Checked) -> Option<String> {
    let hotline = checked.hotline.as_ref().filter(|_| checked.faults.is_empty())?;
    let name = match script {
        Script::BuiltIn => "the built-in hotline".to_owned(),
        Script::File(path) => crate::diagnostic::printable(&path.to_string_lossy()).into_owned(),
    };
    Some(format!("{name}: no faults; {}", in_words(hotline)))
}

/// How much there is to a hotline: `14 steps, 2 languages, 1 news item`.
fn in_words(hotline: &Hotline) -> String {
    let count = |number: usize, one: &str, many: &str| match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {many}"),
    };
    let mut parts = vec![
        count(hotline.steps().len(), "step", "steps"),
        count(hotline.languages().len(), "language", "languages"),
    ];
    if !hotline.news().is_empty() {
        parts.push(count(hotline.news().len(), "news item", "news items"));
    }
    parts.join(", ")
}

/// Every fault that checking can find.
fn codes() -> Vec<&'static Code> {
    let all = [
        script::faults::ALL,
        prompt::faults::ALL,
        news::faults::CODES,
        voice::ssml::faults::ALL,
        caller_faults::ALL,
    ];
    all.into_iter().flatten().copied().collect()
}

/// Lists every code with the title of its page.
fn list_codes() -> Result<Outcome, Failure> {
    let mut out = io::stdout().lock();
    for code in codes() {
        writeln!(out, "{}: {}", code.name, page::title(code.page))?;
    }
    out.flush()?;
    Ok(Outcome::Fine)
}
