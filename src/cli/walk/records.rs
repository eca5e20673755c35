//! The files that a walk is kept in: what each begins with, and where a test call finds its hotline.

use std::io;
use std::path::{Component, Path, PathBuf};

use jiff::Timestamp;
use serde::Serialize;

use crate::caller::terminal::Kept;
use crate::cli::Failure;
use crate::diagnostic::quoted;
use crate::file::why;
use crate::script::{Hotline, LanguageId};
use crate::transcript::{Clock, Digest, FORM, Head, Heads, Numbers, TranscriptFile};

/// What is settled before the call.
pub(in crate::cli) struct Record<'a> {
    pub(in crate::cli) hotline: &'a Hotline,
    pub(in crate::cli) script: Option<&'a Path>,
    pub(in crate::cli) language: Option<LanguageId>,
    pub(in crate::cli) connected: Timestamp,
    pub(in crate::cli) clock: Clock,
    /// Whether the moment was asked for.
    pub(in crate::cli) asked: bool,
    pub(in crate::cli) numbers: Numbers,
}

impl Record<'_> {
    /// A transcript in the form that its name says.
    pub(super) fn transcript(&self, path: &Path) -> Result<Kept, Failure> {
        let is_json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
        let file = if is_json {
            TranscriptFile::json(path, &self.head())
        } else {
            let script = self.script.map(|path| path.display().to_string());
            TranscriptFile::text(path, &self.heads("transcript of a walk", script.as_deref()))
        };
        kept(path, file)
    }

    /// A test call, which names its hotline by the way from its own folder.
    pub(super) fn test_call(&self, path: &Path) -> Result<Kept, Failure> {
        self.test_call_of("a walk, as a test call", path)
    }

    /// The same, of a call that is told to be so.
    pub(in crate::cli) fn test_call_of(&self, what: &str, path: &Path) -> Result<Kept, Failure> {
        let script = match self.script {
            Some(script) => Some(way(path, script).map_err(|error| cannot_write(path, &error))?),
            None => None,
        };
        kept(path, TranscriptFile::test_call(path, &self.heads(what, script.as_deref())))
    }

    /// The first of the JSON Lines.
    pub(super) fn first_line(&self) -> io::Result<String> {
        first_line(self.head())
    }

    fn head(&self) -> Head {
        Head {
            form: FORM,
            reachline: env!("CARGO_PKG_VERSION").to_owned(),
            hotline: self.hotline.name().to_owned(),
            script: self.script.map(|path| path.display().to_string()),
            digest: Digest::of(self.hotline).to_string(),
            connected: self.connected,
            timezone: self.hotline.timezone().iana_name().map(str::to_owned),
            language: self.language.map(|language| self.hotline.locale(language).tag.to_owned()),
            clock: self.clock,
            seed: None,
            asked: self.asked,
            numbers: self.numbers,
        }
    }

    /// The first lines of a transcript.
    pub(super) fn heads(&self, what: &str, script: Option<&str>) -> String {
        let heads = Heads {
            script,
            language: self.language.map(|language| self.hotline.locale(language).tag),
            at: Some(self.hotline.timezone().to_datetime(self.connected)),
        };
        format!("# {what}: {}\n{heads}\n", self.hotline.name())
    }
}

/// The first of the JSON Lines of a call.
pub(in crate::cli) fn first_line(head: Head) -> io::Result<String> {
    #[derive(Serialize)]
    struct FirstLine {
        at: u64,
        event: &'static str,
        #[serde(flatten)]
        head: Head,
    }
    let line = FirstLine { at: 0, event: "connected", head };
    Ok(format!("{}\n", serde_json::to_string(&line)?))
}

fn kept(path: &Path, file: io::Result<TranscriptFile>) -> Result<Kept, Failure> {
    let file = file.map_err(|error| cannot_write(path, &error))?;
    Ok(Kept { name: path.display().to_string(), file })
}

fn cannot_write(path: &Path, error: &io::Error) -> Failure {
    let name = quoted(&path.display().to_string());
    Failure::told(if error.kind() == io::ErrorKind::AlreadyExists {
        format!("there is a file {name} already, and a test call is never replaced; choose another name")
    } else {
        format!("cannot write {name}: {}", why(error))
    })
}

/// The way from the folder of `from` to `to`, with `/` between names.
pub(in crate::cli) fn way(from: &Path, to: &Path) -> io::Result<String> {
    let folder = from.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (folder, to) = (folder.canonicalize()?, to.canonicalize()?);
    let shared = folder.components().zip(to.components()).take_while(|(one, other)| one == other).count();
    // On different drives there is no way but the full path.
    let path: PathBuf = if shared == 0 {
        to
    } else {
        let up = folder.components().skip(shared).map(|_| Component::ParentDir);
        up.chain(to.components().skip(shared)).collect()
    };
    let names: Option<Vec<&str>> = path.iter().map(|name| name.to_str()).collect();
    match names {
        Some(names) if shared > 0 => Ok(names.join("/")),
        Some(_) => Ok(path.display().to_string()),
        None => Err(io::Error::new(io::ErrorKind::InvalidFilename, "the script's path is not text in UTF-8")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_call_finds_its_hotline_from_its_own_folder() {
        let folder = tempfile::tempdir().unwrap();
        let (scripts, calls) = (folder.path().join("scripts"), folder.path().join("calls/de ep"));
        std::fs::create_dir_all(&scripts).unwrap();
        std::fs::create_dir_all(&calls).unwrap();
        std::fs::write(scripts.join("a.toml"), "").unwrap();
        let script = scripts.join("a.toml");
        assert_eq!(way(&calls.join("x.call"), &script).unwrap(), "../../scripts/a.toml");
        assert_eq!(way(&scripts.join("x.call"), &script).unwrap(), "a.toml");
        assert_eq!(way(&folder.path().join("x.call"), &script).unwrap(), "scripts/a.toml");
    }
}
